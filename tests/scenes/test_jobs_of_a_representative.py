"""What a representative comes to do, key by key: the page on jobs says how many each takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes.jobs import check, hands_on
from scenes.office import BOARD, CHARITY, DEPUTY, HOLDER, declare_this_afternoon, hold_this_afternoon
from scenes.story import Given

from compacttui.papers.forms import Form as PaperForm
from compacttui.papers.forms import written
from compacttui.papers.registry import all_papers
from compacttui.questions.asked import asked_by
from compacttui.questions.interests import interests
from compacttui.questions.meetings import declarations
from compacttui.questions.meetings.agenda import meeting_on
from compacttui.questions.reports import ReportsShown, reports
from compacttui.questions.soundings import soundings
from compacttui.rules.roles import Role
from compacttui.rules.words import AttendanceStatus
from compacttui.tui.forms.preview import Preview
from compacttui.tui.forms.report_back import ReportBack

KEYS_A_SECOND = 5
"""How fast a person types who looks at what they write."""
THREE_MINUTES = 180
WRITTEN: dict[str, Given] = {
    "item": "Transport to clinics",
    "decided": "A second minibus runs from June, on weekdays",
    "said": "That carers cannot use slots before ten",
    "basis": "network_meeting",
    "people_asked": "18",
    "implications": "Later slots can be booked from July",
}
CLOSED: dict[str, Given] = {
    "item": "Grants to youth work",
    "decided": "The northern bid goes to a second round",
    "marking": "board_confidential",
    "reason": "The bids are compared until June",
    "review_on": "1 july",
}


def before(office: Path):
    """Maria, on the morning of the meeting."""
    return hands_on(office, HOLDER, "representative", "2026-04-20T09:30")


def at_the_table(office: Path):
    """Maria, while the board meets."""
    return hands_on(office, HOLDER, "representative", "2026-04-20T14:20")


def in_the_evening(office: Path):
    """Maria, at home."""
    return hands_on(office, HOLDER, "representative", "2026-04-20T21:15")


@pytest.mark.slow
async def test_b1_what_is_due_stands_there(office: Path) -> None:
    hold_this_afternoon(office)
    async with in_the_evening(office) as (hand, _):
        await hand.reads("Report back: Health and Wellbeing Board")
        await hand.reads("in 14 days")
        check("B1", hand)


async def test_b3_what_the_register_suggests_is_declared(office: Path) -> None:
    async with at_the_table(office) as (hand, session):
        await hand.reads("d do it")
        hand.strike("d")
        await hand.form("Declare an interest at a meeting")
        await hand.reads(CHARITY)
        await hand.sent()
        await hand.reads("on record")
        check("B3", hand)
        (row,) = declarations(session.view())
        assert (row.person, row.item, row.declared) == (HOLDER, "2 Grants to youth work", CHARITY)


@pytest.mark.slow
async def test_b2_members_are_asked_before_the_meeting(office: Path) -> None:
    async with before(office) as (hand, session):
        hand.strike("enter")
        await hand.place("Transport to clinics")
        hand.strike("m")
        await hand.form("Ask members before a meeting")
        await hand.type_in("Which mornings can you not travel?")
        await hand.sent()
        await hand.reads("on record")
        check("B2", hand)
        assert [row.question for row in soundings(session.view())] == ["Which mornings can you not travel?"]


@pytest.mark.slow
async def test_b3_that_there_is_nothing_is_three_keys(office: Path) -> None:
    """The register knows of something, so the key that says “nothing” asks once more."""
    async with at_the_table(office) as (hand, session):
        hand.strike("enter")
        await hand.place("Transport to clinics")
        so_far = hand.keys
        hand.strike("d")
        await hand.form("Any conflict of interest?")
        await hand.reads("Harbour Youth Trust")
        hand.strike("0")
        await hand.reads("Press F2 if that is right")
        await hand.sent()
        await hand.reads("Nothing to declare: on record.")
        assert hand.keys - so_far == 3
        (row,) = declarations(session.view())
        assert row.declared == "nothing to declare"


@pytest.mark.slow
async def test_b4_leaving_the_room_and_coming_back_are_a_key_each(office: Path) -> None:
    declare_this_afternoon(office)
    async with at_the_table(office) as (hand, session):
        hand.strike("q")
        await hand.place("What do you want to know?")
        known = {one.question.name: one.key for one in asked_by(Role.REPRESENTATIVE)}
        hand.strike(known["declarations"])
        await hand.place("Grants to youth work")
        hand.strike("enter")
        await hand.place("l left the room")
        so_far = len(hand.struck_keys)
        hand.strike("l")
        await hand.reads("b came back")
        hand.strike("b")
        await hand.reads("Back in the room")
        check("B4", hand, since=so_far)
        (row,) = declarations(session.view())
        assert "14:20" in str(row)


@pytest.mark.slow
@pytest.mark.parametrize("reads_it_first", [False, True])
async def test_b5_a_report_with_a_closed_item_takes_less_than_three_minutes(
    office: Path, *, reads_it_first: bool
) -> None:
    """Scripted at the speed of a person who types; members read that the closed item took place, and no more."""
    declare_this_afternoon(office)
    hold_this_afternoon(office)
    async with in_the_evening(office) as (hand, session):
        await hand.reads("Report back: Health and Wellbeing Board")
        await hand.reads("d do it")
        hand.strike("d")
        await hand.sees(ReportBack, "the report-back")
        form = hand.app.screen
        await hand.fill_in({"items": [WRITTEN, CLOSED]})
        so_far = hand.keys
        if reads_it_first:
            hand.strike("f4")
            await hand.sees(Preview, "what they will see")
            await hand.reads("this item took place and is closed")
            assert "second round" not in hand.screen_text()
            hand.strike("enter")
        else:
            hand.strike("f2")
        await hand.until(lambda: hand.app.screen is not form, "it to be sent")
        await hand.reads("Sent. Your members can read it now.")
        if reads_it_first:
            assert hand.keys - so_far == 2, "the page says that it is one more"
        else:
            check("B5", hand)
        assert hand.struck / KEYS_A_SECOND <= THREE_MINUTES
        (row,) = reports(session.view(), shown=ReportsShown.ALL)
        paper = written(all_papers()["report"](session.view(), row.id), PaperForm.TEXT)
        assert "minibus" in paper
        assert "second round" not in paper
        assert "second round" not in paper


@pytest.mark.slow
async def test_b6_nothing_to_report_takes_three_keys(office: Path) -> None:
    declare_this_afternoon(office)
    hold_this_afternoon(office)
    async with in_the_evening(office) as (hand, session):
        await hand.reads("d do it")
        hand.strike("d")
        await hand.sees(ReportBack, "the report-back")
        form = hand.app.screen
        await hand.until(lambda: form.focused is not None, "its first field")
        hand.strike("alt+0")
        await hand.sees(Preview, "what they will see")
        await hand.reads("There was nothing to report from this meeting.")
        hand.strike("enter")
        await hand.reads("Sent. Your members can read it now.")
        check("B6", hand)
        assert list(reports(session.view(), shown=ReportsShown.NOTHING))


@pytest.mark.slow
async def test_b7_apologies_are_sent_and_the_deputy_comes(office: Path) -> None:
    async with before(office) as (hand, session):
        hand.strike("enter")
        await hand.place("Transport to clinics")
        hand.strike("x")
        await hand.form("Record attendance")
        await hand.reads(f"{DEPUTY}, Carers' seat")
        await hand.sent()
        await hand.reads(f"apologies, deputy sent: {DEPUTY}")
        check("B7", hand)
        meeting = session.find("meeting", BOARD)
        (seat,) = meeting_on(session.view(), meeting).seats
        assert seat.status is AttendanceStatus.DEPUTY_SENT


@pytest.mark.slow
async def test_b8_a_new_interest_is_on_the_register(office: Path) -> None:
    async with in_the_evening(office) as (hand, session):
        await hand.reads("r an interest")
        hand.strike("r")
        await hand.form("What could be gained or lost.")
        hand.strike("down")
        await hand.reads("You could gain or lose money by what is decided.")
        hand.strike("tab", "down")
        await hand.reads("(•) paid work")
        hand.strike("tab")
        await hand.type_in("today")
        hand.strike("tab")
        await hand.type_in("harbour")
        await hand.reads(f"› {CHARITY}")
        hand.strike("enter")
        await hand.sent()
        await hand.reads("on record")
        check("B8", hand)
        own = [row for row in interests(session.view()) if row.person == HOLDER]
        assert {row.kind for row in own} == {"trustee", "paid work"}


@pytest.mark.slow
async def test_b9_a_year_on_one_page_for_members(office: Path) -> None:
    hold_this_afternoon(office)
    async with in_the_evening(office) as (hand, _):
        hand.strike("slash")
        await hand.type_in("okafor")
        await hand.reads("Maria Okafor  ")
        hand.strike("enter")
        await hand.place("c year card")
        hand.strike("c")
        await hand.place("2026: Maria Okafor")
        await hand.reads("Report-backs")
        check("B9", hand)
