"""The role description of a seat, as it stands: what is asked of its holder, and who agreed it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from compacttui.questions.selections.candidates import said
from compacttui.questions.showing import Section, fact, lines
from compacttui.questions.view import View
from compacttui.records.selections import role_description
from compacttui.rules.dates import narrow_day
from compacttui.rules.words import Standing


def role_sections(view: View, connection: Connection, seat: str) -> tuple[Section, ...]:
    """The role description of a seat as a section of its record; none where none is written."""
    r = role_description.c
    query = select(role_description).where(view.true(role_description), r.seat == seat)
    row = connection.execute(query).first()
    if row is None:
        return ()
    sides = (
        ("For the sector", row.sector_agreed_by, row.sector_agreed_on),
        ("For the partnership", row.public_agreed_by, row.public_agreed_on),
    )
    section = Section(
        "Role description",
        lines(
            fact("Edition", row.edition),
            fact("Purpose", said(row.purpose)),
            fact("Duties", said(row.duties)),
            fact("Rights", said(row.rights)),
            fact("Specification", said(row.specification)),
            fact("Commitment", said(row.commitment)),
            *(
                fact(
                    label,
                    said(who) if who else "not agreed yet",
                    standing=Standing.DONE if who else None,
                    note=f"agreed on {narrow_day(date.fromisoformat(on), date.min)}" if on else "",
                )
                for label, who, on in sides
            ),
        ),
    )
    return (section,)
