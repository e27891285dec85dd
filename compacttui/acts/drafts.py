"""Unfinished forms: saved at every field, outside the ledger, seen by their writer alone.

A draft is no act. It needs no permission and leaves no entry, and it goes in the same transaction in which
the act it was for is recorded, so that nothing is ever offered again that was sent already.

While a server cannot be reached, what is typed is kept on this computer, and goes to the server with the next saving.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import ColumnElement, and_, delete, select, text

from compacttui.acts.desk import Desk, stamp
from compacttui.records import kept_here
from compacttui.records.body import Json
from compacttui.records.work import draft
from compacttui.rules.dates import from_utc_text
from compacttui.rules.refusal import Refused, ServerAway

MOST_CHARACTERS = 200_000
"""What one draft may hold: twenty of the longest fields."""

# Both databases know this statement; a draft that two windows save at once is one of the two, never an error.
_KEEP = text(
    "INSERT INTO work_draft (log, person, form, about, body, saved_at) "
    "VALUES (:log, :person, :form, :about, :body, :saved_at) "
    "ON CONFLICT (log, person, form, about) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One unfinished form.

    Attributes:
        form: which form, e.g. ``report.submit``.
        about: what it is about, by id; empty where the form stands alone.
        values: what was filled in, by field.
        saved_at: when it was last saved.
    """

    form: str
    about: str
    values: Mapping[str, Json]
    saved_at: datetime


def save(desk: Desk, form: str, about: str, values: Mapping[str, Json]) -> datetime:
    """Keep what is filled in so far, all of it or nothing; returns the moment it was saved.

    Raises:
        Refused: it is more text than a draft can hold.
        StoreTrouble: the database cannot be used; what was saved before is still there.
    """
    body = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    if len(body) > MOST_CHARACTERS:
        raise Refused(
            "This draft is too long to be saved. Shorten the longest text. Nothing was lost so far."
        )
    now = desk.now
    row = {
        "log": desk.town,
        "person": desk.person,
        "form": form,
        "about": about,
        "body": body,
        "saved_at": stamp(now),
    }
    try:
        with desk.database.writing() as connection:
            connection.execute(_KEEP, row)
    except ServerAway:
        kept_here.keep(_whose(desk), form, about, body, row["saved_at"])
        return now
    _let_go(desk, form, about)
    return now


def load(desk: Desk, form: str, about: str) -> Draft | None:
    """The acting person's draft of this form, if there is one: the last that was saved, there or on this computer.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    here = None if desk.database.is_sqlite else kept_here.find(_whose(desk), form, about)
    try:
        with desk.database.reading() as connection:
            row = connection.execute(select(draft).where(_own(desk), _is(form, about))).first()
    except ServerAway:
        if here is None:
            raise
        row = None
    there = None if row is None else _read(row.form, row.about, row.body, row.saved_at)
    if here is None:
        return there
    mine = _read(form, about, here["body"], here["saved_at"])
    return mine if there is None or there.saved_at <= mine.saved_at else there


def listed(desk: Desk) -> list[Draft]:
    """Every draft of the acting person, the last saved first.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    query = select(draft).where(_own(desk)).order_by(draft.c.saved_at.desc(), draft.c.form, draft.c.about)
    with desk.database.reading() as connection:
        there = [_read(row.form, row.about, row.body, row.saved_at) for row in connection.execute(query)]
    if desk.database.is_sqlite:
        return there
    here = [
        _read(one["form"], one["about"], one["body"], one["saved_at"])
        for one in kept_here.all_of(_whose(desk))
    ]
    latest = {(one.form, one.about): one for one in sorted([*there, *here], key=lambda one: one.saved_at)}
    return sorted(latest.values(), key=lambda one: one.saved_at, reverse=True)


def discard(desk: Desk, form: str, about: str) -> None:
    """Throw a draft away; nothing happens where there is none.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    with desk.database.writing() as connection:
        connection.execute(delete(draft).where(_own(desk), _is(form, about)))
    _let_go(desk, form, about)


@contextmanager
def finishing(desk: Desk, form: str, about: str) -> Iterator[None]:
    """Do an act and throw its draft away together: both, or neither.

    ``with finishing(desk, "report.submit", meeting): submit(desk, meeting, items)``

    Raises:
        Refused: the act was refused; the draft is still there.
        StoreTrouble: the database cannot be used; nothing was changed.
    """
    with desk.together() as books:
        yield
        books.connection.execute(delete(draft).where(_own(desk), _is(form, about)))
        desk.afterwards(lambda: _let_go(desk, form, about))


def _whose(desk: Desk) -> kept_here.Whose:
    return kept_here.Whose(desk.database.shown, desk.town, desk.person)


def _let_go(desk: Desk, form: str, about: str) -> None:
    if not desk.database.is_sqlite:
        with suppress(OSError):
            kept_here.let_go(_whose(desk), form, about)


def _own(desk: Desk) -> ColumnElement[bool]:
    return and_(draft.c.log == desk.town, draft.c.person == desk.person)


def _is(form: str, about: str) -> ColumnElement[bool]:
    return and_(draft.c.form == form, draft.c.about == about)


def _read(form: str, about: str, body: str, saved_at: str) -> Draft:
    return Draft(form, about, MappingProxyType(json.loads(body)), from_utc_text(saved_at))
