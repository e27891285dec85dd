"""The Meek rules against real elections, on which other programs agree to nine decimal places."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from evidence import Compared, differing

from compacttui.counting import Because, Profile, PublishedOrder, Sheet, Stage, StageKind, count, recount
from compacttui.exchange.ballots import read

SAMPLE = 12
"""Every so many-th contest is compared in an ordinary run, all of them in a thorough one."""


def counted(profile: Profile, method: str = "meek-prf") -> Sheet:
    """A count; lots fall on the lowest number, as in the reference counts."""
    sheet = count(profile, method, lots=PublishedOrder(range(len(profile.candidates)), "lowest number"))
    assert recount(sheet, profile) == sheet
    return sheet


def rounds(sheet: Sheet) -> Iterator[tuple[Stage, list[str], str | None]]:
    """The stages as the rule tells them: each round ends with someone elected, or with someone excluded."""
    for stage, following in zip_longest(sheet.stages, sheet.stages[1:]):
        reached = [one.candidate for one in stage.elected if one.because is Because.QUOTA]
        if reached:
            yield stage, sheet.names(reached), None
        if following is not None and following.kind is StageKind.EXCLUSION:
            yield stage, [], sheet.candidates[following.who[0]]


@pytest.mark.parametrize("every", [SAMPLE, pytest.param(1, marks=pytest.mark.slow)])
def test_council_contests_round_by_round(elections: Path, compared: Compared, every: int) -> None:
    cells, differences = 0, []
    files = sorted((elections / "scot" / "expected").glob("*.json"))[::every]
    for file in files:
        expected = json.loads(file.read_text(encoding="utf-8"))
        table = expected["rules"]["meek_prf"]
        sheet = counted(read(elections / "scot" / expected["file"]).profile)
        ours: list[Any] = sorted(sheet.names(sheet.elected))
        theirs: list[Any] = sorted(table["winners"])
        for stage, elected, excluded in rounds(sheet):
            ours += [sheet.quota_shown(stage.quota), *map(sheet.votes_shown, stage.votes)]
            ours += [sorted(elected), excluded]
        for row in table["rounds"]:
            theirs += [row["quota"], *row["votes"], sorted(row["elected"]), row["excluded"]]
        differences += differing(file.stem, ours, theirs)
        cells += len(ours)
    compared(f"Meek (PRF): {len(files)} council contests, every round", len(files), cells, differences)


def test_small_elections_on_which_programs_agree(elections: Path, compared: Compared) -> None:
    expected = json.loads((elections / "expected_misc.json").read_text(encoding="utf-8"))
    cells, contests, differences = 0, 0, []
    for file, contest in expected.items():
        if not file.endswith(".blt") or "rules" not in contest:
            continue
        sheet = counted(read(elections / file).profile)
        table = contest["rules"]["meek_prf"]
        ours = [sheet.valid, sheet.places, *sorted(sheet.names(sheet.elected)), len(sheet.lots)]
        theirs = [contest["valid"], contest["seats"], *table["winners"], table["ties"]]
        differences += differing(file, ours, theirs)
        cells += len(ours)
        contests += 1
    assert contests == 8
    compared("Meek (PRF): small elections, winners and lots", contests, cells, differences)


def test_another_programs_dumps_with_keep_factors(elections: Path, compared: Compared) -> None:
    dumps = sorted((elections / "blt" / "droop" / "ref").glob("*-meek-prf-*.txt"))
    cells, differences = 0, []
    for dump in dumps:
        sheet = counted(read(elections / "blt" / "droop" / f"{dump.name.split('-')[0]}.blt").profile)
        ours: list[Any] = [sorted(sheet.names(sheet.elected))]
        for stage, _, _ in rounds(sheet):
            ours += [sheet.votes_shown(stage.quota or 0), sheet.votes_shown(stage.non_transferable)]
            for index, name in enumerate(sheet.candidates):
                if index not in sheet.withdrawn:
                    ours += [
                        name,
                        sheet.votes_shown(stage.votes[index]),
                        sheet.votes_shown(stage.keep[index]),
                    ]
        theirs = _dumped(dump)
        differences += differing(dump.name, ours, theirs)
        cells += len(ours)
    assert len(dumps) == 5
    compared("Meek (PRF): another program's dumps, keep factors", len(dumps), cells, differences)


def _dumped(dump: Path) -> list[Any]:
    """Who is elected in the end, and how each round stood when somebody was elected or excluded."""
    states: dict[str, list[str]] = {}
    elected: list[str] = []
    for row in csv.reader(dump.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"):
        if len(row) < 7 or row[0] in ("R", "0"):
            continue
        columns = [row[at : at + 4] for at in range(6, len(row), 4)]
        if row[1] == "end":
            elected = [name for name, state, _, _ in columns if state == "E"]
        elif row[0] not in states:
            figures = [figure for name, _, votes, keep in columns for figure in (name, votes, keep)]
            states[row[0]] = [row[2], row[5], *figures]
    return [sorted(elected), *(figure for state in states.values() for figure in state)]


def test_the_reference_table_of_algorithm_123(elections: Path, compared: Compared) -> None:
    """Six stages as another program keeps them, to two decimal places; what it calls exhausted is rounded otherwise."""
    with (elections / "blt" / "ers97_meek_reference.csv").open(encoding="utf-8", newline="") as file:
        numbers, _, *rows = csv.reader(file)
    sheet = counted(read(elections / "blt" / "ers97.blt").profile, "meek-123")
    ours: list[Any] = []
    theirs: list[Any] = []
    for column, number in enumerate(numbers):
        if not number.isdecimal():
            continue
        stage = sheet.stages[int(number) - 1]
        before = sheet.stages[: int(number)]
        done = {one.candidate for each in before for one in each.elected}
        gone = {one for each in before for one in each.excluded}
        for index, name in enumerate(sheet.candidates):
            state = "EL" if index in done else "EX" if index in gone else "H"
            ours.append((name, _to_two_places(stage.votes[index]), state))
        ours.append(("Quota", _to_two_places(stage.quota or 0), ""))
        theirs += [(row[0], _plain(row[column]), row[column + 1]) for row in rows if row[0] != "Exhausted"]
    assert len(ours) == 72
    compared("Meek (Algorithm 123): a reference table", 1, len(ours), differing("123", ours, theirs))


def _to_two_places(value: int) -> int:
    """Billionths as hundredths, the nearest ones."""
    return (value + 5_000_000) // 10_000_000


def _plain(figure: str) -> int:
    whole, _, part = figure.partition(".")
    return int(whole) * 100 + int(f"{part:0<2}"[:2])
