"""The year card itself, as everybody may read it, whoever asks: of a person or of a seat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from compacttui.questions.holding import SeatOn, TermOn, records_begin_on, seats_on, terms_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships.vacancies import why_fell_vacant
from compacttui.questions.registry import question
from compacttui.questions.shown.partnerships import span_of
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.questions.year_card import counting
from compacttui.questions.year_card.counting import CardLine, CardPart, line
from compacttui.questions.year_card.reading import (
    Asked,
    asked_of,
    confirmed_in,
    declared_at,
    entries_in,
    meetings_in,
    with_members,
)
from compacttui.rules.dates import Period, days, long_day
from compacttui.rules.given import Person, Seat
from compacttui.rules.refusal import Refused

_YEARS: Final = 12
"""Years that are offered at most."""


@dataclass(frozen=True, slots=True)
class YearCard:
    """A year on one page.

    Attributes:
        thing: whose: a person's id, or a seat's.
        name: what they are called.
        year: which year.
        until: the last day that counts.
        lines: what there is to tell, part by part.
    """

    thing: str
    name: str
    year: int
    until: date
    lines: tuple[CardLine, ...]

    def of(self, part: CardPart) -> tuple[CardLine, ...]:
        """The lines of one part."""
        return tuple(one for one in self.lines if one.part_of is part)


@question("year_card", title="The year of somebody on a seat, on one page", rows=CardLine)
def year_card(
    view: View, person: Person | None = None, seat: Seat | None = None, year: int | None = None
) -> Sequence[CardLine]:
    """Meetings, declarations and report-backs of a year, as counts first and then in per cent: what everybody may read.

    Args:
        person: whose; your own, if neither a person nor a seat is named.
        seat: or that of a seat, whoever held it.
        year: which year; the present one if left out.
    """
    thing = seat or person or view.person
    if not thing:
        return ()
    try:
        return card_of(view, thing, year).lines
    except Refused:
        if seat or person:
            raise
        return ()  # whoever asks, and has never held a seat


def card_of(view: View, thing: str, year: int | None = None) -> YearCard:
    """The year card of a person or of a seat.

    Args:
        view: who asks, and at which day; what is read is what everybody may read.
        thing: the id of a person or of a seat.
        year: which year; that of the view's day if none is said.

    Raises:
        Refused: the person has never held a seat, there is no such seat, or the year is still to come.
    """
    seen, wanted = view.as_public(), year or view.day.year
    if wanted > view.day.year:
        raise Refused(f"{wanted} has not begun on the day that you look at.", field="year")
    with seen.reading() as connection:
        names = Names(seen)
        asked = asked_of(seen, connection, thing, wanted)
        served = list(_served(seen, connection, asked, names))
        lines = [*served, *_counted(seen, connection, asked)]
        names.read(connection, [thing])
    return YearCard(thing, names.of(thing) or UNKNOWN, wanted, asked.last, tuple(lines))


def years_of(view: View) -> tuple[int, ...]:
    """The years of which there can be a card, the latest first: those since the records began."""
    with view.reading() as connection:
        first = records_begin_on(view, connection).year
    return tuple(range(view.day.year, max(first, view.day.year - _YEARS) - 1, -1)) or (view.day.year,)


def _counted(view: View, connection: Connection, asked: Asked) -> Iterator[CardLine]:
    person = asked.thing if asked.is_person else ""
    table = meetings_in(view, connection, asked)
    yield from counting.meeting_lines(table, person)
    yield from counting.declaration_lines(table, declared_at(view, connection, table), person)
    yield from counting.report_lines(table, person, view.day)
    if asked.is_person:
        yield from counting.register_lines(
            entries_in(view, connection, asked), confirmed_in(view, connection, asked)
        )
    yield from counting.member_lines(with_members(view, connection, asked))


def _served(view: View, connection: Connection, asked: Asked, names: Names) -> Iterator[CardLine]:
    if asked.is_person:
        terms = terms_on(view, connection, people=[asked.thing])
        if not terms:
            raise Refused("This person has never held a seat: there is no year to tell of.", field="ref")
        yield from _terms(connection, [one for one in terms if _touches(one, asked)], names, of_person=True)
        return
    on = seats_on(view, connection, [asked.thing], past=True).get(asked.thing)
    if on is None:
        raise Refused("There is no such seat on record.", field="ref")
    yield from _terms(connection, [one for one in on.terms if _touches(one, asked)], names, of_person=False)
    yield from _vacant(on, asked)


def _terms(
    connection: Connection, terms: Sequence[TermOn], names: Names, *, of_person: bool
) -> Iterator[CardLine]:
    names.read(connection, [each for one in terms for each in (one.seat, one.person)])
    if not terms:
        yield line(CardPart.SERVED, "In this year", "nobody in the seat" if not of_person else "in no seat")
    for one in terms:
        name = names.of(one.seat if of_person else one.person) or UNKNOWN
        said = noted(
            one.basis.words, span_of(one), one.route, one.ended_reason.words if one.ended_reason else ""
        )
        yield line(CardPart.SERVED, name, said, thing=one.seat if of_person else one.person)


def _touches(one: TermOn, asked: Asked) -> bool:
    held = one.held
    return held is not None and held.period.common(Period.through(asked.first, asked.last)) is not None


def _vacant(on: SeatOn, asked: Asked) -> Iterator[CardLine]:
    for gap in on.gaps:
        if not on.is_known(gap):
            continue
        inside = gap.common(Period.through(asked.first, asked.last))
        if inside is not None and inside.start is not None and inside.days:
            said = noted(f"from {long_day(inside.start)}", why_fell_vacant(on, gap))
            yield line(CardPart.SERVED, "Stood vacant", f"{days(inside.days)}, {said}")


__all__ = ["CardLine", "CardPart", "YearCard", "card_of", "year_card", "years_of"]
