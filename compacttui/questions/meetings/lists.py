"""The meetings of a town, and how each stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from compacttui.questions.holding import records_begin_on
from compacttui.questions.interests.unanswered import matches_at
from compacttui.questions.matching import words_in
from compacttui.questions.meetings.counted import Counted, counted_by_meeting
from compacttui.questions.meetings.own import own_meetings
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.tables import met_on
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import partnership as partnerships
from compacttui.rules.dates import at_time, from_utc_text, in_days, plural
from compacttui.rules.given import Partnership
from compacttui.rules.meetings import meeting_state
from compacttui.rules.word import Word
from compacttui.rules.words import MeetingKind, MeetingState, Standing


class MeetingsShown(Word):
    """Which meetings a list shows."""

    ALL = "all", "all"
    COMING = "coming", "coming"
    HELD = "held", "held"
    NOT_RECORDED = "not_recorded", "past and not recorded"
    CANCELLED = "cancelled", "called off"


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting.

    Attributes:
        id: its id.
        partnership_id: whose meeting.
        state: where it stands.
        standing: whether somebody has to do something.
        is_own: whoever looks has a part at the table, and acts there for themselves alone.
        met_on: the day it was held, or is planned for.
        starts: when it starts, in London.
        partnership: the partnership's name.
        kind: what kind of meeting, where it is not an ordinary one.
        came: how many of its seats were taken.
        reported: how many report-backs came in.
        stands: how it stands, in words.
    """

    id: str
    partnership_id: str
    state: MeetingState
    standing: Standing | None
    is_own: bool
    met_on: date = column("Day")
    starts: str = column("Starts")
    partnership: str = column("Partnership")
    kind: str = column("Kind")
    came: str = column("Came")
    reported: str = column("Reported back")
    stands: str = column("Stands")


@question("meetings", title="Meetings", rows=MeetingRow)
def meetings(
    view: View,
    partnership: Partnership | None = None,
    shown: MeetingsShown = MeetingsShown.ALL,
    words: str = "",
) -> Window[MeetingRow]:
    """Meetings, the newest first; those to come, the nearest first.

    Args:
        partnership: only this partnership's.
        shown: all of them, those to come, held, past and not recorded, or called off.
        words: only those of a partnership with these words in its name, or of such a day.
    """
    m, p = meeting.c, partnerships.c
    day = met_on(view)
    query = select(meeting, day.label("met_on")).where(view.true(meeting), *_which(view, shown))
    if partnership:
        query = query.where(m.partnership == partnership)
    if words.strip():
        named = and_(p.log == m.log, p.id == m.partnership, view.true(partnerships))
        query = query.outerjoin(partnerships, named)
        query = query.where(words_in(func.coalesce(p.folded, ""), words, day))
    newest_first = shown is not MeetingsShown.COMING
    keys = [Key(day, descending=newest_first), Key(m.id, descending=newest_first)]
    return Window(view, query, keys, lambda connection, rows: meeting_rows(view, connection, rows))


def _which(view: View, shown: MeetingsShown) -> list[ColumnElement[bool]]:
    m, today = meeting.c, view.day.isoformat()
    waiting = and_(m.state != "cancelled", or_(m.held_on.is_(None), m.held_on > today))
    return {
        MeetingsShown.ALL: [],
        MeetingsShown.COMING: [waiting, m.planned_on >= today],
        MeetingsShown.HELD: [m.held_on <= today],
        MeetingsShown.NOT_RECORDED: [waiting, m.planned_on < today],
        MeetingsShown.CANCELLED: [m.state == "cancelled"],
    }[shown]


def state_of(view: View, row: Row[Any]) -> MeetingState:
    """Where a meeting stands on the view's day: what was recorded, and what follows from its dates."""
    held = row.held_on is not None and row.held_on <= view.day.isoformat()
    recorded = MeetingState.of(row.state)
    if recorded in {MeetingState.HELD, MeetingState.INQUORATE} and not held:
        recorded = MeetingState.SCHEDULED
    if recorded is MeetingState.HELD and row.minutes != "none" and row.minutes_on <= view.day.isoformat():
        return MeetingState.MINUTES_AGREED if row.minutes == "agreed" else MeetingState.MINUTES_DRAFT
    papers = date.fromisoformat(row.papers_on) if row.papers_on else None
    planned = date.fromisoformat(row.planned_on)
    return meeting_state(recorded, planned, view.day, papers, view.rules.papers.min_clear_days)


def meeting_rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[MeetingRow]:
    """Meetings as rows that people read, in the order given.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        raw: whole rows of the table with ``met_on``, the day of each meeting.
    """
    ids = [row.id for row in raw]
    began = records_begin_on(view, connection)
    counts = counted_by_meeting(view, connection, ids)
    open_matches: dict[str, int] = defaultdict(int)
    for one in matches_at(view, connection, meetings=meeting.c.id.in_(ids), unsettled=True):
        open_matches[one.meeting] += one.is_open
    names = Names(view)
    names.read(connection, {row.partnership for row in raw})
    own = own_meetings(view, connection, ids) if view.role.is_volunteer else {}
    return [
        meeting_row(view, row, counts[row.id], open_matches[row.id], names, began, is_own=row.id in own)
        for row in raw
    ]


def meeting_row(
    view: View,
    raw: Raw,
    counts: Counted,
    open_matches: int,
    names: Names,
    began: date,
    *,
    is_own: bool = False,
) -> MeetingRow:
    """One meeting as a row that people read.

    Args:
        view: who is looking, and at which day.
        raw: the whole row of the table with ``met_on``, the day of the meeting.
        counts: what its seats amount to.
        open_matches: how many matches still wait for somebody.
        names: with the partnership's name read.
        began: the first day of the town's records.
        is_own: whoever looks has a part at the table, and acts there for themselves alone.
    """
    state = state_of(view, raw)
    day = date.fromisoformat(raw.met_on)
    standing, stands = _stands(view, state, day, counts if day >= began else Counted(), open_matches)
    held = state.took_place or state is MeetingState.INQUORATE
    kind = MeetingKind.of(raw.kind)
    return MeetingRow(
        id=raw.id,
        partnership_id=raw.partnership,
        state=state,
        standing=standing,
        is_own=is_own,
        met_on=day,
        starts=at_time(from_utc_text(raw.starts_at)) if raw.starts_at else "",
        partnership=names.of(raw.partnership, raw.met_on) or UNKNOWN,
        kind="" if kind is MeetingKind.ORDINARY else kind.words,
        came=_came_in_words(counts) if held else "",
        reported=f"{counts.reported} of {counts.owed}" if held and counts.owed else "",
        stands=stands,
    )


def _came_in_words(counts: Counted) -> str:
    """How many seats were taken: "2 of 3", with what is not recorded named, never counted."""
    if not counts.recorded:
        return "not recorded" if counts.silent else ""
    said = f"{counts.covered} of {counts.recorded}"
    return f"{said}, {counts.silent} not recorded" if counts.silent else said


def _stands(
    view: View, state: MeetingState, day: date, counts: Counted, open_matches: int
) -> tuple[Standing | None, str]:
    waits = f", {plural(open_matches, 'match', 'matches')} to answer" if open_matches else ""
    if state is MeetingState.CANCELLED:
        return None, state.words
    if not (state.took_place or state is MeetingState.INQUORATE):
        if day < view.day:
            return Standing.DECIDE, "past: was it held?"
        said = f"{state.words}, {in_days(day, view.day)}{waits}"
        return (Standing.DECIDE if open_matches else None), said
    late = counts.late
    reports = f", {plural(late, 'report-back')} late" if late else ""
    if late or open_matches:
        return (Standing.LATE if late else Standing.DECIDE), f"{state.words}{reports}{waits}"
    if counts.to_come:
        return None, f"{state.words}, {plural(counts.to_come, 'report-back')} to come"
    return Standing.DONE, state.words
