"""BLT, the format that counting programs exchange: reader for the dialects in use.

::

    4 2                 candidates, places
    -3                  candidate 3 has withdrawn (optional)
    [tie 2 1 4 3]       order in which lots fall (optional; also [nick ...] and [withdrawn ...])
    12 2 1 0            12 papers: candidate 2, then candidate 1
    3 1=4 2 0           3 papers: 1 and 4 equal, then 2
    5 0                 5 blank papers
    0                   end of the papers
    "Ada Lovelace"      the candidates' names, in order
    ...
    "Committee 2026"    the title

``#`` begins a comment. Each line of papers stands for itself; a line without its final 0 is read as one that has it.
Names may stand without quotation marks, a quotation mark in a name is doubled. After the title a source and a comment
may follow, both in quotation marks, and after these anything, which is not read.
"""

from __future__ import annotations

import re
from typing import Final

from compacttui.counting import Preference, Profile, Ranking
from compacttui.exchange.ballots.blt_texts import read_texts
from compacttui.exchange.ballots.plain_lines import Plain, read_either_way, take_plain
from compacttui.exchange.ballots.reading import (
    BLANK,
    BallotFile,
    Pile,
    Reading,
    Remark,
    check_contested,
    contest_size,
    legible,
    whole_number,
)
from compacttui.exchange.ballots.source import BLANKS, Source
from compacttui.exchange.ballots.texts import withdrawn_by_name

FORMAT: Final = "BLT"

NUMBER_OF_PAPERS: Final = "The number of papers"

_LEFT_OUT: Final = "-"
_OPTION: Final = re.compile(r"\[[ \t]*([a-z]+)(?![^ \t\]])([^\]\[]*)\]")
_PLAIN: Final = Plain(re.compile(r"(?>[1-9][0-9]{0,6}+ [1-9][0-9 ]*+(?<= 0)\n)*+"), " ", " 0")
_KNOWN_LIMIT: Final = 100_000  # lines remembered, so that papers that say the same are understood once


def fits(_start: list[str]) -> bool:
    """Any file may be BLT: what is wrong with it, the reader says best."""
    return True


def read(source: Source, reading: Reading) -> BallotFile:
    """Read a BLT file.

    Raises:
        BadInput: it is not one, naming the first line that is wrong and what to do about it.
    """
    return read_either_way(source, lambda quickly: _Blt(source, reading, quickly=quickly).read())


class _Blt:
    """One file on its way in, section by section."""

    def __init__(self, source: Source, reading: Reading, *, quickly: bool) -> None:
        self.source = source
        self.reading = reading
        self.quickly = quickly
        self.lines = source.lines()
        self.candidates = 0
        self.places = 0
        self.pile = Pile(source, reading)
        self.marks: dict[
            str, int
        ] = {}  # candidates as papers name them: by number, and by short name if they have one
        self.withdrawn: set[int] = set()
        self.ties: tuple[int, ...] = ()
        self.unended = 0
        self.first_unended = 0
        self.remarks: list[Remark] = []

    def read(self) -> BallotFile:
        header = self._header()
        self._papers()
        names, title, remarks = read_texts(self.source, self.lines, self.candidates, self.reading)
        self.remarks += remarks
        profile = Profile.of(
            names,
            self.reading.places or self.places,
            self.pile.all(),
            withdrawn=self.withdrawn | withdrawn_by_name(self.source, names, self.reading.withdrawn),
            rejected=self.pile.rejected,
            title=title,
            ties=self.ties,
        )
        check_contested(self.source, profile, self.reading, header)
        return BallotFile.of(profile, FORMAT, self.source, tuple(self.remarks))

    def _header(self) -> int:
        for line in self.lines:
            tokens = self.source.tokens(line)
            if not tokens:
                continue
            if len(tokens) != 2:
                message = (
                    "The first line needs two whole numbers, candidates and places, "
                    f"and has {len(tokens)}; correct it, or check that this is a ballot file."
                )
                raise self.source.bad(message)
            self.candidates, self.places = contest_size(self.source, *tokens)
            self.marks = {str(index + 1): index for index in range(self.candidates)}
            return self.source.number
        raise self.source.bad("There is nothing in this file; check that it is the right one.")

    def _papers(self) -> None:
        """Everything from the second line to the 0 that ends the papers."""
        known: dict[str, tuple[Ranking, str]] = {}
        have_begun = False
        for line in self.lines:
            weight, _, rest = line.strip(BLANKS).partition(" ")
            if rest in known and weight.isdecimal() and weight[0] != "0":
                self.pile.add(whole_number(self.source, weight, NUMBER_OF_PAPERS), *known[rest])
                continue
            tokens = self.source.tokens(line)
            if tokens[:1] == ["0"]:
                self._check_end(tokens)
                return
            if _stands_before_papers(tokens):
                self._before_papers(line, tokens, have_begun=have_begun)
            elif tokens:
                have_begun = True
                unended = self.unended
                number, paper = self._weight(tokens[0]), self._paper(tokens[1:])
                self.pile.add(number, *paper)
                if len(known) < _KNOWN_LIMIT and self.unended == unended:
                    known[rest] = paper
                if self.quickly:
                    take_plain(self.source, self.pile, _PLAIN, self.marks)
                    self.quickly = False
        message = "The file ends before the papers do; a line with 0 alone ends them, and the names follow."
        raise self.source.bad(message)

    def _check_end(self, tokens: list[str]) -> None:
        if len(tokens) > 1:
            message = (
                "A line that starts with 0 ends the papers, and something follows the 0; correct the line."
            )
            raise self.source.bad(message)
        if self.unended:
            message = (
                f"{self.unended} {'line has' if self.unended == 1 else 'lines have'} no 0 at the end; "
                "each was read as one kind of paper, complete as it stands."
            )
            self.remarks.append(Remark(message, self.first_unended))
        self.remarks += self.pile.remarks()

    def _weight(self, token: str) -> int:
        looks_like_number = token.isdecimal() or any(character.isdigit() for character in legible(token))
        if token.startswith('"') or not looks_like_number:
            message = (
                "Papers, or the 0 that ends them, were expected here, and this looks like a name; "
                "put a line with 0 alone before the names."
            )
            raise self.source.bad(message)
        number = whole_number(self.source, token, NUMBER_OF_PAPERS)
        if not number:
            raise self.source.bad("0 papers cannot say anything; remove the line.")
        return number

    def _paper(self, tokens: list[str]) -> tuple[Ranking, str]:
        if tokens and tokens[-1] == "0":
            tokens = tokens[:-1]
        elif tokens:
            self.unended += 1
            self.first_unended = self.first_unended or self.source.number
        else:
            message = "This line has one number alone; a paper ends with 0, also a blank one."
            raise self.source.bad(message)
        if self.marks.keys() >= (named := set(tokens)) and len(named) == len(tokens):
            return tuple([self.marks[token] for token in tokens]), BLANK
        return self._unusual_paper(tokens)

    def _unusual_paper(self, tokens: list[str]) -> tuple[Ranking, str]:
        """A paper that is more than different candidates in a row, or is wrong."""
        if "0" in tokens:
            raise self.source.bad(
                "0 ends a paper, and something follows it; put each paper on a line of its own."
            )
        if len(tokens) > 2 * self.candidates:  # twice: a gap may stand before each preference
            raise self.source.bad(
                f"There are more preferences than the {self.candidates} candidates; correct the line."
            )
        return self.pile.ranked([self._preference(token) for token in tokens])

    def _preference(self, mark: str) -> Preference | None:
        if mark == _LEFT_OUT:
            return None
        if "=" not in mark:
            return self._candidate(mark)
        parts = mark.split("=")
        if not all(parts):
            raise self.source.bad("A candidate is missing beside =; write the equal ones as 2=3.")
        group = sorted(self._candidate(part) for part in parts)
        if len(set(group)) < len(group):
            raise self.source.bad("A candidate stands twice among equal ones; correct the line.")
        return tuple(group)

    def _candidate(self, token: str) -> int:
        if token in self.marks:
            return self.marks[token]
        number = whole_number(self.source, token, "A preference")
        if not 1 <= number <= self.candidates:
            raise self.source.bad(f"There is no candidate {number}; there are {self.candidates}.")
        return number - 1

    def _before_papers(self, line: str, tokens: list[str], *, have_begun: bool) -> None:
        if have_begun:
            message = (
                "Withdrawals and options stand before the first paper; move this line up, or correct it."
            )
            raise self.source.bad(message)
        if tokens[0].startswith("-"):
            for token in tokens:
                if not token.startswith("-"):
                    raise self.source.bad(
                        "Only withdrawn candidates, each with a minus sign, can stand on this line."
                    )
                self._withdraw(token[1:])
            return
        option = _OPTION.fullmatch(line.partition("#")[0].strip(BLANKS))
        if not option:
            raise self.source.bad("An option starts with [ and ends with ] on the same line; correct it.")
        name, words = option[1], self.source.tokens(option[2])
        if name == "nick":
            self._nick(words)
        elif name == "withdrawn":
            for word in words:
                self._withdraw(word)
        elif name == "tie":
            self._tie(words)
        else:
            message = f"The option [{name[:40]}] is not known here (nick, tie, withdrawn are); remove it if it may go."
            raise self.source.bad(message)

    def _withdraw(self, token: str) -> None:
        candidate = self._candidate(token)
        if candidate in self.withdrawn:
            raise self.source.bad(f"Candidate {candidate + 1} is withdrawn twice; name each one once.")
        self.withdrawn.add(candidate)

    def _nick(self, words: list[str]) -> None:
        is_usable = all(not word[0].isdecimal() and not set(word) & set('=-"') for word in words)
        if len(words) != self.candidates or len(set(words)) != len(words) or not is_usable:
            message = "[nick …] needs one short name for each candidate, all different, none a number."
            raise self.source.bad(message)
        self.marks |= {word: index for index, word in enumerate(words)}

    def _tie(self, words: list[str]) -> None:
        order = tuple(self._candidate(word) for word in words)
        if len(order) != self.candidates or len(set(order)) != len(order):
            raise self.source.bad("[tie …] needs every candidate once, in the order in which lots fall.")
        self.ties = order


def _stands_before_papers(tokens: list[str]) -> bool:
    return bool(tokens) and tokens[0] != _LEFT_OUT and tokens[0].startswith(("-", "["))
