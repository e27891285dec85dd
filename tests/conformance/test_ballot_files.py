"""Every ballot file of the data folder: the hostile ones get their verdict and line, the others are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evidence import Compared

from compacttui.exchange.ballots import BallotFile, Gap, Reading, read, write_blt
from compacttui.rules.refusal import BadInput

# The two files are the same but for one letter: three texts after the papers of three candidates. Nothing in either
# tells whether the title or a name is missing, and the wrong guess would hand everyone's votes to their neighbour. So
# both are refused, as the second is expected to be, unless the caller says that there is no title; then both are read
# with a remark, as the first is expected to be.
TWINS = {"no_title", "too_few_names"}


def verdict(file: Path, reading: Reading | None = None) -> tuple[str, int | None, str]:
    """What becomes of a file: the verdict in the words of the expectations, the line, and what is said."""
    try:
        ballots = read(file, reading)
    except BadInput as refused:
        return "reject", refused.line, refused.message
    said = " ".join(remark.message for remark in ballots.remarks)
    return ("accept-warn" if said else "accept"), None, said


def test_hostile_files_get_their_verdict_and_line(elections: Path, compared: Compared) -> None:
    expected = json.loads((elections / "blt" / "bad" / "expected_verdicts.json").read_text(encoding="utf-8"))
    differences = []
    del expected["no_title"]
    for name, wanted in sorted(expected.items()):
        file = elections / "blt" / "bad" / f"{name}.blt"
        got, line, said = verdict(file)
        want, at = wanted["verdict"], wanted["line"]
        if want == "accept-option":  # without the option it is refused at the line that needs it
            want = "reject"
        if (got, line) != (want, at):
            differences.append(f"{name}: {got} at {line}, not {want} at {at} ({wanted['reason']}): {said}")
    compared("hostile BLT files, verdict and line", len(expected), 2 * len(expected), differences)


@pytest.mark.parametrize("twin", sorted(TWINS))
def test_a_file_that_lacks_a_name_or_its_title_is_read_when_it_is_said_which(
    elections: Path, twin: str
) -> None:
    file = elections / "blt" / "bad" / f"{twin}.blt"
    got, line, said = verdict(file)
    assert (got, line) == ("reject", 9)
    assert "A name or the title is missing" in said
    assert verdict(file, Reading(allow_untitled=True)) == ("accept-warn", None, "The title is missing.")


def test_a_preference_left_out_needs_a_policy(elections: Path) -> None:
    file = elections / "blt" / "bad" / "skip.blt"
    closed_up = read(file, Reading(gap=Gap.CLOSE_UP)).profile
    cut = read(file, Reading(gap=Gap.CUT)).profile
    assert ((1, 2), 3) in closed_up.rankings
    assert ((1,), 3) in cut.rankings


def test_the_real_malformed_file_is_refused_at_its_first_line_with_the_cause(elections: Path) -> None:
    file = elections / "blt" / "bad" / "perth_kinross_2016_by_election_ward9_MALFORMED.blt"
    with pytest.raises(BadInput, match="remove the commas") as refused:
        read(file)
    assert str(refused.value).startswith(f"{file}:1: ")


BROKEN_CSV = {
    "votekit_scot_bad_metadata": ("reject", 1),
    "votekit_scot_blank_rows": ("accept-warn", None),
    "votekit_scot_candidate_overcount": ("reject", 2),
    "votekit_scot_candidate_undercount": ("reject", 2),
    "votekit_scot_empty": ("reject", 1),
    "votekit_scot_wardy_mc_ward": ("accept", None),
}


def test_broken_csv_files(elections: Path, compared: Compared) -> None:
    files = {file.stem: file for file in (elections / "bad_csv").glob("*.csv")}
    assert files.keys() == BROKEN_CSV.keys()
    differences = [
        f"{name}: {verdict(file)}" for name, file in files.items() if verdict(file)[:2] != BROKEN_CSV[name]
    ]
    compared("broken CSV files, verdict and line", len(files), 2 * len(files), differences)


def test_every_other_file_is_read_and_written_back_the_same(
    elections: Path, tmp_path: Path, compared: Compared
) -> None:
    files = [file for file in sorted(elections.rglob("*.blt")) if file.parent.name != "bad"]
    files += sorted((elections / "scot").glob("*.csv"))
    differences = []
    for file in files:
        before = read(file)
        copy = tmp_path / "copy.blt"
        copy.write_text("".join(write_blt(before.profile)), encoding="utf-8")
        after = read(copy)
        if after.profile != before.profile or _remarks(after):
            differences.append(f"{file.name}: {_remarks(after)}")
    assert len(files) == 87
    compared("files read, written as BLT and read again", len(files), len(files), differences)


def _remarks(ballots: BallotFile) -> list[str]:
    return [remark.message for remark in ballots.remarks if remark.message != "The title is missing."]


DIALECTS = {
    "droop/42ubom.blt": ("Cåstor", 6, 0),
    "droop/42t.blt": ("Castor", 6, 0),
    "droop/M135.blt": ("C1", 677, 2),
    "ers97.blt": ("Smith", 753, 0),
    "votelib/atwood_so.blt": ("Amy", 10, 0),
    "votelib/maemo.blt": ("mosen (Timo Könnecke)", 47, 4),
    "stv-rs/vegetables.blt": ("Apple", 45, 0),
    "stv-rs/equal_equal_preference.blt": ("Apple", 6, 0),
    "edinburgh_raw_padded/ward_4_forth.blt": ("Eleanor BIRD", 10399, 0),
    "scot-elex/dundee_2022_ward5.blt": ('Georgia CRUICKSHANK "Scottish Labour Party"', 4213, 0),
    "scot-elex/edinburgh_2015_by_election_leith_walk.blt": ("Marion DONALDSON (Lab)", 6324, 0),
}


@pytest.mark.parametrize("file", DIALECTS)
def test_a_dialect_is_understood(elections: Path, file: str) -> None:
    profile = read(elections / "blt" / file).profile
    assert (profile.candidates[0], profile.valid, dict(profile.rejected).get("blank", 0)) == DIALECTS[file]


def test_options_of_a_file_are_kept(elections: Path) -> None:
    assert read(elections / "blt/droop/42t.blt").profile.ties == (2, 1, 0)
    assert read(elections / "blt/droop/SCw.blt").profile.withdrawn == (3,)
    assert read(elections / "blt/stv-rs/vegetables.blt").profile.withdrawn == (1, 5)
    assert (((0, 1), 2), 2) in read(elections / "blt/stv-rs/equal_equal_preference.blt").profile.rankings
