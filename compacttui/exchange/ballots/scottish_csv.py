"""The CSV in which the votes at Scottish council elections are collected.

::

    3,2,                                               candidates, places
    36,1,                                              36 papers: candidate 1
    23,1,2,                                            23 papers: candidate 1, then candidate 2
    "Candidate 1","Kenny Barker","Independent (Ind)",
    ...
    "Ward 3",                                          the title

The parties are not kept.
"""

from __future__ import annotations

import re
from typing import Final

from compacttui.counting import Preference, Profile
from compacttui.exchange.ballots.plain_lines import Plain, read_either_way, take_plain
from compacttui.exchange.ballots.reading import (
    BallotFile,
    Pile,
    Reading,
    Remark,
    check_contested,
    contest_size,
    whole_number,
)
from compacttui.exchange.ballots.source import BLANKS, Source
from compacttui.exchange.ballots.texts import checked_texts, withdrawn_by_name

FORMAT: Final = "Scottish CSV"

_PLAIN: Final = Plain(re.compile(r"(?>[1-9][0-9]{0,6}+,[1-9][0-9,]*+\n)*+"), ",", ",")
_NUMBERS: Final = re.compile(r"[0-9 \t]*,[0-9, \t]*")
_CANDIDATE: Final = re.compile(r'"Candidate ([0-9]{1,4})","((?:[^"]|"")*)"(?:,"(?:[^"]|"")*")?,?')


def fits(start: list[str]) -> bool:
    """Whether a file that starts with these lines is of this format: numbers with commas between them."""
    first_line = start[0] if start else ""
    return bool(_NUMBERS.fullmatch(first_line.strip())) and not re.search(r"[0-9]\s+[0-9]", first_line)


def read(source: Source, reading: Reading) -> BallotFile:
    """Read such a file.

    Raises:
        BadInput: it is not one, naming the first line that is wrong and what to do about it.
    """
    return read_either_way(source, lambda quickly: _ScottishCsv(source, reading).read(quickly=quickly))


class _ScottishCsv:
    """One file on its way in."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.source = source
        self.reading = reading
        self.pile = Pile(source, reading)
        self.candidates = 0
        self.texts: list[tuple[int, str]] = []
        self.empty_lines = 0
        self.first_empty = 0

    def read(self, *, quickly: bool) -> BallotFile:
        lines = self.source.lines()
        numbers = _cells(next(lines))
        if len(numbers) != 2:
            raise self.source.bad("The first line needs two numbers, candidates and places; correct it.")
        self.candidates, places = contest_size(self.source, *numbers)
        if quickly:
            marks = {str(index + 1): index for index in range(self.candidates)}
            take_plain(self.source, self.pile, _PLAIN, marks)
        for line in lines:
            self.source.check_controls(line)
            self._line(line.strip(BLANKS))
        if len(self.texts) <= self.candidates:
            message = (
                f"There are {self.candidates} candidates, and a name or the title is missing; add the line."
            )
            raise self.source.bad(message)
        names, remarks = checked_texts(self.source, self.texts, self.candidates)
        title = names.pop()
        profile = Profile.of(
            names,
            self.reading.places or places,
            self.pile.all(),
            withdrawn=withdrawn_by_name(self.source, names, self.reading.withdrawn),
            rejected=self.pile.rejected,
            title=title,
        )
        check_contested(self.source, profile, self.reading, 1)
        return BallotFile.of(profile, FORMAT, self.source, (*remarks, *self._remarks()))

    def _line(self, line: str) -> None:
        if not line:
            self.empty_lines += 1
            self.first_empty = self.first_empty or self.source.number
        elif len(self.texts) > self.candidates:
            raise self.source.bad(
                "There is text after the title; remove it, or correct the number of candidates."
            )
        elif len(self.texts) == self.candidates:
            self.texts.append((self.source.number, self._title(line)))
        elif line.startswith('"'):
            self.texts.append((self.source.number, self._name(line)))
        elif self.texts:
            raise self.source.bad("Another candidate was expected here; papers stand before the candidates.")
        else:
            self._paper(_cells(line))

    def _paper(self, cells: list[str]) -> None:
        number = whole_number(self.source, cells[0], "The number of papers")
        if not number:
            raise self.source.bad("0 papers cannot say anything; remove the line.")
        if len(cells) - 1 > self.candidates:
            raise self.source.bad(
                f"There are more preferences than the {self.candidates} candidates; correct the line."
            )
        self.pile.add(number, *self.pile.ranked([self._preference(cell) for cell in cells[1:]]))

    def _preference(self, cell: str) -> Preference | None:
        if not cell:
            return None
        candidate = whole_number(self.source, cell, "A preference")
        if not 1 <= candidate <= self.candidates:
            raise self.source.bad(
                f"There is no candidate {candidate}; the first line says {self.candidates}."
            )
        return candidate - 1

    def _name(self, line: str) -> str:
        expected = len(self.texts) + 1
        found = _CANDIDATE.fullmatch(line)
        if not found or int(found[1]) != expected:
            message = f'"Candidate {expected}","name","party" was expected here; correct the line, or the first one.'
            raise self.source.bad(message)
        return found[2].replace('""', '"')

    def _title(self, line: str) -> str:
        if line.startswith('"Candidate '):
            message = f"There are more than the {self.candidates} candidates of the first line; correct it."
            raise self.source.bad(message)
        return line.removesuffix(",").strip('"')

    def _remarks(self) -> list[Remark]:
        remarks = self.pile.remarks()
        # Lines left empty after the title are how many of these files end.
        if self.empty_lines and self.first_empty < self.texts[-1][0]:
            remarks.append(
                Remark("Empty lines were passed over; check that nothing is missing.", self.first_empty)
            )
        return remarks


def _cells(line: str) -> list[str]:
    return [cell.strip(BLANKS) for cell in line.strip(BLANKS).removesuffix(",").split(",")]
