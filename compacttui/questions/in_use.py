"""Which places a town has a use for by now: asked of the records, so that day one shows four and no more."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, Table, exists, or_, select

from compacttui.questions.view import View
from compacttui.records.interests import interest
from compacttui.records.organisations import organisation
from compacttui.records.partnerships import constituency, partnership
from compacttui.records.reports import report
from compacttui.records.selections import selection
from compacttui.records.work import check
from compacttui.rules.roles import Role
from compacttui.rules.words import PartnershipKind, Tier

DAY_ONE: Final = ("today", "seats", "people", "meetings")
"""What everybody sees from the beginning."""
_NOT_FOR_VOLUNTEERS: Final = frozenset({"partnerships", "organisations", "history", "coverage"})
"""Places that speak of tiers, of other bodies' details and of receipts; the palette has them all the same."""


def places_in_use(view: View) -> frozenset[str]:
    """The names of the places that have been of use in this town so far, with those of day one.

    One statement of few yes-or-no questions, each answered by the first row that is found. An auditor has a use
    for all of them.
    """
    p = partnership.c
    described = or_(
        p.kind != PartnershipKind.BOARD.value,
        p.tier != Tier.STRATEGIC.value,
        p.statutory == 1,
        p.parent.is_not(None),
        p.lead_body.is_not(None),
        p.terms_of_reference.is_not(None),
        p.meets.is_not(None),
    )
    asked: dict[str, ColumnElement[bool]] = {
        "reports": _any(view, report),
        "interests": _any(view, interest),
        "selections": _any(view, selection),
        # The seats say each board's name; a place of its own has more to say once more is known of one.
        "partnerships": _any(view, partnership, described),
        "organisations": _any(view, organisation),
        "coverage": _any(view, constituency, constituency.c.groups != "[]"),
        "history": exists().where(check.c.log == view.town),
    }
    if view.role is Role.AUDITOR:
        return frozenset({*DAY_ONE, *asked})
    with view.reading() as connection:
        row = connection.execute(select(*(one.label(name) for name, one in asked.items()))).one()
    used = {name for name in asked if getattr(row, name)}
    return frozenset(DAY_ONE) | (used - _NOT_FOR_VOLUNTEERS if view.role.is_volunteer else used)


def _any(view: View, table: Table, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(table.c.log == view.town, *which)
