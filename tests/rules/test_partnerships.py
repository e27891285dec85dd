"""Seats, vacancies and names with one holder at a time, and gaps computed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.dates import Period
from compacttui.rules.partnerships import (
    Called,
    Held,
    check_move,
    check_new_name,
    check_one_holder,
    check_parent,
    check_shared_by,
    first_free,
    name_on,
    seat_state,
    vacancies,
    vacant_days,
    vacant_since,
)
from compacttui.rules.refusal import Refused
from compacttui.rules.words import PartnershipState, SeatState, TermKind

START = date(2024, 1, 1)
SEAT = Period(START)
days = st.integers(0, 60).map(lambda offset: START + timedelta(offset))
terms = st.lists(
    st.builds(
        lambda first, length, kind: Held("per-a", Period(first, first + timedelta(length)), kind),
        days,
        st.integers(0, 30),
        st.sampled_from(TermKind),
    ),
    max_size=6,
)


def sitting(held: list[Held], offset: int) -> int:
    """How many hold the seat in their own right on a day."""
    day = START + timedelta(offset)
    return sum(1 for term in held if term.kind.holds_the_seat and term.period.holds(day))


@given(terms, st.integers(1, 3))
def test_a_seat_never_has_more_holders_than_share_it_on_any_day(held: list[Held], holders: int) -> None:
    held = [replace(term, person=f"per-{number}") for number, term in enumerate(held)]
    if any(sitting(held, offset) > holders for offset in range(100)):
        says = "Somebody else holds this seat" if holders == 1 else f"{holders} share this seat"
        with pytest.raises(Refused, match=says):
            check_one_holder(held, holders=holders)
    else:
        check_one_holder(held, holders=holders)


@given(terms)
def test_nobody_shares_a_seat_with_themselves(held: list[Held]) -> None:
    if any(sitting(held, offset) > 1 for offset in range(100)):
        with pytest.raises(Refused, match="holds a place in this seat already"):
            check_one_holder(held, holders=len(held))
    else:
        check_one_holder(held, holders=len(held) + 1)


@given(terms, st.integers(1, 3))
def test_a_place_of_a_joint_seat_is_free_on_exactly_the_days_with_fewer_holders(
    held: list[Held], holders: int
) -> None:
    found = vacancies(held, SEAT, holders=holders)
    for offset in range(100):
        day = START + timedelta(offset)
        assert any(gap.holds(day) for gap in found) == (sitting(held, offset) < holders)


@given(st.sets(st.integers(1, 5)))
def test_whoever_begins_takes_the_lowest_place_that_is_free(taken: set[int]) -> None:
    free = first_free(taken)
    assert free not in taken
    assert set(range(1, free)) <= taken


@pytest.mark.parametrize(
    ("count", "sitting", "says"), [(0, 0, "by one person"), (5, 0, "up to 4"), (1, 2, "2 people hold")]
)
def test_a_seat_is_shared_by_a_few_and_nobody_is_put_out_of_it(count: int, sitting: int, says: str) -> None:
    with pytest.raises(Refused, match=says):
        check_shared_by(count, sitting)


@given(terms)
def test_every_day_of_a_seat_is_either_held_or_a_gap(held: list[Held]) -> None:
    found = vacancies(held, SEAT)
    for offset in range(100):
        day = START + timedelta(offset)
        is_held = any(term.kind.holds_the_seat and term.period.holds(day) for term in held)
        assert any(gap.holds(day) for gap in found) != is_held
        assert (vacant_since(held, SEAT, day) is None) == is_held
    until = START + timedelta(100)
    assert vacant_days(held, SEAT, until) == sum(
        1
        for offset in range(100)
        if not any(t.kind.holds_the_seat and t.period.holds(START + timedelta(offset)) for t in held)
    )


def test_a_joint_seat_takes_two_people_and_not_three() -> None:
    year = Period(START, date(2025, 1, 1))
    two = [Held("per-a", year), Held("per-b", year)]
    check_one_holder(two, holders=2)
    with pytest.raises(Refused):
        check_one_holder([*two, Held("per-c", year)], holders=2)


def test_a_successor_may_begin_on_the_day_after_the_last() -> None:
    check_one_holder(
        [
            Held("per-a", Period.through(START, date(2024, 6, 30))),
            Held("per-b", Period.through(date(2024, 7, 1), None)),
        ]
    )


def state(terms: list[Held], on: date, **more: object) -> SeatState:
    return seat_state(terms, Period(START, date(2030, 1, 1)), on, lookahead_days=182, **more)


def test_the_states_of_a_seat_follow_from_its_terms() -> None:
    holder = Held("per-a", Period.through(date(2024, 3, 1), date(2027, 2, 28)))
    acting = Held("per-b", Period(date(2027, 3, 1), date(2027, 6, 1)), TermKind.ACTING)
    line = [holder, acting]
    assert state(line, date(2023, 12, 31)) is SeatState.PLANNED
    assert state(line, date(2024, 2, 1)) is SeatState.VACANT
    assert state(line, date(2024, 2, 1), in_selection=True) is SeatState.IN_SELECTION
    assert state(line, date(2024, 3, 1)) is SeatState.FILLED
    assert state(line, date(2024, 3, 1), suspended=True) is SeatState.SUSPENDED
    assert state(line, date(2027, 3, 1)) is SeatState.ACTING_COVER
    assert state(line, date(2030, 1, 1)) is SeatState.ABOLISHED


def test_a_seat_that_ends_soon_with_no_process_is_the_alarm_and_stops_with_one() -> None:
    holder = Held("per-a", Period(date(2024, 3, 1)), planned_end=date(2027, 2, 28))
    assert state([holder], date(2026, 8, 29)) is SeatState.FILLED
    assert state([holder], date(2026, 8, 30)) is SeatState.ENDING_SOON
    assert state([holder], date(2026, 8, 30), in_selection=True) is SeatState.FILLED
    assert state([Held("per-a", Period(date(2024, 3, 1)))], date(2029, 1, 1)) is SeatState.FILLED


def test_a_deputy_holds_nothing() -> None:
    deputy = Held("per-b", Period(START), TermKind.DEPUTY)
    assert state([deputy], date(2025, 1, 1)) is SeatState.VACANT


# --- names and parents -------------------------------------------------------------------------------------------

NAMES = [
    Called("Children Board", Period(date(2020, 1, 1), date(2024, 4, 1))),
    Called("Children's Partnership", Period(date(2024, 4, 1))),
]


def test_a_renamed_board_keeps_its_old_name_on_old_dates() -> None:
    assert name_on(NAMES, date(2024, 3, 31)) == "Children Board"
    assert name_on(NAMES, date(2024, 4, 1)) == "Children's Partnership"
    assert name_on(NAMES, date(2019, 1, 1)) == "Children Board"
    assert name_on([NAMES[0]], date(2026, 1, 1)) == "Children Board"
    assert name_on([], date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("name", "since", "field"),
    [
        ("Children's Partnership", date(2025, 1, 1), "name"),
        ("Young People's Board", date(2024, 4, 1), "since"),
        ("HOUSING partnership", date(2025, 1, 1), "name"),
    ],
)
def test_a_new_name_has_to_be_new_later_and_nobody_elses(refusal, name: str, since: date, field: str) -> None:
    assert refusal(check_new_name, name, since, NAMES, ["Housing Partnership"]).field == field


def test_a_new_name_in_order_is_taken() -> None:
    check_new_name("Young People's Board", date(2025, 1, 1), NAMES, ["Housing Partnership"])


def test_a_sub_group_may_move_but_never_under_itself(refusal) -> None:
    parents = {"par-b": "par-a", "par-c": "par-b"}
    check_parent("par-c", "par-a", parents)
    assert refusal(check_parent, "par-a", "par-c", parents).field == "parent"
    refusal(check_parent, "par-a", "par-a", parents)


def test_a_partnership_that_ended_becomes_nothing_more(refusal) -> None:
    check_move(PartnershipState.PAUSED, PartnershipState.ACTIVE)
    for state_now in (PartnershipState.ENDED, PartnershipState.MERGED):
        refusal(check_move, state_now, PartnershipState.ACTIVE)


def test_before_anything_is_known_a_seat_is_not_vacant_but_unknown() -> None:
    holder = Held("per-a", Period(START, date(2024, 7, 1)))
    unknown, vacant = vacancies([holder], Period(None))
    assert (unknown.start, unknown.end) == (None, START)
    assert vacant_since([holder], Period(None), date(2023, 1, 1)) is None
    assert vacant_since([holder], Period(None), date(2024, 7, 2)) == vacant.start == date(2024, 7, 1)
    assert vacant_days([holder], Period(None), date(2024, 7, 11)) == 10
