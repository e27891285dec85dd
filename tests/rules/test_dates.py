"""Days, times and the words for them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.dates import (
    Lean,
    PartialDate,
    Period,
    add_months,
    at_time,
    clear_days,
    clear_days_before,
    clock_change_note,
    day_and_time,
    first_overlap,
    from_utc_text,
    gaps,
    in_days,
    london,
    london_day,
    long_day,
    long_day_and_time,
    months_between,
    narrow_day,
    parse_day,
    parse_partial,
    parse_time,
    plural,
    short_day,
    time_words,
    to_utc,
    utc_text,
    within_days,
)
from compacttui.rules.refusal import Refused

THURSDAY = date(2026, 3, 5)
days = st.dates(date(1850, 1, 1), date(2150, 12, 31))
partial_dates = st.one_of(
    st.integers(1, 9999).map(PartialDate),
    st.tuples(st.integers(1, 9999), st.integers(1, 12)).map(lambda ym: PartialDate(*ym)),
    st.dates().map(PartialDate.of),
)


# --- partial dates ---------------------------------------------------------------------------------------------


@given(partial_dates)
def test_a_partial_date_survives_its_text(partial: PartialDate) -> None:
    assert PartialDate.from_iso(partial.iso) == partial
    assert partial.earliest <= partial.latest
    assert "-" not in partial.words


@given(partial_dates, partial_dates)
def test_the_order_of_dates_is_the_order_of_their_text_and_partial_comes_first(
    one: PartialDate, other: PartialDate
) -> None:
    assert (one < other) == (one.iso < other.iso)
    assert (one == other) == (one.iso == other.iso)
    if one.certainly_before(other):
        assert one < other
        assert one.earliest < other.earliest
    if one <= other:
        assert one.earliest <= other.earliest


def test_partial_dates_in_words() -> None:
    assert [PartialDate.from_iso(text).words for text in ("2024", "2024-03", "2024-03-05")] == [
        "2024",
        "March 2024",
        "5 March 2024",
    ]
    assert str(PartialDate(2024, 3)) == "March 2024"


@pytest.mark.parametrize(
    "text", ["", "24", "2024-3", "2024-13", "2024-02-30", "2024-03-05T00:00", "٢٠٢٤", "0000"]
)
def test_other_texts_are_no_stored_dates(refusal, text: str) -> None:
    refusal(PartialDate.from_iso, text)


# --- what people type ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5 mar 2026", "2026-03-05"),
        ("5/3/26", "2026-03-05"),
        ("5.3.2026", "2026-03-05"),
        ("05-03-2026", "2026-03-05"),
        ("2026-03-05", "2026-03-05"),
        ("March 5, 2026", "2026-03-05"),
        ("5th of March 2026", "2026-03-05"),
        ("Thursday 5 March 2026", "2026-03-05"),
        ("thu 5 mar", "2026-03-05"),
        ("  5   MARCH  ", "2026-03-05"),
        ("today", "2026-03-05"),
        ("tomorrow", "2026-03-06"),
        ("yesterday", "2026-03-04"),
        ("the day after tomorrow", "2026-03-07"),
        ("thu", "2026-03-05"),
        ("next thu", "2026-03-12"),
        ("last thu", "2026-02-26"),
        ("next tue", "2026-03-10"),
        ("tuesday", "2026-03-10"),
        ("thursday week", "2026-03-12"),
        ("a week on tuesday", "2026-03-17"),
        ("today week", "2026-03-12"),
        ("tomorrow week", "2026-03-13"),
        ("in 6 days", "2026-03-11"),
        ("in 2 weeks", "2026-03-19"),
        ("in a fortnight", "2026-03-19"),
        ("in one month", "2026-04-05"),
        ("3 days ago", "2026-03-02"),
        ("25 dec", "2025-12-25"),
        ("1 sept", "2026-09-01"),
        ("29 feb 2024", "2024-02-29"),
    ],
)
def test_days_as_people_type_them(typed: str, meant: str) -> None:
    assert parse_day(typed, today=THURSDAY).isoformat() == meant


def test_a_day_without_its_year_leans_the_way_the_field_says() -> None:
    assert parse_day("25 dec", today=THURSDAY, lean=Lean.AHEAD) == date(2026, 12, 25)
    assert parse_day("6 mar", today=THURSDAY, lean=Lean.BACK) == date(2025, 3, 6)
    assert parse_day("tue", today=THURSDAY, lean=Lean.BACK) == date(2026, 3, 3)
    assert parse_day("29 feb", today=THURSDAY, lean=Lean.AHEAD) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 june", "There is no 31 June."),
        ("31/6/2026", "There is no 31 June."),
        ("29 feb 2025", "There is no 29 February 2025."),
        ("29 feb", "There is no 29 February 2026. Type the year that you mean."),
        ("2025-02-29", "There is no 29 February 2025."),
        ("0/3/2026", "There is no 0 March."),
        ("5/13/2026", "There is no month 13. The day comes first: 5/3/2026 is 5 March 2026."),
        ("1/1/98", "Is that 1998 or 2098? Type the year with four figures."),
        ("tue 5 march 2026", "5 March 2026 is a Thursday, not a Tuesday. Please check the day."),
        ("2024", "2024 is a year. Add the day and the month, for example 5 March 2024."),
        ("march 2024", "march 2024 is a whole month. Add the day, for example 5 march 2024."),
        ("5/3/3026", "The year 3026 is out of range: 1800 to 2199 can be used."),
        ("in 9999 years", "That is out of range: the years 1800 to 2199 can be used."),
        ("", "Type a date, for example 5 March 2026, 5/3/2026, tomorrow or next Tuesday."),
        (
            "marble 5",
            "“marble 5” does not read as a date. Type it like 5 March 2026, 5/3/2026, tomorrow or next Tuesday.",
        ),
    ],
)
def test_what_is_no_day_is_refused_in_a_sentence(refusal, typed: str, sentence: str) -> None:
    refused = refusal(parse_day, typed, today=THURSDAY, field="held_on")
    assert (refused.message, refused.field) == (sentence, "held_on")


def test_a_two_figure_year_is_never_guessed_across_a_century(refusal) -> None:
    assert parse_day("1/1/46", today=THURSDAY).year == 2046
    assert "1947 or 2047" in refusal(parse_day, "1/1/47", today=THURSDAY).message


@given(days, days)
def test_whatever_the_program_says_about_a_day_it_reads_again(day: date, today: date) -> None:
    assert parse_day(long_day(day), today=today) == day
    assert parse_day(PartialDate.of(day).words, today=today) == day
    assert parse_day(day.isoformat(), today=today) == day
    assert parse_day(f"{day.day}/{day.month}/{day.year}", today=today) == day
    if abs((day - today).days) < 180:
        assert parse_day(short_day(day, today), today=today) == day


@given(st.text(max_size=30), days)
def test_no_text_at_all_breaks_a_date_field(text: str, today: date) -> None:
    for read in (parse_day, parse_partial):
        with suppress(Refused):
            assert read(text, today=today) is not None
    with suppress(Refused):
        assert isinstance(parse_time(text), time)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024", "2024"),
        ("march 2024", "2024-03"),
        ("Mar 2024", "2024-03"),
        ("3/2024", "2024-03"),
        ("2024-03", "2024-03"),
        ("5 march 2024", "2024-03-05"),
        ("last fri", "2026-02-27"),
    ],
)
def test_months_and_years_are_dates_too_where_history_needs_them(typed: str, meant: str) -> None:
    assert parse_partial(typed, today=THURSDAY).iso == meant


@pytest.mark.parametrize("typed", ["in nine days", "in 3 days ago", "6 days", "next marble"])
def test_what_only_looks_like_a_distance_is_no_date(refusal, typed: str) -> None:
    assert "does not read as a date" in refusal(parse_day, typed, today=THURSDAY).message


def test_a_partial_date_knows_how_much_of_it_is_known(refusal) -> None:
    assert [PartialDate.from_iso(text).is_whole for text in ("2024", "2024-03", "2024-03-05")] == [
        False,
        False,
        True,
    ]
    refusal(PartialDate, 2024, None, 5)


def test_march_24_might_be_a_day_or_a_month(refusal) -> None:
    refused = refusal(parse_partial, "mar 24", today=THURSDAY)
    assert refused.message == "Is that 24 March, or March 2024? Type the year with four figures."
    refusal(parse_partial, "13/2024", today=THURSDAY)
    refusal(parse_partial, "1066", today=THURSDAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:20", time(14, 20)),
        ("2pm", time(14)),
        ("2.30 pm", time(14, 30)),
        ("2:30 p.m.", time(14, 30)),
        ("09:30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("1430", time(14, 30)),
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("12am", time(0)),
        ("12:15 pm", time(12, 15)),
        ("at 6pm", time(18)),
        ("0:30", time(0, 30)),
    ],
)
def test_times_as_people_type_them(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("7:30", "Is that 7.30 am or 7.30 pm? Type 7.30 pm, or 07:30 for the morning."),
        ("9", "Is that 9 am or 9 pm? Type 9 pm, or 09:00 for the morning."),
        ("midnight", "Midnight can mean the start or the end of a day. Type 00:00 or 23:59."),
        ("25:00", "There is no time 25:00. Type it like 14:20, 2.20 pm or noon."),
        ("13pm", "There is no time 13pm. Type it like 14:20, 2.20 pm or noon."),
        ("soon", "“soon” does not read as a time. Type it like 14:20, 2.20 pm or noon."),
    ],
)
def test_what_is_no_clear_time_is_refused_in_a_sentence(refusal, typed: str, sentence: str) -> None:
    refused = refusal(parse_time, typed, field="left_at")
    assert (refused.message, refused.field) == (sentence, "left_at")


@given(st.times())
def test_a_time_that_is_said_reads_again(at: time) -> None:
    at = at.replace(second=0, microsecond=0)
    if at != time(0):
        assert parse_time(time_words(at)) == at


# --- how it is said ----------------------------------------------------------------------------------------------


def test_days_in_words() -> None:
    assert long_day(THURSDAY) == "Thursday 5 March 2026"
    assert short_day(THURSDAY, THURSDAY) == "Thu 5 March"
    assert short_day(THURSDAY, date(2025, 12, 1)) == "Thu 5 March 2026"


@pytest.mark.parametrize(
    ("offset", "said", "late"),
    [
        (0, "today", "today"),
        (1, "tomorrow", "tomorrow"),
        (6, "in 6 days", "in 6 days"),
        (120, "in 3 months", "in 3 months"),
        (800, "in 2 years", "in 2 years"),
        (-1, "yesterday", "1 day late"),
        (-12, "12 days ago", "12 days late"),
        (-200, "6 months ago", "200 days late"),
    ],
)
def test_distances_in_words(offset: int, said: str, late: str) -> None:
    day = THURSDAY + timedelta(offset)
    assert in_days(day, THURSDAY) == said
    assert in_days(day, THURSDAY, due=True) == late


def test_counts_in_words() -> None:
    assert [plural(1, "seat"), plural(0, "seat"), plural(1204, "entry", "entries")] == [
        "1 seat",
        "0 seats",
        "1,204 entries",
    ]


# --- counting ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_one_month_is_the_same_day_of_the_next_clipped(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@given(days, st.integers(-600, 600))
def test_months_are_clipped_and_never_spill_over(day: date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day
    if then.day < day.day:
        assert (then + timedelta(1)).day == 1


@given(days, days)
def test_whole_months_between_two_days_are_what_adding_gives(start: date, end: date) -> None:
    months = months_between(start, end)
    early, late = sorted((start, end))
    assert months == (abs(months) if end >= start else -abs(months))
    assert add_months(early, abs(months)) <= late < add_months(early, abs(months) + 1)


@given(days, st.integers(0, 100))
def test_within_counts_from_the_day_after_and_clear_days_leave_out_both_ends(day: date, count: int) -> None:
    assert (within_days(day, count) - day).days == count
    assert clear_days(clear_days_before(day, count), day) == count
    assert clear_days(day, day) == 0


# --- periods -----------------------------------------------------------------------------------------------------

near = st.integers(0, 40).map(lambda offset: THURSDAY + timedelta(offset))
periods = st.builds(
    Period,
    st.one_of(st.none(), near),
    st.one_of(st.none(), near),
)


@given(st.lists(periods, max_size=6), periods)
def test_gaps_are_exactly_the_days_that_no_period_holds(held: list[Period], within: Period) -> None:
    found = gaps(held, within)
    for offset in range(-3, 45):
        day = THURSDAY + timedelta(offset)
        is_gap = any(gap.holds(day) for gap in found)
        assert is_gap == (within.holds(day) and not any(one.holds(day) for one in held))
    starts = [gap.start or date.min for gap in found]
    assert starts == sorted(starts)
    assert not any(gap.is_empty for gap in found)


@given(st.lists(periods, max_size=6), st.integers(1, 3))
def test_an_overlap_is_found_exactly_when_some_day_has_too_many(held: list[Period], at_once: int) -> None:
    crowded = [
        day
        for day in (THURSDAY + timedelta(offset) for offset in range(-3, 45))
        if sum(1 for one in held if one.holds(day)) > at_once
    ]
    overlap = first_overlap(held, at_once=at_once)
    assert (overlap is not None) == bool(crowded)
    if overlap is not None:
        assert overlap.holds(crowded[0])
        assert overlap.start is None or overlap.start == crowded[0]


def test_a_period_through_a_last_day_includes_it() -> None:
    period = Period.through(THURSDAY, THURSDAY)
    assert (period.days, period.last, period.holds(THURSDAY)) == (1, THURSDAY, True)


# --- the clock in London -------------------------------------------------------------------------------------------


def test_stored_moments_are_shown_in_london_time() -> None:
    summer = datetime(2026, 7, 1, 11, 0, tzinfo=UTC)
    assert at_time(summer) == "12 noon"
    assert at_time(datetime(2026, 11, 21, 14, 20, tzinfo=UTC)) == "14:20"
    assert london_day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert day_and_time(summer, THURSDAY) == "Wed 1 July, 12 noon"
    assert long_day_and_time(summer) == "Wednesday 1 July 2026, 12 noon"


def test_a_poll_that_closes_at_noon_on_the_day_the_clocks_change_closes_at_noon() -> None:
    assert utc_text(to_utc(date(2026, 3, 29), time(12))) == "2026-03-29T11:00:00Z"
    assert utc_text(to_utc(date(2026, 10, 25), time(12))) == "2026-10-25T12:00:00Z"


def test_half_past_one_does_not_exist_in_march_and_means_half_past_two() -> None:
    moment = to_utc(date(2026, 3, 29), time(1, 30))
    assert london(moment).time() == time(2, 30)
    note = clock_change_note(date(2026, 3, 29), time(1, 30))
    assert note == "The clocks go forward on Sunday 29 March 2026: there is no 01:30, so 02:30 is meant."


def test_half_past_one_comes_twice_in_october_and_a_deadline_means_the_second() -> None:
    night = date(2026, 10, 25)
    assert utc_text(to_utc(night, time(1, 30))) == "2026-10-25T01:30:00Z"
    assert utc_text(to_utc(night, time(1, 30), second=False)) == "2026-10-25T00:30:00Z"
    assert at_time(to_utc(night, time(1, 30))) == "01:30 (second time, the clocks go back)"
    assert "comes twice" in (clock_change_note(night, time(1, 30)) or "")
    assert clock_change_note(night, time(12)) is None


@given(st.datetimes(datetime(1975, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)), st.booleans())
def test_a_moment_survives_its_text_and_london_and_back(moment: datetime, second: bool) -> None:
    moment = moment.replace(microsecond=0)
    assert from_utc_text(utc_text(moment)) == moment
    local = london(moment)
    back = to_utc(local.date(), local.time().replace(tzinfo=None), second=bool(local.fold))
    assert (
        back == moment
        or london(moment).replace(fold=0).utcoffset() != london(moment).replace(fold=1).utcoffset()
    )


@given(days, st.times())
def test_the_second_coming_of_a_time_is_never_before_the_first(day: date, at: time) -> None:
    at = at.replace(microsecond=0)
    assert to_utc(day, at, second=False) <= to_utc(day, at)


@pytest.mark.parametrize(
    "text", ["", "2026-11-21", "2026-11-21 09:00:00Z", "2026-11-21T09:00:00+00:00", "2026-13-21T09:00:00Z"]
)
def test_other_texts_are_no_stored_moments(refusal, text: str) -> None:
    refusal(from_utc_text, text)


def test_a_day_where_there_is_little_room_keeps_its_year_when_it_is_another():
    today = date(2026, 11, 21)
    assert narrow_day(date(2026, 3, 5), today) == "5 Mar"
    assert narrow_day(date(2025, 12, 31), today) == "31 Dec 2025"
