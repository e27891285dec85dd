"""The seats at a partnership's table: one is made, or goes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Constituency, Partnership, Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import holding
from compacttui.records import partnerships as kept
from compacttui.records import terms
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate, long_day
from compacttui.rules.partnerships import check_shared_by
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
    shared_by: int = 1,
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
        shared_by: how many people hold it together; more than 1 for a joint seat.

    Raises:
        Refused: the name is empty or too long, a term would have no length, or too many would share the seat.
    """
    name = checked_name(name, "name", "a seat")
    months = desk.rules.term.months if term_months is None else term_months
    if months < 1:
        raise Refused("A term lasts at least one month.", field="term_months")
    check_shared_by(shared_by)
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
            shared_by=shared_by,
            method=method.value if method else None,
            offered=offered.value,
            since=(since or PartialDate.of(desk.today)).iso,
        )
    return seat


@act("seat.share", title="Let several people share a seat", on="seat", seldom=True)
def share(
    desk: Desk,
    seat: Seat,
    shared_by: int,
    reason: Words,
    since: date | None = None,
) -> None:
    """Say how many people hold a seat together: they speak with one voice, and either can come for both.

    A joint seat stands vacant only when nobody holds it; while it has fewer holders than places, the free ones are to
    be filled. It owes one report-back for each meeting, which any of those who came can send.

    Args:
        seat: which seat.
        shared_by: how many people share it; 1 for a seat of one person.
        reason: why, and who decided.
        since: from which day on; today if left empty.

    Raises:
        Refused: the seat is no more, too many would share it, or more people hold it than that.
    """
    with desk.writing() as books:
        row = books.get(kept.seat, seat)
        if row is None or row["state"] == "abolished":
            raise Refused("There is no such seat any more. Nothing was changed.", field="seat")
        if row["shared_by"] == shared_by:
            raise Refused("So it is already. Nothing was changed.", field="shared_by")
        check_shared_by(shared_by, sitting=len(holding(books, seat)))
        from_day = since or desk.today
        if from_day > desk.today:
            raise Refused(f"{long_day(from_day)} has not come yet. Record it when it is so.", field="since")
        latest = PartialDate.from_iso(str(row["effective_from"])).earliest
        if from_day < latest:
            raise Refused(
                f"What is on record of this seat holds since {long_day(latest)}. Choose that day, or a later one.",
                field="since",
            )
        books.record(
            "seat.changed",
            seat,
            about=(str(row["partnership"]),),
            since=from_day.isoformat(),
            shared_by=shared_by,
            reason=reason,
        )


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
