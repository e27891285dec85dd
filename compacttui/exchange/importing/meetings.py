"""A diary of meetings, past and planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from compacttui.acts.importing.carrying import Thing
from compacttui.exchange.importing.boards import Boards
from compacttui.exchange.importing.cells import day_in, is_nobody, time_in, word_in, yes_in
from compacttui.exchange.importing.kinds import Column, ImportKind, Planner, register_kind
from compacttui.exchange.importing.making import LeftOut, Making
from compacttui.exchange.importing.rows import FileRow
from compacttui.exchange.importing.seat_columns import COLUMNS as SEAT_COLUMNS
from compacttui.rules.dates import PartialDate, long_day, to_utc, utc_text
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import MeetingKind

COLUMNS: Final = (
    next(column for column in SEAT_COLUMNS if column.name == "board"),
    Column(
        "day",
        "Day",
        ("date", "day", "meeting date", "date of meeting", "when", "meeting day", "date and time"),
        "the day of the meeting",
        needed=True,
    ),
    Column("starts", "Starts", ("time", "start", "starts", "start time", "from", "begins"), "when it starts"),
    Column("ends", "Ends", ("end", "ends", "end time", "finish", "finishes", "until", "to"), "when it ends"),
    Column("place", "Place", ("place", "venue", "location", "where", "room", "address"), "where people meet"),
    Column(
        "online",
        "Online",
        ("online", "virtual", "remote", "hybrid", "zoom", "teams"),
        "yes, if it is held online",
    ),
    Column(
        "kind", "Kind", ("kind", "type", "meeting type", "kind of meeting"), "ordinary, extraordinary ..."
    ),
    Column("held", "Held", ("held", "took place", "happened", "status"), "yes, if it has been held"),
)


class MeetingPlanner:
    """Plans meetings row by row.

    Attributes:
        making: the plan in the making.
    """

    def __init__(self, making: Making) -> None:
        self.making = making
        register = making.register
        self._boards = Boards(making, {})
        self._known: dict[tuple[Thing, str, str], Thing] = {
            (one.partnership, one.on, one.starts_at): one.id for one in register.meetings
        }
        self._on_day: dict[tuple[Thing, str], list[str]] = {}
        for board, day, starts in self._known:
            self._on_day.setdefault((board, day), []).append(starts)
        self._held: dict[Thing, Thing] = {one.id: one.id for one in register.meetings if one.is_held}

    def prepare(self, rows: Sequence[FileRow]) -> Sequence[FileRow]:
        """See on which day each board met first, as far as the file says."""
        before_records = self.making.before_records
        first: dict[str, PartialDate] = {}
        for row in rows:
            try:
                day = day_in(row.get("day"), "day", today=self.making.register.today)
            except Refused:
                continue
            board = folded(row.values.get("board", ""))
            first[board] = min(PartialDate.of(day), first.get(board, before_records), before_records)
        self._boards = Boards(self.making, first)
        return rows

    def plan(self, row: FileRow) -> str:
        """Plan a meeting; one that the file says was held is recorded as held."""
        if row.is_title and len(row.places) > 1 and "day" not in row.values:
            raise LeftOut("a heading or a note, not a meeting")
        name = checked_name(row.get("board"), "board", "a board")
        today = self.making.register.today
        day = day_in(row.get("day"), "day", today=today)
        starts = time_in(row.get("starts"), "starts") or time_in(_behind_day(row.get("day")), "day")
        ends = time_in(row.get("ends"), "ends")
        if ends is not None and (starts is None or ends <= starts):
            raise Refused("A meeting ends after it starts.", field="ends")
        board = self._boards.board(name)
        key = self._key(board, day, starts)
        if key not in self._known:
            place = row.get("place")
            made = self.making.do(
                "meeting.schedule",
                "new meeting",
                partnership=board,
                day=day,
                starts=starts,
                ends=ends,
                place=None if is_nobody(place) else place,
                online=yes_in(row.get("online"), "online"),
                kind=word_in(MeetingKind, row.get("kind"), "kind") or MeetingKind.ORDINARY,
            )
            self.making.put(self._known, key, made)
            self.making.add(self._on_day.setdefault(key[:2], []), key[2])
        meeting = self._known[key]
        if yes_in(row.get("held"), "held") and meeting not in self._held:
            if day > today:
                raise Refused(f"{long_day(day)} has not come yet.", field="held")
            self.making.do("meeting.hold", "held", meeting=meeting, held_on=day)
            self.making.put(self._held, meeting, meeting)
        return f"{name}, {long_day(day)}"

    def _key(self, board: Thing, day: date, starts: time | None) -> tuple[Thing, str, str]:
        """What tells a meeting from others: of two that day, the hour; where one has none, the day is enough."""
        said, on = utc_text(to_utc(day, starts)) if starts else "", day.isoformat()
        there = self._on_day.get((board, on), [])
        if said not in there and len(there) == 1 and "" in {said, there[0]}:
            said = there[0]
        return board, on, said


def _behind_day(said: str) -> str:
    """The time that stands behind a day in one cell: "2026-03-05 14:00"."""
    return said if len(said) == len("2026-03-05 14:00") and said[10] == " " else ""


def _planner(making: Making) -> Planner:
    return MeetingPlanner(making)


MEETINGS = register_kind(
    ImportKind("meetings", "Meetings", COLUMNS, frozenset({"meeting.schedule"}), _planner)
)
