"""What members read: the report-backs of a time, and a draft as it will read when it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from sqlalchemy import exists, func, or_, select

from compacttui.questions.meetings.agenda import ItemOn, MeetingOn, meeting_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.reports.beside import ActionSeen
from compacttui.questions.reports.items import OTHER_BUSINESS, ItemText, answered, seen_by
from compacttui.questions.reports.reading import ReportRead, reports_read, stands
from compacttui.questions.soundings import SoundingRow, sounding_rows
from compacttui.questions.tables import AtTable
from compacttui.questions.view import View
from compacttui.records.meetings import item as on_agendas
from compacttui.records.meetings import meeting as meetings
from compacttui.records.reports import report
from compacttui.records.soundings import sounding
from compacttui.rules.reports import Audience, Seen, days_late, seen, strictest
from compacttui.rules.text import folded
from compacttui.rules.words import ActionState, BasisOfView, Marking, Standing


class Written(Protocol):
    """What was written on one item so far, as the act that sends it takes it."""

    @property
    def item(self) -> str | None:
        """The item of the agenda; nothing for what was not on it."""

    @property
    def discussed(self) -> str | None:
        """What was talked about."""

    @property
    def decided(self) -> str | None:
        """What was decided."""

    @property
    def said(self) -> str | None:
        """What the representative said."""

    @property
    def basis(self) -> BasisOfView | None:
        """How they came by that view."""

    @property
    def people_asked(self) -> int | None:
        """How many people stand behind it."""

    @property
    def sounding(self) -> str | None:
        """The question to members before the meeting that it takes up."""

    @property
    def implications(self) -> str | None:
        """What it means for members."""

    @property
    def benefit(self) -> str | None:
        """What it means for the people they are there for."""

    @property
    def marking(self) -> Marking:
        """Who may read it."""

    @property
    def review_on(self) -> date | None:
        """Until when it is closed."""

    @property
    def nothing_to_add(self) -> bool:
        """There is nothing to say about it."""


class Planned(Protocol):
    """Something that is to be done, as the act that sends the report takes it."""

    @property
    def what(self) -> str:
        """What is to be done."""

    @property
    def owner(self) -> str | None:
        """Who does it."""

    @property
    def due_on(self) -> date | None:
        """Until when."""

    @property
    def item(self) -> str | None:
        """The item of the agenda that it comes from."""


def months_reported(view: View) -> tuple[str, ...]:
    """The months in which report-backs were sent, or waived on meetings of which an item is closed; the latest first."""
    r = report.c
    closed = exists().where(
        on_agendas.c.log == r.log,
        on_agendas.c.meeting == r.meeting,
        on_agendas.c.part == "closed",
        view.true(on_agendas),
    )
    query = (
        select(func.substr(r.told_on, 1, 7))
        .where(view.true(report), or_(r.sent_on.is_not(None), closed))
        .distinct()
    )
    with view.reading() as connection:
        return tuple(sorted(connection.execute(query).scalars(), reverse=True))


def reports_sent(
    view: View, first: date, last: date, partnership: str | None = None
) -> tuple[ReportRead, ...]:
    """The report-backs sent from one day to another, as they read now: by partnership, meeting and seat.

    Args:
        view: who is looking.
        first: the first day.
        last: the last day.
        partnership: only those on its meetings.
    """
    told = reports_told(view, first, last, partnership)
    return tuple(one for one in told if one.sent_on is not None)


def reports_told(
    view: View, first: date, last: date, partnership: str | None = None
) -> tuple[ReportRead, ...]:
    """As `reports_sent`, and those waived on meetings of which an item is closed: that it took place is told, too."""
    r = report.c
    # Told on the day it was sent, which the table has in order. (No BETWEEN: PostgreSQL does not take it here.)
    which = [r.told_on >= first.isoformat(), r.told_on <= last.isoformat()]
    if partnership is not None:
        which.append(meetings.c.partnership == partnership)
    with view.reading() as connection:
        found = reports_read(view, connection, *which)
    return tuple(sorted((one for one in found if one.sent_on or one.items), key=_place))


def _place(one: ReportRead) -> tuple[object, ...]:
    return folded(one.partnership), one.partnership_id, one.met_on, one.seat, one.id


def drafted(
    view: View,
    meeting: str,
    items: Sequence[Written] = (),
    asks: str | None = None,
    actions: Sequence[Planned] = (),
    *,
    nothing: bool = False,
    seat: str | None = None,
    audience: Audience = Audience.PUBLIC,
) -> ReportRead:
    """A report-back that is not sent yet, as an audience would read it if its writer sent it today.

    Args:
        view: the writer's own.
        meeting: on which meeting.
        items: what was written so far, in any order.
        asks: what members are asked.
        actions: what is to be done.
        nothing: that the meeting brought nothing to report.
        seat: for which seat, if they sit there in several.
        audience: who reads.

    Raises:
        Refused: there is no such meeting on record.
    """
    with view.reading() as connection:
        told = meeting_on(view, meeting)
        names = Names(view)
        names.read(connection, [view.person])
        writer = names.of(view.person) or UNKNOWN
        put = {one.id: one for one in sounding_rows(view, connection, sounding.c.meeting == meeting)}
    at = next((one for one in told.seats if seat in {None, one.seat}), None)
    texts = closed_on_agenda(told.items) if nothing else _beside_agenda(items, told.items, put)
    late = days_late(told.due_on, view.today, view.today) if told.due_on else 0
    kind = "nothing_to_report" if nothing else "full"
    read = _draft(view, told, at, writer, asks or "", kind, late, texts, audience)
    return replace(read, actions=_planned(actions, items, told.items, audience))


def closed_on_agenda(agenda: Sequence[ItemOn]) -> list[ItemText]:
    """The items that an agenda closes: that they took place is said even where there is nothing to report."""
    return [_text(one.number, None, one) for one in agenda if one.closed_because is not None]


def _planned(
    actions: Sequence[Planned], written: Sequence[Written], agenda: Sequence[ItemOn], audience: Audience
) -> tuple[ActionSeen, ...]:
    """The actions that an audience would read: those of items that it may read."""
    closed = {one.id for one in agenda if one.closed_because is not None}
    marked: dict[str | None, Marking] = {one.item: one.marking for one in written if one.item}
    found = []
    for number, one in enumerate(actions, 1):
        on = Marking.BOARD_CONFIDENTIAL if one.item in closed else Marking.OPEN
        if seen(strictest(on, marked.get(one.item, Marking.OPEN)), audience) is Seen.WORDS:
            said = (one.what, one.owner or "", one.due_on, ActionState.OPEN, "")
            found.append(ActionSeen(str(number), "", *said))
    return tuple(found)


def _draft(
    view: View,
    told: MeetingOn,
    at: AtTable | None,
    writer: str,
    asks: str,
    kind: str,
    late: int,
    texts: Sequence[ItemText],
    audience: Audience,
) -> ReportRead:
    return ReportRead(
        id="",
        meeting_id=told.id,
        partnership_id=told.partnership_id,
        seat_id=at.seat if at else "",
        person_id=view.person,
        partnership=told.partnership,
        met_on=told.day,
        seat=at.seat_name if at else UNKNOWN,
        person=writer,
        written_by="",
        sent_on=view.today,
        due_on=told.due_on,
        days_late=late,
        amended_on=None,
        checked_on=None,
        nothing=kind == "nothing_to_report",
        asks=asks,
        guidance="",
        items=seen_by(texts, audience),
        standing=Standing.LATE if late else Standing.DONE,
        stands=stands(kind, late, amended=False),
    )


def _beside_agenda(
    written: Sequence[Written], agenda: Sequence[ItemOn], put: Mapping[str, SoundingRow]
) -> list[ItemText]:
    """What was written in the order of the agenda, as the act will put it; what is not on it comes last."""
    about = {one.item: one for one in written if one.item}
    placed: list[tuple[Written | None, ItemOn | None]] = [(about.get(one.id), one) for one in agenda]
    placed += [(one, None) for one in written if not one.item]
    return [
        _text(number, one, on, put.get(one.sounding) if one is not None and one.sounding else None)
        for number, (one, on) in enumerate(placed, 1)
    ]


def _text(number: int, one: Written | None, on: ItemOn | None, put: SoundingRow | None = None) -> ItemText:
    is_closed = on is not None and on.closed_because is not None
    on_agenda = Marking.BOARD_CONFIDENTIAL if is_closed else Marking.OPEN
    title = on.title if on is not None else OTHER_BUSINESS
    until = on.closed_until if on is not None and is_closed else None
    if one is None:
        return ItemText(number, title, on_agenda, until)
    return ItemText(
        number=number,
        title=title,
        marking=strictest(one.marking, on_agenda),
        closed_until=one.review_on or until,
        discussed=one.discussed or "",
        decided=one.decided or "",
        said=one.said or "",
        basis=one.basis,
        people_asked=one.people_asked,
        implications=one.implications or "",
        benefit=one.benefit or "",
        nothing_to_add=one.nothing_to_add,
        asked=put.question if put is not None else "",
        answered=answered(put.replies, put.summary) if put is not None else "",
    )
