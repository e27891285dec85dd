"""Putting rows back as they stood before some entries, and leading what refers to one thing to another.

Nothing is deleted: a row that is taken back stays as a thing of the past, and what stood before it is told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compacttui.records.body import Json
from compacttui.records.columns import subject_tables
from compacttui.records.events import Change, Event, Get, Row, version_of


def put_back(get: Get, event: Event, table: str, thing: str, first: int, last: int) -> Iterator[Change]:
    """A thing's rows as they stood before the entries from `first` to `last`."""
    rows = get.ever(subject_tables[table], thing)
    for row in rows:
        if row["superseded_seq"] is None and first <= _number(row["recorded_seq"]) <= last:
            yield Change(subject_tables[table], row, kept=False)
    before = [
        row
        for row in rows
        if _number(row["recorded_seq"]) < first
        and row["superseded_seq"] is not None
        and first <= _number(row["superseded_seq"]) <= last
    ]
    yield from told_again(event, table, before, after=rows)


def told_again(event: Event, table: str, rows: Iterable[Row], *, after: Sequence[Row]) -> Iterator[Change]:
    """Rows told once more, numbered after every row that there is."""
    number = version_of(after[-1]) if after else 0
    for row in rows:
        number += 1
        again = {**row, "version": number, "recorded_seq": event.seq, "superseded_seq": None}
        yield Change(subject_tables[table], again)


def led_over(
    get: Get, event: Event, table: str, thing: str, columns: Sequence[str], *, instead_of: str, to: str
) -> Iterator[Change]:
    """A thing's known rows with `to` wherever one of these columns holds `instead_of`."""
    rows = get.ever(subject_tables[table], thing)
    moved = [
        (row, {column: to for column in columns if row[column] == instead_of})
        for row in rows
        if row["superseded_seq"] is None
    ]
    if not any(values for _, values in moved):
        return
    # All of them are told again, so that they stay in the order of their days.
    for row, _ in moved:
        yield Change(subject_tables[table], row, kept=False)
    yield from told_again(event, table, [{**row, **values} for row, values in moved], after=rows)


def listed_things(value: Json) -> Iterator[tuple[str, str]]:
    """The tables and things of an entry's data that lists them: ``{"term": ["ter-..."]}``."""
    if not isinstance(value, Mapping):
        raise TypeError("things are listed by their tables")
    for table, things in value.items():
        for thing in things if isinstance(things, list) else ():
            yield table, str(thing)


def listed_columns(value: Json) -> Iterator[tuple[str, str, list[str]]]:
    """The tables, things and columns of an entry's data: ``{"term": {"ter-...": ["person"]}}``."""
    if not isinstance(value, Mapping):
        raise TypeError("things are listed by their tables")
    for table, things in value.items():
        if not isinstance(things, Mapping):
            raise TypeError("columns are listed by their things")
        for thing, columns in things.items():
            yield table, thing, [str(column) for column in columns] if isinstance(columns, list) else []


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    raise TypeError("entries have whole numbers")
