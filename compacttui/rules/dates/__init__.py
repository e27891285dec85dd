"""Days, times and the words for them: what people type, what is stored, and how it is said."""

from compacttui.rules.dates.clock import (
    at_time,
    clock_change_note,
    day_and_time,
    from_utc_text,
    london,
    london_day,
    long_day_and_time,
    to_utc,
    utc_text,
)
from compacttui.rules.dates.partial import MONTHS, WEEKDAYS, PartialDate
from compacttui.rules.dates.said import days, in_days, long_day, narrow_day, plural, short_day, time_words
from compacttui.rules.dates.spans import (
    Period,
    add_months,
    clear_days,
    clear_days_before,
    first_overlap,
    gaps,
    months_between,
    within_days,
)
from compacttui.rules.dates.typed import Lean, parse_day, parse_days, parse_partial
from compacttui.rules.dates.typed_times import parse_time

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Lean",
    "PartialDate",
    "Period",
    "add_months",
    "at_time",
    "clear_days",
    "clear_days_before",
    "clock_change_note",
    "day_and_time",
    "days",
    "first_overlap",
    "from_utc_text",
    "gaps",
    "in_days",
    "london",
    "london_day",
    "long_day",
    "long_day_and_time",
    "months_between",
    "narrow_day",
    "parse_day",
    "parse_days",
    "parse_partial",
    "parse_time",
    "plural",
    "short_day",
    "time_words",
    "to_utc",
    "utc_text",
    "within_days",
]
