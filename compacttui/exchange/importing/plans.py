"""A plan: what a file would do to the records, row by row in words, and the acts that would do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from compacttui.acts.importing import Planned
from compacttui.exchange.importing.matching import Heading
from compacttui.questions.registry import column
from compacttui.rules.dates import plural
from compacttui.rules.importing import RowState

NEW = "new"
"""The answer that a name means somebody, or something, who is not on record."""
LEAVE = "leave"
"""The answer that a row is passed over."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question of a plan.

    Attributes:
        value: what scripts say: "1", "new", "leave".
        words: what people read.
    """

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that only a person can decide.

    Attributes:
        key: the row and the column that it is about: "7.holder".
        row: the first row that it is about.
        asks: the question.
        options: the answers.
        answer: the one that was given; empty while there is none.
    """

    key: str
    row: int
    asks: str
    options: tuple[Option, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What one row of the file does.

    Attributes:
        state: new, changed, the same, unclear, an error, or left out.
        question: the key of what has to be decided first; empty where nothing has.
        number: the row's number in the file.
        does: the state in words.
        what: what the row is about.
        why: what happens, or why it cannot.
    """

    state: RowState
    question: str
    number: int = column("Row", numeric=True)
    does: str = column("Does")
    what: str = column("What")
    why: str = column("Why")


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column of the file is taken for.

    Attributes:
        field: what scripts call the thing; empty where the column is not used.
        number: its place, from 0.
        place: the column as a spreadsheet program calls it.
        heading: what stands above it.
        holds: what it is taken for, in words.
    """

    field: str
    number: int
    place: str = column("Column")
    heading: str = column("Heading")
    holds: str = column("Taken for")


@dataclass(frozen=True)
class Plan:
    """What a file would do.

    Attributes:
        kind: what kind of import.
        source: the file as it was named.
        sheet: the sheet; empty for a text file.
        uses: what each column is taken for.
        rows: what each row does.
        asked: what a person has to decide, and what was decided.
        notes: what a person should know besides, one sentence each.
        planned: the acts; only those of rows that hold nothing up.
        signature: tells the headings from others, to remember the columns by; empty where there are none.
        leaves_out: rows that are unclear or wrong are passed over.
    """

    kind: str
    source: str
    sheet: str
    uses: tuple[ColumnUse, ...]
    rows: tuple[PlanRow, ...]
    asked: tuple[Asked, ...]
    notes: tuple[str, ...]
    planned: Planned
    signature: str = ""
    leaves_out: bool = False

    @cached_property
    def counts(self) -> Counter[RowState]:
        """How many rows do what."""
        return Counter(row.state for row in self.rows)

    @property
    def held_up_by(self) -> int:
        """How many rows must be put right, decided or left out before anything is taken in."""
        return 0 if self.leaves_out else sum(n for state, n in self.counts.items() if state.holds_up)

    @property
    def has_work(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.planned.steps)

    @property
    def summary(self) -> str:
        """The rows by what they do, in a sentence: "12 rows: 7 new, 2 same, 1 unclear, 2 errors."."""
        said = [state.counted(self.counts[state]) for state in RowState if self.counts[state]]
        return (
            f"{plural(len(self.rows), 'row')}: {', '.join(said)}."
            if said
            else "No row holds anything to take in."
        )


def unused_note(unused: Sequence[Heading]) -> str:
    """The sentence about the columns that nothing is taken from; empty where there are none."""
    if not unused:
        return ""
    said = ", ".join(f"{one.text}{' (hidden)' if one.is_hidden else ''}" for one in unused)
    return f"Not taken in: {said}."
