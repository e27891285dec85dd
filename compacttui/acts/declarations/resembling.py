"""Looking for names on an agenda that are like names on record: pointed out once, and open until somebody answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.seating import day_of, items_of, meeting_of, places
from compacttui.records.events import Row
from compacttui.records.interests import interest as interests
from compacttui.records.log import Books
from compacttui.records.meetings import attendance, named
from compacttui.records.meetings import item as items
from compacttui.records.meetings import meeting as meetings
from compacttui.records.organisations import organisation as organisations
from compacttui.records.people import affiliation
from compacttui.records.resemblances import resemblance as kept
from compacttui.records.ties import EXPECTED
from compacttui.rules.words import AttendanceStatus


@dataclass(frozen=True, slots=True)
class _Tie:
    """What ties somebody at the table to a body: an entry of the register, or where they belong.

    Attributes:
        person: who.
        interest: the entry, if one does.
        organisation: the body, where it is on record.
        body: its name in the entry, where it is not.
    """

    person: str
    interest: str | None
    organisation: str | None
    body: str = ""


def look(books: Books, meeting: str, *, person: str | None = None) -> int:
    """Compare an agenda with what ties those at the table, by likeness of names; says how much was pointed out.

    What is tied by identity is a match already, and what was pointed out once is not pointed out again.

    Args:
        books: the open ledger.
        meeting: whose agenda.
        person: only what ties this person; everybody at the table, if left out.
    """
    row = meeting_of(books, meeting)
    people = _at_table(books, row, person)
    ties = _ties(books, people, day_of(row)) if row["state"] != "cancelled" else []
    agenda = items_of(books, meeting) if ties else []
    if not agenda:
        return 0
    bodies = _named_in(books, meeting)
    called = _names(
        books, {tie.organisation for tie in ties} | {one for some in bodies.values() for one in some}
    )
    known, before = _pointed_out(books, meeting), 0
    for item in agenda:
        for mark, found in _likely(item, bodies.get(str(item["id"]), ()), ties, called):
            if mark not in known:
                known.add(mark)
                before += 1
                _point_out(books, row, item, found)
    return before


def look_at_agendas(desk: Desk, books: Books, person: str, body: str, since: str) -> int:
    """Compare a body that the register names only in words with every agenda of a person's tables; says how much was pointed out.

    Args:
        desk: who looks.
        books: the open ledger.
        person: whose entry.
        body: the name in the entry.
        since: the first day of the entry.
    """
    from compacttui.rules.named_in import named_in

    tables = {place.partnership for place in places(books, desk.today, person=person)}
    texts = _texts_on_agendas(books, tables, since) if tables else {}
    meant = (
        meeting for meeting, some in texts.items() if any(named_in(text, [(person, body)]) for text in some)
    )
    return sum(look(books, meeting, person=person) for meeting in meant)


@dataclass(frozen=True, slots=True)
class _Found:
    tie: _Tie
    named: str | None
    written: str
    called: str
    likeness: int


_Mark = tuple[str, str, str]


def _likely(
    item: Row, named_by: Collection[str], ties: Sequence[_Tie], called: Mapping[str, Sequence[str]]
) -> Iterator[tuple[_Mark, _Found]]:
    """What in one item is like the name of a body to which somebody is tied, and is not that body itself."""
    from compacttui.rules.named_in import (
        named_in,  # loads what compares names: only where there is something to compare
    )

    fresh = [tie for tie in ties if tie.organisation not in named_by]
    names = [
        (tie, name)
        for tie in fresh
        for name in ([tie.body] if tie.body else called.get(tie.organisation or "", ()))
    ]
    written = [
        (None, str(item["title"])),
        *((body, name) for body in named_by for name in called.get(body, ())),
    ]
    for body, text in written:
        for one in named_in(text, names):
            tie = one.thing
            mark = (str(item["id"]), tie.person, tie.interest or tie.organisation or "")
            yield mark, _Found(tie, body, text, one.name, round(100 * one.likeness))


def _point_out(books: Books, meeting: Row, item: Row, found: _Found) -> None:
    tie = found.tie
    things = (tie.interest, tie.organisation, found.named)
    books.record(
        "match.resembled",
        books.new_id("resemblance"),
        of=tie.person,
        about=(
            str(meeting["id"]),
            str(item["id"]),
            tie.person,
            str(meeting["partnership"]),
            *dict.fromkeys(thing for thing in things if thing),
        ),
        private={"written": found.written, "called": found.called},
        meeting=str(meeting["id"]),
        item=str(item["id"]),
        partnership=str(meeting["partnership"]),
        person=tie.person,
        interest=tie.interest,
        tied=tie.organisation,
        named=found.named,
        likeness=found.likeness,
        planned_on=str(meeting["planned_on"]),
    )


def _at_table(books: Books, meeting: Row, person: str | None) -> set[str]:
    """Who sits at a meeting: whoever came for a seat, and the holders of whom nothing is recorded."""
    there = places(books, day_of(meeting), partnership=str(meeting["partnership"]), person=person)
    c = attendance.c
    query = select(c.term, c.status).where(
        c.log == books.log, c.meeting == meeting["id"], c.superseded_seq.is_(None), c.effective_to.is_(None)
    )
    came = {str(row["term"]): AttendanceStatus.of(row["status"]).in_person for row in books.rows(query)}
    return {place.person for place in there if came.get(place.term, place.basis.value in EXPECTED)}


def _texts_on_agendas(books: Books, tables: Collection[str], since: str) -> dict[str, list[str]]:
    """What the agendas of these partnerships say since a day, by meeting: titles, and names of organisations."""
    m, i, n, o = meetings.c, items.c, named.c, organisations.c
    on = (m.log == books.log, m.partnership.in_(sorted(tables)), m.superseded_seq.is_(None))
    which = (*on, m.effective_to.is_(None), m.planned_on >= since)
    titles = (
        select(m.id, i.title)
        .join_from(meetings, items, (i.log == m.log) & (i.meeting == m.id) & i.superseded_seq.is_(None))
        .where(*which)
    )
    bodies = (
        select(m.id, o.name.label("title"))
        .join_from(meetings, named, (n.log == m.log) & (n.meeting == m.id) & n.superseded_seq.is_(None))
        .join(organisations, (o.log == n.log) & (o.id == n.organisation))
        .where(*which)
    )
    found: dict[str, list[str]] = {}
    for row in (*books.rows(titles.order_by(m.planned_on, m.id)), *books.rows(bodies)):
        found.setdefault(str(row["id"]), []).append(str(row["title"]))
    return found


def _ties(books: Books, people: Collection[str], day: date) -> list[_Tie]:
    on, whom = day.isoformat(), sorted(people)
    if not whom:
        return []
    found: list[_Tie] = []
    for register in (interests, affiliation):
        c = register.c
        query = select(register).where(
            c.log == books.log,
            c.person.in_(whom),
            c.superseded_seq.is_(None),
            c.effective_from <= on,
            c.effective_to.is_(None) | (c.effective_to > on),
        )
        for row in books.rows(query.order_by(c.id)):
            entry = str(row["id"]) if register is interests else None
            body = str(row["body"]) if entry and row["body"] else ""
            body_id = str(row["organisation"]) if row["organisation"] else None
            if (body or body_id) and row.get("state") != "voided":
                found.append(_Tie(str(row["person"]), entry, body_id, body))
    return found


def _named_in(books: Books, meeting: str) -> dict[str, list[str]]:
    """The organisations that each item of an agenda names."""
    c = named.c
    query = select(c.item, c.organisation).where(
        c.log == books.log, c.meeting == meeting, c.superseded_seq.is_(None), c.effective_to.is_(None)
    )
    found: dict[str, list[str]] = {}
    for row in books.rows(query.order_by(c.id)):
        found.setdefault(str(row["item"]), []).append(str(row["organisation"]))
    return found


def _names(books: Books, things: Collection[str | None]) -> dict[str, list[str]]:
    """What organisations are called and were called before, and what they are called for short."""
    c, wanted = organisations.c, sorted(thing for thing in things if thing)
    query = select(c.id, c.name, c.short_name).where(c.log == books.log, c.id.in_(wanted)).order_by(c.version)
    found: dict[str, list[str]] = {}
    for row in books.rows(query) if wanted else ():
        own = found.setdefault(str(row["id"]), [])
        own += [str(name) for name in (row["name"], row["short_name"]) if name and str(name) not in own]
    return found


def _pointed_out(books: Books, meeting: str) -> set[_Mark]:
    c = kept.c
    query = select(c.item, c.person, c.interest, c.tied).where(
        c.log == books.log, c.meeting == meeting, c.superseded_seq.is_(None)
    )
    return {
        (str(row["item"]), str(row["person"]), str(row["interest"] or row["tied"]))
        for row in books.rows(query)
    }
