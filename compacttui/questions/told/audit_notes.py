"""How entries about audit notes read, for auditors: nobody else is told of them."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, tells
from compacttui.rules.text import one_line, shortened


@tells("note.written")
def note_written(entry: Entry) -> Told:
    """Somebody noted something."""
    return Told(entry.event.day, "audit note written", shortened(one_line(entry.words.get("said", "")), 80))


@tells("note.settled")
def note_settled(entry: Entry) -> Told:
    """What came of it."""
    return Told(
        entry.event.day, "audit note settled", shortened(one_line(entry.words.get("outcome", "")), 80)
    )
