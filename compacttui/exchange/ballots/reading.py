"""What every reader of ballot files shares: what may be allowed, the limits, the checks, and what comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import Final, Self

from compacttui.counting import Preference, Profile, Ranking
from compacttui.counting.rankings import Said, StrictRanking
from compacttui.exchange.ballots.source import Source
from compacttui.rules.text import clean

CANDIDATE_LIMIT: Final = 1_000
"""Candidates on one ballot paper. The largest real ones have a few hundred."""

PLACE_LIMIT: Final = 1_000
"""Places to be filled in one contest."""

WEIGHT_LIMIT: Final = 10_000_000
"""Papers on one line, unless the caller expects more."""

RANKING_LIMIT: Final = 2_000_000
"""Different rankings in one file, unless the caller expects more."""

PAPER_LIMIT: Final = 2**53 - 1
"""Papers in one contest: beyond it other programs could not read the numbers exactly."""

_DIGIT_LIMIT: Final = 20  # beyond it a number is too large whatever it counts, and slow to read

BLANK: Final = "blank"
"""The reason for papers with no preference."""

NO_FIRST_PREFERENCE: Final = "no_first_preference"
"""The reason for papers whose first preference was left out, where nothing after a gap counts."""


class Gap(StrEnum):
    """What to do with the preferences after one that was left out."""

    CLOSE_UP = "close-up"
    """They move up."""
    CUT = "cut"
    """They do not count: preferences must be consecutive, as in the Scottish rules."""
    ONE = "one"
    """One is passed over; where two or more in a row are left out, nothing after them counts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the caller wants and allows.

    Attributes:
        places: instead of the number in the file.
        withdrawn: names of candidates who withdrew, besides those the file names.
        allow_large: more than 10,000,000 papers on a line, or two million different rankings.
        allow_uncontested: more places than candidates.
        allow_untitled: a file that ends after as many names as candidates: no title, rather than a name, is missing.
        gap: what to do where a preference is left out; without it such a paper is refused.
        cut_equals: nothing on a paper counts from the first preference on that is given to several candidates.
        contest: which contest, by its name, where a file holds several.
    """

    places: int | None = None
    withdrawn: tuple[str, ...] = ()
    allow_large: bool = False
    allow_uncontested: bool = False
    allow_untitled: bool = False
    gap: Gap | None = None
    cut_equals: bool = False
    contest: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know about a file that could be read all the same."""

    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BallotFile:
    """What was read.

    Attributes:
        profile: the papers.
        format: the format, as people call it.
        sha256: hash of the file.
        remarks: what a person should know about it.
    """

    profile: Profile
    format: str
    sha256: str
    remarks: tuple[Remark, ...] = ()

    @classmethod
    def of(cls, profile: Profile, name: str, source: Source, remarks: tuple[Remark, ...]) -> Self:
        """What was read from a source, in the format of this name."""
        return cls(replace(profile, file_sha256=source.sha256), name, source.sha256, remarks)


class Pile:
    """Papers as they are read, aggregated at once."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.papers: Counter[Ranking] = Counter()
        self.taken: list[tuple[StrictRanking, int]] = []
        self.rejected: Counter[str] = Counter()
        self.has_gaps = False
        self._source = source
        self._reading = reading
        self._room = PAPER_LIMIT

    def add(self, number: int, ranking: Ranking, empty: str = BLANK) -> None:
        """Put papers that say the same on the pile; `empty` is why they are rejected if they say nothing.

        Raises:
            BadInput: more papers or rankings than the limits allow.
        """
        if number > WEIGHT_LIMIT and not self._reading.allow_large:
            message = (
                f"{number:,} papers on one line are more than {WEIGHT_LIMIT:,}; check the number, "
                "or allow large numbers (--allow-large)."
            )
            raise self._source.bad(message)
        self._room -= number
        if self._room < 0:
            message = (
                f"There are more than {PAPER_LIMIT:,} papers; check the numbers at the start of the lines."
            )
            raise self._source.bad(message)
        if not ranking:
            self.rejected[empty] += number
            return
        self.papers[ranking] += number
        if self.is_full(len(self.papers)):
            message = f"There are more than {RANKING_LIMIT:,} different rankings; allow large numbers (--allow-large)."
            raise self._source.bad(message)

    def take(self, papers: list[tuple[StrictRanking, int]]) -> bool:
        """Put many on the pile at once, all of them valid; nothing is taken, and False said, if they are too many."""
        room = self._room - sum(number for _, number in papers)
        if room < 0:
            return False
        self._room = room
        self.taken += papers
        return True

    def all(self) -> Iterable[Said]:
        """Every (ranking, number of papers) on the pile; the same ranking may come twice."""
        return chain(self.taken, self.papers.items())

    def is_full(self, rankings: int) -> bool:
        """Whether so many different rankings are more than the caller expects."""
        return rankings + len(self.taken) > RANKING_LIMIT and not self._reading.allow_large

    def ranked(self, preferences: Sequence[Preference | None]) -> tuple[Ranking, str]:
        """The ranking of one paper, where None is a preference left out, and why it is rejected if it is empty.

        Raises:
            BadInput: a candidate twice, or a preference left out and nothing said about what to do then.
        """
        seen: set[int] = set()
        ranking: list[Preference] = []
        left_out = 0
        for preference in preferences:
            if preference is None:
                left_out += 1
                if self._ends_paper(left_out):
                    return tuple(ranking), NO_FIRST_PREFERENCE
                continue
            left_out = 0
            marked = preference if isinstance(preference, tuple) else (preference,)
            for candidate in marked:
                if candidate in seen:
                    message = f"Candidate {candidate + 1} stands twice on this paper; correct the line."
                    raise self._source.bad(message)
                seen.add(candidate)
            ranking.append(preference)
        return tuple(ranking), BLANK

    def _ends_paper(self, left_out: int) -> bool:
        """Whether nothing counts after so many preferences left out in a row.

        Raises:
            BadInput: nothing was said about what to do then.
        """
        if self._reading.gap is None:
            message = (
                "A preference is left out on this paper; say whether later ones move up or do not count "
                f"(--gap {Gap.CLOSE_UP}, --gap {Gap.CUT}, or --gap {Gap.ONE} for moving up past a single one)."
            )
            raise self._source.bad(message)
        self.has_gaps = True
        return self._reading.gap is Gap.CUT or (self._reading.gap is Gap.ONE and left_out > 1)

    def remarks(self) -> list[Remark]:
        """What was done about preferences left out, if there were any."""
        if not self.has_gaps:
            return []
        return [Remark(_DONE[self._reading.gap or Gap.CLOSE_UP])]


_DONE: Final = {
    Gap.CLOSE_UP: "Where a preference was left out, later ones moved up.",
    Gap.CUT: "Where a preference was left out, nothing after it was counted.",
    Gap.ONE: "Where one preference was left out, later ones moved up; where two were, nothing after them counted.",
}


def legible(raw: str) -> str:
    """Raw text of a line as it may be shown in a message."""
    return clean(raw.encode("latin-1").decode("utf-8", "replace"))


def whole_number(source: Source, text: str, what: str) -> int:
    """A whole number in ASCII digits.

    Raises:
        BadInput: it is something else; the message says what, in words.
    """
    if text.isascii() and text.isdecimal() and len(text) <= _DIGIT_LIMIT:
        return int(text)
    shown = legible(text)[:40]
    if text.startswith("-") and text[1:].isdecimal():
        message = f"{what} cannot be negative: {shown}; correct it."
    elif text.isascii() and text.isdecimal():
        message = f"{what} is far too large: {shown}…; correct it."
    elif "," in text:
        message = (
            f"{what} has a comma: {shown}; if a spreadsheet saved this file, remove the commas it added."
        )
    else:
        message = f"{what} must be a whole number in the digits 0 to 9, not “{shown}”; correct it."
    raise source.bad(message)


def contest_size(source: Source, candidates: str, places: str) -> tuple[int, int]:
    """The numbers of candidates and places, from the first line of a file.

    Raises:
        BadInput: not whole numbers, none, or more than any contest has.
    """
    standing = whole_number(source, candidates, "The number of candidates")
    wanted = whole_number(source, places, "The number of places")
    if not 1 <= standing <= CANDIDATE_LIMIT:
        message = (
            f"There can be 1 to {CANDIDATE_LIMIT:,} candidates, not {standing:,}; correct the first line."
        )
        raise source.bad(message)
    if not 1 <= wanted <= PLACE_LIMIT:
        message = f"There can be 1 to {PLACE_LIMIT:,} places, not {wanted:,}; correct the first line."
        raise source.bad(message)
    return standing, wanted


def places_or_one(reading: Reading) -> tuple[int, list[Remark]]:
    """How many places there are to fill, for formats that do not say: as wanted, or one, which is remarked upon."""
    if reading.places:
        return reading.places, []
    message = (
        "This format does not say how many places there are; one was taken. Say another number with --places."
    )
    return 1, [Remark(message)]


def check_contested(source: Source, profile: Profile, reading: Reading, line: int) -> None:
    """Refuse more places than candidates who stand, unless that is expected.

    Raises:
        BadInput: so it is, and it was not.
    """
    standing = len(profile.standing)
    if profile.places > standing and not reading.allow_uncontested:
        message = (
            f"{profile.places} places and only {standing} {'candidate' if standing == 1 else 'candidates'}; "
            "correct the number of places, or allow an uncontested election (--allow-uncontested)."
        )
        raise source.bad(message, line)
