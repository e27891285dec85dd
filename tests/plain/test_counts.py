"""A count read out line by line: every stage with its votes, counted again, its rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from contests import Contest

from compacttui.acts import counts, people
from compacttui.acts.desk import Desk
from compacttui.cli.session import Settings
from compacttui.rules.roles import Role
from plain.person import number_of, talk


@pytest.fixture
def auditor(desk: Desk, tmp_path: Path) -> Settings:
    """An auditor at a town with one counted selection."""
    contest = Contest.of(desk, members=9)
    contest.open()
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
    contest.seal(((0, 1), 4), ((1,), 3), ((2, 1), 2))
    counts.run(contest.returning, contest.selection)
    people.register(desk, "Nia Castellan", roles=[Role.AUDITOR])
    now = contest.office.now.isoformat(timespec="minutes").partition("+")[0]
    return Settings(db=str(tmp_path / "town.db"), person="Nia Castellan", role="auditor", now=now)


def test_a_count_is_read_out_stage_by_stage(auditor: Settings) -> None:
    opened = ["selections", number_of("2026-01"), "count"]
    heard = talk([*opened, number_of("Stage 2:"), "b", "again", "b", "rules"], auditor)
    assert (
        "The count of Housing Partnership, selection 2026-01. 1 place. Decide: complete, not signed." in heard
    )
    assert "Stage 2: Nobody reached 5" in heard
    assert "From Ana Brandt: 2.00000 to Tom Lindqvist (2 papers)." in heard
    assert "Tom Lindqvist: 5.00000, up 2.00000, elected." in heard
    assert "Counts for nobody: 0.00000.\nTotal: 9.00000." in heard
    assert "the same at every stage" in heard
    assert "Done. Votes counted." in heard


@pytest.mark.slow
def test_there_must_be_a_selection_to_read_a_count_of(auditor: Settings) -> None:
    heard = talk(["count"], auditor)
    assert "Error: open a selection first" in heard
