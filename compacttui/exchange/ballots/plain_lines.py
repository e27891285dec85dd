"""Lines of papers that need no thought: counted as text, many at a time, and each different one understood once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from operator import itemgetter, mul
from re import Pattern
from typing import Final

from compacttui.counting.rankings import BYTE_CANDIDATES, END, StrictRanking
from compacttui.exchange.ballots.reading import BallotFile, Pile
from compacttui.exchange.ballots.source import Source
from compacttui.rules.refusal import BadInput

_AT_ONCE: Final = 16_384
"""Lines understood together: enough to be quick, few enough to stay in the processor's own memory."""


class NotPlain(Exception):
    """Some line is not as plain as it looked; which one, and why, only the careful way of reading can tell."""


def read_either_way(source: Source, read: Callable[[bool], BallotFile]) -> BallotFile:
    """Read a file with its plain lines taken many at a time; where anything is wrong with it, once more line by line.

    So whatever is wrong is found once, where the papers are put together, and the first line that is wrong is named.

    Args:
        source: the file, at its first line.
        read: reads it; told whether plain lines may be taken many at a time.

    Raises:
        BadInput: something is wrong with it.
    """
    try:
        return read(True)
    except (NotPlain, BadInput, ValueError):
        source.rewind()
        return read(False)


@dataclass(frozen=True, slots=True)
class Plain:
    """How plain lines look: a number of papers, candidates by number, all on one line.

    Attributes:
        form: matches any number of such lines with their line ends, and no number of papers above the limit. What
            stands between the numbers need not be looked at: a mark that is no candidate's is found afterwards.
        apart: what stands between the numbers.
        end: what stands behind the last candidate.
    """

    form: Pattern[str]
    apart: str
    end: str


def take_plain(source: Source, pile: Pile, plain: Plain, marks: Mapping[str, int]) -> None:
    """Put the next lines on the pile as long as they are plain; the others are still to be read.

    Args:
        source: the file, at a line of papers.
        pile: where the papers go.
        plain: how plain lines look.
        marks: candidates as papers name them.

    Raises:
        NotPlain: something is wrong with one of them. That a candidate stands twice on a paper, only the profile finds.
    """
    papers: list[tuple[StrictRanking, int]] = []
    counted: Counter[str] = Counter()
    try:
        for text in source.batches(plain.form):
            lines = text.replace(f"{plain.end}\n", "\n").splitlines()
            # No line twice: as in a file with a line for each ranking. In one with a line for each paper some soon come again.
            if not counted and len(set(lines)) == len(lines):
                papers += _papers(lines, repeat(1), plain.apart, marks)
            else:
                counted.update(lines)
            if pile.is_full(len(papers) + len(counted)):
                raise NotPlain
        left, times = iter(counted), iter(counted.values())
        while lines := list(islice(left, _AT_ONCE)):
            papers += _papers(lines, times, plain.apart, marks)
    except KeyError as unknown:
        raise NotPlain from unknown
    if not pile.take(papers):
        raise NotPlain


def _papers(
    lines: Sequence[str], times: Iterable[int], apart: str, marks: Mapping[str, int]
) -> Iterable[tuple[StrictRanking, int]]:
    """What lines say, each with the number of papers that say so.

    Raises:
        KeyError: a mark is no candidate's.
    """
    parted = list(map(str.partition, lines, repeat(apart)))
    rankings = _rankings(list(map(itemgetter(2), parted)), apart, marks)
    return zip(rankings, map(mul, map(int, map(itemgetter(0), parted)), times), strict=True)


def _rankings(papers: Sequence[str], apart: str, marks: Mapping[str, int]) -> Iterable[StrictRanking]:
    """What papers say, all of them understood as one row of marks.

    Raises:
        KeyError: a mark is no candidate's.
    """
    if max(marks.values()) >= BYTE_CANDIDATES:
        return [tuple(map(marks.__getitem__, paper.split(apart))) for paper in papers]
    row = f"{apart}\n{apart}".join(papers).split(apart)
    return bytes(map({**marks, "\n": END}.__getitem__, row)).split(bytes([END]))
