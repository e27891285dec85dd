"""What members read of a report-back: on paper, in the digest of a month, and before it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, reports
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.papers.reports import as_members_read, preview
from compacttui.questions.reports import read_report
from compacttui.rules.roles import Role
from compacttui.rules.words import BasisOfView, ClosedBecause, Marking

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


def held_meeting(
    board: Board, maria: Sitter, *titles: str, closed: tuple[str, ...] = ()
) -> tuple[str, list[str]]:
    """A meeting with an agenda that Maria came to, with nothing to declare."""
    meeting = board.meeting(TENTH)
    agenda = [
        board.item(meeting, one, closed_because=ClosedBecause.COMMERCIAL if one in closed else None)
        for one in titles
    ]
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    return meeting, agenda


def test_what_is_seen_before_sending_is_what_members_read_afterwards(board: Board) -> None:
    maria = board.sitter()
    meeting, (plan, grants, _) = held_meeting(
        board, maria, "Winter plan", "Grant round", "Next year", closed=("Grant round",)
    )
    items = [
        ReportItem(item=None, discussed="A word on parking", marking=Marking.OPEN),
        ReportItem(
            plan,
            decided="£40k for transport",
            said="Not before ten",
            basis=BasisOfView.CASEWORK,
            people_asked=18,
        ),
        ReportItem(grants, marking=Marking.BOARD_CONFIDENTIAL, discussed="the winners"),
        ReportItem(
            _,
            marking=Marking.SECTOR_ONLY,
            discussed="a secret plan",
            reason="not decided",
            review_on=date(2026, 9, 1),
        ),
    ]
    own = replace(board.view(Role.REPRESENTATIVE), person=maria.person)
    before = preview(own, meeting, items, "Who needs a lift?")
    sent = reports.submit(maria.desk, meeting, items, "Who needs a lift?", "Between us: what next?")
    assert before == as_members_read(read_report(board.view(Role.PUBLIC), sent.report))
    assert before == (
        "Report-back: Health and Wellbeing Board, Tuesday 10 March 2026",
        "",
        "From: Maria Okafor, Seat of Maria Okafor",
        "Sent: Tuesday 10 March 2026",
        "",
        "1. Winter plan",
        "",
        "What was decided: £40k for transport",
        "What I said: Not before ten",
        "How I know: casework, 18 people",
        "",
        "2. Grant round",
        "",
        "Grant round: this item took place and is closed.",
        "",
        "3. Next year",
        "",
        "Next year: this item took place and is closed until Tuesday 1 September 2026.",
        "",
        "4. Not on the agenda",
        "",
        "What was discussed: A word on parking",
        "",
        "I would like to know from you",
        "",
        "Who needs a lift?",
        "",
        "Of an item that is closed, this page says that it took place, and nothing else.",
    )


def test_what_is_not_written_yet_is_shown_as_that(board: Board) -> None:
    maria = board.sitter()
    meeting, _ = held_meeting(board, maria, "Winter plan")
    own = replace(board.view(Role.REPRESENTATIVE), person=maria.person)
    assert preview(own, meeting)[-3:] == ("1. Winter plan", "", "(nothing written yet)")
    assert preview(own, meeting, nothing=True)[-1] == "There was nothing to report from this meeting."
