"""What a report-back said before it was amended: the old words, for those who may read the new ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import Connection, select

from compacttui.questions.reports.reading import ReportRead, reports_read
from compacttui.questions.showing import Line
from compacttui.questions.view import View
from compacttui.records.reports import report
from compacttui.rules.dates import short_day


def earlier_lines(view: View, connection: Connection, thing: str) -> tuple[Line, ...]:
    """Each sentence that an amendment changed, as it read before, with the last day on which it stood.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        thing: the report's id.
    """
    c = report.c
    query = (
        select(c.effective_from, c.amended_on)
        .where(view.known(report), c.id == thing, c.effective_from <= view.day.isoformat())
        .order_by(c.effective_from)
    )
    begins = [date.fromisoformat(row.effective_from) for row in connection.execute(query)]
    versions = [
        (day, read)
        for day in dict.fromkeys(begins)
        for read in reports_read(view.on(day, view.known_on), connection, c.id == thing)
    ]
    return tuple(
        line
        for (_, old), (changed_on, new) in pairwise(versions)
        for line in _changed(view, old, new, changed_on - timedelta(days=1))
    )


def _changed(view: View, old: ReportRead, new: ReportRead, last: date) -> Iterator[Line]:
    """The sentences of one version that the next one has no more."""
    until = f"until {short_day(last, view.day)}"
    now = set(_sentences(new))
    for place, label, words in _sentences(old):
        if (place, label, words) not in now:
            where = f"Item {place}, {label[:1].lower()}{label[1:]}" if place else label
            yield Line(where, words, note=until)


def _sentences(read: ReportRead) -> Iterator[tuple[int, str, str]]:
    for item in read.items:
        for label, words in item.lines:
            yield item.number, label, words
    for label, words in (("What members were asked", read.asks), ("Guidance", read.guidance)):
        if words:
            yield 0, label, words
