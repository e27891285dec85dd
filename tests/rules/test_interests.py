"""Interests and where they meet an agenda with nothing altered that is closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.interests import (
    Belongs,
    Held,
    Match,
    Named,
    annual_due_on,
    check_days,
    check_may_change,
    check_publication,
    check_return,
    days_late,
    declare_by,
    kept_until,
    matches,
    over_on,
    public_until,
    to_show,
    today_is,
)
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Capacity, InterestState, Publication

MEETING = date(2026, 11, 24)
SINCE = Period(date(2024, 1, 1))
YOUTH = "org-youth"


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 400))
def test_an_interest_is_late_from_the_29th_day_and_never_back_dated(aware: date, after: int) -> None:
    declared = aware + timedelta(after)
    assert days_late(aware, declared, 28) == max(0, after - 28)
    assert (declared > declare_by(aware, 28)) == (days_late(aware, declared, 28) > 0)


@pytest.mark.parametrize("state", InterestState)
def test_a_closed_interest_is_never_altered(state: InterestState) -> None:
    if state in {InterestState.CLOSED, InterestState.VOIDED}:
        with pytest.raises(Refused, match=r"old entry stays|stays as it was"):
            check_may_change(state)
    else:
        check_may_change(state)


def test_days_of_an_interest_that_cannot_be(refusal) -> None:
    check_days(date(2024, 1, 1), None, date(2024, 1, 1), date(2024, 1, 5))
    assert refusal(check_days, MEETING, date(2024, 1, 1), MEETING, MEETING).field == "until"
    assert refusal(check_days, MEETING, None, MEETING, date(2024, 1, 1)).field == "aware_on"


def test_holding_back_needs_a_reason_and_publishing_has_none(refusal) -> None:
    check_publication(Publication.PUBLIC, None)
    check_publication(Publication.WITHHELD, "safety of a relative")
    refusal(check_publication, Publication.REDACTED, " ")
    refusal(check_publication, Publication.PUBLIC, "because")


def test_how_long_a_closed_interest_is_shown_and_kept() -> None:
    assert public_until(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert kept_until(date(2020, 2, 29), 6) == date(2026, 2, 28)


def test_interests_are_confirmed_a_year_after_whatever_was_said_last() -> None:
    began = date(2026, 3, 1)
    assert annual_due_on(began, 12) == date(2027, 3, 1)
    assert annual_due_on(began, 12, took_seat_on=date(2019, 5, 1)) == date(2027, 3, 1)
    assert annual_due_on(began, 12, took_seat_on=date(2026, 5, 1)) == date(2027, 5, 1)
    assert annual_due_on(began, 12, form_in_on=date(2026, 4, 2), took_seat_on=began) == date(2027, 4, 2)
    assert annual_due_on(began, 12, confirmed_on=date(2027, 2, 28)) == date(2028, 2, 28)


def test_the_register_and_the_yearly_word_agree(refusal) -> None:
    check_return(0, nothing=True)
    check_return(2, nothing=False)
    assert "2 open interests" in refusal(check_return, 2, nothing=True).message
    assert "nothing to declare" in refusal(check_return, 0, nothing=False).message


@pytest.mark.parametrize(
    ("until", "over"),
    [("2024", "2025"), ("2024-03", "2024-04"), ("2024-12", "2025-01"), ("2024-03-05", "2024-03-05")],
)
def test_an_end_known_only_by_its_month_or_year_counts_to_its_end(until: str, over: str) -> None:
    assert over_on(PartialDate.from_iso(until)) == PartialDate.from_iso(over)


def test_withheld_entries_are_counted_never_hidden() -> None:
    assert to_show([Publication.PUBLIC, Publication.WITHHELD, Publication.REDACTED]) == (2, 1)


# --- matching -----------------------------------------------------------------------------------------------------


def held(person: str = "per-a", organisation: str = YOUTH, period: Period = SINCE) -> Held:
    return Held("int-a", person, organisation, period)


def test_an_agenda_meets_the_register_by_identity() -> None:
    found = matches([Named("itm-3", YOUTH)], [held(), held("per-b", "org-other")], [], MEETING)
    assert found == [Match("itm-3", "per-a", YOUTH, ("int-a",), ())]


def test_a_trustee_with_no_entry_in_the_register_is_found_by_their_post() -> None:
    post = Belongs("per-a", YOUTH, Capacity.TRUSTEE, SINCE)
    found = matches([Named("itm-3", YOUTH)], [], [post], MEETING)
    assert found[0].capacities == (Capacity.TRUSTEE,)
    assert not found[0].is_registered


def test_what_was_over_or_had_not_begun_on_the_day_is_passed_over() -> None:
    ended = held(period=Period(date(2024, 1, 1), MEETING))
    later = held(period=Period(MEETING + timedelta(1)))
    on_its_last_day = held(period=Period.through(date(2024, 1, 1), MEETING))
    assert matches([Named("itm-3", YOUTH)], [ended, later], [], MEETING) == []
    assert matches([Named("itm-3", YOUTH)], [on_its_last_day], [], MEETING)


def test_an_organisation_that_merged_is_the_one_it_became_whichever_is_named() -> None:
    became = {YOUTH: "org-new", "org-older": YOUTH}
    for named in ("org-new", YOUTH, "org-older"):
        assert matches([Named("itm-3", named)], [held()], [], MEETING, became=became)
    assert today_is("org-older", became) == "org-new"
    assert today_is("a", {"a": "b", "b": "a"}) in {"a", "b"}


def test_an_item_tabled_to_follow_is_matched_like_any_other_and_only_for_who_was_there() -> None:
    named = [Named("itm-3", YOUTH), Named("itm-9", YOUTH), Named("itm-9", YOUTH)]
    found = matches(named, [held(), held("per-b")], [], MEETING, present=["per-b"])
    assert [(match.item, match.person) for match in found] == [("itm-3", "per-b"), ("itm-9", "per-b")]


ids = st.sampled_from(["a", "b", "c"])


@given(
    st.lists(st.builds(Named, ids, ids), max_size=5),
    st.lists(st.builds(held, ids, ids), max_size=5),
    st.lists(st.builds(lambda p, o: Belongs(p, o, Capacity.MEMBER, SINCE), ids, ids), max_size=5),
)
def test_every_tie_to_a_named_organisation_is_found_once(
    named: list[Named], interests: list[Held], belongs: list[Belongs]
) -> None:
    found = matches(named, interests, belongs, MEETING)
    expected = {
        (name.item, tie.person, name.organisation)
        for name in named
        for tie in [*interests, *belongs]
        if tie.organisation == name.organisation
    }
    assert {(match.item, match.person, match.organisation) for match in found} == expected
    assert len(found) == len(expected)
