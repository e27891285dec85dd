"""A seat and its terms as they stood on a day: who holds it, which places are free, whose turn comes; no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from compacttui.questions.days import earliest
from compacttui.questions.names import UNKNOWN, Names
from compacttui.records.terms import day_after
from compacttui.rules import partnerships as rules
from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.rota import Rota, Turn
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import EndedReason, SeatState, TermKind, TermState


@dataclass(frozen=True, slots=True)
class TermOn:
    """A term as it stood on a day.

    Attributes:
        id: the term's id.
        seat: on which seat.
        person: whose.
        organisation: the organisation they were chosen from, if any; its id.
        basis: as holder, deputy ...
        route: how they came to it, in words.
        selection: the selection they were chosen in, if any; its id.
        start_on: the first day, as well as it is known.
        end_on: the last day as planned.
        ended_on: the last day as it came.
        ended_reason: why it ended.
        state: where it stands.
        outstanding: what must still be accepted or handed in.
        gained_on: the day they were chosen.
        continues_until: the day until which they were asked to serve on, if they were.
        happens: what they are in the middle of: leave, a question, a recall; leave only where the viewer may know it.
    """

    id: str
    seat: str
    person: str
    organisation: str | None
    basis: TermKind
    route: str
    selection: str | None
    start_on: PartialDate | None
    end_on: PartialDate | None
    ended_on: PartialDate | None
    ended_reason: EndedReason | None
    state: TermState
    outstanding: tuple[Acceptance, ...]
    gained_on: PartialDate | None
    continues_until: date | None = None
    happens: tuple[TermState, ...] = ()

    @property
    def in_office(self) -> bool:
        """Whether the person holds the seat, or stands in, on the day."""
        return self.state not in {TermState.ELECT, TermState.CONDITIONS, TermState.ENDED}

    @property
    def held(self) -> rules.Held | None:
        """The term as the seat's rules look at it; nothing where it never began."""
        if self.state in {TermState.ELECT, TermState.CONDITIONS}:
            return None
        if self.state is TermState.ENDED and self.start_on is None and self.ended_on is None:
            return None
        # A year or a month alone counts as its first day, as in the records.
        left = earliest(day_after(self.ended_on.iso)) if self.ended_on else None
        period = Period(self.start_on.earliest if self.start_on else None, left)
        return rules.Held(self.person, period, self.basis, self.end_on.latest if self.end_on else None)


@dataclass(frozen=True)
class SeatOn:
    """A seat as it stood on a day.

    Attributes:
        id: the seat's id.
        life: the days on which there is such a seat.
        terms: every term known by that day, in order of time; without those of the past where a seat is held and
            they were not asked for.
        state: where it stands.
        selection: the selection that is to fill it, as (id, reference).
        day: the day.
        records_begin_on: the first day of the town's records.
        shared_by: how many people hold it together; more than 1 for a joint seat.
        rota: among whom it goes round; nothing where it does not.
        turn: the number of the turn that was passed on last.
    """

    id: str
    life: Period
    terms: tuple[TermOn, ...]
    state: SeatState
    selection: tuple[str, str] | None
    day: date
    records_begin_on: date
    shared_by: int = 1
    rota: Rota | None = None
    turn: int = 0

    @cached_property
    def holders(self) -> tuple[TermOn, ...]:
        """Whoever holds the seat in their own right: one person, or several who share it."""
        return tuple(t for t in self.terms if t.in_office and t.basis.holds_the_seat)

    @property
    def holder(self) -> TermOn | None:
        """Whoever holds the seat in their own right; of several who share it, whose last day comes first."""
        ends = (one.end_on.iso if one.end_on else "9999" for one in self.holders)
        return min(zip(ends, self.holders, strict=True), key=lambda each: each[0], default=(None, None))[1]

    @property
    def free_places(self) -> int:
        """How many more people could hold it."""
        return max(0, self.shared_by - len(self.holders))

    @property
    def short(self) -> Period | None:
        """The days, up to this one, on which fewer hold it than share it; nothing while no place is free."""
        gaps = self._gaps(self.shared_by)
        return gaps[-1] if gaps and gaps[-1].end is None else None

    @property
    def to_pass_on(self) -> Turn | None:
        """Of a seat that goes round, the turn that has come and was not passed on yet."""
        return None if self.rota is None else next(reversed(list(self.rota.turns(self.turn, self.day))), None)

    @property
    def next_turn(self) -> Turn | None:
        """Of a seat that goes round, the turn that comes next."""
        if self.rota is None or (now := self.rota.turn(self.day)) is None:
            return None
        return self.rota.after(now)

    @cached_property
    def cover(self) -> TermOn | None:
        """Whoever acts while nobody holds it."""
        return next((t for t in self.terms if t.in_office and t.basis is TermKind.ACTING), None)

    @cached_property
    def deputies(self) -> tuple[TermOn, ...]:
        """Whoever may come instead of the holder."""
        return tuple(t for t in self.terms if t.in_office and t.basis is TermKind.DEPUTY)

    @cached_property
    def chosen(self) -> TermOn | None:
        """Whoever is chosen for it and has not begun."""
        waiting = {TermState.ELECT, TermState.CONDITIONS}
        return next((t for t in self.terms if t.state in waiting and t.basis.holds_the_seat), None)

    @cached_property
    def gaps(self) -> tuple[Period, ...]:
        """The days, up to the day asked about, on which nobody is known to have held it."""
        return self._gaps(1)

    def _gaps(self, holders: int) -> tuple[Period, ...]:
        until = self.day + timedelta(days=1)
        lived = self.life.common(Period(None, until))
        if lived is None:
            return ()
        held = [held for t in self.terms if (held := t.held) is not None]
        return tuple(
            Period(gap.start, None if gap.end == until else gap.end)
            for gap in rules.vacancies(held, lived, holders=holders)
        )

    @property
    def gap(self) -> Period | None:
        """The gap that holds on the day; nothing while somebody holds the seat."""
        return self.gaps[-1] if self.gaps and self.gaps[-1].end is None else None

    @property
    def vacant_since(self) -> date | None:
        """Since when it has stood vacant; nothing while it is held, and where the records do not go back so far."""
        gap = self.gap
        return gap.start if gap is not None and self.is_known(gap) else None

    def is_known(self, gap: Period) -> bool:
        """Whether a gap is one; before the records began, nobody on record is not nobody."""
        return gap.start is not None and (gap.start != self.life.start or gap.start >= self.records_begin_on)

    def before(self, gap: Period) -> TermOn | None:
        """The last term before a gap."""
        ended = [t for t in self.terms if t.basis.holds_the_seat and t.ended_on and gap.start]
        past = [t for t in ended if t.ended_on and gap.start and t.ended_on.earliest < gap.start]
        return past[-1] if past else None


def holders_of(on: SeatOn, names: Names) -> str:
    """Who holds a seat, or that it is vacant: "Maria Okafor", "Maria Okafor and Tom Lindqvist"."""
    if not on.holders:
        return "vacant"
    return " and ".join(sorted(names.of(one.person) or UNKNOWN for one in on.holders))


def free_of(on: SeatOn) -> str:
    """What is free of a seat that several share: "1 of 2 places free"; nothing where none is, or all are."""
    if not on.holders or not on.free_places:
        return ""
    return f"{on.free_places} of {on.shared_by} places free"
