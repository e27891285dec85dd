from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compacttui.cli.main import program

Run = Callable[..., Result]

CHAIR = '3 1\n5 1 0\n4 2 1 0\n3 3 2 0\n1 0\n0\n"Ada"\n"=Ben()"\n"Cleo"\n"Chair"\n'
TIED = '2 1\n2 1 0\n2 2 0\n0\n"Ada"\n"Ben"\n"Chair"\n'
BAD = '3 1\n5 9 0\n0\n"Ada"\n"Ben"\n"Cleo"\n"Chair"\n'


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``compacttui count`` in a folder that holds a good, a tied and a bad file."""
    for name, content in (("chair.blt", CHAIR), ("tied.blt", TIED), ("bad.blt", BAD)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def running(*arguments: str, method: str = "scottish-stv") -> Result:
        return CliRunner().invoke(program, ["count", "--method", method, *arguments])

    return running


def test_json_is_one_document_with_sorted_keys_and_exact_quantities(run: Run) -> None:
    result = run("chair.blt", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    whole = json.loads(result.stdout)
    assert (
        result.stdout == json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
    )
    assert whole["file"] == "chair.blt"
    assert whole["elected"] == ["=Ben()"]
    assert whole["papers"] == {"received": 13, "rejected": {"blank": 1}, "valid": 12, "rankings": 3}
    assert whole["stages"][1]["votes"] == {"Ada": "5.00000", "=Ben()": "7.00000", "Cleo": "0.00000"}
    assert len(whole["file_sha256"]) == len(whole["profile_sha256"]) == 64


def test_text_is_for_people_and_fits_the_page(run: Run) -> None:
    result = run("chair.blt")
    assert result.exit_code == 0
    assert "Elected, in order\n  1  =Ben(): stage 2, reached the quota" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_csv_is_rows_that_no_spreadsheet_runs(run: Run) -> None:
    rows = list(csv.DictReader(run("chair.blt", "--csv").stdout.splitlines()))
    ben = [row for row in rows if row["candidate"] == "'=Ben()"]
    assert [(row["stage"], row["change"], row["votes"], row["outcome"]) for row in ben] == [
        ("1", "4.00000", "4.00000", ""),
        ("2", "3.00000", "7.00000", "elected"),
    ]
    assert not any(cell.startswith(("=", "@", "+")) for row in rows for cell in row.values())


def test_a_bad_file_is_named_with_its_line_and_nothing_is_written(run: Run) -> None:
    result = run("bad.blt", "--json")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "bad.blt:2: There is no candidate 9; there are 3.\n"


def test_several_files_are_lines_of_json_and_a_bad_one_does_not_stop_the_rest(run: Run) -> None:
    result = run("chair.blt", "bad.blt", "absent.blt", "tied.blt", "chair.blt")
    assert result.exit_code == 3
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["file"] for line in lines] == ["chair.blt", "bad.blt", "absent.blt", "tied.blt", "chair.blt"]
    assert lines[1] == {"file": "bad.blt", "error": "bad.blt:2: There is no candidate 9; there are 3."}
    assert "No such file" in lines[2]["error"]
    assert lines[3]["lot_needed"]["tied"] == ["Ada", "Ben"]
    assert lines[0] == lines[4]


def test_several_files_have_one_line_of_headings_in_csv(run: Run) -> None:
    result = run("bad.blt", "chair.blt", "chair.blt", "--csv")
    assert result.exit_code == 3
    assert [line.startswith("file,title") for line in result.stdout.splitlines()].count(True) == 1


def test_a_lot_that_is_needed_stops_the_count_and_says_how_to_go_on(run: Run, tmp_path: Path) -> None:
    stopped = run("tied.blt", "--json")
    assert stopped.exit_code == 1
    whole = json.loads(stopped.stdout)
    assert whole["lot_needed"]["stage"] == 2
    assert whole["lot_needed"]["kind"] == "exclusion"
    assert len(whole["stages"]) == 1
    assert "Ada and Ben have equal votes" in stopped.stderr
    template = stopped.stderr.partition("[[lot]]")
    (tmp_path / "lots.toml").write_text(template[1] + template[2].replace("the one it fell on", "Ben"))
    result = run("tied.blt", "--json", "--lots", "lots.toml")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["lots"] == [
        {
            "stage": 2,
            "kind": "exclusion",
            "tied": ["Ada", "Ben"],
            "chosen": "Ben",
            "by": "who drew it, how, and who saw it",
        }
    ]


def test_the_lots_of_an_earlier_count_can_be_given_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seed.toml").write_text('seed = "4831"')
    first = run("tied.blt", "--json", "--lots", "seed.toml")
    (tmp_path / "first.json").write_text(first.stdout)
    assert run("tied.blt", "--json", "--lots", "first.json").stdout == first.stdout


def test_a_bad_file_of_lots_is_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lots.toml").write_text('order = ["Zoe"]')
    result = run("tied.blt", "--lots", "lots.toml")
    assert result.exit_code == 3
    assert result.stderr.startswith("lots.toml: No candidate is called “Zoe”")


def test_places_and_withdrawals_can_be_given(run: Run) -> None:
    whole = json.loads(run("chair.blt", "--json", "--places", "2", "--withdrawn", "Cleo").stdout)
    assert (whole["places"], whole["withdrawn"], whole["elected"]) == (2, ["Cleo"], ["=Ben()", "Ada"])
    assert all("Cleo" not in stage["votes"] for stage in whole["stages"])


def test_an_uncontested_election_has_to_be_expected(run: Run) -> None:
    refused = run("chair.blt", "--places", "4")
    assert refused.exit_code == 3
    assert "chair.blt:1: 4 places and only 3 candidates" in refused.stderr
    assert run("chair.blt", "--places", "4", "--allow-uncontested").exit_code == 0


def test_what_was_odd_about_a_file_is_told_beside_the_result(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.blt").write_text(CHAIR.replace("3 3 2 0", "3 3 2"))
    result = run("old.blt", "--json")
    assert result.exit_code == 0
    assert result.stderr.startswith("old.blt:4: 1 line has no 0 at the end")
    assert json.loads(result.stdout)["elected"] == ["=Ben()"]


def test_papers_that_the_method_does_not_take_are_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "equal.blt").write_text(CHAIR.replace("3 3 2 0", "3 3=2 0"))
    result = run("equal.blt")
    assert result.exit_code == 3
    assert result.stderr.startswith("equal.blt: 3 papers mark candidates as equal")


def test_first_past_the_post(run: Run) -> None:
    whole = json.loads(run("chair.blt", "--json", method="fptp").stdout)
    assert whole["elected"] == ["Ada"]
    assert whole["papers"]["rejected"] == {"blank": 1, "too_many_marks": 7}
    assert whole["stages"][0]["votes"] == {"Ada": "5", "=Ben()": "0", "Cleo": "0"}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("chair.blt", "--places", "0"),
        ("chair.blt", "--places", "many"),
        ("chair.blt", "--option", "ties=coin"),
        ("chair.blt", "--option", "ties"),
        ("chair.blt", "--gap", "guess"),
        ("chair.blt", "--colour"),
    ],
)
def test_wrong_usage_is_told_from_bad_input(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


def test_an_unknown_method_is_wrong_usage(run: Run) -> None:
    assert run("chair.blt", method="cake").exit_code == 2


def test_an_ambiguous_rule_can_be_read_the_other_way(run: Run) -> None:
    other = "backwards, until one stands alone"
    whole = json.loads(run("chair.blt", "--json", "--option", f"ties={other}").stdout)
    assert whole["options"] == {"ties": other}


def test_hostile_text_does_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    name = "evil\x1b[2J\u202e.blt"
    (tmp_path / name).write_text(CHAIR)
    (tmp_path / f"bad {name}").write_text(BAD)
    for form in ("--text", "--csv"):
        result = run(name, f"bad {name}", form)
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output
    assert json.loads(run(name, "--json").stdout)["file"] == name


def test_counting_needs_neither_database_nor_screen() -> None:
    code = (
        "import sys, compacttui.cli.main, compacttui.cli.count\n"
        "print([name for name in ('sqlalchemy', 'textual', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


MENU = """[[category]]
name = "Area"
[[category.group]]
name = "North"
least = 1
candidates = ["Cleo"]
[[category.group]]
name = "All others"
candidates = "others"
"""


def test_reserved_places_are_kept_and_stand_on_the_sheet(run: Run) -> None:
    Path("places.toml").write_text(MENU, encoding="utf-8")
    for method in ("scottish-stv", "fptp"):
        assert json.loads(run("chair.blt", "--json", method=method).stdout)["elected"] != ["Cleo"]
        whole = json.loads(run("chair.blt", "--json", "--constraints", "places.toml", method=method).stdout)
        assert whole["elected"] == ["Cleo"]
        assert whole["constraints"][0]["groups"][0] == {
            "name": "North", "least": 1, "most": None, "candidates": ["Cleo"],
        }  # fmt: skip
    told = run("chair.blt", "--constraints", "places.toml").stdout
    assert "Shared out by   Area: North at least 1, All others any number" in told


def test_places_that_cannot_be_kept_are_refused_with_the_reason(run: Run) -> None:
    Path("places.toml").write_text(MENU.replace("least = 1", "least = 2"), encoding="utf-8")
    result = run("chair.blt", "--constraints", "places.toml")
    assert result.exit_code == 3
    assert "chair.blt: At least 2 of “North” must be elected, and 1 stand" in result.stderr


def test_an_order_or_a_seed_can_be_given_at_once(run: Run) -> None:
    ordered = run("tied.blt", "--json", "--tie-order", "Ben", "--tie-order", "Ada")
    assert (ordered.exit_code, json.loads(ordered.stdout)["lots"][0]["chosen"]) == (0, "Ben")
    seeded = run("tied.blt", "--json", "--seed", "4831 7720")
    assert json.loads(seeded.stdout)["lots"][0]["by"] == "seed 4831 7720"
    assert run("tied.blt", "--seed", "1", "--tie-order", "Ada").exit_code == 2
    assert "tied.blt: No candidate is called “Zoe”" in run("tied.blt", "--tie-order", "Zoe").stderr


@pytest.mark.parametrize("method", ["approval", "av", "block", "schulze"])
def test_each_method_counts_and_tells_its_count(run: Run, method: str) -> None:
    result = run("chair.blt", "--option", "ties=backwards", method=method) if method == "av" else None
    assert result is None or "Ties            backwards" in result.stdout
    told = run("chair.blt", "--seed", "1", method=method)
    assert told.exit_code == 0
    assert "Elected, in order" in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 80


def test_a_vacant_place_is_filled_from_the_same_papers(run: Run) -> None:
    whole = json.loads(run("chair.blt", "--json", "--vacating", "=Ben()").stdout)
    assert whole["countback"] == {"vacating": ["=Ben()"], "declining": [], "sitting": [], "fills": "Ada"}
    told = run("chair.blt", "--vacating", "=Ben()", "--declining", "ada")
    assert told.stdout.startswith("Countback: Chair\n")
    assert "Not serving     Ada" in told.stdout
    assert "\nFills the vacant place: Cleo\n" in told.stdout
    refused = run("chair.blt", "--sitting", "Ada")
    assert (refused.exit_code, "whose place fell vacant" in refused.stderr) == (3, True)
