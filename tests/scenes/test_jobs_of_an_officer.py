"""What an officer comes to do, key by key: the page on jobs says how many each takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes.jobs import check, hands_on
from scenes.office import OFFICER

from compacttui.questions.interests import MatchesShown, matches
from compacttui.questions.reports import overdue
from compacttui.questions.selections import requests

pytestmark = pytest.mark.slow

MORNING = "2026-04-20T09:00"


def at_her_desk(office: Path):
    """The officer, in the morning."""
    return hands_on(office, OFFICER, "cvs_officer", MORNING)


async def test_a1_today_says_what_needs_her_and_a_line_opens(office: Path) -> None:
    async with at_her_desk(office) as (hand, _):
        for words in (
            "Interest match: Harbour Youth Trust was on the",
            "Report-back, Skills Board, Tue 10 March: Nia",
            "short notice",
            "Nominations close: Health and Wellbeing Board",
        ):
            await hand.reads(words)
        assert hand.keys == 0
        hand.strike("enter")
        await hand.place("Tom Lindqvist and Harbour Youth Trust")
        check("A1", hand)


async def test_a2_a_request_is_logged_and_its_short_notice_is_said(office: Path) -> None:
    async with at_her_desk(office) as (hand, session):
        hand.strike("n")
        todo = await hand.place("What do you want to do?")
        await hand.narrow_to(todo, "asks for a rep")
        hand.strike("enter")
        await hand.form("Record a request for a representative")
        await hand.type_in("skills")
        await hand.reads("› Skills Board")
        hand.strike("enter")
        await hand.reads("The day on which somebody is wanted")
        await hand.type_in("thursday week")
        hand.strike("f2")
        await hand.reads("it gives 10 days' notice")
        check("A2", hand)
        assert {row.partnership for row in requests(session.view())} >= {"Skills Board"}


async def test_a7_everybody_who_is_late_gets_a_letter_and_none_is_called_sent(office: Path) -> None:
    async with at_her_desk(office) as (hand, session):
        hand.strike("down")
        await hand.reads("c chase")
        hand.strike("c")
        await hand.place("Report-backs that are late")
        await hand.reads("m letters")
        hand.strike("m")
        await hand.place("2 letters prepared, and none sent")
        await hand.reads("Dear Nia Castellan")
        hand.strike("c")
        await hand.reads("Copied.")
        check("A7", hand)
        assert {row.chased for row in overdue(session.view())} == {""}


async def test_a8_a_match_is_settled_with_both_sides_in_sight(office: Path) -> None:
    async with at_her_desk(office) as (hand, session):
        await hand.reads("Interest match: Harbour Youth Trust was on the")
        hand.strike("enter")
        await hand.place("Tom Lindqvist and Harbour Youth Trust")
        both = [line for line in hand.screen_text().splitlines() if "The agenda" in line]
        assert ["The register" in line for line in both] == [True]
        hand.strike("e")
        await hand.form("Settle an interest match")
        await hand.type_in("The trust withdrew its bid before the meeting.")
        await hand.sent()
        await hand.reads("● explained")
        check("A8", hand)
        (row,) = (
            one for one in matches(session.view(), shown=MatchesShown.ALL) if one.person == "Tom Lindqvist"
        )
        assert row.stands.startswith("explained")


async def test_a9_who_sat_where_on_a_day_is_a_page_to_print(office: Path) -> None:
    async with at_her_desk(office) as (hand, _):
        hand.strike("slash")
        await hand.type_in("skills")
        await hand.reads("Skills Board  ")
        hand.strike("enter")
        await hand.place("partnership registered")
        hand.strike("a")
        await hand.reads("Look at another day")
        await hand.type_in("5 march 2025")
        hand.strike("f2")
        await hand.reads("as at Wed 5 March 2025")
        hand.strike("p")
        await hand.place("What do you want to print or publish?")
        await hand.reads("Who sits where")
        hand.strike("enter")
        await hand.place("Who sits where: Skills Board")
        await hand.reads("Wednesday 5 March 2025")
        await hand.reads("Tom Lindqvist")
        check("A9", hand)
