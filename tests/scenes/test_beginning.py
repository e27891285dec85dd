"""The first start: no records anywhere, and the program begins them itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from scenes.keyboard import Keyboard

from compacttui.cli.session import Session, Settings
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.partnerships import partnerships
from compacttui.tui.app import Compacttui
from compacttui.tui.widgets.entry import Entry

USUAL = "records.sqlite"


@asynccontextmanager
async def started(**said: str) -> AsyncIterator[tuple[Keyboard, Session]]:
    """The program, started by a person with a fixed clock."""
    session = Session(Settings(now="2026-11-02T09:00", seed="first week", **said))
    app = Compacttui(session)
    async with app.run_test(size=(80, 24)):
        yield Keyboard(app), session
    session.close()


async def fill_in(keyboard: Keyboard, *words: str) -> None:
    """Fill the fields in from the first on, and begin."""
    for number, typed in enumerate(words):
        if number:
            await keyboard._step("tab")
        await type_over(keyboard, typed)
    keyboard.strike("f2")


async def type_over(keyboard: Keyboard, words: str) -> None:
    """Type words in place of what stands in the line."""
    line = keyboard.app.focused
    assert isinstance(line, Entry)
    keyboard.strike(*["backspace"] * len(line.value))
    await keyboard.until(lambda: not line.value, "an empty line")
    keyboard.type(words)
    await keyboard.until(lambda: line.value == words, words)


async def test_three_answers_begin_the_records_and_today_follows() -> None:
    async with started() as (keyboard, session):
        await keyboard.reads("Begin a town's records")
        await keyboard.reads("there is no passphrase")
        await keyboard.reads("on paper")
        await keyboard.until(
            lambda: USUAL in keyboard.screen_text().replace("\n", "").replace(" ", ""), USUAL
        )
        assert not Path(session.place).exists()
        await fill_in(keyboard, "Eastmere (example)", "Ama Larbi")
        await keyboard.reads("Nothing needs you")
        await keyboard.reads("The records of Eastmere (example) have begun")
        assert [row.what for row in history(session.view(), Wanted())] == [
            "put on the register",
            "records begun",
        ]
    async with started() as (keyboard, _):
        await keyboard.reads("Nothing needs you")


@pytest.mark.slow
async def test_letters_that_come_in_one_burst_with_tab_land_in_their_fields() -> None:
    """As a slow line sends them: nothing waits for the next field."""
    async with started() as (keyboard, session):
        await keyboard.until(lambda: isinstance(keyboard.app.focused, Entry), "the first field")
        keyboard.type("Eastmere (example)")
        keyboard.strike("tab")
        keyboard.type("Ama Larbi")
        keyboard.strike("f2")
        await keyboard.reads("The records of Eastmere (example) have begun")
        assert session.town.name == "Eastmere (example)"


@pytest.mark.slow
async def test_a_key_that_opens_a_form_and_the_letters_after_it_may_come_in_one_burst() -> None:
    async with started() as (keyboard, session):
        await keyboard.until(lambda: isinstance(keyboard.app.focused, Entry), "the first field")
        keyboard.type("Eastmere (example)")
        keyboard.strike("tab")
        keyboard.type("Ama Larbi")
        keyboard.strike("f2")
        await keyboard.reads("Nothing needs you")
        keyboard.strike("s")
        keyboard.type("Carers Board")
        keyboard.strike("tab")
        keyboard.type("Carers")
        keyboard.strike("f2")
        await keyboard.reads("done, and on record")
        [board] = partnerships(session.view())
        assert (board.partnership, board.seats) == ("Carers Board", 1)


@pytest.mark.slow
async def test_enter_on_a_name_that_is_still_looked_for_takes_it_and_the_letters_after_it_wait() -> None:
    async with started() as (keyboard, _session):
        await keyboard.until(lambda: isinstance(keyboard.app.focused, Entry), "the first field")
        keyboard.type("Eastmere (example)")
        keyboard.strike("tab")
        keyboard.type("Ama Larbi")
        keyboard.strike("f2")
        await keyboard.reads("Nothing needs you")
        keyboard.strike("s")
        keyboard.type("Carers Board")
        keyboard.strike("tab")
        keyboard.type("Carers")
        keyboard.strike("f2")
        await keyboard.reads("Add a seat and who holds it: done")
        keyboard.strike("m")
        keyboard.type("carers b")
        keyboard.strike("enter")
        keyboard.type("2 november 2026")
        keyboard.strike("enter")
        keyboard.type("Winter plan")
        keyboard.strike("f2")
        await keyboard.reads("Enter a meeting: done")


async def test_a_name_that_is_missing_is_said_at_its_field_and_nothing_is_made() -> None:
    async with started() as (keyboard, session):
        await keyboard.reads("Begin a town's records")
        await fill_in(keyboard, "Eastmere (example)")
        await keyboard.reads("Your name: this is needed")
        assert session.is_new


@pytest.mark.slow
async def test_a_file_elsewhere_is_found_again_by_the_next_start(tmp_path: Path) -> None:
    place = tmp_path / "east.sqlite"
    async with started() as (keyboard, session):
        await keyboard.reads("Where the file lives")
        await fill_in(keyboard, "Eastmere (example)", "Ama Larbi", str(tmp_path / "no" / "east.sqlite"))
        await keyboard.reads("folder")
        assert session.is_new
        await type_over(keyboard, str(place))
        keyboard.strike("f2")
        await keyboard.reads("Nothing needs you")
        await keyboard.reads("have begun")
    again = Session(Settings())
    assert (again.place, again.is_new) == (str(place), False)


async def test_leaving_makes_nothing() -> None:
    async with started(db="east.sqlite") as (keyboard, session):
        await keyboard.reads("east.sqlite")
        keyboard.strike("escape")
        await keyboard.until(lambda: not keyboard.app.is_running, "the end")
        assert session.is_new
