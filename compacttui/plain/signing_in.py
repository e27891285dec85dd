"""Signing in line by line: the name, the passphrase unseen; and again when nobody typed anything for long."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final

from compacttui.plain.voice import Ended
from compacttui.rules.refusal import Refused
from compacttui.rules.signing_in import words_on

if TYPE_CHECKING:
    from compacttui.plain.voice import Voice
    from compacttui.rules.doors import Door

_MINUTE: Final = 60.0
_LEAVES: Final = frozenset({"q", "quit", ".later"})


def let_in(voice: Voice, door: Door) -> bool:
    """Ask who somebody is, until they are in or leave; gives whether they are in.

    Args:
        voice: what is said and heard.
        door: what they sign in to.
    """
    voice.say(
        "These records ask who you are. q leaves; an empty name looks at what everybody may read.",
        "This keeps each act under the name of whoever did it. It does not keep anybody from the file itself.",
    )
    try:
        while True:
            name = _name(voice, door)
            if not name:
                door.come_in_unnamed()
                return True
            try:
                signed = door.sign_in(name, voice.ask_unseen("Your passphrase. Nobody sees it here."))
            except Refused as refused:
                voice.say(f"Error: {refused.message}")
                continue
            if signed.failed:
                voice.say(words_on(signed.failed))
            if signed.must_choose:
                _choose(voice, door)
            return True
    except Ended:
        voice.say("Left. Nobody signed in.")
        return False


def _name(voice: Voice, door: Door) -> str:
    prompt = (
        f"Your name. Enter keeps {door.name}." if door.name else "Your name, as it stands on the register."
    )
    name = voice.ask(prompt) or door.name
    if name.casefold() in _LEAVES:
        raise Ended
    return name


def _choose(voice: Voice, door: Door) -> None:
    """Ask for a passphrase of one's own until it will do."""
    voice.say("This passphrase was for once. Choose your own: twelve characters or more, four words will do.")
    while True:
        new = voice.ask_unseen("Your own passphrase.")
        if new.casefold() in _LEAVES:
            raise Ended
        try:
            door.choose(new, voice.ask_unseen("The same again."))
        except Refused as refused:
            voice.say(f"Error: {refused.message}")
        else:
            voice.say("Chosen. Only you know it.")
            return


class Watch:
    """Notices when nobody typed anything for long, and asks for the passphrase before the next line counts."""

    def __init__(self, voice: Voice, door: Callable[[], Door], *, lock_minutes: int) -> None:
        """Begin to watch.

        Args:
            voice: what is said and heard.
            door: what people signed in to.
            lock_minutes: after so many minutes without a line; 0 never asks.
        """
        self._voice = voice
        self._door = door
        self._seconds = lock_minutes * _MINUTE
        self._heard = monotonic()
        self._is_asking = False

    def counts(self) -> bool:
        """A line was heard: gives whether it counts; where the one before was long ago, a passphrase comes first.

        Raises:
            Ended: whoever is there leaves.
        """
        door = self._door()
        is_long = bool(self._seconds) and monotonic() - self._heard >= self._seconds
        if self._is_asking or not (is_long and door.is_signed_in and door.seems_closed):
            self._heard = monotonic()
            return True
        self._voice.say("Nobody was here for a while. What you typed last was not taken. q leaves.")
        self._is_asking = True
        try:
            self._ask(door)
        finally:
            self._is_asking = False
        self._heard = monotonic()
        return False

    def _ask(self, door: Door) -> None:
        while True:
            typed = self._voice.ask_unseen("Your passphrase. Nobody sees it here.")
            if typed.casefold() in _LEAVES:
                raise Ended
            try:
                signed = door.unlock(typed)
            except Refused as refused:
                self._voice.say(f"Error: {refused.message}")
                continue
            if signed.must_choose:
                _choose(self._voice, door)
            return
