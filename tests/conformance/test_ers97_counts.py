"""ERS97 against real elections, on whose stage tables two other programs agree, and the model election's papers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evidence import Compared, differing

from compacttui.counting import Profile, PublishedOrder, Sheet, TieKind, count, recount
from compacttui.exchange.ballots import read

KINDS = {"first": "first", "surplus": "surplus", "exclude": "exclusion"}
SAMPLE = 12
"""Every so many-th contest is compared in an ordinary run, all of them in a thorough one."""


def counted(profile: Profile) -> Sheet:
    """A count; lots fall on the lowest number, as in the reference counts."""
    sheet = count(profile, "ers97", lots=PublishedOrder(range(len(profile.candidates)), "lowest number"))
    assert recount(sheet, profile) == sheet
    return sheet


def stage_figures(sheet: Sheet) -> list[Any]:
    """Every stage: what was done to whom, the quota, every vote, what counts for nobody, who was elected."""
    figures: list[Any] = []
    for stage in sheet.stages:
        figures += [stage.kind, set(sheet.names(stage.who)), sheet.quota_shown(stage.quota)]
        figures += [sheet.votes_shown(votes) for votes in (*stage.votes, stage.non_transferable)]
        figures.append(sheet.names([one.candidate for one in stage.elected]))
    return figures


def expected_figures(rows: list[Any]) -> list[Any]:
    figures: list[Any] = []
    for row in rows:
        votes = row["votes"].values() if isinstance(row["votes"], dict) else row["votes"]
        figures += [KINDS[row["kind"]], set(row["who"]), row["quota"], *votes]
        figures += [row["non_transferable"], row["elected"]]
    return figures


@pytest.mark.parametrize("every", [SAMPLE, pytest.param(1, marks=pytest.mark.slow)])
def test_council_contests_cell_by_cell(elections: Path, compared: Compared, every: int) -> None:
    cells, differences = 0, []
    files = sorted((elections / "scot" / "expected").glob("*.json"))[::every]
    if every > 1:  # the only one with a tie
        files.append(elections / "scot" / "expected" / "renfrewshire_2017_ward3.json")
    for file in files:
        expected = json.loads(file.read_text(encoding="utf-8"))
        table = expected["rules"]["ers97"]
        sheet = counted(read(elections / "scot" / expected["file"]).profile)
        ties = [
            (tie.kind, sheet.names(tie.tied), sheet.candidates[tie.chosen])
            for stage in sheet.stages
            for tie in stage.ties
            if tie.kind is not TieKind.ELECTION
        ]
        ours = [*stage_figures(sheet), *sheet.names(sheet.elected), *ties]
        theirs = [*expected_figures(table["stages"]), *table["winners_in_order"]]
        theirs += [(KINDS[tie["kind"]], tie["tied"], tie["chosen"]) for tie in table["ties"]]
        differences += differing(file.stem, ours, theirs)
        cells += len(ours)
    compared(f"ERS97: {len(files)} council contests, stage tables", len(files), cells, differences)


def test_the_papers_of_the_model_election(elections: Path, compared: Compared) -> None:
    expected = json.loads((elections / "expected_misc.json").read_text(encoding="utf-8"))["blt/ers97.blt"]
    sheet = counted(read(elections / "blt" / "ers97.blt").profile)
    ours, theirs = stage_figures(sheet), expected_figures(expected["ers97_stages"])
    compared("ERS97: papers like those of the model election", 1, len(ours), differing("ers97", ours, theirs))


def test_small_elections_on_which_programs_agree(elections: Path, compared: Compared) -> None:
    expected = json.loads((elections / "expected_misc.json").read_text(encoding="utf-8"))
    cells, contests, differences = 0, 0, []
    for file, contest in expected.items():
        if not file.endswith(".blt") or "rules" not in contest:
            continue
        sheet = counted(read(elections / file).profile)
        ours = [sheet.valid, sheet.places, sheet.names(sheet.withdrawn), *sorted(sheet.names(sheet.elected))]
        theirs = [contest["valid"], contest["seats"], contest["withdrawn"]]
        theirs += contest["rules"]["ers97"]["winners"]
        ours.append([(lot.kind, sheet.names(lot.tied), sheet.candidates[lot.chosen]) for lot in sheet.lots])
        theirs.append([tuple(tie) for tie in contest["rules"]["ers97"]["ties"]])
        differences += differing(file, ours, theirs)
        cells += len(ours)
        contests += 1
    assert contests == 8
    compared("ERS97: small elections, winners and lots", contests, cells, differences)
