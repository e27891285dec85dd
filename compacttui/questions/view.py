"""Who is looking, and at which moment: the one thing that decides what a question may answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select

from compacttui.records.database import Database
from compacttui.records.log import event_table
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook

_LONDON = ZoneInfo("Europe/London")

Kept = TypeVar("Kept")

_open: ContextVar[tuple[Database, Connection, dict[object, Any]] | None] = ContextVar("open", default=None)
"""The connection that this thread is reading on, if it is, and what was read on it for several questions."""


@dataclass(frozen=True)
class View:
    """A reader's place: nothing that a question, a paper or an export does can widen it.

    Attributes:
        database: the records.
        town: whose records.
        person: who is looking, by id; empty for the public.
        role: the hat that is on.
        rules: the rule book.
        now: the moment, in UTC.
        as_at: the day the answer is about, if it is not today.
        known_on: the day whose knowledge is asked for, if it is not today's.
    """

    database: Database
    town: str
    person: str
    role: Role
    rules: RuleBook
    now: datetime
    as_at: date | None = None
    known_on: date | None = None

    @cached_property
    def today(self) -> date:
        """The day in London on which the question is asked."""
        return self.now.astimezone(_LONDON).date()

    @property
    def day(self) -> date:
        """The day the answer is about."""
        return self.as_at or self.today

    def on(self, day: date | None, known_on: date | None = None) -> View:
        """The same reader, asking about another day."""
        return replace(self, as_at=day, known_on=known_on)

    def as_public(self) -> View:
        """The same records and day as everybody may look at them: what papers and published pages are made with."""
        return replace(self, role=Role.PUBLIC, person="")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which every query sees the same moment.

        A question asked inside another's reading reads on the same connection: opening one costs as much as
        several queries, and two moments could contradict each other.

        Raises:
            StoreTrouble: the database cannot be used.
        """
        already = self._already
        if already is not None:
            yield already[1]
            return
        with self.database.reading() as connection:
            mark = _open.set((self.database, connection, {}))
            try:
                yield connection
            finally:
                _open.reset(mark)

    @property
    def is_reading(self) -> bool:
        """Whether this thread reads already: what is asked now is a part of that."""
        return self._already is not None

    @property
    def _already(self) -> tuple[Database, Connection, dict[object, Any]] | None:
        """The connection to these records that is open in this thread, and what was read on it once."""
        already = _open.get()
        return already if already is not None and already[0] is self.database else None

    def once(self, what: str, make: Callable[[], Kept]) -> Kept:
        """What questions that are asked on one connection, of one moment, need in common: made for the first of them.

        It ends with the connection, so that nothing can be out of date; with none open it is made each time.

        Args:
            what: its name.
            make: makes it.
        """
        already = self._already
        if already is None:
            return make()
        key = (what, self.town, self.known_on)
        if key not in already[2]:
            already[2][key] = make()
        kept: Kept = already[2][key]
        return kept

    @cached_property
    def known_seq(self) -> int | None:
        """The first entry that was not yet known on the day asked for; nothing where today's knowledge is asked."""
        if self.known_on is None:
            return None
        midnight = datetime.combine(self.known_on + timedelta(days=1), time(), _LONDON).astimezone(UTC)
        later = select(func.min(event_table.c.seq)).where(
            event_table.c.log == self.town, event_table.c.at >= midnight.strftime("%Y-%m-%dT%H:%M:%SZ")
        )
        with self.reading() as connection:
            found: int | None = connection.execute(later).scalar()
        return found

    @cached_property
    def moment(self) -> Moment:
        """Which rows a query finds, whoever is looking."""
        return _moment(self.town, self.day, self.known_seq)

    def known(self, table: Table) -> ColumnElement[bool]:
        """The rows of this town as the ledger told them on the day asked for, whatever their period."""
        return self.moment.known(table)

    def true(self, table: Table, day: date | None = None) -> ColumnElement[bool]:
        """The rows that held on the day the answer is about (or another), as known."""
        return self.moment.true(table, day)


@dataclass(frozen=True)
class Moment:
    """Which rows a query finds: whose, true on which day, known as of which entry. Who is looking is no part of it.

    Making a long query takes longer than an index takes to answer it. One that is made of nothing but a moment is made
    once for it (`functools.lru_cache`), and serves everybody who looks at that day.

    Attributes:
        town: whose records.
        day: the day the answer is about.
        known_seq: the first entry that was not yet known; nothing where today's knowledge is asked.
    """

    town: str
    day: date
    known_seq: int | None

    def known(self, table: Table) -> ColumnElement[bool]:
        """The rows of the town as the ledger told them, whatever their period."""
        return self._made(table, "", self._known)

    def true(self, table: Table, day: date | None = None) -> ColumnElement[bool]:
        """The rows that held on the day (or another), as known."""
        on = (day or self.day).isoformat()

        def holds(of: Table) -> ColumnElement[bool]:
            return and_(
                self._known(of),
                of.c.effective_from <= on,
                or_(of.c.effective_to.is_(None), of.c.effective_to > on),
            )

        return self._made(table, on, holds)

    @cached_property
    def _conditions(self) -> dict[tuple[Table, str], ColumnElement[bool]]:
        """Conditions made already."""
        return {}

    def _made(
        self, table: Table, on: str, make: Callable[[Table], ColumnElement[bool]]
    ) -> ColumnElement[bool]:
        if type(table) is not Table or on not in {"", self.day.isoformat()}:
            return make(table)  # an alias, which may be gone again in a moment, or one day of many
        if (table, on) not in self._conditions:
            self._conditions[table, on] = make(table)
        return self._conditions[table, on]

    def _known(self, table: Table) -> ColumnElement[bool]:
        own = table.c.log == self.town
        if self.known_seq is None:
            return and_(own, table.c.superseded_seq.is_(None))
        return and_(
            own,
            table.c.recorded_seq < self.known_seq,
            or_(table.c.superseded_seq.is_(None), table.c.superseded_seq >= self.known_seq),
        )


When: TypeAlias = "View | Moment"
"""Which rows count: a view's, or the same whoever is looking."""


@lru_cache(maxsize=16)
def _moment(town: str, day: date, known_seq: int | None) -> Moment:
    """One for all who look at the same rows."""
    return Moment(town, day, known_seq)
