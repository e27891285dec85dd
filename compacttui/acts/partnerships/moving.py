"""Letting a partnership report to another one: a sub-group that moves."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Partnership
from compacttui.acts.registry import act
from compacttui.records import partnerships as kept
from compacttui.records.log import Books
from compacttui.rules.partnerships import check_parent
from compacttui.rules.refusal import Refused


@act("partnership.move", title="Move a partnership to another parent", on="partnership", seldom=True)
def move(
    desk: Desk,
    partnership: Partnership,
    since: date,
    parent: Annotated[Partnership | None, Called("It reports to")] = None,
    reason: str | None = None,
) -> None:
    """Let a partnership report to another one from a day on; on old dates it reports to the old one.

    Args:
        partnership: which one, as a sub-group.
        since: the first day.
        parent: the one that it reports to from then on; to none if left empty.
        reason: why.

    Raises:
        Refused: it would report to itself, directly or by way of others.
    """
    with desk.writing() as books:
        if books.get(kept.partnership, partnership) is None:
            raise Refused("There is no such partnership on the register.", field="partnership")
        if parent is not None:
            check_parent(partnership, parent, _parents(books))
        books.record(
            "partnership.moved",
            partnership,
            about=(parent,) if parent else (),
            parent=parent,
            since=since.isoformat(),
            reason=reason,
        )


def _parents(books: Books) -> dict[str, str]:
    """To which partnership each one reports today."""
    p = kept.partnership.c
    query = select(p.id, p.parent).where(
        p.log == books.log, p.superseded_seq.is_(None), p.effective_to.is_(None), p.parent.is_not(None)
    )
    return {str(row["id"]): str(row["parent"]) for row in books.rows(query)}
