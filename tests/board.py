"""A small board for tests of the line from declared interest to report-back: people, a seat each, an organisation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from compacttui.acts import interests, meetings, organisations, partnerships, people
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.meetings import Attended
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    InterestCategory,
    InterestKind,
    TermKind,
)

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at the table: their person, seat, term, and the desk they act from."""

    person: str
    seat: str
    term: str
    desk: Desk


@dataclass(slots=True)
class Board:
    """A partnership with seats, and the officer who keeps its records."""

    officer: Desk
    partnership: str
    constituency: str

    @classmethod
    def of(cls, desk: Desk, name: str = "Health and Wellbeing Board") -> Board:
        """A new partnership in the desk's town, on record since 2020."""
        partnership = partnerships.register(desk, name, since=PartialDate(2020))
        return cls(desk, partnership, partnerships.define_constituency(desk, f"Carers, {name}"))

    def seat(self, name: str = "Carers' seat") -> str:
        return partnerships.create_seat(
            self.officer, self.partnership, name, self.constituency, since=PartialDate(2020)
        )

    def sitter(
        self,
        name: str = "Maria Okafor",
        *,
        seat: str | None = None,
        person: str | None = None,
        basis: TermKind = TermKind.SUBSTANTIVE,
        since: str = "2024-03",
    ) -> Sitter:
        """Somebody who has held a seat since before the records began, or stands in for its holder."""
        role = Role.DEPUTY if basis is TermKind.DEPUTY else Role.REPRESENTATIVE
        person = person or people.register(self.officer, name, roles=[role])
        seat = seat or self.seat(f"Seat of {name}")
        about = (person, seat, self.partnership)
        with self.officer.writing() as books:
            term = books.new_id("term")
            books.record(
                "term.gained",
                term,
                about=about,
                seat=seat,
                person=person,
                basis=basis.value,
                route="co_option",
                start_on=since,
            )
            books.record("term.began", term, about=about, start_on=since)
        return Sitter(person, seat, term, replace(self.officer, person=person, role=role))

    def organisation(self, name: str = "Harbour Youth Trust") -> str:
        return organisations.register(self.officer, name)

    def trustee_of(self, sitter: Sitter, organisation: str, since: str = "2025") -> str:
        """An entry of the register, declared by the sitter themselves."""
        declared = interests.declare(
            sitter.desk,
            category=InterestCategory.NON_FINANCIAL_PROFESSIONAL,
            kind=InterestKind.TRUSTEESHIP,
            since=PartialDate.from_iso(since),
            organisation=organisation,
        )
        return declared.interest

    def meeting(self, day: date, starts: time | None = time(14)) -> str:
        return meetings.schedule(self.officer, self.partnership, day, starts)

    def item(self, meeting: str, title: str, *organisations_named: str, **more: object) -> str:
        return meetings.add_item(self.officer, meeting, title, organisations_named, **more)  # type: ignore[arg-type]

    def leaves(self, sitter: Sitter, on: date) -> None:
        """Their term ends."""
        with self.officer.writing() as books:
            books.record(
                "term.ended",
                sitter.term,
                about=(sitter.person, sitter.seat, self.partnership),
                ended_on=on.isoformat(),
                ended_reason="resigned",
            )

    def hold(self, meeting: str, *present: Sitter, on: date | None = None) -> meetings.Held:
        """Held, with these present; of other seats nothing is recorded."""
        attended = [Attended(sitter.term, AttendanceStatus.PRESENT) for sitter in present]
        return meetings.hold(self.officer, meeting, on, attended)

    def go_to(self, day: date, hour: time = time(9)) -> None:
        """Everybody's clock, which is one and the same."""
        clock = self.officer.clock
        assert isinstance(clock, FixedClock)
        clock.at = datetime.combine(day, hour, LONDON).astimezone(UTC)

    def view(
        self,
        role: Role = Role.CVS_OFFICER,
        person: str | None = None,
        *,
        as_at: date | None = None,
        known_on: date | None = None,
    ) -> View:
        """What somebody sees; nobody in particular, unless said."""
        d = self.officer
        who = person if person is not None else (d.person if role is Role.CVS_OFFICER else "")
        return View(d.database, d.town, who, role, d.rules, d.now, as_at, known_on)
