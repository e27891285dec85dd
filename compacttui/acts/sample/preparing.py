"""What comes before the notice of a selection of the sample: its description, the sector asked, a second person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import time, timedelta

from compacttui.acts import selections
from compacttui.acts.sample.diary import Deed, workday
from compacttui.acts.sample.known import Seat
from compacttui.acts.sample.script import Contest, OwnDates
from compacttui.acts.sample.town import Town
from compacttui.rules.selections import Timetable
from compacttui.rules.words import SelectionReason

_AHEAD = {SelectionReason.CASUAL_VACANCY: 10}
_USUALLY_AHEAD = 21
"""Days before the notice on which somebody begins to prepare it; fewer where a holder left early."""
_ASKED = 3
"""Of how many organisations the officer asks what they think of it."""


def adopt_protocol(town: Town) -> None:
    """The members adopt the rules of selections on the day on which the records begin."""
    selections.adopt_protocol(town.desk, _words(town, "adopted_by"))


@dataclass(slots=True, eq=False)
class Preparation:
    """A selection before its notice.

    Attributes:
        town: where.
        contest: what is settled about it.
        seats: which seats it is to fill; none before it is begun.
        selection: its id, from then on.
        dates: its timetable, from then on.
    """

    town: Town
    contest: Contest
    seats: Sequence[Seat] = ()
    selection: str = ""
    dates: Timetable | None = None

    def expect(self, begin: Deed) -> None:
        """Write into the diary when somebody begins; there is no time for it where the records began only then."""
        contest, town = self.contest, self.town
        first = workday(contest.opens_on - timedelta(days=_AHEAD.get(contest.reason, _USUALLY_AHEAD)))
        if first > town.began_on:
            town.diary.on(first, time(10), town.staff.officer, begin)

    def begin(self, seats: Sequence[Seat]) -> None:
        """Prepare it today, and write the rest into the diary; where there is no seat to fill, nothing is done."""
        if not seats:
            return
        town, contest, staff = self.town, self.contest, self.town.staff
        self._describe_roles(seats)
        prepared = selections.prepare(
            town.desk,
            [seat.id for seat in seats],
            staff.returning_officer.person,
            notice_on=contest.opens_on,
            timetable=contest.dates,
            why=contest.reason,
            method=contest.method,
            scrutineers=[staff.scrutineer.person],
        )
        self.seats, self.selection, self.dates = seats, prepared.selection, prepared.timetable
        if contest.own != OwnDates():
            why = _words(town, "own_dates")
            self.dates = selections.replan(town.desk, self.selection, why, **asdict(contest.own)).timetable
        notice = contest.opens_on
        town.diary.on(notice - timedelta(days=7), time(14, 5), staff.officer, self._ask_sector)
        town.diary.on(notice - timedelta(days=4), time(11, 20), staff.returning_officer, self._approve)
        town.diary.on(notice, time(9, 35), staff.officer, self._put_out)

    def give_notice(self) -> None:
        """Give notice of it today."""
        selections.give_notice(self.town.desk, self.selection)

    def give_up(self) -> None:
        """Call it off before its notice: the seats to fill are others by now."""
        selections.cancel(self.town.desk, self.selection, _words(self.town, "called_off"))

    def _describe_roles(self, seats: Sequence[Seat]) -> None:
        """Describe what is asked of the holders, and have it agreed; once for each seat."""
        town = self.town
        new = [seat.id for seat in seats if seat.id not in town.described]
        if not new:
            return
        town.described.update(new)
        selections.describe_role(
            town.desk,
            new[0],
            _words(town, "purpose"),
            duties=_words(town, "duties"),
            rights=_words(town, "rights"),
            specification=_words(town, "specification"),
            also=new[1:],
        )
        selections.agree_role(
            town.desk,
            new[0],
            sector_by=_words(town, "sector_by"),
            public_by=_words(town, "public_by"),
            also=new[1:],
        )

    def _ask_sector(self) -> None:
        town = self.town
        near = town.of_causes(town.material.voices[self.seats[0].voice].causes)
        asked = [each.id for each in (near or town.organisations)[:_ASKED]]
        selections.ask_sector(town.desk, self.selection, asked, _words(town, "sector_said"))

    def _approve(self) -> None:
        selections.approve(self.town.desk, self.selection, reason=_words(self.town, "approved"))

    def _put_out(self) -> None:
        """On the morning of the notice: everything comes out on the same day."""
        town = self.town
        selections.ready_formats(town.desk, self.selection, _words(town, "formats"))
        for place in town.material.words["adverts"]:
            selections.advertise(town.desk, self.selection, place)


def _words(town: Town, what: str) -> str:
    return town.material.words[what][0]
