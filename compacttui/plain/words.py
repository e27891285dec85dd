"""Help at the term: what a word of art means, and which of them were just read out."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.plain.said import listed, sentences
from compacttui.rules.glossary import GLOSSARY, Term
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded, shortened


def explained(words: str) -> tuple[str, ...]:
    """What a word of art means, in one sentence, with its source where that is known; several where several fit.

    Raises:
        Refused: it is no word of art.
    """
    wanted = folded(words)
    same = [term for term in GLOSSARY if wanted in map(folded, _names(term))]
    near = [term for term in GLOSSARY if wanted in folded(" ".join(_names(term)))]
    if not wanted or not (same or near):
        raise Refused(
            f"no word of art is called “{shortened(words, 40)}”. Type / and words to find something on record."
        )
    return tuple(map(_meaning, same or near))


def words_in(heard: str) -> Iterator[str]:
    """The words of art that occur in what was read out."""
    seen = f" {folded(heard)} "
    for term in GLOSSARY:
        if any(f" {folded(name)}" in seen for name in _names(term)):
            yield term.name


def _names(term: Term) -> tuple[str, ...]:
    return term.name, *term.also


def _meaning(term: Term) -> str:
    also = f"also called: {listed(term.also)}" if term.also else ""
    source = f"source: {term.source}" if term.source else ""
    return sentences(f"{term.name}: {term.meaning}", also, source)
