"""Lines that look plain are read in heaps: what comes of that is what comes of reading them one by one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compacttui.exchange.ballots import BallotFile, Reading, read
from compacttui.rules.refusal import BadInput

_NUMBER = st.sampled_from(["1", "2", "3", "4", "0", "00", "01", "12", "10000001", "2_0", "+1", "-", "²", ""])
_LINES = st.lists(st.lists(_NUMBER, min_size=1, max_size=5), min_size=1, max_size=6)


def _blt(lines: list[str]) -> str:
    return "\n".join(["3 1", "1 1 0", *lines, "0", '"Ada"', '"Ben"', '"Cleo"', '"Chair"', ""])


def _csv(lines: list[str]) -> str:
    names = [f'"Candidate {at}","{name}","None",' for at, name in enumerate(["Ada", "Ben", "Cleo"], 1)]
    return "\n".join(["3,1,", "1,1,", *lines, *names, '"Chair",', ""])


def _said(file: Path, text: str) -> tuple[object, ...]:
    """What was read, or the refusal with its line."""
    file.write_text(text, encoding="latin-1", newline="")
    try:
        found: BallotFile = read(file, Reading())
    except BadInput as refusal:
        return refusal.message, refusal.line
    return found.profile, found.remarks


@pytest.mark.parametrize(
    ("apart", "end", "whole", "with_care"),
    [
        (" ", " 0", _blt, "\t"),
        (" ", "", _blt, "\t"),
        (",", ",", _csv, " "),
        (",", "", _csv, " "),
    ],
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(lines=_LINES, before=st.integers(0, 3))
def test_lines_read_in_heaps_say_what_they_say_one_by_one(
    tmp_path: Path,
    apart: str,
    end: str,
    whole: Callable[[list[str]], str],
    with_care: str,
    lines: list[list[str]],
    before: int,
) -> None:
    """A blank behind a line changes nothing, but such a line is not plain: so the second file is read one by one."""
    plain = [f"2{apart}2{apart}1{end or f'{apart}3'}"] * before
    nearly = [f"{apart.join(numbers)}{end}" for numbers in lines]
    ways = [whole([*plain, *nearly]), whole([f"{line}{with_care}" for line in (*plain, *nearly)])]
    heaps, one_by_one = (_said(tmp_path / "papers.blt", text) for text in ways)
    assert heaps == one_by_one


@pytest.mark.parametrize("candidates", [254, 255, 256, 1000])
def test_however_many_candidates_there_are_plain_lines_are_understood(
    tmp_path: Path, candidates: int
) -> None:
    """A candidate is a byte where there are few enough, and a number otherwise."""
    last = candidates - 1
    lines = [f"3 {candidates} 1 0", f"2 1 {candidates} 0", f"4 {candidates} 1 0"] * 2
    names = [f'"Candidate {number}"' for number in range(1, candidates + 1)]
    file = tmp_path / "papers.blt"
    file.write_text("\n".join([f"{candidates} 1", *lines, "0", *names, '"Chair"', ""]), encoding="utf-8")
    assert read(file).profile.rankings == (((0, last), 4), ((last, 0), 14))


def test_each_ranking_once_and_then_again_is_counted_together(tmp_path: Path) -> None:
    """More than is read at once: at first no line stands twice, then lines come again, and rankings with other numbers."""
    every = list(permutations(range(7)))
    once = [f"2 {' '.join(str(one + 1) for one in ranking)} 0" for ranking in every]
    others = [line.replace("2 ", "5 ", 1) for line in once]
    names = [f'"Candidate {number}"' for number in range(1, 8)]
    file = tmp_path / "papers.blt"
    file.write_text("\n".join(["7 1", *once, *once, *others, "0", *names, '"Chair"', ""]), encoding="utf-8")
    assert read(file).profile.rankings == tuple((ranking, 9) for ranking in every)
