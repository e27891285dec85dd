"""When two names may mean one person: near enough to ask, never near enough to decide."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz import fuzz

from compacttui.rules.text import folded

_TITLES: Final = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "alderman"),
        *("rev", "revd", "reverend", "canon", "fr", "sir", "dame", "lord", "lady", "baroness"),
    }
)
_AFTER: Final = frozenset({"mbe", "obe", "cbe", "obn", "jp", "dl", "phd", "ma", "ba", "bsc", "msc", "mp"})
_CLOSE: Final = 88
_BETWEEN_PEOPLE: Final = re.compile(r"\s+(?:[&+/]|and)\s+|\s*[;\n]\s*", re.IGNORECASE)
_LIKE_A_NAME: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")


def spoken_order(name: str) -> str:
    """A name as it is spoken: "Okafor, Maria" is Maria Okafor; anything else stays."""
    last, comma, first = (part.strip() for part in name.partition(","))
    is_swapped = comma and first and "," not in first and len(last.split()) <= 3 and len(first.split()) <= 3
    if not is_swapped or folded(first) in _AFTER or any(letter.isdigit() for letter in name):
        return name
    return f"{first} {last}"


def names_several(name: str) -> bool:
    """Whether what stands for one person names more: "Ian Dale & Rose Webb", "Mary and John Smith"."""
    parts = [part.strip() for part in re.split(_BETWEEN_PEOPLE, name)]
    # A single word before or after it may be anything; a surname said once for both makes two of the last part.
    return len(parts) > 1 and all(map(_LIKE_A_NAME.fullmatch, parts)) and len(parts[-1].split()) > 1


def person_key(name: str) -> str:
    """The name of a person as two people might both mean it: folded, without titles and honours."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in _AFTER:
        words.pop()
    return " ".join(words)


def may_be_one_person(one: str, other: str) -> bool:
    """Whether two different keys may mean one person: initials, a middle name, a slip of the pen."""
    a, b = one.split(), other.split()
    if not a or not b or one == other:
        return False
    if len(a) == 1 or len(b) == 1:
        # A bare surname or first name says too little to be taken for somebody else.
        return False
    if fuzz.ratio(a[-1], b[-1]) < _CLOSE:
        return False
    first, second = a[0], b[0]
    if min(len(first), len(second)) <= 2 and (first.startswith(second[:1]) and second.startswith(first[:1])):
        # "m okafor", "mj okafor": initials.
        return a[-1] == b[-1] and (len(first) <= 2 or len(second) <= 2)
    if first == second:
        return True
    return a[-1] == b[-1] and fuzz.ratio(first, second) >= _CLOSE - 6
