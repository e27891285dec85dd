"""Notes of auditors: what they saw, what they asked about it, what came of it. Nobody else reads them, or learns of what.

Whom or what a note is about is among its private words: an entry of the ledger says only that an auditor wrote one, as it
says of every entry by whom and when it was made. So nothing that is read by thing, by person or by words can come upon it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import day, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, changed, kind, opened, reduces, told

note = subject_table(
    "note",
    words("about", optional=True),
    words("entry", optional=True),
    words("said"),
    words("drawn", optional=True),
    ref("written_by", "person"),
    day("written_on"),
    words("outcome", optional=True),
    ref("settled_by", "person", optional=True),
    day("settled_on", optional=True),
    constraints=[
        CheckConstraint("(outcome IS NULL) = (settled_on IS NULL)", name="what_came_of_it_has_its_day")
    ],
)
"""A note: about which thing or which entry, or of which sample (all of them private words), and what came of it."""

kind("note.written", "Audit note written", private=("about", "entry", "said", "drawn"))
kind("note.settled", "Audit note settled", private=("outcome",))


@reduces("note.written")
def note_written(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """An auditor noted something."""
    said = told(note, event, private)
    yield opened(note, event, said, written_by=event.actor, written_on=event.day)


@reduces("note.settled")
def note_settled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What came of it."""
    said = told(note, event, private)
    yield from changed(get, note, event, said, settled_by=event.actor, settled_on=event.day)
