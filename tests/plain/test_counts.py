"""A count read out line by line: every stage with its votes, counted again, its rules."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from contests import Contest

from compacttui.acts import counts, people, terms, vacancies
from compacttui.acts.desk import Desk
from compacttui.cli.session import Settings
from compacttui.rules.roles import Role
from compacttui.rules.words import EndedReason
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


def test_a_countback_is_read_out_and_the_count_of_the_election_stays_beside_it(
    desk: Desk, tmp_path: Path
) -> None:
    contest = Contest.of(desk, seats=2, members=12)
    contest.elect_two()
    contest.sign()
    _, tom = contest.declare().terms
    terms.end(contest.office, tom, EndedReason.RESIGNED)
    contest.go_to(contest.office.today + timedelta(days=1))
    vacancies.hold_countback(contest.returning, contest.seats[1], contest.selection, "Tom moved away")
    people.register(contest.office, "Nia Castellan", roles=[Role.AUDITOR])
    now = contest.office.now.isoformat(timespec="minutes").partition("+")[0]
    auditor = Settings(db=str(tmp_path / "town.db"), person="Nia Castellan", role="auditor", now=now)
    opened = ["selections", number_of("2026-01"), "count"]
    heard = talk([*opened, number_of("Also counted: the count of the election")], auditor)
    assert "selection 2026-01. Countback for Tenants' seat 2" in heard
    assert "Decide: complete, not signed." in heard
    after = heard[heard.index("Also counted: the count of the election") :]
    assert "selection 2026-01. 2 places. Signed." in after
