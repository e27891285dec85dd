"""What goes wrong outside the program: each gets its clear sentence, nothing is changed, nothing falls over."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from scenes.acting import perform, session_on
from scenes.conftest import begin, root_of
from scenes.shell import Ended, Shell
from scenes.story import (
    BEGIN,
    CANDIDATES,
    FEW_MEMBERS,
    OFFICER,
    READ_AT,
    REFERENCE,
    RETURNING,
    SEED,
    small_ballot_file,
    story,
)
from scenes.test_story_by_keys import sitting

from compacttui.records import sqlite
from compacttui.rules.text import REPLACED

NOON = "2026-01-05 12:00"
AFTER_THE_POLL = "2026-03-02 12:10"
OFFICE = ("--as", OFFICER, "--role", "officer", "--seed", SEED)


@pytest.fixture(scope="module")
def polled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small town in which a poll has closed, and no paper is sealed yet."""
    folder = tmp_path_factory.mktemp("polled")
    place = folder / "town.db"
    begin(str(place), FEW_MEMBERS)
    session = session_on(str(place), BEGIN)
    for step in story(small_ballot_file(folder)):
        if step.at == AFTER_THE_POLL:
            break
        perform(session, step)
    session.close()
    return place


@pytest.fixture
def shell(polled: Path, tmp_path: Path) -> Shell:
    """A prompt before a copy of that town."""
    place = tmp_path / "town.db"
    shutil.copy(polled, place)
    return Shell(str(place))


@contextmanager
def unchanged(shell: Shell) -> Iterator[None]:
    """Nothing is recorded meanwhile, and everything is as it was recorded."""
    before = root_of(shell)
    yield
    assert root_of(shell) == before


# --- words ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Typed:
    """A name as somebody gives it.

    Attributes:
        name: what they give.
        kept: what is on the register then; nothing where it is refused.
        says: the refusal.
        ends: the exit code.
    """

    name: str
    kept: str = ""
    says: str = ""
    ends: int = 0


NAMES = {
    "markup": Typed(
        "[b]Ann[/] Smith [Chair] [@click=app.quit]x[/]", "[b]Ann[/] Smith [Chair] [@click=app.quit]x[/]"
    ),
    "escape sequences": Typed(
        "Ann\x1b[31m \x1b]0;owned\x07Smith", f"Ann{REPLACED}[31m {REPLACED}]0;owned{REPLACED}Smith"
    ),
    "bidi controls": Typed("Ann \u202ehtimS\u2066", f"Ann {REPLACED}htimS{REPLACED}"),
    "10,000 characters": Typed(
        "Ann " * 2500, says="can have at most 200 characters. This has 9,999.", ends=1
    ),
    "only spaces": Typed(" \u3000 ", says="name", ends=2),
    "only signs": Typed("\u2060--", says="is empty. Please write something.", ends=1),
}


@pytest.mark.parametrize("typed", NAMES.values(), ids=NAMES)
def test_a_hostile_name_by_command(typed: Typed, shell: Shell) -> None:
    before = root_of(shell)
    ended = shell.run("do", "person.register", *OFFICE, "--set", f"name={typed.name}", at=READ_AT)
    assert ended.code == typed.ends, ended
    assert typed.says in ended.err
    harmless(ended)
    if typed.kept:
        assert typed.kept in ended.out
        shown = shell.run("show", "person", typed.kept, at=READ_AT)
        assert shown.out.startswith(f"{typed.kept}\n"), shown
        harmless(shown)
        assert shell.run("verify", at=READ_AT).code == 0
    else:
        assert root_of(shell) == before


def harmless(ended: Ended) -> None:
    """Nothing that a terminal would act on."""
    for letter in "\x1b\x07\u202e\u2066":
        assert letter not in ended.out + ended.err
    assert "Traceback" not in ended.err


@pytest.mark.slow
async def test_hostile_names_by_form(shell: Shell) -> None:
    async with sitting(Path(shell.place), OFFICER, "cvs_officer", READ_AT) as (keyboard, session):
        for what, typed in NAMES.items():
            before = session.find("person", OFFICER), root_of(shell)
            assert await keyboard.choose("person.register")
            form = await keyboard.fill_in({}, afresh=True)
            keyboard.paste(typed.name)
            await keyboard.until(lambda: form._fields[0].raw or what == "only spaces", what)  # noqa: B023
            keyboard.strike("f2")
            if typed.kept:
                await keyboard.until(lambda: keyboard.app.screen is not form, what)  # noqa: B023 - awaited at once
                session.find("person", typed.kept)
            else:
                await keyboard.until(lambda: form.query_one("#wrong").display, what)  # noqa: B023 - awaited at once
                assert (session.find("person", OFFICER), root_of(shell)) == before
                keyboard.strike("escape")
                await keyboard.until(lambda: keyboard.app.screen is not form, what)  # noqa: B023 - awaited at once
            assert "\x1b" not in keyboard.screen_text()
            assert "\u202e" not in keyboard.screen_text()
    root_of(shell)


NO_DAYS = {
    "31 February 2026": "There is no 31 February",
    "2026-02-30": "30 February",
    "29/02/2027": "29 February",
    "the day after never": "",
}


@pytest.mark.parametrize("day", NO_DAYS)
def test_a_day_that_does_not_exist(day: str, shell: Shell) -> None:
    given = ("--set", "partnership=Health", "--set", f"day={day}")
    with unchanged(shell):
        ended = shell.run("do", "meeting.schedule", *OFFICE, *given, at=READ_AT)
        assert ended.code == 2
        assert ended.err.startswith("--set day: ")
        assert NO_DAYS[day] in ended.err
        as_at = shell.run("timeline", "seat", "Carers' seat", "--as-at", day, at=READ_AT)
        assert (as_at.code, NO_DAYS[day] in as_at.err) == (2, True)


# --- ballot files -------------------------------------------------------------------------------------------------


def receive(shell: Shell, file: Path) -> Ended:
    who = ("--as", RETURNING, "--role", "returning_officer", "--seed", SEED)
    given = ("--set", f"selection={REFERENCE}", "--set", f"ballots={file}")
    return shell.run("do", "ballots.receive", *who, *given, at=AFTER_THE_POLL)


@pytest.mark.slow
def test_no_file_of_another_dialect_or_contest_is_sealed_by_mistake(shell: Shell, data: Path) -> None:
    """Every ballot file there is: a bad one is named with its line, a good one is of another contest."""
    files = sorted((data / "elections" / "blt").rglob("*.blt"))
    assert len(files) > 50
    with unchanged(shell):
        for file in files:
            ended = receive(shell, file)
            harmless(ended)
            if ended.code == 3:
                assert ended.err.startswith(f"{file}:")
            else:
                assert ended.code == 1, (file, ended)
                assert ended.err.startswith("ballots: ")
                assert "Nothing was changed." in ended.err


def test_the_bad_ones_are_all_told_from_the_good(shell: Shell, data: Path) -> None:
    folder = data / "elections" / "blt" / "bad"
    expected = json.loads((folder / "expected_verdicts.json").read_text(encoding="utf-8"))
    for name, wanted in expected.items():
        if wanted["verdict"] == "reject" and wanted["line"]:
            ended = receive(shell, folder / f"{name}.blt")
            assert (ended.code, ended.err.split(": ")[0]) == (3, f"{folder / name}.blt:{wanted['line']}"), (
                name
            )


def _as_csv(lines: list[str]) -> str:
    papers, names = lines[1 : lines.index("0")], lines[lines.index("0") + 1 : -1]
    rows = [f"{len(CANDIDATES)},3,"]
    rows += [",".join(paper.split()[:-1]) + "," for paper in papers]
    rows += [f'"Candidate {number}",{name},"Independent (Ind)",' for number, name in enumerate(names, 1)]
    return "\n".join([*rows, '"Ward 1 - Eastmere",', ""])


DIALECTS: dict[str, Callable[[list[str]], bytes]] = {
    "as we write it": lambda lines: "\n".join(lines).encode(),
    "with a byte order mark and Windows line ends": lambda lines: "\r\n".join(lines).encode("utf-8-sig"),
    "padded with blanks": lambda lines: "\n".join(f"  {line}{' ' * 300}" for line in lines).encode(),
    "with comments and empty lines": lambda lines: "\n\n".join(["# the poll of carers", *lines]).encode(),
    "one paper a line": lambda lines: "\n".join(_one_by_one(lines)).encode(),
    "as a council's table": lambda lines: _as_csv(lines).encode(),
}


def _one_by_one(lines: list[str]) -> list[str]:
    end = lines.index("0")
    papers = [line.split() for line in lines[1:end]]
    return [
        lines[0],
        *(f"1 {' '.join(rest)}" for number, *rest in papers for _ in range(int(number))),
        *lines[end:],
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_same_papers_in_any_dialect_are_the_same_papers(
    dialect: str, shell: Shell, tmp_path: Path
) -> None:
    ours = small_ballot_file(tmp_path)
    lines = ours.read_text(encoding="utf-8").splitlines()
    file = tmp_path / ("theirs.csv" if "table" in dialect else "theirs.blt")
    file.write_bytes(DIALECTS[dialect](lines))
    ended = receive(shell, file)
    assert ended.code == 0, ended.err
    assert "38 valid" in ended.out


# --- the database -------------------------------------------------------------------------------------------------


def add_ann(shell: Shell, *more: str) -> Ended:
    return shell.run("do", "person.register", *OFFICE, "--set", "name=Ann Smith", *more, at=READ_AT)


def refused_with(ended: Ended, *words: str) -> None:
    assert (ended.code, ended.out) == (4, ""), ended
    for each in words:
        assert each in ended.err
    harmless(ended)


def test_somebody_else_is_saving(shell: Shell, impatient: None) -> None:
    with unchanged(shell):
        other = sqlite3.connect(shell.place, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        refused_with(add_ann(shell), "Someone else is saving", "Nothing was changed.")
        assert shell.run("show", "person", OFFICER, at=READ_AT).code == 0, "reading goes on"
        other.close()
    assert add_ann(shell).code == 0


def test_a_file_that_can_only_be_read(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with unchanged(shell):
        monkeypatch.setattr(sqlite, "can_write", lambda _path: False)
        refused_with(add_ann(shell), "for viewing only")
        assert shell.run("show", "person", OFFICER, at=READ_AT).code == 0, "reading goes on"
        monkeypatch.undo()


def test_a_damaged_file(shell: Shell) -> None:
    size = Path(shell.place).stat().st_size
    with Path(shell.place).open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 8192))
    refused_with(add_ann(shell), "is damaged", "newest backup")
    checked = shell.run("verify", at=READ_AT)
    assert checked.code == 4


def test_a_file_of_a_newer_program(shell: Shell) -> None:
    with sqlite3.connect(shell.place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = Path(shell.place).read_bytes()
    refused_with(add_ann(shell), "newer version of this program")
    assert Path(shell.place).read_bytes() == before


def test_a_disk_with_no_room_left(shell: Shell) -> None:
    """A program of its own whose files may not grow past a little: the disk takes some of an act, and then no more."""
    little = 40_000
    full = Shell(
        shell.place, alone=True, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (little, little))
    )
    with unchanged(shell):
        refused_with(add_ann(full), "disk", "Nothing was changed.")
    assert add_ann(shell).code == 0


def test_a_rule_book_with_a_value_of_the_wrong_type(shell: Shell, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[report]\n\ndue_days = "soon"\n', encoding="utf-8")
    with unchanged(shell):
        ended = add_ann(shell, "--config", str(mine))
        assert ended.code == 3
        assert ended.err.startswith(f"{mine}:3: report.due_days is “soon”")
        harmless(ended)
