"""Signing in line by line: the same door, the same words, and the lock when nobody typed anything for long."""

from __future__ import annotations

from pathlib import Path

import pytest
from doors import AMAS, BENS, WRONG, Closed

from compacttui.acts import accounts
from compacttui.cli.session import Session, Settings
from compacttui.plain import signing_in
from plain.person import talk


@pytest.fixture
def told(closed: Closed, anywhere: Path) -> Settings:
    """A file that asks for passphrases, as somebody opens it at noon."""
    (anywhere / "mine.toml").write_text(
        "[sign_in]\nmemory_mib = 19\npasses = 2\nlanes = 1\n", encoding="utf-8"
    )
    path = str(closed.desk.database.path)
    return Settings(db=path, now="2026-03-02T12:00", config=str(anywhere / "mine.toml"))


def test_a_name_and_a_passphrase_lead_in(told: Settings):
    heard = talk(["Ama Larbi", AMAS], told)
    assert "These records ask who you are" in heard
    assert "does not keep anybody from the file itself" in heard
    assert "You are here as officer" in heard
    assert AMAS not in heard


def test_a_wrong_passphrase_is_asked_for_again(told: Settings):
    heard = talk(["Ben Osei", WRONG, "Ben Osei", BENS], told)
    assert "Error: This name and passphrase do not go together." in heard
    assert "Before this, a wrong passphrase was typed once with your name." in heard
    assert "You are here as" in heard


def test_whoever_leaves_or_says_nothing_has_seen_nothing(told: Settings):
    for lines in (["q"], []):
        heard = talk(lines, told)
        assert heard.endswith("Left. Nobody signed in.\n")
        assert "Eastmere" not in heard


def test_an_empty_name_only_looks(told: Settings):
    assert "You are here as the public" in talk([""], told)


def test_a_passphrase_for_once_is_exchanged(told: Settings, closed: Closed):
    once = accounts.give(closed.desk, closed.cara).secret
    own = "the ferry leaves at noon"
    heard = talk(["Cara Nwosu", once, "short", "short", own, own], told)
    assert "A passphrase has 12 characters or more" in heard
    assert "Chosen. Only you know it." in heard
    assert "You are here as representative" in heard
    assert not closed.sign_in("Cara Nwosu", own).must_choose


def test_after_a_long_silence_the_passphrase_comes_first_and_nothing_is_lost(
    told: Settings, monkeypatch: pytest.MonkeyPatch
):
    clock = [1000.0]
    monkeypatch.setattr(signing_in, "monotonic", lambda: clock[0])

    def long_after(words: str):
        def reply(_heard: str) -> str:
            clock[0] += 15 * 60
            return words

        return reply

    lines = ["Ama Larbi", AMAS, "add a person", long_after("Nobody Wanted"), WRONG, AMAS, "Eve Adu", ""]
    heard = talk(lines, told)
    assert "Nobody was here for a while. What you typed last was not taken." in heard
    assert "Error: This name and passphrase do not go together." in heard
    session = Session(told)
    session.door.sign_in("Ama Larbi", AMAS)
    try:
        assert session.find("person", "Eve Adu")
    finally:
        session.close()
