"""Lines of papers that need no thought: counted as text, many at a time, and each different one understood once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern

from compacttui.counting import Ranking
from compacttui.exchange.ballots.reading import Pile
from compacttui.exchange.ballots.source import Source


class NotPlain(Exception):
    """Some line is not as plain as it looked; which one, and why, only the careful way of reading can tell."""


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
        NotPlain: something is wrong with one of them; begin again, line by line.
    """
    texts: dict[str, int] = {}
    known = texts.get
    apart = plain.apart
    for lines in source.batches(plain.form):
        for line in lines:
            number, _, rest = line.partition(apart)
            texts[rest] = known(rest, 0) + int(number)
        if pile.is_full(len(texts)):
            raise NotPlain
    index, end = marks.__getitem__, plain.end
    try:
        rankings = [tuple(map(index, text.removesuffix(end).split(apart))) for text in texts]
    except KeyError as unknown:
        raise NotPlain from unknown
    if sum(map(len, map(set, rankings))) < sum(map(len, rankings)):  # somebody stands twice on a paper
        raise NotPlain
    papers: list[tuple[Ranking, int]] = list(zip(rankings, texts.values(), strict=True))
    if not pile.take(papers):
        raise NotPlain
