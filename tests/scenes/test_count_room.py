"""The count room through the real interface, with nothing but keys, counted against what an officer has time for."""

from __future__ import annotations

from pathlib import Path

import pytest
from contests import FPTP, Contest
from scenes.keyboard import Keyboard
from scenes.test_story_by_keys import sitting
from tui.counts.stage import papers_of

from compacttui.acts import counts, people
from compacttui.acts.desk import Desk
from compacttui.questions.selections.count_room import count_room
from compacttui.rules.roles import Role
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.summary import Summary
from compacttui.tui.frame import Opened
from compacttui.tui.places.counts.room import Count

pytestmark = pytest.mark.slow

SIX = ("Maria Okafor", "Tom Lindqvist", "Ana Devlin", "Ines Brandt", "Sipho Mbeki", "Rahima Rahman")
RETURNING = "Ruth Adeyemi, Housing Partnership"


def at_now(contest: Contest) -> str:
    return contest.office.now.isoformat(sep=" ", timespec="minutes").partition("+")[0]


def seen(contest: Contest, role: Role = Role.AUDITOR):
    return count_room(contest.view(role), contest.selection)


async def go_in(keyboard: Keyboard) -> Count:
    """From the first screen to the count room."""
    await keyboard.go("selections")
    keyboard.struck = 0
    keyboard.strike("c")
    await keyboard.sees(Opened, "the count room")
    place = keyboard.app.screen.place
    assert isinstance(place, Count)
    await keyboard.until(lambda: place.room is not None, "the count")
    return place


async def send(keyboard: Keyboard) -> None:
    """Send the form, and say yes to its summary."""
    keyboard.strike("f2")
    await keyboard.sees(Summary, "the summary")
    await keyboard.until(
        lambda: any(one.has_focus for one in keyboard.app.screen.query("#no")), "the question"
    )
    keyboard.strike("tab")
    await keyboard.until(lambda: keyboard.app.screen.query_one("#yes").has_focus, "yes")
    keyboard.strike("enter")
    await keyboard.until(lambda: isinstance(keyboard.app.screen, Opened), "the room again")


async def type_in(keyboard: Keyboard, words: str) -> int:
    """Type some words where the keys are; gives how many keys that took, which are not counted."""
    before = keyboard.struck
    keyboard.type(words)
    typed, keyboard.struck = keyboard.struck - before, before
    return typed


async def form_is_open(keyboard: Keyboard) -> None:
    await keyboard.sees(Form, "the form")
    form = keyboard.app.screen
    await keyboard.until(lambda: any(field.has_focus_within for field in form._fields), "the first field")


@pytest.fixture
def stv(desk: Desk) -> Contest:
    contest = Contest.of(desk, seats=3, members=60)
    contest.open()
    contest.until_poll_closed(*SIX)
    papers = papers_of(6, 3, 50)
    counts.receive(contest.returning, contest.selection, contest.papers(*papers.rankings))
    return contest


async def test_counted_stepped_through_signed_twice_and_printed(stv: Contest, tmp_path: Path) -> None:
    async with sitting(tmp_path / "town.db", RETURNING, "returning_officer", at_now(stv)) as (keyboard, _):
        place = await go_in(keyboard)
        await keyboard.reads("Nothing is counted yet.")
        keyboard.strike("c")
        await keyboard.until(lambda: place.sheet is not None, "the first stage")
        stages = len(place.sheet.stages)
        for number in range(2, stages + 1):
            keyboard.strike("space")
            await keyboard.reads(f"Stage {number} of {stages}")
        await keyboard.reads("◆ complete, not signed")
        keyboard.strike("s")
        await form_is_open(keyboard)
        await send(keyboard)
        await keyboard.reads("a scrutineer to sign")
        keyboard.strike("s")
        await form_is_open(keyboard)
        await type_in(keyboard, "Idris Vane")
        await send(keyboard)
        await keyboard.reads("● signed")
        assert not place.check_action("sign", ())
        keyboard.strike("p")
        await keyboard.until(lambda: "What do you want to print" in keyboard.screen_text(), "the papers")
        assert keyboard.struck <= 11 + stages, keyboard.struck
    room = seen(stv)
    assert [one.office for one in room.count.signatures] == ["returning officer", "scrutineer"]


async def test_a_lot_is_drawn_before_a_witness_where_the_count_waits(desk: Desk, tmp_path: Path) -> None:
    contest = Contest.of(desk, members=9)
    contest.open(method=FPTP)
    contest.until_poll_closed(*SIX[:3])
    contest.seal(((0,), 3), ((1,), 3), ((2,), 1))
    async with sitting(tmp_path / "town.db", RETURNING, "returning_officer", at_now(contest)) as (
        keyboard,
        _,
    ):
        place = await go_in(keyboard)
        await keyboard.reads("Nothing is counted yet.")
        keyboard.strike("c")
        await keyboard.reads("◆ waits for a lot")
        await keyboard.reads("Maria Okafor and Tom Lindqvist have equal votes")
        keyboard.strike("d")
        await form_is_open(keyboard)
        await keyboard.reads("Tom Lindqvist")
        assert "Ana Devlin" not in keyboard.screen_text(), "only those who are tied can be drawn"
        keyboard.strike("down", "down", "tab")
        await keyboard.reads("(•) Tom Lindqvist")
        await type_in(keyboard, "Idris Vane")
        await send(keyboard)
        await keyboard.until(
            lambda: place.sheet is not None and place.sheet.is_finished, "the end of the count"
        )
        await keyboard.reads("● elected 1st")
        assert keyboard.struck <= 9
    sheet = seen(contest).count.sheet
    assert sheet.names(sheet.elected) == ["Tom Lindqvist"]
    assert seen(contest).count.lots[0].witness == "Idris Vane"


async def test_a_scrutineer_objects_and_is_answered_where_it_is_seen(stv: Contest, tmp_path: Path) -> None:
    counts.run(stv.returning, stv.selection)
    place, at = tmp_path / "town.db", at_now(stv)
    async with sitting(place, "Sam Petrov, Housing Partnership", "scrutineer", at) as (keyboard, _):
        await go_in(keyboard)
        await keyboard.reads("o objection")
        keyboard.strike("o")
        await form_is_open(keyboard)
        await type_in(keyboard, "A bundle was not shown.")
        keyboard.strike("f2")
        await keyboard.reads("◆ an objection waits for an answer")
    async with sitting(place, RETURNING, "returning_officer", at) as (keyboard, _):
        await go_in(keyboard)
        await keyboard.reads("o objection")
        keyboard.strike("o")
        await form_is_open(keyboard)
        await type_in(keyboard, "It was shown again to all.")
        await send(keyboard)
        await keyboard.reads("◆ complete, not signed")
        keyboard.strike("w")
        await keyboard.reads("It was shown again to all.")
    (objection,) = seen(stv).objections
    assert (objection.said, objection.answer) == ("A bundle was not shown.", "It was shown again to all.")


async def test_an_auditor_counts_again_and_holds_it_against_the_rules(stv: Contest, tmp_path: Path) -> None:
    """One key from the process each."""
    counts.run(stv.returning, stv.selection)
    stv.sign()
    stv.declare()
    people.register(stv.office, "Nia Castellan", roles=[Role.AUDITOR])
    async with sitting(tmp_path / "town.db", "Nia Castellan", "auditor", at_now(stv)) as (keyboard, _):
        await keyboard.go("selections", wait=False)
        keyboard.strike("right")
        await keyboard.reads("result declared")
        keyboard.strike("v")
        await keyboard.reads("The same, to the last byte.")
        keyboard.strike("escape")
        await keyboard.reads("result declared")
        keyboard.strike("K")
        await keyboard.reads("Were the rules kept?")
        await keyboard.reads("Notice of poll published")
