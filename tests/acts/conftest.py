"""What the tests of acts share: as many fresh towns as a property test asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.towns import found
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import Database, url_of
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook


NINE_IN_THE_MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def make_town(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleBook
) -> Iterator[Callable[[], Desk]]:
    """An officer's desk in another fresh town, in one file with the others of this session."""
    path = tmp_path_factory.mktemp("towns") / "towns.db"
    path.write_bytes(empty_file.read_bytes())
    database: Database = schema.open_database(url_of(str(path)))
    number = 0

    def make() -> Desk:
        nonlocal number
        number += 1
        chance, clock = SeededChance(f"town {number}"), FixedClock(NINE_IN_THE_MORNING)
        town = found(
            database,
            town_name=f"Eastmere {number} (example)",
            name="Ama Larbi",
            at=clock.moment_of_act(),
            chance=chance,
            example=True,
        )
        return Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)

    yield make
    database.close()
