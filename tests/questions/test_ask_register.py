"""The register of interests answers two questions of any day: what held, and what was known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from board import Board
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import interests
from compacttui.acts.desk import Desk
from compacttui.questions.interests import InterestsShown
from compacttui.questions.interests import interests as register
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import InterestCategory, InterestKind

BEGAN = date(2026, 3, 2)
ANY_DAY = st.integers(-400, 300).map(lambda days: BEGAN + timedelta(days=days))


@dataclass(frozen=True)
class Fact:
    """One interest, as the test knows it."""

    since: date
    until: date | None
    told_on: date
    closed_on: date | None


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    since, told = draw(ANY_DAY), BEGAN + timedelta(days=draw(st.integers(0, 300)))
    until = draw(st.none() | st.integers(1, 300).map(lambda days: since + timedelta(days=days)))
    # An end that is known when it is declared, or told later.
    closed = None if until is None or until > told + timedelta(days=60) else told + timedelta(days=60)
    return Fact(since, until, told, closed)


def build(board: Board, told: list[Fact]) -> None:
    """Declare, and afterwards close, each on its own day."""
    maria = board.sitter(since="2020")
    steps = [(fact.told_on, 0, n, fact) for n, fact in enumerate(told)]
    steps += [(fact.closed_on, 1, n, fact) for n, fact in enumerate(told) if fact.closed_on]
    made: dict[int, str] = {}
    for day, is_end, n, fact in sorted(steps, key=lambda step: step[:3]):
        board.go_to(day)
        if is_end and fact.until is not None:
            interests.close(maria.desk, made[n], PartialDate.of(fact.until))
            continue
        end = fact.until if fact.closed_on is None else None
        made[n] = interests.declare(
            maria.desk,
            category=InterestCategory.FINANCIAL,
            kind=InterestKind.CONTRACT,
            since=PartialDate.of(fact.since),
            until=PartialDate.of(end) if end else None,
            aware_on=min(fact.told_on, fact.since),
            body=f"Body {n}",
        ).interest


def expected(told: list[Fact], as_at: date, known_on: date) -> set[str]:
    found = set()
    for n, fact in enumerate(told):
        if fact.told_on > known_on or fact.since > as_at:
            continue
        end_known = fact.until is not None and (fact.closed_on is None or fact.closed_on <= known_on)
        if end_known and fact.until is not None and fact.until <= as_at:
            continue
        found.add(f"Body {n}")
    return found


@settings(max_examples=12)
@given(
    told=st.lists(facts(), min_size=1, max_size=4),
    days=st.lists(st.tuples(ANY_DAY, ANY_DAY), min_size=3, max_size=6),
)
def test_invariant_18_effective_on_a_day_and_known_on_a_day_are_two_questions(
    make_town: Callable[[], Desk], told: list[Fact], days: list[tuple[date, date]]
) -> None:
    """As at a day, nothing that became true later; known on a day, nothing that was told later."""
    board = Board.of(make_town())
    build(board, told)
    for as_at, known_on in days:
        asked = {row.held_in for row in register(board.view(as_at=as_at, known_on=known_on))}
        assert asked == expected(told, as_at, known_on)
        today = {row.held_in for row in register(board.view(as_at=as_at))}
        assert today == expected(told, as_at, date.max)


def test_an_interest_told_late_was_held_then_and_not_known_then(desk: Desk) -> None:
    board = Board.of(desk)
    maria = board.sitter()
    board.go_to(date(2026, 6, 1))
    board.trustee_of(maria, board.organisation(), since="2026-03-10")
    assert len(register(board.view(as_at=date(2026, 4, 1)))) == 1
    assert len(register(board.view(as_at=date(2026, 4, 1), known_on=date(2026, 4, 1)))) == 0


def test_the_register_is_found_by_person_by_organisation_and_by_words(desk: Desk) -> None:
    board = Board.of(desk)
    maria, jo = board.sitter(), board.sitter("Jo Larbi")
    trust, kettle = board.organisation(), board.organisation("Copper Kettle Befriending")
    board.trustee_of(maria, trust)
    board.trustee_of(jo, trust)
    board.trustee_of(jo, kettle)
    view = board.view(Role.PUBLIC)
    assert [row.person for row in register(view, organisation=trust)] == ["Jo Larbi", "Maria Okafor"]
    assert len(register(view, person=jo.person)) == 2
    assert [row.held_in for row in register(view, words="kett")] == ["Copper Kettle Befriending"]
    assert [row.person for row in register(view, words="oka")] == ["Maria Okafor"]


@pytest.mark.parametrize("shown", list(InterestsShown))
def test_every_part_of_the_register_answers_an_empty_town(desk: Desk, shown: InterestsShown) -> None:
    assert list(register(Board.of(desk).view(), shown=shown)) == []
