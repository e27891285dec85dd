"""A representative and their interests at the real interface: a new job declared, told better, confirmed once a year."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from board import Board
from scenes.keyboard import Keyboard
from scenes.story import SEED

from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.questions.interests import ReturnsShown, interest_returns, interests
from compacttui.rules.dates import PartialDate
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.base import Form

pytestmark = pytest.mark.slow

B8_KEYS = 14
"""A new job: eight keys and what only the person knows - the employer, the day."""


@pytest.fixture
def office(desk: Desk) -> Path:
    """Maria in her seat, with the trust she sits on the board of."""
    board = Board.of(desk)
    board.trustee_of(board.sitter(), board.organisation())
    return Path(str(desk.database.url.database))


@asynccontextmanager
async def at_the_keys(office: Path, day: date) -> AsyncIterator[tuple[Keyboard, Session]]:
    """Maria sits down."""
    told = Settings(
        db=str(office), now=f"{day}T19:00:00", seed=SEED, person="Maria Okafor", role="representative"
    )
    session = Session(told)
    app = Compacttui(session)
    async with app.run_test(size=(80, 24)):
        keyboard = Keyboard(app)
        await keyboard.until(lambda: app.role is not None, "the records")
        yield keyboard, session
        await keyboard.stops_reading()
    session.close()


async def test_a_new_job_is_declared_with_its_category_explained(office: Path) -> None:
    """JOBS B8: each category says in a sentence what it means, on a screen of 80 columns."""
    async with at_the_keys(office, date(2026, 3, 20)) as (keyboard, session):
        await keyboard.go("interests")
        assert await keyboard.choose("interest.declare")
        await keyboard.reads("Category")
        keyboard.strike("tab")
        before = keyboard.struck
        keyboard.strike("f")
        await keyboard.reads("You could gain or lose money by what is decided.")
        keyboard.strike("tab", "p", "tab")
        keyboard.type("9 march")
        keyboard.strike("tab", "tab")
        typed = len("9 march")
        keyboard.type("Granite Mill")
        typed += len("Granite Mill")
        keyboard.strike("f2")
        await keyboard.until(lambda: len(list(interests(session.view()))) == 2, "the new entry")
        assert keyboard.struck - before - typed <= B8_KEYS
        job = next(row for row in interests(session.view()) if row.held_in == "Granite Mill")
        assert (job.category, job.kind, job.days_late) == ("financial", "paid work", 0)


async def test_what_stands_on_the_register_stands_in_the_form_that_amends_it(office: Path) -> None:
    async with at_the_keys(office, date(2026, 3, 20)) as (keyboard, session):
        await keyboard.go("interests")
        await keyboard.reads("Harbour Youth Trust")
        assert await keyboard.choose("interest.amend")
        await keyboard.reads("non-financial professional")
        form = keyboard.app.screen
        assert isinstance(form, Form)
        since, trust = form.field("since"), form.field("organisation")
        assert since is not None
        assert trust is not None
        await keyboard.until(lambda: since.raw == "2025", "the day on record")
        await keyboard.until(lambda: "Harbour Youth Trust" in trust.in_words(), "the trust on record")
        await since.put("March 2025")
        keyboard.strike("f2")
        await keyboard.until(
            lambda: [row.since for row in interests(session.view())] == [PartialDate(2025, 3)],
            "the entry told better",
        )
        (entry,) = interests(session.view())
        assert (entry.held_in, entry.kind) == ("Harbour Youth Trust", "trustee")


async def test_the_yearly_word_is_given_from_today_in_three_keys(office: Path) -> None:
    async with at_the_keys(office, date(2027, 2, 20)) as (keyboard, session):
        await keyboard.reads("Confirm your interests for the year: 1 interest on the register")
        before = keyboard.struck
        keyboard.strike("d")
        await keyboard.sees(Form, "the form")
        await keyboard.reads("Maria Okafor")
        keyboard.strike("f2")
        said = lambda: [row.said for row in interest_returns(session.view(), shown=ReturnsShown.ALL)]  # noqa: E731
        await keyboard.until(lambda: said() == ["1 interest"], "the confirmation")
        assert keyboard.struck - before <= 3
