"""What is said and heard: plain lines out, plain lines in, and nothing that a terminal could act on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TextIO

from compacttui.rules.refusal import Refused
from compacttui.rules.text import clean

_LONGEST: Final = 100_000
"""Characters of one line that are listened to: more than any field can hold."""
_MARK: Final = "> "
"""Stands before what a person types; left out where lines come from a pipe."""


class Ended(Exception):  # the name says what happened; it is no error
    """Nobody says anything more: the input has ended."""


class Voice:
    """Says lines and hears lines.

    Attributes:
        heard: how many lines were heard so far.
        answer: what was said between the last two lines that were heard.
        counts: asked after each line whether it counts; one that does not is asked for again.
    """

    def __init__(self, ears: TextIO, mouth: TextIO) -> None:
        """Begin to listen.

        Args:
            ears: where lines come from.
            mouth: where lines go to.
        """
        self._ears = ears
        self._mouth = mouth
        self._mark = _MARK if ears.isatty() and mouth.isatty() else ""
        self.heard = 0
        self.answer = ""
        self.counts: Callable[[], bool] = lambda: True
        self._saying: list[str] = []

    def say(self, *lines: str) -> None:
        """Say lines. What follows a line break inside one is set in, so that no text can pass for a line of ours."""
        self._saying += lines
        for line in lines:
            self._mouth.write(clean(line).replace("\n", "\n  ") + "\n")

    def ask_unseen(self, *prompt: str) -> str:
        """Say what is asked for, and hear one line that nobody sees, where this is a terminal; to the letter.

        Raises:
            Ended: there are no more lines.
        """
        self.say(*prompt)
        self._mouth.flush()
        if self._mark:
            from getpass import getpass

            try:
                line = getpass(self._mark) + "\n"
            except EOFError:
                line = ""
        else:
            line = self._ears.readline(_LONGEST)
        if not line:
            raise Ended
        if not self.counts():
            return self.ask_unseen(*prompt)
        self.heard += 1
        self.answer, self._saying = "", []
        return line.removeprefix("\ufeff").rstrip("\r\n")

    def ask(self, *prompt: str) -> str:
        """Say what is asked for, and hear one line, cleaned, without its end.

        Raises:
            Ended: there are no more lines.
            Refused: the line is longer than anything that can be kept.
        """
        self.say(*prompt)
        if self._mark:
            self._mouth.write(self._mark)
        self._mouth.flush()
        line = self._ears.readline(_LONGEST)
        if not line:
            raise Ended
        if not self.counts():
            return self.ask(*prompt)
        self.heard += 1
        self.answer, self._saying = " ".join(self._saying), []
        if len(line) >= _LONGEST and not line.endswith("\n"):
            self._skip_line()
            raise Refused(f"This line is longer than {_LONGEST:,} characters. Nothing of it was taken.")
        return clean(line.removeprefix("\ufeff").rstrip("\r\n").replace("\t", " ")).strip()

    def flush(self) -> None:
        """Let everything said so far be heard."""
        self._mouth.flush()

    def _skip_line(self) -> None:
        while (rest := self._ears.readline(_LONGEST)) and not rest.endswith("\n"):
            pass
