"""Who is in every way to fill the places left, and who is in none: a closed form for one category, a search for several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Held:
    """Who must be elected, and who cannot be, among those neither elected nor excluded.

    Attributes:
        guarded: needed in every way to fill the places left.
        doomed: taken by none.
    """

    guarded: frozenset[int] = frozenset()
    doomed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Room:
    """What is left for one group.

    Attributes:
        continuing: whom it can still give.
        low: how many it must.
        high: how many it may.
    """

    continuing: frozenset[int]
    low: int
    high: int


def held_by_one(left: int, rooms: Sequence[Room]) -> Held | None:
    """One category, in closed form: each group must give what the others cannot, and may give what they need not."""
    lows, highs = sum(room.low for room in rooms), sum(room.high for room in rooms)
    if any(room.low > room.high for room in rooms) or not lows <= left <= highs:
        return None
    guarded: set[int] = set()
    doomed: set[int] = set()
    for room in rooms:
        if max(room.low, left - (highs - room.high)) == len(room.continuing):
            guarded |= room.continuing
        if min(room.high, left - (lows - room.low)) == 0:
            doomed |= room.continuing
    return Held(frozenset(guarded), frozenset(doomed))


def held_by_several(left: int, categories: Sequence[Sequence[Room]]) -> Held | None:
    """Several categories: ways to fill the places are searched for, until each candidate is in one and out of one.

    Candidates of the same groups are of one kind, and any of them can stand for another.
    """
    kinds = _kinds(categories)
    search = _Search(left, categories, kinds)
    first = search.way()
    if first is None:
        return None
    # A way that takes some of a kind shows that it is not doomed; one that leaves some, that it is not guarded.
    most, least = list(first), list(first)
    guarded: set[int] = set()
    doomed: set[int] = set()
    for at, kind in enumerate(kinds):
        if not most[at]:
            most, least, is_found = _seen(search.way(at, 1), most, least)
            if not is_found:
                doomed |= kind
        if least[at] == len(kind):
            most, least, is_found = _seen(search.way(at, 0, len(kind) - 1), most, least)
            if not is_found:
                guarded |= kind
    return Held(frozenset(guarded), frozenset(doomed))


def _seen(way: list[int] | None, most: list[int], least: list[int]) -> tuple[list[int], list[int], bool]:
    """The most and the least of each kind in any way so far, one more included, and whether there was one more."""
    if way is None:
        return most, least, False
    return list(map(max, most, way)), list(map(min, least, way)), True


def _kinds(categories: Sequence[Sequence[Room]]) -> list[frozenset[int]]:
    """The continuing candidates, parted by the groups that they are in."""
    alike: dict[tuple[int, ...], set[int]] = {}
    for candidate in sorted(frozenset().union(*(room.continuing for room in categories[0]))):
        key = tuple(
            next(at for at, room in enumerate(rooms) if candidate in room.continuing) for rooms in categories
        )
        alike.setdefault(key, set()).add(candidate)
    return [frozenset(kind) for kind in alike.values()]


class _Search:
    """Looks for ways to fill the places: so many of each kind that every group has enough and none too many.

    Kinds are gone through one by one. What was decided is given up as soon as one category by itself could not be met
    any more, and a dead end that was met before is not walked again.
    """

    def __init__(
        self, left: int, categories: Sequence[Sequence[Room]], kinds: Sequence[frozenset[int]]
    ) -> None:
        rooms = [room for category in categories for room in category]
        ends = accumulate(map(len, categories))
        self._categories = [range(end - len(each), end) for end, each in zip(ends, categories, strict=True)]
        self._sizes = [len(kind) for kind in kinds]
        self._groups = [
            [number for number, room in enumerate(rooms) if kind <= room.continuing] for kind in kinds
        ]
        self._start = _Needs(
            left,
            [room.low for room in rooms],
            [room.high for room in rooms],
            [len(room.continuing) for room in rooms],
        )

    def way(self, at: int = 0, low: int = 0, high: int | None = None) -> list[int] | None:
        """How many of each kind to take, `low` to `high` of the kind `at`; None where there is no way."""
        order = sorted(range(len(self._sizes)), key=lambda kind: kind != at)
        taken = [0] * len(self._sizes)
        if not order:
            return taken if self._can_be_met(self._start) else None
        bounds = (low, self._sizes[at] if high is None else high)
        return taken if self._fill(order, 0, self._start, taken, bounds, set()) else None

    def _fill(
        self,
        order: Sequence[int],
        turn: int,
        needs: _Needs,
        taken: list[int],
        bounds: tuple[int, int],
        dead: set[tuple[int, ...]],
    ) -> bool:
        """Decide the kinds from this turn on; `bounds` hold for the first of them."""
        if not self._can_be_met(needs):
            return False
        if turn == len(order):
            return True
        state = (turn, needs.left, *needs.lows, *needs.highs)
        if state in dead:
            return False
        kind = order[turn]
        for number in self._numbers(kind, needs):
            if turn or bounds[0] <= number <= bounds[1]:
                taken[kind] = number
                after = needs.after(number, self._groups[kind], self._sizes[kind])
                if self._fill(order, turn + 1, after, taken, bounds, dead):
                    return True
        dead.add(state)
        return False

    def _can_be_met(self, needs: _Needs) -> bool:
        """Whether each category by itself still can, whatever the others ask."""
        for category in self._categories:
            need = room = 0
            for group in category:
                low, most = needs.lows[group], min(needs.highs[group], needs.to_come[group])
                if low > most:
                    return False
                need += low
                room += most
            if not need <= needs.left <= room:
                return False
        return True

    def _numbers(self, kind: int, needs: _Needs) -> Iterator[int]:
        """The numbers to try: first what its groups still need, then fewer, then more."""
        groups = self._groups[kind]
        most = min(self._sizes[kind], needs.left, *(needs.highs[group] for group in groups))
        wanted = min(most, max(needs.lows[group] for group in groups))
        yield from range(wanted, -1, -1)
        yield from range(wanted + 1, most + 1)


@dataclass(frozen=True, slots=True)
class _Needs:
    """What is still to be decided: places left, and for each group how many it needs, may have, and can still give."""

    left: int
    lows: list[int]
    highs: list[int]
    to_come: list[int]

    def after(self, number: int, groups: Iterable[int], size: int) -> _Needs:
        """The same once so many were taken of a kind of this size in these groups."""
        lows, highs, to_come = self.lows[:], self.highs[:], self.to_come[:]
        for group in groups:
            lows[group] = max(0, lows[group] - number)
            highs[group] -= number
            to_come[group] -= size
        return _Needs(self.left - number, lows, highs, to_come)
