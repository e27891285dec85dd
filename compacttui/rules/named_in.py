"""Names of organisations within a longer text: the title of an item, as people write it on an agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from rapidfuzz import fuzz

from compacttui.rules.likeness.organisations import Alike, Likely
from compacttui.rules.likeness.words import words_of
from compacttui.rules.text import folded

T = TypeVar("T")

_GLANCE: Final = 70
"""How like a part of the text a name looks, of a hundred, before it is compared word by word."""
_MORE_WORDS: Final = 2
"""Words by which a name may be longer in the text: a legal form, “the”."""


def named_in(text: str, names: Sequence[tuple[T, str]]) -> list[Likely[T]]:
    """Which of these names stand in a text, whole or much alike, the likest first.

    A name of one telling word ("Harbour Trust") must stand there whole: one word alone means too much.

    Args:
        text: the text.
        names: what is called how; one thing may have several names.
    """
    whole = folded(text)
    maybe = [(thing, name) for thing, name in names if fuzz.partial_ratio(folded(name), whole) >= _GLANCE]
    best: dict[T, Likely[T]] = {}
    for thing, name in maybe:
        if f" {folded(name)} " in f" {whole} ":
            best[thing] = Likely(thing, name, 1.0)
    several = [(thing, name) for thing, name in maybe if thing not in best and len(words_of(name)) > 1]
    if several:
        alike = Alike(several)
        for part in _parts(whole, max(len(name.split()) for _, name in several) + _MORE_WORDS):
            for one in alike.likely(part):
                if one.thing not in best or best[one.thing].likeness < one.likeness:
                    best[one.thing] = one
    return sorted(best.values(), key=lambda one: -one.likeness)


def _parts(text: str, most: int) -> Iterator[str]:
    """Every run of two words or more of a text, up to so many."""
    words = text.split()
    for size in range(2, min(most, len(words)) + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])
