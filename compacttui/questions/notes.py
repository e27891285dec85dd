"""What tells one thing from another of the same name, and says the most about it in a few words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, select

from compacttui.questions.holding import holders_of, seats_on, terms_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.organisations import membership_in_words
from compacttui.questions.people import affiliations_on, belonging
from compacttui.questions.view import View
from compacttui.records.organisations import organisation


def notes_of(view: View, connection: Connection, things: Sequence[str]) -> dict[str, str]:
    """A note for each of these things that has one, by id.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        things: ids of any kinds; a screenful, not thousands.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        by_kind[thing[:3]].append(thing)
    found: dict[str, str] = {}
    for prefix, ids in by_kind.items():
        if prefix in _NOTES:
            found.update(_NOTES[prefix](view, connection, ids))
    return found


def _of_people(view: View, connection: Connection, people: Sequence[str]) -> dict[str, str]:
    """The seats that somebody holds, or else where they belong."""
    names = Names(view)
    held = [one for one in terms_on(view, connection, people=people) if one.in_office]
    names.read(connection, [one.seat for one in held])
    belongs = affiliations_on(view, connection, people)
    names.read(connection, [a.organisation for own in belongs.values() for a in own])
    said = {person: "; ".join(belonging(one, names) for one in own) for person, own in belongs.items()}
    seats: dict[str, list[str]] = defaultdict(list)
    for one in held:
        seats[one.person].append(names.of(one.seat) or UNKNOWN)
    return said | {person: "; ".join(own) for person, own in seats.items()}


def _of_seats(view: View, connection: Connection, seats: Sequence[str]) -> dict[str, str]:
    """Who holds a seat."""
    names = Names(view)
    on = seats_on(view, connection, seats)
    names.read(connection, [each.person for one in on.values() for each in one.holders])
    return {seat: holders_of(one, names) for seat, one in on.items()}


def _of_organisations(view: View, connection: Connection, organisations: Sequence[str]) -> dict[str, str]:
    """What kind of member an organisation is."""
    o = organisation.c
    query = select(o.id, o.membership_class, o.membership_state).where(
        view.true(organisation), o.id.in_(organisations)
    )
    return {
        row.id: membership_in_words(row.membership_class, row.membership_state)
        for row in connection.execute(query)
    }


_NOTES: Final[Mapping[str, Callable[[View, Connection, Sequence[str]], dict[str, str]]]] = {
    "per": _of_people,
    "sea": _of_seats,
    "org": _of_organisations,
}
