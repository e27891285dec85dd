"""The ways to a seat besides a contested poll: each ends in a term that says which way it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from contests import Contest

from compacttui.acts import counts, people, selections, terms
from compacttui.acts.desk import Desk
from compacttui.acts.registry import all_acts
from compacttui.acts.selections import agreeing, co_opting, confirming, extending, panels, relaunching
from compacttui.questions.holding import seats_on
from compacttui.questions.offers import stands_at
from compacttui.questions.selections import SelectionDetail, selection_detail
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark, Route
from compacttui.rules.words import Capacity, ProcessState, SelectionMethod, SelectionReason


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


def detail(contest: Contest, selection: str = "") -> SelectionDetail:
    return selection_detail(contest.view(), selection or contest.selection)


def route(contest: Contest) -> list[str]:
    return [one.how for one in detail(contest).elected]


def begin(contest: Contest, term: str) -> None:
    terms.accept(contest.office, term)
    terms.begin(contest.office, term)


def holds_by(contest: Contest) -> str:
    """The route of whoever holds the first seat."""
    view = contest.view()
    with view.reading() as connection:
        holder = seats_on(view, connection, contest.seats)[contest.seats[0]].holder
    assert holder is not None
    return holder.route


def closed(contest: Contest, *names: str) -> None:
    """Nominations are over, and these stand."""
    for name in names:
        contest.nominate(name)
    if names:
        contest.accept(*names)
    contest.go_past(Mark.PUBLISHED)


# --- too few, or nobody ------------------------------------------------------------------------------------------


def test_nominations_open_once_more_with_later_dates_and_never_a_third_time(contest: Contest) -> None:
    contest.open()
    before = contest.opened.timetable if contest.opened else None
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    with pytest.raises(Refused, match="for at most 14 days") as refused:
        extending.extend(
            contest.returning, contest.selection, "nobody came", contest.office.today + timedelta(30)
        )
    assert refused.value.field == "closes_on"
    extended = extending.extend(contest.returning, contest.selection, "the notice came out in the holidays")
    assert before is not None
    assert all(
        later.moment > sooner.moment
        for sooner, later in zip(before, extended.timetable, strict=True)
        if sooner.mark is not Mark.NOTICE
    )
    assert detail(contest).on.state is ProcessState.EXTENDED
    assert detail(contest).way.extended_on == contest.office.today
    contest.nominate("Maria Okafor")
    contest.accept("Maria Okafor")
    contest.go_to_moment(extended.timetable[Mark.PUBLISHED].moment)
    assert selections.publish(contest.returning, contest.selection).route is Route.UNCONTESTED
    contest.go_to(contest.office.today + timedelta(1))
    with pytest.raises(Refused, match="cannot go to"):
        extending.extend(contest.returning, contest.selection, "again")


@pytest.mark.slow
def test_enough_candidates_are_no_reason_to_open_nominations_again(contest: Contest) -> None:
    contest.open()
    closed(contest, "Maria Okafor")
    with pytest.raises(Refused, match="enough candidates"):
        extending.extend(contest.returning, contest.selection, "one more would be nice")


@pytest.mark.slow
def test_nobody_stood_and_the_same_selection_is_opened_again_while_its_seats_are_free(
    contest: Contest,
) -> None:
    contest.open()
    contest.until_published()
    extending.extend(contest.returning, contest.selection, "nobody had heard of it")
    with pytest.raises(Refused, match="is in selection 2026-01 already"):
        selections.open_selection(contest.office, contest.seats, contest.officer)
    contest.nominate("Maria Okafor")
    assert detail(contest).on.state is ProcessState.EXTENDED
    assert verify(contest.office.database, contest.office.town).ok


def test_nobody_stood_and_somebody_is_co_opted_which_is_not_elected(contest: Contest) -> None:
    contest.open()
    contest.until_published()
    tom = people.register(contest.office, "Tom Lindqvist")
    with pytest.raises(Refused, match="runs or watches over"):
        co_opting.co_opt(
            contest.returning, contest.selection, [co_opting.CoOpted(contest.officer)], "the forum asked"
        )
    (term,) = co_opting.co_opt(
        contest.returning, contest.selection, [co_opting.CoOpted(tom)], "the forum asked him on 25 March"
    )
    assert detail(contest).on.words == "result declared, co-opted, not elected"
    assert [(one.name, one.how) for one in detail(contest).elected] == [
        ("Tom Lindqvist", "co-opted, not elected")
    ]
    begin(contest, term)
    assert holds_by(contest) == "co-opted, not elected"


def test_nobody_stood_and_it_is_begun_again_with_a_link_both_ways(contest: Contest) -> None:
    contest.open()
    first = contest.selection
    contest.until_published()
    opened = relaunching.begin_again(contest.office, first, "at another time of the year")
    assert opened.reference == "2026-02"
    new, old = detail(contest, opened.selection), detail(contest, first)
    assert new.why is SelectionReason.RERUN
    assert (new.returning_officer.id, [one.id for one in new.seats]) == (contest.officer, contest.seats)
    assert new.way.follows is not None
    assert old.way.followed_by is not None
    assert (new.way.follows.id, old.way.followed_by.id) == (first, opened.selection)
    assert old.on.state is ProcessState.RELAUNCHED
    with pytest.raises(Refused, match="cannot go to"):
        relaunching.begin_again(contest.office, first, "twice")
    assert verify(contest.office.database, contest.office.town).ok


@pytest.mark.slow
def test_a_cancelled_selection_can_be_begun_again_unless_its_seats_are_taken(contest: Contest) -> None:
    contest.open()
    selections.cancel(contest.office, contest.selection, "the board was reorganised")
    first = contest.selection
    contest.open()
    with pytest.raises(Refused, match="is in selection 2026-02 already"):
        relaunching.begin_again(contest.office, first, "it goes on")
    assert detail(contest, first).on.state is ProcessState.CANCELLED, "nothing was kept of it"


# --- the candidates agree ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_candidates_talk_first_and_agree(contest: Contest) -> None:
    contest.open(method=SelectionMethod.AGREED)
    closed(contest, "Maria Okafor", "Tom Lindqvist")
    with pytest.raises(Refused, match="Let them talk"):
        selections.publish(contest.returning, contest.selection)
    assert detail(contest).on.act == "candidates.talk"
    assert agreeing.talk(contest.returning, contest.selection) == 2
    maria = contest.candidates["Maria Okafor"]
    with pytest.raises(Refused, match="needs every candidate"):
        agreeing.agree(contest.returning, contest.selection, [maria], "she has the time", all_confirmed=False)
    agreeing.agree(contest.returning, contest.selection, [maria], "she has the time", all_confirmed=True)
    counts.declare(contest.returning, contest.selection)
    assert route(contest) == ["agreed between the candidates, no vote"]
    assert detail(contest).on.words == "result declared, agreed between the candidates, no vote"


@pytest.mark.slow
def test_candidates_talk_and_do_not_agree_so_there_is_a_poll(contest: Contest) -> None:
    contest.open(method=SelectionMethod.AGREED)
    closed(contest, "Maria Okafor", "Tom Lindqvist")
    agreeing.talk(contest.returning, contest.selection)
    assert selections.publish(contest.returning, contest.selection).route is Route.CONTESTED
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_CLOSES)
    contest.seal(((0,), 4), ((1,), 1))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    assert route(contest) == ["elected"]


@pytest.mark.slow
def test_where_the_notice_does_not_say_so_nobody_talks(contest: Contest) -> None:
    contest.open()
    closed(contest, "Maria Okafor", "Tom Lindqvist")
    with pytest.raises(Refused, match="does not say that candidates talk first"):
        agreeing.talk(contest.returning, contest.selection)


# --- a panel -----------------------------------------------------------------------------------------------------


def panel_of(contest: Contest, *names: str) -> list[str]:
    return [people.register(contest.office, name) for name in names or ("Leila Haddad", "Omar Weiss")]


def test_a_panel_is_named_shortlists_interviews_and_decides_with_its_reasons(contest: Contest) -> None:
    contest.open(method=SelectionMethod.PANEL)
    closed(contest, "Maria Okafor", "Tom Lindqvist")
    maria, tom = contest.candidates["Maria Okafor"], contest.candidates["Tom Lindqvist"]
    with pytest.raises(Refused, match="a panel chooses"):
        selections.publish(contest.returning, contest.selection)
    with pytest.raises(Refused, match="Name the people of the panel"):
        panels.shortlist(contest.returning, contest.selection, [maria], "both fit")
    panels.name(contest.office, contest.selection, panel_of(contest))
    panels.shortlist(contest.returning, contest.selection, [maria], "the other lives elsewhere")
    panels.interview(contest.returning, contest.selection)
    with pytest.raises(Refused, match="cannot be chosen here"):
        panels.decide(contest.returning, contest.selection, "we liked him", [tom])
    panels.decide(contest.returning, contest.selection, "she knows the carers", [maria])
    counts.declare(contest.returning, contest.selection)
    found = detail(contest)
    assert (route(contest), found.counted_by) == (["appointed by a panel"], "")
    assert [one.name for one in found.way.panel] == ["Leila Haddad", "Omar Weiss"]
    assert found.way.reasons == "she knows the carers"
    outside = selection_detail(contest.view(Role.PUBLIC), contest.selection)
    assert (outside.way.reasons, outside.way.shortlisted) == ("", ())
    assert verify(contest.office.database, contest.office.town).ok


@pytest.mark.slow
def test_a_panel_may_choose_nobody(contest: Contest) -> None:
    contest.open(method=SelectionMethod.PANEL)
    closed(contest, "Maria Okafor")
    panels.name(contest.office, contest.selection, panel_of(contest))
    panels.shortlist(
        contest.returning, contest.selection, [contest.candidates["Maria Okafor"]], "one applied"
    )
    panels.interview(contest.returning, contest.selection)
    panels.decide(contest.returning, contest.selection, "she asked for more time")
    declared = counts.declare(contest.returning, contest.selection)
    assert (declared.terms, declared.unfilled) == ((), 1)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["candidate", "proposer", "officer", "alone"])
def test_nobody_with_a_part_in_it_sits_on_the_panel(contest: Contest, part: str) -> None:
    contest.open(method=SelectionMethod.PANEL)
    maria = people.register(contest.office, "Maria Okafor")
    contest.nominate("Maria Okafor", person=maria)
    leila, omar = panel_of(contest)
    if part == "proposer":
        people.begin_affiliation(
            contest.office, omar, contest.members[0], Capacity.TRUSTEE, PartialDate(2020)
        )
    panel = {"candidate": [leila, maria], "officer": [leila, contest.officer], "alone": [leila]}.get(
        part, [leila, omar]
    )
    with pytest.raises(Refused) as refused:
        panels.name(contest.office, contest.selection, panel)
    assert refused.value.field in {"panel", "panel_member"}


# --- a yes or no -------------------------------------------------------------------------------------------------


def test_the_voters_say_yes_or_no_to_whoever_stands_unopposed(contest: Contest) -> None:
    contest.office.rules = contest.office.rules.with_values(
        {"uncontested.route": type(contest.office.rules.uncontested.route).of("confirmatory_poll")}
    )
    contest.open()
    assert contest.until_published("Maria Okafor").route is Route.CONFIRMATORY
    maria = contest.candidates["Maria Okafor"]
    with pytest.raises(Refused, match="ask the voters for a yes or no first"):
        counts.declare(contest.returning, contest.selection)
    with pytest.raises(Refused, match="Freeze the register"):
        confirming.ask(contest.returning, contest.selection)
    selections.freeze(contest.office, contest.selection)
    assert detail(contest).on.act == "voters.ask"
    confirming.ask(contest.returning, contest.selection)
    answers = [confirming.YesOrNo(maria, 3, 1)]
    with pytest.raises(Refused, match="The poll is open until"):
        confirming.answered(contest.returning, contest.selection, answers, "Sam Petrov")
    contest.go_past(Mark.POLL_CLOSES)
    with pytest.raises(Refused, match="Record the yes and no votes"):
        counts.declare(contest.returning, contest.selection)
    with pytest.raises(Refused, match="on the register"):
        confirming.answered(
            contest.returning, contest.selection, [confirming.YesOrNo(maria, 30, 1)], "Sam Petrov"
        )
    confirming.answered(contest.returning, contest.selection, answers, "Sam Petrov", rejected=1)
    counts.declare(contest.returning, contest.selection)
    assert route(contest) == ["confirmed by vote"]
    assert [(one.name, one.yes, one.no) for one in detail(contest).way.answers] == [("Maria Okafor", 3, 1)]


@pytest.mark.slow
def test_more_no_than_yes_and_the_place_stays_empty(contest: Contest) -> None:
    contest.open(method=SelectionMethod.CONFIRMATORY)
    contest.until_published("Maria Okafor")
    selections.freeze(contest.office, contest.selection)
    confirming.ask(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_CLOSES)
    confirming.answered(
        contest.returning,
        contest.selection,
        [confirming.YesOrNo(contest.candidates["Maria Okafor"], 2, 2)],
        "Sam Petrov",
    )
    declared = counts.declare(contest.returning, contest.selection)
    assert (declared.terms, declared.unfilled) == ((), 1)


# --- without a process -------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("method", "label"),
    [
        (SelectionMethod.NETWORK, "appointed by a network"),
        (SelectionMethod.CO_OPTION, "co-opted, not elected"),
        (SelectionMethod.INTERIM, "appointed for the interim, not elected"),
        (SelectionMethod.EX_OFFICIO, "holds the seat by office"),
    ],
)
def test_a_seat_filled_without_a_process_says_so_why_and_until_when(
    contest: Contest, method: SelectionMethod, label: str
) -> None:
    tom = people.register(contest.office, "Tom Lindqvist")
    until = PartialDate(2026, 12)
    with pytest.raises(Refused, match="Say who decided"):
        terms.gain_otherwise(contest.office, contest.seats[0], tom, method, end_on=until)
    if method is SelectionMethod.INTERIM:
        with pytest.raises(Refused, match="Say until when"):
            terms.gain_otherwise(contest.office, contest.seats[0], tom, method, "nobody else could")
    term = terms.gain_otherwise(
        contest.office, contest.seats[0], tom, method, "the carers' network met on 1 March", end_on=until
    )
    begin(contest, term)
    assert holds_by(contest) == label


@pytest.mark.slow
def test_only_the_returning_officer_of_the_selection_takes_these_steps(contest: Contest, desk: Desk) -> None:
    contest.open(method=SelectionMethod.PANEL)
    closed(contest, "Maria Okafor")
    other = people.register(desk, "Joan Whitfield", roles=[Role.RETURNING_OFFICER])
    stranger = replace(desk, person=other, role=Role.RETURNING_OFFICER)
    with pytest.raises(NotPermitted, match="somebody else"):
        panels.shortlist(stranger, contest.selection, [contest.candidates["Maria Okafor"]], "fits")
    with pytest.raises(NotPermitted, match="is done by the returning officer"):
        extending.extend(desk, contest.selection, "more", date(2026, 4, 3))


def test_what_is_offered_is_what_can_be_done_to_it_as_it_stands(contest: Contest) -> None:
    def offered() -> set[str]:
        stands = stands_at(contest.view(), contest.selection)
        acts = (act for act in all_acts().values() if act.on == "selection")
        return {act.name for act in acts if act.fits(stands.state, stands.way)}

    contest.open()
    assert {"nomination.receive", "register.freeze"} <= offered()
    assert not offered() & {
        "panel.name",
        "result.declare",
        "count.run",
        "panel.decide",
        "result.void",
        "poll.announce",
    }
    contest.until_published()
    assert {"nominations.extend", "selection.co_opt", "selection.begin_again"} <= offered()
    assert "nomination.receive" not in offered()


def test_who_chooses_is_named_only_where_the_notice_says_so(contest: Contest) -> None:
    contest.open(method=SelectionMethod.PANEL)
    stands = stands_at(contest.view(), contest.selection)
    assert all_acts()["panel.name"].fits(stands.state, stands.way)
    assert not all_acts()["candidates.talk"].fits("nominations_closed", stands.way)
