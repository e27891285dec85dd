"""What a file is taken for before any plan is made: its kind, its sheet, and what each column becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compacttui.exchange.importing.cells import shown_cell
from compacttui.exchange.importing.kinds import all_kinds, kind_called
from compacttui.exchange.importing.matching import LOOKED_THROUGH, Matched, headings_of, matched, missing
from compacttui.exchange.importing.planning import Choices, chosen_columns, uses_of
from compacttui.exchange.importing.plans import ColumnUse
from compacttui.exchange.sheets import UNSAVED, Book
from compacttui.questions.importing import matched_before
from compacttui.questions.view import View

_EXAMPLES = 3
"""Values of a column that are shown, each once."""
_LOOKED_AT = 200
"""Rows among which they are looked for."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file is taken for.

    Attributes:
        kind: what kind of import.
        sheet: the sheet; empty for a text file.
        sheets: every sheet in which something stands.
        row: the number of the row with the headings.
        uses: what each column is taken for.
        examples: some of what stands in each column, by its place.
        lacking: what is needed and in no column yet, as people read it.
        is_known: somebody matched columns under these headings before.
    """

    kind: str
    sheet: str
    sheets: tuple[str, ...]
    row: int
    uses: tuple[ColumnUse, ...]
    examples: Mapping[int, tuple[str, ...]]
    lacking: tuple[str, ...]
    is_known: bool


def taken_for(view: View, book: Book, kind_name: str, choices: Choices | None = None) -> Taken:
    """What each column of a file is taken for, though something that is needed may still be lacking.

    Args:
        view: whose records; what was said of such headings before counts.
        book: the file, as read.
        kind_name: seats, organisations, people, meetings or interests.
        choices: what a person said about it.

    Raises:
        Refused: there is no such kind of import.
        BadInput: nothing stands in the file, or it has no such sheet or column.
    """
    kind = kind_called(kind_name)
    matching = chosen_columns(view, book, kind, choices or Choices())
    return Taken(
        kind.name,
        matching.sheet,
        tuple(grid.name for grid in book.sheets if grid.rows),
        matching.row,
        tuple(uses_of(matching)),
        {heading.number: _examples(matching, heading.number) for heading in matching.headings},
        tuple(column.label for column in missing(kind, matching.columns)),
        matched_before(view, kind.name, matching.signature) is not None,
    )


def likeliest_kind(view: View, book: Book) -> str:
    """The kind of import that a file's headings speak for.

    Raises:
        BadInput: nothing stands in the file.
    """
    return likeliest(view, book)[0]


def likeliest(view: View, book: Book) -> tuple[str, str | None]:
    """The kind of import that a file's headings speak for, and its sheet where one was taken in so before.

    Raises:
        BadInput: nothing stands in the file.
    """
    known = next(_known(view, book), None)
    if known is not None:
        return known
    found = [matched(book, kind) for kind in all_kinds().values()]
    best = max(found, key=lambda one: (not missing(one.kind, one.columns), len(one.columns)))
    return best.kind.name, None


def _known(view: View, book: Book) -> Iterator[tuple[str, str | None]]:
    """Kinds and sheets of which somebody matched the columns before."""
    kinds = tuple(all_kinds().values())
    for grid in book.sheets:
        for row in grid.rows[:LOOKED_THROUGH]:
            signature = Matched(kinds[0], grid.name, row.number, headings_of(row, grid), {}, ()).signature
            for kind in kinds:
                if matched_before(view, kind.name, signature) is not None:
                    yield kind.name, grid.name or None


def _examples(matching: Matched, number: int) -> tuple[str, ...]:
    cells = (row.cells[number] for row in matching.below[:_LOOKED_AT] if number < len(row.cells))
    seen = dict.fromkeys(shown_cell(cell) for cell in cells if cell and cell != UNSAVED)
    return tuple(list(seen)[:_EXAMPLES])
