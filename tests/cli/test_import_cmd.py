"""``compacttui import`` and ``export popolo``: plan, answers, exit codes, and what a file that is no file says."""

from __future__ import annotations

import json

import pytest
from test_imports import modules_after

SEATS = """Board,Seat,Rep,Organisation,Start date
Health Board,Faith rep,"Okafor, Maria",Harbour Youth Trust,1/3/24
Skills Board,Arts rep,vacant,,
Skills Board,Youth rep,M. Okafor,,Mar-21
"""


@pytest.fixture
def sheet(anywhere):
    """A file of three seats; one of its names may mean two people."""
    file = anywhere / "seats.csv"
    file.write_text(SEATS)
    return file


def test_what_is_unclear_holds_everything_up_until_it_is_decided(run, town, sheet):
    refused = run("import", "seats", sheet)
    assert refused.code == 1
    assert "4.holder=1  Maria Okafor, Harbour Youth Trust" in refused.out
    assert "3 rows: 2 new, 1 unclear." in refused.out
    assert "Nothing was changed" in refused.out
    assert "Faith" not in run("ask", "seats").out

    done = run("import", "seats", sheet, "--decide", "4.holder=1")
    assert (done.code, "3 rows: 3 new." in done.out) == (0, True)
    again = run("import", "seats", sheet)
    assert (again.code, "Everything is on record already" in again.out) == (0, True)
    assert "Maria Okafor" in run("ask", "seats").out
    assert run("verify").code == 0


def test_the_dry_run_is_the_plan_and_writes_nothing(run, town, sheet):
    planned = run("import", "seats", sheet, "--dry-run", "--skip", "--json").json
    assert planned["counts"] == {"left_out": 1, "new": 2}
    assert planned["done"] is False
    assert [row["state"] for row in planned["rows"]] == ["new", "new", "left_out"]
    assert run("history", "--json").json[0]["what"] == "seat created"
    done = run("import", "seats", sheet, "--skip", "--json").json
    assert (done["done"], done["counts"]) == (True, planned["counts"])


def test_an_import_is_undone_by_the_name_of_its_file(run, town, sheet):
    assert run("import", "seats", sheet, "--skip").code == 0
    assert run("do", "import.undo", "--set", "imported=seats.csv").code == 0
    assert "Faith" not in run("ask", "seats").out
    assert "undone" in run("ask", "imports").out


def test_columns_are_matched_by_hand_and_remembered(run, town, anywhere):
    file = anywhere / "odd.csv"
    file.write_text("Where,Which,Person responsible\nHealth Board,Faith rep,Ben Cole\n")
    lacking = run("import", "seats", file)
    assert lacking.code == 3
    assert "odd.csv:1: no column was found for: Board. The headings read: A “Where”" in lacking.err
    assert (
        run(
            "import", "seats", file, "--match", "board=Where", "--match", "seat=B", "--match", "holder=C"
        ).code
        == 0
    )
    assert "1 row: 1 same." in run("import", "seats", file).out
    unknown = run("import", "seats", file, "--match", "board=Nowhere")
    assert (unknown.code, "there is no column “Nowhere”" in unknown.err) == (3, True)


def test_files_and_kinds_that_are_none_are_refused(run, town, anywhere, sheet):
    (anywhere / "broken.xlsx").write_bytes(b"PK\x03\x04 no more than this")
    (anywhere / "old.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") * 90)
    for name, code, says in (
        ("broken.xlsx", 3, "broken.xlsx: this file is damaged"),
        ("old.xls", 3, "old.xls: this is locked with a password, or in the old form of Excel"),
        ("nosuch.csv", 3, "there is no such file"),
    ):
        ended = run("import", "seats", anywhere / name)
        assert (ended.code, says in ended.err) == (code, True), ended.err
    assert run("import", "chairs", sheet).code == 2
    assert run("import", "seats", sheet, "--sheet", "Notes").code == 3
    people = run("import", "people", sheet, "--set", "membership=full")
    assert (people.code, "cannot be set for people" in people.err) == (2, True)
    assert run("import", "seats", sheet, "--as", "Ama Larbi", "--role", "public").code == 5


POPOLO = {
    "persons": [{"id": "p/1", "name": "Maria Okafor", "image": "x.png"}, {"id": "p/2", "name": "Ben Cole"}],
    "organizations": [
        {"id": "o/1", "name": "Eastmere Council", "classification": "legislature"},
        {"id": "o/2", "name": "Eastmere Party", "classification": "party"},
    ],
    "posts": [{"id": "s/1", "label": "Member for Northgate", "organization_id": "o/1"}],
    "memberships": [
        {"person_id": "p/1", "organization_id": "o/1", "post_id": "s/1", "start_date": "2024-05-02"},
        {"person_id": "p/2", "organization_id": "o/1", "role": "mayor", "on_behalf_of_id": "o/2"},
    ],
}


def test_popolo_goes_in_and_comes_out_again(run, town, anywhere):
    file, out = anywhere / "town.json", anywhere / "out.json"
    file.write_text(json.dumps(POPOLO))
    taken = run("import", "popolo", file)
    assert taken.code == 0, taken.err
    assert "Not taken in: image." in taken.out
    assert "7 rows: 7 new." in taken.out
    assert "7 rows: 7 same." in run("import", "popolo", file).out
    assert run("export", "popolo", out).code == 0
    written = json.loads(out.read_text())
    assert {"id": "p/1", "name": "Maria Okafor"} in written["persons"]
    assert POPOLO["organizations"][0] in written["organizations"]
    assert POPOLO["posts"][0] in written["posts"]
    assert {**POPOLO["memberships"][0], "role": "Member for Northgate"} in written["memberships"]
    # What went out is known again when it comes back.
    assert "new" not in run("import", "popolo", out).out.splitlines()[-2]
    assert run("verify").code == 0


def test_popolo_that_refers_to_nothing_is_an_error_at_its_line(run, town, anywhere):
    file = anywhere / "town.json"
    wrong = {**POPOLO, "memberships": [{"person_id": "p/9", "organization_id": "o/1", "role": "mayor"}]}
    file.write_text(json.dumps(wrong, indent=1))
    refused = run("import", "popolo", file, "--json")
    assert refused.code == 1
    (row,) = [one for one in refused.json["rows"] if one["state"] == "error"]
    assert "“p/9” (person_id) is nowhere in the file" in row["why"]
    assert json.dumps(wrong, indent=1).splitlines()[row["number"] - 1].strip().startswith('"person_id"')
    file.write_text("[]")
    assert run("import", "popolo", file).code == 3


@pytest.mark.parametrize("arguments", [["import", "--help"], ["ask", "seats"]])
def test_readers_of_spreadsheets_are_loaded_by_nobody_else(arguments, town):
    heavy = {"openpyxl", "python_calamine", "rapidfuzz", "defusedxml"}
    assert not heavy & modules_after(*arguments)


@pytest.mark.slow
@pytest.mark.postgres
def test_a_server_takes_files_in_as_well(run, sheet, server_database):
    begun = run("init", "--db", server_database, "--town-name", "Eastmere (example)", "--name", "Ama Larbi")
    assert begun.code == 0, begun.err
    assert run("import", "seats", sheet, "--decide", "4.holder=new", "--db", server_database).code == 0
    assert "3 rows: 3 same." in run("import", "seats", sheet, "--db", server_database).out
    assert run("do", "import.undo", "--set", "imported=seats.csv", "--db", server_database).code == 0
    merged = (
        "do",
        "person.merge",
        "--set",
        "person=Ben",
        "--set",
        "other=Ben B. Cole",
        "--db",
        server_database,
    )
    for name in ("Ben Cole", "Ben B. Cole"):
        assert run("do", "person.register", "--set", f"name={name}", "--db", server_database).code == 0
    assert run(*merged[:3], "person=Ben Cole", *merged[4:]).code == 0
    assert run("verify", "--db", server_database).code == 0
