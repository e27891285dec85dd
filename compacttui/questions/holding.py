"""Who holds which seat on a day, and how each seat stands: read once for many seats, worked out by the rules."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, case, func, select

from compacttui.questions.days import earliest, partial
from compacttui.questions.happening import happening
from compacttui.questions.notices import seen_selections
from compacttui.questions.seat_on import SeatOn, TermOn, free_of, holders_of
from compacttui.questions.view import View, When
from compacttui.records.partnerships import partnership, seat, town
from compacttui.records.selections.tables import selection, selection_seat
from compacttui.records.terms import UNOPPOSED, term
from compacttui.rules import partnerships as rules
from compacttui.rules import terms as term_rules
from compacttui.rules.dates import Period
from compacttui.rules.rota import Rota
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import (
    EndedReason,
    SelectionMethod,
    TermKind,
    TermState,
)

__all__ = [
    "SeatOn",
    "TermOn",
    "free_of",
    "holders_of",
    "records_begin_on",
    "route_in_words",
    "seats_on",
    "selections_on",
    "terms_on",
]

ROUTE_NOT_KNOWN = "not known how"
"""What stands where nobody knew how a holder was chosen when the records began."""


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


def terms_in_office(view: When) -> Select[tuple[str]]:
    """The terms of those in office on the view's day, as a query for their ids that an index alone answers."""
    return select(term.c.id).where(view.true(term), term.c.state == "active")


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
