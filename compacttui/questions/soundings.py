"""Questions to members before meetings: which are open, what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.sight import on_agenda
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.meetings import item, meeting
from compacttui.records.reports import report_item
from compacttui.records.soundings import answer, sounding
from compacttui.rules.given import Meeting, Partnership, Person
from compacttui.rules.refusal import Refused
from compacttui.rules.reports import Seen, audience_of, seen, stub
from compacttui.rules.soundings import sounding_state
from compacttui.rules.word import Word
from compacttui.rules.words import SoundingState, Standing


class SoundingsShown(Word):
    """Which questions to members a list shows."""

    ALL = "all", "all"
    OPEN = "open", "open"
    WAITING = "waiting", "over, and not summed up"


@dataclass(frozen=True, slots=True)
class SoundingRow:
    """A question to members.

    Attributes:
        id: its id.
        meeting_id: before which meeting.
        seat_id: for which seat.
        person_id: who asked.
        item_id: the item of the agenda that it is about.
        state: where it stands.
        item: the same with its number: "item 4, Winter plan"; empty where it is about none.
        standing: soon while members can answer, to be decided when nobody summed the answers up, done.
        closes_on: the last day for answers.
        question: what members were asked; a stub where the item is closed by now.
        person: who asked.
        partnership: before whose meeting.
        met_on: the day of the meeting.
        replies: how many answered.
        summary: what they said.
        stands: where it stands, in words.
    """

    id: str
    meeting_id: str
    seat_id: str
    person_id: str
    item_id: str
    item: str
    state: SoundingState
    standing: Standing | None
    closes_on: date = column("Answers until")
    question: str = column("Question")
    person: str = column("Asked by")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    replies: int = column("Answers", numeric=True)
    summary: str = column("What they said")
    stands: str = column("Stands")


@question("soundings", title="Questions to members", rows=SoundingRow)
def soundings(
    view: View,
    shown: SoundingsShown = SoundingsShown.ALL,
    person: Person | None = None,
    partnership: Partnership | None = None,
    meeting: Meeting | None = None,
) -> Window[SoundingRow]:
    """What representatives asked members before meetings, the latest first, and what the answers came to.

    Args:
        shown: all of them, those that can be answered, or those that nobody summed up.
        person: only what one person asked.
        partnership: only before its meetings.
        meeting: only before one meeting.
    """
    q = sounding.c
    which: list[ColumnElement[bool]] = list(_which(view, shown))
    if person:
        which.append(q.person == person)
    if meeting:
        which.append(q.meeting == meeting)
    if partnership:
        which.append(_MEETING.c.partnership == partnership)
    return Window(
        view,
        _rows(view).where(*which),
        [Key(q.closes_on, descending=True), Key(q.id, descending=True)],
        lambda connection, rows: _words(view, connection, rows),
    )


_MEETING: Final = meeting.alias("before")
_TO_ANSWER: Final = {SoundingsShown.OPEN, SoundingsShown.WAITING}


def sounding_rows(view: View, connection: Connection, *which: ColumnElement[bool]) -> list[SoundingRow]:
    """The questions to members that fit these conditions on their table, the first one first.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        which: the conditions.
    """
    q = sounding.c
    query = _rows(view).where(*which).order_by(q.closes_on, q.id)
    return _words(view, connection, connection.execute(query).all())


def read_sounding(view: View, thing: str) -> SoundingRow:
    """One question to members.

    Args:
        view: who is looking.
        thing: its id.

    Raises:
        Refused: there is none on record on that day.
    """
    with view.reading() as connection:
        found = sounding_rows(view, connection, sounding.c.id == thing)
    if not found:
        raise Refused("There is no such question on record on that day.", field="sounding")
    return found[0]


def asked_before(view: View, meeting: str) -> Sequence[SoundingRow]:
    """What the viewer asked members before one meeting.

    Args:
        view: who is looking.
        meeting: the meeting's id.
    """
    q = sounding.c
    with view.reading() as connection:
        own = q.person == view.person, q.meeting == meeting, q.set_aside_on.is_(None)
        return sounding_rows(view, connection, *own)


def _which(view: View, shown: SoundingsShown) -> Sequence[ColumnElement[bool]]:
    q, today = sounding.c, view.day.isoformat()
    if shown not in _TO_ANSWER:
        return ()
    is_open = q.closed_on.is_(None) & q.set_aside_on.is_(None) & ~_used(view)
    in_time = q.closes_on >= today if shown is SoundingsShown.OPEN else q.closes_on < today
    return is_open, in_time


def _used(view: View) -> ColumnElement[bool]:
    c = report_item.c
    return exists().where(view.true(report_item), c.sounding == sounding.c.id)


def _rows(view: View) -> Select[Any]:
    q, m, i, a = sounding.c, _MEETING.c, item.c, answer.c
    replies = (
        select(func.count()).where(view.true(answer), a.sounding == q.id).scalar_subquery().label("on_record")
    )
    now = and_(i.log == q.log, i.id == q.item, i.superseded_seq.is_(None), i.effective_to.is_(None))
    of = and_(
        m.log == q.log,
        m.id == q.meeting,
        m.superseded_seq.is_(None),
        or_(m.effective_to.is_(None), m.effective_to > view.day.isoformat()),
        m.effective_from <= view.day.isoformat(),
    )
    return (
        select(
            sounding,
            m.partnership,
            func.coalesce(m.held_on, m.planned_on).label("met_on"),
            i.part,
            i.title,
            i.number,
            replies,
            _used(view).label("is_used"),
        )
        .join_from(sounding, _MEETING, of)
        .outerjoin(item, now)
        .where(view.true(sounding))
    )


def _words(view: View, connection: Connection, raw: Sequence[Raw]) -> list[SoundingRow]:
    names = Names(view)
    names.read(connection, {thing for row in raw for thing in (row.person, row.partnership)})
    return [_row(view, row, names) for row in raw]


def _row(view: View, row: Raw, names: Names) -> SoundingRow:
    audience = audience_of(view.role, is_own=bool(view.person) and row.person == view.person)
    is_open = seen(on_agenda(row.part), audience) is Seen.WORDS
    closes = date.fromisoformat(row.closes_on)
    state = sounding_state(
        closes,
        view.day,
        closed=row.closed_on is not None,
        used=bool(row.is_used),
        set_aside=row.set_aside_on is not None,
    )
    waits = state is SoundingState.CLOSED and row.closed_on is None
    standing = {SoundingState.OPEN: Standing.SOON, SoundingState.USED: Standing.DONE}.get(state)
    return SoundingRow(
        id=row.id,
        meeting_id=row.meeting,
        seat_id=row.seat,
        person_id=row.person,
        item_id=row.item or "",
        item=f"item {row.number}, {row.title}" if row.item and row.title else "",
        state=state,
        standing=Standing.DECIDE if waits else standing,
        closes_on=closes,
        question=row.question if is_open else stub(row.title or ""),
        person=names.of(row.person) or UNKNOWN,
        partnership=names.of(row.partnership, row.met_on) or UNKNOWN,
        met_on=date.fromisoformat(row.met_on),
        replies=row.replies if row.replies is not None else row.on_record,
        summary=(row.summary or "") if is_open else "",
        stands="not summed up yet" if waits else state.words,
    )
