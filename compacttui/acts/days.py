"""The day of what is put on record: today unless another is given, never one to come, nor before what came before it."""

from __future__ import annotations

from datetime import date

from compacttui.acts.selections.processes import day_of
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate, long_day
from compacttui.rules.refusal import Refused


def day_given(books: Books, given: date | None, field: str, *, after: str = "") -> date:
    """The day of a step.

    Args:
        books: the open ledger, which knows today.
        given: the day that was given, if one was.
        field: the field that it was given in.
        after: the day of what came before it, as ISO text, if anything did.

    Raises:
        Refused: it has not come yet, or is earlier than what came before it.
    """
    on = given or day_of(books)
    if on > day_of(books):
        raise Refused(f"{long_day(on)} has not come yet.", field=field)
    if on.isoformat() < after:
        raise Refused(f"That was not before {PartialDate.from_iso(after).words}. Check the day.", field=field)
    return on
