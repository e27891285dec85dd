"""Role descriptions: what is asked of a seat's holder, written in editions that both sides agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, number_of, seat_name, text_of
from compacttui.acts.selections.readiness import role_of
from compacttui.records import partnerships
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name


@act("role.describe", title="Write a role description", on="seat")
def describe(
    desk: Desk,
    seat: Seat,
    purpose: Words,
    duties: Words | None = None,
    rights: Words | None = None,
    specification: Words | None = None,
    commitment: str | None = None,
    also: Sequence[Seat] = (),
) -> int:
    """Write what is asked of a seat's holder; a next edition takes the place of the last, and is agreed anew.

    Returns the number of the edition.

    Args:
        seat: for which seat.
        purpose: what the holder is there for.
        duties: what they do before, at and after meetings.
        rights: what they may expect: papers in time, a vote, expenses, a deputy.
        specification: what somebody must bring; candidates say how they meet it.
        commitment: how many meetings a year, and how many hours.
        also: other seats of the same partnership with the same role.

    Raises:
        Refused: there is no such seat any more, or one belongs to another partnership.
    """
    with desk.writing() as books:
        first = _seat(books, seat)
        edition = 0
        for one in dict.fromkeys((seat, *also)):
            row = _seat(books, one)
            if row["partnership"] != first["partnership"]:
                raise Refused("A role description is for seats of one partnership.", field="also")
            before = role_of(books, one)
            edition = 1 if before is None else number_of(before, "edition") + 1
            books.record(
                "role.described",
                books.new_id("role_description") if before is None else text_of(before, "id"),
                about=(one, text_of(row, "partnership")),
                of="",
                private={
                    "purpose": purpose,
                    "duties": duties,
                    "rights": rights,
                    "specification": specification,
                    "commitment": commitment,
                },
                seat=one,
                edition=edition,
            )
    return edition


@act("role.agree", title="Agree a role description", on="seat")
def agree(
    desk: Desk,
    seat: Seat,
    sector_by: str | None = None,
    sector_on: date | None = None,
    public_by: str | None = None,
    public_on: date | None = None,
    also: Sequence[Seat] = (),
) -> None:
    """Record that a role description was agreed: by the voluntary sector, by the public side, or by both.

    Args:
        seat: of which seat.
        sector_by: who agreed for the voluntary and community sector: a forum, a committee, a name.
        sector_on: when they did; today if left empty.
        public_by: who agreed for the partnership: its chair, its board.
        public_on: when they did; today if left empty.
        also: other seats whose description was agreed with it.

    Raises:
        Refused: there is no role description, nobody is named, or a day has not come.
    """
    if not (sector_by or public_by):
        raise Refused("Say who agreed: for the sector, for the partnership, or both.", field="sector_by")
    with desk.writing() as books:
        today = day_of(books)
        sides = {}
        private = {}
        for side, who, on in (("sector", sector_by, sector_on), ("public", public_by, public_on)):
            if who is None:
                continue
            day = on or today
            if day > today:
                raise Refused(f"{long_day(day)} has not come yet. Please check the day.", field=f"{side}_on")
            sides[f"{side}_agreed_on"] = day.isoformat()
            private[f"{side}_agreed_by"] = checked_name(who, f"{side}_by", "who agreed")
        for one in dict.fromkeys((seat, *also)):
            row = role_of(books, one)
            if row is None:
                raise Refused(
                    f"{seat_name(books, one)} has no role description yet. Write it first.",
                    field="seat" if one == seat else "also",
                )
            books.record(
                "role.agreed",
                text_of(row, "id"),
                about=(one, text_of(_seat(books, one), "partnership")),
                of="",
                private=private,
                edition=number_of(row, "edition"),
                **sides,
            )


def _seat(books: Books, seat: str) -> Row:
    row = books.get(partnerships.seat, seat)
    if row is None or row["state"] == "abolished":
        raise Refused("There is no such seat any more. Nothing was changed.", field="seat")
    return row
