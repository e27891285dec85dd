"""``python -m benchmarks.counters PROGRAM FILE``: read one ballot file, count it, and say what that took, as JSON.

Each measurement is a process of its own, so that one program's memory is not another's. What a program imports is not
counted. A BLT file here is as `benchmarks.ballots` writes it; so is the CSV beside it, for programs that read no BLT.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Taken = tuple[Callable[[], Any], Callable[[Any], int]]
"""How to load a file, and how to count what was loaded; the count says how many were elected."""


def compacttui(file: Path, method: str) -> Taken:
    """This program."""
    from compacttui.counting import PublishedOrder, count, find
    from compacttui.exchange.ballots import read

    find(method)

    def counted(profile: Any) -> int:
        order = PublishedOrder(range(len(profile.candidates)), "as numbered")
        return len(count(profile, method, lots=order).elected)

    return lambda: read(file).profile, counted


def pyrankvote(file: Path, _method: str) -> Taken:
    """The program pyrankvote reads no files, so its papers are made from the lines here, with as little work as there can be."""
    import pyrankvote as other

    def load() -> Any:
        lines = _csv_lines(file) if file.suffix == ".csv" else _blt_lines(file)
        candidates, places = next(lines)
        names = [other.Candidate(str(number)) for number in range(1, candidates + 1)]
        ballots = []
        for number, *ranking in lines:
            ballot = other.Ballot([names[candidate - 1] for candidate in ranking])
            ballots += [ballot] * number
        return names, ballots, places

    def counted(loaded: Any) -> int:
        names, ballots, places = loaded
        return len(other.single_transferable_vote(names, ballots, places).get_winners())

    return load, counted


def votekit(file: Path, _method: str) -> Taken:
    """The program votekit, with its own readers and its fast count."""
    from votekit.cvr_loaders import load_ranking_csv, load_scottish
    from votekit.elections import FastSTV

    def load() -> Any:
        if file.suffix == ".csv":
            profile, places, *_ = load_scottish(str(file))
            return profile, places
        candidates, places = next(_blt_lines(file))
        beside = str(file.with_suffix(".votekit.csv"))
        columns = list(range(1, candidates + 1))
        return load_ranking_csv(beside, rank_cols=columns, weight_col=0, header_row=0), places

    def counted(loaded: Any) -> int:
        profile, places = loaded
        return sum(map(len, FastSTV(profile, n_seats=places, tiebreak="random").get_elected()))

    return load, counted


def _blt_lines(file: Path) -> Iterator[list[int]]:
    """The numbers of the first line, then of each line of papers without the final 0."""
    with file.open(encoding="utf-8") as lines:
        yield [int(word) for word in next(lines).split()]
        for line in lines:
            numbers = [int(word) for word in line.split()]
            if numbers == [0]:
                return
            yield numbers[:-1]


def _csv_lines(file: Path) -> Iterator[list[int]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            if not row or not row[0].isdecimal():
                return
            yield [int(cell) for cell in row if cell]


def main(program: str, path: str) -> None:
    """Measure one program on one file."""
    name, _, method = program.partition(":")
    load, counted = {"compacttui": compacttui, "pyrankvote": pyrankvote, "votekit": votekit}[name](
        Path(path), method
    )
    started = time.perf_counter()
    loaded = load()
    between = time.perf_counter()
    elected = counted(loaded)
    ended = time.perf_counter()
    # A small contest is counted again, as the first count is also the first time that its code runs.
    again = []
    while ended - between < 0.1 and len(again) < 5:
        from_now = time.perf_counter()
        counted(loaded)
        again.append(time.perf_counter() - from_now)
    counting = min([ended - between, *again])
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    print(
        json.dumps(
            {"load": between - started, "count": counting, "megabytes": peak / 1024, "elected": elected}
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
