"""What is done while somebody serves: an induction, interests looked at and confirmed each year, a note at the end."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

from compacttui.acts.sample.known import Holder, Person, RegisterEntry, Seat
from compacttui.acts.sample.routine import service as routine
from compacttui.acts.sample.town import Town
from compacttui.rules.dates import add_months
from compacttui.rules.interests import annual_due_on
from compacttui.rules.roles import Role
from compacttui.rules.words import Mitigation

_MONTHS = 36
"""How long a deputy's interests are left as they are."""
_AGREED = (
    (70, Mitigation.NONE_NOTED_ONLY),
    (10, Mitigation.SPEAK_NOT_VOTE),
    (20, Mitigation.LEAVE_FOR_ITEM),
)


class Service:
    """Sees to it that those in office are settled in, asked once a year, and leave a note behind.

    Attributes:
        town: where.
    """

    def __init__(self, town: Town) -> None:
        self.town = town
        self._dice = town.dice.named("service")
        self._asked: set[str] = set()

    def settle_in(self, seat: Seat, holder: Holder) -> None:
        """Plan the induction of somebody who begins today; one in twenty waits too long for it."""
        dice, today = self._dice, self.town.desk.today
        done = today + timedelta(days=dice.between(10, 28) if dice.percent(95) else 70)
        met = today + timedelta(days=dice.between(1, 9))
        self.town.diary.on(
            done, time(15, 20), self.town.staff.officer, partial(self._induct, seat, holder, met, today)
        )

    def _induct(self, seat: Seat, holder: Holder, met: date, papers_from: date) -> None:
        if seat.holder is holder:
            routine.note_induction(self.town.desk, seat, holder, met, papers_from)

    def follow_to_the_end(self, seat: Seat, holder: Holder) -> None:
        """Plan the note to whoever follows; one in twelve never writes it."""
        if self._dice.percent(92):
            written = holder.end_on - timedelta(days=self._dice.between(4, 50))
            self.town.diary.on(written, time(20, 50), holder.hat, partial(self._leave_a_note, seat, holder))

    def _leave_a_note(self, seat: Seat, holder: Holder) -> None:
        if seat.holder is holder:
            words, one_of = self.town.material.words, self._dice.one_of
            routine.hand_over(
                self.town.desk, seat, holder, one_of(words["under_way"]), one_of(words["advice"])
            )

    def look_at(self, entry: RegisterEntry) -> None:
        """Plan that what is done about an interest is agreed with a chair, and looked at again when the term ends."""
        dice = self._dice
        on = self.town.desk.today + timedelta(days=dice.between(2, 12))
        deed = partial(self._agree, entry, dice.weighted(_AGREED))
        self.town.diary.on(on, time(11, 40), self.town.staff.officer, deed)

    def _agree(self, entry: RegisterEntry, mitigation: Mitigation) -> None:
        person, today = entry.person, self.town.desk.today
        if person.held:
            chair = f"The chair, {person.held[-1].partnership.board.name}"
            held = [one.end_on for one in _holding(person) if one.role is Role.REPRESENTATIVE]
            until = max(held, default=add_months(today, _MONTHS))
            routine.agree(self.town.desk, entry, mitigation, chair, max(until, today))

    def expect_returns(self, holder: Holder) -> None:
        """Plan that somebody confirms once a year that the register is right."""
        if holder.person.id not in self._asked:
            self._asked.add(holder.person.id)
            self._expect_return(holder.person)

    def _expect_return(self, person: Person) -> None:
        dice, due_on = self._dice, self._due_on(person)
        early = dice.between(2, 40) if dice.percent(96) else -dice.between(10, 50)
        deed = partial(self._confirm, person, due_on)
        self.town.diary.on(due_on - timedelta(days=early), time(19, 15), _holding(person)[0].hat, deed)

    def _due_on(self, person: Person) -> date:
        return annual_due_on(
            self.town.began_on,
            self.town.desk.rules.interest.annual_months,
            took_seat_on=min(one.start_on for one in _holding(person)),
            confirmed_on=person.confirmed_on,
        )

    def _confirm(self, person: Person, due_on: date) -> None:
        if not _holding(person):
            self._asked.discard(person.id)
            return
        # Whoever began another term meanwhile has more time.
        if self._due_on(person) == due_on:
            routine.confirm(self.town.desk, person, due_on)
        self._expect_return(person)


def _holding(person: Person) -> list[Holder]:
    """What somebody holds, or stands in for."""
    return [
        holder
        for seat in person.held
        for holder in (seat.holder, seat.deputy)
        if holder is not None and holder.person is person
    ]
