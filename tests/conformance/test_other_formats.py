"""Contests in formats that are not BLT, against published results and other programs' reports."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from evidence import Compared, differing

from compacttui.counting import Sheet, all_methods, count
from compacttui.counting.lots import PublishedOrder
from compacttui.exchange.ballots import Gap, Reading, read
from compacttui.rules.refusal import BadInput

HIL_RULES = {"scottish": "scottish-stv", "ers97": "ers97", "meek_prf": "meek-prf"}


def counted(file: Path, method: str, reading: Reading | None = None, **options: str) -> Sheet:
    """A count; lots fall on the lowest number, as in the reference counts."""
    if method not in all_methods():
        pytest.skip(f"there is no method {method}")
    profile = read(file, reading).profile
    lots = PublishedOrder(range(len(profile.candidates)), "lowest number")
    return count(profile, method, lots=lots, options=options)


def rounds(sheet: Sheet) -> list[dict[str, int]]:
    """The votes of those who have any, stage by stage."""
    return [
        {
            name: votes
            for index, (name, votes) in enumerate(zip(sheet.candidates, stage.votes, strict=True))
            if votes and index not in sheet.withdrawn
        }
        for stage in sheet.stages
    ]


def test_burlington_2009_by_the_alternative_vote_round_by_round(elections: Path, compared: Compared) -> None:
    """A famous count: the winner of the alternative vote is not the one whom most prefer to each other."""
    expected = json.loads((elections / "expected_misc.json").read_text(encoding="utf-8"))["av/burl2009.abif"]
    file = elections / "av" / "burl2009.abif"
    av = counted(file, "av", Reading(cut_equals=True))
    short = {name: name.split("(")[0].split()[-1] for name in av.candidates}
    ours: list[Any] = [av.valid, *av.names(av.elected)]
    ours += [{short[name]: votes for name, votes in one.items()} for one in rounds(av)]
    theirs: list[Any] = [expected["valid"], expected["winner"], *expected["rounds"]]
    schulze = counted(file, "schulze")
    ours.append(schulze.names(schulze.elected))
    theirs.append(expected["schulze"])
    compared(
        "Burlington 2009 in ABIF, AV rounds and Schulze", 2, len(ours), differing("Burlington", ours, theirs)
    )


def test_debian_2007_by_schulze_pair_by_pair(elections: Path, compared: Compared) -> None:
    file = elections / "condorcet" / "debian_leader2007_tally.txt"
    expected = json.loads((elections / "expected_misc.json").read_text(encoding="utf-8"))[
        "condorcet/debian_leader2007_tally.txt"
    ]
    sheet = counted(file, "schulze")
    pairs = sheet.stages[0].pairs
    assert pairs is not None
    ours = [sheet.received, *sheet.names(sheet.elected), *(votes for row in pairs.preferred for votes in row)]
    theirs = [expected["votes"], expected["official_winner"]]
    theirs += [votes for row in expected["pairwise"] for votes in row]
    compared("Debian leader 2007, Schulze, every pair", 1, len(ours), differing("Debian", ours, theirs))


def test_kubernetes_rankings(data: Path, compared: Compared) -> None:
    """The whole published order. “No opinion” compares with nobody, as in the service that counted them."""
    expected = json.loads((data / "kubernetes" / "expected.json").read_text(encoding="utf-8"))
    cells, differences = 0, []
    for year, contest in expected.items():
        everyone = Reading(places=len(contest["ranking"]))
        sheet = counted(
            data / "kubernetes" / f"{year}-ballots.csv", "schulze", everyone, unranked="no opinion"
        )
        ours = [sheet.received, *sheet.names(sheet.elected)]
        theirs = [contest["cast"], *contest["ranking"]]
        differences += differing(year, ours, theirs)
        cells += len(ours)
    compared("Kubernetes steering committee, whole rankings", len(expected), cells, differences)


@pytest.mark.parametrize("rule", HIL_RULES)
def test_the_tideman_collection(elections: Path, compared: Compared, rule: str) -> None:
    expected = json.loads((elections / "expected_misc.json").read_text(encoding="utf-8"))
    cells, differences = 0, []
    files = sorted((elections / "hil").glob("*.HIL"))
    for file in files:
        contest = expected[f"hil/{file.name}"]
        sheet = counted(file, HIL_RULES[rule])
        # The expectations keep the blanks with which that collection pads numbers.
        ours = [sheet.candidates, sheet.places, sheet.valid, sorted(sheet.names(sheet.elected))]
        theirs = [
            tuple(contest["candidates"]),
            contest["seats"],
            contest["valid"],
            sorted(contest["rules"][rule]["winners"]),
        ]
        differences += differing(file.name, ours, theirs)
        cells += len(ours)
    assert len(files) == 2
    compared(f"Tideman collection (HIL), {HIL_RULES[rule]}", len(files), cells, differences)


def report(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(folder.glob("*_report.json")).read_text(encoding="utf-8"))
    return found


def test_rctab_single_winner_round_by_round(elections: Path, compared: Compared) -> None:
    """Undeclared write-ins go out first in their report; with them withdrawn our stages are their later rounds."""
    folder = elections / "rctab" / "generic_csv_test"
    file = folder / "generic_csv_test_cvr.csv"
    theirs = [
        {name: int(votes) for name, votes in one["tally"].items() if int(votes)}
        for one in report(folder)["results"]
    ]
    first = counted(file, "av").stages[0].votes
    sheet = counted(file, "av", Reading(withdrawn=("Write-In",)))
    ours: list[Any] = [sorted(first), *rounds(sheet), *sheet.names(sheet.elected)]
    wanted: list[Any] = [sorted(theirs[0].values()), *theirs[1:], "Cucumber"]
    compared("RCTab generic CSV, AV round by round", 1, len(ours), differing("RCTab", ours, wanted))


def test_rctab_several_winners_round_by_round(elections: Path, compared: Compared) -> None:
    """Their surpluses have four decimal places where Scottish ones have five, so the figures are cut to four."""
    folder = elections / "rctab" / "test_set_multi_winner_whole_threshold"
    found = report(folder)["results"]
    file = folder / "test_set_multi_winner_whole_threshold_cvr.json"
    sheet = counted(file, "scottish-stv", Reading(places=3, gap=Gap.ONE))
    winners = {name for one in found for done in one["tallyResults"] if (name := done.get("elected"))}
    ours: list[Any] = [sheet.quota_shown(sheet.quota), set(sheet.names(sheet.elected))]
    theirs: list[Any] = [found[0]["threshold"], winners]
    for stage, one in zip(
        sheet.stages, found, strict=False
    ):  # they go on to move surpluses when all are elected
        named = dict(zip(sheet.candidates, stage.votes, strict=True))
        ours += [f"{votes // 10}" for name, votes in named.items() if name in one["tally"]]
        theirs += [
            f"{Decimal(one['tally'][name]).scaleb(4):.0f}"
            for name in sheet.candidates
            if name in one["tally"]
        ]
    compared("RCTab multi-winner in JSON, round by round", 1, len(ours), differing("RCTab", ours, theirs))


def test_rctab_s_spreadsheet_of_names_is_refused_at_the_paper_that_names_somebody_twice(
    elections: Path,
) -> None:
    """A scanner's table; typed by a person it would be a slip of the pen, so it is for a person to decide."""
    file = next((elections / "rctab" / "test_set_multi_winner_whole_threshold").glob("*_cvr.xlsx"))
    with pytest.raises(BadInput, match="stands twice on this paper") as refused:
        read(file, Reading(places=3, gap=Gap.ONE))
    assert refused.value.line == 13


def test_a_cast_vote_record_with_one_written_in_name(elections: Path, compared: Compared) -> None:
    folder = elections / "rctab" / "nist_xml_cdf_2"
    with pytest.raises(BadInput, match="several contests; name one with --contest"):
        read(folder / "nist_xml_cdf_2.xml")
    profile = read(
        folder / "nist_xml_cdf_2.xml", Reading(contest="For Governor and Lieutenant Governor")
    ).profile
    text = (folder / "nist_xml_cdf_2_expected_detailed_report.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    listed = {row[0] for row in rows if len(row) > 3 and row[0] and row[1] == "0"}
    ours = [set(profile.candidates) <= listed, profile.valid, profile.received]
    compared(
        "NIST XML: candidates, valid papers, papers", 1, len(ours), differing("NIST", ours, [True, 0, 1])
    )
