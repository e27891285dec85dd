"""What an auditor comes to look at, key by key: the page on jobs says how many each takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes.jobs import check, hands_on
from scenes.keyboard import row_of
from scenes.office import AUDITOR

pytestmark = pytest.mark.slow


def in_the_reading_room(office: Path):
    """The auditor, in the morning."""
    return hands_on(office, AUDITOR, "auditor", "2026-04-20T09:00")


async def test_c1_one_person_is_traced_on_one_line(office: Path) -> None:
    async with in_the_reading_room(office) as (hand, _):
        hand.strike("slash")
        await hand.type_in("lindqvist")
        await hand.reads("Tom Lindqvist  ")
        hand.strike("enter")
        await hand.place("Tom Lindqvist")
        for words in ("co-opted, not elected", "interest declared", "meeting attended", "report-back due"):
            await hand.reads(words)
        check("C1", hand)


async def test_c2_the_meeting_at_which_somebody_said_nothing_is_found(office: Path) -> None:
    async with in_the_reading_room(office) as (hand, _):
        hand.strike("slash")
        await hand.type_in("lindqvist")
        await hand.reads("Tom Lindqvist  ")
        hand.strike("enter")
        line = await hand.place("interest declared")
        await hand.narrow_to(line, "harbour")
        await hand.reads("trustee, Harbour Youth Trust")
        await hand.reads("no declaration")
        await hand.until(lambda: "term began" not in hand.screen_text(), "nothing else")
        check("C2", hand)


async def test_c5_who_changed_this_is_one_key_away(office: Path) -> None:
    async with in_the_reading_room(office) as (hand, _):
        frame = await hand.go("meetings", wait=False)
        await hand.until(lambda: row_of(frame.place) is not None, "a meeting")
        before = len(hand.struck_keys)
        hand.strike("h")
        await hand.place("meeting planned")
        await hand.reads("Ama Larbi")
        check("C5", hand, since=before)


async def test_c7_a_sample_of_report_backs_is_drawn_with_its_seed(office: Path) -> None:
    async with in_the_reading_room(office) as (hand, _):
        hand.strike("n")
        todo = await hand.place("Draw a random sample")
        await hand.go_down_to(todo, lambda row: row is not None and row.act.name == "sample.draw")
        hand.strike("enter")
        await hand.form("Draw a random sample")
        hand.strike("down")
        await hand.reads("(•) report-backs")
        await hand.sent()
        await hand.reads("drawn with the seed")
        check("C7", hand)


async def test_c8_what_was_done_in_spite_of_a_rule_takes_two_keys(office: Path) -> None:
    async with in_the_reading_room(office) as (hand, _):
        hand.strike("q")
        await hand.place("What do you want to know?")
        hand.strike("1")
        listed = await hand.place("What was done in spite of a rule, and why")
        await hand.until(lambda: row_of(listed) is not None, "what was done")
        check("C8", hand)
