"""The tally sheet of a Debian vote: one line a paper, one character for each option.

::

         Option 1---------->: Ada Lovelace
       /  Option 2--------->: Ben Okri
    V: 21-                    second, first, not ranked

Options with the same character are equal; one that is not ranked comes after those that are.
"""

from __future__ import annotations

import re
from typing import Final

from compacttui.counting import Preference, Profile, Ranking
from compacttui.exchange.ballots.reading import (
    BallotFile,
    Pile,
    Reading,
    check_contested,
    legible,
    places_or_one,
)
from compacttui.exchange.ballots.source import BLANKS, Source
from compacttui.exchange.ballots.texts import checked_texts, withdrawn_by_name

FORMAT: Final = "Debian tally"

_OPTION: Final = re.compile(r"[\s/|]*Option ([0-9A-Za-z])-*>:(.*)", re.ASCII)
_PAPER: Final = re.compile(r"V:\s*+([1-9A-Za-z-]++)(?:\s.*)?", re.ASCII)
_ORDER: Final = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def fits(start: list[str]) -> bool:
    """Whether a file that starts with these lines is of this format: it names its options."""
    return any(_OPTION.fullmatch(line) for line in start)


def read(source: Source, reading: Reading) -> BallotFile:
    """Read such a file.

    Raises:
        BadInput: it is not one, naming the first line that is wrong and what to do about it.
    """
    options: list[tuple[int, str]] = []
    pile = Pile(source, reading)
    known: dict[str, tuple[Ranking, str]] = {}
    for line in source.lines():
        source.check_controls(line)
        if option := _OPTION.fullmatch(line):
            if known:
                raise source.bad("Options stand before the first paper; move this line up.")
            options.append((source.number, option[2].strip(BLANKS)))
        elif line.startswith("V:"):
            if not (paper := _PAPER.fullmatch(line)) or len(paper[1]) != len(options):
                message = (
                    f"A paper needs one character for each of the {len(options)} options, as V: 21-, "
                    f"and not “{legible(line)[:40]}”; correct the line."
                )
                raise source.bad(message)
            if paper[1] not in known:
                known[paper[1]] = pile.ranked(_preferences(paper[1].upper()))
            pile.add(1, *known[paper[1]])
    names, remarks = checked_texts(source, options, len(options))
    places, more = places_or_one(reading)
    profile = Profile.of(
        names,
        places,
        pile.all(),
        withdrawn=withdrawn_by_name(source, names, reading.withdrawn),
        rejected=pile.rejected,
    )
    check_contested(source, profile, reading, 1)
    return BallotFile.of(profile, FORMAT, source, (*remarks, *more))


def _preferences(marks: str) -> list[Preference]:
    groups = [
        tuple(index for index, mark in enumerate(marks) if mark == wanted)
        for wanted in _ORDER
        if wanted in marks
    ]
    return [group[0] if len(group) == 1 else group for group in groups]
