"""A selection to try acts on: one board, seats of one constituency, organisations, and a way through the weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from compacttui.acts import (
    complaints,
    counts,
    organisations,
    partnerships,
    people,
    selections,
    terms,
    vacancies,
)
from compacttui.acts.desk import Desk, FixedClock
from compacttui.counting import Profile
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import EndedReason, SelectionMethod

LONDON = ZoneInfo("Europe/London")


@dataclass
class Contest:
    """A board's seats, and the people and organisations of a selection for them.

    Attributes:
        office: the officer's desk.
        partnership: the board.
        seats: the seats to fill.
        officer: the returning officer, by id.
        scrutineer: the scrutineer, by id.
        members: organisations with a vote, by id.
        selection: the process, once it is open.
        opened: what opening it gave back.
    """

    office: Desk
    partnership: str
    seats: list[str]
    officer: str
    scrutineer: str
    members: list[str]
    selection: str = ""
    opened: selections.Opened | None = None
    candidates: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, desk: Desk, *, seats: int = 1, members: int = 6, board: str = "Housing Partnership"
    ) -> Contest:
        """A board with so many seats for one constituency, and so many organisations with a vote."""
        partnership = partnerships.register(desk, board, since=PartialDate(2020))
        constituency = partnerships.define_constituency(desk, f"Tenants, {board}")
        made = [
            partnerships.create_seat(
                desk, partnership, f"Tenants' seat {number}", constituency, since=PartialDate(2020)
            )
            for number in range(1, seats + 1)
        ]
        bodies = [
            organisations.register(desk, f"{board} member {number}", since=PartialDate(2015))
            for number in range(1, members + 1)
        ]
        officer = people.register(desk, f"Ruth Adeyemi, {board}", roles=[Role.RETURNING_OFFICER])
        scrutineer = people.register(desk, f"Sam Petrov, {board}", roles=[Role.SCRUTINEER])
        return cls(desk, partnership, made, officer, scrutineer, bodies)

    @property
    def returning(self) -> Desk:
        """The returning officer's desk."""
        return replace(self.office, person=self.officer, role=Role.RETURNING_OFFICER)

    @property
    def watching(self) -> Desk:
        """The scrutineer's desk."""
        return replace(self.office, person=self.scrutineer, role=Role.SCRUTINEER)

    def go_to(self, day: date, hour: time = time(9)) -> None:
        """Move everybody's clock."""
        self.go_to_moment(datetime.combine(day, hour, LONDON).astimezone(UTC))

    def go_to_moment(self, moment: datetime) -> None:
        """Move everybody's clock to a moment."""
        clock = self.office.clock
        assert isinstance(clock, FixedClock)
        clock.at = moment

    def go_past(self, mark: Mark) -> None:
        """Move everybody's clock to the moment of a date of the timetable."""
        assert self.opened is not None
        self.go_to_moment(self.opened.timetable[mark].moment)

    def open(self, **more: object) -> str:
        """Give notice of the selection."""
        given: dict[str, object] = {"scrutineers": [self.scrutineer], **more}
        self.opened = selections.open_selection(
            self.office,
            self.seats,
            self.officer,
            **given,  # type: ignore[arg-type]
        )
        self.selection = self.opened.selection
        return self.selection

    def nominate(self, name: str, *, person: str | None = None, **more: object) -> str:
        """A nomination in order, unless something is said; returns its id."""
        given: dict[str, object] = {
            "proposer": self.members[0],
            "seconder": self.members[1],
            "consented": True,
            "interests": "none",
            "name_on_ballot": name,
            **more,
        }
        who = person or people.register(self.office, name)
        received = selections.receive(self.office, self.selection, who, **given)  # type: ignore[arg-type]
        self.candidates[name] = received.nomination
        return received.nomination

    def accept(self, *names: str) -> None:
        """The returning officer rules these nominations valid."""
        for name in names or tuple(self.candidates):
            selections.rule_on(self.returning, self.candidates[name], valid=True)

    def until_published(self, *names: str) -> selections.Published:
        """From an open selection to the statement of persons nominated."""
        for name in names:
            self.nominate(name)
        if names:
            self.accept(*names)
        self.go_past(Mark.PUBLISHED)
        return selections.publish(self.returning, self.selection)

    def until_poll_closed(self, *names: str) -> None:
        """From an open selection to the end of the poll."""
        self.until_published(*names)
        selections.freeze(self.office, self.selection)
        selections.announce_poll(self.returning, self.selection)
        self.go_past(Mark.POLL_CLOSES)

    def papers(self, *piles: tuple[Sequence[int], int], names: Sequence[str] | None = None) -> Profile:
        """Papers by rank of the candidates in the order in which they were nominated."""
        listed = list(names or self.candidates)
        return Profile.of(listed, len(self.seats), [(tuple(ranking), number) for ranking, number in piles])

    def seal(self, *piles: tuple[Sequence[int], int]) -> counts.Sealed:
        """Seal papers."""
        return counts.receive(self.returning, self.selection, self.papers(*piles))

    def sign(self) -> None:
        """Both offices sign the count."""
        counts.sign(self.returning, self.selection)
        counts.sign(self.watching, self.selection)

    def declare(self) -> counts.Declared:
        """Declare the result when the time for complaints is over."""
        self.go_past(Mark.DECLARED)
        return counts.declare(self.returning, self.selection)

    def fill_by_countback(self, seat: str, reason: str, *, declined: Sequence[str] = ()) -> str | None:
        """Count the papers back for a vacant seat, sign, wait for complaints and declare; gives the term gained."""
        vacancies.hold_countback(self.returning, seat, self.selection, reason, declined=declined)
        self.sign()
        self.go_to(self.office.today + timedelta(days=14), time(13))
        return next(iter(counts.declare(self.returning, self.selection).terms), None)

    def elect_two(self) -> None:
        """From nothing to a count of four candidates for two seats: Maria and Tom are elected, then come Ana and Li."""
        self.open()
        self.until_poll_closed("Maria Okafor", "Tom Lindqvist", "Ana Brandt", "Li Chen")
        self.seal(((0, 2), 5), ((1, 2), 4), ((2, 3), 2), ((3,), 1))
        counts.run(self.returning, self.selection)

    def lose_the_second(self) -> None:
        """Maria and Tom were elected, Ana and Li were not; it is signed and declared, and Tom resigns on that day."""
        self.elect_two()
        self.sign()
        _, tom = self.declare().terms
        terms.end(self.office, tom, EndedReason.RESIGNED)

    def complain(self) -> str:
        """A voter complains about the selection; returns the complaint."""
        return complaints.receive(
            self.office, self.selection, "the notice was late", name="A voter"
        ).complaint

    def view(
        self, role: Role = Role.CVS_OFFICER, person: str | None = None, *, as_at: date | None = None
    ) -> View:
        """What somebody sees."""
        desk = self.office
        who = person if person is not None else (desk.person if role is Role.CVS_OFFICER else "")
        return View(desk.database, desk.town, who, role, desk.rules, desk.now, as_at)


FPTP = SelectionMethod.FPTP
