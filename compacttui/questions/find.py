"""Finding anything: people, seats, partnerships, organisations, selections and meetings, by words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from compacttui.questions.names import Names
from compacttui.questions.notes import notes_of
from compacttui.questions.things import Choice, candidates
from compacttui.questions.view import View
from compacttui.rules.text import folded

_WHERE: Final = ("person", "seat", "partnership", "organisation", "selection", "meeting")
"""The kinds that are looked through; of two that fit equally well, the earlier comes first."""
_ENOUGH: Final = 2
"""Letters that somebody must have typed: one letter begins everything."""


def find(view: View, text: str, limit: int = 20) -> Sequence[Choice]:
    """Whatever answers to the words typed, past names included, the likeliest first.

    Args:
        view: who is looking.
        text: beginnings of words of the name, in any order; for a meeting, also parts of its day.
        limit: how many at most.
    """
    if len(folded(text)) < _ENOUGH:
        return ()
    with view.reading() as connection:
        ranked = [
            (rank, place, order, thing)
            for place, kind in enumerate(_WHERE)
            for order, (rank, thing) in enumerate(candidates(view, connection, kind, text, limit, ever=True))
        ]
        found = [(thing, _WHERE[place]) for _, place, _, thing in sorted(ranked)[:limit]]
        names = Names(view)
        names.read(connection, [thing for thing, _ in found])
        notes = notes_of(view, connection, [thing for thing, _ in found])
    return tuple(
        Choice(thing, kind, names.of(thing) or "", _with_former(names, thing, text, notes.get(thing, "")))
        for thing, kind in found
    )


def _with_former(names: Names, thing: str, text: str, note: str) -> str:
    """The note, and the former name that was found where it was not the present one."""
    words = folded(text).split()
    if _has(names.of(thing) or "", words):
        return note
    former = next((name for name in names.ever(thing) if _has(name, words)), None)
    return "; ".join(part for part in (f"formerly {former}" if former else "", note) if part)


def _has(name: str, words: Sequence[str]) -> bool:
    said = folded(name).split()
    return all(any(one.startswith(word) for one in said) for word in words)
