"""Report-backs of the sample: when they come, what they say, and where none is expected."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

from compacttui.acts.reports.contents import Contents, ReportItem
from compacttui.acts.sample.diary import workday
from compacttui.acts.sample.known import Holder, Seat
from compacttui.acts.sample.markings import Markings
from compacttui.acts.sample.routine import meetings as routine
from compacttui.acts.sample.routine.meetings import Gathering, Item
from compacttui.acts.sample.script import NEVER, Part
from compacttui.acts.sample.town import Town
from compacttui.rules.words import BasisOfView, Marking

_RECENT = timedelta(days=50)
"""How far back every report-back has come in, unless a story says otherwise: little waits on the first screen."""

_BASES = (
    (40, BasisOfView.NETWORK_MEETING),
    (20, BasisOfView.CASEWORK),
    (15, BasisOfView.MEMBER_SURVEY),
    (15, BasisOfView.DIRECT_EXPERIENCE),
    (7, BasisOfView.PERSONAL_VIEW),
    (3, BasisOfView.NOT_CONSULTED),
)


class Reporting:
    """What becomes of the report-backs on meetings.

    Attributes:
        town: where.
        markings: who looks at who may read what in them.
    """

    def __init__(self, town: Town, markings: Markings) -> None:
        self.town = town
        self.markings = markings
        self.dice = town.dice

    def expect(self, gathering: Gathering, seat: Seat, came: Holder, due: date, part: Part) -> None:
        """Somebody was there, and reports back some evening; a story may know of one who never did."""
        if part.report_after != NEVER:
            after = part.report_after or self._delay(gathering)
            evening = time(self.dice.between(17, 22), self.dice.below(60))
            deed = partial(self._report, gathering, seat, came, due, part)
            self.town.diary.on(gathering.day + timedelta(days=after), evening, came.hat, deed)

    def _delay(self, gathering: Gathering) -> int:
        """Days until a report-back comes: mostly within the fortnight, sometimes not."""
        if gathering.day > self.town.today - _RECENT:
            return self.dice.between(2, 13)
        return self.dice.between(15, 33) if self.dice.percent(9) else self.dice.between(1, 14)

    def expect_none(self, gathering: Gathering, seat: Seat, holder: Holder, due: date) -> None:
        """Nobody was there, and the officer notes that no report-back will come."""
        reason = self.dice.one_of(self.town.material.words["waived"])
        deed = partial(routine.waive, self.town.desk, gathering, seat, holder, due, reason)
        self.town.diary.on(workday(due - timedelta(days=4)), time(14, 5), self.town.staff.officer, deed)

    def _report(self, gathering: Gathering, seat: Seat, came: Holder, due: date, part: Part) -> None:
        written = [self._told(seat, came, item, part) for item in gathering.items]
        if not any(item.has_words for item, _ in written) or self.dice.percent(6):
            written = []
        asks = None
        if written and self.dice.percent(12):
            asks = self.dice.one_of(self.town.material.words["asks"])
        contents = Contents(tuple(written))
        sent = routine.report(self.town.desk, gathering, seat, came, due, contents, asks=asks)
        self.markings.expect(gathering, seat, came, sent, has_items=bool(written))

    def _told(self, seat: Seat, came: Holder, item: Item, part: Part) -> tuple[ReportItem, bool]:
        """What somebody says on one item, and whether the agenda closes it."""
        if item.closed is not None:
            return ReportItem(item.id, marking=Marking.BOARD_CONFIDENTIAL), True
        if item.organisation in came.person.ties and not part.silent:
            return ReportItem(item.id, decided=self.town.material.words["left_the_room"][0]), False
        if (
            part.people_asked is None
            and self.dice.percent(35)
            and f"{seat.id} {item.id}" not in self.town.asked
        ):
            return ReportItem(item.id, nothing_to_add=True), False
        voice = self.town.material.voices[seat.voice]
        spoke = part.people_asked is not None or self.dice.percent(45)
        basis = BasisOfView.NETWORK_MEETING if part.people_asked else self.dice.weighted(_BASES)
        asked = part.people_asked or self.dice.between(4, 40)
        told = ReportItem(
            item.id,
            decided=item.decided,
            said=self.dice.one_of(voice.said) if spoke else None,
            basis=basis if spoke else None,
            people_asked=asked if spoke and basis.asked_others else None,
            implications=self.dice.one_of(voice.means) if self.dice.percent(35) else None,
            sounding=self.town.asked.get(f"{seat.id} {item.id}"),
        )
        return told, False
