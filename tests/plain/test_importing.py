"""Taking a file in, line by line: the plan, questions by number, one act, undone as one; kept when it is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from plain.person import Person, Stopped, hold, number_of, says, sweep, talk

SHEET = """\
Board,Seat,Speaks for,Held by,Since
Health Board,Older people's seat,Older people,Jean Ingham,2023
Health Board,Young people's seat,Young people,J Ingham,2024
Skills Board,Employers' seat,Employers,Ben Adeyemi,31/02/2024
"""

TAKE_IN = ["import seats.csv", "", "2", "4", "1"]
"""Seats; the second name is somebody new; the wrong row is left out; do it."""


@pytest.fixture
def sheet(anywhere: Path) -> Path:
    """A spreadsheet with an unclear row and a wrong one."""
    file = anywhere / "seats.csv"
    file.write_text(SHEET, encoding="utf-8")
    return file


def test_a_file_is_taken_in_by_its_plan_and_undone_as_one(board, sheet, run):
    heard = talk([*TAKE_IN, number_of("Undo an import"), "", "seats"], board)
    assert "Question 1 of 1, row 3: Who is “J Ingham”?" in heard
    assert "Row 4: Error." in heard
    assert "Done. 3 rows: 2 new, 1 left out." in heard
    assert "Recorded. Import undone." in heard
    assert len(run("ask", "seats", "--json").json) == 1
    assert run("verify").code == 0


def test_taking_the_same_file_in_again_changes_nothing(board, sheet, run):
    talk(TAKE_IN, board)
    before = run("history", "--json").json
    heard = talk(["import seats.csv", "1"], board)
    assert "1 error" in heard or "on record already" in heard
    assert run("history", "--json").json == before


def test_nothing_is_written_while_a_row_is_wrong(board, sheet, run):
    before = run("history", "--json").json
    heard = talk([*TAKE_IN[:3], "1", "6"], board)
    assert "Error: 1 row must be put right, decided or left out first." in heard
    assert run("history", "--json").json == before
    assert "Not finished" not in talk([], board)


def test_an_import_that_was_left_is_offered_with_what_was_decided(board, sheet):
    heard = talk(
        [*TAKE_IN[:3], "5", "today", number_of("Not finished: taking in seats.csv"), "1", "4", "1"], board
    )
    assert "Kept. Type import to carry on." in heard
    assert heard.count("Who is “J Ingham”?") == 1
    assert "Done. 3 rows: 2 new, 1 left out." in heard


@pytest.mark.parametrize(
    ("typed", "says_so"),
    [
        ("nosuch.csv", "nosuch.csv: No such file or directory"),
        ("picture.xlsx", "picture.xlsx"),
        ("empty.csv", "empty.csv"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_with_its_name_and_changes_nothing(
    board, anywhere, typed, says_so
):
    (anywhere / "picture.xlsx").write_bytes(b"\x89PNG\r\n")
    (anywhere / "empty.csv").write_bytes(b"")
    heard = talk([f"import {typed}", "1", ".later", "seats"], board)
    assert f"Error: {says_so}" in heard
    assert "Who sits where." in heard


def test_a_file_that_is_not_there_is_said_before_what_it_holds_is_asked(board, sheet):
    heard = talk(["import nosuch.csv", "seats.csv", ".later"], board)
    assert heard.index("Error: nosuch.csv: No such file") < heard.index("Type the path of the file.")
    assert heard.index("Type the path of the file.") < heard.index("What does the file hold?")
    assert heard.count("What does the file hold?") == 1


@pytest.mark.parametrize("after", sweep(range(1, len(TAKE_IN) + 1), now={3}))
def test_pulling_the_plug_at_any_line_of_an_import_doubles_nothing(board, sheet, after, run):
    with pytest.raises(Stopped):
        hold(Person(says(*TAKE_IN, "x"), patience=after), board)
    carries_on = [
        ("Not finished", number_of("Not finished: taking in seats.csv")),
        ("needs you", "import seats.csv"),
        ("did not finish", "1"),
        ("What does the file hold?", "1"),
        ("Who is “J Ingham”?", "2"),
        ("First these rows", "4"),
        ("1. Do it.", "1"),
    ]
    hold(Person(carries_on), board)
    assert len(run("ask", "seats", "--json").json) == 3
    assert run("verify").code == 0
