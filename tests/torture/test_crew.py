"""Eight programs write at once and are killed at random: whatever was acknowledged is there, and no act is there in part."""

from __future__ import annotations

import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from scenes.conftest import begin
from scenes.story import FEW_MEMBERS
from sqlalchemy import select
from torture.crew import PARTS, Crew, Member, crew, some_of

from compacttui.questions.towns import towns
from compacttui.records import schema
from compacttui.records.database import Database, url_of
from compacttui.records.organisations import organisation
from compacttui.records.verify import verify

WRITERS = 8
IN_DEPTH = 50
"""After one of so many kills every table is worked out again, too."""
AFRESH = 100
"""After so many kills the town begins anew: a history that grows for an hour says nothing more."""


@dataclass(slots=True)
class Count:
    """What was seen in a run."""

    rounds: int = 0
    kills: int = 0
    acknowledged: int = 0
    in_the_middle: int = 0
    kept_whole: int = 0
    entries: int = 0
    refused: int = 0


def on_record(database: Database, log: str) -> dict[str, set[tuple[str, int]]]:
    """What the crew registered: by member, the acts with the parts that are there."""
    o = organisation.c
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    with database.reading() as connection:
        for (name,) in connection.execute(select(o.name).where(o.log == log, o.name.like("crew%"))):
            member, number, part = str(name).split()
            found[member].add((number, int(part)))
    return found


def check(database: Database, told: dict[str, list[str]], *, deep: bool) -> dict[str, set[str]]:
    """The history is whole, nothing acknowledged is missing, no act is there in part; gives each member's acts."""
    (town,) = towns(database)
    verdict = verify(database, town.id, deep=deep)
    assert verdict.findings == ()
    there = {}
    for member, parts in on_record(database, town.id).items():
        numbers = {number for number, _ in parts}
        assert parts == {(number, part) for number in numbers for part in range(PARTS)}, "an act is half done"
        there[member] = numbers
    for member, acknowledged in told.items():
        assert set(acknowledged) <= there.get(member, set()), "an acknowledged act is lost"
    return there


def faults(folder: Path) -> list[str]:
    """What members of the crew died of that were not killed."""
    return [file.read_text() for file in folder.glob("*.fault")]


def torture(place: str, folder: Path, kills: int, chance: random.Random, count: Count) -> None:
    """Kill members of a crew at random, and look each time."""
    with closing(schema.open_database(url_of(place))) as database, crew(place, folder) as writers:
        for _ in range(WRITERS):
            writers.add()
        until_all_write(writers)
        end = count.kills + kills
        while count.kills < end:
            time.sleep(chance.random() * 0.15)  # a power cut waits for nothing
            killed = some_of(chance, writers)
            for member in killed:
                writers.kill(member)
            deep = count.kills // IN_DEPTH < (count.kills + len(killed)) // IN_DEPTH
            count.kills += len(killed)
            count.rounds += 1
            told = {member.name: member.told() for member in writers.members.values()}
            told |= {member.name: member.told() for member in killed}
            there = check(database, told, deep=deep)
            for member in killed:
                open_ones = member.open_acts()
                assert len(open_ones) <= 1
                count.in_the_middle += len(open_ones)
                count.kept_whole += len(open_ones & there.get(member.name, set()))
                refused = set(member.said("refused"))
                assert not database.is_sqlite or not refused & there.get(member.name, set()), (
                    "refused, and done"
                )
                count.refused += len(refused)
                writers.add()
            assert faults(folder) == []
        writers.dismiss()
        (town,) = towns(database)
        count.entries += verify(database, town.id).entries
        everybody = folder.glob("*.diary")
        told = {file.stem: Member(file.stem, 0, file).told() for file in everybody}
        check(database, told, deep=True)
        count.acknowledged += sum(len(done) for done in told.values())


def until_all_write(writers: Crew) -> None:
    """Return when each has done something."""
    end = time.monotonic() + 60
    while any(not member.told() for member in writers.members.values()):
        assert time.monotonic() < end, "somebody never had a turn"
        time.sleep(0.02)


def said(store: str, count: Count) -> str:
    """What was seen, in a sentence."""
    return (
        f"\n{store}: {count.kills:,} kills in {count.rounds:,} rounds among {WRITERS} writers, {count.acknowledged:,} acts acknowledged "
        f"({count.entries:,} entries), 0 lost, 0 half done; {count.in_the_middle} killed in the middle of an act, "
        f"{count.kept_whole} of these kept whole; {count.refused} refused after five seconds of waiting, none of them done."
    )


KILLS = [pytest.param(50, marks=pytest.mark.slow)]
LIMIT = 600
if "COMPACTTUI_KILLS" in os.environ:
    # As many as somebody has the time for: a thousand take a quarter of an hour on an idle machine.
    KILLS, LIMIT = [int(os.environ["COMPACTTUI_KILLS"])], 0


def in_rounds(kills: int) -> Iterator[int]:
    """The kills of each town that is begun."""
    while kills > 0:
        yield min(kills, AFRESH)
        kills -= AFRESH


@pytest.mark.timeout(LIMIT)
@pytest.mark.parametrize("kills", KILLS)
def test_on_one_file(kills: int, begun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count, chance = Count(), random.Random(f"file {kills}")  # noqa: S311 - the same kills every time, no secret
    for number, some in enumerate(in_rounds(kills)):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = folder / "town.db"
        place.write_bytes(begun.read_bytes())
        torture(str(place), folder, some, chance, count)
        place.unlink()
        with capsys.disabled():
            print(f"{count.kills:,} kills", end=" ", flush=True)
    with capsys.disabled():
        print(said("SQLite", count))


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.timeout(LIMIT)
@pytest.mark.parametrize("kills", KILLS)
def test_on_one_server(
    kills: int, server_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(server_database, FEW_MEMBERS)
    count, chance = Count(), random.Random(f"server {kills}")  # noqa: S311 - the same kills every time, no secret
    torture(server_database, tmp_path, kills, chance, count)
    with capsys.disabled():
        print(said("PostgreSQL", count))
