"""Local time and world time: deadlines are set in Europe/London and kept in UTC.

On the last Sunday of March the clocks in London go from 01:00 to 02:00, and the half hours between do not
exist; on the last Sunday of October they go back from 02:00 to 01:00, and those half hours come twice.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from compacttui.rules.dates.said import long_day, short_day, time_words
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@lru_cache(maxsize=1)
def _zone() -> ZoneInfo:
    from zoneinfo import ZoneInfo  # read from the disk: only when a time is shown

    return ZoneInfo("Europe/London")


def london(moment: datetime) -> datetime:
    """The moment as clocks in London show it; a moment without a zone is taken as UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_zone())


def london_day(moment: datetime) -> date:
    """The day that it is in London at that moment."""
    return london(moment).date()


def to_utc(day: date, at: time, *, second: bool = True) -> datetime:
    """The moment at which clocks in London show `at` on `day`, in UTC.

    A time that comes twice (October) means its *second* coming unless `second` is false: a deadline is over
    when its time has passed for the last time, so that nobody loses an hour. A time that is left out (March)
    means the moment reached by waiting as long past midnight: 01:30 is 02:30 by the changed clocks.
    """
    local = datetime.combine(day, at.replace(tzinfo=None), tzinfo=_zone())
    if _is_left_out(local):
        return local.replace(fold=0).astimezone(UTC)
    return local.replace(fold=1 if second else 0).astimezone(UTC)


def clock_change_note(day: date, at: time) -> str | None:
    """A sentence when the clocks change over this time on this day, or None on every other."""
    local = datetime.combine(day, at.replace(tzinfo=None), tzinfo=_zone())
    if _is_left_out(local):
        means = time_words(london(to_utc(day, at)).time())
        return f"The clocks go forward on {long_day(day)}: there is no {time_words(at)}, so {means} is meant."
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return (
            f"The clocks go back on {long_day(day)}: {time_words(at)} comes twice, and the second is meant."
        )
    return None


def at_time(moment: datetime) -> str:
    """The time of day in London: "14:20", "12 noon"; in the hour that comes twice, with which of the two."""
    local = london(moment)
    said = time_words(local.time().replace(second=0, microsecond=0))
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return said
    return f"{said} ({'second' if local.fold else 'first'} time, the clocks go back)"


def day_and_time(moment: datetime, today: date) -> str:
    """The moment in short, in London: "Thu 5 March, 14:20"."""
    return f"{short_day(london_day(moment), today)}, {at_time(moment)}"


def long_day_and_time(moment: datetime) -> str:
    """The moment in full, in London: "Thursday 5 March 2026, 12 noon"."""
    return f"{long_day(london_day(moment))}, {at_time(moment)}"


def utc_text(moment: datetime) -> str:
    """The text that is stored: ``2026-11-21T09:00:00Z``; a moment without a zone is taken as UTC."""
    utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{utc.replace(tzinfo=None, microsecond=0).isoformat()}Z"


def from_utc_text(text: str) -> datetime:
    """The moment, with its zone, that `utc_text` wrote.

    Raises:
        Refused: the text has another form.
    """
    if len(text) == len("2026-11-21T09:00:00Z") and text[10] == "T" and text.endswith("Z"):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # the sentence below says it
    raise Refused(f"“{text[:40]}” is not a stored moment.")


def _is_left_out(local: datetime) -> bool:
    # Going to UTC and back moves a time that the clocks jump over.
    there_and_back = local.astimezone(UTC).astimezone(_zone())
    return there_and_back.replace(tzinfo=None) != local.replace(tzinfo=None)
