"""Where lots come from. A lot is something put in, recorded and replayable; nothing is drawn in secret here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from compacttui.counting.stages import Lot, LotNeeded

_RANGE: Final = 2**256


class LotSource(Protocol):
    """Something that may know how a lot fell."""

    def draw(self, needed: LotNeeded, drawn: Sequence[Lot], /) -> Lot | None:
        """The lot for this tie, or None when this source has none.

        Args:
            needed: the tie.
            drawn: the lots drawn so far in this count, in order.
        """


class RecordedLots:
    """Lots drawn by hand, or in an earlier count: each stands for its stage, its kind and its set of candidates."""

    def __init__(self, lots: Iterable[Lot]) -> None:
        self._lots = {(lot.stage, lot.kind, frozenset(lot.tied)): lot for lot in lots}

    def draw(self, needed: LotNeeded, _drawn: Sequence[Lot], /) -> Lot | None:
        """The lot recorded for exactly this tie at this stage."""
        return self._lots.get((needed.stage, needed.kind, frozenset(needed.tied)))


class PublishedOrder:
    """An order of candidates fixed beforehand: every lot falls on the one who stands earliest in it."""

    def __init__(self, order: Sequence[int], by: str) -> None:
        self._place = {candidate: place for place, candidate in enumerate(order)}
        self._by = by

    def draw(self, needed: LotNeeded, _drawn: Sequence[Lot], /) -> Lot | None:
        """The earliest of the tied; None when one of them is not in the order."""
        if not self._place.keys() >= set(needed.tied):
            return None
        return _lot(needed, min(needed.tied, key=self._place.__getitem__), self._by)


class SeededLots:
    """Draws that anyone can repeat with SHA-256, from a seed fixed in public after the papers were sealed.

    Draw number ``i`` (from 0) is SHA-256 of the seed, a comma and ``i``, read as a whole number ``k``. Among ``n``
    candidates in the order of the ballot paper the lot falls on number ``k mod n`` (from 0). Where ``k`` is so high
    that this would favour someone, the draw is passed over and the next one is taken.
    """

    def __init__(self, seed: str, by: str = "") -> None:
        self._seed = seed
        self._by = f"seed {seed}{'; ' + by if by else ''}"

    def draw(self, needed: LotNeeded, drawn: Sequence[Lot], /) -> Lot | None:
        """The candidate whom the next draw of this seed falls on."""
        at = 0
        for lot in drawn:
            if lot.by == self._by:
                at, _ = self._next(at, len(lot.tied))
        _, index = self._next(at, len(needed.tied))
        return _lot(needed, needed.tied[index], self._by)

    def _next(self, at: int, among: int) -> tuple[int, int]:
        """The number of the draw after this one, and where this one falls."""
        fair = _RANGE // among * among
        while True:
            drawn = int.from_bytes(hashlib.sha256(f"{self._seed},{at}".encode()).digest(), "big")
            at += 1
            if drawn < fair:
                return at, drawn % among


class FirstOf:
    """The first of several sources that has the lot: what was recorded stands before what would be drawn."""

    def __init__(self, *sources: LotSource) -> None:
        self._sources = sources

    def draw(self, needed: LotNeeded, drawn: Sequence[Lot], /) -> Lot | None:
        """The lot of the first source that has one."""
        return next((lot for source in self._sources if (lot := source.draw(needed, drawn))), None)


def _lot(needed: LotNeeded, chosen: int, by: str) -> Lot:
    return Lot(stage=needed.stage, kind=needed.kind, tied=needed.tied, chosen=chosen, by=by)
