"""The words of an organisation's name, as they are compared: shortened ones whole, legal forms and small words left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from compacttui.rules.text import folded

_SLIP: Final = 0.72
"""How like two words are, of 1, of which one may be a slip of the pen for the other."""
_SLIPS: Final = 0.6
"""The same for two words that begin alike: there may be two slips."""
SHORT_OF: Final = 0.9
"""How like a word is, of 1, to what it is short for."""
INITIALS: Final = 4
"""Letters of initials from which they may mean a name: three are too many bodies' own."""

_LEGAL: Final = frozenset(
    {
        *("ltd", "cic", "cio", "cbs", "plc", "llp", "inc", "the", "charity", "trust", "company"),
        *("limited", "co", "reg", "registered"),
    }
)
_SMALL: Final = frozenset({"of", "and", "for", "in", "at", "a", "an", "to", "on", "by", "with"})
_SHORT: Final[Mapping[str, str]] = {
    "st": "saint",
    "sts": "saints",
    "ch": "church",
    "cttee": "committee",
    "ctte": "committee",
    "ctr": "centre",
    "center": "centre",
    "soc": "society",
    "bd": "board",
    "pship": "partnership",
    "gp": "group",
    "gtr": "greater",
    "intl": "international",
    "natl": "national",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "rd": "road",
    "mt": "mount",
    "organization": "organisation",
    "ed": "education",
    "nr": "near",
    "utd": "united",
    "assn": "association",
    "assoc": "association",
    "fdn": "foundation",
}
_LONG: Final[Mapping[str, tuple[str, ...]]] = {
    "pta": ("parent", "teacher", "association"),
    "pcc": ("parochial", "church", "council"),
    "wi": ("women", "institute"),
    "fc": ("football", "club"),
    "cvs": ("council", "voluntary", "service"),
    "nw": ("north", "west"),
}
_STROKE: Final = re.compile(r"\b([^\W\d_])/(?=[^\W\d_]{2})")
"""A shortened place: "L/pool" is "Lpool"."""
_COMPANY: Final = "community interest company"
_LONG_FORMS: Final = ("limited", "trust", "charity", "company")
_SLIPPED_COMPANY: Final = 0.9
_SLIPPED_FORM: Final = 0.75
"""How like a word is, of 1, to a legal form for which it is a slip of the pen."""


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name by which it is compared: without its legal form and small words, shortened ones whole."""
    text = folded(re.sub(_STROKE, r"\1", name))
    all_words = [re.sub(r"^(\d+)(st|nd|rd|th)$", r"\1", word) for word in text.split()]
    said = [word for word in _without_company(all_words) if word not in _LEGAL and word not in _SMALL]
    whole: list[str] = []
    for word in [word for word in said if not _is_slipped_form(word)] or said or all_words:
        whole += _LONG.get(word, (_SHORT.get(word, word),))
    return tuple(whole)


def _without_company(words: Sequence[str]) -> Sequence[str]:
    """The words without "community interest company" at their end, even with a slip of the pen in it."""
    if len(words) > 3 and OSA.normalized_similarity(" ".join(words[-3:]), _COMPANY) >= _SLIPPED_COMPANY:
        return words[:-3]
    return words


def _is_slipped_form(word: str) -> bool:
    """Whether a word is a legal form with a slip of the pen in it."""
    return len(word) > 3 and any(
        OSA.normalized_similarity(word, form) >= _SLIPPED_FORM for form in _LONG_FORMS
    )


def numbers_in(words: Iterable[str]) -> list[str]:
    """The numbers in a name, in order."""
    return [digits for word in words for digits in re.findall(r"\d+", word)]


def initials_of(name: str, least: int = INITIALS) -> frozenset[str]:
    """What a name's initials may be: with small words or without, with the legal form or without.

    Args:
        name: the name.
        least: how many letters they have at least.
    """
    words = folded(name).split()
    kept = [word for word in words if word not in _SMALL]
    bare_words = [word for word in kept if word not in _LEGAL]
    some = (
        words,
        kept,
        bare_words,
        [word for word in kept if word != "the"],
        [w for w in words if w != "the"],
    )
    found = {"".join(word[0] for word in each) for each in some}
    return frozenset(one for one in found if len(one) >= least and one.isalpha())


@lru_cache(maxsize=65536)
def likeness_of_words(one: str, other: str) -> float:
    """How like two words are, of 1; 0 where they are two words."""
    if one == other:
        return 1
    short, long = sorted((one, other), key=len)
    if is_short_for(short, long):
        return SHORT_OF
    if len(short) < 3:
        return 0
    alike = float(OSA.normalized_similarity(short, long))
    return alike if alike >= (_SLIPS if short[0] == long[0] and len(short) > 3 else _SLIP) else 0


def is_short_for(short: str, long: str) -> bool:
    """Whether a word is a longer one shortened: its beginning, or some of its letters in order from the first to the last."""
    if len(short) < 3 or short[0] != long[0] or not short.isalpha() or len(short) >= len(long):
        return False
    if long.startswith(short):
        return len(short) <= len(long) - 2
    letters = iter(long)
    in_order = all(letter in letters for letter in short) and short[-1] in long[-2:]
    return in_order and (len(short) <= len(long) * 0.7 or short == re.sub("[aeiou]", "", long))


def is_plural(one: str, other: str) -> bool:
    """Whether one word is more than one of what the other is."""
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and long in {f"{short}s", f"{short}es"}


def letters_of(text: str) -> str:
    """A text as initials; empty where it is several words."""
    said = folded(text)
    return "" if " " in said else re.sub(r"[^a-z]", "", said)
