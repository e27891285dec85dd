"""A term of art with its meaning."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A term of art.

    Attributes:
        name: the term.
        meaning: what it means, in one plain sentence.
        also: other words for it.
        source: where the word or the rule comes from, if that is known.
    """

    name: str
    meaning: str
    also: tuple[str, ...] = ()
    source: str = ""
