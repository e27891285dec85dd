"""How the program says no: one plain sentence, and where it belongs."""

from __future__ import annotations


class Refused(Exception):
    """Something a rule does not allow; nothing was changed.

    Attributes:
        message: one or two plain sentences for the person: what is wrong, what to do.
        field: the field of the form or act that the sentence belongs to, if there is one.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotPermitted(Refused):
    """The role that is on may not do this (exit code 5)."""


class StoreTrouble(Refused):
    """The database cannot be used (exit code 4); the sentence says which, and what to do. Nothing was changed."""


class ServerAway(StoreTrouble):
    """The server cannot be reached just now; the same is tried again with the next thing that is asked or done."""


class BadInput(Refused):
    """A file or a value from outside that cannot be read (exit code 3).

    Printed as ``FILE:LINE: what is wrong; what to do``.

    Attributes:
        source: the file (or ``-``) the text came from.
        line: the line, counted from 1, where there is one.
    """

    def __init__(
        self, message: str, *, source: str, line: int | None = None, field: str | None = None
    ) -> None:
        super().__init__(message, field=field)
        self.source = source
        self.line = line

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.message}"
