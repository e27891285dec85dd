"""What is offered about a thing: to those who act for themselves alone, nothing that only its owner does."""

from __future__ import annotations

from datetime import date, time

import pytest
from board import Board

from compacttui.acts import declarations, remarks, reports, soundings
from compacttui.acts.desk import Desk
from compacttui.acts.registry import all_acts
from compacttui.acts.reports import ReportAction, ReportItem
from compacttui.questions.meetings import meeting_on
from compacttui.questions.offers import stands_at
from compacttui.questions.reports import actions
from compacttui.questions.things import kind_of
from compacttui.questions.view import View
from compacttui.rules.roles import Role

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


def around_a_report(board: Board) -> tuple[str, dict[str, str]]:
    """A report-back of Maria's with all that hangs on it: who she is, and the things by their kind."""
    maria, meeting = board.sitter(), board.meeting(TENTH)
    board.item(meeting, "Winter plan")
    asked = soundings.ask(maria.desk, meeting, "What keeps you up?")
    board.go_to(TENTH, time(17))
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    agenda = meeting_on(board.view(), meeting).items
    report = reports.submit(
        maria.desk,
        meeting,
        [ReportItem(agenda[0].id, discussed="the cold")],
        actions=[ReportAction("write to the council")],
    ).report
    comment = remarks.make(board.officer, report, "And the heating?")
    action = next(iter(actions(board.view()))).id
    return maria.person, {"report": report, "sounding": asked, "remark": comment, "action": action}


def offered(view: View, thing: str) -> set[str]:
    """The names of the acts on this thing that the hat which is on is offered."""
    stands = stands_at(view, thing)
    return {
        name
        for name, act in all_acts().items()
        if act.on == kind_of(thing)
        and view.role in act.roles
        and act.fits(stands.state, stands.way, is_own=stands.is_own)
    }


def test_what_only_the_writer_does_is_offered_to_the_writer_alone(board: Board) -> None:
    maria, things = around_a_report(board)
    tom = board.sitter("Tom Lindqvist").person
    own = {name for name, act in all_acts().items() if act.own and act.on in things}
    assert own == {
        "report.amend",
        "report.mark",
        "action.agree",
        "action.settle",
        "remark.reply",
        "sounding.answer",
        "sounding.close",
        "sounding.set_aside",
    }
    hers = board.view(Role.REPRESENTATIVE, maria)
    his = board.view(Role.REPRESENTATIVE, tom)
    assert set().union(*(offered(hers, thing) for thing in things.values())) == own | {"remark.make"}
    assert set().union(*(offered(his, thing) for thing in things.values())) == {"remark.make"}


def test_whoever_acts_for_others_is_offered_what_is_anybodys(board: Board) -> None:
    _, things = around_a_report(board)
    assert "report.mark" in offered(board.view(), things["report"])
    assert "sounding.answer" in offered(board.view(), things["sounding"])
    assert "sounding.answer" in offered(board.view(Role.ORG_CONTACT), things["sounding"])
