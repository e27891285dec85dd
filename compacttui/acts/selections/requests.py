"""Requests for a representative: recorded with the notice they give, answered by a selection, or declined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Partnership, Request, Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, text_of
from compacttui.records import partnerships
from compacttui.records import selections as kept
from compacttui.records.log import Books
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.selections.requests import NoticeGiven, notice_given
from compacttui.rules.text import checked_name


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a representative that was recorded.

    Attributes:
        request: its id.
        notice: how much notice it gives; short notice is said and never blocked.
    """

    request: str
    notice: NoticeGiven

    @property
    def said(self) -> str:
        """The notice in a sentence."""
        return f"The request is on record; it gives {self.notice.words}."


@act("request.receive", title="Record a request for a representative", on="partnership")
def receive(
    desk: Desk,
    partnership: Partnership,
    needed_by: Annotated[date, Called("Somebody is wanted by")],
    asked_by: str | None = None,
    seats: Sequence[Seat] = (),
    places: int | None = None,
    received_on: date | None = None,
    purpose: Words | None = None,
    skills: Words | None = None,
    commitment: str | None = None,
    terms_of_reference: str | None = None,
) -> Asked:
    """Record that a partnership asks for a representative, and see at once whether it gives a month's notice.

    Args:
        partnership: who asks.
        needed_by: the day on which somebody is wanted, as its first meeting or the end of a term.
        asked_by: who there asks, with how they can be reached.
        seats: for which of its seats, if they are there already.
        places: how many people it asks for; as many as seats if left empty.
        received_on: the day the request came; today if left empty.
        purpose: what the partnership is for, and what it decides.
        skills: what somebody should bring, besides what the role asks for.
        commitment: how many meetings a year, and how many hours.
        terms_of_reference: where its terms of reference and last minutes are.

    Raises:
        Refused: the partnership is no more, a seat is another one's, or somebody is wanted before the request came.
    """
    with desk.writing() as books:
        board = books.get(partnerships.partnership, partnership)
        if board is None or board["state"] in ("ended", "merged"):
            raise Refused("This partnership meets no more. Nothing was recorded.", field="partnership")
        _check_seats(books, partnership, seats)
        came = received_on or day_of(books)
        if came > day_of(books):
            raise Refused(f"{long_day(came)} has not come yet. Please check the day.", field="received_on")
        wanted = len(seats) or 1 if places is None else places
        if wanted < 1:
            raise Refused("A request is for at least one person.", field="places")
        months = desk.rules.notice.involvement_months
        notice = notice_given(came, needed_by, months)
        who = checked_name(asked_by, "asked_by", "who asks") if asked_by else text_of(board, "name")
        request = books.new_id("request")
        books.record(
            "request.received",
            request,
            about=(partnership, *seats),
            of="",
            private={
                "asked_by": who,
                "purpose": purpose,
                "skills": skills,
                "commitment": commitment,
                "terms_of_reference": terms_of_reference,
            },
            partnership=partnership,
            seats=list(seats),
            places=wanted,
            received_on=came.isoformat(),
            needed_by=needed_by.isoformat(),
            enough_months=months,
        )
    return Asked(request, notice)


@act("request.decline", title="Decline a request for a representative", on="request")
def decline(desk: Desk, request: Request, answer: Words) -> None:
    """Answer a request for a representative that nobody is sent, and why.

    Args:
        request: which one.
        answer: what you answered, as those who asked can read it.

    Raises:
        Refused: it has been answered already.
    """
    with desk.writing() as books:
        row = books.get(kept.request, request)
        if row is None or row["state"] != "open":
            raise Refused("This request has been answered already. Nothing was changed.", field="request")
        books.record(
            "request.declined",
            request,
            about=(text_of(row, "partnership"),),
            of="",
            private={"answer": answer},
        )


def _check_seats(books: Books, partnership: str, seats: Sequence[str]) -> None:
    for seat in seats:
        row = books.get(partnerships.seat, seat)
        if row is None or row["state"] == "abolished" or row["partnership"] != partnership:
            raise Refused("Choose seats of the partnership that asks.", field="seats")
