"""Words that every explanation of a count is made from: names in a row, turns, numbers of votes."""

from __future__ import annotations

from collections.abc import Sequence

from compacttui.counting.sheet import Sheet


def listing(words: Sequence[str]) -> str:
    """Words in a row: "Ada", "Ada and Ben", "Ada, Ben and Cleo"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def whose(name: str) -> str:
    """A name with its apostrophe: Ada’s, James’."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def of(number: int, what: str) -> str:
    """A number of things: "1 paper", "2,000 papers"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def plain(sheet: Sheet, votes: int) -> str:
    """A number of votes without zeros at its end: "0.5"."""
    shown = sheet.votes_shown(votes)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def in_votes(sheet: Sheet, votes: int, *, capital: bool = False) -> str:
    """A number of votes with the word: "1 vote", "0.5 of a vote", "12.25 votes"."""
    shown = plain(sheet, votes)
    if shown == "1":
        return "One vote" if capital else "1 vote"
    return f"{shown} {'of a vote' if shown.startswith('0.') else 'votes'}"
