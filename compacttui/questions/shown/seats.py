"""What is shown of a seat: whom it speaks for, who holds it and held it, when it stood vacant, whose turn comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.holding import SeatOn, TermOn, free_of, seats_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships.seats import stands_so
from compacttui.questions.partnerships.vacancies import why_fell_vacant
from compacttui.questions.selections.roles import role_sections
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on, span_of
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.partnerships import constituency, seat
from compacttui.rules.dates import Period, days, long_day, plural
from compacttui.rules.words import Offered, SeatKind, SelectionMethod, Standing, VotingRights


@shows("seat")
def seat_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A seat: whom it speaks for, who holds it and held it, when it stood vacant, how it is filled."""
    row = row_on(view, connection, seat, thing)
    if row is None:
        return None
    on = seats_on(view, connection, [thing], past=True)[thing]
    names = Names(view)
    spoke = _spoke_for(view, connection, thing)
    things = [
        thing,
        row.partnership,
        row.constituency,
        *spoke.values(),
        *(on.rota.constituencies if on.rota else ()),
    ]
    names.read(connection, [*things, *(t.person for t in on.terms)])
    standing, stands = stands_so(view, on, names)
    return Shown(
        "seat",
        thing,
        names.of(thing) or UNKNOWN,
        (
            _seat_facts(row, on, names, row_on(view, connection, constituency, row.constituency)),
            _holders(on, names, spoke),
            *_turns(on, names),
            _gaps(on),
            _seat_terms(row),
            *role_sections(view, connection, thing),
        ),
        standing,
        stands,
    )


def _seat_facts(row: Row[Any], on: SeatOn, names: Names, speaks_for: Row[Any] | None) -> Section:
    return Section(
        "",
        lines(
            fact("Partnership", names.of(row.partnership), row.partnership),
            fact("Speaks for", names.of(row.constituency), row.constituency),
            _only(speaks_for),
            *(
                fact("Held by", names.of(one.person), one.person, note=noted(span_of(one), one.route))
                for one in on.holders
            ),
            fact("Vacant since", on.vacant_since or "before the records began") if not on.holders else None,
            fact("Joint seat", f"{on.shared_by} people share it", note=free_of(on))
            if on.shared_by > 1
            else None,
            fact("Chosen", names.of(on.chosen.person), on.chosen.person) if on.chosen else None,
            *(fact("Deputy", names.of(deputy.person), deputy.person) for deputy in on.deputies),
            fact("Selection", on.selection[1], on.selection[0]) if on.selection else None,
        ),
    )


def _only(speaks_for: Row[Any] | None) -> Line | None:
    """Who alone may stand, and why; that is never a defect."""
    if speaks_for is None or not speaks_for.restricted_to:
        return None
    return fact("Only", f"{speaks_for.restricted_to} may stand", note=speaks_for.restricted_reason or "")


def _spoke_for(view: View, connection: Connection, thing: str) -> dict[str, str]:
    """For whom a seat has spoken, by the day since when, where that has changed; nothing of one that always spoke for the same."""
    s = seat.c
    query = select(s.effective_from, s.constituency).where(
        view.known(seat), s.id == thing, s.effective_from <= view.day.isoformat()
    )
    found = {row.effective_from: row.constituency for row in connection.execute(query.order_by(s.version))}
    return found if len(set(found.values())) > 1 else {}


def _for_whom(one: TermOn, names: Names, spoke: Mapping[str, str]) -> str:
    """For whom somebody had a seat that has spoken for several, as it was when they began."""
    began = one.start_on or one.gained_on
    if not spoke or began is None:
        return ""
    before = [since for since in spoke if since <= began.iso]
    return f"for {names.of(spoke[max(before)]) or UNKNOWN}" if before else ""


def _turns(on: SeatOn, names: Names) -> Iterator[Section]:
    """Of a seat that goes round: the turns, from the one that holds on the day to when it comes round again."""
    if on.rota is None:
        return
    yield Section(
        "Goes round",
        tuple(
            Line(
                names.of(turn.constituency) or UNKNOWN,
                turn.start,
                turn.constituency,
                standing=Standing.DECIDE if turn == on.to_pass_on else None,
                note=noted(f"to {long_day(turn.last)}", "not passed on yet" if turn == on.to_pass_on else ""),
            )
            for turn in on.rota.round(on.day)
        ),
    )


def _holders(on: SeatOn, names: Names, spoke: Mapping[str, str]) -> Section:
    """Everybody who has had a term on the seat, the last one first."""
    return Section(
        "Terms",
        tuple(
            Line(
                one.basis.words,
                names.of(one.person) or UNKNOWN,
                one.id,
                note=noted(
                    _for_whom(one, names, spoke),
                    span_of(one),
                    one.route,
                    one.ended_reason.words if one.ended_reason else "",
                ),
            )
            for one in reversed(on.terms)
        ),
    )


def _gaps(on: SeatOn) -> Section:
    return Section(
        "Stood vacant",
        tuple(_gap(on, gap) for gap in reversed(on.gaps)),
    )


def _gap(on: SeatOn, gap: Period) -> Line:
    """Since when a seat stood vacant; where the records do not go back so far, that nobody can say."""
    long = days(gap.days) if gap.days is not None else ""
    if gap.start is not None and on.is_known(gap):
        return Line("from", gap.start, note=noted(long or "until now", why_fell_vacant(on, gap)))
    note = f"{long}, of which the records say nothing" if long else "until now"
    return Line("not known", "before the records began", standing=Standing.NO_DATA, note=note)


def _seat_terms(row: Row[Any]) -> Section:
    return Section(
        "What the seat is",
        lines(
            fact("Kind", SeatKind.of(row.seat_kind).words),
            fact("Votes", VotingRights.of(row.voting_rights).words),
            fact("Deputy", "may come instead" if row.deputy_allowed else "not allowed"),
            fact("Term", plural(row.term_months, "month")),
            fact(
                "At most",
                f"{plural(row.max_consecutive_terms, 'term')} in a row"
                if row.max_consecutive_terms
                else None,
            ),
            fact("Chosen by", SelectionMethod.of(row.method).words if row.method else None),
            fact("Offered", Offered.of(row.offered).words),
            fact("What is asked", row.role_description),
            fact("Reports to", row.reporting),
        ),
    )
