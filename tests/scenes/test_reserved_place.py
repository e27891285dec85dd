"""A place kept for small organisations, by keys: from the notice to the count that elects one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from contests import Contest
from scenes.story import Step
from scenes.test_count_room import RETURNING, at_now, go_in, seen
from scenes.test_story_by_keys import sitting

from compacttui.acts import people
from compacttui.acts.desk import Desk
from compacttui.rules.roles import Role

SIX = ("Maria Okafor", "Tom Lindqvist", "Ana Devlin", "Ines Brandt", "Sipho Mbeki", "Rahima Rahman")
SMALL = "Small organisations"


@pytest.mark.slow
async def test_a_reserved_place_is_kept_named_and_counted(desk: Desk, tmp_path: Path) -> None:
    """Three places, six candidates, 40 organisations; Rahima has the fewest votes of all and is elected."""
    officer = people.register(desk, "Jo Marsh", roles=[Role.CVS_OFFICER])
    contest = Contest.of(desk, seats=3, members=40)
    contest.open()
    for name in SIX:
        contest.nominate(name)
    contest.accept(*SIX)
    reference = contest.opened.reference if contest.opened else ""
    town, when = tmp_path / "town.db", at_now(contest)
    assert officer

    async with sitting(town, "Jo Marsh", "cvs_officer", when) as (keyboard, _):
        given = {"selection": reference, "group": SMALL, "least": "1", "reason": "The forum decided so."}
        await keyboard.play(Step(when, "Jo Marsh", Role.CVS_OFFICER, "places.keep", given, ""))
        assert keyboard.struck <= 90, keyboard.struck
    async with sitting(town, RETURNING, "returning_officer", when) as (keyboard, _):
        given = {"selection": reference, "group": SMALL, "candidates": ["Rahima Rahman"]}
        await keyboard.play(Step(when, RETURNING, Role.RETURNING_OFFICER, "places.name_group", given, ""))
        assert keyboard.struck <= 90, keyboard.struck

    contest.until_poll_closed()
    contest.seal(((0, 1), 12), ((1,), 9), ((2, 0), 7), ((3,), 5), ((4,), 4), ((5,), 1))
    async with sitting(town, RETURNING, "returning_officer", at_now(contest)) as (keyboard, _):
        place = await go_in(keyboard)
        keyboard.strike("c")
        await keyboard.until(lambda: place.sheet is not None, "the first stage")
        await keyboard.reads("Rahima Rahman")
    sheet = seen(contest).count.sheet
    assert set(sheet.names(sheet.elected)) == {"Maria Okafor", "Tom Lindqvist", "Rahima Rahman"}
    assert sheet.constraints.in_words() == (
        ("Places kept", "Small organisations at least 1, All others any number"),
    )
