"""A meeting in one short form: whose, when, what is on its agenda, and whether it has taken place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from compacttui.acts.declarations.resembling import look
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Partnership
from compacttui.acts.meetings.agenda import add_item
from compacttui.acts.meetings.holding import hold
from compacttui.acts.meetings.planning import schedule
from compacttui.acts.registry import act
from compacttui.acts.seating import records_begin_on
from compacttui.rules.dates import long_day

_BEFORE = (
    "The meeting is on record. It was held before your records began, on {began}, so nobody is asked for a "
    "report-back; whoever sat there can send one all the same, from the meeting."
)


@dataclass(frozen=True, slots=True)
class Entered:
    """A meeting that is now on record.

    Attributes:
        meeting: its id.
        items: how many items its agenda has.
        report_due_on: the last day for report-backs; nothing where none is expected.
        said: what the officer should know: nothing is expected of a meeting from before the records began.
    """

    meeting: str
    items: int
    report_due_on: date | None
    said: str = ""


@act("meeting.enter", title="Enter a meeting")
def enter(
    desk: Desk,
    partnership: Partnership,
    day: date,
    agenda: Annotated[Sequence[str], Called("Agenda")] = (),
    starts: time | None = None,
    took_place: Annotated[bool | None, Called("Has taken place")] = None,
) -> Entered:
    """Enter a meeting in one step: whose, when, its agenda, and whether it has taken place.

    Args:
        partnership: whose meeting.
        day: on which day.
        agenda: its items in order, each on a line of its own.
        starts: when it starts, in London.
        took_place: whether it is over; if left empty, yes for a day that has passed.

    Raises:
        Refused: the meeting is on record already, or is said to have taken place on a day that has not come.
    """
    with desk.together():
        meeting = schedule(desk, partnership, day, starts)
        for title in agenda:
            add_item(desk, meeting, title)
        is_over = day < desk.today if took_place is None else took_place
        due = hold(desk, meeting).report_due_on if is_over else None
        with desk.writing() as books:
            began = records_begin_on(books)
            look(books, meeting)
    if is_over and day < began:
        return Entered(meeting, len(agenda), None, _BEFORE.format(began=long_day(began)))
    return Entered(meeting, len(agenda), due)
