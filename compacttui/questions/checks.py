"""When the history was last checked in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from compacttui.questions.view import View
from compacttui.records import work
from compacttui.records.log import head_table
from compacttui.rules.dates import from_utc_text


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last full check of a town's history.

    Attributes:
        at: when, in UTC.
        entries: how many entries were checked.
        findings: how many problems were named.
        since: how many entries have come since.
    """

    at: datetime
    entries: int
    findings: int
    since: int


def last_check(view: View) -> LastCheck | None:
    """The last full check on record here, if there was one."""
    c = work.check.c
    newest = select(c.at, c.entries, c.findings).where(c.log == view.town).order_by(c.at.desc()).limit(1)
    size = select(head_table.c.size).where(head_table.c.log == view.town)
    with view.reading() as connection:
        found = connection.execute(newest).first()
        entries = connection.execute(size).scalar() or 0
    if found is None:
        return None
    return LastCheck(from_utc_text(found.at), found.entries, found.findings, max(0, entries - found.entries))
