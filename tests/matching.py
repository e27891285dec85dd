"""``python -m tests.matching REGISTER.csv``: how well names are found again, by threshold and by what was done to them.

Prints the table that stands in ``docs/matching.md``, and below it every miss and every wrong answer.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from disturbed_names import SEED, Copy, register

from compacttui.rules.likeness import NEAR, Alike, organisations

LEAST_RECALL, LEAST_PRECISION = 0.98, 0.95
THRESHOLDS = (0.7, 0.74, 0.78, 0.8, 0.82, 0.86, 0.9)


@dataclass(frozen=True, slots=True)
class Answer:
    """A disturbed name, and what it may mean: (number, likeness, name)."""

    copy: Copy
    found: tuple[tuple[str, float, str], ...]

    def means(self, near: float = NEAR) -> set[str]:
        """What it may mean by a threshold."""
        return {number for number, likeness, _ in self.found if likeness >= near}

    def is_missed(self, near: float = NEAR) -> bool:
        """Whether its own organisation is on record and not among them."""
        return bool(self.copy.right) and self.copy.right not in self.means(near)

    def wrong(self, near: float = NEAR) -> set[str]:
        """Whom it does not mean and may be taken for."""
        return self.means(near) - {self.copy.right}


def answers(file: Path, seed: int = SEED, least: float = NEAR) -> list[Answer]:
    """What every disturbed copy of a register's names may mean to the program, down to a likeness."""
    kept, copies = register(file, seed)
    index = Alike((one.number, name) for one in kept for name in one.names)
    with patch.object(organisations, "NEAR", least):
        return [
            Answer(copy, tuple((one.thing, one.likeness, one.name) for one in index.likely(copy.written)))
            for copy in copies
        ]


def figures(given: Iterable[Answer], near: float = NEAR) -> tuple[float, float]:
    """Recall and precision: of the right answers those given, and of the given answers those right."""
    told = list(given)
    asked = sum(1 for one in told if one.copy.right)
    right = asked - sum(one.is_missed(near) for one in told)
    wrong = sum(len(one.wrong(near)) for one in told)
    return right / asked, right / (right + wrong)


def table(given: Sequence[Answer]) -> str:
    """The table of the document: by threshold, then what is missed and taken for another by what was done."""
    lines = ["| likeness from | recall | precision | |", "|--:|--:|--:|---|"]
    for near in THRESHOLDS:
        recall, precision = figures(given, near)
        lines.append(f"| {near:.2f} | {recall:.2%} | {precision:.2%} | {'used' if near == NEAR else ''} |")
    asked = Counter(one.copy.how for one in given if one.copy.right)
    alone = Counter(one.copy.how for one in given if not one.copy.right)
    missed = Counter(one.copy.how for one in given if one.is_missed())
    wrong = Counter(one.copy.how for one in given if one.wrong())
    lines += [
        "",
        "| what was done to the name | on record | not found | on no record | taken for another, in all |",
        "|---|--:|--:|--:|--:|",
    ]
    for how in sorted(asked):
        lines.append(f"| {how} | {asked[how]:,} | {missed[how]:,} | {alone[how]:,} | {wrong[how]:,} |")
    every = (asked.total(), missed.total(), alone.total(), wrong.total())
    lines.append("| **all** | " + " | ".join(f"{number:,}" for number in every) + " |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, then the misses."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", type=Path)
    asked.add_argument("--seed", type=int, default=SEED)
    given = asked.parse_args()
    told = answers(given.file, given.seed, THRESHOLDS[0])
    print(table(told))
    for one in told:
        if one.is_missed():
            print(f"not found: {one.copy.written} ({one.copy.of}; {one.copy.how})")
        for number, likeness, name in one.found:
            if number in one.wrong():
                print(f"taken for another, {likeness:.2f}: {one.copy.written} ({one.copy.of}): {name}")


if __name__ == "__main__":
    main()
