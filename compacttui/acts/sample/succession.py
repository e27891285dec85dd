"""Who follows whom on the seats of the sample: selections in good time, names from a network, interests declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from functools import partial

from compacttui.acts import terms as acts
from compacttui.acts.sample.contests import Selection
from compacttui.acts.sample.diary import Deed, Hat, workday
from compacttui.acts.sample.known import Holder, Organisation, Person, Seat
from compacttui.acts.sample.preparing import Preparation
from compacttui.acts.sample.register import TERM_MONTHS, someone_for
from compacttui.acts.sample.routine import terms as routine
from compacttui.acts.sample.script import Contest
from compacttui.acts.sample.service import Service
from compacttui.acts.sample.town import Town
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.terms import last_day
from compacttui.rules.words import (
    Capacity,
    EndedReason,
    InterestCategory,
    InterestKind,
    SelectionMethod,
)

_BEFORE_THE_END = 100
"""Days before the end of a term on which notice is given of the next selection, more or less."""

_AS = {
    Capacity.TRUSTEE: (
        InterestCategory.NON_FINANCIAL_PROFESSIONAL,
        InterestKind.TRUSTEESHIP,
        "interest_trustee",
    ),
    Capacity.EMPLOYEE: (InterestCategory.FINANCIAL, InterestKind.EMPLOYMENT, "interest_employee"),
    Capacity.VOLUNTEER: (InterestCategory.NON_FINANCIAL_PERSONAL, InterestKind.OTHER, "interest_volunteer"),
    Capacity.MEMBER: (InterestCategory.NON_FINANCIAL_PERSONAL, InterestKind.OTHER, "interest_member"),
    Capacity.OWNER: (InterestCategory.FINANCIAL, InterestKind.OWNERSHIP, "interest_member"),
}


class Succession:
    """Sees to it that seats are filled again when a term ends.

    Attributes:
        town: where.
        elections: of a hundred seats that no story speaks of, how many are filled by a selection with its poll.
    """

    def __init__(self, town: Town, elections: int) -> None:
        self.town = town
        self.elections = elections
        self.service = Service(town)
        self._planned: set[tuple[str, str, date]] = set()

    def take_over(self) -> None:
        """Begin with those who hold the seats when the records begin."""
        for seat in self.town.seats:
            if seat.holder is not None:
                self.expect_interests(seat, seat.holder)
                self.follow(seat, seat.holder.end_on)
                self.service.follow_to_the_end(seat, seat.holder)
            if seat.deputy is not None:
                self.expect_interests(seat, seat.deputy)

    def follow(self, seat: Seat, ends_on: date) -> None:
        """Plan who follows on a seat whose term ends; seats for one voice with one end are filled together."""
        town, (key, _) = self.town, seat.place
        if (key, seat.voice, ends_on) in self._planned:
            return
        self._planned.add((key, seat.voice, ends_on))
        contest = town.script.contests.get((key, seat.voice, ends_on))
        if contest is None and town.dice.percent(self.elections):
            contest = self._drawn(seat, ends_on)
        if contest is not None:
            self.hold(contest, partial(self._to_fill, seat, ends_on, contest))
        else:
            decided = ends_on - timedelta(days=town.dice.between(10, 40))
            self._on(decided, time(12, 10), partial(self._appoint, seat, ends_on))

    def _on(self, day: date, at: time, deed: Deed) -> None:
        self.town.diary.on(day, at, self.town.staff.officer, deed)

    def _ending(self, seat: Seat, ends_on: date) -> list[Seat]:
        """The seats like this one whose holders' terms still end on that day: somebody may have left before."""
        return [
            each
            for each in seat.partnership.seats
            if each.voice == seat.voice and each.holder is not None and each.holder.end_on == ends_on
        ]

    def _to_fill(self, seat: Seat, ends_on: date, contest: Contest) -> list[Seat]:
        """The seats that a selection is to fill, as it looks today."""
        seats = self._ending(seat, ends_on)
        if not seats and seat.holder is None and contest.though_vacant:
            seats = [seat]
        return seats

    def hold(self, contest: Contest, seats: Callable[[], list[Seat]]) -> None:
        """Plan a selection: somebody prepares it in good time, then gives notice.

        Args:
            contest: what is settled about it.
            seats: gives the seats that it is to fill, as it looks on a day.
        """
        preparation = Preparation(self.town, contest)
        preparation.expect(lambda: preparation.begin(seats()))
        self._on(contest.opens_on, time(10, 30), lambda: self._open(preparation, seats()))

    def _open(self, preparation: Preparation, seats: Sequence[Seat]) -> None:
        """Give notice today, unless there is no seat to fill any more."""
        if preparation.selection and seats != preparation.seats:
            preparation.give_up()
        if seats:
            contest = preparation.contest
            filled = partial(self.gained, begins=contest.begins_on)
            Selection(self.town, seats, contest, filled).open(preparation)

    def _drawn(self, seat: Seat, ends_on: date) -> Contest:
        """An ordinary selection: one in three is uncontested."""
        dice, places = self.town.dice, len(self._ending(seat, ends_on))
        return Contest(
            opens_on=workday(ends_on - timedelta(days=_BEFORE_THE_END - dice.between(0, 14))),
            candidates=places + dice.weighted(((35, 0), (30, 1), (25, 2), (10, 3))),
            method=dice.weighted(((75, SelectionMethod.SCOTTISH_STV), (25, SelectionMethod.FPTP)))
            if places == 1
            else SelectionMethod.SCOTTISH_STV,
            holder_stands=places == 1 and dice.percent(35),
            invalid=int(dice.percent(8)),
            turnout=dice.between(45, 72),
            begins_on=ends_on + timedelta(days=1),
        )

    def _appoint(self, seat: Seat, ends_on: date) -> None:
        """Most seats without a poll go to somebody a panel chose among those who applied."""
        words = self.town.material.words
        for each in self._ending(seat, ends_on):
            person = someone_for(self.town, each)
            by_panel = self.town.dice.percent(85)
            term = routine.gain(
                self.town.desk,
                each,
                person,
                SelectionMethod.PANEL if by_panel else SelectionMethod.NETWORK,
                self.town.dice.one_of(words["by_panel" if by_panel else "by_network"]),
                self.town.dice.one_of(words["mandate"]),
            )
            self._plan(
                ends_on + timedelta(days=1),
                partial(routine.accept, self.town.desk, each, person, term),
                partial(self._begin_routinely, each, person, term),
                person,
            )

    # --- beginning and ending -------------------------------------------------------------------------------

    def gained(self, seat: Seat, person: Person, term: str, on: date, *, begins: date | None = None) -> None:
        """Somebody was chosen: they accept, and begin when the day has come."""
        first = max(
            begins or workday(on + timedelta(days=self.town.dice.between(8, 16))), on + timedelta(days=5)
        )
        self._plan(first, partial(self._accept, term), partial(self._begin, seat, person, term), person)

    def _plan(self, first: date, accept: Deed, begin: Deed, person: Person) -> None:
        today = self.town.desk.today
        accepted = today + timedelta(days=self.town.dice.between(1, min(10, (first - today).days - 1)))
        self.town.diary.on(accepted, time(18, 40), Hat(person.id, Role.REPRESENTATIVE), accept)
        self._on(first, time(9, 5), begin)

    def _accept(self, term: str) -> None:
        acts.accept(self.town.desk, term)

    def _begin(self, seat: Seat, person: Person, term: str) -> None:
        began = acts.begin(self.town.desk, term)
        last = began.end_on or last_day(began.start_on, TERM_MONTHS)
        self._took_office(seat, Holder(term, person, began.start_on, last))

    def _begin_routinely(self, seat: Seat, person: Person, term: str) -> None:
        self._took_office(seat, routine.begin(self.town.desk, seat, person, term, TERM_MONTHS))

    def _took_office(self, seat: Seat, holder: Holder) -> None:
        self.town.give_role(holder.person, Role.REPRESENTATIVE)
        seat.seat_holder(holder)
        self.expect_interests(seat, holder)
        self.service.settle_in(seat, holder)
        self.service.follow_to_the_end(seat, holder)
        # Tomorrow: others may begin today who are to be followed together with this one.
        self._on(self.town.desk.today + timedelta(days=1), time(9), partial(self.follow, seat, holder.end_on))

    def leave(
        self, seat: Seat, reason: EndedReason, why: str | None = None, last: date | None = None
    ) -> None:
        """End a term, today unless its last day has passed; the seat stands vacant from the next day on."""
        if seat.holder is not None:
            acts.end(self.town.desk, seat.holder.term, reason, last, why)
            seat.seat_holder(None)

    # --- interests ------------------------------------------------------------------------------------------

    def expect_interests(self, seat: Seat, holder: Holder) -> None:
        """A new holder puts their interests on the register, mostly within the time allowed."""
        first = max(holder.start_on, self.town.began_on)
        days = self.town.script.interests_after.get((*seat.place, first))
        days = self.town.dice.between(1, 24) if days is None else days
        person = holder.person
        since = PartialDate(self.town.began_on.year - self.town.dice.between(1, 6))
        deed = partial(self.declare, person, person.organisation, person.capacity, since, first)
        self.town.diary.on(first + timedelta(days=days), time(20, 30), holder.hat, deed)
        self.service.expect_returns(holder)

    def declare(
        self,
        person: Person,
        organisation: Organisation,
        capacity: Capacity,
        since: PartialDate,
        aware_on: date,
    ) -> None:
        """Put on the register of interests that a person belongs to an organisation."""
        category, kind, words = _AS[capacity]
        entry = routine.declare(
            self.town.desk,
            person,
            organisation,
            category,
            kind,
            since=since,
            aware_on=aware_on,
            description=self.town.dice.one_of(self.town.material.words[words]),
        )
        self.service.look_at(entry)
