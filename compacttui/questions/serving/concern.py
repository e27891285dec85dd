"""What a concern about a term is, and the terms that the questions about them look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select, true

from compacttui.questions.holding import records_begin_on, terms_in_office
from compacttui.questions.serving.doubts import in_doubt
from compacttui.questions.view import Moment, View, When
from compacttui.records.service import leave, recall, review
from compacttui.records.terms import term
from compacttui.rules.serving import INDUCTION
from compacttui.rules.word import Word
from compacttui.rules.words import Standing, TermKind


class About(Word):
    """What a term gives cause to think of."""

    RECALL = "recall", "recall"
    QUESTION = "question", "asked, not settled"
    ABSENCE = "absence", "missed meetings"
    ELIGIBILITY = "eligibility", "eligibility to review"
    CONTINUING = "continuing", "serves on, not asked to"
    HANDOVER = "handover", "note to the successor"
    INDUCTION = "induction", "induction"
    COVER = "cover", "on leave, nobody stands in"
    DEPUTY = "deputy", "a deputy comes each time"


@dataclass(frozen=True, slots=True)
class Concern:
    """Something to be done about a term.

    Attributes:
        term: which term.
        seat: on which seat.
        person: whose.
        about: what kind of thing it is.
        on: the day it is due, or since when it waits.
        standing: late, soon, or to be decided; nothing while its day is far.
        says: what it is, as it goes on after the person's name.
        act: the act that does it; empty where there is none but to talk.
        given: what else that act is given.
        theirs: whether the holder has still to do something about it themselves.
    """

    term: str
    seat: str
    person: str
    about: About
    on: date
    standing: Standing | None
    says: str
    act: str
    given: tuple[tuple[str, str], ...] = ()
    theirs: bool = True


@dataclass(frozen=True, slots=True)
class Serving:
    """The terms that a question about concerns looks at, read once for all of them.

    Attributes:
        connection: on which they are read.
        person: whose terms alone; everybody's if left out.
        now: of the terms of those in office on the view's day, those that may give cause to think of something, by id.
        lately: those that ended a short while before.
        began_on: the first day of the town's records: nothing before it is expected of anybody.
    """

    connection: Connection
    person: str | None
    now: Mapping[str, Row[Any]]
    lately: Sequence[Row[Any]]
    began_on: date

    @property
    def holders(self) -> Iterator[Row[Any]]:
        """The terms of those who hold their seat in their own right."""
        return (row for row in self.now.values() if row.basis in HOLDS)


HOLDS: Final = frozenset(kind.value for kind in TermKind if kind.holds_the_seat)
"""How somebody holds a seat in their own right."""
A_YEAR: Final = timedelta(days=365)
"""After a year in office nobody is new, whatever was noted of an induction."""


_READ: Final = (
    *("id", "seat", "person", "organisation", "basis", "gained_on", "start_on", "end_on", "ended_on"),
    *("ended_reason", "asked_to_continue_on", "continues_until", *INDUCTION),
)


def serving(view: View, connection: Connection, person: str | None) -> Serving:
    """Read what may have to be thought of in terms of office, of everybody or of one person, and those that ended lately."""
    t = term.c
    ask_days = view.rules.handover.ask_days
    theirs = true() if person is None else t.person == person
    ended = (t.state == "ended", t.ended_on >= (view.day - timedelta(days=ask_days)).isoformat())
    lately = connection.execute(_terms(view, *ended, theirs))
    return Serving(
        connection,
        person,
        _by_id(connection.execute(_to_think_of(view.moment, ask_days, person))),
        sorted(lately, key=_by_seat),
        records_begin_on(view, connection),
    )


def in_office(view: View, connection: Connection, wanted: Sequence[str]) -> Mapping[str, Row[Any]]:
    """Some terms, as far as they are of those in office, by id."""
    return _by_id(connection.execute(_serving(view, term.c.id.in_(wanted)))) if wanted else {}


@lru_cache(maxsize=16)
def _to_think_of(moment: Moment, ask_days: int, person: str | None) -> Select[Any]:
    """The terms of those in office that may give cause to think of something: of thousands only these are read."""
    t, day = term.c, moment.day.isoformat()
    not_shown_round = [or_(t[field].is_(None), t[field] > day) for field in INDUCTION]
    open_ones = ((recall, recall.c.ended_on.is_(None)), (review, review.c.outcome.is_(None)), (leave, true()))
    return _serving(
        moment,
        true() if person is None else t.person == person,
        or_(
            t.end_on <= (moment.day + timedelta(days=ask_days)).isoformat(),
            t.continues_until < day,
            and_(t.start_on >= (moment.day - A_YEAR).isoformat(), or_(*not_shown_round)),
            in_doubt(moment),
            *(t.id.in_(select(of.c.term).where(moment.true(of), is_open)) for of, is_open in open_ones),
        ),
    )


def _serving(view: When, *which: ColumnElement[bool]) -> Select[Any]:
    # Not by their state alone: SQLite would read every term that there ever was.
    return _terms(view, term.c.state == "active", term.c.id.in_(terms_in_office(view)), *which)


def _terms(view: When, *which: ColumnElement[bool]) -> Select[Any]:
    return select(*(term.c[name] for name in _READ)).where(view.true(term), *which)


def _by_id(rows: Iterable[Row[Any]]) -> Mapping[str, Row[Any]]:
    # Put in order here: in the order of seats, too, SQLite would read every term that there ever was.
    return {row.id: row for row in sorted(rows, key=_by_seat)}


def _by_seat(row: Row[Any]) -> tuple[str, str]:
    return row.seat, row.id
