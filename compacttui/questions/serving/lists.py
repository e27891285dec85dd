"""Terms of office on a day: who serves where, since when and until when, and what has to be done about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from compacttui.questions.holding import TermOn, terms_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.serving.concerns import About, Concern, by_term, concerns
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.partnerships import seat
from compacttui.rules.dates import PartialDate
from compacttui.rules.given import Partnership, Person
from compacttui.rules.word import Word
from compacttui.rules.words import Standing, TermState


class TermsShown(Word):
    """Which terms a list shows."""

    ALL = "all", "all"
    TO_DO = "to_do", "something to do"
    WAITING = "waiting", "chosen, not begun"
    INDUCTION = "induction", "induction not complete"
    ABSENT = "absent", "missed meetings in a row"
    DOUBT = "doubt", "eligibility to review"
    ASKED = "asked", "asked, not settled"
    SERVING_ON = "serving_on", "past the last day"
    HANDOVER = "handover", "no note to the successor"


_SHOWS = {
    TermsShown.INDUCTION: About.INDUCTION,
    TermsShown.ABSENT: About.ABSENCE,
    TermsShown.DOUBT: About.ELIGIBILITY,
    TermsShown.ASKED: About.QUESTION,
    TermsShown.HANDOVER: About.HANDOVER,
}


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of office on a day.

    Attributes:
        id: the term's id.
        seat_id: on which seat.
        person_id: whose.
        state: where it stands.
        standing: whether something has to be done about it.
        person: who.
        seat: on which seat, by name.
        capacity: as holder, deputy ...
        since: the first day, as well as it is known.
        until: the last day as planned, or as it came.
        route: how they came to it.
        stands: where it stands, and what has to be done about it.
    """

    id: str
    seat_id: str
    person_id: str
    state: TermState
    standing: Standing | None
    person: str = column("Person")
    seat: str = column("Seat")
    capacity: str = column("As")
    since: PartialDate | None = column("Since")
    until: PartialDate | None = column("Until")
    route: str = column("How chosen")
    stands: str = column("Stands")


@question("terms", title="How each term of office stands", rows=TermRow)
def terms(
    view: View,
    shown: TermsShown = TermsShown.ALL,
    partnership: Partnership | None = None,
    person: Person | None = None,
) -> Sequence[TermRow]:
    """Terms of those in office or chosen on the day; what has to be done about one comes first, the oldest duty before.

    Args:
        shown: all of them, or those about which something has to be done.
        partnership: only on the seats of one partnership.
        person: only of one person.
    """
    with view.reading() as connection:
        own = None if view.role in READ_NEARLY_ALL else view.person
        to_do = by_term(concerns(view, connection, own))
        found = terms_on(view, connection, people=[person] if person else None, ended=False)
        known = {one.id for one in found}
        just_ended = [thing for thing in to_do if thing not in known]
        if just_ended:
            found += terms_on(view, connection, terms=just_ended)
        if person:
            found = [one for one in found if one.person == person]
        found = [one for one in found if _fits(one, to_do.get(one.id, ()), shown)]
        if partnership:
            at = _seats_of(view, connection, partnership)
            found = [one for one in found if one.seat in at]
        names = Names(view)
        names.read(connection, {thing for one in found for thing in (one.person, one.seat)})
    rows = [(_first_day(to_do.get(one.id, ())), _row(one, to_do.get(one.id, ()), names)) for one in found]
    return [row for _, row in sorted(rows, key=lambda pair: (pair[0], pair[1].seat, pair[1].person))]


def _seats_of(view: View, connection: Connection, partnership: str) -> set[str]:
    query = select(seat.c.id).where(view.known(seat), seat.c.partnership == partnership)
    return {row.id for row in connection.execute(query)}


def _fits(one: TermOn, to_do: Sequence[Concern], shown: TermsShown) -> bool:
    match shown:
        case TermsShown.ALL:
            return True
        case TermsShown.TO_DO:
            return any(each.standing for each in to_do) or bool(one.outstanding)
        case TermsShown.WAITING:
            return one.state in {TermState.ELECT, TermState.CONDITIONS}
        case TermsShown.SERVING_ON:
            return one.state is TermState.HOLDOVER
        case _:
            return any(each.about is _SHOWS[shown] for each in to_do)


def _first_day(to_do: Sequence[Concern]) -> date:
    return min((each.on for each in to_do), default=date.max)


def _leave(one: TermOn, to_do: Sequence[Concern]) -> str:
    """That somebody is on leave, where nothing else says it."""
    is_said = any(each.about is About.COVER for each in to_do)
    return TermState.ON_LEAVE.words if TermState.ON_LEAVE in one.happens and not is_said else ""


def _row(one: TermOn, to_do: Sequence[Concern], names: Names) -> TermRow:
    missing = ", ".join(needed.words for needed in one.outstanding)
    said = [
        _leave(one, to_do),
        f"still to come: {missing}" if missing else "",
        *(each.says for each in to_do),
    ]
    standings = [each.standing for each in to_do]
    first = next(
        (each for each in (Standing.LATE, Standing.DECIDE, Standing.SOON) if each in standings), None
    )
    return TermRow(
        id=one.id,
        seat_id=one.seat,
        person_id=one.person,
        state=one.state,
        standing=first or (Standing.SOON if missing else None),
        person=names.of(one.person) or UNKNOWN,
        seat=names.of(one.seat) or UNKNOWN,
        capacity=one.basis.words,
        since=one.start_on,
        until=one.ended_on or one.end_on,
        route=one.route,
        stands=", ".join(part for part in said if part) or one.state.words,
    )
