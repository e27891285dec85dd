"""Names of real organisations, disturbed as people disturb them, are found again; others are not taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from disturbed_names import SEED
from matching import LEAST_PRECISION, LEAST_RECALL, THRESHOLDS, answers, figures, table

DOCUMENT = Path(__file__).parents[2] / "docs" / "matching.md"


def register_in(data: Path) -> Path:
    return data / "charities" / "greater_manchester_charities.csv"


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_disturbed_names_are_found_again(data: Path, seed: int) -> None:
    recall, precision = figures(answers(register_in(data), seed))
    assert recall >= LEAST_RECALL
    assert precision >= LEAST_PRECISION


@pytest.mark.slow
def test_the_table_of_the_manual_is_what_the_script_prints(data: Path) -> None:
    """``python -m tests.matching REGISTER.csv`` prints it."""
    told = answers(register_in(data), SEED, THRESHOLDS[0])
    assert table(told) in DOCUMENT.read_text(encoding="utf-8")
