"""A made-up election with many papers: some candidates are liked more than others, and most voters number a few."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

CANDIDATES, PLACES = 20, 9


def make(papers: int) -> Counter[tuple[int, ...]]:
    """So many papers by ranking, the same ones every time; candidates are numbered from 1."""
    chance = random.Random(2026)  # noqa: S311 - the same papers every time
    liking = [1 / (1 + place) ** 0.6 for place in range(CANDIDATES)]
    made: Counter[tuple[int, ...]] = Counter()
    for _ in range(papers):
        length = min(CANDIDATES, 1 + int(chance.expovariate(0.35)))
        keys = sorted(
            ((chance.random() ** (1 / liked), number) for number, liked in enumerate(liking, 1)), reverse=True
        )
        made[tuple(number for _, number in keys[:length])] += 1
    return made


def write(made: Counter[tuple[int, ...]], file: Path, *, one_by_one: bool) -> Path:
    """Write a BLT file, and beside it the CSV of a program that reads no BLT.

    Args:
        made: the papers.
        file: the BLT file.
        one_by_one: one line for each paper, in mixed order, instead of one for each ranking.
    """
    piles: Iterable[tuple[tuple[int, ...], int]] = made.items()
    if one_by_one:
        every = list(made.elements())
        random.Random(7).shuffle(every)  # noqa: S311 - the same order every time
        piles = ((ranking, 1) for ranking in every)
    beside = file.with_suffix(".votekit.csv")
    with file.open("w", encoding="utf-8") as blt, beside.open("w", encoding="utf-8") as table:
        blt.write(f"{CANDIDATES} {PLACES}\n")
        table.write(f"papers,{','.join(f'rank {rank}' for rank in range(1, CANDIDATES + 1))}\n")
        for ranking, number in piles:
            blt.write(f"{number} {' '.join(map(str, ranking))} 0\n")
            blanks = "," * (CANDIDATES - len(ranking))
            table.write(f"{number},{','.join(f'Candidate {one}' for one in ranking)}{blanks}\n")
        blt.write("0\n")
        blt.writelines(f'"Candidate {number}"\n' for number in range(1, CANDIDATES + 1))
        blt.write('"A made-up election"\n')
    return file
