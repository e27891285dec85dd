"""The words of keeping and erasing: on what ground words are erased, and what has a time for which it is kept."""

from __future__ import annotations

from typing import Self

from compacttui.rules.word import Word


class ErasureGround(Word):
    """Why somebody's words are erased: the grounds of the law, and the end of the time for which they are kept.

    Attributes:
        is_demanded: the law does not let them be kept, whatever the rule book says.
    """

    is_demanded: bool

    def __new__(cls, value: str, words: str, meaning: str = "", is_demanded: bool = False) -> Self:
        """Make the member from what stands beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        member.meaning = meaning
        member.is_demanded = is_demanded
        return member

    OBJECTION = "objection", "they object", "They object to its being kept, and nothing weighs more."
    NOT_NEEDED = "not_needed", "no longer needed", "What it was kept for is over."
    CONSENT = "consent", "they take their consent back", "It was kept by their consent alone."
    UNLAWFUL = "unlawful", "should never have been kept", "There was no ground for keeping it.", True
    LEGAL_DUTY = "legal_duty", "the law demands it", "A court or a law says that it must go.", True
    KEPT_LONG_ENOUGH = "kept_long_enough", "kept long enough", "The time that the rule book gives is over."


class KeptFor(Word):
    """What has a time for which it is kept.

    Attributes:
        rule: the key of the rule book that says how long.
    """

    rule: str

    def __new__(cls, value: str, words: str, rule: str) -> Self:
        """Make the member from what stands beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        member.meaning = ""
        member.rule = rule
        return member

    INTEREST = "interest", "closed interest", "interest.keep_years"
    BALLOTS = "ballots", "ballot papers", "ballots.keep_months"
    TERM = "term", "term of office", "term.keep_years"
    PERSON = "person", "former representative", "people.keep_years"
