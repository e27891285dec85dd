"""Columns share the width, and the less important ones go when it is short."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compacttui.tui.widgets.cells import BREAK, Bit, Tone
from compacttui.tui.widgets.columns import GAP, Column, fit, lay

NAME = Column[str]("Name", lambda row: row, share=2)
BOARD = Column[str]("Board", lambda row: f"board of {row}")
DAYS = Column[str]("Days", lambda row: "12", width=5, right=True)
NOTE = Column[str]("Note", lambda row: "note", width=20, from_width=80)


def text_of(line: list[tuple[int, tuple[Bit, ...]]]) -> str:
    made = ""
    for x, bits in line:
        made = made.ljust(x) + "".join(bit.words for bit in bits)
    return made


@given(st.integers(1, 200))
def test_columns_never_leave_the_list_or_touch(width):
    placed = fit((NAME, BOARD, DAYS, NOTE), width)
    assert placed
    assert all(place.x + place.width <= width for place in placed)
    ends = [place.x + place.width for place in placed]
    assert all(place.x >= end + GAP for place, end in zip(placed[1:], ends, strict=False))


def test_what_is_left_is_shared():
    name, board, days = fit((NAME, BOARD, DAYS), 69)
    assert (name.width, board.width, days.width) == (40, 20, 5)


def test_columns_vanish_when_the_list_is_narrow():
    assert [place.column.head for place in fit((NAME, NOTE), 80)] == ["Name", "Note"]
    assert [place.column.head for place in fit((NAME, NOTE), 79)] == ["Name"]
    assert [place.column.head for place in fit((NAME, BOARD, DAYS), 12)] == ["Name"]


def test_numbers_stand_at_the_right():
    placed = fit((NAME, DAYS), 30)
    assert text_of(lay("Maria", placed, 1)[0]) == "Maria".ljust(28) + "12"


def test_the_closing_column_stands_on_the_last_line():
    words = Column[str]("", lambda row: row)
    when = Column[str]("", lambda row: "in 6 days", width=10, right=True, closing=True)
    lines = lay(
        "Seat ends with no process: Older people's seat, Safety Partnership", fit((words, when), 50), 3
    )
    assert [text_of(line) for line in lines] == [
        "Seat ends with no process: Older people's seat,",
        "Safety Partnership".ljust(41) + "in 6 days",
    ]


def test_only_the_last_line_leaves_the_closing_column_its_room():
    words = Column[str]("", lambda row: row)
    when = Column[str]("", lambda row: "in 3 days", width=10, right=True, closing=True)
    lines = lay(
        "Report-back, Skills Board, Wed 7 October: the Harbour Youth Trust", fit((words, when), 40), 3
    )
    assert [text_of(line) for line in lines] == [
        "Report-back, Skills Board, Wed 7",
        "October: the Harbour Youth",
        "Trust".ljust(31) + "in 3 days",
    ]


def test_a_toned_column_keeps_breaks():
    note = Column[str]("", lambda row: (Bit("attended"), BREAK, Bit("recorded later")), tone=Tone.QUIET)
    lines = lay("x", fit((note,), 40), 3)
    assert [text_of(line) for line in lines] == ["attended", "recorded later"]
