"""Scottish STV against real elections: figures published by councils, and figures that other programs agree on."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from evidence import Compared, differing

from compacttui.counting import Profile, PublishedOrder, Sheet, Stage, count, recount
from compacttui.exchange.ballots import read

KINDS = {"first": "first", "surplus": "surplus", "exclude": "exclusion"}


def counted(profile: Profile) -> Sheet:
    """A count; lots fall on the lowest number, as in the reference counts."""
    sheet = count(
        profile, "scottish-stv", lots=PublishedOrder(range(len(profile.candidates)), "lowest number")
    )
    assert recount(sheet, profile) == sheet
    return sheet


def figures(sheet: Sheet, stage: Stage) -> list[str]:
    return [sheet.votes_shown(votes) for votes in (*stage.votes, stage.non_transferable)]


def names(sheet: Sheet, stage: Stage) -> list[str]:
    return sheet.names([one.candidate for one in stage.elected])


def test_all_council_contests_cell_by_cell(elections: Path, compared: Compared) -> None:
    """Votes, non-transferable, what was done to whom, who was elected in which order, the quota."""
    cells, differences = 0, []
    files = sorted((elections / "scot" / "expected").glob("*.json"))
    for file in files:
        expected = json.loads(file.read_text(encoding="utf-8"))
        profile = read(elections / "scot" / expected["file"]).profile
        table = expected["rules"]["scottish"]
        sheet = counted(profile)
        ours = [
            *profile.candidates,
            profile.valid,
            profile.places,
            sheet.quota_shown(sheet.quota),
            len(sheet.stages),
        ]
        theirs = [
            *expected["candidates"],
            expected["valid"],
            expected["seats"],
            str(table["quota"]),
            len(table["stages"]),
        ]
        ours += sheet.names(sheet.elected)
        theirs += table["winners_in_order"]
        for stage, row in zip(sheet.stages, table["stages"], strict=False):
            ours += [*figures(sheet, stage), stage.kind, sheet.names(stage.who), names(sheet, stage)]
            theirs += [*row["votes"], row["non_transferable"], KINDS[row["kind"]]]
            theirs += [[row["who"]] if row["who"] else [], row["elected"]]
        ties = [sheet.candidates[stage.tie.chosen] for stage in sheet.stages if stage.tie]
        differences += differing(
            file.stem, [*ours, *ties], [*theirs, *(tie["chosen"] for tie in table["ties"])]
        )
        cells += len(ours) + len(ties)
    assert len(files) == 61
    compared("61 council contests 2007-2022, stage tables", len(files), cells, differences)


OFFICIAL = {
    "linn07": "glasgow_2007_linn",
    "dundee22_strathmartine": "dundee_2022_ward1",
    "dundee22_west_end": "dundee_2022_ward3",
    "dundee22_maryfield": "dundee_2022_ward5",
}


def test_official_stage_reports(elections: Path, compared: Compared) -> None:
    """What the councils published, every figure to five places."""
    cells, differences = 0, []
    for report, ballots in OFFICIAL.items():
        official = json.loads(
            (elections / "official_stages" / f"{report}_stages.json").read_text(encoding="utf-8")
        )
        sheet = counted(read(elections / "scot" / f"{ballots}.csv").profile)
        ours: list[Any] = [sheet.valid, sheet.places, sheet.quota_shown(sheet.quota), len(sheet.stages)]
        theirs = [official["valid_votes"], official["seats"], str(official["quota"]), len(official["stages"])]
        for stage, row in zip(sheet.stages, official["stages"], strict=False):
            surplus = sheet.names(stage.who) if stage.kind == "surplus" else []
            ours += figures(sheet, stage)
            theirs += [*row["votes"].values(), row["non_transferable"]]
            for names_ours, names_theirs in (
                (sheet.candidates, row["votes"]),
                (names(sheet, stage), row["elected"]),
                (sheet.names(stage.excluded), row["excluded"]),
                (surplus, [row["surplus"]] if row["surplus"] else []),
            ):
                ours.append({_plain(name) for name in names_ours})
                theirs.append({_plain(name) for name in names_theirs})
        differences += differing(report, ours, theirs)
        cells += len(ours)
    assert len(list((elections / "official_stages").glob("*_stages.json"))) == len(OFFICIAL)
    compared("official stage reports (Glasgow 2007, Dundee 2022)", len(OFFICIAL), cells, differences)


def test_official_winners(elections: Path, compared: Compared) -> None:
    """Edinburgh 2017: who was declared elected, from the collected CSV and from the council's own padded files."""
    published = json.loads(
        next((elections / "official_stages").glob("edinburgh*.json")).read_text(encoding="utf-8")
    )
    files = {ward: elections / "scot" / f"{ward}.csv" for ward in published["winners"]}
    own = elections / "blt" / "edinburgh_raw_padded"
    pairs = list(files.items())
    pairs += [("edinburgh_2017_ward4", own / "ward_4_forth.blt")]
    pairs += [("edinburgh_2017_ward8", own / "ward_8_colintonfairmilehead.blt")]
    cells, differences = 0, []
    for ward, file in pairs:
        sheet = counted(read(file).profile)
        ours = sorted(_plain(name) for name in sheet.names(sheet.elected))
        theirs = sorted(_plain(name) for name in published["winners"][ward])
        differences += differing(f"{ward} {file.name}", ours, theirs)
        cells += len(ours)
    compared("official winners (Edinburgh 2017), two formats", len(pairs), cells, differences)


def test_the_same_contest_in_two_formats_is_the_same_papers(elections: Path, compared: Compared) -> None:
    pairs = {
        "scot/edinburgh_2017_ward4.csv": "blt/edinburgh_raw_padded/ward_4_forth.blt",
        "scot/edinburgh_2017_ward8.csv": "blt/edinburgh_raw_padded/ward_8_colintonfairmilehead.blt",
        "scot/dundee_2022_ward5.csv": "blt/scot-elex/dundee_2022_ward5.blt",
        "blt/droop/SCw.blt": "blt/droop/SCwopt.blt",
        "blt/droop/42u.blt": "blt/droop/42ubom.blt",
    }
    ours = [read(elections / one).profile.sha256 for one in pairs]
    theirs = [read(elections / other).profile.sha256 for other in pairs.values()]
    compared("the same papers in two files, by hash", len(pairs), len(pairs), differing("hash", ours, theirs))


def test_small_elections_on_which_programs_agree(elections: Path, compared: Compared) -> None:
    expected = json.loads((elections / "expected_misc.json").read_text(encoding="utf-8"))
    cells, contests, differences = 0, 0, []
    for file, contest in expected.items():
        if not file.endswith(".blt") or "rules" not in contest:
            continue
        profile = read(elections / file).profile
        table = contest["rules"]["scottish"]
        sheet = counted(profile)
        ours = [list(profile.candidates), profile.places, sheet.valid, sheet.names(profile.withdrawn)]
        ours += [
            sorted(sheet.names(sheet.elected)),
            [(sheet.names(lot.tied), sheet.candidates[lot.chosen]) for lot in sheet.lots],
        ]
        theirs = [
            contest["candidates"],
            contest["seats"],
            contest["valid"],
            contest["withdrawn"],
            table["winners"],
        ]
        theirs.append([(tied, chosen) for _, tied, how, chosen in table["ties"] if how == "lot"])
        differences += differing(file, ours, theirs)
        cells += len(ours)
        contests += 1
    compared("small elections, winners and lots (two programs agree)", contests, cells, differences)


def test_another_programs_round_by_round_dumps(elections: Path, compared: Compared) -> None:
    dumps = sorted((elections / "blt" / "droop" / "ref").glob("*-scotland-*.txt"))
    cells, differences = 0, []
    for dump in dumps:
        sheet = counted(read(elections / "blt" / "droop" / f"{dump.name.split('-')[0]}.blt").profile)
        rounds, elected = _rounds(dump)
        ours: list[Any] = [len(sheet.stages), set(sheet.names(sheet.elected))]
        theirs: list[Any] = [len(rounds), elected]
        for stage, row in zip(sheet.stages, rounds, strict=False):
            standing = {
                name: sheet.votes_shown(votes)
                for index, (name, votes) in enumerate(zip(sheet.candidates, stage.votes, strict=True))
                if index not in sheet.withdrawn
            }
            shown = {
                "quota": sheet.votes_shown(stage.quota or 0),
                "lost": sheet.votes_shown(stage.no_preference),
            }
            ours += [value for _, value in sorted((shown | standing).items())]
            theirs += [value for _, value in sorted(row.items())]
        differences += differing(dump.name, ours, theirs)
        cells += len(ours)
    compared("another program's dumps, round by round", len(dumps), cells, differences)


def _rounds(dump: Path) -> tuple[list[dict[str, str]], set[str]]:
    """The last state of every round, and who is elected at the end. Rounding is not in its "non-transferable"."""
    states: dict[str, dict[str, str]] = {}
    elected: set[str] = set()
    for row in csv.reader(dump.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"):
        if len(row) < 5 or row[0] == "R":
            continue
        columns = [row[at : at + 3] for at in range(4, len(row), 3)]
        if row[1] == "end":
            elected = {name for name, state, _ in columns if state == "E"}
        else:
            states[row[0]] = {"quota": row[2], "lost": row[3], **{name: votes for name, _, votes in columns}}
    return list(states.values()), elected


def _plain(name: str) -> str:
    """A name without what the two transcriptions do differently: capitals and double spaces."""
    return " ".join(name.split()).casefold()
