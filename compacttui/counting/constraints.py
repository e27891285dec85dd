"""Reserved places and other limits: how the places must be shared among groups of candidates.

Every *category* (gender, area) puts each candidate into one *group* (women, men), and says how many of each group must be
elected at least and may be at most. During a count two things follow (Grey and Fitzgerald; Hill, *Voting matters* 9;
Otten, *Voting matters* 13): who is **guarded**, because every way to fill the places left needs them, and who is
**doomed**, because none can take them.

A method that honours constraints says so when it registers (``constrained=True``) and keeps one `Guard`::

    guard = Guard(profile)                       # nobody is ever held where the contest has no constraints
    guard.look(elected, continuing)              # before the first election, and after every election and exclusion

    # to elect: highest first, never one of guard.doomed, and look again after each;
    #   where several stand equal and guard.are_rivals(tied, elected, continuing), draw a lot (TieKind.ELECTION)
    # before any surplus or other exclusion: if guard.doomed, exclude them all, as one stage, at the values they have
    # the lowest, one or several together: only among those not in guard.guarded; with several, as far as they may go
    #   together: guard.may_go(lowest, elected, continuing)
    # when guard.only_these(continuing) are no more than the places left, they are elected:
    #   guard.because() says whether as the remaining or because the others are doomed
    guarded, doomed = guard.news()               # what changed, for the Stage

Electing somebody who is not doomed, and excluding somebody who is not guarded, always leaves a way to fill the places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from compacttui.counting.errors import CannotCount, CountFault
from compacttui.counting.stages import Because


@dataclass(frozen=True, slots=True)
class Group:
    """Some candidates, and how many of them are to be elected.

    Attributes:
        name: what it is called: "Women".
        candidates: their indexes, ascending.
        least: how many must be elected.
        most: how many may be; None where there is no limit.
    """

    name: str
    candidates: tuple[int, ...]
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """One way to put every candidate into exactly one group.

    Attributes:
        name: what it is called: "Gender".
        groups: its groups.
    """

    name: str
    groups: tuple[Group, ...]


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
class Constraints:
    """How the places of one contest must be shared. Made by `Constraints.of`, which checks.

    Attributes:
        categories: at least one.
    """

    categories: tuple[Category, ...]

    @classmethod
    def of(cls, categories: Iterable[Category], candidates: Sequence[str]) -> Constraints:
        """Check that every candidate is in one group of each category.

        Raises:
            CannotCount: somebody is in none or in two, a name stands twice, or a least is above a most.
        """
        found = tuple(categories)
        if not found:
            raise CannotCount("The constraints name no category; name one at least.")
        _check_names([category.name for category in found], "categories")
        for category in found:
            _check_category(category, candidates)
        return cls(found)

    def check(self, places: int, standing: Collection[int]) -> None:
        """Refuse a contest whose places cannot be filled as the constraints ask.

        Args:
            places: to be filled.
            standing: the candidates who have not withdrawn.

        Raises:
            CannotCount: the reason, in a sentence.
        """
        for category in self.categories:
            _check_numbers(category, places, frozenset(standing))
        if self.held(places, (), standing) is None:
            message = (
                f"No choice of {places} among those who stand meets all categories at once; "
                "change the least or the most of a group."
            )
            raise CannotCount(message)

    def held(self, places: int, elected: Collection[int], continuing: Collection[int]) -> Held | None:
        """Who is guarded and who is doomed now; None where the places cannot be filled as asked.

        Args:
            places: all places of the contest.
            elected: those elected so far.
            continuing: those neither elected nor excluded.
        """
        left = places - len(elected)
        whole = [_rooms(category, frozenset(elected), frozenset(continuing)) for category in self.categories]
        return _held_by_one(left, whole[0]) if len(whole) == 1 else _held_by_several(left, whole)

    def renamed(self, names: Mapping[str, str]) -> Constraints:
        """The same with other names for those groups that `names` has one for."""
        return Constraints(
            tuple(
                replace(
                    category,
                    groups=tuple(
                        replace(group, name=names.get(group.name, group.name)) for group in category.groups
                    ),
                )
                for category in self.categories
            )
        )

    def in_words(self) -> tuple[tuple[str, str], ...]:
        """Each category and what it asks for: ("Gender", "Women at least 2, Men at most 1")."""
        return tuple(
            (category.name, ", ".join(_limits(group) for group in category.groups))
            for category in self.categories
        )


class Contest(Protocol):
    """What a guard needs to know of a `Profile`."""

    @property
    def places(self) -> int:
        """How many are to be elected."""

    @property
    def constraints(self) -> Constraints | None:
        """How the places must be shared."""


class Guard:
    """Who is guarded and doomed while one count runs; nobody, where the contest has no constraints.

    Attributes:
        guarded: among the continuing, those who are never excluded.
        doomed: among the continuing, those who are never elected.
    """

    def __init__(self, contest: Contest) -> None:
        self._constraints = contest.constraints
        self._places = contest.places
        self._seen: tuple[set[int], set[int]] = (set(), set())
        self._told: tuple[set[int], set[int]] = (set(), set())
        self.guarded: frozenset[int] = frozenset()
        self.doomed: frozenset[int] = frozenset()

    @property
    def is_set(self) -> bool:
        """Whether there is anything to guard."""
        return self._constraints is not None

    def look(self, elected: Collection[int], continuing: Iterable[int]) -> None:
        """See anew who is guarded and doomed; after every election and exclusion.

        Raises:
            CountFault: somebody doomed was elected, or somebody guarded was excluded.
        """
        if self._constraints is None:
            return
        everyone, left = tuple(continuing), self._places - len(elected)
        held = self._held(elected, everyone)
        if held is None:
            raise CountFault("the places left cannot be filled as the constraints ask")
        self.guarded, self.doomed = held.guarded, held.doomed
        # With no place left, or as many as candidates, nobody needs to be told why.
        if 0 < left < len(everyone):
            guarded, doomed = self._seen
            guarded |= held.guarded
            doomed |= held.doomed

    def only_these(self, continuing: Iterable[int]) -> list[int]:
        """Those who can still be elected, in the order given."""
        return [candidate for candidate in continuing if candidate not in self.doomed]

    def because(self) -> Because:
        """Why those are elected who are as many as the places left: there are no others, or the others are doomed."""
        return Because.RESERVED if self.doomed else Because.REMAINING

    def are_rivals(self, tied: Sequence[int], elected: Sequence[int], continuing: Iterable[int]) -> bool:
        """Whether there is no way to fill the places in which all of these are elected."""
        if self._constraints is None:
            return False
        others = tuple(other for other in continuing if other not in tied)
        return self._held((*elected, *tied), others) is None

    def may_go(
        self, lowest: Sequence[int], elected: Collection[int], continuing: Iterable[int]
    ) -> tuple[int, ...]:
        """The longest run from the start of `lowest` that can be excluded together.

        Args:
            lowest: those to exclude, none of them guarded, fewest votes first.
            elected: those elected so far.
            continuing: those neither elected nor excluded.
        """
        if self._constraints is None:
            return tuple(lowest)
        everyone = tuple(continuing)
        for number in range(len(lowest), 0, -1):
            gone = set(lowest[:number])
            if self._held(elected, tuple(other for other in everyone if other not in gone)) is not None:
                return tuple(lowest[:number])
        return ()

    def news(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Who became guarded and who became doomed since this was last asked, each ascending."""
        (guarded, doomed), told = self._seen, self._told
        self._told = (set(guarded), set(doomed))
        return tuple(sorted(guarded - told[0])), tuple(sorted(doomed - told[1]))

    def _held(self, elected: Collection[int], continuing: Collection[int]) -> Held | None:
        if self._constraints is None:
            return Held()
        return self._constraints.held(self._places, elected, continuing)


@dataclass(frozen=True, slots=True)
class _Room:
    """What is left for one group: whom it can still give, how many it must, how many it may."""

    continuing: frozenset[int]
    low: int
    high: int


def _rooms(category: Category, elected: frozenset[int], continuing: frozenset[int]) -> list[_Room]:
    rooms = []
    for group in category.groups:
        of_group = frozenset(group.candidates)
        done, still = len(of_group & elected), of_group & continuing
        most = len(of_group) if group.most is None else group.most
        rooms.append(_Room(still, max(0, group.least - done), min(len(still), most - done)))
    return rooms


def _held_by_one(left: int, rooms: Sequence[_Room]) -> Held | None:
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


_Taken: TypeAlias = tuple[int, ...]
"""How many were taken so far from each limited group, and altogether in the last place."""


def _held_by_several(left: int, categories: Sequence[Sequence[_Room]]) -> Held | None:
    """Several categories: every way to take so many from each kind of candidate, walked from both ends.

    Candidates of the same groups are of one kind, and one of them can stand for another.
    """
    kinds = _kinds(categories)
    search = _Search(left, [room for rooms in categories for room in rooms], kinds)
    ahead = [{(0,) * len(search.rooms)}]
    for kind in kinds:
        ahead.append({after for taken in ahead[-1] for _, after in search.steps(taken, kind)})
    good = {taken for taken in ahead.pop() if search.is_enough(taken)}
    if not good:
        return None
    guarded: set[int] = set()
    doomed: set[int] = set()
    for kind, befores in zip(reversed(kinds), reversed(ahead), strict=True):
        ways = {
            (before, number)
            for before in befores
            for number, after in search.steps(before, kind)
            if after in good
        }
        numbers = {number for _, number in ways}
        if min(numbers) == len(kind):
            guarded |= kind
        if max(numbers) == 0:
            doomed |= kind
        good = {before for before, _ in ways}
    return Held(frozenset(guarded), frozenset(doomed))


def _kinds(categories: Sequence[Sequence[_Room]]) -> list[frozenset[int]]:
    """The continuing candidates, parted by the groups that they are in."""
    alike: dict[tuple[int, ...], set[int]] = {}
    for candidate in sorted(frozenset().union(*(room.continuing for room in categories[0]))):
        key = tuple(
            next(at for at, room in enumerate(rooms) if candidate in room.continuing) for rooms in categories
        )
        alike.setdefault(key, set()).add(candidate)
    return [frozenset(kind) for kind in alike.values()]


class _Search:
    """The limits that a way to fill the places has to keep; groups that can break none are not followed."""

    def __init__(self, left: int, rooms: Sequence[_Room], kinds: Sequence[frozenset[int]]) -> None:
        everyone = frozenset().union(*kinds)
        # All that are taken are one more group, of which exactly as many as there are places must be taken.
        self.rooms = [
            *(room for room in rooms if room.low or room.high < min(len(room.continuing), left)),
            _Room(everyone, left, left),
        ]
        self._members: Mapping[frozenset[int], tuple[int, ...]] = {
            kind: tuple(int(kind <= room.continuing) for room in self.rooms) for kind in kinds
        }
        # Above its least, only a group that can have too many needs an exact number.
        self._caps = [
            room.high
            if room.high < min(len(room.continuing), left) or room.continuing == everyone
            else room.low
            for room in self.rooms
        ]

    def steps(self, taken: _Taken, kind: frozenset[int]) -> Iterator[tuple[int, _Taken]]:
        """Every number of a kind that can be taken, and what has been taken then."""
        members = self._members[kind]
        for number in range(len(kind) + 1):
            after = [had + number * member for had, member in zip(taken, members, strict=True)]
            if any(count > room.high for count, room in zip(after, self.rooms, strict=True)):
                return
            yield number, tuple(min(count, cap) for count, cap in zip(after, self._caps, strict=True))

    def is_enough(self, taken: _Taken) -> bool:
        """Whether every group has what it must have."""
        return all(room.low <= count <= room.high for count, room in zip(taken, self.rooms, strict=True))


def _limits(group: Group) -> str:
    if group.least and group.most is not None:
        limits = f"exactly {group.least}" if group.least == group.most else f"{group.least} to {group.most}"
    elif group.most is not None:
        limits = f"at most {group.most}"
    else:
        limits = f"at least {group.least}" if group.least else "any number"
    return f"{group.name} {limits}"


def _check_names(names: Sequence[str], what: str) -> None:
    twice = [name for name, number in Counter(names).items() if number > 1]
    if twice:
        message = f"Two {what} are called “{twice[0]}”; give each a name of its own."
        raise CannotCount(message)


def _check_category(category: Category, candidates: Sequence[str]) -> None:
    _check_names([group.name for group in category.groups], f"groups of “{category.name}”")
    where = Counter(candidate for group in category.groups for candidate in group.candidates)
    for index, name in enumerate(candidates):
        if where[index] != 1:
            told = "no group" if not where[index] else "more than one group"
            message = f"{name} is in {told} of “{category.name}”; every candidate belongs to exactly one."
            raise CannotCount(message)
    for group in category.groups:
        if group.least < 0 or (group.most is not None and group.most < group.least):
            message = (
                f"“{group.name}” cannot have at least {group.least} and at most {group.most}; correct them."
            )
            raise CannotCount(message)


def _check_numbers(category: Category, places: int, standing: frozenset[int]) -> None:
    rooms = _rooms(category, frozenset(), standing)
    for group, room in zip(category.groups, rooms, strict=True):
        if room.low > len(room.continuing):
            message = (
                f"At least {group.least} of “{group.name}” must be elected, and {len(room.continuing)} stand; "
                "lower the number, or find more candidates."
            )
            raise CannotCount(message)
    least, most = _total(rooms, lambda room: room.low), _total(rooms, lambda room: room.high)
    if least > places:
        message = f"The groups of “{category.name}” need {least} places together, and there are {places}; lower a least."
        raise CannotCount(message)
    if most < places:
        message = f"The groups of “{category.name}” can fill {most} of {places} places; raise a most, or find more candidates."
        raise CannotCount(message)


def _total(rooms: Iterable[_Room], number: Callable[[_Room], int]) -> int:
    return sum(map(number, rooms))
