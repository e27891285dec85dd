"""The entry: help, exit codes, and no traceback for anyone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click
import pytest

from compacttui import __version__
from compacttui.cli.endings import Ending
from compacttui.cli.main import COMMANDS, program

LATER = {"serve"}
"""Commands that are not there yet: none may be listed before it works."""


def compacttui(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """The installed program in a process of its own."""
    command = [sys.executable, "-m", "compacttui", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=150, check=False, **options)


def test_help_lists_every_command_and_none_that_does_not_work(run):
    helped = run("--help")
    listed = re.findall(r"^  ([a-z-]+) {2,}\S", helped.out.partition("Commands:")[2], re.M)
    assert helped.code == 0
    assert listed == list(COMMANDS)
    assert not LATER & set(listed)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_loads_and_says_what_it_does(name, run):
    helped = run(name, "--help")
    assert helped.code == 0
    assert helped.out.startswith(f"Usage: compacttui {name}")
    command = program.get_command(click.Context(program), name)
    assert command is not None
    assert command.help
    assert COMMANDS[name].does.endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_every_command_has_its_help(name):
    command = program.get_command(click.Context(program), name)
    assert command is not None
    unexplained = [one.name for one in command.params if isinstance(one, click.Option) and not one.help]
    assert unexplained == []


def test_the_version_is_the_packages(run):
    assert run("--version").out == f"{__version__}\n"


@pytest.mark.parametrize(
    "wrong",
    [
        ("nosuch",),
        ("verify", "--nosuch"),
        ("history", "--limit", "0"),
        ("show", "seat"),
        ("ask", "nosuch"),
        ("do", "seat.creat"),
        ("demo", "--size", "village"),
        ("--today", "2026-03-02", "--now", "2026-03-02T09:00", "verify"),
        ("--now", "soon", "verify"),
        ("--now", "0001-01-01T00:00+14:00", "verify"),
        ("--seed", "1", "do", "person.register", "--set", "name=x"),
    ],
)
def test_wrong_usage_is_2_and_points_to_the_help(wrong, run, town, monkeypatch):
    monkeypatch.delenv("COMPACTTUI_NOW")
    ended = run(*wrong)
    assert ended.code == Ending.USAGE
    assert ended.out == ""
    assert ended.err.strip()


def test_a_wrong_command_with_escape_sequences_in_it_is_shown_harmless(run):
    ended = run("\x1b[31mevil\x07")
    assert ended.code == Ending.USAGE
    assert "\x1b" not in ended.err


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("nosuch.sqlite", "There is no file"),
        ("mysql://somewhere/x", "SQLite or PostgreSQL only"),
        ("nosuch://x", "is not a database that this program knows"),
        ("folder", "is a folder. Name a file in it"),
    ],
)
def test_a_place_without_records_is_4_and_says_what_to_do(place, says, run, anywhere):
    (anywhere / "folder").mkdir()
    ended = run("verify", "--db", place)
    assert ended.code == Ending.DATABASE
    assert says in ended.err


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, but some text" * 50, b"SQLite format 3\0" + b"\0" * 500]
)
def test_a_file_that_is_no_database_is_4(content, run, anywhere):
    (anywhere / "x.sqlite").write_bytes(content)
    ended = run("history", "--db", "x.sqlite")
    assert ended.code == Ending.DATABASE
    assert "x.sqlite" in ended.err


def test_the_interface_is_not_opened_on_nothing(run):
    ended = run()
    assert ended.code == Ending.DATABASE
    assert "compacttui init" in ended.err
    assert "compacttui demo" in ended.err


def test_an_option_may_stand_before_or_after_the_command_and_after_wins(run, town, anywhere):
    assert run("--db", town, "verify").code == 0
    assert run("--db", "nosuch.sqlite", "verify", "--db", town).code == 0
    assert run("--json", "verify").code == Ending.USAGE
    assert run("verify", "--json").json["ok"] is True


def test_the_command_line_wins_over_the_environment(run, town, monkeypatch):
    monkeypatch.setenv("COMPACTTUI_DB", "nosuch.sqlite")
    assert run("verify", "--db", town).code == 0
    assert run("verify").code == Ending.DATABASE


def broken(*_: object, **__: object) -> None:
    """Something in the program that is wrong."""
    raise ZeroDivisionError("a secret value")


def test_a_fault_of_the_program_is_a_sentence_and_debug_shows_where(run, town, monkeypatch):
    monkeypatch.setattr("compacttui.questions.towns.towns", broken)
    ended = run("verify")
    assert ended.code == Ending.FAULT
    assert "ZeroDivisionError" in ended.err
    assert "a secret value" not in ended.err
    assert "--debug" in ended.err


def test_debug_may_stand_anywhere_and_shows_the_traceback(town, tmp_path):
    for arguments in (("--debug", "verify", "--db", "nosuch"), ("verify", "--db", "nosuch", "--debug")):
        ended = compacttui(*arguments, cwd=tmp_path)
        assert ended.returncode == Ending.DATABASE
        assert "Traceback" in ended.stderr
        assert "There is no file" in ended.stderr
        assert ended.stdout == ""


@pytest.mark.slow
def test_a_program_of_its_own_ends_with_the_same_codes(town, tmp_path):
    assert compacttui("verify", "--db", town).returncode == Ending.DONE
    assert compacttui("verify", "--db", "nosuch", cwd=tmp_path).returncode == Ending.DATABASE
    wrong = compacttui("verify", "--nosuch")
    assert wrong.returncode == Ending.USAGE
    assert "Traceback" not in wrong.stderr


@pytest.mark.slow
def test_whoever_stops_reading_is_not_told_off(town):
    command = f'"{sys.executable}" -m compacttui do --json; echo "code $?" >&2'
    ended = subprocess.run(
        ["sh", "-c", f"({command}) | head -n 1"], capture_output=True, text=True, timeout=150
    )
    assert ended.stdout.count("\n") == 1
    assert ended.stderr in {f"code {int(Ending.BROKEN_PIPE)}\n", "code 0\n"}


def test_output_to_a_closed_pipe_is_quiet():
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        ended = subprocess.run(
            [sys.executable, "-m", "compacttui", "--help"],
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            timeout=150,
        )
    assert ended.stderr == ""
    assert ended.returncode == Ending.BROKEN_PIPE


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def stopped(running: subprocess.Popen[str]) -> tuple[str, str]:
    """Press Ctrl+C until the program ends: the first may come while the interpreter cannot hear it."""
    for _ in range(5):
        running.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return running.communicate(timeout=5)
    raise AssertionError("it does not end")


def test_stopping_from_the_keyboard_is_quiet(town, tmp_path):
    fifo = tmp_path / "never"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "compacttui", "do", "person.register", "--json", str(fifo)]
    with (
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # Tests that run in the background are deaf to Ctrl+C, and their children would be, too.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread is held there
        ) as running,
        fifo.open("w"),  # returns when the program has opened it for reading, and waits
    ):
        out, err = stopped(running)
    assert (out, err.strip()) == ("", "")
    assert running.returncode == Ending.INTERRUPTED


@pytest.mark.slow
def test_standard_output_is_utf8_whatever_the_language(town, tmp_path: Path):
    compacttui(
        "do", "person.register", "--set", "name=Zoë Nakamura 日本", env={**os.environ, "PYTHONUTF8": "1"}
    )
    ended = subprocess.run(
        [sys.executable, "-m", "compacttui", "history", "--json"],
        capture_output=True,
        timeout=150,
        env={
            **os.environ,
            "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
            "PYTHONIOENCODING": "ascii",
        },
    )
    assert ended.returncode == 0
    assert "Zoë Nakamura 日本" in ended.stdout.decode("utf-8")
