"""What a concern about a term is, and the terms that the questions about them look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, select, true

from compacttui.questions.holding import records_begin_on, terms_in_office
from compacttui.questions.view import View
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
        now: the terms of those in office on the view's day, by id.
        lately: those that ended a short while before.
        began_on: the first day of the town's records: nothing before it is expected of anybody.
    """

    connection: Connection
    now: Mapping[str, Row[Any]]
    lately: Sequence[Row[Any]]
    began_on: date

    @property
    def holders(self) -> Iterator[Row[Any]]:
        """The terms of those who hold their seat in their own right."""
        return (row for row in self.now.values() if row.basis in HOLDS)


HOLDS: Final = frozenset(kind.value for kind in TermKind if kind.holds_the_seat)
"""How somebody holds a seat in their own right."""


_READ: Final = (
    *("id", "seat", "person", "organisation", "basis", "gained_on", "start_on", "end_on", "ended_on"),
    *("ended_reason", "asked_to_continue_on", "continues_until", *INDUCTION),
)
"""What is read of a term: of thousands in office all of it would take megabytes."""


def serving(view: View, connection: Connection, person: str | None) -> Serving:
    """Read the terms of those in office, of everybody or of one person, and of those who left lately."""
    t = term.c
    since = view.day - timedelta(days=view.rules.handover.ask_days)
    theirs = true() if person is None else t.person == person
    query = select(*(t[name] for name in _READ)).where(view.true(term), theirs)
    # Neither in one query nor in their order: SQLite would read every term that there ever was.
    now = connection.execute(query.where(t.state == "active", t.id.in_(terms_in_office(view))))
    lately = connection.execute(query.where(t.state == "ended", t.ended_on >= since.isoformat()))
    return Serving(
        connection,
        {row.id: row for row in sorted(now, key=_by_seat)},
        sorted(lately, key=_by_seat),
        records_begin_on(view, connection),
    )


def _by_seat(row: Row[Any]) -> tuple[str, str]:
    return row.seat, row.id
