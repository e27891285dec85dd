"""Who was reminded of which report-back, as the officer says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from compacttui.questions.view import View
from compacttui.records.chases import chase
from compacttui.rules.dates import short_day
from compacttui.rules.roles import Role
from compacttui.rules.words import ChaseWay


def reminders_of(
    view: View, connection: Connection, meetings: Iterable[str]
) -> dict[tuple[str, str, str], str]:
    """When and how people were reminded of what they owe on these meetings, by meeting, seat and person.

    The office and auditors read all of it, everybody else what is about themselves.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        meetings: the meetings' ids.
    """
    wanted = sorted(meetings)
    reads_all = view.role.is_staff or view.role is Role.AUDITOR
    if not wanted or not (reads_all or view.person):
        return {}
    c = chase.c
    query = (
        select(c.meeting, c.seat, c.person, c.chased_on, c.way, c.passed_on_to)
        .where(view.true(chase), c.meeting.in_(wanted))
        .order_by(c.chased_on, c.recorded_seq, c.id)
    )
    if not reads_all:
        query = query.where(c.person == view.person)
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in connection.execute(query):
        day = short_day(date.fromisoformat(row.chased_on), view.day)
        told = f"; {row.passed_on_to} told, too" if row.passed_on_to else ""
        said = f"{day}, {ChaseWay.of(row.way).words}{told}"
        found[row.meeting, row.seat, row.person].append(said)
    return {
        key: said[0] if len(said) == 1 else f"{len(said)} times, last {said[-1]}"
        for key, said in found.items()
    }
