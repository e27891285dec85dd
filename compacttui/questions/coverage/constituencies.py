"""Constituencies: whom seats speak for, by interest or place, and who alone may stand where that is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compacttui.questions.coverage.seated import (
    ListedGroup,
    SeatedFor,
    Spoken,
    constituencies_on,
    groups_on,
    labels_of,
    seats_by_constituency,
    seats_for,
)
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.rules.dates import plural
from compacttui.rules.text import folded
from compacttui.rules.word import Word
from compacttui.rules.words import ConstituencyKind


class ConstituenciesShown(Word):
    """Which constituencies a list shows."""

    ALL = "all", "all"
    INTEREST = "interest", "of interest"
    PLACE = "place", "of place"
    RESTRICTED = "restricted", "only some may stand"
    UNSAID = "unsaid", "groups not said"


@dataclass(frozen=True, slots=True)
class ConstituencyRow:
    """A constituency on the day. That only some may stand is never a defect, and has no symbol.

    Attributes:
        id: its id.
        constituency: what it is called.
        kind: whether its people share an interest, a place or both.
        groups: the groups at risk of exclusion that it includes.
        only: who alone may stand, and why.
        seats: how many seats speak for it.
        filled: how many of them somebody holds.
        stands: the same in words.
    """

    id: str
    constituency: str = column("Constituency")
    kind: str = column("Of")
    groups: str = column("Groups")
    only: str = column("Only")
    seats: int = column("Seats", numeric=True)
    filled: int = column("Filled", numeric=True)
    stands: str = column("Stands")


@question("constituencies", title="Whom seats speak for", rows=ConstituencyRow)
def constituencies(
    view: View, shown: ConstituenciesShown = ConstituenciesShown.ALL, words: str = ""
) -> Sequence[ConstituencyRow]:
    """Every constituency on the day, by name, with the groups that it includes and the seats that speak for it.

    Args:
        shown: all of them, those of interest or of place, those where only some may stand, or those of which nobody
            has said yet which groups they include.
        words: only those with these words in their name, their place or a group's name.
    """
    with view.reading() as connection:
        spoken = constituencies_on(view, connection)
        seats = seats_by_constituency(seats_for(view, connection))
        groups = groups_on(view, connection)
    wanted = folded(words).split()
    return [
        _row(one, seats.get(one.id, ()), groups)
        for one in sorted(spoken.values(), key=lambda one: (one.folded, one.id))
        if (one.is_there or one.id in seats) and _fits(one, shown) and answers_to(one, groups, wanted)
    ]


def answers_to(one: Spoken, groups: Sequence[ListedGroup], wanted: Sequence[str]) -> bool:
    """Whether each of some folded words begins a word of a constituency's name, its place, or a group's name."""
    text = f" {one.folded} {folded(one.area)} {' '.join(g.folded for g in groups if g.number in one.groups)}"
    return all(f" {word}" in text for word in wanted)


def of_what(one: Spoken) -> str:
    """What its people share: "interest", "place: Northgate"."""
    kind = one.kind.words.removeprefix("constituency of ")
    return f"{kind}: {one.area}" if one.area else kind


def _row(one: Spoken, seats: Sequence[SeatedFor], groups: Sequence[ListedGroup]) -> ConstituencyRow:
    filled = sum(1 for seat in seats if seat.is_held)
    vacant = len(seats) - filled
    stands = plural(len(seats), "seat") if seats else "no seat speaks for it"
    return ConstituencyRow(
        one.id,
        one.name,
        of_what(one),
        ", ".join(labels_of(groups, one.groups)),
        f"{one.restricted_to}: {one.restricted_reason}" if one.restricted_to else "",
        len(seats),
        filled,
        f"{stands}, {vacant:,} vacant" if vacant else stands,
    )


def _fits(one: Spoken, shown: ConstituenciesShown) -> bool:
    place = one.kind is ConstituencyKind.PLACE
    return {
        ConstituenciesShown.ALL: True,
        ConstituenciesShown.INTEREST: not place,
        ConstituenciesShown.PLACE: one.kind is not ConstituencyKind.INTEREST,
        ConstituenciesShown.RESTRICTED: bool(one.restricted_to),
        ConstituenciesShown.UNSAID: not place and not one.groups,
    }[shown]
