"""The officer's look at who may read what in a report-back: soon after it came, or when there is time for it.

Where a sample is to have so many entries and no other number, this is the work that is put off or caught up
with, so that the number comes out: each look is one entry, and hurts nobody by waiting.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

from compacttui.acts.sample.diary import workday
from compacttui.acts.sample.known import Holder, Seat
from compacttui.acts.sample.routine import meetings as routine
from compacttui.acts.sample.routine.meetings import Gathering
from compacttui.acts.sample.town import Town
from compacttui.rules.refusal import Refused

_LOOKS_AT = time(16, 45)


class Markings:
    """Which reports the officer has looked at, and which wait.

    Attributes:
        town: where.
        events: how many entries the town's ledger is to have; any number if empty.
    """

    def __init__(self, town: Town, events: int | None) -> None:
        self.town = town
        self.events = events
        self._waiting: list[tuple[Gathering, Seat, Holder, str]] = []

    def expect(self, gathering: Gathering, seat: Seat, holder: Holder, sent: str, *, has_items: bool) -> None:
        """A report has come: look at it in a few days; where there was nothing to report, nothing is marked."""
        day = self.town.desk.today + timedelta(days=self.town.dice.between(2, 6))
        if not has_items:
            return  # after the dice: what follows in the town stays as it was
        deed = partial(self._look, gathering, seat, holder, sent)
        self.town.diary.on(workday(day), _LOOKS_AT, self.town.staff.officer, deed)

    def _look(self, gathering: Gathering, seat: Seat, holder: Holder, sent: str) -> None:
        if self.events is None or self._written() < self._room(self.town.desk.today):
            routine.check(self.town.desk, gathering, seat, holder, sent)
        else:
            self._waiting.append((gathering, seat, holder, sent))

    def _room(self, today: date) -> int:
        """How many entries there may be by now, if they are to come evenly and a few are left for the last day."""
        began, ends = self.town.began_on, self.town.today
        told = (today - began).days / (ends - began).days
        return int((self.events or 0) * _EVENLY * told)

    def _written(self) -> int:
        with self.town.desk.writing() as books:
            return books.seq

    def catch_up(self) -> None:
        """On the last morning, look at as many as it takes to come to the number of entries.

        Raises:
            Refused: there are more entries already, or not enough reports to look at.
        """
        if self.events is None:
            return
        missing = self.events - self._written()
        if not 0 <= missing <= len(self._waiting):
            raise Refused(
                f"A sample of this size cannot have exactly {self.events:,} entries. Ask for another number.",
                field="events",
            )
        for gathering, seat, holder, sent in self._waiting[:missing]:
            routine.check(self.town.desk, gathering, seat, holder, sent)


_EVENLY = 0.99
