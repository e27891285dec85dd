"""Which column of a file holds what: where the headings stand, what they mean, and what a person says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz

from compacttui.exchange.importing.kinds import Column, ImportKind
from compacttui.exchange.importing.rows import FileRow
from compacttui.exchange.sheets import Book, Cells, Grid, column_name
from compacttui.rules.refusal import BadInput
from compacttui.rules.text import folded

LOOKED_THROUGH: Final = 40
"""Rows among which the headings are looked for: titles, logos and notes stand above them."""
_LONGEST_HEADING: Final = 200
"""Characters: what is longer stands in no spreadsheet as a heading, and takes long to compare."""
_EXACT, _WITHIN, _NEAR = 100, 80, 60
_NEAR_ENOUGH: Final = 86


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the file.

    Attributes:
        number: its place, from 0.
        text: what stands above it.
        is_hidden: it is hidden in the spreadsheet.
    """

    number: int
    text: str
    is_hidden: bool

    @property
    def place(self) -> str:
        """What a spreadsheet program calls it: "C"."""
        return column_name(self.number)


@dataclass(frozen=True, slots=True)
class Matched:
    """A sheet of which is known what its columns hold.

    Attributes:
        kind: what is taken in.
        sheet: the sheet's name; empty for a text file.
        row: the number of the row with the headings.
        headings: every column that has a heading.
        columns: the number of the column that holds each thing, by the thing's name.
        below: the rows under the headings.
    """

    kind: ImportKind
    sheet: str
    row: int
    headings: tuple[Heading, ...]
    columns: Mapping[str, int]
    below: tuple[Cells, ...]

    @property
    def signature(self) -> str:
        """Tells these headings from others, so that what a person said of them is known again."""
        said = "|".join(f"{one.number}:{folded(one.text)}" for one in self.headings)
        return sha256(said.encode()).hexdigest()

    @property
    def unused(self) -> tuple[Heading, ...]:
        """The columns of which nothing is taken in."""
        return tuple(one for one in self.headings if one.number not in self.columns.values())

    def with_columns(self, columns: Mapping[str, int]) -> Matched:
        """The same sheet, its columns matched as a person says."""
        return Matched(
            self.kind, self.sheet, self.row, self.headings, MappingProxyType(dict(columns)), self.below
        )

    def rows(self) -> Iterator[FileRow]:
        """The rows by what they hold; those in which nothing of use stands are left out."""
        places = {name: column_name(number) for name, number in self.columns.items()}
        for row in self.below:
            values = {
                name: row.cells[number]
                for name, number in self.columns.items()
                if number < len(row.cells) and row.cells[number]
            }
            if values:
                yield FileRow(row.number, values, places, is_title=sum(1 for cell in row.cells if cell) == 1)


def matched(book: Book, kind: ImportKind, sheet: str | None = None) -> Matched:
    """The sheet with the best headings for a kind of import, its columns matched as far as they are understood.

    Args:
        book: the file.
        kind: what is to be taken in.
        sheet: the sheet's name, where a person chose one.

    Raises:
        BadInput: nothing stands in it, or no sheet is called so; the sentence lists those there are.
    """
    grids = [grid for grid in _chosen(book, sheet) if grid.rows]
    if not grids:
        raise BadInput("nothing stands in this file. Is it the right one?", source=book.source)
    found = [one for grid in grids for one in _candidates(grid, kind)]
    return max(found, key=lambda one: one[0])[1] if found else _guessed(grids[0], kind)


def check_matched(matching: Matched, book: Book) -> None:
    """Refuse a sheet of which is not known where the things stand that are needed.

    Raises:
        BadInput: a column is missing; the sentence says which, what there is, and what to do.
    """
    lacking = missing(matching.kind, matching.columns)
    if lacking:
        raise BadInput(_not_found(matching, lacking, book), source=book.source, line=matching.row)


def headings_of(row: Cells, grid: Grid) -> tuple[Heading, ...]:
    """The columns of a sheet, where that row holds the headings."""
    return tuple(
        Heading(number, text, number in grid.hidden) for number, text in enumerate(row.cells) if text
    )


def missing(kind: ImportKind, columns: Mapping[str, int]) -> list[Column]:
    """The columns that are needed and not matched; of a group, the first."""
    return [
        column
        for column in kind.columns
        if column.needed
        and column.name not in columns
        and not (column.group and any(c.group == column.group and c.name in columns for c in kind.columns))
    ]


def read_choice(matching: Matched, field: str, said: str, source: str) -> tuple[str, int | None]:
    """Which column a person means for a thing: by its heading, by its letter; nothing for "-".

    Raises:
        BadInput: there is no such thing to take in, or no such column.
    """
    names = [column.name for column in matching.kind.columns]
    if field not in names:
        raise BadInput(f"“{field[:40]}” cannot be matched; there are: {', '.join(names)}.", source=source)
    if said in {"-", ""}:
        return field, None
    wanted = folded(said)
    for heading in matching.headings:
        if folded(heading.text) == wanted or heading.place.casefold() == said.casefold():
            return field, heading.number
    there = ", ".join(f"{one.place} {one.text[:30]}" for one in matching.headings[:20])
    raise BadInput(f"there is no column “{said[:60]}”; there are: {there}.", source=source, line=matching.row)


def _chosen(book: Book, sheet: str | None) -> Sequence[Grid]:
    if sheet is None:
        return book.sheets
    grids = [grid for grid in book.sheets if folded(grid.name) == folded(sheet)]
    if not grids:
        there = ", ".join(grid.name for grid in book.sheets if grid.name) or "one without a name"
        raise BadInput(f"there is no sheet “{sheet[:60]}”; there are: {there}.", source=book.source)
    return grids


def _candidates(grid: Grid, kind: ImportKind) -> Iterator[tuple[tuple[int, int, int], Matched]]:
    """Each row that may hold the headings, with how well it fits; of two that fit equally, the first is taken."""
    is_first = True
    for place, row in enumerate(grid.rows[:LOOKED_THROUGH]):
        scores = _scores(row, kind, grid.hidden)
        columns = {name: number for name, (_, number) in scores.items()}
        exact = sum(1 for score, _ in scores.values() if score == _EXACT)
        # "Health Board" holds the word of a heading and is none: below the first row, one must be just so.
        may_be = exact or is_first
        is_first = is_first and sum(1 for cell in row.cells if cell) < 2
        # One word that happens to be a heading is a title; a list of names alone may have but one column.
        if not may_be or missing(kind, columns) or (len(columns) < 2 and len(row.cells) > 2):
            continue
        headings = headings_of(row, grid)
        # Of two rows the upper one, of two sheets the longer one.
        fits = (exact, len(columns), len(grid.rows) - place)
        yield (
            fits,
            Matched(kind, grid.name, row.number, headings, MappingProxyType(columns), grid.rows[place + 1 :]),
        )


def _scores(row: Cells, kind: ImportKind, hidden: frozenset[int]) -> dict[str, tuple[int, int]]:
    """The best column for each thing: how well its heading fits, and its number. No column serves two things."""
    fits = sorted(
        (
            (-_fit(heading, column), number, order, column.name)
            for number, text in enumerate(row.cells)
            if 0 < len(text) <= _LONGEST_HEADING and number not in hidden
            for heading in (folded(text),)
            for order, column in enumerate(kind.columns)
        ),
    )
    chosen: dict[str, tuple[int, int]] = {}
    taken: set[int] = set()
    for fit, number, _, name in fits:
        if fit < 0 and name not in chosen and number not in taken:
            chosen[name] = (-fit, number)
            taken.add(number)
    return chosen


def _fit(heading: str, column: Column) -> int:
    """How well a heading fits: it is one of the words for the thing, holds them, or is nearly so."""
    best = 0
    for known in column.headings:
        if heading == known:
            return _EXACT
        if f" {known} " in f" {heading} ":
            best = max(best, _WITHIN + min(len(known.split()), 9) - min(len(heading.split()), 9))
        elif len(known) > 4 and fuzz.ratio(heading, known) >= _NEAR_ENOUGH:
            best = max(best, _NEAR)
    return best


def _guessed(grid: Grid, kind: ImportKind) -> Matched:
    """The fullest of the first rows as headings, where none says what is needed: a person matches them."""
    top = grid.rows[:LOOKED_THROUGH]
    row = max(top, key=lambda one: sum(1 for cell in one.cells if cell))
    columns = {name: number for name, (_, number) in _scores(row, kind, grid.hidden).items()}
    headings = headings_of(row, grid)
    below = grid.rows[top.index(row) + 1 :]
    return Matched(kind, grid.name, row.number, headings, MappingProxyType(columns), below)


def _not_found(matching: Matched, lacking: Sequence[Column], book: Book) -> str:
    there = ", ".join(f"{one.place} “{one.text[:30]}”" for one in matching.headings[:9])
    sheets = [grid.name for grid in book.sheets if grid.name]
    where = (
        f" The sheet is “{matching.sheet}”; there are: {', '.join(sheets[:9])}." if len(sheets) > 1 else ""
    )
    return (
        f"no column was found for: {', '.join(column.label for column in lacking)}. The headings read: {there}.{where} "
        "Write a heading above that column, or say which column holds it."
    )
