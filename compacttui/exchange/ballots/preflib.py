"""PrefLib: orders of preference, strict or with ties, complete or not (.soc, .soi, .toc, .toi), in both its forms.

::

    # TITLE: Committee 2026            3                number of candidates
    # DATA TYPE: toi                   1,Ada Lovelace
    # NUMBER ALTERNATIVES: 3           2,Ben Okri
    # NUMBER VOTERS: 15                3,Cleo Devlin
    # ALTERNATIVE NAME 1: Ada …        15,15,2          papers, the same, different orders
    12: 2, 1                           12,2,1
    3: {1, 3}, 2                       3,{1,3},2
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compacttui.counting import Preference, Profile
from compacttui.exchange.ballots.reading import (
    CANDIDATE_LIMIT,
    BallotFile,
    Pile,
    Reading,
    check_contested,
    legible,
    places_or_one,
    whole_number,
)
from compacttui.exchange.ballots.source import BLANKS, Source
from compacttui.exchange.ballots.texts import checked_texts, withdrawn_by_name

FORMAT: Final = "PrefLib"

_KEY: Final = re.compile(r"[A-Z][A-Z0-9 ]*")
_NAME: Final = re.compile(r"ALTERNATIVE NAME ([0-9]{1,5})")
_KINDS: Final = {"soc": (True, True), "soi": (True, False), "toc": (False, True), "toi": (False, False)}
"""For each kind of order: no ties, and everyone in it."""
_GROUPS: Final = re.compile(r"[ \t]*+(?:\{([^{}]*+)\}[ \t]*+|([^{},]++))(,|$)")


def fits(start: list[str]) -> bool:
    """Whether a file that starts with these lines is of this format."""
    if any(_said(line)[0] == "NUMBER ALTERNATIVES" for line in start):
        return True
    return len(start) > 1 and start[0].strip().isdecimal() and bool(re.match(r"1,\s*[^0-9\s]", start[1]))


def _said(line: str) -> tuple[str, str]:
    """What a line with # says about the file, key and value; two empty texts where it is a comment."""
    key, colon, value = line.removeprefix("#").partition(":")
    key = key.strip(BLANKS)
    if not (line.startswith("#") and colon and _KEY.fullmatch(key)):
        return "", ""
    return key, value.strip(BLANKS)


def read(source: Source, reading: Reading) -> BallotFile:
    """Read such a file.

    Raises:
        BadInput: it is not one, naming the first line that is wrong and what to do about it.
    """
    return _PrefLib(source, reading).read()


class _PrefLib:
    """One file on its way in."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.source = source
        self.reading = reading
        self.lines = source.lines()
        self.pile = Pile(source, reading)
        self.candidates = 0
        self.names: dict[int, tuple[int, str]] = {}
        self.title = (1, "")
        self.is_strict, self.is_complete = False, False
        self.said: tuple[int, int] | None = None  # how many papers there are to be, and the line that says so

    def read(self) -> BallotFile:
        first = next(self._filled(), "")
        rest = self._header(first) if first.startswith("#") else self._old_header(first)
        for line in rest:
            self._papers(line)
        self._check_number()
        missing = [number for number in range(1, self.candidates + 1) if number not in self.names]
        if missing or not self.candidates:
            raise self.source.bad(
                f"The name of candidate {missing[0] if missing else 1} is missing; add its line."
            )
        texts = [self.names[number] for number in range(1, self.candidates + 1)]
        names, remarks = checked_texts(self.source, [*texts, self.title], self.candidates)
        title = names.pop()
        places, more = places_or_one(self.reading)
        profile = Profile.of(
            names,
            places,
            self.pile.all(),
            withdrawn=withdrawn_by_name(self.source, names, self.reading.withdrawn),
            rejected=self.pile.rejected,
            title=title,
        )
        check_contested(self.source, profile, self.reading, 1)
        return BallotFile.of(profile, FORMAT, self.source, (*remarks, *more))

    def _filled(self) -> Iterator[str]:
        for line in self.lines:
            self.source.check_controls(line)
            if line.strip(BLANKS):
                yield line.strip(BLANKS)

    def _header(self, first: str) -> Iterator[str]:
        """The lines with #; those after them are given back."""
        line = first
        while line.startswith("#"):
            self._key(*_said(line))
            line = next(self._filled(), "")
        if line:
            yield line
        yield from self._filled()

    def _key(self, key: str, value: str) -> None:
        if key == "TITLE":
            self.title = (self.source.number, value)
        elif key == "DATA TYPE":
            if value.casefold() not in _KINDS:
                shown = legible(value)[:40]
                message = f"“{shown}” are no orders of preference (soc, soi, toc and toi are); save them as one of these."
                raise self.source.bad(message)
            self.is_strict, self.is_complete = _KINDS[value.casefold()]
        elif key == "NUMBER ALTERNATIVES":
            self._size(value)
        elif key == "NUMBER VOTERS":
            self.said = whole_number(self.source, value, "The number of voters"), self.source.number
        elif named := _NAME.fullmatch(key):
            self._name(int(named[1]), value)

    def _size(self, text: str) -> None:
        self.candidates = whole_number(self.source, text, "The number of candidates")
        if not 1 <= self.candidates <= CANDIDATE_LIMIT:
            raise self.source.bad(
                f"There can be 1 to {CANDIDATE_LIMIT:,} candidates, not {self.candidates:,}; correct it."
            )

    def _name(self, number: int, name: str) -> None:
        if number in self.names:
            raise self.source.bad(f"Candidate {number} has two names; keep one.")
        self.names[number] = self.source.number, name

    def _old_header(self, first: str) -> Iterator[str]:
        """Number, names, sums; the lines after them are given back."""
        self._size(first)
        for _ in range(self.candidates):
            number, comma, name = next(self._filled(), "").partition(",")
            if not comma:
                raise self.source.bad("A candidate was expected here, as 1,Ada Lovelace; correct the line.")
            self._name(
                whole_number(self.source, number.strip(), "The number of a candidate"), name.strip(BLANKS)
            )
        sums = next(self._filled(), "").split(",")
        if len(sums) != 3:
            raise self.source.bad("Three numbers were expected here: voters, papers and different orders.")
        self.said = whole_number(self.source, sums[1].strip(), "The number of papers"), self.source.number
        yield from self._filled()

    def _papers(self, line: str) -> None:
        if line.startswith("#"):
            return
        number, sign, order = line.partition(":")
        if not sign:
            number, sign, order = line.partition(",")
        times = whole_number(self.source, number.strip(), "The number of papers")
        if not times:
            raise self.source.bad("0 papers cannot say anything; remove the line.")
        preferences = self._order(order.strip())
        if (
            self.is_complete
            and sum(len(p) if isinstance(p, tuple) else 1 for p in preferences) < self.candidates
        ):
            raise self.source.bad("The header says that every paper ranks everyone, and this one does not.")
        self.pile.add(times, *self.pile.ranked(preferences))

    def _order(self, text: str) -> list[Preference]:
        preferences: list[Preference] = []
        at = 0
        while at < len(text):
            found = _GROUPS.match(text, at)
            if found is None:
                raise self.source.bad("Write the order as 2, {1, 3}, 4; correct the line.")
            at = found.end()
            members = (found[1] if found[1] is not None else found[2]).split(",")
            group = sorted(self._candidate(member.strip()) for member in members)
            if len(set(group)) < len(group):
                raise self.source.bad("A candidate stands twice among equal ones; correct the line.")
            if self.is_strict and len(group) > 1:
                raise self.source.bad(
                    "The header says that nobody stands equal, and here some do; correct one."
                )
            preferences.append(group[0] if len(group) == 1 else tuple(group))
        return preferences

    def _candidate(self, text: str) -> int:
        number = whole_number(self.source, text, "A candidate")
        if not 1 <= number <= self.candidates:
            raise self.source.bad(f"There is no candidate {number}; there are {self.candidates}.")
        return number - 1

    def _check_number(self) -> None:
        papers = sum(number for _, number in self.pile.all()) + self.pile.rejected.total()
        if self.said and self.said[0] != papers:
            message = f"The file is to hold {self.said[0]:,} papers and holds {papers:,}; get it whole, or correct the number."
            raise self.source.bad(message, self.said[1])
