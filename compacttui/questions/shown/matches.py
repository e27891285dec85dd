"""What is shown of a match of an agenda with the register: both sides, what was said, and what became of it."""

from __future__ import annotations

from sqlalchemy import Connection

from compacttui.questions.interests.one_match import match_on
from compacttui.questions.showing import Section, Shown, shows
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
