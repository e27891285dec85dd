"""The first week in plain mode: from the first start to an audited seat, through pipes and on a simple terminal."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from plain.person import Person, Stopped, hold, says
from plain.week import WEEK, Played, Sitting, play, spreadsheet, table, through_a_pipe

from compacttui.acts import drafts
from compacttui.acts.checks import check_history
from compacttui.cli.session import Session
from compacttui.questions.ledger import history

DOCUMENT = Path(__file__).parents[2] / "docs" / "first-week.md"
BEGIN, END = "<!-- plain: begin -->", "<!-- plain: end -->"

HUMAN = 5.0
"""Keys that a person strikes in a second who is tired and no typist."""


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Played], Path, list[Path]]:
    """The whole week, with the records as they were before each sitting."""
    folder = tmp_path_factory.mktemp("week")
    place, played, before = folder / "town.sqlite", [], []
    spreadsheet(folder)
    for number, sitting in enumerate(WEEK):
        before.append(folder / f"before-{number}.sqlite")
        if place.exists():
            shutil.copy(place, before[-1])
        played.append(play(sitting, place))
    return played, place, before


def test_the_whole_path_is_walked_in_few_lines_and_a_report_in_three_minutes(week, capsys):
    played, _, _ = week
    for one in played:
        for words in one.sitting.hears:
            assert words in one.heard, (one.sitting.step, words, one.heard)
        assert "Error" not in one.heard, (one.sitting.step, one.heard)
    with capsys.disabled():
        print(f"\n{table(played)}")
    report = next(one for one in played if one.sitting.step == "report back")
    assert report.keys / HUMAN <= 180
    assert len(report.lines) <= 12


def test_the_document_for_the_officer_holds_these_numbers(week):
    page = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    renewed = f"{before}{BEGIN}\n{table(week[0])}\n{END}{rest.partition(END)[2]}"
    if "COMPACTTUI_RENEW" in os.environ:
        DOCUMENT.write_text(renewed, encoding="utf-8")
    assert page == renewed, "run this test with COMPACTTUI_RENEW=1 to write the table anew"


def test_nothing_that_is_said_could_move_a_cursor_or_colour_a_word(week):
    for one in week[0]:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", one.heard)
        assert not re.search("[─-╿■▲●◆]", one.heard)


def test_what_has_a_number_keeps_it_for_the_whole_sitting(week):
    for one in week[0]:
        said: dict[str, set[str]] = {}
        own_lists = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)
        of_things = one.heard.replace("Step 1 of 3", "\nStep").split("\nStep")[0]
        for number, words in own_lists.findall(of_things):
            said.setdefault(words, set()).add(number)
        assert all(len(numbers) == 1 for words, numbers in said.items()), said


def test_a_pipe_hears_to_the_letter_what_a_person_hears(week, tmp_path):
    played, place, before = week
    number = next(number for number, one in enumerate(played) if one.sitting.step == "report back")
    again = tmp_path / place.name
    if before[number].exists():
        shutil.copy(before[number], again)
    ended = through_a_pipe(played[number].sitting, again, played[number].lines)
    expected = played[number].heard.replace(str(place), str(again))
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.decode() == expected


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals of POSIX")
def test_a_simple_terminal_falls_into_plain_lines_and_says_so(week):
    import pty

    played, place, _ = week
    lines = played[-1].lines
    keyboard, terminal = pty.openpty()
    env = {**os.environ, "TERM": "dumb", "COLUMNS": "80"}
    command = [sys.executable, "-m", "compacttui", *played[-1].sitting.options(place)]
    running = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE, env=env)
    os.close(terminal)
    os.write(keyboard, "".join(f"{line}\n" for line in lines).encode())
    shown = b""
    try:
        while piece := os.read(keyboard, 65_536):
            shown += piece
    except OSError:
        pass  # the other end is closed: the program has left
    assert running.wait(timeout=60) == 0
    assert running.stderr is not None
    assert running.stderr.read() == b""
    running.stderr.close()
    os.close(keyboard)
    heard = shown.decode().replace("\r\n", "\n")
    assert "This terminal is a simple one (TERM=dumb), so the interface goes on line by line." in heard
    assert "every one as it was recorded." in heard
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", heard)


@pytest.mark.long
@pytest.mark.parametrize("number", range(1, len(WEEK)))
def test_killing_the_program_at_every_line_of_the_week_is_the_same_as_stopping_there(week, number, tmp_path):
    """SIGKILL once each line was answered: the records are whole, and hold what a person who stopped there leaves."""
    played, _, before = week
    one = played[number]
    spreadsheet(tmp_path)
    for after in range(1, len(one.lines)):
        stopped, killed = tmp_path / f"{after}-stopped.sqlite", tmp_path / f"{after}-killed.sqlite"
        for place in (stopped, killed):
            shutil.copy(before[number], place)
        with pytest.raises(Stopped), chdir(tmp_path):
            hold(Person(says(*one.lines), patience=after), one.sitting.settings(stopped))
        _kill(one, killed, after)
        assert _left(one.sitting, killed) == _left(one.sitting, stopped), (one.sitting.step, after)


def _kill(one: Played, place: Path, after: int) -> None:
    """Type lines, hear everything that answers them, and kill the program there."""
    command = [sys.executable, "-m", "compacttui", "--plain", *one.sitting.options(place)]
    with subprocess.Popen(
        command, cwd=place.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write("".join(f"{line}\n" for line in one.lines[:after]).encode())
        running.stdin.flush()
        assert len(running.stdout.read(one.marks[after])) == one.marks[after]
        running.kill()


def _left(sitting: Sitting, place: Path) -> tuple[object, ...]:
    """What somebody left: the entries, checked, and what is not finished."""
    session = Session(sitting.settings(place))
    verdict = check_history(session.desk(), lambda _done, _of: None)
    # What was put on record in this sitting has another id in each run.
    kept = [
        (draft.form, re.sub(r"[a-z]{3}-[0-9a-z]{16}", "ID", str(draft.values)))
        for draft in drafts.listed(session.desk())
    ]
    titles = [(row.what, row.note) for row in history(session.view())]
    session.close()
    return verdict.ok, kept, titles
