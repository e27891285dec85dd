"""Two officers put one nomination right at the same time, each in the real interface."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes.acting import perform, session_on
from scenes.story import BEGIN, OFFICER, Step
from scenes.test_every_selection import begun
from scenes.test_story_by_keys import sitting
from scenes.ways import REFERENCE, STANDING, way

from compacttui.acts import people
from compacttui.questions.selections import selection_detail
from compacttui.rules.roles import Role

OTHER = "Joan Whitfield"
NOMINEE = STANDING[0]
AT = "2026-01-14 10:00"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keys", "holds"),
    [
        (("down", "down"), "The hours after ten at night."),
        (("space",), "Before breakfast."),
    ],
)
async def test_whoever_sends_second_sees_both_and_chooses(
    tmp_path: Path, keys: tuple[str, ...], holds: str
) -> None:
    told = way("uncontested", tmp_path)
    place = tmp_path / "town.db"
    begun(place, told)
    session = session_on(str(place), BEGIN)
    for step in told.steps[:2]:
        perform(session, step)
    people.register(session.desk(), OTHER, roles=[Role.CVS_OFFICER])
    session.close()
    mine = {"nomination": NOMINEE, "statement": "The hours after ten at night."}
    hers = Step(
        AT, OTHER, Role.CVS_OFFICER, "nomination.put_right", mine | {"statement": "Before breakfast."}, ""
    )
    async with sitting(place, OFFICER, "cvs_officer", AT) as (keyboard, _):
        await keyboard.choose("nomination.put_right")
        form = await keyboard.fill_in(mine)
        second = session_on(str(place), AT)
        perform(second, hers)
        second.close()
        keyboard.strike("f2")
        await keyboard.reads(f"While you were writing: {OTHER}")
        await keyboard.reads("Before breakfast.")
        keyboard.strike(*keys, "f2")
        if holds in mine.values():
            await keyboard.until(lambda: keyboard.app.screen.query("#list"), "the second try")
        else:
            await keyboard.reads(f"what {OTHER} recorded stands")
            assert keyboard.app.screen is form, "nothing typed is lost"
    after = session_on(str(place), AT)
    (found,) = selection_detail(after.view(), after.find("selection", REFERENCE)).nominations
    after.close()
    assert found.statement == holds
