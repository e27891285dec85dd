"""The door of the plain interface: asked for, fallen into, on nothing, on a demonstration; and what it does not load."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from compacttui.cli.endings import Ending

LOADED = """
import json, sys
from compacttui.cli.main import program
try:
    program(["--plain"])
except SystemExit:
    pass
sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
"""


def test_without_a_terminal_it_goes_on_line_by_line_and_says_so(run, board):
    ended = run(stdin="q\n")
    assert ended.code == Ending.DONE
    assert ended.out.startswith("This is no terminal that the interface can be drawn on")
    assert "Today, Monday 2 March 2026." in ended.out
    asked_for = run("--plain", stdin="q\n")
    assert asked_for.out.startswith("compacttui, plain.")


def test_a_person_a_role_and_a_day_are_heeded(run, board):
    assert "You are here as the public." in run("--plain", "--role", "public", stdin="").out
    assert "Today, Thursday 5 March 2026." in run("--plain", "--as-at", "5 March 2026", stdin="").out
    ended = run("--plain", "--role", "auditor", stdin="")
    assert ended.code == Ending.NOT_PERMITTED
    assert "does not have the role" in ended.err
    assert ended.out == ""


def test_nothing_is_begun_by_falling_into_it(run, anywhere):
    ended = run("--db", "new.sqlite", stdin="Eastmere\n")
    assert ended.code == Ending.DATABASE
    assert not (anywhere / "new.sqlite").exists()


def test_records_are_begun_where_there_are_none_with_three_questions(run, anywhere: Path):
    lines = ["", "Eastmere", "!!!", "", "Ama Larbi", "", "people", "q"]
    ended = run("--plain", "--db", "new.sqlite", stdin="\n".join(lines) + "\n")
    assert ended.code == Ending.DONE
    assert "Error, field 1 of 3: this is needed." in ended.out
    assert "there is no password" in ended.out
    assert "Error: The name of a person needs at least one letter or number." in ended.out
    assert "Ama Larbi" in ended.out.rpartition("Who is on the register")[2]
    assert (anywhere / "new.sqlite").is_file()


def test_leaving_before_the_last_question_begins_nothing(run, anywhere: Path):
    for typed in ("", "Eastmere\n", "Eastmere\nAma Larbi\n", "q\n"):
        ended = run("--plain", "--db", "new.sqlite", stdin=typed)
        assert ended.code == Ending.DONE
        assert ended.out.endswith("Left. Nothing was begun.\n")
    assert not (anywhere / "new.sqlite").exists()


def test_it_loads_neither_the_drawn_interface_nor_migrations(board):
    ended = subprocess.run(
        [sys.executable, "-c", LOADED],
        input="seats\nplan a meeting\n.later\n",
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(json.loads(ended.stderr.splitlines()[-1]))
    assert "Who sits where." in ended.stdout
    assert not {"textual", "rich", "alembic", "psycopg", "openpyxl", "readline", "curses"} & loaded
    assert not {name for name in loaded if name.startswith("compacttui.tui")}
