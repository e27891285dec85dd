"""`/`: find anything by its name, and open it."""

from __future__ import annotations

from collections.abc import Sequence

from compacttui.tui.answering import Asking
from compacttui.tui.store import Found, host_of
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty


class Find(Asking[Found, str]):
    """Gives the id of what was found."""

    def hint(self) -> str:
        """Say what to type."""
        return "find anything by its name"

    def columns(self) -> Sequence[Column[Found]]:
        """Show the name, what tells it from others, and what it is."""
        return (
            Column("", lambda found: Bit(found.title, Tone.STRONG), least=20, share=3),
            Column("", lambda found: found.note, least=14, share=2, tone=Tone.QUIET, from_width=60),
            Column("", lambda found: found.kind, width=14, tone=Tone.QUIET),
        )

    def look(self, words: str) -> Sequence[Found]:
        """Ask the records."""
        return host_of(self).store.search(words) if words else ()

    def none(self, words: str) -> Empty:
        """Say what to type, or that nothing is called that."""
        if not words:
            return Empty(
                "Type the beginning of any name: a person, an organisation, a board, a seat, a meeting."
            )
        return Empty(f"Nothing on record is called “{words}”. Try another part of the name.")

    def choice(self, row: Found) -> str:
        """Give the id."""
        return row.ref
