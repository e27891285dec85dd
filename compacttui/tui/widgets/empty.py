"""What a list says when it has no rows: why, and the key that fills it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compacttui.rules.refusal import Refused, StoreTrouble
from compacttui.tui.widgets.cells import Bit, Tone, bits_of, wrap_bits


class Empty(NamedTuple):
    """Why there is nothing here, and what to do about it."""

    why: str
    """One or two sentences."""
    key: str = ""
    """The key that fills the list, as a person reads it."""
    does: str = ""
    """What the key does: “log a request”."""
    others: tuple[tuple[str, str], ...] = ()
    """Further keys, each with what it does."""


NOTHING = Empty("There is nothing here.")
"""Stands where nobody said more."""

READING = Empty("Reading …")
"""Stands while the first page is on its way."""

UNREADABLE = Empty("This list could not be read just now. Nothing was changed or lost.")
"""Stands when the source failed; the program says elsewhere what is wrong."""


def no_answer(error: Exception) -> Empty | None:
    """What a question says that has no answer, e.g. of a year without a seat; nothing where reading itself failed."""
    is_said = isinstance(error, Refused) and not isinstance(error, StoreTrouble)
    return Empty(str(error)) if is_said else None


def empty_lines(empty: Empty, width: int) -> Sequence[tuple[Bit, ...]]:
    """Lay the sentence and the key out, `width` cells wide."""
    lines: list[tuple[Bit, ...]] = [(), *wrap_bits(bits_of(Bit(empty.why, Tone.QUIET)), width, 6)]
    hints = [(key, does) for key, does in ((empty.key, empty.does), *empty.others) if key]
    lines += [()] if hints else []
    lines += [bits_of((Bit(key, Tone.ACCENT), Bit("  "), Bit(does))) for key, does in hints]
    return lines
