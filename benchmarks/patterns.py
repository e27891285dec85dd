"""What one act writes, row by row, to be written again by bare statements with other values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any


@contextmanager
def desk_of(place: str) -> Iterator[Any]:
    """The desk of whoever began the records at a place."""
    from compacttui.cli.session import Session, Settings

    with closing(Session(Settings(db=place))) as session:
        yield session.desk()


def taken(place: str, number: int) -> tuple[Pattern, list[tuple[Any, list[dict[str, Any]]]]]:
    """What an act writes, table by table: as a file is told it; a server's own function writes the same rows."""
    from sqlalchemy import event

    from compacttui.acts import organisations
    from compacttui.records.columns import metadata

    said: list[tuple[str, Any]] = []

    def listen(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if statement.startswith("INSERT"):
            said.append((statement, parameters if many else [parameters]))

    with desk_of(place) as desk:
        event.listen(desk.database.engine, "before_cursor_execute", listen)
        # As many fingerprints of the tree as an act writes on average: one.
        while sum(len(rows) for statement, rows in said if " node " in statement) != 1:
            said.clear()
            made = organisations.register(desk, f"Pattern {number}")
        event.remove(desk.database.engine, "before_cursor_execute", listen)
        pattern = Pattern(made, desk.kept.start, number)
    return pattern, [_insert(metadata, statement, rows) for statement, rows in said]


def _insert(metadata: Any, statement: str, rows: Sequence[Any]) -> tuple[Any, list[dict[str, Any]]]:
    """The table of a statement, and its rows by column."""
    table, _, rest = statement.removeprefix("INSERT INTO ").partition(" (")
    names = rest.partition(")")[0].split(", ")
    by_name = [row if isinstance(row, dict) else dict(zip(names, row, strict=True)) for row in rows]
    return metadata.tables[table], by_name


class Pattern:
    """What stands in the statements of one act, and is another in every other."""

    def __init__(self, made: str, seq: int, number: int) -> None:
        self._made, self._seq, self._number = made, seq, number

    def filled(self, row: dict[str, Any], town: str, done: int, seq: int) -> dict[str, Any]:
        """A row of another act."""
        new = f"{self._made[:4]}{self._number:04d}{done:012d}"
        other = {name: self._value(value, new, seq) for name, value in row.items()}
        # No fingerprint of these entries is worked out: it needs a place of its own in the tree, and no more.
        return {**other, "log": town, **({"idx": seq} if "idx" in row else {})}

    def _value(self, value: Any, new: str, seq: int) -> Any:
        if isinstance(value, str):
            return value.replace(self._made, new)
        return seq if value == self._seq else value
