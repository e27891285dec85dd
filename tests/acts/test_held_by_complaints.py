"""A complaint that is not decided holds every result, whichever way it came about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from contests import Contest

from compacttui.acts import complaints, counts, people
from compacttui.acts.complaints import challenging, correcting
from compacttui.acts.desk import Desk
from compacttui.acts.selections import agreeing, co_opting, panels
from compacttui.questions.selections import selection_detail
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused
from compacttui.rules.selections import Mark
from compacttui.rules.words import Remedy, SelectionMethod


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


def unopposed(contest: Contest) -> None:
    contest.open()
    contest.until_published("Maria Okafor")


def agreed(contest: Contest) -> None:
    contest.open(method=SelectionMethod.AGREED)
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    agreeing.talk(contest.returning, contest.selection)
    maria = contest.candidates["Maria Okafor"]
    agreeing.agree(contest.returning, contest.selection, [maria], "she has the time", all_confirmed=True)


def by_panel(contest: Contest) -> None:
    contest.open(method=SelectionMethod.PANEL)
    panel = [people.register(contest.office, name) for name in ("Leila Haddad", "Omar Weiss")]
    panels.name(contest.office, contest.selection, panel)
    maria = contest.nominate("Maria Okafor")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    panels.shortlist(contest.returning, contest.selection, [maria], "she knows the estate")
    panels.interview(contest.returning, contest.selection)
    panels.decide(contest.returning, contest.selection, "she was clear", [maria])


def stands(contest: Contest) -> tuple[str, str]:
    """What is to be done next, and by which act."""
    on = selection_detail(contest.view(), contest.selection).on
    return on.next, on.act


@pytest.mark.parametrize("way", [unopposed, agreed, by_panel])
def test_a_complaint_holds_the_result_whichever_way_it_came_about(
    contest: Contest, way: Callable[[Contest], None]
) -> None:
    way(contest)
    assert stands(contest) == ("declare the result", "result.declare")
    complaint = contest.complain()
    assert stands(contest) == ("decide 1 complaint, or do what follows", "complaint.decide")
    with pytest.raises(Refused, match="complaint is not decided"):
        counts.declare(contest.returning, contest.selection, "in a hurry")
    complaints.admit(contest.returning, complaint, admissible=False, reason="it is about another board")
    assert len(counts.declare(contest.returning, contest.selection).terms) == 1


def test_a_complaint_holds_a_co_option(contest: Contest) -> None:
    contest.open()
    contest.until_published()
    complaint = contest.complain()
    asked = [co_opting.CoOpted(people.register(contest.office, "Tom Lindqvist"))]
    with pytest.raises(Refused, match="complaint is not decided"):
        co_opting.co_opt(contest.returning, contest.selection, asked, "the forum asked him")
    complaints.admit(contest.returning, complaint, admissible=False, reason="it is about another board")
    assert co_opting.co_opt(contest.returning, contest.selection, asked, "the forum asked him")


def test_what_follows_on_appeal_is_done_anew_before_a_result_is_declared(desk: Desk) -> None:
    board = Contest.of(desk, seats=2, members=12)
    board.elect_two()
    board.sign()
    complaint = board.complain()
    complaints.admit(board.returning, complaint, admissible=True)
    complaints.decide(board.returning, complaint, upheld=True, decision="so it was", remedy=Remedy.PUT_RIGHT)
    complaints.carry_out(board.office, complaint, "an apology was published")
    panel = [people.register(board.office, name) for name in ("Leila Haddad", "Omar Weiss")]
    complaints.appeal(board.office, complaint, "that is not enough", panel)
    complaints.decide_appeal(
        board.office, complaint, upheld=True, decision="the papers are counted again", remedy=Remedy.RECOUNT
    )
    board.go_past(Mark.DECLARED)
    with pytest.raises(Refused, match="complaint"):
        counts.declare(board.returning, board.selection)
    complaints.carry_out(board.office, complaint, "counted again on Monday, with the same result")
    counts.declare(board.returning, board.selection)
    assert verify(board.office.database, board.office.town).ok


def test_an_uncontested_result_has_no_count_to_correct(contest: Contest) -> None:
    unopposed(contest)
    counts.declare(contest.returning, contest.selection)
    challenging.challenge(contest.office, contest.selection, "a nomination was lost")
    with pytest.raises(Refused, match="no count"):
        correcting.correct(contest.returning, contest.selection, contest.papers(((0,), 1)), "Sam", "wrong")
