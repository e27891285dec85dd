"""Two people at one record: which values of it one of them changes that the other has changed since they looked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import Table, select

from compacttui.records.events import Change, Row, Value

if TYPE_CHECKING:
    from compacttui.records.log import Books

_KEPT_BY_THE_PROGRAM: Final = frozenset(
    {"log", "id", "version", "effective_from", "recorded_seq", "superseded_seq", "folded"}
)


@dataclass(frozen=True, slots=True)
class Clash:
    """One value that somebody else changed while it was being changed.

    Attributes:
        table: the record's table.
        thing: its id.
        column: which value.
        was: what somebody saw who looked before.
        theirs: what the other person made of it.
        mine: what it would become now.
        entry: the number of the other person's entry.
    """

    table: str
    thing: str
    column: str
    was: Value
    theirs: Value
    mine: Value
    entry: int


class Watch:
    """Watches what an act changes, for somebody who looked at the records a while ago."""

    def __init__(self, books: Books, since: int, person: str) -> None:
        """Watch from now on.

        Args:
            books: the ledger that the act writes to.
            since: how many entries there were when they looked.
            person: who they are: what they changed themselves since, they know.
        """
        self._books = books
        self._since = since
        self._person = person
        self._before: dict[tuple[Table, str], Row] = {}

    def __call__(self, change: Change) -> None:
        """Take notice of a change that is about to be written."""
        key = change.table, str(change.row["id"])
        if change.supersedes is None or key in self._before:
            return
        row = self._books.get(*key)
        if row is not None and self._since <= _number(row) < self._books.first_seq:
            self._before[key] = row

    def clashes(self) -> Iterator[Clash]:
        """Every value that the act changed, and somebody else before it."""
        for (table, thing), theirs in self._before.items():
            rows = self._books.ever(table, thing)
            seen = [row for row in rows if _number(row) < self._since]
            entry = self._by_another(
                [_number(row) for row in rows if self._since <= _number(row) <= _number(theirs)]
            )
            mine = self._books.get(table, thing)
            if not seen or mine is None or entry is None:
                continue
            for column in (one.name for one in table.columns):
                was, became, now = seen[-1][column], theirs[column], mine[column]
                if column not in _KEPT_BY_THE_PROGRAM and was != became != now:
                    yield Clash(table.name, thing, column, was, became, now, entry)

    def _by_another(self, numbers: list[int]) -> int | None:
        """The last of some entries that somebody else made."""
        from compacttui.records.log import event_table

        e = event_table.c
        query = select(e.seq).where(e.log == self._books.log, e.seq.in_(numbers), e.actor != self._person)
        found = [int(str(row["seq"])) for row in self._books.rows(query)]
        return max(found, default=None)


def _number(row: Row) -> int:
    return int(str(row["recorded_seq"]))
