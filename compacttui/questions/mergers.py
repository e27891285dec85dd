"""Which records were taken as one: what was said of either is told of the one that stayed."""

from __future__ import annotations

from sqlalchemy import Connection, select

from compacttui.questions.view import View
from compacttui.records.mergers import merger


def records_of(view: View, connection: Connection, thing: str) -> tuple[str, ...]:
    """A thing, and every record that was taken into it, directly or by way of others.

    Args:
        view: who is looking; its days say what was known.
        connection: from ``view.reading()``.
        thing: the id of a person or an organisation; anything else is itself alone.
    """
    if thing[:4] not in {"per-", "org-"}:
        return (thing,)
    m, found, new = merger.c, [thing], [thing]
    while new:
        into = (
            select(m.gone)
            .where(view.known(merger), m.effective_to.is_(None), m.kept.in_(new))
            .order_by(m.gone)
        )
        new = [gone for gone in connection.execute(into).scalars() if gone not in found]
        found += new
    return tuple(found)
