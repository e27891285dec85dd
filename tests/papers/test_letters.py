"""Letters for many at once: one to each person, ready to paste or to merge; nothing is sent and nothing noted."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import chain

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, reports
from compacttui.acts.desk import Desk
from compacttui.exchange.mail_merge import as_merge_table
from compacttui.papers.letters import About, Letter, all_letters, as_pages, letters_of, merge_table
from compacttui.papers.letters.registry import HEADING
from compacttui.questions.offers import entries_now
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


def late(board: Board, *sitters: Sitter, days: tuple[int, ...] = (10,)) -> list[str]:
    """Meetings of March on which nobody has reported back by the fifth of April."""
    held = []
    for day in days:
        held.append(board.meeting(date(2026, 3, day)))
        board.go_to(date(2026, 3, day))
        board.hold(held[-1], *sitters)
    board.go_to(date(2026, 4, 5))
    return held


def test_everybody_who_owes_gets_one_letter_about_all_that_they_owe(board: Board) -> None:
    maria, jo = board.sitter(), board.sitter("Jo Larbi")
    first, second = late(board, maria, jo, days=(10, 12))
    declarations.nil(jo.desk, first)
    reports.nothing(jo.desk, first)
    before = entries_now(board.view())
    kind = all_letters()["late-reports"]
    to_jo, to_maria = letters_of(board.view(), kind)
    assert (to_jo.to, len(to_jo.about), to_maria.to, len(to_maria.about)) == (
        "Jo Larbi",
        1,
        "Maria Okafor",
        2,
    )
    text = "\n".join(as_pages(board.view(), [to_jo, to_maria]))
    assert "To: Maria Okafor\nSubject: Your 2 report-backs\n\nDear Maria Okafor,\n" in text
    assert "- Health and Wellbeing Board, Thursday 12 March 2026: it was due on Thursday 26" in text
    assert max(len(line) for line in text.splitlines()) <= 80
    assert letters_of(board.view(), kind, to=["maria"]) == (to_maria,)
    assert letters_of(board.view(), kind, about=[About(second, jo.seat, jo.person)]) == (to_jo,)
    with pytest.raises(Refused, match="no such letter"):
        letters_of(board.view(), kind, to=["Ben"])
    assert entries_now(board.view()) == before


def test_only_the_officer_writes_letters(board: Board) -> None:
    for kind in all_letters().values():
        assert kind.help.endswith(".")
        for role in Role:
            if role is not Role.CVS_OFFICER:
                with pytest.raises(NotPermitted, match="prepared by the officer"):
                    kind(board.view(role))


def test_nothing_in_a_table_for_a_mail_merge_runs_as_a_formula(board: Board) -> None:
    letter = Letter('=HYPERLINK("x")', "+1 letter", ("@SUM(A1)",), ("-2", "plain"))
    text = "".join(as_merge_table(HEADING, merge_table(board.view(), [letter])))
    assert text.startswith("\ufeffName,Subject,List,Letter\n")
    (_, row) = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert all(cell[0] not in "=+-@\t\r" for cell in row if cell)
    assert "plain" in "".join(chain(row))


def test_thanks_go_to_those_who_reported_last_month(board: Board) -> None:
    maria, _ = board.sitter(), board.sitter("Jo Larbi")
    (meeting,) = late(board, maria)
    board.go_to(TENTH)
    declarations.nil(maria.desk, meeting)
    reports.nothing(maria.desk, meeting)
    board.go_to(date(2026, 4, 2))
    (thanks,) = letters_of(board.view(), all_letters()["thanks"])
    assert (thanks.to, thanks.subject) == ("Maria Okafor", "Thank you for your report-back of March 2026")
    assert thanks.listed == ("Health and Wellbeing Board, Tuesday 10 March 2026",)
