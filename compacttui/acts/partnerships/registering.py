"""Keeping the register of partnerships, constituencies and seats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from compacttui.acts.constituencies import numbers_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Constituency, Group, Organisation, Partnership, Seat, Words
from compacttui.acts.registry import act
from compacttui.records import partnerships as kept
from compacttui.records import terms
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import (
    ConstituencyKind,
    Offered,
    PartnershipKind,
    SeatKind,
    SelectionMethod,
    Tier,
    VotingRights,
)

OFFICE = {Role.CVS_OFFICER}
SECRETARIAT = {Role.CVS_OFFICER, Role.PARTNERSHIP_CONTACT}


@act("constituency.define", title="Add a constituency", roles=OFFICE)
def define_constituency(
    desk: Desk,
    name: str,
    kind: ConstituencyKind = ConstituencyKind.INTEREST,
    area: str | None = None,
    groups: Sequence[Group] = (),
    description: Words | None = None,
    restricted_to: str | None = None,
    restricted_reason: str | None = None,
) -> str:
    """Say whom a seat can speak for.

    Returns the constituency's id.

    Args:
        name: e.g. “Carers” or “Northgate ward”.
        kind: people who share an interest, a place, or both.
        area: the place, if it is one.
        groups: the groups at risk of exclusion that it includes.
        description: what the public reads about it.
        restricted_to: who alone may stand, e.g. women; leave empty if anyone may.
        restricted_reason: why it is restricted.

    Raises:
        Refused: the name is empty or too long, or a restriction has no reason.
    """
    name = checked_name(name, "name", "a constituency")
    if bool(restricted_to) != bool(restricted_reason):
        raise Refused(
            "A restricted seat needs its reason, and a reason its restriction. Fill in both, or neither.",
            field="restricted_reason",
        )
    with desk.writing() as books:
        constituency = books.new_id("constituency")
        books.record(
            "constituency.defined",
            constituency,
            of="",
            private={
                "name": name,
                "folded": folded(name),
                "area": area,
                "description": description,
                "restricted_to": restricted_to,
                "restricted_reason": restricted_reason,
            },
            kind=kind.value,
            groups=numbers_of(books, groups),
        )
    return constituency


@act("partnership.register", title="Add a partnership", roles=SECRETARIAT)
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


@act("partnership.rename", title="Change a partnership's name", roles=SECRETARIAT, on="partnership")
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


@act("partnership.end", title="End a partnership", roles=SECRETARIAT, on="partnership", final=True)
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


@act("seat.create", title="Add a seat", roles=SECRETARIAT, on="partnership")
def create_seat(
    desk: Desk,
    partnership: Partnership,
    name: str,
    constituency: Constituency,
    seat_kind: SeatKind = SeatKind.REPRESENTATIVE,
    since: PartialDate | None = None,
    voting_rights: VotingRights = VotingRights.FULL,
    deputy_allowed: bool = True,
    term_months: int | None = None,
    max_consecutive_terms: int | None = None,
    method: SelectionMethod | None = None,
    offered: Offered = Offered.NONE,
    role_description: Words | None = None,
    reporting: str | None = None,
) -> str:
    """Make a place at a partnership's table, for a constituency. It stands vacant.

    Returns the seat's id.

    Args:
        partnership: at whose table.
        name: e.g. “Carers' seat”.
        constituency: whom it speaks for.
        seat_kind: what its holder is there as.
        since: since when there has been this seat.
        voting_rights: whether its holder votes.
        deputy_allowed: whether a deputy may come instead.
        term_months: how long a term is, in months; the rule book's length if left empty.
        max_consecutive_terms: how many terms one person may serve in a row.
        method: how its holder is usually chosen.
        offered: expenses, cover for the time, a fee, or nothing.
        role_description: what is asked of its holder.
        reporting: to whom its holder reports back.

    Raises:
        Refused: the name is empty or too long, or a term would have no length.
    """
    name = checked_name(name, "name", "a seat")
    months = desk.rules.term.months if term_months is None else term_months
    if months < 1:
        raise Refused("A term lasts at least one month.", field="term_months")
    with desk.writing() as books:
        seat = books.new_id("seat")
        books.record(
            "seat.created",
            seat,
            of="",
            about=(partnership, constituency),
            private={
                "name": name,
                "folded": folded(name),
                "role_description": role_description,
                "reporting": reporting,
            },
            partnership=partnership,
            number=_next_number(books, partnership),
            seat_kind=seat_kind.value,
            constituency=constituency,
            voting_rights=voting_rights.value,
            deputy_allowed=deputy_allowed,
            term_months=months,
            max_consecutive_terms=max_consecutive_terms,
            method=method.value if method else None,
            offered=offered.value,
            since=(since or PartialDate.of(desk.today)).iso,
        )
    return seat


@act("seat.abolish", title="Abolish a seat", roles=SECRETARIAT, on="seat", final=True)
def abolish_seat(desk: Desk, seat: Seat, until: date, reason: str) -> None:
    """Take a seat away from a day on; its history stays. Its holder's term must have ended first.

    Args:
        seat: which one.
        until: the first day without it.
        reason: why, and who decided.

    Raises:
        Refused: someone still holds it.
    """
    with desk.writing() as books:
        row = books.get(kept.seat, seat)
        if row is None or row["state"] == "abolished":
            raise Refused("There is no such seat any more. Nothing was changed.", field="seat")
        t = terms.term.c
        held = select(terms.term).where(
            t.log == books.log,
            t.seat == seat,
            t.superseded_seq.is_(None),
            t.effective_to.is_(None),
            t.state == "active",
        )
        if books.rows(held):
            raise Refused(
                "Someone still holds this seat. End that term first, with the reason “seat abolished”.",
                field="seat",
            )
        books.record(
            "seat.abolished", seat, about=(str(row["partnership"]),), until=until.isoformat(), reason=reason
        )


def _next_number(books: Books, partnership: str) -> int:
    s = kept.seat.c
    highest = select(func.max(s.number).label("highest")).where(
        s.log == books.log, s.partnership == partnership
    )
    found = books.rows(highest)[0]["highest"]
    return (found if isinstance(found, int) else 0) + 1
