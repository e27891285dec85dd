"""ABIF, the aggregated ballot information format: one line for papers that say the same, candidates by code.

::

    {title: "Chair of the forum"}
    # a comment
    =AL:[Ada Lovelace]       a code, and who is meant
    =BO:[Ben Okri]
    =CD:[Cleo Devlin]
    12:AL>BO                 12 papers: AL, then BO
    3:BO=AL>CD               3 papers: BO and AL equal, then CD

Where no codes are given, candidates are called as the papers call them, in quotation marks or [ ] if need be.
"""

from __future__ import annotations

import re
from typing import Final

from compacttui.counting import Preference, Profile, Ranking
from compacttui.exchange.ballots.reading import (
    CANDIDATE_LIMIT,
    BallotFile,
    Pile,
    Reading,
    Remark,
    check_contested,
    legible,
    places_or_one,
    whole_number,
)
from compacttui.exchange.ballots.source import BLANKS, Source
from compacttui.exchange.ballots.texts import checked_texts, withdrawn_by_name

FORMAT: Final = "ABIF"

# Blanks are taken off before and after, and nothing gives back what it took: a line of blanks is no reason to think.
_HEAD: Final = re.compile(r'\{[ \t]*+"?([A-Za-z_0-9]++)"?[ \t]*+:(.*)\}')
_CODE: Final = re.compile(
    r'=[ \t]*+(?:"([^"]*+)"|\[([^\]]*+)\]|([^\s:\[\]"]++))[ \t]*+:[ \t]*+(?:"([^"]*+)"|\[([^\]]*+)\]|(.*))',
    re.ASCII,
)
_PAPERS: Final = re.compile(r"([^\s:*]++)[ \t]*+[:*](.*)", re.ASCII)
_MARK: Final = re.compile(
    r'[ \t]*+(?:"([^"]*+)"|\[([^\]]*+)\]|([^\s>=,/\[\]"]++))[ \t]*+(?:(/[ \t]*+[0-9]++)[ \t]*+)?([>=,]|$)',
    re.ASCII,
)
_STARTS: Final = re.compile(
    r'\{[ \t]*+"?[A-Za-z_0-9]++"?[ \t]*+:[^{]*\}|=[^:]++:.*|[0-9]++[ \t]*+[:*][ \t]*+[^\s0-9{].*', re.ASCII
)


def fits(start: list[str]) -> bool:
    """Whether a file that starts with these lines is of this format, by the first line that says something."""
    return any(_STARTS.fullmatch(line) for line in _said(start)[:1])


def _said(lines: list[str]) -> list[str]:
    filled = [line.strip(BLANKS) for line in lines]
    return [line for line in filled if line and not line.startswith("#")]


def read(source: Source, reading: Reading) -> BallotFile:
    """Read such a file.

    Raises:
        BadInput: it is not one, naming the first line that is wrong and what to do about it.
    """
    return _Abif(source, reading).read()


class _Abif:
    """One file on its way in."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.source = source
        self.reading = reading
        self.pile = Pile(source, reading)
        self.codes: dict[str, int] = {}
        self.texts: list[tuple[int, str]] = []
        self.title = (0, "")
        self.has_scores = False
        self.has_papers = False
        self.is_declared = (
            False  # candidates are named before the papers, so that a new name is a slip of the pen
        )
        self.known: dict[str, tuple[Ranking, str]] = {}

    def read(self) -> BallotFile:
        for line in self.source.lines():
            self.source.check_controls(line)
            self._line(line.strip(BLANKS))
        if not self.texts:
            raise self.source.bad("There are no candidates in this file; check that it is the right one.")
        at, title = self.title
        names, remarks = checked_texts(self.source, [*self.texts, (at, title)], len(self.texts))
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
        if self.has_scores:
            more.append(Remark("The scores were passed over; the order counts."))
        return BallotFile.of(profile, FORMAT, self.source, (*remarks, *more))

    def _line(self, line: str) -> None:
        if not line or line.startswith("#"):
            return
        if line.startswith("{"):
            if not (head := _HEAD.fullmatch(line)):
                raise self.source.bad('Write what is said about the file as {title: "Chair of the forum"}.')
            if head[1] == "title":
                self.title = (self.source.number, _bare(head[2]))
        elif line.startswith("="):
            self._code(line)
        else:
            self._papers(line)

    def _code(self, line: str) -> None:
        if self.has_papers:
            raise self.source.bad("Candidates stand before the first paper; move this line up.")
        if not (found := _CODE.fullmatch(line)):
            raise self.source.bad("Write a candidate as =AL:[Ada Lovelace].")
        code = (found[1] or found[2] or found[3] or "").strip(BLANKS)
        if not code or code in self.codes:
            raise self.source.bad("This code is empty, or another candidate has it; each needs its own.")
        self._add(code, (found[4] or found[5] or found[6] or code).strip(BLANKS))

    def _add(self, code: str, name: str) -> int:
        if len(self.texts) >= CANDIDATE_LIMIT:
            raise self.source.bad(f"There can be {CANDIDATE_LIMIT:,} candidates at most; check the codes.")
        self.codes[code] = len(self.texts)
        self.texts.append((self.source.number, name))
        return self.codes[code]

    def _papers(self, line: str) -> None:
        found = _PAPERS.fullmatch(line.partition("#")[0])
        if not found:
            message = (
                f"Papers were expected here, as 12:AL>BO, and not “{legible(line)[:40]}”; correct the line."
            )
            raise self.source.bad(message)
        number = whole_number(self.source, found[1], "The number of papers")
        if not number:
            raise self.source.bad("0 papers cannot say anything; remove the line.")
        if not self.has_papers:
            self.has_papers, self.is_declared = True, bool(self.codes)
        order = found[2].strip(BLANKS)
        if order not in self.known:
            self.known[order] = self.pile.ranked(self._ranking(order))
        self.pile.add(number, *self.known[order])

    def _ranking(self, text: str) -> list[Preference]:
        groups: list[list[int]] = []
        at, sign = 0, ">"
        while at < len(text) or (sign != ">" and groups):
            mark = _MARK.match(text, at)
            if mark is None:
                raise self.source.bad("A candidate is missing beside a sign; write the paper as AL>BO=CD.")
            code = (mark[1] or mark[2] or mark[3] or "").strip(BLANKS)
            index = self.codes[code] if code in self.codes else self._unknown(code)
            if sign == ">":
                groups.append([])
            groups[-1].append(index)
            self.has_scores = self.has_scores or bool(mark[4])
            at, sign = mark.end(), mark[5] or ">"
            if sign == ",":
                message = (
                    "This paper gives scores without an order; write the order with > and =, as AL>BO=CD."
                )
                raise self.source.bad(message)
            if mark[5] and at == len(text):
                raise self.source.bad("The paper ends with a sign and no candidate; correct the line.")
        if any(len(set(group)) < len(group) for group in groups):
            raise self.source.bad("A candidate stands twice among equal ones; correct the line.")
        return [group[0] if len(group) == 1 else tuple(sorted(group)) for group in groups]

    def _unknown(self, code: str) -> int:
        """Somebody without a code of their own, who is called as papers call them."""
        if self.is_declared or not code:
            shown = legible(code)[:40]
            raise self.source.bad(
                f"No candidate has the code “{shown}”; correct it, or add =CODE:[Name] above."
            )
        return self._add(code, code)


def _bare(value: str) -> str:
    """What is said about the file, without the comma behind it and the quotation marks around it."""
    return value.strip(BLANKS).removesuffix(",").rstrip(BLANKS).removeprefix('"').removesuffix('"')
