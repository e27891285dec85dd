"""Seats that go round: turns without a gap, in order, and the first again after the last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.refusal import Refused
from compacttui.rules.rota import Rota, check_first_turn, check_rota

rotas = st.builds(
    Rota,
    st.integers(2, 5).map(lambda count: tuple(f"con-{number}" for number in range(count))),
    st.integers(1, 40),
    st.dates(date(2000, 1, 1), date(2030, 12, 31)),
)


@given(rotas, st.integers(0, 5_000))
def test_on_every_day_from_the_first_it_is_one_turn_and_the_next_begins_when_it_ends(
    rota: Rota, days: int
) -> None:
    day = rota.first_on + timedelta(days)
    turn = rota.turn(day)
    assert turn is not None
    assert turn.start <= day <= turn.last
    following = rota.after(turn)
    assert following.start == turn.end
    assert rota.turn(turn.end) == following


@given(rotas)
def test_after_the_last_it_is_the_turn_of_the_first_again(rota: Rota) -> None:
    turn = rota.turn(rota.first_on)
    seen = []
    for _ in rota.constituencies:
        assert turn is not None
        seen.append(turn.constituency)
        turn = rota.after(turn)
    assert tuple(seen) == rota.constituencies
    assert turn is not None
    assert turn.constituency == rota.constituencies[0]


@given(rotas, st.integers(0, 20), st.integers(0, 5_000))
def test_turns_to_pass_on_are_those_that_began_since_in_order(rota: Rota, passed_on: int, days: int) -> None:
    until = rota.first_on + timedelta(days)
    found = list(rota.turns(passed_on, until))
    last = rota.turn(until)
    assert last is not None
    assert [turn.number for turn in found] == list(range(passed_on + 1, last.number + 1))


def test_before_the_first_turn_it_is_nobodys() -> None:
    assert Rota(("con-a", "con-b"), 6, date(2026, 4, 1)).turn(date(2026, 3, 31)) is None


def test_a_turn_that_begins_on_the_last_day_of_a_month_keeps_to_it() -> None:
    rota = Rota(("con-a", "con-b"), 1, date(2026, 1, 31))
    starts = [turn.start for turn in rota.turns(-1, date(2026, 4, 30))]
    assert starts == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


@pytest.mark.parametrize(
    ("constituencies", "months", "says"),
    [
        (["con-a"], 12, "two constituencies or more"),
        (["con-a", "con-a"], 12, "each in the list once"),
        (["con-a", "con-b"], 0, "at least one month"),
        (["con-a", "con-b"], 121, "at most 120"),
    ],
)
def test_a_rota_that_does_not_go_round_is_refused(constituencies: list[str], months: int, says: str) -> None:
    with pytest.raises(Refused, match=says):
        check_rota(constituencies, months)


def test_the_first_turn_is_not_from_before_what_is_on_record() -> None:
    with pytest.raises(Refused, match="holds since"):
        check_first_turn(date(2026, 1, 1), date(2026, 2, 1))
