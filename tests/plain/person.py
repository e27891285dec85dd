"""A person at the plain interface: hears what is said since they last spoke, and answers the first thing they know."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

import pytest

from compacttui.cli.session import Session, Settings
from compacttui.plain.opening import hold_on

Reply = str | Callable[[str], str]


class Stopped(BaseException):
    """The plug was pulled."""


@dataclass
class Person:
    """Somebody who answers prompts.

    Attributes:
        knows: what they answer, by words that they hear; each may be used once, or as often as it is heard.
        patience: lines after which the plug is pulled; none: never.
        mouth: everything that was said to them.
        typed: every line that they typed.
        marks: how much was said before each of these lines, and before they stopped.
    """

    knows: list[tuple[str, Reply]]
    patience: int | None = None
    mouth: io.StringIO = field(default_factory=io.StringIO)
    typed: list[str] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    _heard: int = 0
    _rest: str = ""

    def readline(self, limit: int = -1) -> str:
        """Answer what was said; the end of the input where nothing is known to it."""
        line = self._rest or self._answer()
        line, self._rest = (line, "") if limit < 0 else (line[:limit], line[limit:])
        return line

    def _answer(self) -> str:
        self.marks.append(len(self.mouth.getvalue().encode()))
        if self.patience is not None and len(self.typed) >= self.patience:
            raise Stopped
        said = self.mouth.getvalue()[self._heard :]
        self._heard += len(said)
        for place, (words, reply) in enumerate(self.knows):
            if words in said:
                line = reply if isinstance(reply, str) else reply(self.mouth.getvalue())
                del self.knows[place]
                self.typed.append(line)
                return f"{line}\n"
        return ""

    def isatty(self) -> bool:
        """A person behind a pipe."""
        return False

    @property
    def heard(self) -> str:
        """Everything that was said."""
        return self.mouth.getvalue()


def number_of(words: str) -> Callable[[str], str]:
    """The number under which something was listed last."""

    def found(heard: str) -> str:
        numbers = re.findall(rf"^(\d+)\. .*{re.escape(words)}", heard, re.MULTILINE)
        assert numbers, (words, heard[-3000:])
        return str(numbers[-1])

    return found


def do(words: str) -> Callable[[str], str]:
    """Do what a line of Today asks for."""
    return lambda heard: f"d {number_of(words)(heard)}"


def hold(person: Person, settings: Settings) -> str:
    """Let somebody talk to the program until they have no more to say; gives everything that was said."""
    hold_on(Session(settings), person, person.mouth)  # type: ignore[arg-type]
    return person.heard


def says(*lines: Reply) -> list[tuple[str, Reply]]:
    """Lines that are typed one after the other, whatever is said."""
    return [("", line) for line in lines]


def talk(lines: Sequence[Reply], settings: Settings) -> str:
    """Type lines one after the other; gives everything that was said."""
    return hold(Person(says(*lines)), settings)


def sweep(every: Iterable[int], *, now: Collection[int]) -> list[object]:
    """Each of these numbers as a case; all but a few are tried where there is time."""
    return [one if one in now else pytest.param(one, marks=pytest.mark.slow) for one in every]
