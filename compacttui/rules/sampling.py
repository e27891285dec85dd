"""Drawing things at random so that anybody can draw the same again.

Each thing has the number of the entry of the ledger that recorded it first. Its ticket is SHA-256 over the seed, a slash
and that number in decimal digits; the lowest tickets are drawn, in their order. Nobody who knows the seed only after the
entries were made can arrange what comes out, and one more thing on record moves no other one's ticket.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from heapq import nsmallest

from compacttui.rules.refusal import Refused
from compacttui.rules.word import Word

MOST_DRAWN = 1000
"""The largest sample: who wants more, reads the list."""


class Drawable(Word):
    """What a sample can be drawn of."""

    REPORTS = "report", "report-backs"
    TERMS = "term", "terms of office"
    SELECTIONS = "selection", "selections"
    INTERESTS = "interest", "interests"
    DECLARATIONS = "declaration", "declarations at meetings"
    MEETINGS = "meeting", "meetings"


@dataclass(frozen=True, slots=True)
class Draw:
    """All that is needed to draw the same again.

    Attributes:
        of: of what.
        number: how many.
        seed: what decides, exactly as printed.
        before: only what was recorded before this entry.
    """

    of: Drawable
    number: int
    seed: str
    before: int

    def as_text(self) -> str:
        """The draw as text to keep."""
        return json.dumps([self.of.value, self.number, self.seed, self.before], separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Draw | None:
        """The draw that a text tells; nothing where it tells none, or was erased."""
        try:
            of, number, seed, before = json.loads(text)
            return cls(Drawable.of(of), int(number), str(seed), int(before))
        except (ValueError, TypeError):
            return None


def ticket(seed: str, entry: int) -> str:
    """The ticket of what an entry recorded first: 64 hexadecimal digits."""
    return sha256(f"{seed}/{entry}".encode()).hexdigest()


def drawn(seed: str, number: int, recorded: Iterable[int]) -> list[tuple[str, int]]:
    """The lowest tickets, each with its entry.

    Args:
        seed: what decides.
        number: how many at most.
        recorded: the number of the first entry of each thing; twice where it recorded two.

    Raises:
        Refused: a sample of that size cannot be drawn.
    """
    if not 1 <= number <= MOST_DRAWN:
        raise Refused(f"A sample has between 1 and {MOST_DRAWN:,} lines.", field="number")
    begun = sha256(f"{seed}/".encode())

    def quick(entry: int) -> bytes:
        """The ticket as bytes, from what all of them begin with: bytes have the order of their digits."""
        one = begun.copy()
        one.update(str(entry).encode())
        return one.digest()

    lowest = nsmallest(number, ((quick(entry), entry) for entry in recorded))
    return [(digits.hex(), entry) for digits, entry in lowest]
