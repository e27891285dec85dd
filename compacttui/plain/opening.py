"""Opening the plain interface: on the records that there are, or by beginning them."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Protocol, TextIO

from compacttui.acts.copies import keep_copy
from compacttui.plain.conversation import Conversation
from compacttui.plain.keeper import Keeper
from compacttui.plain.keeper import Started as Surroundings
from compacttui.plain.signing_in import Watch, let_in
from compacttui.plain.voice import Ended, Voice
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.rules.doors import Door
    from compacttui.rules.rulebook import RuleBook


class Started(Surroundings, Protocol):
    """What the program was started with."""

    @property
    def place(self) -> str:
        """Where the records are."""
        ...

    @property
    def rules(self) -> RuleBook:
        """The rule book."""
        ...

    @property
    def door(self) -> Door:
        """What somebody signs in to."""
        ...

    @property
    def is_new(self) -> bool:
        """There are no records at that place yet."""
        ...

    def begin(self, town_name: str, name: str, place: str) -> str:
        """Begin a town's records at a place and go on with them; returns a sentence about it.

        Raises:
            Refused: a name or the place will not do.
        """
        ...


def open_plain(started: Started, why: str = "") -> None:
    """Hold the conversation until the person leaves or the input ends, and let go of the records.

    Args:
        started: what the program was started with.
        why: why this is not the drawn interface, where nobody asked for the plain one.
    """
    hold_on(started, listening(sys.stdin), sys.stdout, why)


def hold_on(started: Started, ears: TextIO, mouth: TextIO, why: str = "") -> None:
    """As `open_plain`, with lines that come from and go to other places than standard input and output."""
    voice = Voice(ears, mouth)
    try:
        if why:
            voice.say(why)
        if started.is_new and not _begin(voice, started):
            return
        if started.door.seems_closed and not let_in(voice, started.door):
            return
        minutes = started.rules.display.lock_minutes
        voice.counts = Watch(voice, lambda: started.door, lock_minutes=minutes).counts
        keeper = Keeper(started)
        Conversation(voice, keeper).run()
        keep_copy(keeper.desk)
    finally:
        voice.flush()
        started.close()


def listening(stream: TextIO) -> TextIO:
    """What comes through a pipe is UTF-8, unless somebody said otherwise; no byte of it can fail."""
    if isinstance(stream, io.TextIOWrapper):
        own = stream.isatty() or "PYTHONIOENCODING" in os.environ
        stream.reconfigure(encoding=None if own else "utf-8", errors="replace")
    return stream


def _begin(voice: Voice, started: Started) -> bool:
    """Begin the records of a town; gives whether they have begun."""
    voice.say(
        f"There are no records at {started.place} yet. Begin them now: three questions.",
        "You are alone here: there is no password, and whoever opens this file can read it.",
        "To look at an invented town first, leave with q and use “compacttui demo --plain”.",
    )
    town = name = ""
    try:
        while True:
            town = town or _needed(voice, "Field 1 of 3: What is the town or area called?")
            name = name or _needed(voice, "Field 2 of 3: What is your name?")
            place = voice.ask("Field 3 of 3: Where is the file to be?", f"Enter keeps {started.place}.")
            try:
                voice.say(started.begin(town, name, place or started.place))
            except Refused as refused:
                voice.say(f"Error: {refused.message}")
                town = "" if refused.field == "town_name" else town
                name = "" if refused.field == "name" else name
            else:
                return True
    except Ended:
        voice.say("Left. Nothing was begun.")
        return False


def _needed(voice: Voice, prompt: str) -> str:
    while True:
        line = voice.ask(prompt)
        if line.casefold() in {"q", ".later"}:
            raise Ended
        if line:
            return line
        voice.say(f"Error, {prompt[0].lower()}{prompt[1:12]}: this is needed.")
