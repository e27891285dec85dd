"""How long things are kept, and whose words may be erased when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.findings import Strength
from compacttui.rules.keeping import Kept, Stays, against_erasing, kept_until
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import ErasureGround, KeptFor

days = st.dates(date(2000, 1, 1), date(2090, 1, 1))
kinds = st.sampled_from(list(KeptFor))


@given(kinds, days, days)
def test_what_was_over_later_is_kept_longer(rules: RuleBook, what: KeptFor, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert kept_until(what, first, rules) <= kept_until(what, second, rules)
    assert kept_until(what, first, rules) > first


def test_the_defaults_are_those_of_the_sources(rules: RuleBook) -> None:
    over_on = date(2024, 2, 29)
    assert {what: kept_until(what, over_on, rules) for what in KeptFor} == {
        KeptFor.INTEREST: date(2030, 2, 28),
        KeptFor.BALLOTS: date(2025, 2, 28),
        KeptFor.TERM: date(2030, 2, 28),
        KeptFor.PERSON: date(2030, 2, 28),
    }


def test_papers_are_kept_while_a_seat_may_be_filled_from_them(rules: RuleBook) -> None:
    longer = rules.with_values({"casual_vacancy.next_placed_months": 24})
    assert kept_until(KeptFor.BALLOTS, date(2026, 3, 2), longer) == date(2028, 3, 2)


@given(st.sampled_from(list(ErasureGround)), days, st.integers(-4000, 4000))
def test_a_time_that_is_over_holds_nobody_back(ground: ErasureGround, today: date, away: int) -> None:
    until = date.fromordinal(max(1, today.toordinal() + away))
    found = list(against_erasing(Stays(), [Kept(KeptFor.TERM, "their term", until)], ground, today))
    held_back = until > today and not ground.is_demanded
    assert bool(found) == held_back
    if found:
        long_enough = ground is ErasureGround.KEPT_LONG_ENOUGH
        assert found[0].strength is (Strength.IMPOSSIBLE if long_enough else Strength.GUARD)


@pytest.mark.parametrize("ground", list(ErasureGround))
@pytest.mark.parametrize(
    ("stays", "check"),
    [
        (Stays(seats=["Carers' seat"]), "serves"),
        (Stays(selections=["selection 2026-01"]), "stands"),
        (Stays(complaints=["complaint 1"]), "complains"),
        (Stays(speaks_for=["Harbour Youth Trust"]), "speaks"),
        (Stays(roles=["officer"]), "works"),
        (Stays(signs_in=True), "signs_in"),
    ],
)
def test_nothing_overrides_that_others_need_the_words(
    ground: ErasureGround, stays: Stays, check: str
) -> None:
    today = date(2026, 3, 2)
    kept = [Kept(KeptFor.TERM, "their term", today + timedelta(days=1))]
    first = next(against_erasing(stays, kept, ground, today))
    assert (first.check, first.strength, first.field) == (check, Strength.IMPOSSIBLE, "person")
