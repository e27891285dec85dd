"""Keeping the register of partnerships: one begins, has another name, or meets no more."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Organisation, Partnership
from compacttui.acts.registry import act
from compacttui.records import partnerships as kept
from compacttui.records import terms
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import PartnershipKind, Tier


@act("partnership.register", title="Add a partnership")
def register(
    desk: Desk,
    name: str,
    kind: PartnershipKind = PartnershipKind.BOARD,
    tier: Tier = Tier.STRATEGIC,
    statutory: bool = False,
    since: PartialDate | None = None,
    parent: Partnership | None = None,
    lead_body: Organisation | None = None,
    terms_of_reference: str | None = None,
    meets: str | None = None,
    papers_lead_days: int | None = None,
    example: bool = False,
) -> str:
    """Put a partnership board or network on the register.

    Returns its id.

    Args:
        name: what it is called.
        kind: what kind of body it is.
        tier: where it stands: strategic, service delivery, neighbourhood ...
        statutory: whether the law requires it.
        since: since when it has met; a year will do.
        parent: the partnership it reports to.
        lead_body: the public body that runs it.
        terms_of_reference: where its terms of reference are.
        meets: how often it meets.
        papers_lead_days: how many days before a meeting its papers come.
        example: invented, for a sample or a demonstration.

    Raises:
        Refused: the name is empty or too long.
    """
    name = checked_name(name, "name", "a partnership")
    with desk.writing() as books:
        partnership = books.new_id("partnership")
        books.record(
            "partnership.registered",
            partnership,
            of="",
            about=tuple(thing for thing in (parent, lead_body) if thing),
            private={
                "name": name,
                "folded": folded(name),
                "terms_of_reference": terms_of_reference,
                "meets": meets,
            },
            kind=kind.value,
            tier=tier.value,
            statutory=statutory,
            parent=parent,
            lead_body=lead_body,
            papers_lead_days=papers_lead_days,
            state="active",
            since=(since or PartialDate.of(desk.today)).iso,
            example=example,
        )
    return partnership


@act("partnership.rename", title="Change a partnership's name", on="partnership", seldom=True)
def rename(desk: Desk, partnership: Partnership, name: str, since: date, reason: str | None = None) -> None:
    """Give a partnership a new name from a day on; old dates keep the old one.

    Args:
        partnership: which one.
        name: its new name.
        since: the first day of the new name.
        reason: why.

    Raises:
        Refused: the name is empty or too long.
    """
    name = checked_name(name, "name", "a partnership")
    with desk.writing() as books:
        books.record(
            "partnership.renamed",
            partnership,
            of="",
            private={"name": name, "folded": folded(name)},
            since=since.isoformat(),
            reason=reason,
        )


@act("partnership.end", title="End a partnership", on="partnership", final=True)
def end(
    desk: Desk, partnership: Partnership, until: date, reason: str, successor: Partnership | None = None
) -> None:
    """Note that a partnership meets no more; terms on its seats must have ended first.

    Args:
        partnership: which one.
        until: the first day on which it was no more.
        reason: why.
        successor: the one that took its place.

    Raises:
        Refused: it is its own successor, or someone still holds one of its seats.
    """
    if successor == partnership:
        raise Refused(
            "A partnership cannot take its own place. Choose another, or leave it empty.", field="successor"
        )
    with desk.writing() as books:
        held = (
            select(func.count())
            .select_from(
                kept.seat.join(
                    terms.term, (terms.term.c.log == kept.seat.c.log) & (terms.term.c.seat == kept.seat.c.id)
                )
            )
            .where(
                kept.seat.c.log == books.log,
                kept.seat.c.partnership == partnership,
                kept.seat.c.superseded_seq.is_(None),
                kept.seat.c.effective_to.is_(None),
                terms.term.c.superseded_seq.is_(None),
                terms.term.c.effective_to.is_(None),
                terms.term.c.state == "active",
            )
        )
        books.flush()
        if count := books.connection.execute(held).scalar():
            raise Refused(
                f"{count} of its seats are still held. End those terms first, with the reason “partnership ended”."
            )
        books.record(
            "partnership.ended",
            partnership,
            about=(successor,) if successor else (),
            until=until.isoformat(),
            successor=successor,
            reason=reason,
        )
