"""What else becomes of a meeting: another hour or room; or it is found never to have been held."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Meeting
from compacttui.acts.meetings.planning import check_hours, moment_of
from compacttui.acts.registry import act
from compacttui.acts.seating import day_of, meeting_of
from compacttui.records.declarations import match_answer
from compacttui.records.log import Books
from compacttui.rules.dates import from_utc_text, london
from compacttui.rules.meetings import AFTER, BEFORE
from compacttui.rules.refusal import Refused


@act(
    "meeting.change_room",
    title="Change the time or place of a meeting",
    on="meeting",
    when=BEFORE,
)
def change_room(
    desk: Desk,
    meeting: Meeting,
    starts: time | None = None,
    ends: time | None = None,
    place: str | None = None,
    online: Annotated[bool | None, Called("Online")] = None,
    reason: str | None = None,
) -> None:
    """Note that a meeting is at another hour or in another place, on the day it is planned for.

    Args:
        meeting: which meeting.
        starts: when it starts, in London; as it was, if left empty.
        ends: when it ends; as it was, if left empty.
        place: where people meet; as it was, if left empty.
        online: it is held online, wholly or in part; as it was, if left empty.
        reason: why, if that should stand on record.

    Raises:
        Refused: it has been held or called off, nothing would be changed, or it would end before it starts.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["state"] != "scheduled":
            raise Refused(
                "It was held or called off, so its time and place stay as they were.", field="meeting"
            )
        day = day_of(row)
        begins = starts or _clock(row["starts_at"])
        over = ends or _clock(row["ends_at"])
        check_hours(begins, over)
        told = {
            "starts_at": moment_of(day, begins),
            "ends_at": moment_of(day, over),
            "online": bool(row["online"]) if online is None else online,
        }
        there = place or (str(row["place"]) if row["place"] else None)
        before = {"starts_at": row["starts_at"], "ends_at": row["ends_at"], "online": bool(row["online"])}
        if told == before and there == row["place"]:
            raise Refused("That is how it is planned. Nothing was changed.", field="starts")
        books.record(
            "meeting.room_changed",
            meeting,
            about=(str(row["partnership"]),),
            of="",
            private={"place": there},
            reason=reason,
            since=min(desk.today.isoformat(), day.isoformat()),
            **told,
        )


@act(
    "meeting.not_held",
    title="Note that a meeting was not held after all",
    on="meeting",
    when=AFTER,
    final=True,
)
def not_held(desk: Desk, meeting: Meeting, reason: str) -> None:
    """Tell that a meeting on record as held never took place; nothing is expected of anybody then.

    What was recorded of it, a report-back even, stays in the history; it stands in the list of exceptions.

    Args:
        meeting: which meeting.
        reason: how it came to be recorded, and how you know.

    Raises:
        Refused: it is not on record as held, or a match of its agenda with the register was looked into.
    """
    with desk.writing() as books:
        row = meeting_of(books, meeting)
        if row["held_on"] is None:
            raise Refused("It is not on record as held. Call it off instead.", field="meeting")
        if _looked_into(books, meeting):
            raise Refused(
                "An interest on its agenda was looked into as it had been held. That finding stands, and the meeting with it.",
                field="meeting",
            )
        books.record(
            "meeting.not_held",
            meeting,
            about=(str(row["partnership"]),),
            since=str(row["planned_on"]),
            reason=reason,
        )


def _looked_into(books: Books, meeting: str) -> bool:
    c = match_answer.c
    query = select(c.id).where(c.log == books.log, c.meeting == meeting, c.superseded_seq.is_(None))
    return bool(books.rows(query.limit(1)))


def _clock(moment: object) -> time | None:
    return london(from_utc_text(str(moment))).time() if moment else None
