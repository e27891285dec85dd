"""An entry of the register as somebody would type it: for those who tell it better, or agree again what is done about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from compacttui.questions.interests.register import reads_in_full
from compacttui.questions.names import names_of
from compacttui.questions.view import View
from compacttui.records.interests import interest
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused


def entry_as_typed(view: View, thing: str) -> Mapping[str, Any]:
    """What an entry says, by the fields of ``interest.amend``.

    Raises:
        Refused: there is no such entry, or the viewer may not read all of it.
    """
    row = _entry(view, thing)
    with view.reading() as connection:
        name = (
            names_of(view, connection, [row.organisation]).get(row.organisation, "")
            if row.organisation
            else ""
        )
    picked = {"picked": [{"ref": row.organisation, "title": name, "note": ""}], "typed": ""}
    return {
        "category": row.category,
        "kind": row.kind,
        "since": _typed(row.since),
        "organisation": picked if row.organisation else None,
        "body": row.body,
        "description": row.description,
        "indirect": bool(row.indirect),
        "relationship": row.relationship,
        "potential": bool(row.potential),
        "loyalty": bool(row.loyalty),
        "political": bool(row.political),
        "until": _typed(row.until),
    }


def review_as_typed(view: View, thing: str) -> Mapping[str, Any]:
    """What was agreed about an entry, by the fields of ``interest.review``.

    Raises:
        Refused: there is no such entry, or the viewer may not read all of it.
    """
    row = _entry(view, thing)
    return {
        "mitigation": row.mitigation,
        "agreed_by": row.agreed_by,
        "mitigation_note": row.mitigation_note,
        "publication": row.publication,
        "publication_reason": row.publication_reason,
    }


def _entry(view: View, thing: str) -> Row[Any]:
    c = interest.c
    with view.reading() as connection:
        row = connection.execute(select(interest).where(view.known(interest), c.id == thing)).first()
    if row is None or not reads_in_full(view, row.person):
        raise Refused("There is no such interest on the register that you can change.", field="interest")
    return row


def _typed(day: str | None) -> str | None:
    return PartialDate.from_iso(day).words if day else None
