"""One match, seen from both sides: what the agenda says, and what the register says of somebody at the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.interests.matches import MatchRow, match_rows
from compacttui.questions.interests.register import InterestRow, interest_rows, reads_in_full
from compacttui.questions.interests.unanswered import OpenMatch, matches_at
from compacttui.questions.meetings.agenda import ItemOn, items_on, meeting_row_on
from compacttui.questions.meetings.attending import came
from compacttui.questions.meetings.declared import DeclarationRow, declarations_at
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.showing import Line, fact, lines
from compacttui.questions.tables import at_table, read_tables
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.declarations import match_answer
from compacttui.records.interests import interest
from compacttui.records.meetings import item, meeting
from compacttui.records.partnerships import seat
from compacttui.records.people import affiliation
from compacttui.rules.dates import PartialDate
from compacttui.rules.match_refs import match_parts, match_ref
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Capacity, Publication, Standing


@dataclass(frozen=True, slots=True)
class MatchOn:
    """A match from both sides.

    Attributes:
        row: whose interest in which organisation, and how it stands.
        title: the two of them by name.
        found: what became of it: settled by when, explained how, which chair was told.
        agenda: what the agenda says.
        register: what the register says, or where the person belongs.
        said: what the person said at the meeting, and what was decided on it.
        table: in which seat they sat, and how they came.
    """

    row: MatchRow
    title: str
    found: tuple[Line, ...]
    agenda: tuple[Line, ...]
    register: tuple[Line, ...]
    said: tuple[Line, ...]
    table: tuple[Line, ...]


def one_match(view: View, ref: str) -> MatchOn:
    """A match from both sides.

    Args:
        view: who is looking, and at which day.
        ref: what it is opened by, or the id of what was found out about it.

    Raises:
        Refused: there is none, or the viewer may not know of it.
    """
    with view.reading() as connection:
        found = match_on(view, connection, ref)
    if found is None:
        raise Refused("There is no such match: nothing ties them on that day.", field="match")
    return found


def match_on(view: View, connection: Connection, ref: str) -> MatchOn | None:
    """A match from both sides; nothing where there is none, or the viewer may not know of it.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        ref: what it is opened by, from `match_ref`; or the id of what was found out about it.
    """
    parts = match_parts(ref) or _looked_into(view, connection, ref)
    if parts is None:
        return None
    thing, person, organisation = parts
    i = item.c
    found_in = select(i.meeting).where(i.log == view.town, i.id == thing).limit(1)
    where = connection.execute(found_in).scalar()
    row = meeting_row_on(view, connection, where) if where else None
    if row is None:
        return None
    found = matches_at(view, connection, meetings=meeting.c.id == where, person=person)
    ours = [one for one in found if (one.match.item, one.match.organisation) == (thing, organisation)]
    rows = match_rows(view, connection, ours)
    if not rows or not rows[0].organisation_id:
        return None  # what the register keeps back is opened by nobody else
    names = Names(view)
    names.read(connection, [where, person, organisation])
    items = {one.id: one for one in items_on(view, connection, row.id)}
    return MatchOn(
        row=rows[0],
        title=f"{rows[0].person} and {rows[0].organisation}",
        found=_found(view, connection, rows[0]),
        agenda=_agenda(rows[0], items.get(thing), names.of(where) or UNKNOWN),
        register=tuple(_register(view, connection, ours[0])),
        said=_all_said(declarations_at(view, connection, row.id), person),
        table=_table(view, connection, row.id, person),
    )


def reported_on(view: View, rows: Sequence[MatchRow]) -> dict[str, date]:
    """The day on which the chair was told of each of these breaches, by what it is opened by; none where nobody was told.

    Args:
        view: who is looking.
        rows: the breaches.
    """
    a = match_answer.c
    wanted = sorted({row.item_id for row in rows})
    query = select(a.item, a.person, a.organisation, a.reported_on).where(
        view.true(match_answer), a.item.in_(wanted), a.reported_on.is_not(None)
    )
    with view.reading() as connection:
        found = connection.execute(query).all() if wanted else []
    return {
        match_ref(one.item, one.person, one.organisation): date.fromisoformat(one.reported_on)
        for one in found
    }


def _looked_into(view: View, connection: Connection, thing: str) -> tuple[str, str, str] | None:
    """What a finding is about, by its own id."""
    a = match_answer.c
    query = select(a.item, a.person, a.organisation).where(view.known(match_answer), a.id == thing)
    row = connection.execute(query).first()
    return (row.item, row.person, row.organisation) if row is not None else None


def _found(view: View, connection: Connection, row: MatchRow) -> tuple[Line, ...]:
    a = match_answer.c
    query = select(match_answer).where(
        view.true(match_answer),
        a.item == row.item_id,
        a.person == row.person_id,
        a.organisation == row.organisation_id,
    )
    answer = connection.execute(query).first()
    if answer is None:
        return lines(fact("Settle by", row.settle_by))
    full = reads_in_full(view, row.person_id)
    return lines(
        fact("Looked into", date.fromisoformat(answer.answered_on)),
        fact("Found", answer.explanation) if full else None,
        fact(
            "Reported",
            _day(answer.reported_on),
            note=f"to {answer.reported_to}" if answer.reported_to else "",
        ),
    )


def _agenda(row: MatchRow, on: ItemOn | None, name: str) -> tuple[Line, ...]:
    return lines(
        fact("Meeting", name, row.meeting_id),
        fact("Item", row.item, row.item_id),
        fact("Names", row.organisation, row.organisation_id),
        fact("To be decided", "yes") if on is not None and on.decision else None,
        fact("Closed", on.closed_because.words) if on is not None and on.closed_because else None,
        fact("On the agenda", "to follow: when the papers had gone out")
        if on is not None and on.to_follow
        else None,
    )


def _register(view: View, connection: Connection, one: OpenMatch) -> Iterator[Line]:
    """What ties them, as far as the viewer may read it: others only what is published, and not where somebody belongs."""
    c, wanted = interest.c, one.match.interests
    full = reads_in_full(view, one.match.person)
    # As it is told now; an entry that was set aside since is named, too: it was there when the meeting was held.
    query = select(interest).where(c.log == view.town, c.superseded_seq.is_(None), c.id.in_(wanted))
    if not full:
        query = query.where(c.publication == Publication.PUBLIC.value)
    entries = connection.execute(query.order_by(c.id)).all() if wanted else []
    for entry in interest_rows(view, connection, entries):
        raw = next(each for each in entries if each.id == entry.id)
        yield from _entry(view, raw, entry)
    for post in _posts(view, connection, one) if full else ():
        yield Line("Belongs to it", Capacity.of(post.capacity).words, "", None, _span(post))
    if not wanted:
        yield Line("Register", "nothing of it stands there")


def _entry(view: View, raw: Row[Any], entry: InterestRow) -> tuple[Line, ...]:
    return lines(
        fact("Entry", entry.kind, raw.id),
        fact("Category", entry.category),
        fact("In words", raw.description),
        fact("Held", _span(raw)),
        fact("Declared", entry.declared_on, note=entry.stands if entry.standing is Standing.LATE else ""),
        fact("Agreed", raw.mitigation_note) if reads_in_full(view, raw.person) else None,
    )


def _posts(view: View, connection: Connection, one: OpenMatch) -> list[Row[Any]]:
    a, on = affiliation.c, one.on.isoformat()
    query = select(affiliation).where(
        view.known(affiliation),
        a.person == one.match.person,
        a.organisation == one.match.organisation,
        a.effective_from <= on,
    )
    return list(connection.execute(query.order_by(a.effective_from)).all())


def _all_said(declared: Sequence[DeclarationRow], person: str) -> tuple[Line, ...]:
    own = tuple(_said(one) for one in declared if one.person_id == person)
    return own or (Line("", "nothing yet, not even that there is nothing", "", Standing.NO_DATA),)


def _said(one: DeclarationRow) -> Line:
    words = one.declared if not one.item else f"{one.declared}, item {one.item}"
    return Line("", words, one.id, one.standing, noted(one.stands, one.decided, one.left))


def _table(view: View, connection: Connection, thing: str, person: str) -> tuple[Line, ...]:
    query = at_table(view).where(meeting.c.id == thing).order_by(seat.c.number, seat.c.id)
    table = read_tables(view, connection, query)
    return tuple(
        Line("Seat", one.seat_name, one.seat, None, came(one.status, one.attended_as, ""))
        for one in table
        if person in {one.holder, one.owed_by}
    )


def _span(row: Row[Any]) -> str:
    since = PartialDate.from_iso(row.effective_from).words
    return (
        f"{since} to {PartialDate.from_iso(row.effective_to).words}" if row.effective_to else f"since {since}"
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
