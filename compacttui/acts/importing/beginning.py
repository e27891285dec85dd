"""The day from which a town's records are kept: of what was before, nothing is expected and nothing is late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from compacttui.acts.desk import Desk
from compacttui.acts.registry import act
from compacttui.acts.seating import records_begin_on
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused

_FURTHEST_AHEAD: Final = timedelta(days=366)


@act(
    "records.set_beginning",
    title="Say from which day records are kept",
)
def set_beginning(desk: Desk, begin_on: date, reason: str | None = None) -> None:
    """Say from which day on report-backs, declarations and attendance are expected.

    What was before is told as far as it is known, in grey, and never as late or missing.

    Args:
        begin_on: the first day of the records.
        reason: why; needed where the day moves later, because what was late until then is not shown as late.

    Raises:
        Refused: it is that day already, more than a year ahead, or moves later without a reason.
    """
    with desk.writing() as books:
        before = records_begin_on(books)
        if begin_on == before:
            raise Refused("The records begin on that day already. Nothing was changed.", field="begin_on")
        if begin_on > desk.today + _FURTHEST_AHEAD:
            raise Refused("That is more than a year ahead. Choose an earlier day.", field="begin_on")
        if begin_on > before and not reason:
            raise Refused(
                f"The records have begun on {long_day(before)}. Say why nothing is to be expected before the later day.",
                field="reason",
            )
        books.record("town.beginning_set", desk.town, begin_on=begin_on.isoformat(), reason=reason)
