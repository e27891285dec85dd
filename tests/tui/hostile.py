"""Words that people and files can bring, and that no screen may act on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

HOSTILE = (
    "Smith [Chair]",
    "[/] [b]bold[/b] [@click=app.quit]leave[/]",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J",
    "abc\u202eevil\u2066hidden\u2069\u200b\u200f",
    "tab\tand\r\nreturn\x00nought\x7fdelete\x85next",
    "   ",
    "名前" * 40 + "👨‍👩‍👧 é" + "e" + "\u0301" * 9,
    "x" * 10_000,
    "word " * 2_000,
)


_SEEN = frozenset(
    "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Joiners that some scripts spell with, and signs that are seen: Arabic, Syriac and Kaithi marks around numbers."""


def control_characters(lines: Iterable[str]) -> set[str]:
    """Give every character that a terminal could act on, or that hides or turns words round."""
    bad = set()
    for line in lines:
        for character in line:
            category = unicodedata.category(character)
            if category in {"Cc", "Cs"} or (category == "Cf" and character not in _SEEN):
                bad.add(character)
    return bad
