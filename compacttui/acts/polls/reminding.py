"""Reminders: whose vote has not been cast yet, for letters; never how anybody voted."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Selection
from compacttui.acts.polls.held import (
    check_not_closed,
    contact_of,
    held,
    organisation_names,
)
from compacttui.acts.polls.once import as_csv, written_once
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import listed
from compacttui.records.polls import box
from compacttui.rules.dates import long_day_and_time, plural
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ProcessState

HEADING = ("Organisation", "Contact", "Votes together with", "Poll closes")


@dataclass(frozen=True, slots=True)
class Listed:
    """Those who have not voted yet.

    Attributes:
        electors: how many.
        said: where the list is.
    """

    electors: int
    said: str


@act(
    "reminders.list",
    title="List who has not voted, for reminders",
    on="selection",
    when=(ProcessState.POLL_OPEN,),
)
def remind(
    desk: Desk, selection: Selection, file: Annotated[str | None, Called("File to write")] = None
) -> Listed:
    """Write a table for a mail merge of everybody whose vote has not been cast yet. That somebody looked is recorded.

    It holds no codes: whoever lost theirs asks for another.

    Args:
        selection: of which poll.
        file: where the table is written (CSV); in the folder you are in if left empty.

    Raises:
        Refused: the poll is not held here, has no codes yet, or is over; or everybody has voted.
    """
    with ExitStack() as files, desk.writing() as books:
        found = held(desk, books, selection)
        check_not_closed(books, found.process)
        electors = box.electors(books.connection, selection)
        waiting = [one for one in electors if not one.has_voted]
        if not electors:
            raise Refused("No codes were issued for this poll yet.", field="selection")
        if not waiting:
            raise Refused("Everybody has voted: there is nobody to remind.", field="selection")
        closes = long_day_and_time(found.process.moment("poll_closes_at"))
        rows = []
        for one in waiting:
            names = organisation_names(books, one.organisations)
            contact = contact_of(books, one.organisations[0])
            rows.append([names[0], contact, listed(names[1:]) if names[1:] else "", closes])
        books.record("reminders.listed", selection, about=found.process.about, electors=len(waiting))
        named = file or f"not voted yet {found.process.reference}.csv"
        place = files.enter_context(written_once(named, as_csv(HEADING, sorted(rows))))
    return Listed(len(waiting), f"{plural(len(waiting), 'organisation')} listed in {place}.")
