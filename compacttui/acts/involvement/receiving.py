"""A request comes: recorded with the notice it gives, acknowledged, declined or closed; and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Involvement, Organisation, Partnership, Words
from compacttui.acts.involvement.reading import (
    NEW,
    OUT,
    open_one,
    record,
    touches,
)
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, text_of
from compacttui.records import partnerships
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.selections.requests import NoticeGiven, notice_given
from compacttui.rules.text import checked_name
from compacttui.rules.words import InvolvementState
from compacttui.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A request for involvement that was recorded.

    Attributes:
        involvement: its id.
        notice: how much notice it gives; short notice is said and never blocked.
        reply_by: the day by which it is answered.
    """

    involvement: str
    notice: NoticeGiven
    reply_by: date

    @property
    def said(self) -> str:
        """Both clocks in a sentence."""
        due = long_day(self.reply_by)
        return f"The request is on record; it gives {self.notice.words}. An answer is due by {due}."


@act("involvement.receive", title="Record a request for involvement")
def receive(
    desk: Desk,
    subject: Annotated[str, Called("About")],
    needed_by: Annotated[date, Called("Answers are wanted by")],
    organisation: Annotated[Organisation | None, Called("Asked by")] = None,
    partnership: Annotated[Partnership | None, Called("For the partnership")] = None,
    asked_by: Annotated[str | None, Called("Who there")] = None,
    received_on: date | None = None,
    detail: Words | None = None,
    short_because: Annotated[Words | None, Called("Why so short, as they say")] = None,
) -> AskedFor:
    """Record that somebody asks the sector to take part, and see both clocks at once: their notice, and your answer.

    Short notice is said, and never blocks anything.

    Args:
        subject: what they want views or people for.
        needed_by: the day by which they want answers, or of the event.
        organisation: which body asks, if it is on the register.
        partnership: for which partnership, if for one.
        asked_by: who there asks, with how they can be reached.
        received_on: the day the request came; today if left empty.
        detail: more about it.
        short_because: why it gives less than a month's notice, where they say so.

    Raises:
        Refused: nobody is named who asks, the day has not come, or answers are wanted before the request came.
    """
    subject = checked_name(subject, "subject", "what it is about")
    if not (organisation or partnership or asked_by):
        raise Refused("Say who asks: an organisation, a partnership, or a name.", field="organisation")
    with desk.writing() as books:
        if partnership and books.get(partnerships.partnership, partnership) is None:
            raise Refused("There is no such partnership on the register.", field="partnership")
        came = received_on or day_of(books)
        if came > day_of(books):
            raise Refused(f"{long_day(came)} has not come yet. Please check the day.", field="received_on")
        months, workdays = desk.rules.notice.involvement_months, desk.rules.request.reply_workdays
        notice = notice_given(came, needed_by, months)
        reply_by = WorkingDays.of(desk.rules).after(came, workdays)
        involvement = books.new_id("involvement")
        books.record(
            "involvement.received",
            involvement,
            about=tuple(thing for thing in (organisation, partnership) if thing),
            of="",
            private={
                "subject": subject,
                "asked_by": asked_by,
                "detail": detail,
                "short_because": short_because,
            },
            organisation=organisation,
            partnership=partnership,
            received_on=came.isoformat(),
            needed_by=needed_by.isoformat(),
            enough_months=months,
            reply_workdays=workdays,
            reply_by=reply_by.isoformat(),
        )
    return AskedFor(involvement, notice, reply_by)


@act(
    "involvement.acknowledge",
    title="Note that a request was acknowledged",
    on="involvement",
    when={InvolvementState.RECEIVED},
)
def acknowledge(desk: Desk, involvement: Involvement, acknowledged_on: date | None = None) -> None:
    """Note that those who asked know that their request came.

    Args:
        involvement: which request.
        acknowledged_on: the day; today if left empty.

    Raises:
        Refused: it was acknowledged already, or the day cannot be.
    """
    with desk.writing() as books:
        row = open_one(books, involvement)
        if row["acknowledged_on"]:
            raise Refused("This request was acknowledged already. Nothing was changed.", field="involvement")
        on = day_given(books, acknowledged_on, "acknowledged_on", after=text_of(row, "received_on"))
        record(books, "acknowledged", row, acknowledged_on=on.isoformat())


@act(
    "involvement.decline",
    title="Decline a request for involvement",
    on="involvement",
    when=NEW | OUT,
)
def decline(desk: Desk, involvement: Involvement, answer: Words, declined_on: date | None = None) -> None:
    """Answer a request for involvement that nobody takes part in, and why.

    Args:
        involvement: which request.
        answer: what you answered, as those who asked can read it.
        declined_on: the day; today if left empty.

    Raises:
        Refused: it is answered already, or the day cannot be.
    """
    with desk.writing() as books:
        row = open_one(books, involvement)
        on = day_given(books, declined_on, "declined_on", after=text_of(row, "received_on"))
        record(books, "declined", row, {"answer": answer}, declined_on=on.isoformat())


@act(
    "involvement.feed_back",
    title="Tell what came of involvement",
    on="involvement",
    when=OUT,
)
def feed_back(desk: Desk, involvement: Involvement, outcome: Words, fed_back_on: date | None = None) -> None:
    """Record what came of a request, as those who took part were told.

    Args:
        involvement: which request.
        outcome: what was done with what people said, and what was not, with why.
        fed_back_on: the day; today if left empty.

    Raises:
        Refused: it is over already, nobody replied, or the day cannot be.
    """
    with desk.writing() as books:
        row = open_one(books, involvement)
        if not row["answered_on"]:
            raise Refused("Nobody has replied to this request. Close it, or record the replies first.")
        on = day_given(books, fed_back_on, "fed_back_on", after=text_of(row, "answered_on"))
        record(books, "fed_back", row, {"outcome": outcome}, fed_back_on=on.isoformat())


@act(
    "involvement.close",
    title="Close a request for involvement",
    on="involvement",
    when=NEW | OUT,
)
def close(desk: Desk, involvement: Involvement, reason: Words, closed_on: date | None = None) -> None:
    """Close a request of which nothing more is to come.

    Args:
        involvement: which request.
        reason: why.
        closed_on: the day; today if left empty.

    Raises:
        Refused: it is over already, or the day cannot be.
    """
    with desk.writing() as books:
        row = open_one(books, involvement)
        on = day_given(books, closed_on, "closed_on", after=text_of(row, "received_on"))
        books.record(
            "involvement.closed", involvement, about=touches(row), reason=reason, closed_on=on.isoformat()
        )
