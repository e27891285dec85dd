"""What is shown of a match of an agenda with the register: both sides, what was said, and what became of it."""

from __future__ import annotations

from sqlalchemy import Connection

from compacttui.questions.interests.likely import likely_row
from compacttui.questions.interests.one_match import match_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.showing import Section, Shown, fact, lines, shows
from compacttui.questions.view import View


@shows("match")
def match_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A match: whose interest, named by which item, and how it stands."""
    on = match_on(view, connection, thing)
    if on is None:
        return None
    sections = (
        Section("", on.found),
        Section("On the agenda", on.agenda),
        Section("On the register", on.register),
        Section("At the table", on.table),
        Section("Said at the meeting", on.said),
    )
    return Shown("match", thing, on.title, sections, on.row.standing, on.row.stands)


@shows("resemblance")
def resemblance_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A name on an agenda and one on record that is like it: both, and whose interest it may be."""
    row = likely_row(view, connection, thing)
    if row is None:
        return None
    names = Names(view)
    names.read(connection, [row.meeting_id])
    agenda = lines(
        fact("Meeting", names.of(row.meeting_id) or UNKNOWN, row.meeting_id),
        fact("Item", row.item, row.item_id),
        fact("It says", row.written),
    )
    record = lines(
        fact("It says", row.called, row.interest_id or row.organisation_id),
        fact("Person", row.person, row.person_id),
        fact("Tied by", "the register of interests" if row.interest_id else "where they belong"),
    )
    sections = (Section("On the agenda", agenda), Section("On record", record))
    return Shown("resemblance", thing, f"{row.person}: {row.called}?", sections, row.standing, row.stands)
