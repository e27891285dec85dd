"""Answers in the interface: whatever is asked, its rows can be shown, told apart and opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from itertools import islice
from pathlib import Path

import pytest

from compacttui.acts.sample import Built
from compacttui.questions.registry import all_questions
from compacttui.questions.view import View
from compacttui.records.database import connect, url_of
from compacttui.rules.dates import to_utc
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.tui.places.answers import Answer

_ROWS = 100


@pytest.fixture(scope="module")
def view(sample_town: tuple[Path, Built], rules: RuleBook) -> View:
    place, built = sample_town
    database = connect(url_of(str(place)))
    now = to_utc(built.today, time(9))
    return View(database, built.towns[0], built.officer, Role.CVS_OFFICER, rules, now)


@pytest.mark.parametrize("name", all_questions())
def test_rows_of_every_question_are_told_apart(name: str, view: View) -> None:
    question = all_questions()[name]
    key = Answer(question).manner().key
    for role in sorted(question.roles or {Role.CVS_OFFICER, Role.AUDITOR, Role.REPRESENTATIVE}):
        rows = list(islice(question(replace(view, role=role)), _ROWS))
        assert all(isinstance(hash(key(row)), int) for row in rows)
        again = list(islice(question(replace(view, role=role)), _ROWS))
        assert [key(row) for row in again] == [key(row) for row in rows], "read anew, a row is known again"
