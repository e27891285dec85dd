"""What the acts on a selection read before they ask a rule: the process, its seats, its candidates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.records import partnerships, people
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.dates import from_utc_text, london_day
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import PersonState, ProcessState, SelectionMethod

OVER = frozenset(
    {
        ProcessState.DECLARED,
        ProcessState.CHALLENGED,
        ProcessState.CONFIRMED,
        ProcessState.COUNT_CORRECTED,
        ProcessState.COUNTBACK,
        ProcessState.COUNTBACK_PROVISIONAL,
        ProcessState.VOIDED,
        ProcessState.RELAUNCHED,
        ProcessState.CANCELLED,
        ProcessState.ARCHIVED,
    }
)
"""States in which a process goes on no more; a declared result can be challenged, and what failed begun again."""
BY_COUNTBACK = frozenset({ProcessState.COUNTBACK, ProcessState.COUNTBACK_PROVISIONAL})
"""States in which the result stands, and its papers are counted again for a seat that fell vacant."""
NOMINATING = frozenset({ProcessState.NOTICED, ProcessState.EXTENDED})
"""States of a process in which nominations are taken and ruled on, as far as the clock lets them."""


@dataclass(frozen=True, slots=True)
class Process:
    """A selection process as an act finds it.

    Attributes:
        id: its id.
        row: its latest row.
        seats: the seats it is to fill, in the order in which it fills them.
        rules: the rule book it began under.
        back: the row of the countback that is at work; nothing where there is none.
    """

    id: str
    row: Row
    seats: tuple[str, ...]
    rules: RuleBook
    back: Row | None = None

    def text(self, column: str) -> str:
        """A text of the row; raises TypeError where there is none."""
        return text_of(self.row, column)

    def number(self, column: str) -> int:
        """A number of the row; raises TypeError where there is none."""
        return number_of(self.row, column)

    def moment(self, column: str) -> datetime:
        """A moment of the row, in UTC."""
        return from_utc_text(self.text(column))

    @property
    def state(self) -> ProcessState:
        """What was decided last."""
        return ProcessState.of(self.row["state"])

    @property
    def method(self) -> SelectionMethod:
        """How it chooses."""
        return SelectionMethod.of(self.row["method"])

    @property
    def reference(self) -> str:
        """What people call it: "2026-03"."""
        return self.text("reference")

    @property
    def officer(self) -> str:
        """The returning officer, by id."""
        return self.text("returning_officer")

    @property
    def scrutineers(self) -> tuple[str, ...]:
        """Who watches over the count, by id."""
        return tuple(json.loads(self.text("scrutineers")))

    @property
    def countback(self) -> str | None:
        """The id of the countback that is at work."""
        return text_of(self.back, "id") if self.back else None

    @property
    def complaints_close_at(self) -> datetime | None:
        """The end of the time for complaints about the result, or about that of the countback at work; in UTC."""
        until = (self.back or self.row)["complaints_close_at"]
        return from_utc_text(until) if isinstance(until, str) else None

    @property
    def about(self) -> tuple[str, ...]:
        """Every thing that an entry on the process touches; of a countback at work, only the seat that it is for."""
        seats = (text_of(self.back, "seat"),) if self.back else self.seats
        return (self.id, *seats, self.text("partnership"))


def process_of(desk: Desk, books: Books, selection: str) -> Process:
    """The process as it stands.

    Raises:
        Refused: there is none of this id.
    """
    row = books.get(kept.selection, selection)
    if row is None:
        raise Refused("There is no such selection. Nothing was changed.", field="selection")
    rules = desk.rules.from_facts(json.loads(text_of(row, "rules")))
    back = _countback_of(books, selection) if ProcessState.of(row["state"]) in BY_COUNTBACK else None
    return Process(selection, row, _seats_of(books, selection), rules, back)


def running(desk: Desk, books: Books, selection: str) -> Process:
    """The process, which must not be over.

    Raises:
        Refused: there is none of this id, or it is over.
    """
    process = process_of(desk, books, selection)
    if process.state in OVER:
        raise Refused(
            f"Selection {process.reference} is over: {process.state.words}. Nothing was changed.",
            field="selection",
        )
    return process


def being_counted(desk: Desk, books: Books, selection: str) -> Process:
    """The process, which must not be over, unless its papers are counted again for a vacant seat.

    Raises:
        Refused: there is none of this id, or it is over.
    """
    process = process_of(desk, books, selection)
    return process if process.back else running(desk, books, selection)


def _countback_of(books: Books, selection: str) -> Row:
    """The countback of a selection that is at work."""
    c = kept.countback.c
    query = select(kept.countback).where(
        c.log == books.log,
        c.selection == selection,
        c.state.in_(kept.COUNTBACK_OPEN),
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    return books.rows(query)[0]


def _seats_of(books: Books, selection: str) -> tuple[str, ...]:
    seats: list[str] = []
    while row := books.get(kept.selection_seat, f"{selection}.{len(seats) + 1}"):
        seats.append(text_of(row, "seat"))
    return tuple(seats)


def nominations_of(books: Books, selection: str) -> list[Row]:
    """Every nomination of a process as it stands, in the order of arrival."""
    n = kept.nomination.c
    query = (
        select(kept.nomination)
        .where(
            n.log == books.log,
            n.selection == selection,
            n.superseded_seq.is_(None),
            n.effective_to.is_(None),
        )
        .order_by(n.received_at, n.id)
    )
    return books.rows(query)


def nomination_of(books: Books, nomination: str) -> Row:
    """A nomination as it stands.

    Raises:
        Refused: there is none of this id.
    """
    row = books.get(kept.nomination, nomination)
    if row is None:
        raise Refused("There is no such nomination. Nothing was changed.", field="nomination")
    return row


def check_is_returning_officer(desk: Desk, process: Process) -> None:
    """Leave to the returning officer of this process what is theirs.

    Raises:
        NotPermitted: somebody else is acting.
    """
    if process.officer != desk.person:
        raise NotPermitted(
            f"This is for the returning officer of selection {process.reference} to do, and that is somebody else. "
            "Nothing was changed.",
            field="selection",
        )


def check_runs_it(desk: Desk, process: Process) -> None:
    """Leave to the office and to the returning officer of this process what either of them does.

    Raises:
        NotPermitted: a returning officer of another selection is acting.
    """
    if desk.role is Role.RETURNING_OFFICER:
        check_is_returning_officer(desk, process)


def moment_of(books: Books) -> datetime:
    """The moment of the act, in UTC: what the clock says inside its transaction."""
    return from_utc_text(books.at)


def day_of(books: Books) -> date:
    """The day of the act in London."""
    return london_day(moment_of(books))


def name_of(books: Books, person: str) -> str:
    """What a person is called, or words that stand for them."""
    row = books.get(people.person, person)
    return text_of(row, "name") if row else "somebody not on the register"


def check_on_register(books: Books, person: str, field: str = "person") -> Row:
    """The person's row, refused where it cannot be said who would serve.

    Raises:
        Refused: they are not on the register, or their name was erased.
    """
    row = books.get(people.person, person)
    if row is None:
        raise Refused("This person is not on the register. Add them first.", field=field)
    if is_erased(row):
        raise Refused(
            "Their name was erased, and with it who they are. If they come back, add them to the register anew.",
            field=field,
        )
    return row


def are_erased(books: Books, persons: Iterable[str]) -> set[str]:
    """Those of these people whose name was erased: nobody can ask them, or give them a seat."""
    rows = {person: books.get(people.person, person) for person in persons}
    return {person for person, row in rows.items() if row is not None and is_erased(row)}


def is_erased(person: Row) -> bool:
    """Whether a person's name was erased."""
    return person["state"] == PersonState.PSEUDONYMISED.value


def seat_name(books: Books, seat: str) -> str:
    """What a seat is called, or words that stand for it."""
    row = books.get(partnerships.seat, seat)
    return text_of(row, "name") if row else "a seat not on the register"


def text_of(row: Row, column: str) -> str:
    """A text of a row; raises TypeError where there is none."""
    value = row[column]
    if isinstance(value, str):
        return value
    raise TypeError(f"{column} is not text")


def number_of(row: Row, column: str) -> int:
    """A number of a row; raises TypeError where there is none."""
    value = row[column]
    if isinstance(value, int):
        return value
    raise TypeError(f"{column} is not a number")


def listed(values: Sequence[str]) -> str:
    """Several things in one phrase: "a, b and c"."""
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"
