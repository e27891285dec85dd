"""Meetings: planned, prepared, held, reported back on, minuted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from compacttui.acts.desk import Desk
from compacttui.acts.meetings.planning import moment_of
from compacttui.acts.reports.contents import Contents
from compacttui.acts.sample.known import Holder, Partnership, Seat
from compacttui.records.log import Books
from compacttui.rules.dates import utc_text
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    AttendedAs,
    ClosedBecause,
    MeetingKind,
    MinutesState,
    ReportKind,
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda.

    Attributes:
        id: its id.
        number: on the agenda.
        decided: how it ended, or will end.
        closed: why it was taken without the public, if it was.
        organisation: the organisation it names, by id.
    """

    id: str
    number: int
    decided: str
    closed: ClosedBecause | None = None
    organisation: str | None = None


@dataclass(slots=True, eq=False)
class Gathering:
    """A meeting, as far as it has been told.

    Attributes:
        id: its id.
        partnership: whose.
        day: on which day.
        starts: at what time, in London.
        items: its agenda.
        papers_on: when the papers went out.
        coming: how the seats were represented, by the term of their holder, as far as it is settled.
        apologies: the records of apologies sent beforehand, by term.
    """

    id: str
    partnership: Partnership
    day: date
    starts: time
    items: list[Item] = field(default_factory=list)
    papers_on: date | None = None
    coming: dict[str, AttendanceStatus] = field(default_factory=dict)
    apologies: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def about(self) -> tuple[str, str]:
        """What every entry on it touches."""
        return self.id, self.partnership.id


def schedule(
    desk: Desk, partnership: Partnership, day: date, starts: time, kind: MeetingKind = MeetingKind.ORDINARY
) -> Gathering:
    """Plan a meeting, as ``meeting.schedule`` does."""
    with desk.writing() as books:
        meeting = books.new_id("meeting")
        books.record(
            "meeting.scheduled",
            meeting,
            about=(partnership.id,),
            of="",
            private={"place": partnership.board.room},
            partnership=partnership.id,
            kind=kind.value,
            planned_on=day.isoformat(),
            starts_at=moment_of(day, starts),
            ends_at=moment_of(day, time(starts.hour + 2, starts.minute)),
            online=False,
        )
    return Gathering(meeting, partnership, day, starts)


def add_item(
    desk: Desk,
    gathering: Gathering,
    title: str,
    decided: str,
    *,
    number: int,
    closed: ClosedBecause | None = None,
    closed_until: date | None = None,
    organisation: str | None = None,
) -> Item:
    """Put an item on the agenda, as ``meeting.add_item`` does."""
    with desk.writing() as books:
        item = books.new_id("item")
        named = (organisation,) if organisation else ()
        books.record(
            "meeting.item_added",
            item,
            of="",
            about=(*gathering.about, *named),
            private={"title": title},
            meeting=gathering.id,
            partnership=gathering.partnership.id,
            number=number,
            decision=True,
            part="closed" if closed else "open",
            closed_because=closed.value if closed else None,
            closed_until=closed_until.isoformat() if closed_until else None,
            to_follow=gathering.papers_on is not None and desk.today > gathering.papers_on,
            planned_on=gathering.day.isoformat(),
            names={f"{item}.1": organisation} if organisation else {},
        )
    told = Item(item, number, decided, closed, organisation)
    gathering.items.append(told)
    return told


def issue_papers(desk: Desk, gathering: Gathering) -> None:
    """Note that the papers went out, as ``meeting.issue_papers`` does."""
    gathering.papers_on = desk.today
    with desk.writing() as books:
        books.record(
            "meeting.papers_issued",
            gathering.id,
            about=(gathering.partnership.id,),
            of="",
            private={"papers_version": None},
            papers_on=desk.today.isoformat(),
        )


def apologise(desk: Desk, gathering: Gathering, seat: Seat, holder: Holder, status: AttendanceStatus) -> None:
    """Send apologies before the meeting, as ``attendance.record`` does for a representative."""
    gathering.coming[holder.term] = status
    with desk.writing() as books:
        apology_at = utc_text(desk.now)
        record = books.new_id("attendance")
        _attended(books, record, gathering, seat, holder, status, apology_at=apology_at, held=False)
    gathering.apologies[holder.term] = (record, apology_at)


def hold(desk: Desk, gathering: Gathering, due_days: int) -> date:
    """Record that the meeting was held, as ``meeting.hold`` does; returns the day report-backs are due."""
    due = gathering.day + timedelta(days=due_days)
    with desk.writing() as books:
        books.record(
            "meeting.held",
            gathering.id,
            about=(gathering.partnership.id,),
            held_on=gathering.day.isoformat(),
            state="held",
            clock_from=gathering.day.isoformat(),
            report_due_on=due.isoformat(),
        )
    return due


def attend(desk: Desk, gathering: Gathering, seat: Seat, holder: Holder, status: AttendanceStatus) -> None:
    """Record how a seat was represented, as ``meeting.hold`` does for each one in its list."""
    before, apology_at = gathering.apologies.get(holder.term, (None, None))
    deputy = seat.deputy if status is AttendanceStatus.DEPUTY_SENT else None
    with desk.writing() as books:
        record = before or books.new_id("attendance")
        _attended(books, record, gathering, seat, holder, status, apology_at=apology_at, deputy=deputy)
        if deputy is not None:
            there = AttendanceStatus.PRESENT
            _attended(books, books.new_id("attendance"), gathering, seat, deputy, there)


def _attended(
    books: Books,
    record: str,
    gathering: Gathering,
    seat: Seat,
    holder: Holder,
    status: AttendanceStatus,
    *,
    apology_at: str | None = None,
    deputy: Holder | None = None,
    held: bool = True,
) -> None:
    part = AttendedAs.DEPUTY if holder.role is Role.DEPUTY else AttendedAs.REPRESENTATIVE
    books.record(
        "attendance.recorded",
        record,
        about=(gathering.id, holder.person.id, *((deputy.person.id,) if deputy else ()), *seat.about),
        meeting=gathering.id,
        term=holder.term,
        seat=seat.id,
        person=holder.person.id,
        status=status.value,
        attended_as=part.value,
        deputy=deputy.term if deputy else None,
        apology_at=apology_at,
        held_on=gathering.day.isoformat() if held else None,
    )


def report(
    desk: Desk,
    gathering: Gathering,
    seat: Seat,
    holder: Holder,
    due: date,
    contents: Contents,
    *,
    asks: str | None = None,
) -> str:
    """Send a report-back, or word that there is nothing to report, as ``report.submit`` and ``report.nothing`` do."""
    kind = ReportKind.FULL if contents.items else ReportKind.NOTHING
    with desk.writing() as books:
        sent = books.new_id("report")
        books.record(
            "report.submitted",
            sent,
            about=(gathering.id, holder.person.id, *seat.about),
            private={"asks": asks, "guidance": None, **contents.words},
            meeting=gathering.id,
            seat=seat.id,
            term=holder.term,
            person=holder.person.id,
            kind=kind.value,
            sent_on=desk.today.isoformat(),
            due_on=due.isoformat(),
            met_on=gathering.day.isoformat(),
            written_by=None,
            items=contents.data,
            actions=[],
        )
    return sent


def check(desk: Desk, gathering: Gathering, seat: Seat, holder: Holder, sent: str) -> None:
    """Note that the markings of a report-back were looked at, as ``report.check`` does."""
    with desk.writing() as books:
        books.record(
            "report.checked",
            sent,
            about=(gathering.id, holder.person.id, *seat.about),
            checked_on=desk.today.isoformat(),
        )


def waive(desk: Desk, gathering: Gathering, seat: Seat, holder: Holder, due: date, reason: str) -> None:
    """Note that no report-back is expected, as ``report.waive`` does."""
    with desk.writing() as books:
        books.record(
            "report.waived",
            books.new_id("report"),
            about=(gathering.id, holder.person.id, *seat.about),
            reason=reason,
            meeting=gathering.id,
            seat=seat.id,
            term=holder.term,
            person=holder.person.id,
            waived_on=desk.today.isoformat(),
            due_on=due.isoformat(),
            met_on=gathering.day.isoformat(),
        )


def note_minutes(desk: Desk, gathering: Gathering, minutes: MinutesState) -> None:
    """Note that the minutes are there, as ``meeting.record_minutes`` does."""
    with desk.writing() as books:
        books.record(
            "meeting.minutes_recorded",
            gathering.id,
            about=(gathering.partnership.id,),
            of="",
            private={"minutes_ref": None},
            minutes=minutes.value,
            minutes_on=desk.today.isoformat(),
        )
