"""Closed vocabularies: a fixed set of values, each with the words that people read."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from compacttui.rules.refusal import Refused


class Word(StrEnum):
    """One value of a closed vocabulary: its value is stored, its words are shown.

    Attributes:
        words: how it is said on screen and on paper, in lower case unless it is a name.
        meaning: one plain sentence that explains it; empty where the words say it all.
    """

    words: str
    meaning: str

    def __new__(cls, value: str, words: str = "", meaning: str = "") -> Self:
        """Make the member from what stands beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words or value.replace("_", " ")
        member.meaning = meaning
        return member

    @classmethod
    def of(cls, value: object) -> Self:
        """The member with this stored value; raises ValueError where there is none.

        Members take more than a value to make, so type checkers do not let a class be called with one.
        """
        member = cls._value2member_map_.get(value)
        if isinstance(member, cls):
            return member
        raise ValueError(f"{value!r} is no {cls.__name__}")

    @classmethod
    def read(cls, text: str, *, field: str | None = None) -> Self:
        """The member that a person or a file means, by its value or by its words, in any case.

        Raises:
            Refused: it is none of them; the sentence lists what can be chosen.
        """
        wanted = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
        for member in cls:
            spoken = " ".join(member.words.casefold().replace("-", " ").split())
            if wanted in {member.value.replace("_", " ").replace("-", " "), spoken}:
                return member
        choices = ", ".join(member.words for member in cls)
        raise Refused(f"“{text[:40]}” cannot be chosen here. Choose one of: {choices}.", field=field)
