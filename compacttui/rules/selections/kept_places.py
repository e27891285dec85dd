"""Places kept for groups of candidates: which limits can be kept, and whether those who stand can fill the places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class KeptPlaces:
    """A group of candidates that places are kept for.

    Attributes:
        id: its id.
        name: what it is called: "Small organisations".
        least: how many of it must be elected.
        most: how many may be; None where there is no limit.
        nominations: who belongs to it, by the ids of their nominations.
    """

    id: str
    name: str
    least: int
    most: int | None
    nominations: tuple[str, ...] = ()

    @property
    def limits(self) -> str:
        """The same for people: "at least 1", "1 to 3", "no limit"."""
        if self.most is None:
            return f"at least {self.least}" if self.least else "no limit"
        if self.least == self.most:
            return f"exactly {self.least}"
        return f"{self.least} to {self.most}" if self.least else f"at most {self.most}"


def check_limits(groups: Iterable[KeptPlaces], places: int) -> None:
    """Refuse limits that no election could keep.

    Raises:
        Refused: a number below 0, a least above its most, or more places kept than there are.
    """
    kept = 0
    for group in groups:
        if group.least < 0:
            raise Refused("A number of places cannot be below 0.", field="least")
        if group.most is not None and group.most < max(group.least, 1):
            raise Refused("At most so many must be 1 or more, and not below the least.", field="most")
        kept += group.least
    if kept > places:
        raise Refused(
            f"{plural(kept, 'place')} would be kept, and there {_are(places)} to fill. Keep fewer.",
            field="least",
        )


def check_only_eased(before: KeptPlaces | None, after: KeptPlaces) -> None:
    """Refuse, once the candidates are published, anything that makes it harder for somebody than it was.

    Raises:
        Refused: a new group, a higher least or a lower most.
    """
    higher = before is None or after.least > before.least
    lower = after.most is not None and (before is None or before.most is None or after.most < before.most)
    if higher or lower:
        raise Refused(
            "The candidates are published: fewer places can be kept from now on, and not more.", field="least"
        )


def unfillable(groups: Sequence[KeptPlaces], standing: Collection[str], places: int) -> str:
    """Why those who stand cannot fill the places as they are kept, as a sentence; empty where they can.

    A place that is kept for nobody who stands stays empty where all others have one; it is never given to another.

    Args:
        groups: the groups that places are kept for.
        standing: the ids of the valid nominations.
        places: how many there are to fill.
    """
    of_group = {group.id: sum(1 for one in group.nominations if one in standing) for group in groups}
    empty = sum(max(0, group.least - of_group[group.id]) for group in groups)
    for group in groups:
        stand = of_group[group.id]
        if stand < group.least and len(standing) + empty > places:
            kept = f"{plural(group.least, 'place')} {'is' if group.least == 1 else 'are'} kept for “{group.name}”"
            return f"{kept}, and {_stand(stand)} for them."
        if len(standing) <= places and group.most is not None and stand > group.most:
            return f"“{group.name}” may have {plural(group.most, 'place')}, and {_stand(stand)} for them."
    if len(standing) > places:
        free = len(standing) - sum(of_group.values())
        room = free + sum(
            of_group[group.id] if group.most is None else min(of_group[group.id], group.most)
            for group in groups
        )
        if room < places:
            return f"By the limits of the groups only {plural(room, 'place')} could be filled of {places}."
    return ""


def _are(number: int) -> str:
    return f"{'is' if number == 1 else 'are'} {number}"


def _stand(number: int) -> str:
    return {0: "nobody stands", 1: "1 stands"}.get(number, f"{number} stand")
