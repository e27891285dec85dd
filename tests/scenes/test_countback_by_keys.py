"""A countback in the count room, with nothing but keys: stepped through, drawn, signed twice, and declared."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from contests import Contest
from scenes.test_count_room import RETURNING, at_now, form_is_open, go_in, seen, send, type_in
from scenes.test_story_by_keys import sitting

from compacttui.acts import counts, people, terms, vacancies
from compacttui.acts.desk import Desk
from compacttui.questions.selections import selection_detail
from compacttui.rules.roles import Role
from compacttui.rules.words import EndedReason

pytestmark = pytest.mark.slow

NAMES = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt", "Li Chen")


@pytest.fixture
def vacant(desk: Desk) -> Contest:
    """Maria and Tom were elected, and Tom has left; Ana and Li are level wherever the papers are counted without him."""
    contest = Contest.of(desk, seats=2, members=12)
    contest.open()
    contest.until_poll_closed(*NAMES)
    contest.seal(((0,), 5), ((1,), 5), ((2,), 1), ((3,), 1))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    _, tom = contest.declare().terms
    terms.end(contest.office, tom, EndedReason.RESIGNED)
    contest.go_to(contest.office.today + timedelta(days=1))
    vacancies.hold_countback(contest.returning, contest.seats[1], contest.selection, "Tom moved away")
    return contest


async def test_a_countback_is_drawn_stepped_through_signed_twice_and_declared(
    vacant: Contest, tmp_path: Path
) -> None:
    async with sitting(tmp_path / "town.db", RETURNING, "returning_officer", at_now(vacant)) as (keyboard, _):
        await go_in(keyboard)
        await keyboard.reads("countback for Tenants' seat 2")
        await keyboard.reads("◆ waits for a lot")
        keyboard.strike("d")
        await form_is_open(keyboard)
        await keyboard.reads("Li Chen")
        keyboard.strike("down", "down", "tab")
        await keyboard.reads("(•) Li Chen")
        await type_in(keyboard, "Idris Vane")
        await send(keyboard)
        await keyboard.reads("◆ complete, not signed")
        keyboard.strike("greater_than_sign")
        await keyboard.reads("Ana Brandt")
        await keyboard.reads("● elected")
        for waits_for in ("a scrutineer to sign", "● signed"):
            keyboard.strike("s")
            await form_is_open(keyboard)
            if waits_for == "● signed":
                await type_in(keyboard, "Idris Vane")
            await send(keyboard)
            await keyboard.reads(waits_for)
        keyboard.strike("b")
        await keyboard.reads("2 places")
        assert "countback for" not in keyboard.screen_text().splitlines()[1]
        keyboard.strike("b")
        await keyboard.reads("countback for Tenants' seat 2")
    vacant.go_to(vacant.office.today + timedelta(days=14), time(13))
    async with sitting(tmp_path / "town.db", RETURNING, "returning_officer", at_now(vacant)) as (keyboard, _):
        await keyboard.go("selections")
        await keyboard.reads("provisional result of a countback")
        keyboard.strike("d")
        await form_is_open(keyboard)
        await send_and_be_back(keyboard)
    detail = selection_detail(vacant.view(), vacant.selection)
    assert ("Ana Brandt", "elected by countback") in [(one.name, one.how) for one in detail.elected]
    assert seen(vacant).after is not None


C4_KEYS = 4
"""JOBS C4, from Today: to the selections, and to its steps held against the rules."""


async def checked_by_an_auditor(contest: Contest, place: Path, *to_it: str) -> str:
    """What an auditor reads who goes to the selection in the list and holds it against its rules; with few keys."""
    async with sitting(place, "Nia Castellan", "auditor", at_now(contest)) as (keyboard, _):
        before = keyboard.struck
        await keyboard.go("selections", wait=False)
        keyboard.strike(*to_it)
        await keyboard.reads("K rules kept?")
        keyboard.strike("K")
        await keyboard.reads("Were the rules kept?")
        assert keyboard.struck - before <= C4_KEYS
        await keyboard.reads("Countback for Tenants' seat 2: result")
        return keyboard.screen_text()


async def test_a_countback_is_held_against_the_rules_while_it_goes_on_and_after_it(
    vacant: Contest, tmp_path: Path
) -> None:
    """JOBS C4: beside the steps of the election, which stay as they were."""
    people.register(vacant.office, "Nia Castellan", roles=[Role.AUDITOR])
    during = await checked_by_an_auditor(vacant, tmp_path / "town.db")
    assert during.count("not yet") == 4
    counts.draw_lot(vacant.returning, vacant.selection, vacant.candidates["Li Chen"], "Idris Vane")
    vacant.sign()
    vacant.go_to(vacant.office.today + timedelta(days=14), time(13))
    counts.declare(vacant.returning, vacant.selection)
    after = await checked_by_an_auditor(vacant, tmp_path / "town.db", "right")
    assert "not yet" not in after
    assert [line for line in during.splitlines() if "Votes counted" in line] == [
        line for line in after.splitlines() if "Votes counted" in line
    ]


async def send_and_be_back(keyboard) -> None:
    """Send the form, say yes to its summary, and be where one came from."""
    keyboard.strike("f2")
    await keyboard.until(
        lambda: any(one.has_focus for one in keyboard.app.screen.query("#no")), "the question"
    )
    keyboard.strike("tab")
    await keyboard.until(lambda: keyboard.app.screen.query_one("#yes").has_focus, "yes")
    keyboard.strike("enter")
    await keyboard.reads("Declare the result: done, and on record.")
