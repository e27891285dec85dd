"""How a line of work stands."""

from __future__ import annotations

from typing import Self

from compacttui.rules.word import Word


class Standing(Word):
    """How something stands: a symbol and a word, never colour alone.

    Attributes:
        symbol: what stands before the word in every list.
    """

    symbol: str

    def __new__(cls, value: str, symbol: str, words: str, meaning: str) -> Self:
        """Make the member from what stands beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.symbol = symbol
        member.words = words
        member.meaning = meaning
        return member

    LATE = "late", "■", "late", "Its day has passed."
    SOON = "soon", "▲", "soon", "Its day is near, or something about it needs care."
    DONE = "done", "●", "done", "It is done, and in time."
    DECIDE = "decide", "◆", "decide", "A person has to decide."
    NO_DATA = "no_data", "–", "no data", "Nothing is recorded; it is never counted as good or bad."

    @property
    def said(self) -> str:
        """Symbol and word together: "■ late"."""
        return f"{self.symbol} {self.words}"
