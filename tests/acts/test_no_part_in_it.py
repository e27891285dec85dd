"""Whoever runs a selection, watches over it or decides on it has no part in it, and nobody else does it for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from contests import Contest

from compacttui.acts import complaints, counts, people, selections, terms, vacancies
from compacttui.acts.complaints import challenging, correcting, disqualifying
from compacttui.acts.desk import Desk
from compacttui.acts.selections import agreeing, co_opting, extending, keeping, panels
from compacttui.questions.selections import selection_detail
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import Capacity, EndedReason, ProcessState, Remedy, SelectionMethod


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


@pytest.fixture
def board(desk: Desk) -> Contest:
    """Two places, four candidates: Maria and Tom are elected, then come Ana and Li."""
    made = Contest.of(desk, seats=2, members=12)
    made.elect_two()
    return made


def person(contest: Contest, name: str) -> str:
    found = selection_detail(contest.view(), contest.selection)
    return next(one.person_id for one in found.nominations if one.name == name)


def join(contest: Contest, who: str, body: str) -> None:
    people.begin_affiliation(contest.office, who, body, Capacity.TRUSTEE, PartialDate(2026))


def declare(contest: Contest) -> counts.Declared:
    contest.sign()
    return contest.declare()


def two_more(contest: Contest) -> list[str]:
    return [people.register(contest.office, name) for name in ("Leila Haddad", "Omar Weiss")]


def another_officer(contest: Contest) -> Desk:
    """The desk of somebody who runs the selection from now on."""
    other = people.register(contest.office, "Nadia Farouk", roles=[Role.RETURNING_OFFICER])
    selections.name_officers(
        contest.office, contest.selection, "Ruth has a part in it", returning_officer=other
    )
    return replace(contest.returning, person=other)


def test_after_the_result_too_nobody_who_stood_decides_an_appeal(board: Contest) -> None:
    declare(board)
    complaint = board.complain()
    complaints.admit(board.returning, complaint, admissible=True, reason="the hall was locked")
    complaints.decide(board.returning, complaint, upheld=False, decision="it was open")
    leila = people.register(board.office, "Leila Haddad")
    for name in ("Maria Okafor", "Ana Brandt"):
        with pytest.raises(Refused, match="is a candidate"):
            complaints.appeal(board.office, complaint, "it was not", [leila, person(board, name)])


def test_whoever_did_not_take_up_a_complaint_does_not_decide_the_appeal(board: Contest) -> None:
    complaint = board.complain()
    complaints.admit(board.returning, complaint, admissible=False, reason="it is about another board")
    other, leila = (people.register(board.office, name) for name in ("Nadia Farouk", "Leila Haddad"))
    selections.name_officers(board.office, board.selection, "Ruth is ill", returning_officer=other)
    with pytest.raises(Refused, match="has a part in this"):
        complaints.appeal(board.office, complaint, "it is about this one", [board.officer, leila])


def test_a_member_of_the_panel_does_not_become_its_returning_officer(contest: Contest) -> None:
    contest.open(method=SelectionMethod.PANEL)
    leila, omar = two_more(contest)
    panels.name(contest.office, contest.selection, [leila, omar])
    with pytest.raises(Refused, match="sits on the panel") as refused:
        selections.name_officers(contest.office, contest.selection, "Ruth is ill", returning_officer=leila)
    assert refused.value.field == "returning_officer"


def test_whoever_signed_as_returning_officer_does_not_sign_as_scrutineer_too(board: Contest) -> None:
    counts.sign(board.returning, board.selection)
    other = people.register(board.office, "Nadia Farouk")
    selections.name_officers(
        board.office,
        board.selection,
        "they change places",
        returning_officer=other,
        scrutineers=[board.officer],
    )
    with pytest.raises(Refused, match="signed this count already"):
        counts.sign(replace(board.watching, person=board.officer), board.selection)
    there = replace(board.returning, person=other)
    with pytest.raises(Refused, match="Ruth Adeyemi, Housing Partnership has signed this count already"):
        counts.sign(there, board.selection, on_paper_by="Ruth Adeyemi, Housing Partnership")
    with pytest.raises(Refused, match="The returning officer before you has signed"):
        counts.sign(there, board.selection)


def test_a_returning_officer_co_opts_nobody_of_their_own_organisation(contest: Contest) -> None:
    contest.open()
    contest.until_published()
    body = contest.members[0]
    tom = people.register(contest.office, "Tom Lindqvist")
    join(contest, contest.officer, body)
    with pytest.raises(Refused, match="belongs to an organisation"):
        co_opting.co_opt(
            contest.returning, contest.selection, [co_opting.CoOpted(tom, body)], "the forum asked him"
        )


def test_a_returning_officer_with_a_part_in_it_disqualifies_nobody_and_sets_nothing_aside(
    board: Contest,
) -> None:
    declare(board)
    tom = board.candidates["Tom Lindqvist"]
    disqualifying.question(board.returning, tom, "the list of councillors has your name")
    join(board, board.officer, board.members[0])  # it proposed them all
    with pytest.raises(Refused, match="stands behind a candidate"):
        disqualifying.disqualify(board.returning, tom, "he is", reason="at once")
    challenging.challenge(board.office, board.selection, "a pile was read under another name")
    for decides in (challenging.void, challenging.confirm):
        with pytest.raises(Refused, match="stands behind a candidate"):
            decides(board.returning, board.selection, "so it was")
    with pytest.raises(Refused, match="stands behind a candidate"):
        correcting.correct(board.returning, board.selection, board.papers(((0,), 3)), "Sam", "wrong")
    challenging.confirm(another_officer(board), board.selection, "it was looked at again")
    assert selection_detail(board.view(), board.selection).on.state is ProcessState.CONFIRMED


def test_a_panel_whose_members_have_a_part_by_now_draws_up_no_shortlist(contest: Contest) -> None:
    contest.open(method=SelectionMethod.PANEL)
    leila, omar = two_more(contest)
    panels.name(contest.office, contest.selection, [leila, omar])
    maria = contest.nominate("Maria Okafor")
    contest.accept()
    join(contest, leila, contest.members[0])
    contest.go_past(Mark.PUBLISHED)
    with pytest.raises(Refused, match="stands behind a candidate"):
        panels.shortlist(contest.returning, contest.selection, [maria], "she knows the estate")


def test_a_returning_officer_with_a_part_in_it_takes_up_and_decides_no_complaint(board: Contest) -> None:
    complaint = board.complain()
    join(board, board.officer, board.members[0])  # it proposed them all
    with pytest.raises(Refused, match="stands behind a candidate"):
        complaints.admit(board.returning, complaint, admissible=False, reason="it is about another board")
    there = another_officer(board)
    complaints.admit(there, complaint, admissible=True)
    join(board, there.person, board.members[1])  # and it seconded them
    with pytest.raises(Refused, match="stands behind a candidate"):
        complaints.decide(there, complaint, upheld=False, decision="it was in time")


def test_an_appeal_is_received_though_whoever_decided_has_a_part_in_it_by_now(board: Contest) -> None:
    complaint = board.complain()
    complaints.admit(board.returning, complaint, admissible=True)
    complaints.decide(board.returning, complaint, upheld=False, decision="it was in time")
    join(board, board.officer, board.members[0])
    complaints.appeal(board.office, complaint, "she is a trustee of theirs", two_more(board))


def test_a_returning_officer_with_a_part_in_it_holds_no_countback(board: Contest) -> None:
    _maria, tom = declare(board).terms
    terms.end(board.office, tom, EndedReason.RESIGNED)
    board.go_to(board.office.today + timedelta(days=1))
    join(board, board.officer, board.members[0])
    with pytest.raises(Refused, match="stands behind a candidate"):
        vacancies.hold_countback(board.returning, board.seats[1], board.selection, "Tom moved away")
    there = another_officer(board)
    assert vacancies.hold_countback(there, board.seats[1], board.selection, "Tom moved away").count.elected


def test_a_returning_officer_with_a_part_in_it_does_not_open_nominations_again(board: Contest) -> None:
    contest = Contest.of(board.office, seats=2, board="Health Board")
    contest.open()
    contest.nominate("Dan Mwangi")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    join(contest, contest.officer, contest.members[0])
    with pytest.raises(Refused, match="stands behind a candidate"):
        extending.extend(contest.returning, contest.selection, "too few heard of it")


def test_a_returning_officer_with_a_part_in_it_does_not_send_candidates_to_talk(contest: Contest) -> None:
    contest.open(method=SelectionMethod.AGREED)
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    join(contest, contest.officer, contest.members[0])
    with pytest.raises(Refused, match="stands behind a candidate"):
        agreeing.talk(contest.returning, contest.selection)


def test_what_a_panel_member_joins_after_the_result_is_in_nobodys_way(contest: Contest) -> None:
    contest.open(method=SelectionMethod.PANEL)
    leila, omar = two_more(contest)
    panels.name(contest.office, contest.selection, [leila, omar])
    maria = contest.nominate("Maria Okafor")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    panels.shortlist(contest.returning, contest.selection, [maria], "she knows the estate")
    panels.interview(contest.returning, contest.selection)
    panels.decide(contest.returning, contest.selection, "she was clear", [maria])
    counts.declare(contest.returning, contest.selection)
    join(contest, leila, contest.members[0])
    challenging.challenge(contest.office, contest.selection, "the panel never met")
    challenging.confirm(another_officer(contest), contest.selection, "it met twice")


# --- nobody else does it -----------------------------------------------------------------------------------------


def elsewhere(contest: Contest) -> Desk:
    """The desk of somebody who runs other selections."""
    other = people.register(contest.office, "Nadia Farouk", roles=[Role.RETURNING_OFFICER])
    return replace(contest.returning, person=other)


STEPS: dict[str, Callable[[Desk, Contest], object]] = {
    "complain": lambda desk, it: complaints.receive(desk, it.selection, "it was late", name="A voter"),
    "panel": lambda desk, it: panels.name(desk, it.selection, two_more(it)),
    "keep": lambda desk, it: keeping.keep(desk, it.selection, "women", 1),
    "withdraw": lambda desk, it: selections.withdraw(desk, it.candidates["Maria Okafor"]),
    "reply": lambda desk, it: disqualifying.reply(desk, it.candidates["Maria Okafor"], "I am not"),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_returning_officer_of_another_selection_does_nothing_here(contest: Contest, step: str) -> None:
    contest.open(method=SelectionMethod.PANEL)
    maria = contest.nominate("Maria Okafor")
    contest.accept()
    disqualifying.question(contest.returning, maria, "the list of councillors has your name")
    with pytest.raises(NotPermitted, match="somebody else"):
        STEPS[step](elsewhere(contest), contest)


def test_nor_do_they_appeal_here_carry_out_a_decision_or_challenge_a_result(board: Contest) -> None:
    other, result = elsewhere(board), board.complain()
    complaints.admit(board.returning, result, admissible=True)
    complaints.decide(board.returning, result, upheld=True, decision="it was", remedy=Remedy.PUT_RIGHT)
    with pytest.raises(NotPermitted, match="somebody else"):
        complaints.appeal(other, result, "it is not enough", two_more(board))
    with pytest.raises(NotPermitted, match="somebody else"):
        complaints.carry_out(other, result, "an apology was published")
    complaints.carry_out(board.returning, result, "an apology was published")
    declare(board)
    with pytest.raises(NotPermitted, match="somebody else"):
        challenging.challenge(other, board.selection, "a pile was read under another name")
