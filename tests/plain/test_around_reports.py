"""Before and after a report-back, line by line: letters, a question to members, an amendment."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.conftest import Run

from compacttui.cli.session import Settings
from plain.conftest import MONDAY, SEATED
from plain.person import number_of, talk
from plain.test_report_back import REPORT, WORDS

LATE = "2026-04-05T10:00"


def test_letters_are_read_and_saved_and_noted_as_sent_only_on_the_officers_word(
    evening: Settings, tmp_path: Path, run: Run
) -> None:
    officer = Settings(db=evening.db, now=LATE)
    file = tmp_path / "reminders.csv"
    heard = talk(["letters", number_of("A reminder of report-backs"), f"save {file}", "overdue"], officer)
    assert "1 letter prepared, and none sent." in heard
    assert "Dear Maria Okafor," in heard
    assert f"Written to {file}. Nothing was sent." in heard
    assert file.read_text(encoding="utf-8").startswith("\ufeffName,Subject,List,Letter\nMaria Okafor,")
    assert "Reminded:" not in heard
    note = [number_of("A reminder of report-backs"), number_of("Put on record"), "2", "letter", ""]
    heard = talk(["letters", *note, "overdue"], officer)
    assert "Recorded. Reminded of a report-back." in heard
    assert "Reminded: Sun 5 April, letter" in heard
    assert "letters are prepared by the officer" in talk(["letters"], evening)
    assert "late-reports" in run("letters", "--now", LATE).out
    text = run("letters", "late-reports", "--to", "maria", "--now", LATE)
    assert "Dear Maria Okafor," in text.out
    assert "1 letter prepared. Nothing was sent." in text.err
    table = run("letters", "late-reports", "-o", str(tmp_path / "again.csv"), "--now", LATE)
    assert table.code == 0
    assert (tmp_path / "again.csv").read_text(encoding="utf-8") == file.read_text(encoding="utf-8")
    assert run("letters", "poems", "--now", LATE).code == 2


@pytest.mark.slow
def test_members_are_asked_the_report_takes_it_up_and_is_amended(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "town.sqlite"
    shutil.copy(begun, place)
    officer = Settings(db=str(place), now=MONDAY)
    talk(SEATED, officer)
    maria = Settings(db=str(place), now="2026-03-02T20:00", person="Maria Okafor", role="representative")
    ask = ["ask members", "When should the bus go?", "3", "winter", "4", "4 march", "", ""]
    heard = talk(["meetings", number_of("Health Board"), *ask], maria)
    assert "Recorded. Members asked." in heard
    sum_up = ["soundings", number_of("Health Board"), "sum up", "Most want it early", "3", "6", ""]
    talk(sum_up, maria._replace(now="2026-03-05T20:00"))
    talk([number_of("Was it held?"), "record that a meeting", ""], officer._replace(now="2026-03-10T09:00"))
    heard = talk(REPORT, maria._replace(now="2026-03-11T21:15"))
    assert "Before the meeting you asked members: When should the bus go?" in heard
    assert "What they answered: 6 answers: Most want it early" in heard
    amend = ["reports", number_of("Maria Okafor"), "amend a report", "A word put right", "", "y"]
    heard = talk([*amend, "b", "l"], maria._replace(now="2026-03-13T21:00"))
    assert f"What was decided: {WORDS}" in heard
    assert "Recorded. Report-back amended." in heard
