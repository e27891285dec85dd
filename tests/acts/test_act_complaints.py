"""Complaints, challenges, what is found late about a candidate, and seats that fall vacant during a term."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from contests import Contest

from compacttui.acts import complaints, counts, people, terms, vacancies
from compacttui.acts.complaints import challenging, correcting, disqualifying
from compacttui.acts.desk import Desk
from compacttui.acts.selections import relaunching
from compacttui.questions.exceptions import count_since, exceptions
from compacttui.questions.holding import seats_on, terms_on
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.selections import SelectionDetail, selection_detail
from compacttui.questions.selections import complaints as heard
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import (
    EndedReason,
    NominationState,
    ProcessState,
    Remedy,
    SelectionMethod,
    Standing,
)

NAMES = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt", "Li Chen")


@pytest.fixture
def contest(desk: Desk) -> Contest:
    """Two places, four candidates: Maria and Tom are elected, then come Ana and Li."""
    made = Contest.of(desk, seats=2, members=12)
    made.open()
    made.until_poll_closed(*NAMES)
    return made


PAPERS = (((0, 2), 5), ((1, 2), 4), ((2, 3), 2), ((3,), 1))


def provisional(contest: Contest) -> None:
    contest.seal(*PAPERS)
    counts.run(contest.returning, contest.selection)
    contest.sign()


def declared(contest: Contest) -> counts.Declared:
    provisional(contest)
    return contest.declare()


def detail(contest: Contest) -> SelectionDetail:
    return selection_detail(contest.view(), contest.selection)


def elected(contest: Contest) -> list[str]:
    return [one.name for one in detail(contest).elected]


def complain(contest: Contest, grounds: str = "two members had no code") -> str:
    return complaints.receive(
        contest.office, contest.selection, grounds, organisation=contest.members[5]
    ).complaint


def term_of(contest: Contest, thing: str):
    view = contest.view()
    with view.reading() as connection:
        return next(one for one in terms_on(view, connection) if one.id == thing)


def begin(contest: Contest, term: str) -> None:
    terms.accept(contest.office, term)
    terms.begin(contest.office, term)


def next_day(contest: Contest) -> None:
    """Whoever's last day was today is out of office."""
    contest.go_to(contest.office.today + timedelta(days=1))


def whole(contest: Contest) -> None:
    assert verify(contest.office.database, contest.office.town).ok


# --- complaints --------------------------------------------------------------------------------------------------


def test_a_complaint_holds_the_declaration_until_what_follows_from_it_is_done(contest: Contest) -> None:
    provisional(contest)
    complaint = complain(contest)
    contest.go_past(Mark.DECLARED)
    with pytest.raises(Refused, match="complaint is not decided yet"):
        counts.declare(contest.returning, contest.selection, "in a hurry")
    assert "complaint" in detail(contest).on.next
    with pytest.raises(Refused, match="is received"):
        complaints.decide(contest.returning, complaint, upheld=True, decision="so it was")
    complaints.admit(contest.returning, complaint, admissible=True)
    with pytest.raises(Refused, match="Say what follows"):
        complaints.decide(contest.returning, complaint, upheld=True, decision="so it was")
    complaints.decide(
        contest.returning, complaint, upheld=True, decision="both voted by paper", remedy=Remedy.PUT_RIGHT
    )
    with pytest.raises(Refused, match="complaint"):
        counts.declare(contest.returning, contest.selection)
    complaints.carry_out(contest.office, complaint, "codes were sent again, and the two votes confirmed")
    counts.declare(contest.returning, contest.selection)
    (row,) = heard(contest.view())
    assert (row.stands, row.standing) == ("upheld: put right", Standing.DONE)
    assert row.done.startswith("codes were sent")
    whole(contest)


def test_a_complaint_that_came_late_is_taken_up_with_a_reason_that_stands_among_the_exceptions(
    contest: Contest,
) -> None:
    provisional(contest)
    contest.go_past(Mark.DECLARED)
    contest.go_to(contest.office.today + timedelta(days=1))
    received = complaints.receive(contest.office, contest.selection, "the hall was locked", name="A voter")
    assert received.late
    with pytest.raises(Refused, match="came after the time for complaints"):
        complaints.admit(contest.returning, received.complaint, admissible=True)
    complaints.admit(contest.returning, received.complaint, admissible=True, reason="the letter was lost")
    excepted = [(one.check, one.reason) for one in exceptions(contest.view(), contest.selection)]
    assert ("complaint", "the letter was lost") in excepted
    assert count_since(contest.view(), date(2000, 1, 1)) == len([*exceptions(contest.view()).page(0)])


@pytest.mark.slow
def test_a_complaint_is_to_be_decided_within_ten_working_days(contest: Contest) -> None:
    provisional(contest)
    contest.go_to(date(2026, 5, 1))  # a Friday before a bank holiday
    received = complaints.receive(contest.office, contest.selection, "the count", name="A voter")
    assert received.decide_by == date(2026, 5, 18)
    contest.go_to(date(2026, 5, 19))
    assert heard(contest.view())[0].standing is Standing.LATE


@pytest.mark.slow
def test_an_appeal_goes_to_people_with_no_part_in_it_and_is_the_last_word(contest: Contest) -> None:
    provisional(contest)
    complaint = complain(contest)
    complaints.admit(contest.returning, complaint, admissible=True)
    last = complaints.decide(contest.returning, complaint, upheld=False, decision="all had codes")
    leila, omar = (people.register(contest.office, name) for name in ("Leila Haddad", "Omar Weiss"))
    for panel, why in (
        ([leila], "Two people or more"),
        ([leila, contest.officer], "has a part in this"),
        ([leila, contest.scrutineer], "has a part in this"),
    ):
        with pytest.raises(Refused, match=why):
            complaints.appeal(contest.office, complaint, "we had none", panel)
    complaints.appeal(contest.office, complaint, "we had none", [leila, omar])
    contest.go_past(Mark.DECLARED)
    with pytest.raises(Refused, match="complaint is not decided"):
        counts.declare(contest.returning, contest.selection)
    complaints.decide_appeal(contest.office, complaint, upheld=False, decision="the codes were received")
    counts.declare(contest.returning, contest.selection)
    assert heard(contest.view())[0].stands == "not upheld on appeal"
    assert last > contest.office.today - timedelta(days=30)
    whole(contest)


@pytest.mark.slow
def test_after_its_time_there_is_no_appeal(contest: Contest) -> None:
    provisional(contest)
    complaint = complain(contest)
    complaints.admit(contest.returning, complaint, admissible=True)
    last = complaints.decide(contest.returning, complaint, upheld=False, decision="all had codes")
    contest.go_to(last + timedelta(days=1))
    panel = [people.register(contest.office, name) for name in ("Leila Haddad", "Omar Weiss")]
    with pytest.raises(Refused, match="that day has passed"):
        complaints.appeal(contest.office, complaint, "too late", panel)


@pytest.mark.slow
def test_what_somebody_complains_about_is_read_by_those_who_decide_and_check(contest: Contest) -> None:
    provisional(contest)
    complain(contest, "the officer told my neighbour whom to vote for")
    inside = selection_detail(contest.view(Role.AUDITOR, ""), contest.selection).way
    outside = selection_detail(contest.view(Role.PUBLIC, ""), contest.selection).way
    assert inside.complaints[0].grounds.startswith("the officer told")
    assert (outside.complaints, outside.complaints_heard) == ((), 1)
    told = history(contest.view(Role.PUBLIC, ""), Wanted(kind="complaint")).page(0)
    assert "neighbour" not in " ".join(row.note for row in told)


# --- a challenge -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_declared_result_is_challenged_and_confirmed_and_stood_all_the_time(contest: Contest) -> None:
    gained = declared(contest).terms
    begin(contest, gained[0])
    challenging.challenge(contest.office, contest.selection, "a paper was counted twice")
    assert detail(contest).on.state is ProcessState.CHALLENGED
    assert term_of(contest, gained[0]).in_office
    with pytest.raises(NotPermitted):
        challenging.confirm(contest.office, contest.selection, "it was not")
    challenging.confirm(contest.returning, contest.selection, "the papers were looked at again")
    assert detail(contest).on.state is ProcessState.CONFIRMED
    assert elected(contest) == ["Maria Okafor", "Tom Lindqvist"]


def test_a_result_is_set_aside_its_terms_end_and_the_selection_is_held_again(contest: Contest) -> None:
    gained = declared(contest).terms
    begin(contest, gained[0])
    contest.go_to(contest.office.today + timedelta(days=30))
    challenging.challenge(contest.office, contest.selection, "half the members had no papers")
    ended = challenging.void(contest.returning, contest.selection, "half of them had none")
    assert sorted(ended) == sorted(gained)
    next_day(contest)
    assert {term_of(contest, one).ended_reason for one in gained} == {EndedReason.SET_ASIDE}
    assert {one.state for one in detail(contest).nominations} == {NominationState.VALID}
    opened = relaunching.begin_again(contest.office, contest.selection, "half of them had no papers")
    after = selection_detail(contest.view(), opened.selection)
    assert after.way.follows is not None
    assert after.way.follows.id == contest.selection
    whole(contest)


@pytest.mark.slow
def test_a_wrong_count_is_corrected_and_only_the_terms_that_differ_change(contest: Contest) -> None:
    gained = declared(contest).terms
    for one in gained:
        begin(contest, one)
    before = detail(contest).papers
    challenging.challenge(contest.office, contest.selection, "a pile was read under another name")
    with pytest.raises(Refused, match="the same papers as before"):
        correcting.correct(
            contest.returning, contest.selection, contest.papers(*PAPERS), "Sam Petrov", "they were not"
        )
    right = contest.papers(((0, 2), 5), ((1, 2), 1), ((2, 3), 5), ((3,), 1))
    corrected = correcting.correct(
        contest.returning, contest.selection, right, "Sam Petrov", "Ana's pile was read as Tom's"
    )
    assert set(elected(contest)) == {"Maria Okafor", "Ana Brandt"}
    assert corrected.lost == (gained[1],)
    next_day(contest)
    assert term_of(contest, gained[0]).in_office
    assert term_of(contest, gained[1]).ended_reason is EndedReason.SET_ASIDE
    now = detail(contest)
    assert now.on.state is ProcessState.COUNT_CORRECTED
    assert before is not None
    assert now.papers is not None
    assert now.papers.profile_sha256 != before.profile_sha256
    old = selection_detail(contest.view(as_at=contest.office.today - timedelta(days=2)), contest.selection)
    assert old.papers is not None
    assert old.papers.profile_sha256 == before.profile_sha256
    whole(contest)


# --- what is found late ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_candidate_replies_before_being_disqualified(contest: Contest) -> None:
    """Before the papers are counted: the name is on them, and votes for it move on."""
    tom = contest.candidates["Tom Lindqvist"]
    with pytest.raises(Refused, match="was not asked yet"):
        disqualifying.disqualify(contest.returning, tom, "he is a councillor")
    by = disqualifying.question(contest.returning, tom, "the list of councillors has your name")
    with pytest.raises(Refused, match="may reply until"):
        disqualifying.disqualify(contest.returning, tom, "he is a councillor")
    disqualifying.reply(contest.office, tom, "that is my uncle, and I sit for him")
    assert by > contest.office.today
    disqualifying.disqualify(contest.returning, tom, "councillors cannot stand")
    contest.seal(*PAPERS)
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    assert set(elected(contest)) == {"Maria Okafor", "Ana Brandt"}
    whole(contest)


@pytest.mark.slow
def test_somebody_elected_is_disqualified_and_their_term_ends(contest: Contest) -> None:
    gained = declared(contest).terms
    begin(contest, gained[1])
    tom = contest.candidates["Tom Lindqvist"]
    disqualifying.question(contest.returning, tom, "you never belonged to the member that you stood from")
    disqualifying.disqualify(
        contest.returning, tom, "he did not", reason="he resigned from everything in the meeting"
    )
    next_day(contest)
    assert term_of(contest, gained[1]).ended_reason is EndedReason.INELIGIBLE
    assert "right_of_reply" in [one.check for one in exceptions(contest.view(), contest.selection)]


# --- a casual vacancy --------------------------------------------------------------------------------------------


def vacant(contest: Contest) -> str:
    """Tom's seat falls vacant; gives the seat."""
    first, second = declared(contest).terms
    begin(contest, first)
    begin(contest, second)
    contest.go_to(contest.office.today + timedelta(days=90))
    terms.end(contest.office, second, EndedReason.RESIGNED)
    contest.go_to(contest.office.today + timedelta(days=1))
    return term_of(contest, second).seat


def person(contest: Contest, name: str) -> str:
    return next(one.person_id for one in detail(contest).nominations if one.name == name)


def test_a_countback_fills_a_casual_vacancy_and_those_who_sit_keep_their_seats(contest: Contest) -> None:
    seat = vacant(contest)
    ana = contest.candidates["Ana Brandt"]
    term = contest.fill_by_countback(seat, "Tom moved away", declined=[ana])
    assert term is not None
    begin(contest, term)
    view = contest.view()
    with view.reading() as connection:
        holder = seats_on(view, connection, [seat])[seat].holder
    assert holder is not None
    assert (holder.person, holder.route) == (person(contest, "Li Chen"), "elected by countback")
    assert [(one.name, one.how) for one in detail(contest).elected if one.term == term] == [
        ("Li Chen", "elected by countback")
    ]
    assert [one.id for one in detail(contest).way.countbacks] == [seat]
    whole(contest)


@pytest.mark.slow
def test_a_seat_that_somebody_has_is_not_counted_back(contest: Contest) -> None:
    first, _ = declared(contest).terms
    seat = term_of(contest, first).seat
    with pytest.raises(Refused, match="Somebody has this seat"):
        vacancies.hold_countback(contest.returning, seat, contest.selection, "just to see")


@pytest.mark.slow
def test_the_next_placed_are_asked_in_their_order_and_not_for_ever(contest: Contest) -> None:
    seat = vacant(contest)
    ana, li = (contest.candidates[name] for name in ("Ana Brandt", "Li Chen"))

    def ask(name: str, reason: str | None = None) -> str:
        return terms.gain_otherwise(
            contest.office,
            seat,
            person(contest, name),
            SelectionMethod.RUNNER_UP,
            reason,
            selection=contest.selection,
        )

    with pytest.raises(Refused, match="Ana Brandt came before"):
        ask("Li Chen")
    vacancies.decline(contest.office, ana, "she has a new job")
    with pytest.raises(Refused, match="not in reserve"):
        ask("Ana Brandt")
    contest.go_to(contest.office.today + timedelta(days=400))
    with pytest.raises(Refused, match="Hold a by-election"):
        ask("Li Chen")
    term = ask("Li Chen", "the partnership ends in a month")
    assert term_of(contest, term).route == "next-placed at the last election"
    assert li
    assert "next_placed_too_late" in [one.check for one in exceptions(contest.view())]
    whole(contest)
