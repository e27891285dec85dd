"""The words for what a row of a file does to the records."""

from __future__ import annotations

from compacttui.rules.dates import plural
from compacttui.rules.word import Word


class RowState(Word):
    """What a row of a file does to the records."""

    NEW = "new", "new", "It puts something on record that is not there."
    CHANGED = "changed", "changed", "It adds to what is on record, or changes it."
    SAME = "same", "same", "It says what is on record already."
    UNCLEAR = "unclear", "unclear", "A person has to decide what it means."
    WRONG = "error", "error", "It cannot be taken in as it stands."
    LEFT_OUT = "left_out", "left out", "It is passed over."

    @property
    def holds_up(self) -> bool:
        """Whether nothing is taken in before somebody has said what is to become of the row."""
        return self in {RowState.UNCLEAR, RowState.WRONG}

    def counted(self, rows: int) -> str:
        """So many rows, in words: "3 new", "1 error", "4 errors"."""
        return plural(rows, self.words) if self is RowState.WRONG else f"{rows:,} {self.words}"
