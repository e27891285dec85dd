"""People: who is on the register, which seats they hold, and where they belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from compacttui.questions.days import earliest
from compacttui.questions.holding import TermOn, terms_on
from compacttui.questions.matching import words_in
from compacttui.questions.names import NAME_ERASED, UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.serving.doubts import has_left
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.events import ERASED
from compacttui.records.people import affiliation, person
from compacttui.records.terms import term
from compacttui.rules import people as rules
from compacttui.rules.dates import Period
from compacttui.rules.roles import Role
from compacttui.rules.word import Word
from compacttui.rules.words import Capacity, Standing, TermKind, TermState

READS_REGISTER = READ_NEARLY_ALL | {Role.RETURNING_OFFICER, Role.ADMINISTRATOR}
"""Roles that read the whole register of people; others see those who hold or held a seat, and themselves."""


class PeopleShown(Word):
    """Which people a list shows."""

    ALL = "all", "all"
    SEATED = "seated", "in a seat"
    REVIEW = "review", "to be looked at"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person on a day.

    Attributes:
        id: their id.
        standing: whether somebody has to look at something.
        person: their name.
        seats: the seats they hold, or stand in for.
        belongs: what they work, volunteer or sit on a board for, where the viewer may know it.
        stands: what there is to say about it.
    """

    id: str
    standing: Standing | None
    person: str = column("Person")
    seats: str = column("Seats")
    belongs: str = column("Belongs to")
    stands: str = column("Stands")


@question("people", title="Who is on the register, with their seats", rows=PersonRow)
def people(view: View, words: str = "", shown: PeopleShown = PeopleShown.ALL) -> Window[PersonRow]:
    """People on the register, by name, with the seats they hold on the day.

    Args:
        words: only those with these words in their name.
        shown: all of them, those in a seat, or those who left the organisation they were chosen from.
    """
    p = person.c
    query = select(p.id, p.name).where(view.true(person), words_in(p.folded, words), *may_see(view))
    if shown is not PeopleShown.ALL:
        t = term.c
        seated = and_(view.true(term), t.person == p.id, t.state == "active")
        query = query.where(
            exists().where(seated, *([has_left(view)] if shown is PeopleShown.REVIEW else ()))
        )
    return Window(
        view, query, [Key(p.folded), Key(p.id)], lambda connection, rows: _rows(view, connection, rows)
    )


def may_see(view: View) -> list[ColumnElement[bool]]:
    """The condition on the table of people that the viewer may know of them."""
    if view.role in READS_REGISTER:
        return []
    p, t = person.c, term.c
    has_a_seat = exists().where(view.known(term), t.person == p.id)
    return [or_(has_a_seat, p.id == view.person)]


def may_see_affiliations(view: View, of: str) -> bool:
    """Whether the viewer may know what a person works or volunteers for."""
    return view.role in READS_REGISTER or of == view.person


def _rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[PersonRow]:
    ids = [row.id for row in raw]
    terms: dict[str, list[TermOn]] = defaultdict(list)
    for one in terms_on(view, connection, people=ids):
        terms[one.person].append(one)
    belongs = affiliations_on(view, connection, ids)
    names = Names(view)
    names.read(connection, {t.seat for own in terms.values() for t in own})
    names.read(connection, {row.id for row in raw if row.name == ERASED})
    names.read(connection, {a.organisation for own in belongs.values() for a in own})
    return [_row(view, row, terms[row.id], belongs.get(row.id, ()), names) for row in raw]


def _row(
    view: View, raw: Raw, terms: Sequence[TermOn], belongs: Sequence[rules.Affiliation], names: Names
) -> PersonRow:
    open_ones = [t for t in terms if t.state is not TermState.ENDED]
    standing, stands = _stands(view, raw.id, open_ones, belongs)
    return PersonRow(
        id=raw.id,
        standing=standing,
        person=names.of(raw.id) or NAME_ERASED if raw.name == ERASED else raw.name,
        seats="; ".join(_seat(t, names) for t in open_ones),
        belongs="; ".join(belonging(a, names) for a in rules.belongs_to(belongs, view.day)),
        stands=stands,
    )


def _seat(one: TermOn, names: Names) -> str:
    seat = names.of(one.seat) or UNKNOWN
    if not one.in_office:
        return f"{seat} (chosen)"
    return seat if one.basis is TermKind.SUBSTANTIVE else f"{seat} ({one.basis.words})"


def belonging(one: rules.Affiliation, names: Names) -> str:
    """Where somebody belongs: "trustee, Harbour Youth Trust"."""
    return f"{one.capacity.words}, {names.of(one.organisation) or UNKNOWN}"


def _stands(
    view: View, who: str, terms: Sequence[TermOn], belongs: Sequence[rules.Affiliation]
) -> tuple[Standing | None, str]:
    said: list[str] = []
    standing: Standing | None = None
    for one in terms:
        if one.outstanding:
            said.append(f"still to come: {', '.join(needed.words for needed in one.outstanding)}")
            standing = Standing.SOON
        if one.state is TermState.HOLDOVER:
            said.append("serves on after the term")
            standing = Standing.SOON
    if may_see_affiliations(view, who):
        asked = {t.organisation for t in terms if t.in_office}
        if any(rules.review_findings(chosen_from, belongs, view.day) for chosen_from in asked):
            said.append("left the organisation they were chosen from")
            standing = Standing.DECIDE
    return standing, ", ".join(dict.fromkeys(said))


def affiliations_on(
    view: View, connection: Connection, people: Sequence[str]
) -> dict[str, list[rules.Affiliation]]:
    """What these people work, volunteer or sit on a board for on the view's day, by person.

    Only of those whose affiliations the viewer may know.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        people: their ids.
    """
    a = affiliation.c
    allowed = [one for one in people if may_see_affiliations(view, one)]
    query = (
        select(a.person, a.organisation, a.capacity, a.paid, a.effective_from, a.effective_to)
        .where(view.true(affiliation), a.person.in_(allowed))
        .order_by(a.effective_from, a.id)
    )
    found: dict[str, list[rules.Affiliation]] = defaultdict(list)
    for row in connection.execute(query) if allowed else ():
        found[row.person].append(
            rules.Affiliation(row.organisation, Capacity.of(row.capacity), _period(row), bool(row.paid))
        )
    return found


def _period(row: Any) -> Period:
    return Period(earliest(row.effective_from), earliest(row.effective_to))
