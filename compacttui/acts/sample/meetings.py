"""How the partnerships of the sample meet: planned, prepared, held, reported back on, minuted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial

from compacttui.acts import declarations
from compacttui.acts.sample.diary import Hat, workday
from compacttui.acts.sample.known import Holder, Partnership, Seat
from compacttui.acts.sample.material import Topic
from compacttui.acts.sample.reporting import Reporting
from compacttui.acts.sample.routine import declarations as said
from compacttui.acts.sample.routine import meetings as routine
from compacttui.acts.sample.routine.declarations import Declared
from compacttui.acts.sample.routine.meetings import Gathering, Item
from compacttui.acts.sample.script import NEVER, Line, Part, Sitting
from compacttui.acts.sample.town import Town
from compacttui.rules.dates import to_utc
from compacttui.rules.words import (
    AttendanceStatus,
    ClosedBecause,
    MatchOutcome,
    MeetingKind,
    MinutesState,
    Mitigation,
)

_PLANNED_DAYS = 56
_AGENDA_DAYS = 9
_SETTLED_DAYS = 3
_FIRST_ITEM = 4
"""Welcome, declarations and minutes are items 1 to 3 of every agenda, and nobody types them in."""

_STATUSES = (
    (86, AttendanceStatus.PRESENT),
    (3, AttendanceStatus.LATE),
    (2, AttendanceStatus.LEFT_EARLY),
    (7, AttendanceStatus.NO_DEPUTY),
    (2, AttendanceStatus.ABSENT),
)
_CLOSED = (
    ClosedBecause.COMMERCIAL,
    ClosedBecause.LEGAL,
    ClosedBecause.NEGOTIATION,
    ClosedBecause.PERSON,
    ClosedBecause.NOT_PUBLISHED,
)


def plan_all(town: Town, reporting: Reporting) -> None:
    """Write every meeting of the sample's years into the diary."""
    for number, partnership in enumerate(town.partnerships):
        secretary = town.staff.contact if number % 2 == 0 else town.staff.officer
        table = Table(town, partnership, secretary, reporting)
        for day in _days(town, partnership):
            table.expect(day)


def _days(town: Town, partnership: Partnership) -> list[date]:
    """The usual days of a partnership's meetings, from its first month on to some time after the sample's end."""
    board, last = partnership.board, town.today + timedelta(days=_PLANNED_DAYS)
    months = (
        date(year, month, 1) for year in range(town.began_on.year, last.year + 1) for month in board.months
    )
    usual = [
        first + timedelta(days=(board.weekday - first.weekday()) % 7 + 7 * (board.nth - 1))
        for first in months
    ]
    first = town.began_on + timedelta(days=14)
    return sorted(day for day in (*usual, *town.script.extra.get(board.key, ())) if first <= day <= last)


class Table:
    """One partnership's meetings.

    Attributes:
        town: where.
        partnership: whose.
        secretary: who plans them and writes them up.
        reporting: what becomes of the report-backs on them.
    """

    def __init__(self, town: Town, partnership: Partnership, secretary: Hat, reporting: Reporting) -> None:
        self.town = town
        self.desk = town.desk
        self.diary = town.diary
        self.dice = town.dice
        self.partnership = partnership
        self.secretary = secretary
        self.reporting = reporting
        self._topics: list[Topic] = []
        self._missed: dict[str, int] = {}
        self._before: Gathering | None = None

    def expect(self, usual: date) -> None:
        """Write the planning of a meeting into the diary."""
        sitting = self.town.script.sittings.get((self.partnership.board.key, usual), Sitting())
        day = sitting.moved_to or usual
        planned = max(day - timedelta(days=_PLANNED_DAYS), self.town.began_on + timedelta(days=4))
        self.diary.on(workday(planned), time(10, 15), self.secretary, partial(self._plan, day, sitting))

    def _plan(self, day: date, sitting: Sitting) -> None:
        starts = sitting.starts or time.fromisoformat(self.partnership.board.time)
        gathering = routine.schedule(self.desk, self.partnership, day, starts, sitting.kind)
        lead = _AGENDA_DAYS if sitting.kind is MeetingKind.ORDINARY else 7
        papers = day - timedelta(days=self.partnership.board.papers if self.dice.percent(90) else 4)
        steps = (
            (day - timedelta(days=lead), time(11), partial(self._prepare, gathering, sitting)),
            (papers, time(16), partial(self._send_papers, gathering)),
            (day - timedelta(days=_SETTLED_DAYS), time(17), partial(self._settle, gathering)),
            (day, starts, partial(self._meet, gathering)),
            (workday(day + timedelta(days=1)), time(9, 40), partial(self._write_up, gathering)),
        )
        for on, at, deed in steps:
            self.diary.on(on, at, self.secretary, deed)
        for seat, holder in self._expected(gathering):
            part = self._part(gathering, seat)
            if part.apologises_on is not None and part.status is not None:
                sends = partial(routine.apologise, self.desk, gathering, seat, holder, part.status)
                self.diary.on(part.apologises_on, time(19, 10), holder.hat, sends)

    # --- before ---------------------------------------------------------------------------------------------

    def _prepare(self, gathering: Gathering, sitting: Sitting) -> None:
        lines = sitting.lines or tuple(self._lines(gathering))
        for number, line in enumerate(lines, _FIRST_ITEM):
            routine.add_item(
                self.desk,
                gathering,
                line.title,
                line.decided,
                number=number,
                closed=line.closed,
                closed_until=line.closed_until,
                organisation=self.town.organisation(line.organisation).id if line.organisation else None,
            )

    def _lines(self, gathering: Gathering) -> Iterator[Line]:
        """An ordinary agenda: two to four matters, now and then one about money for an organisation."""
        for _ in range(self.dice.between(2, 3)):
            topic = self._next_topic()
            closed = self.dice.one_of(_CLOSED) if self.dice.percent(5) else None
            until = gathering.day + timedelta(days=180) if closed else None
            yield Line(topic.title, self.dice.one_of(topic.decided), closed=closed, closed_until=until)
        if self.dice.percent(22):
            title = self.dice.one_of(self.town.material.agendas[self.partnership.board.theme].grants)
            name = self._grantee()
            decided = self.dice.one_of(self.town.material.words["granted"])
            yield Line(title.format(org=name), decided, organisation=name)
        if self.dice.percent(25):
            topic = self.dice.one_of(self.town.material.any_topics)
            yield Line(topic.title, self.dice.one_of(topic.decided))

    def _next_topic(self) -> Topic:
        if not self._topics:
            topics = self.town.material.agendas[self.partnership.board.theme].topics
            self._topics = self.dice.some_of(topics, len(topics))
        return self._topics.pop()

    def _grantee(self) -> str:
        """An organisation that asks for money: now and then one that somebody at the table belongs to."""
        holders = [seat.holder for seat in self.partnership.seats if seat.holder]
        if holders and self.dice.percent(30):
            return self.dice.one_of(holders).person.organisation.name
        tied = {tie for each in holders for tie in each.person.ties}
        tied |= {tie for seat in self.partnership.seats if seat.deputy for tie in seat.deputy.person.ties}
        while (one := self.dice.one_of(self.town.organisations)).id in tied:
            continue
        return one.name

    def _send_papers(self, gathering: Gathering) -> None:
        routine.issue_papers(self.desk, gathering)

    def _settle(self, gathering: Gathering) -> None:
        """Who comes and who cannot: apologies are sent before the meeting."""
        for seat, holder in self._expected(gathering):
            if holder.term in gathering.apologies:
                continue
            status = self._part(gathering, seat).status or self._drawn(seat, holder)
            gathering.coming[holder.term] = status
            if status in (AttendanceStatus.NO_DEPUTY, AttendanceStatus.DEPUTY_SENT):
                moment = self.diary.now + timedelta(minutes=self.dice.between(60, 2400))
                deed = partial(routine.apologise, self.desk, gathering, seat, holder, status)
                self.diary.at(moment, holder.hat, deed)

    def _drawn(self, seat: Seat, holder: Holder) -> AttendanceStatus:
        status = self.dice.weighted(_STATUSES)
        if status is AttendanceStatus.NO_DEPUTY and seat.deputy is not None and self.dice.percent(60):
            status = AttendanceStatus.DEPUTY_SENT
        # Nobody misses three in a row by chance: that is a matter of its own.
        if status.covered or self._missed.get(holder.term, 0) >= 2:
            self._missed[holder.term] = 0
            return status if status.covered else AttendanceStatus.PRESENT
        self._missed[holder.term] = self._missed.get(holder.term, 0) + 1
        return status

    def _expected(self, gathering: Gathering) -> Iterator[tuple[Seat, Holder]]:
        for seat in self.partnership.seats:
            if seat.holder is not None and seat.holder.start_on <= gathering.day:
                yield seat, seat.holder

    def _part(self, gathering: Gathering, seat: Seat) -> Part:
        return self.town.script.parts.get((*seat.place, gathering.day), _USUAL)

    # --- on the day -----------------------------------------------------------------------------------------

    def _meet(self, gathering: Gathering) -> None:
        """Everybody who came says whether they have a conflict of interest."""
        begins = to_utc(gathering.day, gathering.starts)
        for seat, holder in self._expected(gathering):
            came = self._who_came(gathering, seat, holder)
            if came is None:
                continue
            conflicts = [item for item in gathering.items if item.organisation in came.person.ties]
            part = self._part(gathering, seat)
            if conflicts and not part.silent:
                says = begins + timedelta(days=part.declares_after)
                self.diary.at(says, came.hat, partial(self._declare, gathering, seat, came, conflicts, part))
            else:
                deed = partial(said.declare_nothing, self.desk, gathering, seat, came)
                self.diary.at(begins + timedelta(minutes=6), came.hat, deed)
            if conflicts and part.found_after != NEVER:
                found = gathering.day + timedelta(days=part.found_after)
                deed = partial(self._find_out, conflicts[0].id, conflicts[0].organisation or "", came)
                self.diary.on(found, time(11, 20), self.town.staff.officer, deed)

    def _who_came(self, gathering: Gathering, seat: Seat, holder: Holder) -> Holder | None:
        status = gathering.coming.get(holder.term, AttendanceStatus.PRESENT)
        if status is AttendanceStatus.DEPUTY_SENT:
            return seat.deputy
        return holder if status.covered else None

    def _declare(
        self, gathering: Gathering, seat: Seat, came: Holder, conflicts: list[Item], part: Part
    ) -> None:
        for place, item in enumerate(conflicts):
            nature = self.dice.one_of(self.town.material.words["nature"])
            declared = said.declare(self.desk, gathering, seat, came, item, nature)
            if part.declares_after:
                continue  # nobody could decide on it in the meeting any more
            out = part.leaves or (
                _minutes_after(gathering.starts, 22 + 12 * place),
                _minutes_after(gathering.starts, 31 + 12 * place),
            )
            decide = partial(self._decide, declared, out)
            minute = partial(said.minute, self.desk, declared, part.minute or f"{item.number}.2")
            self.diary.on(workday(gathering.day + timedelta(days=1)), time(9, 50), self.secretary, decide)
            self.diary.on(workday(gathering.day + timedelta(days=12)), time(15, 10), self.secretary, minute)

    def _decide(self, declared: Declared, out: tuple[time, time]) -> None:
        said.assess(self.desk, declared, Mitigation.LEAVE_FOR_ITEM, "The chair")
        said.leave_and_come_back(self.desk, declared, *out)

    def _find_out(self, item: str, organisation: str, came: Holder) -> None:
        explanation = self.dice.one_of(self.town.material.words["found_out"])
        declarations.settle(self.desk, item, came.person.id, organisation, MatchOutcome.BREACH, explanation)

    # --- afterwards -----------------------------------------------------------------------------------------

    def _write_up(self, gathering: Gathering) -> None:
        """The secretary records who came; from the day of the meeting the time for report-backs runs."""
        if self._before is not None:
            routine.note_minutes(self.desk, self._before, MinutesState.AGREED)
        self._before = gathering
        due = routine.hold(self.desk, gathering, self.town.desk.rules.report.due_days)
        for seat, holder in self._expected(gathering):
            status = gathering.coming.get(holder.term, AttendanceStatus.PRESENT)
            routine.attend(self.desk, gathering, seat, holder, status)
            came = self._who_came(gathering, seat, holder)
            if came is not None:
                self.reporting.expect(gathering, seat, came, due, self._part(gathering, seat))
            elif self.dice.percent(6):
                self.reporting.expect_none(gathering, seat, holder, due)


_USUAL = Part(status=None)


def _minutes_after(start: time, minutes: int) -> time:
    hours, rest = divmod(start.minute + minutes, 60)
    return time(start.hour + hours, rest)
