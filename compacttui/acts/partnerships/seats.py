"""The seats at a partnership's table: one is made, or goes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Constituency, Partnership, Seat, Words
from compacttui.acts.registry import act
from compacttui.records import partnerships as kept
from compacttui.records import terms
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import Offered, SeatKind, SelectionMethod, VotingRights


@act("seat.create", title="Add a seat", on="partnership")
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


@act("seat.abolish", title="Abolish a seat", on="seat", final=True)
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
