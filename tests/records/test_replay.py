"""Whatever is done, in whatever order: what is refused leaves nothing, and the tables are what the entries say."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_acts import acts, given_to, roles_for, things_on_record
from scenes.acting import perform, session_on
from scenes.conftest import anywhere, begin
from scenes.story import FEW_MEMBERS, small_ballot_file, story
from sqlalchemy import select

from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.registry import Act
from compacttui.cli.session import Session
from compacttui.questions.ledger import HAVE_A_LINE, entry, timeline
from compacttui.questions.names import UNKNOWN
from compacttui.questions.things import kind_of
from compacttui.questions.view import View
from compacttui.records.log import event_table, head_table
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused, StoreTrouble
from compacttui.rules.roles import Role

__all__ = ["anywhere"]


@dataclass(frozen=True, slots=True)
class Moment:
    """The records as they stood somewhere in the story.

    Attributes:
        file: where they are.
        after: the act that was done last.
        at: when, in London.
    """

    file: Path
    after: str
    at: str


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Moment]:
    """The records after each different act of the story, in a small town."""
    folder = tmp_path_factory.mktemp("moments")
    place = folder / "town.db"
    begin(str(place), FEW_MEMBERS)
    steps = [step for step in story(small_ballot_file(folder)) if not step.refused]
    found = []
    for number, step in enumerate(steps):
        session = session_on(str(place), step.at)
        perform(session, step)
        session.close()
        if number + 1 == len(steps) or steps[number + 1].act != step.act:
            copy = folder / f"{number}.db"
            shutil.copy(place, copy)
            found.append(Moment(copy, step.act, step.at))
    return found


@pytest.fixture
def desk_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Opens a desk on a copy of the records as they stood at a moment; what acts write to files is written beside it."""
    monkeypatch.chdir(tmp_path)
    opened: list[Session] = []

    def open_desk(moment: Moment) -> Desk:
        while opened:
            opened.pop().close()
        place = tmp_path / "town.db"
        for file in tmp_path.glob("town.db*"):
            file.unlink()
        shutil.copy(moment.file, place)
        session = session_on(str(place), moment.at)
        opened.append(session)
        clock = session.clock
        assert isinstance(clock, FixedClock)
        clock.at += timedelta(minutes=1)
        return session.desk()

    yield open_desk
    while opened:
        opened.pop().close()


def size_of(desk: Desk) -> int:
    with desk.database.reading() as connection:
        size: int = connection.execute(
            select(head_table.c.size).where(head_table.c.log == desk.town)
        ).scalar_one()
    return size


@pytest.mark.slow
@settings(
    max_examples=25,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(st.data())
def test_invariant_17_random_acts_leave_what_the_entries_say_and_refused_ones_nothing(
    moments: Sequence[Moment], desk_at: Any, data: st.DataObject
) -> None:
    desk = desk_at(data.draw(st.sampled_from(moments), label="from"))
    entries = leaves_of(desk)
    before = len(entries)
    for _ in range(data.draw(st.integers(1, 20), label="acts")):
        move_on(desk, data.draw(st.sampled_from([0, 0, 1, 60, 24 * 60, 20 * 24 * 60]), label="minutes"))
        things = things_on_record(desk)
        act = data.draw(acts(), label="act")
        acting = replace(
            desk,
            kept=range(0),
            person=data.draw(st.sampled_from(things["per"]), label="person"),
            role=data.draw(roles_for(act), label="role"),
        )
        values = data.draw(given_to(act.fields, things, desk.today), label="given")
        refusal = refused(act, acting, values)
        assert size_of(desk) == before + len(acting.kept)
        assert not (refusal and acting.kept), "what is refused leaves nothing"
        before = size_of(desk)
    verdict = verify(desk.database, desk.town, deep=True)
    assert verdict.findings == ()
    assert leaves_of(desk)[: len(entries)] == entries, "what was recorded stays as it was recorded"
    for number in range(len(entries), before):
        check_told(desk, number)


def refused(act: Act[..., Any], desk: Desk, values: dict[str, Any]) -> str:
    """Do an act; why it was refused, in words, or nothing. Whatever else it raises is a mistake of the program."""
    try:
        act(desk, **values)
    except StoreTrouble:
        raise  # the database had to stop what a rule should have
    except Refused as refusal:
        return refusal.message
    return ""


def leaves_of(desk: Desk) -> list[bytes]:
    """The fingerprint of every entry, in order."""
    e = event_table.c
    with desk.database.reading() as connection:
        return list(connection.execute(select(e.leaf).where(e.log == desk.town).order_by(e.seq)).scalars())


def check_told(desk: Desk, number: int) -> None:
    """Invariant 17: every entry says who, in which role, when, and from what to what; its things can be read."""
    view = View(desk.database, desk.town, "", Role.AUDITOR, desk.rules, desk.now)
    opened = entry(view, number)
    assert opened.by
    assert opened.by != UNKNOWN
    assert opened.role
    assert opened.recorded_at <= desk.now
    assert opened.what
    for change in opened.changes:
        assert change.is_new or change.values, (opened.what, change)
        assert all(value.what and (value.before or value.after) for value in change.values)
    if opened.true_on.iso > desk.today.isoformat():
        return  # a line tells what has come true
    for thing, _ in opened.about:
        if kind_of(thing) in HAVE_A_LINE:
            # Rows that say the same of one day stand together, under the last of them.
            assert any(row.what == opened.what for row in timeline(view, kind_of(thing), thing))


def move_on(desk: Desk, minutes: int) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    clock.at += timedelta(minutes=minutes)
