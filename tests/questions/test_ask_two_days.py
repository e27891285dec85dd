"""Two questions of every fact: was it so on that day, and was it known on that day (invariants 13 and 18)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

import pytest
from board import Board
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import people
from compacttui.acts.desk import Desk
from compacttui.questions.ledger import timeline
from compacttui.questions.partnerships import seats, vacant

BEGAN = date(2026, 3, 2)


@dataclass(frozen=True)
class Spell:
    """A term: begun so many days after the last one ended, lasting so long, its end recorded so much later."""

    wait: int
    days: int
    told_late: int


@dataclass(frozen=True)
class Kept:
    """The same in days: who, the first and the last day, and the day on which the end was recorded."""

    person: str
    first: date
    last: date
    told_on: date


spells = st.lists(
    st.builds(Spell, wait=st.integers(0, 20), days=st.integers(1, 60), told_late=st.integers(0, 15)),
    min_size=1,
    max_size=4,
)


def lived(board: Board, seat: str, told: list[Spell]) -> list[Kept]:
    """Play the spells one after the other; a successor begins once the end before is on record."""
    kept = []
    today = BEGAN
    for number, spell in enumerate(told):
        first = today + timedelta(days=spell.wait)
        board.go_to(first)
        person = people.register(board.officer, f"Holder {number}")
        sitter = board.sitter(seat=seat, person=person, since=first.isoformat())
        last = first + timedelta(days=spell.days - 1)
        told_on = last + timedelta(days=1 + spell.told_late)
        board.go_to(told_on)
        board.leaves(sitter, last)
        kept.append(Kept(person, first, last, told_on))
        today = told_on
    return kept


def holder_of(kept: list[Kept], on: date, known_on: date) -> str:
    """Who held the seat on a day, as far as it was known on another: worked out the slow way."""
    for one in kept:
        ends_known = one.told_on <= known_on
        if one.first <= min(on, known_on) and (on <= one.last or not ends_known):
            return one.person
    return ""


@settings(max_examples=4, deadline=None)
@given(told=spells, days=st.lists(st.integers(0, 250), min_size=2, max_size=4))
def test_who_held_a_seat_is_answered_for_any_day_as_known_on_any_day(
    make_town: Callable[[], Desk], told: list[Spell], days: list[int]
) -> None:
    board = Board.of(make_town())
    seat = board.seat()
    kept = lived(board, seat, told)
    for on, known in product((BEGAN + timedelta(days=n) for n in days), repeat=2):
        view = board.view(as_at=on, known_on=known)
        (row,) = seats(view)
        assert row.holder_id == holder_of(kept, on, known)
        assert (row.holder_id == "") == bool(vacant(view))


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(told=spells, days=st.lists(st.integers(0, 250), min_size=2, max_size=4))
def test_a_line_never_tells_what_came_later(
    make_town: Callable[[], Desk], told: list[Spell], days: list[int]
) -> None:
    board = Board.of(make_town())
    seat = board.seat()
    lived(board, seat, told)
    whole = timeline(board.view(), "seat", seat)
    for on, known in product((BEGAN + timedelta(days=n) for n in days), repeat=2):
        rows = timeline(board.view(as_at=on, known_on=known), "seat", seat)
        assert all(row.true_on.iso <= on.isoformat() for row in rows)
        assert all(row.recorded_on is None or row.recorded_on <= known for row in rows)
        entries = {row.seq for row in rows if row.seq is not None}
        assert entries <= {row.seq for row in whole if row.seq is not None} | {
            row.seq for row in timeline(board.view(known_on=known), "seat", seat)
        }


@settings(max_examples=4, deadline=None)
@given(told=spells)
def test_held_and_vacant_days_add_up_to_the_life_of_the_seat(
    make_town: Callable[[], Desk], told: list[Spell]
) -> None:
    """Gaps are computed, never typed: with the terms they cover every day once."""
    board = Board.of(make_town())
    seat = board.seat()
    kept = lived(board, seat, told)
    view = board.view()
    gaps = [row for row in timeline(view, "seat", seat) if row.what == "seat vacant"]
    starts = [one.last + timedelta(days=1) for one in kept]
    following = [*(one.first for one in kept[1:]), None]
    expected = [start for start, then in zip(starts, following, strict=True) if then is None or start < then]
    assert [row.true_on.earliest for row in gaps] == [day for day in expected if day <= view.day]
