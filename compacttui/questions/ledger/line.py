"""The line of a seat, a person, an organisation or a partnership: what happened, oldest first, gaps included.

A row says when something was true; what was recorded later says so, and by whom. The view's day says what is
told (nothing that came true after it), the day of knowledge what was known (nothing that was recorded after it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, select, union_all

from compacttui.questions.duties import Duty, Owed, owed_at_meetings
from compacttui.questions.holding import SeatOn, seats_on
from compacttui.questions.ledger.entries import EntryReader, ReadEntry, leads_to, size_of
from compacttui.questions.ledger.history import about_whom
from compacttui.questions.ledger.narrowing import Only, narrowed
from compacttui.questions.mergers import records_of
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships.vacancies import why_fell_vacant
from compacttui.questions.registry import column
from compacttui.questions.sight import Sight
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.log import about_table, event_table, thing_table
from compacttui.records.partnerships import seat
from compacttui.rules.dates import PartialDate, Period, days, from_utc_text, in_days, london_day, short_day
from compacttui.rules.refusal import Refused
from compacttui.rules.word import Word
from compacttui.rules.words import Standing

HAVE_A_LINE: Final = ("seat", "person", "organisation", "partnership")
"""The kinds of things whose line can be read."""


class Part(Word):
    """Which part of a line a row belongs to: what its chips show."""

    TERMS = "terms", "terms"
    SELECTION = "selection", "selection"
    CONFLICTS = "conflicts", "conflicts"
    MEETINGS = "meetings", "meetings"
    REPORTS = "reports", "reports"
    GAPS = "gaps", "gaps"
    OTHER = "other", "other"


_PARTS: Final = {
    **dict.fromkeys(
        (
            "selection",
            "register",
            "nominations",
            "nomination",
            "poll",
            "result",
            "ballots",
            "count",
            "lot",
            "countback",
            "complaint",
        ),
        Part.SELECTION,
    ),
    **dict.fromkeys(("interest", "interests", "declaration", "match"), Part.CONFLICTS),
    **dict.fromkeys(("meeting", "item", "attendance", "papers"), Part.MEETINGS),
    **dict.fromkeys(("report", "sounding", "remark", "action", "chase"), Part.REPORTS),
    **dict.fromkeys(("term", "leave", "review", "recall", "handover"), Part.TERMS),
}
"""By the word that an entry's kind begins with; what is not among them belongs to no part of its own."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One row of a line.

    Attributes:
        key: tells it from all others.
        seq: the entry to open; nothing for what was worked out.
        thing: the id of what it is about, to open that instead.
        part: which part of the line it belongs to.
        standing: how it stands; nothing for what is merely noted.
        recorded_on: the day it was recorded, where that is later than it was true.
        recorded_by: by whom then, and in which role.
        true_on: when it was true; a year or a month where nobody knows better.
        what: what happened.
        about: whom or what it happened to, where that is not the thing whose line it is.
        note: the rest in one phrase.
        later: that it was recorded later, by whom, and how much later, in words.
    """

    key: str
    seq: int | None
    thing: str
    part: Part
    standing: Standing | None
    recorded_on: date | None
    recorded_by: str
    true_on: PartialDate = column("When")
    what: str = column("What")
    about: str = column("About")
    note: str = column("More")
    later: str = column("Recorded")


def timeline(view: View, kind: str, thing: str, only: Only | None = None) -> Sequence[LineRow]:
    """The line of one thing, oldest first.

    Args:
        view: who is looking; its days say what was true and what was known.
        kind: seat, person, organisation or partnership.
        thing: its id.
        only: which of its rows; all of them if nothing is said.

    Raises:
        Refused: there is no such thing, or things of its kind have no line.
    """
    if kind not in HAVE_A_LINE or thing[:3] != kind[:3]:
        raise Refused(f"A line can be read of: {', '.join(HAVE_A_LINE)}.", field="kind")
    with view.reading() as connection:
        _check_on_record(view, connection, kind, thing)
        rows = [*_told(view, connection, thing), *_worked_out(view, connection, kind, thing)]
    return sorted(narrowed(rows, only), key=lambda row: (row.true_on.iso, row.seq is None, row.seq or 0))


def _check_on_record(view: View, connection: Connection, kind: str, thing: str) -> None:
    t = thing_table.c
    first = connection.execute(select(t.first_seq).where(t.log == view.town, t.id == thing)).scalar()
    if first is None or first >= size_of(view, connection):
        raise Refused(f"There is no such {kind} on record.", field="ref")


# --- what was recorded ------------------------------------------------------------------------------------------


def _told(view: View, connection: Connection, thing: str) -> Iterator[LineRow]:
    a, e = about_table.c, event_table.c
    both = records_of(view, connection, thing)
    # What is not known yet is left out here, not among the entries: SQLite would go through all of those.
    known = a.seq < size_of(view, connection)
    touching = [select(a.seq).where(a.log == view.town, a.thing.in_(both), known)]
    if thing.startswith("sea-"):
        touching += _before_office(view, connection, thing, known)
    entries = EntryReader(view).read(connection, e.seq.in_(union_all(*touching)), newest_first=False)
    day = view.day.isoformat()
    rows = (_row(view, entry, thing) for entry in entries if entry.sight is not Sight.CLOSED)
    yield from _together(row for row in rows if row.true_on.iso <= day)


def _before_office(
    view: View, connection: Connection, thing: str, known: ColumnElement[bool]
) -> list[Select[Any]]:
    """Interests that somebody chosen for the seat declared before their term: the seat's line has them, too."""
    e, a, t = event_table.c, about_table.c, thing_table.c
    found: list[Select[Any]] = []
    terms = [one for on in seats_on(view, connection, [thing], past=True).values() for one in on.terms]
    chosen = {
        row.id: row.first_seq
        for row in connection.execute(
            select(t.id, t.first_seq).where(t.log == view.town, t.id.in_([one.id for one in terms]))
        )
    }
    began = {
        row.subject: row.seq
        for row in connection.execute(
            select(e.subject, e.seq).where(
                e.log == view.town, e.subject.in_(list(chosen)), e.kind == "term.began"
            )
        )
    }
    for one in terms:
        declared = and_(e.log == a.log, e.seq == a.seq, e.kind.startswith("interest."))
        found.append(
            select(a.seq)
            .join_from(about_table, event_table, declared)
            .where(
                a.log == view.town,
                a.thing == one.person,
                a.seq > chosen[one.id],
                a.seq < began.get(one.id, chosen[one.id]),
                known,
            )
        )
    return found


def _row(view: View, entry: ReadEntry, thing: str) -> LineRow:
    event, told = entry.event, entry.told
    true_on = PartialDate.from_iso(told.on)
    recorded_on = london_day(from_utc_text(event.at))
    late_by = (recorded_on - true_on.latest).days
    return LineRow(
        key=str(event.seq),
        seq=event.seq,
        thing=leads_to(event),
        part=_PARTS.get(event.kind.partition(".")[0], Part.OTHER),
        standing=told.standing,
        recorded_on=recorded_on if late_by > 0 else None,
        recorded_by=entry.by if late_by > 0 else "",
        true_on=true_on,
        what=told.what,
        about=_about(entry, thing),
        note=noted(told.note, entry.reason),
        later=_later(view, entry, true_on, recorded_on) if late_by > 0 else "",
    )


_OF_A_HOLDER: Final = frozenset({"ter", "rep", "att", "dec", "mat"})
"""Beginnings of the ids of what somebody does, or what becomes of them, in a seat."""
_OF_A_PERSON: Final = frozenset({"int", "aff"})


def _about(entry: ReadEntry, thing: str) -> str:
    """Whom or what an entry is about besides the thing whose line it stands in."""
    subject = entry.event.subject
    kind = subject[:3]
    if subject == thing:
        return ""
    if kind not in _OF_A_HOLDER | _OF_A_PERSON:
        return about_whom(entry)
    wanted = ("per", "sea") if kind in _OF_A_HOLDER else ("per",)
    touched = (other for first in wanted for other in entry.event.about if other[:3] == first)
    return ", ".join(entry.names.get(other, UNKNOWN) for other in touched if other[:3] != thing[:3])


def _later(view: View, entry: ReadEntry, true_on: PartialDate, recorded_on: date) -> str:
    """Say “recorded Tue 3 March by Ama Larbi, officer, 19 days later”."""
    distance = {"yesterday": "1 day"}.get(
        ago := in_days(true_on.latest, recorded_on), ago.removesuffix(" ago")
    )
    return f"recorded {short_day(recorded_on, view.today)} by {entry.by}, {distance} later"


def _together(rows: Iterable[LineRow]) -> Iterator[LineRow]:
    """Rows that say the same of the same thing on the same day as one, with all their notes: four acceptances."""
    for _, some in groupby(rows, key=lambda row: (row.true_on, row.thing, row.what, row.about, row.standing)):
        alike = list(some)
        notes = dict.fromkeys(row.note for row in alike if row.note)
        yield replace(alike[-1], note=", ".join(notes))


# --- what was not ---------------------------------------------------------------------------------------------


def _worked_out(view: View, connection: Connection, kind: str, thing: str) -> Iterator[LineRow]:
    if kind in {"seat", "partnership"}:
        yield from _gaps(view, connection, thing)
    if kind != "organisation":
        yield from _owed(view, connection, kind, thing)


def _gaps(view: View, connection: Connection, thing: str) -> Iterator[LineRow]:
    """The times in which nobody held the seat, or a seat of the partnership."""
    s = seat.c
    of_board = thing.startswith("par-")
    if of_board:
        query = select(s.id).where(view.known(seat), s.partnership == thing).distinct()
        seats = [row.id for row in connection.execute(query)]
    else:
        seats = [thing]
    names = Names(view)
    names.read(connection, seats)
    for one in seats_on(view, connection, seats, past=True).values():
        for gap in one.gaps:
            if gap.start is not None:
                yield _gap(one, gap, (names.of(one.id, gap.start) or UNKNOWN) if of_board else "")


def _gap(on: SeatOn, gap: Period, name: str) -> LineRow:
    start = gap.start or on.records_begin_on
    known = on.is_known(gap)
    ended = days(gap.days) if gap.days is not None else ""
    return LineRow(
        key=f"gap/{on.id}/{start.isoformat()}",
        seq=None,
        thing=on.id,
        part=Part.GAPS,
        standing=None if known else Standing.NO_DATA,
        recorded_on=None,
        recorded_by="",
        true_on=PartialDate.of(start),
        what="seat vacant" if known else "holder not known",
        about=name,
        note=noted(why_fell_vacant(on, gap), f"for {ended}" if ended and known else ""),
        later="",
    )


_NOT_THERE: Final = {
    Duty.REPORT: (Part.REPORTS, Standing.LATE, "report-back due"),
    Duty.MATCH: (Part.CONFLICTS, Standing.DECIDE, "no declaration"),
    Duty.DECLARATION: (Part.CONFLICTS, Standing.NO_DATA, "nothing declared, not even “none”"),
    Duty.ATTENDANCE: (Part.GAPS, Standing.NO_DATA, "attendance not recorded"),
}


def _owed(view: View, connection: Connection, kind: str, thing: str) -> Iterator[LineRow]:
    """What is owed for meetings and not there: declarations, attendance, report-backs past their day."""
    owed = owed_at_meetings(
        view,
        connection,
        seats=[thing] if kind == "seat" else None,
        person=thing if kind == "person" else None,
        partnership=thing if kind == "partnership" else None,
    )
    names = Names(view)
    names.read(
        connection, {each for one in owed for each in (one.meeting, one.person, one.item, one.organisation)}
    )
    yield from (_not_there(one, kind, names) for one in owed if one.duty is not Duty.REPORT or one.days_late)


def _not_there(one: Owed, kind: str, names: Names) -> LineRow:
    part, standing, what = _NOT_THERE[one.duty]
    late = f"{days(one.days_late)} late" if one.days_late else ""
    body = (names.of(one.organisation) or UNKNOWN) if one.organisation else ""
    return LineRow(
        key=f"owed/{one.duty}/{one.meeting}/{one.seat}/{one.person}/{one.item}/{one.organisation}",
        seq=None,
        thing=one.meeting,
        part=part,
        standing=standing,
        recorded_on=None,
        recorded_by="",
        true_on=PartialDate.of(one.due_on if one.duty is Duty.REPORT and one.due_on else one.on),
        what=what,
        about="" if kind == "person" else (names.of(one.person) or UNKNOWN),
        note=noted(body, names.of(one.item or one.meeting, one.on), late),
        later="",
    )
