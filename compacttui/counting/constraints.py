"""Reserved places and other limits: how the places must be shared among groups of candidates.

Every *category* (gender, area) puts each candidate into one *group* (women, men), and says how many of each group must be
elected at least and may be at most. During a count two things follow (Grey and Fitzgerald; Hill, *Voting matters* 9;
Otten, *Voting matters* 13): who is **guarded**, because every way to fill the places left needs them, and who is
**doomed**, because none can take them.

`Guard` follows this through a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compacttui.counting.errors import CannotCount
from compacttui.counting.holding import Held, Room, held_by_one, held_by_several


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
        return held_by_one(left, whole[0]) if len(whole) == 1 else held_by_several(left, whole)

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


def _rooms(category: Category, elected: frozenset[int], continuing: frozenset[int]) -> list[Room]:
    rooms = []
    for group in category.groups:
        of_group = frozenset(group.candidates)
        done, still = len(of_group & elected), of_group & continuing
        most = len(of_group) if group.most is None else group.most
        rooms.append(Room(still, max(0, group.least - done), min(len(still), most - done)))
    return rooms


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


def _total(rooms: Iterable[Room], number: Callable[[Room], int]) -> int:
    return sum(map(number, rooms))
