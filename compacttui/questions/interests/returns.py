"""Who says once a year that the register is right about them: when they did last, and by when again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select, true

from compacttui.questions.days import earliest
from compacttui.questions.holding import records_begin_on, terms_in_office
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.interests import annual_return
from compacttui.records.terms import term
from compacttui.rules.dates import add_months, in_days, plural
from compacttui.rules.given import Person
from compacttui.rules.interests import annual_due_on
from compacttui.rules.roles import Role
from compacttui.rules.word import Word
from compacttui.rules.words import Standing

SOON_DAYS: Final = 28
"""From how many days before the last day a confirmation is asked for."""


class ReturnsShown(Word):
    """Whose yearly confirmations a list shows."""

    DUE = "due", "late, or due soon"
    LATE = "late", "late"
    ALL = "all", "all"


@dataclass(frozen=True, slots=True)
class Return:
    """What somebody confirmed.

    Attributes:
        id: its id.
        person: whose.
        on: the day.
        entries: how many open entries they confirmed; 0 for nothing to declare.
        due_on: the last day for it.
    """

    id: str
    person: str
    on: date
    entries: int
    due_on: date

    @property
    def words(self) -> str:
        """What they said: "nothing to declare", "2 interests"."""
        return plural(self.entries, "interest") if self.entries else "nothing to declare"


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """Somebody in a seat, and their yearly confirmation.

    Attributes:
        id: the person's id.
        standing: late or soon; nothing where it is not due yet.
        person: who.
        confirmed_on: when they confirmed it last.
        said: what they said then.
        due_on: the last day for the next time.
        stands: how far away that is.
    """

    id: str
    standing: Standing | None
    person: str = column("Person")
    confirmed_on: date | None = column("Confirmed last")
    said: str = column("They said")
    due_on: date = column("Next by")
    stands: str = column("Stands")


@question(
    "interest_returns",
    title="Who has to confirm their interests this year",
    rows=ReturnRow,
    roles=READ_NEARLY_ALL | {Role.REPRESENTATIVE, Role.DEPUTY},
)
def interest_returns(
    view: View, shown: ReturnsShown = ReturnsShown.DUE, person: Person | None = None
) -> Sequence[ReturnRow]:
    """The yearly word of everybody in a seat that the register is right about them, the first due first.

    Officers and auditors see everybody's, others their own.

    Args:
        shown: those that are late or due soon, only those that are late, or all.
        person: only this person's.
    """
    if view.role not in READ_NEARLY_ALL:
        if not view.person or person not in {None, view.person}:
            return ()
        person = view.person
    with view.reading() as connection:
        due = returns_due(view, person)
        chosen = [who for who, due_on in due.items() if _is_shown(view, due_on, shown)]
        last = last_returns(view, connection, chosen)
        names = Names(view)
        names.read(connection, chosen)
    rows = [_row(view, who, due[who], last.get(who), names) for who in chosen]
    return sorted(rows, key=lambda row: (row.due_on, row.person))


def late_returns(view: View) -> Sequence[date]:
    """The last day of each yearly word that has not come in time; most people are never read for it."""
    if not view.rules.interest.annual:
        return ()
    t, c = term.c, annual_return.c
    # Whoever said it after that day is in time, whatever the lengths of the months between.
    latest = add_months(view.day, -view.rules.interest.annual_months).isoformat()
    lately = exists().where(view.true(annual_return), c.person == t.person, c.confirmed_on > latest)
    with view.reading() as connection:
        people = sorted(set(connection.execute(_seated(view).where(~lately)).scalars()))
        due = _due(view, connection, t.person.in_(people), c.person.in_(people)) if people else {}
    return [due_on for due_on in due.values() if due_on < view.day]


def returns_due(view: View, person: str | None = None) -> Mapping[str, date]:
    """The last day for the next yearly word of everybody in a seat, by their ids; of nobody where none is asked for.

    Args:
        view: who is looking, and at which day.
        person: only this person's.
    """
    if not view.rules.interest.annual:
        return {}
    t, c = term.c, annual_return.c
    with view.reading() as connection:
        if person is None:
            return _due(view, connection, true(), true())
        return _due(view, connection, t.person == person, c.person == person)


def _seated(view: View) -> Select[tuple[str]]:
    t = term.c
    return select(t.person).where(view.true(term), t.state == "active", t.id.in_(terms_in_office(view)))


def _due(
    view: View, connection: Connection, seats: ColumnElement[bool], words: ColumnElement[bool]
) -> Mapping[str, date]:
    """The last days, of people who are chosen by conditions on their terms, and on what they confirmed."""
    t, c = term.c, annual_return.c
    confirmed = select(c.person, func.max(c.confirmed_on)).where(view.true(annual_return), words)
    begins = records_begin_on(view, connection)
    rows = connection.execute(
        _seated(view).add_columns(t.start_on, t.interests_accepted_on).where(seats)
    ).all()
    confirmed_on = dict(connection.execute(confirmed.group_by(c.person)).all()) if rows else {}
    # Put together here: grouped by SQLite, every term that there ever was is read in the order of people.
    took_seat_on = _by_person(min, ((who, start) for who, start, _ in rows))
    form_in_on = _by_person(max, ((who, form) for who, _, form in rows))
    return {
        who: annual_due_on(
            begins,
            view.rules.interest.annual_months,
            took_seat_on=earliest(took_seat_on.get(who)),
            form_in_on=earliest(form_in_on.get(who)),
            confirmed_on=earliest(confirmed_on.get(who)),
        )
        for who in sorted({row.person for row in rows})
    }


def _by_person(
    chosen: Callable[[Iterable[str]], str], days: Iterable[tuple[str, str | None]]
) -> Mapping[str, str]:
    """Of each person's days the least or the latest, without those who have none."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for who, day in days:
        if day is not None:
            found[who].append(day)
    return {who: chosen(own) for who, own in found.items()}


def last_returns(view: View, connection: Connection, people: Iterable[str]) -> Mapping[str, Return]:
    """What each of these people confirmed last, by the view's day; those who never did are not among them.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        people: their ids.
    """
    found: dict[str, Return] = {}
    for one in returns_of(view, connection, people):
        found[one.person] = one
    return found


def returns_of(view: View, connection: Connection, people: Iterable[str]) -> list[Return]:
    """Everything that these people confirmed by the view's day, the first first."""
    c, wanted = annual_return.c, sorted(set(people))
    query = (
        select(c.id, c.person, c.confirmed_on, c.entries, c.due_on)
        .where(view.true(annual_return), c.person.in_(wanted))
        .order_by(c.confirmed_on, c.recorded_seq)
    )
    return [
        Return(
            row.id,
            row.person,
            date.fromisoformat(row.confirmed_on),
            row.entries,
            date.fromisoformat(row.due_on),
        )
        for row in (connection.execute(query) if wanted else ())
    ]


def _row(view: View, who: str, due_on: date, last: Return | None, names: Names) -> ReturnRow:
    away = (due_on - view.day).days
    return ReturnRow(
        id=who,
        standing=Standing.LATE if away < 0 else Standing.SOON if away <= SOON_DAYS else None,
        person=names.of(who) or UNKNOWN,
        confirmed_on=last.on if last else None,
        said=last.words if last else "",
        due_on=due_on,
        stands=in_days(due_on, view.day, due=True),
    )


def _is_shown(view: View, due_on: date, shown: ReturnsShown) -> bool:
    away = (due_on - view.day).days
    return shown is ReturnsShown.ALL or away < 0 or (shown is ReturnsShown.DUE and away <= SOON_DAYS)
