"""Who sits where, on any day: by partnership, with whom a seat speaks for, its holder or since when it is vacant."""

from __future__ import annotations

from datetime import date

from board import Board

from compacttui.acts import partnerships
from compacttui.acts.desk import Desk
from compacttui.papers.document import Section, Table
from compacttui.papers.registry import all_papers
from compacttui.rules.dates import PartialDate


def tables(document: object) -> list[Table]:
    blocks = getattr(document, "blocks", ())
    return [one for block in blocks for one in ([block] if isinstance(block, Table) else tables(block))]


def test_every_seat_stands_there_with_its_holder_or_since_when_it_is_vacant(desk: Desk) -> None:
    board = Board.of(desk)
    board.sitter("Maria Okafor", since="2024-03")
    board.seat("Tenants' seat")
    other = Board.of(desk, "Skills Board")
    tom = other.sitter("Tom Lindqvist", since="2023")
    board.go_to(date(2026, 3, 9))
    other.leaves(tom, on=date(2026, 3, 4))
    paper = all_papers()["who-sits-where"]
    whole = paper(board.view())
    assert [one.title for one in whole.blocks if isinstance(one, Section)] == [
        "Health and Wellbeing Board",
        "Skills Board",
    ]
    first, second = tables(whole)
    assert first.caption == "2 seats, 1 vacant"
    assert first.headings == ("Seat", "Speaks for", "Held by", "Since", "Until", "Note")
    assert {row[:5] for row in first.rows} == {
        ("Seat of Maria Okafor", "Carers, Health and Wellbeing Board", "Maria Okafor", "March 2024", ""),
        ("Tenants' seat", "Carers, Health and Wellbeing Board", "vacant", "not known", ""),
    }
    assert second.rows[0][2:4] == ("vacant", "5 March 2026")
    assert second.rows[0][5] == "no selection open"

    (before,) = tables(paper(board.view(as_at=date(2026, 3, 3)), other.partnership))
    assert before.caption == "1 seat, none vacant"
    assert before.headings[-1] == "Until"
    assert before.rows[0][2:4] == ("Tom Lindqvist", "2023")


def test_a_town_with_no_seat_says_so(desk: Desk) -> None:
    paper = all_papers()["who-sits-where"]
    board = partnerships.register(desk, "Skills Board", since=PartialDate(2020))
    view = Board(desk, board, "").view()
    for ref in ("", board):
        assert "No seat is on record." in str(paper(view, ref))


def test_two_boards_of_one_name_have_a_table_each(desk: Desk) -> None:
    boards = [Board.of(desk, "Forum"), Board.of(desk, "Forum")]
    for name in ("first", "second"):
        for board in boards:
            board.seat(name)
    whole = all_papers()["who-sits-where"](boards[0].view())
    assert [one.title for one in whole.blocks if isinstance(one, Section)] == ["Forum", "Forum"]
    assert [[row[0] for row in table.rows] for table in tables(whole)] == [["first", "second"]] * 2
