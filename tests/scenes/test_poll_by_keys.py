"""A poll that is held here at the keyboard: from the box to the sealed papers, keys counted, secrets kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from contests import Contest
from polling import OFFICER, SCRUTINEER, Poll, make_locks_cheap, rows_of
from scenes.keyboard import Keyboard
from scenes.story import Step
from scenes.test_story_by_keys import sitting
from sqlalchemy import text

from compacttui.acts import selections
from compacttui.acts.desk import Desk, FixedClock, stamp
from compacttui.cli.session import Session
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark

RETURNING = "Ruth Adeyemi, Housing Partnership"


@pytest.fixture
def poll(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Poll:
    """A contested selection whose register is frozen."""
    make_locks_cheap(monkeypatch)
    monkeypatch.chdir(tmp_path)
    contest = Contest.of(desk, members=6)
    contest.open()
    contest.until_published("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
    selections.freeze(contest.office, contest.selection)
    return Poll(contest, tmp_path)


async def do(keyboard: Keyboard, act: str, **given: object) -> int:
    """From the selection in its list: choose an act, fill its form in, send it; gives how many keys that took."""
    before = keyboard.struck
    await keyboard.go("selections")
    await keyboard.choose(act)
    step = Step("2026-03-30 09:00", RETURNING, Role.RETURNING_OFFICER, act, given, act)
    await keyboard.send(step)
    return keyboard.struck - before


def everything_in(desk: Desk) -> bytes:
    assert desk.database.path is not None
    return b"".join(file.read_bytes() for file in desk.database.path.parent.glob("town.db*"))


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_a_poll_by_keys(poll: Poll, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    contest = poll.contest
    keys: dict[str, int] = {}

    def at(session: Session, mark: Mark) -> None:
        contest.go_past(mark)
        clock = session.clock
        assert isinstance(clock, FixedClock)
        clock.at = desk.now

    place = desk.database.path
    assert place is not None
    async with sitting(place, RETURNING, "returning_officer", stamp(desk.now)[:16].replace("T", " ")) as (
        keyboard,
        session,
    ):
        keys["prepare the box"] = await do(
            keyboard,
            "poll.prepare",
            passphrase=OFFICER,
            passphrase_again=OFFICER,
            recovery_file="r.txt",
            scrutineer_passphrase=SCRUTINEER,
            scrutineer_passphrase_again=SCRUTINEER,
        )
        await keyboard.reads("The recovery code is in")
        keys["issue codes"] = await do(keyboard, "codes.issue")
        await keyboard.reads("6 codes in")
        keys["give notice"] = await do(keyboard, "poll.announce")
        at(session, Mark.POLL_OPENS)
        poll.codes = {
            row["Organisation"]: row["Ballot code"]
            for row in rows_of(poll.folder / "ballot codes 2026-01.csv")
        }
        for number in (1, 2, 3):
            poll.vote(f"Housing Partnership member {number}", 1, 2, 0)
        keys["enter a paper"] = await do(
            keyboard,
            "paper.enter",
            organisation="Housing Partnership member 4",
            marks="2 1 -",
            marks_again="2 1 -",
            confirmed_by="Sam Petrov",
        )
        await keyboard.reads("The paper is in the box")
        keys["replace a code"] = await do(
            keyboard,
            "code.replace",
            organisation="Housing Partnership member 5",
            because="lost",
            reason="rang up",
        )
        await keyboard.reads("The new code is")
        keys["reminders"] = await do(keyboard, "reminders.list")
        await keyboard.reads("2 organisations listed")
        at(session, Mark.POLL_CLOSES)
        keys["open the box"] = await do(keyboard, "poll.close", passphrase=OFFICER)
        await keyboard.reads("4 papers of 6 votes sealed")
    with desk.database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM work_draft")).scalar() == 0
    kept = everything_in(desk)
    for secret in (OFFICER, SCRUTINEER, *poll.codes.values()):
        assert secret.encode() not in kept
    typed = len(OFFICER) * 3 + len(SCRUTINEER) * 2
    with capsys.disabled():
        for what, number in keys.items():
            print(f"\n{what:<20}{number:>5} keys", end="")
        print(f"\n{'in all':<20}{sum(keys.values()):>5} keys, {typed} of them passphrases")


@pytest.mark.slow
async def test_leaving_a_form_with_secrets_keeps_nothing(poll: Poll, desk: Desk) -> None:
    place = desk.database.path
    assert place is not None
    at = stamp(desk.now)[:16].replace("T", " ")
    async with sitting(place, RETURNING, "returning_officer", at) as (keyboard, _session):
        await keyboard.go("selections")
        await keyboard.choose("poll.prepare")
        await keyboard.fill_in({"passphrase": OFFICER, "recovery_file": "r.txt"})
        assert OFFICER not in keyboard.screen_text()
        await keyboard.reads("•••")
        keyboard.strike("escape")
        await keyboard.reads("Selections")
    assert OFFICER.encode() not in everything_in(desk)
    assert not (poll.folder / "r.txt").exists()
