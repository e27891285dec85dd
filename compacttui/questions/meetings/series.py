"""Meetings that recur: what a series would be, and where a meeting stands in the one it was planned with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.tables import met_on
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.rules.dates import plural
from compacttui.rules.recurring import days_of, odd_days, repeats_words
from compacttui.rules.words import Repeats
from compacttui.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class InSeries:
    """A meeting's place among those planned with it.

    Attributes:
        words: which of how many, and how often they come: "2 of 12, every month, on the second Tuesday".
        next_id: the next meeting of the series that is not called off; empty after the last.
        next_on: its day.
    """

    words: str
    next_id: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class SeriesIf:
    """The meetings that would be planned.

    Attributes:
        often: how often they come, and how many there are, in words.
        days: their days.
        odd: what to think of, in sentences.
    """

    often: str
    days: tuple[date, ...]
    odd: tuple[str, ...]


def series_if(
    view: View,
    first: date,
    every: Repeats,
    times: int | None = None,
    until: date | None = None,
    leave_out: Collection[date] = (),
) -> SeriesIf:
    """The meetings that a series would have, with what is odd about their days.

    Raises:
        Refused: it would be no series.
    """
    days = tuple(day for day in days_of(first, every, times=times, until=until) if day not in leave_out)
    often = f"{plural(len(days), 'meeting')}, {repeats_words(first, every)}"
    return SeriesIf(often, days, tuple(odd_days(days, WorkingDays.of(view.rules))))


def place_in_series(view: View, connection: Connection, row: Row[Any]) -> InSeries | None:
    """Where a meeting stands in its series; nothing where it was planned by itself.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        row: the meeting's row, with ``met_on``.
    """
    if row.series is None:
        return None
    m, day = meeting.c, met_on(view)
    query = select(m.id, m.state, m.planned_on, day.label("met_on")).where(
        view.true(meeting), m.series == row.series
    )
    all_of_it = connection.execute(query.order_by(day, m.id)).all()
    place = next((number for number, one in enumerate(all_of_it, 1) if one.id == row.id), 1)
    after = [one for one in all_of_it[place:] if one.state != "cancelled"]
    first = _first_planned(view, connection, row.series) or date.fromisoformat(row.planned_on)
    often = repeats_words(first, Repeats.of(row.repeats))
    return InSeries(
        f"{place} of {len(all_of_it)}, {often}",
        after[0].id if after else "",
        date.fromisoformat(after[0].met_on) if after else None,
    )


def _first_planned(view: View, connection: Connection, first: str) -> date | None:
    """The day that the first meeting was planned for at the beginning, wherever it was moved since."""
    m = meeting.c
    query = select(m.planned_on).where(m.log == view.town, m.id == first).order_by(m.version).limit(1)
    found = connection.execute(query).scalar()
    return date.fromisoformat(found) if found else None
