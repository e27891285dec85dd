"""Random samples: the same seed draws the same, whoever draws, and whatever is recorded later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest
from board import Board
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from compacttui.acts import audit_notes
from compacttui.acts.desk import Desk
from compacttui.questions.sampling import sample
from compacttui.questions.showing import show
from compacttui.records.log import thing_table
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.sampling import Drawable, drawn, ticket


@pytest.fixture
def board(desk: Desk) -> Board:
    """A board with twelve meetings."""
    board = Board.of(desk)
    for week in range(12):
        board.meeting(date(2026, 3, 10) + timedelta(weeks=week))
    return board


def test_the_same_seed_draws_the_same_whoever_draws_and_whatever_comes_later(board: Board) -> None:
    first = sample(board.view(Role.AUDITOR), Drawable.MEETINGS, 5, "three dice: 4 2 6")
    end = int(first[0].how.rpartition(" ")[2].replace(",", ""))
    board.meeting(date(2026, 12, 1))
    again = sample(board.view(Role.CVS_OFFICER), Drawable.MEETINGS, 5, "three dice: 4 2 6", before=end)
    assert again == first
    assert "5 of 12" in first[0].how
    other = sample(board.view(Role.AUDITOR), Drawable.MEETINGS, 5, "three dice: 4 2 5", before=end)
    assert [row.entry for row in other] != [row.entry for row in first]


def test_as_many_can_be_drawn_as_there_are_each_with_the_entry_that_recorded_it(board: Board) -> None:
    view, t = board.view(Role.AUDITOR), thing_table.c
    with view.reading() as connection:
        recorded = dict(connection.execute(select(t.id, t.first_seq).where(t.log == view.town)).all())
    for of in Drawable:
        own = {one: first for one, first in recorded.items() if one[:3] == of.value[:3] and "." not in one}
        assert {row.id: row.entry for row in sample(view, of, 1000)} == own


def test_a_ticket_can_be_checked_without_the_program(board: Board) -> None:
    for row in sample(board.view(Role.AUDITOR), Drawable.MEETINGS, 3, "42"):
        assert sha256(f"42/{row.entry}".encode()).hexdigest().startswith(row.ticket)


def test_without_a_seed_the_newest_fingerprint_decides_and_is_printed(board: Board) -> None:
    rows = sample(board.view(Role.AUDITOR), Drawable.MEETINGS)
    assert len(rows) == 12
    assert rows == sample(
        board.view(Role.AUDITOR), Drawable.MEETINGS, seed=rows[0].how.split()[1].rstrip(",")
    )


def test_an_auditor_s_draw_is_kept_among_the_notes_with_what_it_drew(board: Board) -> None:
    auditor = replace(board.officer, role=Role.AUDITOR)
    done = audit_notes.draw(auditor, Drawable.MEETINGS, 4)
    view = board.view(Role.AUDITOR)
    assert done.draw.seed in done.said
    drawn_then = sample(view, Drawable.MEETINGS, 4, done.draw.seed, done.draw.before)
    listed = show(view, "note", done.note).sections[-1]
    assert [line.thing for line in listed.lines] == [row.id for row in drawn_then]
    assert audit_notes.draw(auditor, Drawable.MEETINGS, 4).draw.seed != done.draw.seed


def test_a_sample_is_drawn_by_those_who_read_everything_and_never_too_large(board: Board) -> None:
    assert sample(board.view(Role.REPRESENTATIVE)) == ()
    with pytest.raises(Refused, match="between 1 and 1,000"):
        sample(board.view(Role.AUDITOR), number=0)
    with pytest.raises(Refused, match="between 1 and 1,000"):
        audit_notes.draw(replace(board.officer, role=Role.AUDITOR), Drawable.REPORTS, 1001)


@given(
    seed=st.text(max_size=12),
    entries=st.lists(st.integers(0, 10_000), min_size=1, max_size=40, unique=True),
    number=st.integers(1, 50),
)
def test_a_draw_does_not_depend_on_the_order_and_grows_by_going_on(
    seed: str, entries: list[int], number: int
) -> None:
    chosen = drawn(seed, number, entries)
    assert chosen == drawn(seed, number, sorted(entries))
    assert chosen == drawn(seed, number + 1, entries)[:number]
    assert [digits for digits, _ in chosen] == sorted(ticket(seed, entry) for entry in entries)[:number]
