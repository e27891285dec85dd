"""Answering a person by keys: what is on record about them, and erasing their words; a volunteer is offered no erasing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from board import Board
from scenes.keyboard import Keyboard
from scenes.story import SEED

from compacttui.acts import interests
from compacttui.acts.desk import Desk
from compacttui.cli.session import Session, Settings
from compacttui.questions.keeping import kept_long_enough
from compacttui.questions.ledger import history
from compacttui.questions.people import people
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import InterestCategory, InterestKind
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.summary import Summary
from compacttui.tui.frame import Opened
from compacttui.tui.papers import Papers
from compacttui.tui.places.paper import PaperRead

pytestmark = pytest.mark.slow
NAME = "Wilhelmina Thistlewood"


@pytest.fixture
def office(desk: Desk) -> Path:
    """A board whose holder has left, and another who has not."""
    board = Board.of(desk)
    holder = board.sitter(NAME, seat=board.seat())
    board.trustee_of(holder, board.organisation())
    board.sitter("Maria Okafor")
    board.go_to(date(2026, 4, 1))
    board.leaves(holder, date(2026, 3, 31))
    return Path(str(desk.database.url.database))


@asynccontextmanager
async def at_the_keys(
    office: Path, person: str | None = None, role: str | None = None, now: str = "2026-06-01T09:00"
) -> AsyncIterator[tuple[Keyboard, Session]]:
    """Somebody sits down."""
    session = Session(Settings(db=str(office), now=now, seed=SEED, person=person, role=role))
    app = Compacttui(session)
    async with app.run_test(size=(120, 40)):
        keyboard = Keyboard(app)
        await keyboard.until(lambda: app.role is not None, "the records")
        yield keyboard, session
        # Some gave way to newer ones, for which Textual's own waiting fails.
        await keyboard.until(lambda: all(one.is_finished for one in app.workers), "the end of reading")
    session.close()


async def at_the_person(keyboard: Keyboard, name: str) -> None:
    """Go to the people, and stand on this one."""
    frame = await keyboard.go("people")
    await keyboard.go_down_to(frame.place, lambda row: row.person == name)


async def agreed(keyboard: Keyboard) -> None:
    """Say yes to the summary: the keys begin on “no”."""
    summary = keyboard.app.screen
    await keyboard.until(lambda: any(one.has_focus for one in summary.query("#no")), "“no”")
    keyboard.strike("tab")
    await keyboard.until(lambda: summary.query_one("#yes").has_focus, "“yes”")
    keyboard.strike("enter")


async def test_what_is_on_record_is_read_from_the_persons_page(office: Path) -> None:
    async with at_the_keys(office) as (keyboard, _):
        await at_the_person(keyboard, NAME)
        keyboard.strike("p")
        await keyboard.sees(Opened, "the papers")
        await keyboard.until(lambda: isinstance(keyboard.app.screen.place, Papers), "the papers")  # type: ignore[attr-defined]
        await keyboard.go_down_to(keyboard.app.screen.place, lambda row: row.paper.name == "on-record")  # type: ignore[attr-defined]
        keyboard.strike("enter")
        await keyboard.until(lambda: isinstance(keyboard.app.screen.place, PaperRead), "the paper")  # type: ignore[attr-defined]
        await keyboard.reads("What is on record about a person, for them alone")
        await keyboard.reads(NAME)


async def test_a_person_s_words_are_erased_by_keys_after_a_summary(office: Path) -> None:
    async with at_the_keys(office) as (keyboard, session):
        await at_the_person(keyboard, NAME)
        assert await keyboard.choose("person.erase")
        await keyboard.fill_in({"ground": "objection", "reason": "Asked on 1 June."})
        keyboard.strike("f2")
        await keyboard.sees(Summary, "the summary")
        await keyboard.reads("This cannot be undone")
        await keyboard.reads("Erase for good a person's name")
        await agreed(keyboard)
        await keyboard.until(
            lambda: NAME not in {row.person for row in people(session.view())}, "the name to be gone"
        )
        await keyboard.reads("former representative, Carers' seat")
        assert history(session.view()).page(0)[0].what == "words erased"


async def test_what_has_been_kept_long_enough_is_destroyed_from_today(desk: Desk) -> None:
    board = Board.of(desk)
    maria = board.sitter("Maria Okafor")
    interest = interests.declare(
        maria.desk,
        category=InterestCategory.FINANCIAL,
        kind=InterestKind.OWNERSHIP,
        since=PartialDate(2025),
        description="Half of the Harbour Café.",
    ).interest
    interests.close(maria.desk, interest, PartialDate(2026, 3, 2))
    place = Path(str(desk.database.url.database))
    async with at_the_keys(place, now="2032-03-05T09:00") as (keyboard, session):
        await keyboard.reads("1 record has been kept long enough")
        assert await keyboard.choose("keeping.destroy_due")
        keyboard.strike("f2")
        await keyboard.sees(Summary, "the summary")
        await agreed(keyboard)
        await keyboard.reads("Destroyed: 1 interest.")
        await keyboard.until(lambda: not kept_long_enough(session.view()), "the list to be empty")


async def test_a_volunteer_is_offered_no_erasing(office: Path) -> None:
    async with at_the_keys(office, "Maria Okafor", "representative") as (keyboard, _):
        await at_the_person(keyboard, NAME)
        assert not await keyboard.choose("person.erase")
