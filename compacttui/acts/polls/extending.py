"""Extending a poll: only where voting was not possible for a while, before it closes, with notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Selection, Words
from compacttui.acts.polls.held import check_not_closed, own_process, state_of
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import Process, day_of, moment_of, nominations_of
from compacttui.acts.selections.standing import check_independent
from compacttui.rules.dates import long_day_and_time, to_utc, utc_text
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ProcessState


@dataclass(frozen=True, slots=True)
class Extended:
    """A poll that closes later.

    Attributes:
        closes_at: when, in UTC.
        said: that notice has to be given.
    """

    closes_at: datetime
    said: str


@act(
    "poll.extend",
    title="Extend a poll after an outage",
    on="selection",
    final=True,
    when=(ProcessState.POLL_OPEN,),
)
def extend(
    desk: Desk,
    selection: Selection,
    outage: Annotated[Words, Called("What could not be used, and how you know")],
    outage_from: Annotated[time, Called("Outage began at")],
    outage_to: Annotated[time, Called("Outage ended at")],
    closes_on: date,
    closes_at: time,
    outage_on: Annotated[date | None, Called("Day of the outage")] = None,
) -> Extended:
    """Let an open poll close later because voting was not possible for a while.

    It is put off by no more than a day longer than the outage lasted. What follows the poll moves with it, and
    notice of the new time goes to everybody on the register.

    Args:
        selection: which one.
        outage: what could not be used, and what proves it: a message of the provider, a log, who saw it.
        outage_from: from when voting was not possible.
        outage_to: until when.
        closes_on: the day on which the poll closes now.
        closes_at: at which time.
        outage_on: on which day the outage was; today if left empty.

    Raises:
        Refused: the poll is not open, there was no outage in it, or it would close much later than that explains.
    """
    with desk.writing() as books:
        process = own_process(desk, books, selection)
        check_not_closed(books, process)
        if state_of(books, process) is not ProcessState.POLL_OPEN:
            raise Refused("The poll is not open: there is nothing to extend.", field="selection")
        check_independent(books, process, nominations_of(books, selection))
        before, until = process.moment("poll_closes_at"), to_utc(closes_on, closes_at)
        day = outage_on or day_of(books)
        _check_explained(process, moment_of(books), (to_utc(day, outage_from), to_utc(day, outage_to)), until)
        later = until - before
        books.record(
            "poll.extended",
            selection,
            about=process.about,
            reason=outage,
            poll_closes_at=utc_text(until),
            before=utc_text(before),
            result_at=utc_text(process.moment("result_at") + later),
            declare_at=utc_text(process.moment("declare_at") + later),
        )
    return Extended(
        until,
        f"The poll closes on {long_day_and_time(until)}. Give notice of it to everybody on the register, today.",
    )


def _check_explained(
    process: Process, now: datetime, outage: tuple[datetime, datetime], until: datetime
) -> None:
    began, ended = outage
    before = process.moment("poll_closes_at")
    if not began < ended <= now or ended <= process.moment("poll_opens_at"):
        raise Refused(
            "An outage begins before it ends, is over, and lies in the time of the poll. Check its day and times.",
            field="outage_to",
        )
    if until <= before:
        raise Refused(
            f"The poll closes on {long_day_and_time(before)} already: a poll is never shortened.",
            field="closes_on",
        )
    most = before + (ended - began) + _MOST_BEYOND
    if until > most:
        raise Refused(
            f"That is longer than the outage explains. It can close on {long_day_and_time(most)} at the latest.",
            field="closes_on",
        )


_MOST_BEYOND = timedelta(days=1)
