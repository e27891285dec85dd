"""Number 19 of the invariants: taking somebody's name and words away changes no count, no date and no total."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from board import Board
from contests import Contest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compacttui.acts import declarations, interests, keeping, reports, soundings
from compacttui.acts import terms as serving
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.reports import ReportAction, ReportItem
from compacttui.cli.ask import params_of
from compacttui.questions.people import people
from compacttui.questions.registry import all_questions
from compacttui.questions.view import View
from compacttui.records.schema import open_database
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import BasisOfView, ErasureGround, InterestCategory, InterestKind, Marking

pytestmark = pytest.mark.slow
TELLS_OF_IT = {"changed", "sample", "kept_long_enough", "today", "history", "access", "hats"}
"""Questions about entries of the history itself, about what is still to be erased and who has a role: these tell of it."""
READERS = (Role.CVS_OFFICER, Role.AUDITOR, Role.PUBLIC)
"""Who asks: whoever reads most, whoever checks, and everybody."""


def a_town(desk: Desk) -> None:
    """People who sat, stood, declared, reported and left; nobody is in office or stands any more."""
    contest = Contest.of(desk, seats=2, members=13)
    contest.elect_two()
    contest.sign()
    contest.declare()
    board = Board.of(desk)
    maria, ben = board.sitter("Maria Thistlewood"), board.sitter("Ben Thistlewood")
    interest = board.trustee_of(maria, board.organisation())
    interests.declare(
        ben.desk,
        category=InterestCategory.FINANCIAL,
        kind=InterestKind.OWNERSHIP,
        since=PartialDate(2025),
        description="A share in the Harbour Café",
    )
    serving.state_mandate(desk, ben.term, "To speak for carers.")
    start = board.view().day
    for week in (1, 2, 3):
        day = date.fromordinal(start.toordinal() + 7 * week)
        meeting = board.meeting(day)
        items = [board.item(meeting, f"Item {n} of week {week}") for n in (1, 2)]
        asked = soundings.ask(maria.desk, meeting, "What of it?", items[0])
        soundings.answer(maria.desk, asked, "A lot.")
        board.go_to(day)
        if week == 1:
            declarations.make(maria.desk, meeting, items[0], interest=interest, nature="I sit on its board.")
        declarations.nil(ben.desk, meeting)
        board.go_to(date.fromordinal(day.toordinal() + 1))
        board.hold(meeting, maria, ben)
        sent = reports.submit(
            ben.desk,
            meeting,
            [
                ReportItem(item=items[0], said="I spoke.", basis=BasisOfView.MEMBER_SURVEY, people_asked=4),
                ReportItem(
                    item=items[1],
                    said="I listened.",
                    marking=Marking.SECTOR_ONLY,
                    reason="Names",
                    review_on=date(2027, 1, 1),
                ),
            ],
            actions=[ReportAction(what="Send the figures", owner="Ben")],
        )
        assert sent
    board.leaves(maria, board.view().day)
    board.leaves(ben, board.view().day)


@pytest.fixture(scope="module")
def town(make_town: Any) -> Desk:
    """The town, made once."""
    desk: Desk = make_town()
    a_town(desk)
    return desk


def figures(desk: Desk) -> dict[str, list[str]]:
    """Of every answer to every question, the figures: numbers, days, yes and no, codes; not names and not words."""
    found = {}
    for role in READERS:
        view = View(desk.database, desk.town, desk.person, role, desk.rules, desk.now)
        for name, question in all_questions().items():
            if name in TELLS_OF_IT or not question.is_for(role):
                continue
            for chosen in ({}, *(choices_of(question) if role is Role.CVS_OFFICER else ())):
                rows = [sorted(figures_in(row)) for row in question(view, **chosen)]
                found[f"{role} {name} {chosen}"] = sorted(map(str, rows))
    return found


def choices_of(question: Any) -> Iterator[dict[str, Any]]:
    """Each choice of a question by itself."""
    for spec in params_of(question):
        if spec.word is not None and not spec.many:
            yield from ({spec.name: spec.word(code)} for code, _ in spec.choices)


def figures_in(value: object) -> Iterator[str]:
    """Every figure inside a row; ids count, since they say that it is the same row."""
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from (f"{one.name}={said}" for said in figures_in(getattr(value, one.name)))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from figures_in(inner)
    elif isinstance(value, (bool, int, date, datetime, PartialDate, Enum)) or value is None:
        yield repr(value)
    elif isinstance(value, str) and (value[3:4] == "-" or value.replace(",", "").isdigit()):
        yield value


@pytest.fixture(scope="module")
def before(town: Desk) -> dict[str, list[str]]:
    """The figures of the town, as long as nobody's words are erased."""
    return figures(town)


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_invariant_19_taking_somebody_s_words_away_changes_no_count_no_date_and_no_total(
    town: Desk, before: dict[str, list[str]], tmp_path: Path, data: st.DataObject
) -> None:
    path = town.database.path
    assert path is not None
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    database = open_database(town.database.url.set(database=str(copy)))
    try:
        desk = replace(town, database=database, clock=FixedClock(town.now))
        view = View(database, desk.town, desk.person, desk.role, desk.rules, desk.now)
        former = sorted(row.id for row in people(view) if row.id != desk.person)
        done = 0
        for person in data.draw(st.lists(st.sampled_from(former), min_size=1, unique=True)):
            with suppress(Refused):  # officers of the poll, and those who were elected in it, stay
                keeping.erase(desk, person, ErasureGround.UNLAWFUL)
                done += 1
        assert figures(replace(desk, clock=FixedClock(town.now))) == before
        verdict = verify(database, desk.town)
        assert verdict.ok, verdict.findings
        assert verdict.entries == verify(town.database, desk.town, deep=False).entries + done
    finally:
        database.close()
