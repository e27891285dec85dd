"""A poll that is held here at the keyboard: from the box to the sealed papers, keys counted, secrets kept nowhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from contests import Contest
from polling import OFFICER, SCRUTINEER, Poll, make_locks_cheap, rows_of
from scenes.jobs import Hand, hands_on
from scenes.keyboard import Keyboard
from scenes.story import Step
from scenes.test_story_by_keys import sitting
from sqlalchemy import text

from compacttui.acts import selections
from compacttui.acts.desk import Desk, FixedClock, stamp
from compacttui.cli.session import Session
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.tui.forms.base import Form
from compacttui.tui.frame import Frame

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


FREEZE_KEYS, A5_KEYS = 4, 6
"""JOBS A5, from the selection: to freeze its register, yes included; to give notice and list who has not voted."""


async def go_on(hand: Hand, key: str) -> None:
    """Strike the key of what comes next, send its form, and say yes where it asks whether it is meant."""
    hand.strike(key)
    await hand.until(lambda: isinstance(hand.app.screen, Form), "a form")
    await hand.send(Step("2026-03-30 09:00", RETURNING, Role.RETURNING_OFFICER, "", {}, "what comes next"))
    await hand.sees(Frame, "the selections")


@pytest.mark.slow
async def test_a_register_is_frozen_and_a_poll_watched_with_few_keys(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JOBS A5; the passphrases of the box and the codes come between two keys."""
    make_locks_cheap(monkeypatch)
    monkeypatch.chdir(tmp_path)
    contest = Contest.of(desk, members=6)
    contest.open()
    contest.until_published("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
    poll, place = Poll(contest, tmp_path), desk.database.path
    assert place is not None
    async with hands_on(place, RETURNING, "returning_officer", stamp(desk.now)[:16]) as (hand, _):
        frame = await hand.go("selections")
        before = hand.keys
        await go_on(hand, "d")
        assert hand.keys - before <= FREEZE_KEYS
        poll.prepare()
        poll.issue()
        hand.app.look_again()
        await hand.until(lambda: frame.place.row.act == "poll.announce", "what comes next")
        before = hand.keys
        await go_on(hand, "d")
        announcing = hand.keys - before
        assert not frame.place.check_action("remind", ()), "nobody can have voted yet"
    contest.go_past(Mark.POLL_OPENS)
    contest.go_to(desk.today + timedelta(days=10))
    for number in (1, 2, 3, 4):
        poll.vote(f"Housing Partnership member {number}", 1, 2, 0)
    async with hands_on(place, RETURNING, "returning_officer", stamp(desk.now)[:16]) as (hand, _):
        await hand.go("selections")
        await hand.reads("m remind")
        before = hand.keys
        await go_on(hand, "m")
        await hand.reads("2 organisations listed")
        assert announcing + hand.keys - before <= A5_KEYS
    assert len(rows_of(tmp_path / "not voted yet 2026-01.csv")) == 2


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
