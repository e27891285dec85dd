"""Who holds which seat on a day, and how each seat stands: read once for many seats, worked out by the rules."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, case, func, select

from compacttui.questions.days import earliest, partial
from compacttui.questions.happening import happening
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.notices import seen_selections
from compacttui.questions.view import View
from compacttui.records.partnerships import partnership, seat, town
from compacttui.records.selections.tables import selection, selection_seat
from compacttui.records.terms import UNOPPOSED, day_after, term
from compacttui.rules import partnerships as rules
from compacttui.rules import terms as term_rules
from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.rota import Rota, Turn
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import (
    EndedReason,
    SeatState,
    SelectionMethod,
    TermKind,
    TermState,
)

ROUTE_NOT_KNOWN = "not known how"
"""What stands where nobody knew how a holder was chosen when the records began."""


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


def seats_on(
    view: View, connection: Connection, seats: Iterable[str], *, past: bool = False
) -> dict[str, SeatOn]:
    """How these seats stand on the view's day, by id.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        seats: the ids of the seats; unknown ones are missing from the answer.
        past: read every term that there ever was, for the gaps between them; a list needs those of the past
            only where nobody holds the seat.
    """
    wanted = sorted(set(seats))
    if not wanted:
        return {}
    s, p = seat.c, partnership.c
    lives = (
        select(
            s.id,
            func.min(s.effective_from).label("since"),
            _end_of_life().label("until"),
            s.partnership,
            *(func.max(case((view.true(seat), s[name]))).label(name) for name in _ON_THE_DAY),
        )
        .where(view.known(seat), s.id.in_(wanted))
        .group_by(s.id, s.partnership)
    )
    found_seats = connection.execute(lives).all()
    places = {row.id: int(row.shared_by or 1) for row in found_seats}
    terms = _terms_of(view, connection, places, past=past)
    open_selections = selections_on(view, connection, wanted)
    began = records_begin_on(view, connection)
    paused = {
        row.id for row in connection.execute(select(p.id).where(view.true(partnership), p.state == "paused"))
    }
    found = {}
    for row in found_seats:
        life = Period(earliest(row.since), earliest(row.until))
        own = terms.get(row.id, ())
        held = [held for one in own if (held := one.held) is not None]
        state = rules.seat_state(
            held,
            life,
            view.day,
            lookahead_days=view.rules.vacancy.lookahead_days,
            in_selection=row.id in open_selections,
            suspended=row.partnership in paused,
        )
        found[row.id] = SeatOn(
            row.id,
            life,
            own,
            state,
            open_selections.get(row.id),
            view.day,
            began,
            places[row.id],
            _rota(row),
            row.turn or 0,
        )
    return found


def terms_on(
    view: View,
    connection: Connection,
    seats: Sequence[str] | None = None,
    *,
    people: Sequence[str] | None = None,
    terms: Sequence[str] | None = None,
    ended: bool | None = None,
) -> list[TermOn]:
    """The terms known on the view's day, in order of time: of some seats, of some people, or some by their ids.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        seats: only on these seats.
        people: only of these people.
        terms: only these.
        ended: only those that had ended by the day, or only those that had not.
    """
    t = term.c
    query = select(term).where(view.true(term))
    if ended is not None:
        query = query.where(t.state == "ended" if ended else t.state != "ended")
    if seats is not None:
        query = query.where(t.seat.in_(seats))
    if people is not None:
        query = query.where(t.person.in_(people))
    if terms is not None:
        query = query.where(t.id.in_(terms))
    rows = connection.execute(query).all()
    within = None if seats is people is terms is None else [row.id for row in rows if row.state == "active"]
    happens = happening(view, connection, within)
    return sorted((_term(row, view.day, happens.get(row.id, ())) for row in rows), key=_begins)


def selections_on(view: View, connection: Connection, seats: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The selection that is to fill each of these seats on the view's day, as (id, reference), by seat."""
    m, s = selection_seat.c, selection.c
    query = (
        select(m.seat, s.id, s.reference)
        .join_from(selection_seat, selection, and_(s.log == m.log, s.id == m.selection))
        .where(view.true(selection_seat), view.true(selection), m.seat.in_(seats), *seen_selections(view))
    )
    return {row.seat: (row.id, row.reference) for row in connection.execute(query)}


def records_begin_on(view: View, connection: Connection) -> date:
    """The first day of the town's records: nothing before it is expected of anybody."""
    t = town.c

    def read() -> str | None:
        query = select(t.records_begin_on).where(view.known(town), t.id == view.town)
        said: str | None = connection.execute(query).scalar()
        return said

    said = view.once("records begin", read)
    return view.today if said is None else date.fromisoformat(said)


def route_in_words(route: str | None) -> str:
    """How somebody came to a seat: "elected", "co-opted, not elected"."""
    if route == UNOPPOSED:
        return "elected unopposed"
    try:
        return SelectionMethod.of(route).route
    except ValueError:
        return ROUTE_NOT_KNOWN


_ON_THE_DAY: Final = ("shared_by", "rota", "turn_months", "turns_from", "turn")
"""What may change about a seat, as it is on the day."""


def _rota(row: Row[Any]) -> Rota | None:
    if row.turns_from is None:
        return None
    return Rota(tuple(json.loads(row.rota)), row.turn_months, date.fromisoformat(row.turns_from))


def _end_of_life() -> Any:
    # A seat that is still there has a row without an end.
    s = seat.c
    return func.nullif(func.max(func.coalesce(s.effective_to, "9999")), "9999")


def _term(row: Row[Any], day: date, happens: tuple[TermState, ...]) -> TermOn:
    accepted = {needed: getattr(row, f"{needed.value}_accepted_on") for needed in Acceptance}
    start, end = partial(row.start_on), partial(row.end_on)
    state = term_rules.term_state(
        TermState.of(row.state),
        day,
        start_on=start.earliest if start else None,
        end_on=end.latest if end else None,
        accepted=accepted,
    )
    return TermOn(
        id=row.id,
        seat=row.seat,
        person=row.person,
        organisation=row.organisation,
        basis=TermKind.of(row.basis),
        route=route_in_words(row.route),
        selection=row.selection,
        start_on=start,
        end_on=end,
        ended_on=partial(row.ended_on),
        ended_reason=EndedReason.of(row.ended_reason) if row.ended_reason else None,
        state=state,
        outstanding=tuple(term_rules.outstanding(accepted)) if row.state == "elect" else (),
        gained_on=partial(row.gained_on),
        continues_until=_asked_until(row, day),
        happens=happens if row.state == "active" else (),
    )


def _asked_until(row: Row[Any], day: date) -> date | None:
    """The day until which a holder was asked to serve on, once they were asked."""
    is_asked = row.continues_until is not None and row.asked_to_continue_on <= day.isoformat()
    return date.fromisoformat(row.continues_until) if is_asked else None


def _begins(one: TermOn) -> tuple[str, str]:
    """Sorts terms by their beginning; one whose beginning nobody knows was there first."""
    began = one.start_on or one.gained_on
    return (began.iso if began else "", one.id)


def _terms_of(
    view: View, connection: Connection, places: Mapping[str, int], *, past: bool
) -> Mapping[str, tuple[TermOn, ...]]:
    """The terms of seats, each with how many places it has, that a question about the day needs."""
    if past:
        return _by_seat(terms_on(view, connection, list(places)))
    now = terms_on(view, connection, list(places), ended=False)
    held = Counter(one.seat for one in now if one.in_office and one.basis.holds_the_seat)
    empty = [seat_id for seat_id, count in places.items() if held[seat_id] < count]
    before = terms_on(view, connection, empty, ended=True) if empty else []
    return _by_seat([*before, *now])


def _by_seat(terms: Iterable[TermOn]) -> Mapping[str, tuple[TermOn, ...]]:
    found: dict[str, list[TermOn]] = defaultdict(list)
    for one in terms:
        found[one.seat].append(one)
    return {seat_id: tuple(own) for seat_id, own in found.items()}
