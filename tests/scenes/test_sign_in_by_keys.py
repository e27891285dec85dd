"""Signing in by keys: before anything is shown, with a wrong passphrase, and again after the lock, with a draft kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from doors import AMAS, BENS, WRONG, Closed
from scenes.keyboard import WIDE, Keyboard

from compacttui.acts import accounts
from compacttui.cli.session import Session, Settings
from compacttui.rules.roles import Role
from compacttui.tui import guard
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.act import ActForm
from compacttui.tui.forms.base import Form
from compacttui.tui.frame import Frame, Opened
from compacttui.tui.help import Help
from compacttui.tui.places.questions import Questions
from compacttui.tui.signing_in import ChooseOwn, Locked, SignIn

NOON = "2026-03-02T12:00"


@pytest.fixture
def session(closed: Closed, tmp_path: Path) -> Iterator[Session]:
    """A file that asks for passphrases, as somebody opens it at noon."""
    path = closed.desk.database.path
    (tmp_path / "mine.toml").write_text(
        "[sign_in]\nmemory_mib = 19\npasses = 2\nlanes = 1\n", encoding="utf-8"
    )
    session = Session(Settings(db=str(path), now=NOON, config=str(tmp_path / "mine.toml")))
    session.door.asks_itself = False
    yield session
    session.close()


@asynccontextmanager
async def opened(session: Session, size: tuple[int, int] = WIDE):
    """The program with somebody at its keyboard."""
    app = Compacttui(session)
    async with app.run_test(size=size):
        yield Keyboard(app)


async def sign_in(keys: Keyboard, name: str, passphrase: str) -> None:
    """Fill in both fields, and go on with Enter."""
    await keys.sees(SignIn, "the question who somebody is")
    await keys.until(lambda: keys.app.focused is not None, "the first field")
    keys.type(name)
    keys.strike("enter")
    keys.type(passphrase)
    keys.strike("enter")


async def test_nothing_is_shown_before_somebody_signed_in(session: Session):
    async with opened(session) as keys:
        await keys.reads("These records ask who you are")
        said = " ".join(keys.screen_text().split())
        assert "What this protects" in said
        assert "whoever can open the file itself" in said
        assert "Eastmere" not in said
        await sign_in(keys, "Ama Larbi", AMAS)
        await keys.sees(Frame, "the places")
        await keys.reads("Eastmere (example) · officer")


async def test_a_passphrase_is_never_on_the_screen_and_a_wrong_one_is_typed_anew(session: Session):
    async with opened(session) as keys:
        await sign_in(keys, "Ben Osei", WRONG)
        await keys.reads("This name and passphrase do not go together")
        assert WRONG not in keys.screen_text()
        assert "Ben Osei" in keys.screen_text()
        keys.type(BENS)
        keys.strike("enter")
        await keys.sees(Frame, "the places")
        await keys.reads("Before this, a wrong passphrase was typed once with your name")


async def test_a_passphrase_for_once_leads_to_ones_own(session: Session, closed: Closed):
    once = accounts.give(closed.desk, closed.cara).secret
    async with opened(session) as keys:
        await sign_in(keys, "Cara Nwosu", once)
        await keys.sees(ChooseOwn, "the question for their own")
        await keys.until(lambda: keys.app.focused is not None, "the first field")
        keys.type("too short")
        keys.strike("enter")
        keys.type("too short")
        keys.strike("enter")
        await keys.reads("A passphrase has 12 characters or more")
        keys.type("the ferry leaves at noon")
        keys.strike("enter")
        keys.type("the ferry leaves at noon")
        keys.strike("enter")
        await keys.sees(Frame, "the places")
        await keys.reads("Your passphrase is chosen")
    assert not closed.sign_in("Cara Nwosu", "the ferry leaves at noon").must_choose


@pytest.mark.slow
async def test_somebody_without_an_account_may_only_look(session: Session):
    async with opened(session) as keys:
        await keys.sees(SignIn, "the question who somebody is")
        await keys.until(lambda: keys.app.focused is not None, "the first field")
        keys.strike("f4")
        await keys.sees(Frame, "the places")
        await keys.reads("You look at what everybody may read")
        await keys.until(lambda: keys.app.role is not None, "the hat")
        assert keys.app.role is Role.PUBLIC
        await keys.reads("Eastmere (example) · the public")
        keys.strike("n")
        await keys.reads("As the public you can read everything here and change nothing")


@pytest.mark.slow
async def test_the_screen_locks_and_the_same_person_finds_what_they_typed(
    session: Session, monkeypatch: pytest.MonkeyPatch
):
    clock = [1000.0]
    monkeypatch.setattr(guard, "monotonic", lambda: clock[0])
    async with opened(session) as keys:
        await sign_in(keys, "Ama Larbi", AMAS)
        await keys.reads("Eastmere (example) · officer")
        assert await keys.choose("person.register")
        await keys.until(lambda: keys.app.focused is not None, "the first field")
        keys.type("Eve Ad")
        form = keys.app.screen
        await keys.until(lambda: "Eve Ad" in keys.screen_text(), "the name")
        clock[0] += 14 * 60
        keys.app.guard.look()
        assert keys.app.screen is form
        keys.strike("u")
        await keys.until(lambda: "Eve Adu" in keys.screen_text(), "the name")
        clock[0] += 15 * 60
        keys.app.guard.look()
        await keys.sees(Locked, "the lock")
        await keys.reads("The screen is locked")
        await keys.until(lambda: keys.app.focused is not None, "the field")
        assert "Eve Adu" not in keys.screen_text()
        keys.strike("escape")
        keys.type(WRONG)
        keys.strike("enter")
        await keys.reads("do not go together")
        assert isinstance(keys.app.screen, Locked)
        keys.type(AMAS)
        keys.strike("enter")
        await keys.until(lambda: keys.app.screen is form, "the form")
        assert "Eve Adu" in keys.screen_text()
        keys.strike("f2")
        await keys.sees(Frame, "the places")
        await keys.reads("Add a person: done, and on record")


@pytest.mark.slow
async def test_under_the_lock_no_key_does_anything(session: Session):
    async with opened(session) as keys:
        await sign_in(keys, "Ama Larbi", AMAS)
        await keys.reads("Eastmere (example) · officer")
        keys.app.guard.lock()
        await keys.sees(Locked, "the lock")
        await keys.until(lambda: keys.app.focused is not None, "the field")
        keys.strike("ctrl+p", "f4", "f3", "escape", "f2")
        await keys.reads("Passphrase: ")  # f2 was the last of them: it says that the passphrase is missing
        assert isinstance(keys.app.screen, Locked)
        assert len(keys.app.screen_stack) == 3  # empty, the places, the lock
        keys.type(AMAS)
        keys.strike("enter")
        await keys.sees(Frame, "the places")


EVERYWHERE = ("n", "a", "p", "e", "i", "u", "h", "slash", "ctrl+p", "colon", "2", "g", "enter")
"""Keys that lead somewhere from every place."""


async def test_help_over_the_lock_leads_nowhere(session: Session):
    async with opened(session) as keys:
        await sign_in(keys, "Ama Larbi", AMAS)
        await keys.reads("Eastmere (example) · officer")
        await keys.stops_reading()
        keys.app.guard.lock()
        await leads_nowhere(keys, Locked)


async def test_help_before_signing_in_leads_nowhere(session: Session):
    async with opened(session) as keys:
        await leads_nowhere(keys, SignIn)


async def leads_nowhere(keys: Keyboard, door: type[object]) -> None:
    """Open help in front of a door, and strike every key there: at most words are looked for in help."""
    await keys.sees(door, "the door")
    await keys.until(lambda: keys.app.focused is not None, "the field")
    screens = len(keys.app.screen_stack)
    keys.strike("f1")
    await keys.sees(Help, "help")
    for key in EVERYWHERE:
        await keys.until(lambda: keys.app.focused is not None, "the list")
        keys.strike(key)
        await keys.comes_to_rest()
        await keys.stops_reading()
        assert isinstance(keys.app.screen, Help), key
        assert len(keys.app.screen_stack) == screens + 1, key
    keys.strike("escape", "escape")  # the first takes off the filter that the letters were
    await keys.sees(door, "the door")


@pytest.mark.slow
async def test_what_ends_under_the_lock_leaves_it_shut(session: Session):
    async with opened(session) as keys:
        await sign_in(keys, "Ama Larbi", AMAS)
        await keys.reads("Eastmere (example) · officer")
        assert await keys.choose("person.register")
        await keys.until(lambda: keys.app.focused is not None, "the first field")
        keys.type("Eve Adu")
        form = keys.app.screen
        assert isinstance(form, ActForm)
        await keys.until(lambda: "Eve Adu" in keys.screen_text(), "the name")
        form.action_later()  # what was typed is being kept
        keys.app.guard.lock()  # and somebody has gone
        keys.app.push_screen(Opened(Questions()))  # and something was found that was looked for
        await keys.sees(Locked, "the lock")
        await keys.stops_reading()
        assert isinstance(keys.app.screen, Locked)
        assert "Eve Adu" not in keys.screen_text()
        await keys.until(lambda: keys.app.focused is not None, "the field")
        keys.type(AMAS)
        keys.strike("enter")
        await keys.until(lambda: isinstance(keys.app.screen, Opened), "what was found")
        keys.strike("escape")
        await keys.sees(Frame, "the places")
        assert form not in keys.app.screen_stack


@pytest.mark.slow
async def test_an_administrator_gives_an_account_by_keys(session: Session, closed: Closed):
    async with opened(session) as keys:
        await sign_in(keys, "Ama Larbi", AMAS)
        await keys.reads("Eastmere (example) · officer")
        assert not await keys.choose("account.give")
        keys.app.wear_hat(Role.ADMINISTRATOR)
        await keys.reads("· administrator")
        assert await keys.choose("account.give")
        await keys.fill_in({"person": "Cara Nwosu"})
        keys.strike("f2")
        await keys.reads("Passphrase for once: ")
        line = next(one for one in keys.screen_text().splitlines() if "Passphrase for once: " in one)
        once = line.partition("Passphrase for once: ")[2][:19]
    assert closed.sign_in("Cara Nwosu", once).must_choose


@pytest.mark.slow
async def test_whoever_lost_their_account_does_nothing_more(session: Session, closed: Closed):
    async with opened(session) as keys:
        await sign_in(keys, "Ben Osei", BENS)
        await keys.sees(Frame, "the places")
        await keys.until(lambda: keys.app.role is not None, "the hat")
        keys.app.wear_hat(Role.CVS_OFFICER)
        await keys.reads("· officer")
        accounts.close(replace(closed.desk, badge=None), closed.ben)
        assert await keys.choose("person.register")
        await keys.fill_in({"name": "Eve Adu"})
        keys.strike("f2")
        await keys.reads("Your account was closed")
        assert isinstance(keys.app.screen, Form)
