"""The register of interests as it is read as a whole: entries with the seats of those who hold them, and yearly words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, select

from compacttui.questions.holding import terms_on
from compacttui.questions.interests.register import InterestRow, InterestsShown, entries, withheld_count
from compacttui.questions.interests.returns import Return, last_returns
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.view import View
from compacttui.records.interests import interest
from compacttui.records.partnerships import seat
from compacttui.records.terms import term


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody's last yearly word on the register.

    Attributes:
        person: who.
        seats: the seats they hold.
        said: what they said, and when.
    """

    person: str
    seats: str
    said: Return


@dataclass(frozen=True, slots=True)
class WholeRegister:
    """What the register says on a day, of everybody or of some.

    Attributes:
        held: what is held on the day.
        past: what was held, and is still shown.
        withheld: how many entries are withheld; nothing where counting them would tell too much.
        confirmed: the yearly words of those in a seat.
        seats: the seats that people hold on the day, by their ids.
    """

    held: Sequence[InterestRow]
    past: Sequence[InterestRow]
    withheld: int | None
    confirmed: Sequence[Confirmation]
    seats: Mapping[str, str]


def whole_register(
    view: View, *, people: Sequence[str] | None = None, organisation: str | None = None
) -> WholeRegister:
    """The register as the viewer may read it on the day.

    Args:
        view: who is looking, and at which day.
        people: only of these people, by their ids.
        organisation: only what is published of interests in this one; how many are withheld is not said then.
    """
    c = interest.c
    which: list[ColumnElement[bool]] = [] if people is None else [c.person.in_(people)]
    if organisation is not None:
        # Whatever is redacted or withheld would tell here in whom it is.
        which += [c.organisation == organisation, c.publication == "public"]
    with view.reading() as connection:
        held = list(entries(view, InterestsShown.OPEN, *which))
        past = list(entries(view, InterestsShown.PAST, *which))
        seats = seats_of(view, connection, people)
        confirmed = () if organisation else _confirmed(view, connection, seats)
    withheld = None if organisation else withheld_count(view, people)
    return WholeRegister(held, past, withheld, confirmed, seats)


def people_at(view: View, partnership: str) -> Sequence[str]:
    """The ids of those who have a seat at a partnership's table on the day, deputies among them."""
    t, s = term.c, seat.c
    query = (
        select(t.person)
        .join_from(term, seat, and_(s.log == t.log, s.id == t.seat))
        .where(view.true(term), view.true(seat), t.state == "active", s.partnership == partnership)
        .distinct()
    )
    with view.reading() as connection:
        return sorted(connection.execute(query).scalars())


def seats_of(view: View, connection: Connection, people: Sequence[str] | None) -> Mapping[str, str]:
    """The seats that people hold on the day, in words, by their ids; everybody's if nobody is named."""
    terms = [one for one in terms_on(view, connection, people=people, ended=False) if one.in_office]
    names = Names(view)
    names.read(connection, {one.seat for one in terms})
    found: dict[str, list[str]] = defaultdict(list)
    for one in terms:
        found[one.person].append(names.of(one.seat) or UNKNOWN)
    return {person: "; ".join(dict.fromkeys(own)) for person, own in found.items()}


def _confirmed(view: View, connection: Connection, seats: Mapping[str, str]) -> list[Confirmation]:
    said = last_returns(view, connection, seats)
    names = Names(view)
    names.read(connection, said)
    made: Iterable[Confirmation] = (
        Confirmation(names.of(person) or UNKNOWN, seats[person], one) for person, one in said.items()
    )
    return sorted(made, key=lambda one: (one.person.casefold(), one.said.on))
