"""The line of a seat, a person, an organisation or a partnership: what happened, oldest first, gaps included.

A row says when something was true; what was recorded later says so, and by whom. The view's day says what is
told (nothing that came true after it), the day of knowledge what was known (nothing that was recorded after it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from json import loads
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select, union_all

from compacttui.questions.holding import seats_on
from compacttui.questions.ledger.entries import EntryReader, size_of
from compacttui.questions.ledger.line_gaps import worked_out
from compacttui.questions.ledger.line_rows import LineRow, Part, as_one, part_of, row_of
from compacttui.questions.ledger.narrowing import Only
from compacttui.questions.mergers import records_of
from compacttui.questions.sight import READ_NEARLY_ALL, Sight, Sights
from compacttui.questions.telling import Entry, Told, days_of_many, tell
from compacttui.questions.view import View
from compacttui.questions.windows import PAGE, Pages
from compacttui.records.body import data_of
from compacttui.records.events import Event
from compacttui.records.log import about_table, event_table, thing_table
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused

__all__ = ["HAVE_A_LINE", "LinePages", "LineRow", "Part", "timeline"]

HAVE_A_LINE: Final = ("seat", "person", "organisation", "partnership")
"""The kinds of things whose line can be read."""


def timeline(view: View, kind: str, thing: str, only: Only | None = None) -> LinePages:
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
        only = only or Only()
        days = Only(only.parts, only.since, only.until)
        found = [
            *(one for one in _recorded(view, connection, thing) if days.holds_day(one.part, one.on)),
            *(
                _Step(row.true_on.iso, row.part, (), row)
                for row in worked_out(view, connection, kind, thing)
                if days.holds(row)
            ),
        ]
        line = LinePages(view, thing, sorted(found, key=_Step.order))
        if not only.words:
            return line
        fitting = [_Step(row.true_on.iso, row.part, (), row) for row in line if only.holds(row)]
        return LinePages(view, thing, fitting)


def _check_on_record(view: View, connection: Connection, kind: str, thing: str) -> None:
    t = thing_table.c
    first = connection.execute(select(t.first_seq).where(t.log == view.town, t.id == thing)).scalar()
    if first is None or first >= size_of(view, connection):
        raise Refused(f"There is no such {kind} on record.", field="ref")


# --- what was recorded ------------------------------------------------------------------------------------------


class _Step(NamedTuple):
    """Where a row stands on a line, before anything of it is put into words.

    Attributes:
        on: the day on which it was true, as ISO text.
        part: which part of the line it belongs to.
        entries: the numbers of the entries behind it.
        row: the row itself, where none are.
    """

    on: str
    part: Part
    entries: tuple[int, ...]
    row: LineRow | None = None

    def order(self) -> tuple[str, bool, int]:
        """What comes before what: by day, what was recorded first, by its number."""
        return self.on, not self.entries, self.entries[-1] if self.entries else 0


class LinePages(Pages[LineRow]):
    """The steps of a line, put into words by the page: a board's line has thousands."""

    def __init__(self, view: View, thing: str, steps: Sequence[_Step]) -> None:
        self._view = view
        self._thing = thing
        self._steps = steps
        self._reader = EntryReader(view)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self._steps)

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the entries behind its rows; nothing of them is read for that."""
        return frozenset(number for step in self._steps for number in step.entries)

    def day_at(self, place: int) -> PartialDate:
        """When the row at a place was true; nothing of it is read for that."""
        return PartialDate.from_iso(self._steps[place].on)

    def page(self, index: int) -> tuple[LineRow, ...]:
        """Give one page of them."""
        steps = self._steps[index * PAGE : (index + 1) * PAGE] if index >= 0 else ()
        numbers = [number for step in steps for number in step.entries]
        with self._view.reading() as connection:
            read = {entry.event.seq: entry for entry in self._reader.numbered(connection, numbers)}
        return tuple(
            step.row or as_one([row_of(self._view, read[number], self._thing) for number in step.entries])
            for step in steps
        )


class _Placed(NamedTuple):
    """An entry of a line with the day on which it was true, before it is told."""

    on: str
    subject: str
    kind: str
    seq: int
    body: str

    @property
    def told(self) -> Told:
        """It in words, without names and what somebody wrote."""
        return _told(Event.from_body(loads(self.body)))


def _recorded(view: View, connection: Connection, thing: str) -> Iterator[_Step]:
    """The steps that entries make; those that say the same of the same thing on the same day are one."""
    for _, some in groupby(_placed(view, connection, thing), key=itemgetter(0, 1)):
        first, *more = some
        # What stands alone is not told for that.
        for alike in _alike([first, *more]) if more else ([first],):
            yield _Step(first.on, part_of(alike[0].kind), tuple([one.seq for one in alike]))


def _alike(some: Sequence[_Placed]) -> Iterator[Sequence[_Placed]]:
    """Neighbours that say the same."""
    said = [((told := one.told).what, told.standing) for one in some]
    for _, alike in groupby(zip(said, some, strict=True), key=lambda pair: pair[0]):
        yield [one for _, one in alike]


def _placed(view: View, connection: Connection, thing: str) -> Iterator[_Placed]:
    """The entries of a line that may be read and were true by the view's day, in the order of recording."""
    found = _entries(view, connection, thing)
    sights, last = Sights(view), view.day.isoformat()
    # A board has thousands: where most of them stand, their data alone say.
    days = {kind: day for kind, day in days_of_many().items() if sights.reads_each(kind)}
    events: Iterable[Event | None] = repeat(None)
    if view.role not in READ_NEARLY_ALL:
        events = every = [Event.from_body(loads(row.body)) for row in found]
        sights.read(connection, every)
    for (seq, at, kind, subject, body), read in zip(found, events, strict=False):
        if (day := days.get(kind)) is not None:
            on = day(data_of(body), at)
        else:
            event = read or Event.from_body(loads(body))
            if sights.of(event) is Sight.CLOSED:
                continue
            on = _told(event).on
        if on <= last:
            yield _Placed(on, subject, kind, seq, body)


def _told(event: Event) -> Told:
    return tell(Entry(event, {}, {}))


def _entries(view: View, connection: Connection, thing: str) -> Sequence[Row[Any, Any, Any, Any, Any]]:
    """The entries that touch a thing, and the records taken into it, in the order of recording."""
    a, e = about_table.c, event_table.c
    both = records_of(view, connection, thing)
    # What is not known yet is left out here, not among the entries: SQLite would go through all of those.
    known = a.seq < size_of(view, connection)
    touching = [select(a.seq).where(a.log == view.town, a.thing.in_(both), known)]
    if thing.startswith("sea-"):
        touching += _before_office(view, connection, thing, known)
    query = (
        select(e.seq, e.at, e.kind, e.subject, e.body)
        .where(e.log == view.town, e.seq.in_(union_all(*touching)))
        .order_by(e.seq)
    )
    return connection.execute(query).all()


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
