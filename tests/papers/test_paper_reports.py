"""What members read of a report-back: on paper, in the digest of a month, and before it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, reports
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.papers.as_text import as_text
from compacttui.papers.registry import all_papers, meant
from compacttui.papers.reports import as_members_read, preview
from compacttui.questions.reports import read_report
from compacttui.rules.refusal import Refused
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


def test_a_digest_holds_what_was_sent_in_the_month_by_partnership(board: Board) -> None:
    maria, tom = board.sitter(), board.sitter("Tom Lindqvist")
    meeting, (plan,) = held_meeting(board, maria, "Winter plan")
    board.go_to(date(2026, 3, 31))
    reports.submit(maria.desk, meeting, [ReportItem(plan, decided="£40k for transport")])
    skills = Board.of(board.officer, "Skills Board")
    ada = skills.sitter("Ada Brandt")
    april = skills.meeting(date(2026, 4, 1))
    skills.go_to(date(2026, 4, 1))
    skills.hold(april, ada)
    declarations.nil(ada.desk, april)
    reports.nothing(ada.desk, april)
    reports.waive(board.officer, meeting, tom.seat, "was ill")
    digest = all_papers()["digest"]
    march, last = (as_text(digest(board.view(), month)) for month in ("2026-03", "2026-04"))
    assert "1 report-back was sent in March 2026." in march
    assert "Health and Wellbeing Board\n\nTuesday 10 March 2026, Seat of Maria Okafor\n" in march
    assert "Sent: Tuesday 31 March 2026, 7 days late" in march
    assert "1. Winter plan\n\nWhat was decided: £40k for transport" in march
    assert "Ada Brandt" not in march
    assert "There was nothing to report from this meeting." in last
    assert "was ill" not in march + last
    assert "No report-back was sent in May 2026." in as_text(digest(board.view(), "2026-05"))


def test_a_digest_is_of_the_month_before_unless_another_is_named(board: Board) -> None:
    digest = all_papers()["digest"]
    assert meant(board.view(), digest, "") == "2026-02"
    assert meant(board.view(as_at=date(2026, 1, 15)), digest, "") == "2025-12"
    assert meant(board.view(), digest, "March 2026") == meant(board.view(), digest, "3/2026") == "2026-03"
    for typed in ("2026", "5 March 2026", "soon"):
        with pytest.raises(Refused) as refused:
            meant(board.view(), digest, typed)
        assert refused.value.field == "ref"


def test_a_report_that_was_waived_says_that_none_is_expected(board: Board) -> None:
    maria = board.sitter()
    meeting, _ = held_meeting(board, maria, "Winter plan")
    waived = reports.waive(board.officer, meeting, maria.seat, "was ill")
    text = as_text(all_papers()["report"](board.view(), waived))
    assert "No report-back is expected on this meeting." in text
    assert "ill" not in text
