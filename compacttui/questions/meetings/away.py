"""What somebody who cannot come to a meeting would record: whose seat, and who could come instead."""

from __future__ import annotations

from collections.abc import Mapping

from compacttui.questions.holding import seats_on
from compacttui.questions.meetings.agenda import meeting_on
from compacttui.questions.view import View
from compacttui.rules.meetings import BEFORE
from compacttui.rules.words import AttendanceStatus


def apologies_from(view: View, thing: str) -> Mapping[str, str]:
    """What is known of a person's apologies for a meeting, by the fields in which they are recorded.

    Where the seat has one deputy, it is said already that they come instead.

    Args:
        view: who is looking.
        thing: the meeting's id.

    Returns:
        Ids and codes by field; empty where the person has no seat there, or the meeting is not to come.

    Raises:
        Refused: there is no such meeting on record.
    """
    told = meeting_on(view, thing)
    seat = next((one for one in told.seats if one.holder == view.person), None)
    if seat is None or told.state not in BEFORE or told.day < view.day:
        return {}
    with view.reading() as connection:
        deputies = seats_on(view, connection, [seat.seat])[seat.seat].deputies
    given = {"meeting": thing, "term": seat.term, "status": AttendanceStatus.NO_DEPUTY.value}
    if len(deputies) == 1:
        given |= {"status": AttendanceStatus.DEPUTY_SENT.value, "deputy": deputies[0].id}
    return given
