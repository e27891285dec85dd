"""Lines of papers that need no thought: counted as text, many at a time, and each different one understood once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import repeat
from re import Pattern

from compacttui.counting import Ranking
from compacttui.exchange.ballots.reading import BallotFile, Pile
from compacttui.exchange.ballots.source import Source
from compacttui.rules.refusal import BadInput


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
        form: matches any number of such lines with their line ends, and no number of papers above the limit.
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
    counted: Counter[str] = Counter()
    for text in source.batches(plain.form):
        counted.update(text.replace(f"{plain.end}\n", "\n").splitlines())
        if pile.is_full(len(counted)):
            raise NotPlain
    index, apart = marks.__getitem__, plain.apart
    parted = map(str.partition, counted, repeat(apart))
    try:
        papers: list[tuple[Ranking, int]] = [
            (tuple(map(index, paper.split(apart))), int(number) * times)
            for (number, _, paper), times in zip(parted, counted.values(), strict=True)
        ]
    except KeyError as unknown:
        raise NotPlain from unknown
    if not pile.take(papers):
        raise NotPlain
