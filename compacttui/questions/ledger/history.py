"""The history: every entry, newest first, as rows that a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, select, union_all

from compacttui.questions.ledger.entries import EntryReader, ReadEntry, leads_to, size_of
from compacttui.questions.ledger.searching import Search, SearchPages
from compacttui.questions.mergers import records_of
from compacttui.questions.registry import column, question
from compacttui.questions.sight import OF_AUDITORS, Sight, told_kinds
from compacttui.questions.view import View
from compacttui.questions.windows import PAGE, Key, Pages, Raw, Window
from compacttui.records.log import about_table, event_table
from compacttui.rules.dates import PartialDate, from_utc_text
from compacttui.rules.given import Person
from compacttui.rules.roles import Role
from compacttui.rules.words import Standing

_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry in the history.

    Attributes:
        seq: the entry's number; opens it.
        thing: the id of what it happened to.
        standing: how it stands: late, done ...; nothing for what is merely noted.
        recorded_at: when it was recorded, UTC.
        what: what happened.
        about: the name of what it happened to.
        note: the rest in one phrase.
        by: who recorded it, in which role.
        reason: why, where a reason was given and may be read.
        true_on: the day it was true, where that is not the day of recording.
    """

    seq: int
    thing: str
    standing: Standing | None
    recorded_at: datetime = column("Recorded")
    what: str = column("What")
    about: str = column("About")
    note: str = column("More")
    by: str = column("By")
    reason: str = column("Why")
    true_on: PartialDate | None = column("True on")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the history are wanted; all of them unless something is said.

    Attributes:
        thing: the id of a thing that they touch.
        kind: what happened: a kind (``report.submitted``) or all of a subject (``report``).
        actor: the id of the person who recorded them.
        since: the first day of recording.
        text: words to search for, see `searching`.
    """

    thing: str | None = None
    kind: str | None = None
    actor: str | None = None
    since: date | None = None
    text: str | None = None

    @property
    def is_all(self) -> bool:
        """Whether only the time limits what is wanted, so that numbers stand without gaps."""
        return not (self.thing or self.kind or self.actor)


def history(view: View, wanted: Wanted | None = None) -> Pages[HistoryRow]:
    """The entries of a town's ledger, newest first, as the viewer may read them.

    Asked about a past day, it ends with that day.

    Args:
        view: who is looking.
        wanted: which entries.
    """
    wanted = wanted or Wanted()
    view = view.on(view.as_at, view.known_on or view.as_at)
    with view.reading() as connection:
        first, end = _limits(view, connection, wanted.since)
    reader = EntryReader(view)
    text = (wanted.text or "").strip()
    if text:
        search = Search(view, reader, text, None if wanted.is_all else _numbers(view, wanted), first, end)
        return SearchPages(search, row_of)
    if wanted.is_all:
        return _Straight(view, reader, first, end)

    def in_words(connection: Connection, found: Sequence[Raw]) -> list[HistoryRow]:
        return [row_of(entry) for entry in reader.numbered(connection, [row.seq for row in found])]

    rows = _numbers(view, wanted)
    rows = rows.where(rows.selected_columns.seq >= first, rows.selected_columns.seq < end)
    return Window(view, rows, [Key(rows.selected_columns.seq, descending=True)], in_words)


def numbers_of(view: View, wanted: Wanted) -> frozenset[int]:
    """The numbers of the entries that are wanted; nothing of them is read for that.

    Args:
        view: who is looking.
        wanted: which entries, by the thing that they touch, their kind or who recorded them.
    """
    with view.reading() as connection:
        return frozenset(row.seq for row in connection.execute(_numbers(view, wanted)))


@question("history", title="What was recorded, newest first", rows=HistoryRow)
def recorded(
    view: View, by: Person | None = None, since: date | None = None, kind: str = "", words: str = ""
) -> Pages[HistoryRow]:
    """The entries of the ledger, newest first, as the viewer may read them.

    Args:
        by: only what this person recorded.
        since: only from this day on.
        kind: only this kind of entry, e.g. report.submitted, or report for all that has to do with them.
        words: only entries with these words in what happened, in reasons and notes, or in a name they touch.
    """
    return history(view, Wanted(kind=kind or None, actor=by, since=since, text=words))


class _Straight(Pages[HistoryRow]):
    """Entries without a filter: their numbers have no gaps, so a page is a range of numbers."""

    def __init__(self, view: View, reader: EntryReader, first: int, end: int) -> None:
        self.view = view
        self._reader = reader
        self._end = end
        self._total = max(0, end - first)

    @property
    def total(self) -> int:
        """How many entries there are."""
        return self._total

    def page(self, index: int) -> tuple[HistoryRow, ...]:
        """Give one page of them."""
        end = self._end - index * PAGE
        first = max(end - PAGE, self._end - self._total)
        if index < 0 or end <= first:
            return ()
        with self.view.reading() as connection:
            return tuple(row_of(entry) for entry in self._reader.numbered(connection, range(first, end)))


def row_of(entry: ReadEntry) -> HistoryRow:
    """An entry as a row of the history."""
    told, event = entry.told, entry.event
    closed = entry.sight is Sight.CLOSED
    return HistoryRow(
        seq=event.seq,
        thing="" if closed else leads_to(event),
        standing=told.standing,
        recorded_at=from_utc_text(event.at),
        what=told.what,
        about="" if closed else about_whom(entry),
        note=told.note,
        by="" if closed else entry.by,
        reason=entry.reason,
        true_on=None if told.on == event.day else PartialDate.from_iso(told.on),
    )


_SPOKEN_OF = ("sea", "per", "par", "org", "con", "sel", "mee")


def about_whom(entry: ReadEntry) -> str:
    """The name of what an entry is about: its subject's, or else that of the next best thing it touches."""
    names = entry.names
    if name := names.get(entry.event.subject):
        return name
    touched = sorted(
        (thing for thing in entry.event.about if thing[:3] in _SPOKEN_OF),
        key=lambda thing: _SPOKEN_OF.index(thing[:3]),
    )
    return next((name for thing in touched if (name := names.get(thing))), "")


def _limits(view: View, connection: Connection, since: date | None) -> tuple[int, int]:
    """The first number that is wanted, and the first past those that are."""
    end = size_of(view, connection)
    if since is None:
        return 0, end
    e = event_table.c
    midnight = datetime.combine(since, time(), _LONDON).astimezone(UTC)
    later = select(func.min(e.seq)).where(e.log == view.town, e.at >= midnight.strftime("%Y-%m-%dT%H:%M:%SZ"))
    first = connection.execute(later).scalar()
    return (end if first is None else int(first)), end


def _numbers(view: View, wanted: Wanted) -> Select[tuple[int]]:
    """The numbers of the entries wanted, each kind by its own index."""
    kinds = _kinds(wanted.kind) if wanted.kind else (None,)
    parts = [_numbers_of_kind(view, wanted, kind) for kind in kinds]
    if len(parts) == 1:
        return parts[0]
    together = union_all(*parts).subquery()
    return select(together.c.seq)


def _numbers_of_kind(view: View, wanted: Wanted, kind: str | None) -> Select[tuple[int]]:
    e, a = event_table.c, about_table.c
    # Of an auditor's notes nobody else may learn by picking: not how many, by whom or about what.
    is_hidden = view.role is not Role.AUDITOR and (
        kind in OF_AUDITORS or (wanted.thing or "").startswith("not-")
    )
    of_event: list[ColumnElement[bool]] = [false()] if is_hidden else []
    if kind is not None:
        of_event.append(e.kind == kind)
    if wanted.actor:
        with view.reading() as connection:
            of_event += [e.actor.in_(records_of(view, connection, wanted.actor)), told_kinds(view)]
    if not wanted.thing:
        return select(e.seq).where(e.log == view.town, *of_event)
    with view.reading() as connection:
        records = records_of(view, connection, wanted.thing)
    if len(records) > 1:
        # An entry that touches both of them stands there once.
        of_any = select(a.seq).where(a.log == view.town, a.thing.in_(records))
        return select(e.seq).where(e.log == view.town, e.seq.in_(of_any), *of_event)
    touching = select(a.seq).where(a.log == view.town, a.thing == wanted.thing)
    if not of_event:
        return touching
    return touching.join(event_table, and_(e.log == a.log, e.seq == a.seq)).where(*of_event)


def _kinds(kind: str) -> tuple[str, ...]:
    """The kinds of entries that a kind or a subject means; a kind that nothing is of, where there is none."""
    # Each kind is known once its module is read, and this module reads all of them.
    from compacttui.records.tables import KINDS

    return tuple(name for name in KINDS if name == kind or name.partition(".")[0] == kind) or (kind,)
