"""Opening the program on some records: the interface where it can be drawn, line by line where it cannot or is not wanted."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compacttui.cli.session import Session


def open_records(session: Session, *, plain: bool) -> None:
    """Open the program, and let go of the records when it is left.

    Args:
        session: which records, who, as what.
        plain: line by line, whatever the terminal can do.

    Raises:
        StoreTrouble: there are no records, and nobody to be asked about them.
    """
    from compacttui.plain.opening import open_plain, why_plain

    why = "" if plain else why_plain()
    if why:
        session.check_place()
    if plain or why:
        _speak_as_told()
        open_plain(session, why)
        return
    from compacttui.tui.app import open_interface

    open_interface(session)


def _speak_as_told() -> None:
    """Write in the encoding that somebody chose for their device; a braille line may know no other."""
    if "PYTHONIOENCODING" in os.environ:
        from compacttui.cli.letters import never_fail

        name = os.environ["PYTHONIOENCODING"].partition(":")[0]
        never_fail(sys.stdout, encoding=name or None)
