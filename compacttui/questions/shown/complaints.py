"""What is shown of a complaint."""

from __future__ import annotations

from sqlalchemy import Connection, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.complaints import complaint_rows
from compacttui.questions.showing import Section, Shown, fact, lines, shows
from compacttui.questions.view import View
from compacttui.records.complaints import complaint


@shows("complaint")
def complaint_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A complaint: from whom, what about, what was decided by when, and what was done."""
    one = next(iter(complaint_rows(view, connection, only=thing)), None)
    row = connection.execute(select(complaint).where(view.true(complaint), complaint.c.id == thing)).first()
    if one is None or row is None:
        return None
    names = Names(view)
    names.read(connection, [thing, one.selection_id])
    facts = Section(
        "",
        lines(
            fact("Selection", names.of(one.selection_id), one.selection_id),
            fact("From", one.by, row.person or row.organisation or ""),
            fact("Received", one.received_on, note="after the time for complaints" if row.late else ""),
            fact("To be decided by", one.decide_by),
            fact("Stands", one.stands),
        ),
    )
    words = Section(
        "In words",
        lines(
            fact("Complaint", one.grounds),
            fact("Taken up, or not", said(row.admission)),
            fact("Decision", said(row.decision)),
            fact("Appeal", said(row.appeal)),
            fact("Done", one.done),
        ),
    )
    return Shown("complaint", thing, names.of(thing) or UNKNOWN, (facts, words), one.standing, one.stands)
