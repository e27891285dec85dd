"""Where one meeting's agenda meets one person's interests, read inside an act's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Table, and_

from compacttui.records.log import Books
from compacttui.records.meetings import meeting
from compacttui.records.ties import matches_at
from compacttui.rules.interests import Match


def matches_of(books: Books, thing: str, person: str, today: date) -> Sequence[Match]:
    """The items of a meeting that name an organisation to which the person is tied on its day."""
    books.flush()
    at = meeting.c.id == thing
    found = matches_at(
        books.connection, books.log, today, holds=_holds, known=_known, meetings=at, person=person
    )
    return found.get(thing, ())


def _known(table: Table) -> ColumnElement[bool]:
    return table.c.superseded_seq.is_(None)


def _holds(table: Table) -> ColumnElement[bool]:
    return and_(_known(table), table.c.effective_to.is_(None))
