"""While somebody is in office: leave, recall, serving on, eligibility, told in days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.rules import serving
from compacttui.rules.dates import Period, add_months
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import SeatKind

days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
LAST = date(2027, 2, 28)


@given(days, st.integers(0, 90), days, st.integers(0, 90))
@settings(max_examples=40)
def test_a_leave_is_refused_exactly_where_it_shares_a_day_with_another(
    first: date, long: int, other: date, other_long: int
) -> None:
    leave = Period.through(first, first + timedelta(days=long))
    before = Period.through(other, other + timedelta(days=other_long))
    try:
        serving.check_leave(first, leave.last, [before])
        accepted = True
    except Refused:
        accepted = False
    assert accepted == (leave.common(before) is None)


def test_a_leave_with_no_end_meets_every_later_one() -> None:
    with pytest.raises(Refused, match="on leave from Monday 1 June 2026 already"):
        serving.check_leave(date(2026, 9, 1), None, [Period(date(2026, 6, 1), None)])
    with pytest.raises(Refused, match="end before it begins"):
        serving.check_leave(date(2026, 9, 1), date(2026, 8, 31), [])


@given(st.integers(0, 500))
@settings(max_examples=40)
def test_a_recall_needs_a_share_of_the_electorate_or_a_number_whichever_is_less(
    rules: RuleBook, electors: int
) -> None:
    enough = serving.enough_for_recall(electors, rules)
    assert 1 <= enough.needed <= 10
    if 0 < electors < 46:
        assert (enough.needed - 1) * 5 < electors <= enough.needed * 5 or enough.needed == 10
    if not electors:
        assert enough.needed == 10  # nobody knows how large the electorate is


@pytest.mark.parametrize("kind", list(SeatKind))
def test_case_infrastructure_body_holds_the_seat_and_nobody_recalls_it(
    kind: SeatKind, rules: RuleBook
) -> None:
    """Only who was sent by voters can be recalled by them."""
    book = rules.with_values({"recall.allowed": True})
    if kind.reports_back:
        serving.check_recall(kind, date(2026, 3, 2), None, book)
        return
    with pytest.raises(Refused, match="not sent by voters"):
        serving.check_recall(kind, date(2026, 3, 2), None, book)


def test_notice_of_a_recall_is_21_days_and_a_day_less_needs_a_reason(rules: RuleBook) -> None:
    told = date(2026, 3, 2)
    assert serving.decide_recall_from(told, rules) == date(2026, 3, 23)
    assert serving.recall_findings(told, date(2026, 3, 23), rules) == []
    (found,) = serving.recall_findings(told, date(2026, 3, 22), rules)
    assert found.message.startswith("The holder was told on Monday 2 March 2026 and has had 20 days.")


@given(st.integers(1, 800))
@settings(max_examples=30)
def test_serving_on_is_for_so_many_months_and_longer_needs_a_reason(rules: RuleBook, later: int) -> None:
    until = LAST + timedelta(days=later)
    found = serving.continuing_findings(LAST, until, rules)
    assert bool(found) == (until > add_months(LAST, rules.holdover.max_months))


def test_nobody_is_asked_to_continue_into_their_own_term(rules: RuleBook) -> None:
    with pytest.raises(Refused, match="runs until Sunday 28 February 2027"):
        serving.continuing_findings(LAST, LAST, rules)
