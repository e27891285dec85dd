"""The selection protocol: its editions, who adopted each, and whether the rule book is still what was adopted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from compacttui.questions.registry import column, question
from compacttui.questions.selections.candidates import said
from compacttui.questions.view import View
from compacttui.records.selections import protocol
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class ProtocolEdition:
    """An edition of the selection protocol.

    Attributes:
        id: its id.
        rules_version: the version of the rule book that it is.
        standing: whether it is in force, or something has to be done about it.
        name: what it is called, with its number.
        adopted_on: when it was adopted.
        adopted_by: by whom.
        review_on: when it is to be looked at again.
        stands: whether it is in force, and whether the rule book still says so.
    """

    id: str
    rules_version: str
    standing: Standing | None
    name: str = column("Protocol")
    adopted_on: date = column("Adopted")
    adopted_by: str = column("Adopted by")
    review_on: date | None = column("To be looked at again")
    stands: str = column("Stands")


@question("protocols", title="Which rules selections are held by", rows=ProtocolEdition)
def protocols(view: View) -> Sequence[ProtocolEdition]:
    """Every edition of the selection protocol, the newest first; whether the rule book is still what was adopted."""
    p = protocol.c
    query = select(protocol).where(view.known(protocol)).order_by(p.edition.desc())
    with view.reading() as connection:
        found = connection.execute(query).all()
    day = view.day.isoformat()
    made = []
    for row in found:
        in_force = row.effective_from <= day and (row.effective_to is None or row.effective_to > day)
        standing, stands = _stands(view, row.rules_version, row.review_on, in_force=in_force)
        made.append(
            ProtocolEdition(
                id=row.id,
                rules_version=row.rules_version,
                standing=standing,
                name=f"{said(row.name)}, edition {row.edition}",
                adopted_on=date.fromisoformat(row.adopted_on),
                adopted_by=said(row.adopted_by),
                review_on=date.fromisoformat(row.review_on) if row.review_on else None,
                stands=stands,
            )
        )
    return made


def _stands(
    view: View, version: str, review_on: str | None, *, in_force: bool
) -> tuple[Standing | None, str]:
    if not in_force:
        return None, "no longer in force"
    if version != view.rules.version:
        return Standing.DECIDE, "in force, and the rule book was changed since"
    if review_on is not None and review_on <= view.day.isoformat():
        return Standing.DECIDE, "in force, and to be looked at again"
    return Standing.DONE, "in force"
