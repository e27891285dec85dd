"""A request with its notice, a selection with its weeks, a nomination with its checks: seen while somebody types."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from scenes.keyboard import Keyboard
from scenes.story import SEED

from compacttui.acts import organisations, partnerships, people, selections, towns
from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.questions.exceptions import exceptions
from compacttui.questions.selections import nominations, requests
from compacttui.questions.selections import selections as selections_asked
from compacttui.questions.things import resolve
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import url_of
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.base import Form

pytestmark = pytest.mark.slow

MONDAY = "2026-03-02T09:00:00"
A2_KEYS, A3_KEYS, A4_KEYS = 8, 10, 14


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with a vacant seat, two members, and somebody to run a selection."""
    path = tmp_path_factory.mktemp("office") / "town.db"
    database = schema.create(url_of(str(path)))
    session_rules = Session(Settings(db=str(path), now=MONDAY, seed=SEED)).rules
    chance = SeededChance("preparing")
    from datetime import UTC, datetime

    from compacttui.acts.desk import FixedClock

    clock = FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    town = towns.found(
        database,
        town_name="Eastmere (example)",
        name="Ama Larbi",
        at=clock.moment_of_act(),
        chance=chance,
        example=True,
    )
    desk = Desk(database, town.town, town.founder, Role.CVS_OFFICER, session_rules, clock, chance)
    board = partnerships.register(desk, "Housing Partnership", since=PartialDate(2020))
    tenants = partnerships.define_constituency(desk, "Tenants")
    seat = partnerships.create_seat(desk, board, "Tenants' seat", tenants, since=PartialDate(2020))
    partnerships.create_seat(desk, board, "Lodgers' seat", tenants, since=PartialDate(2020))
    organisations.register(desk, "Harbour Tenants' Union", since=PartialDate(2015))
    organisations.register(desk, "Saltmarsh Residents", since=PartialDate(2015))
    officer = people.register(desk, "Ruth Adeyemi", roles=[Role.RETURNING_OFFICER])
    people.register(desk, "Maria Okafor")
    selections.open_selection(desk, [seat], officer)
    database.close()
    return path


@asynccontextmanager
async def at_the_keys(office: Path, tmp_path: Path) -> AsyncIterator[tuple[Keyboard, Session]]:
    """The officer sits down, on a copy of the records."""
    copy = tmp_path / "town.db"
    copy.write_bytes(office.read_bytes())
    session = Session(Settings(db=str(copy), now=MONDAY, seed=SEED))
    app = Compacttui(session)
    async with app.run_test(size=(80, 24)):
        keyboard = Keyboard(app)
        await keyboard.until(lambda: app.role is not None, "the records")
        yield keyboard, session
        await keyboard.stops_reading()
    session.close()


async def test_a_request_says_while_it_is_typed_that_it_is_under_a_months_notice(
    office: Path, tmp_path: Path
) -> None:
    """JOBS A2: from Today to the flag in eight keys at most; a day is one."""
    async with at_the_keys(office, tmp_path) as (keyboard, session):
        await keyboard.go("selections")
        keyboard.strike("w")
        await keyboard.sees(Form, "the form of a request")
        keyboard.type("hou")
        await keyboard.reads("Housing Partnership")
        keyboard.strike("enter")
        to_the_flag = keyboard.struck + 1
        keyboard.type("20 march")
        await keyboard.reads("18 days' notice: short")
        assert to_the_flag <= A2_KEYS
        keyboard.strike("f2")
        await keyboard.until(lambda: requests(session.view()), "the request")
        (request,) = requests(session.view(), short=True)
        assert request.partnership == "Housing Partnership"


async def test_a_selection_shows_its_weeks_and_what_is_odd_before_it_is_sent(
    office: Path, tmp_path: Path
) -> None:
    """JOBS A3: from the seat to a selection with its dates seen, in ten keys at most; a day is one."""
    async with at_the_keys(office, tmp_path) as (keyboard, session):
        frame = await keyboard.go("seats")
        await keyboard.go_down_to(frame.place, lambda row: row.seat == "Lodgers' seat")
        before = keyboard.struck
        keyboard.strike("s")
        await keyboard.sees(Form, "the form of a selection")
        await keyboard.reads("Lodgers' seat")
        keyboard.type("rut")
        await keyboard.reads("Ruth Adeyemi")
        keyboard.strike("enter")
        keys = keyboard.struck - before + 1
        keyboard.type("9 march")
        keyboard.strike("tab")
        await keyboard.reads("9 Mar    9N")
        await keyboard.reads("Ramadan")
        keyboard.strike("f2")
        assert keys + 2 <= A3_KEYS
        await keyboard.until(lambda: len(list(selections_asked(session.view()))) == 2, "the selection")
        (one_step, _) = exceptions(session.view())
        assert one_step.what.startswith("opened in one step")


async def test_a_nomination_is_checked_while_it_is_filled_in(office: Path, tmp_path: Path) -> None:
    """JOBS A4: person, proposer, seconder by three letters each; the checks say at each field what they find."""
    async with at_the_keys(office, tmp_path) as (keyboard, _):
        frame = await keyboard.go("selections")
        await keyboard.go_down_to(frame.place, lambda row: row.reference == "2026-01")
        assert await keyboard.choose("nomination.receive")
        before = keyboard.struck
        keyboard.type("mar")
        await keyboard.reads("Maria Okafor")
        keyboard.strike("enter")
        await keyboard.reads("may stand as far as the records know")
        keyboard.type("har")
        await keyboard.reads("Harbour Tenants' Union")
        keyboard.strike("enter")
        await keyboard.reads("has a vote on the qualifying day")
        keyboard.type("har")
        await keyboard.until(
            lambda: keyboard.screen_text().count("Harbour Tenants' Union") == 2, "the name found again"
        )
        keyboard.strike("enter")
        await keyboard.reads("One organisation stands behind this nomination")
        assert keyboard.struck - before <= A4_KEYS


async def test_what_would_still_be_wrong_is_said_while_a_nomination_is_put_right(
    office: Path, tmp_path: Path
) -> None:
    """Until nominations close; nothing of it is kept before it is sent."""
    async with at_the_keys(office, tmp_path) as (keyboard, session):
        desk = session.desk()
        selection = next(iter(selections_asked(session.view()))).id
        person = resolve(session.view(), "person", "Maria Okafor")
        nomination = selections.receive(desk, selection, person, consented=True, interests="none").nomination
        keyboard.app.fill_in(selections.put_right, {"nomination": nomination})
        await keyboard.sees(Form, "the form")
        await keyboard.reads("The proposer is missing.")
        keyboard.type("har")
        await keyboard.reads("Harbour Tenants' Union")
        keyboard.strike("enter")
        await keyboard.until(lambda: "The proposer is missing" not in keyboard.screen_text(), "a proposer")
        keyboard.type("sal")
        await keyboard.reads("Saltmarsh Residents")
        keyboard.strike("enter")
        await keyboard.reads("in order as it stands here")
        (kept,) = nominations(session.view(), selection)
        assert kept.proposer == ""
