"""Opening the program on some records: the interface where it can be drawn, line by line where it cannot or is not wanted."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from compacttui.cli.session import Session

SIMPLE: Final = frozenset({"", "dumb", "unknown"})
"""What simple terminals call themselves in TERM."""


def open_records(session: Session, *, plain: bool) -> None:
    """Open the program, and let go of the records when it is left.

    Args:
        session: which records, who, as what.
        plain: line by line, whatever the terminal can do.

    Raises:
        StoreTrouble: there are no records, and nobody to be asked about them.
    """
    session.door.asks_itself = False
    session.watch.say = _not_here  # the interface says it where people look
    why = "" if plain else why_plain()
    if why:
        session.check_place()
    if plain or why:
        from compacttui.plain.opening import open_plain

        _speak_as_told()
        open_plain(session, why)
        return
    from compacttui.tui.app import open_interface

    open_interface(session)


def _not_here(_words: str) -> None:
    """Say nothing on standard error: a screen is drawn there."""


def why_plain() -> str:
    """Why the interface cannot be drawn here, as a sentence; empty where it can."""
    if not sys.stdout.isatty() or not sys.stdin.isatty():
        return "This is no terminal that the interface can be drawn on, so it goes on line by line."
    if os.name != "nt" and os.environ.get("TERM", "") in SIMPLE:
        return "This terminal is a simple one (TERM=dumb), so the interface goes on line by line."
    return ""


def _speak_as_told() -> None:
    """Write in the encoding that somebody chose for their device; a braille line may know no other."""
    if "PYTHONIOENCODING" in os.environ:
        from compacttui.cli.letters import never_fail

        name = os.environ["PYTHONIOENCODING"].partition(":")[0]
        never_fail(sys.stdout, encoding=name or None)
