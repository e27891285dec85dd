"""Keeping the register of people and what they work or volunteer for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from compacttui.acts.administrators import check_administrators
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Organisation, Person, Thing
from compacttui.acts.registry import act
from compacttui.records import people as kept
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import Capacity


@act("person.register", title="Add a person")
def register(
    desk: Desk, name: str, pronouns: str | None = None, roles: Sequence[Role] = (), example: bool = False
) -> str:
    """Put a person on the register. No birth date, ethnicity or health is ever asked.

    Returns their id.

    Args:
        name: what the person is called.
        pronouns: how to speak of them, if they said.
        roles: what they may do in this program, if anything.
        example: invented, for a sample or a demonstration.

    Raises:
        NotPermitted: only an administrator makes another.
        Refused: the name is empty or too long.
    """
    name = checked_name(name, "name", "a person")
    with desk.writing() as books:
        check_administrators(desk, books, "", roles)
        person = books.new_id("person")
        books.record(
            "person.registered",
            person,
            of=person,
            private={"name": name, "folded": folded(name), "pronouns": pronouns},
            roles=sorted(role.value for role in roles),
            example=example,
        )
    return person


@act("person.rename", title="Change a person's name", on="person", seldom=True)
def rename(desk: Desk, person: Person, name: str, pronouns: str | None = None) -> None:
    """Give a person another name from today on; old dates keep the old one.

    Args:
        person: who.
        name: their new name.
        pronouns: how to speak of them, if they said.

    Raises:
        Refused: the name is empty or too long.
    """
    name = checked_name(name, "name", "a person")
    with desk.writing() as books:
        books.record(
            "person.renamed",
            person,
            of=person,
            private={"name": name, "folded": folded(name), "pronouns": pronouns},
        )


@act("person.give_roles", title="Give roles", on="person")
def give_roles(desk: Desk, person: Person, roles: Sequence[Role], reason: str | None = None) -> None:
    """Say what a person may do in this program from now on.

    Args:
        person: who.
        roles: all their roles from now on; none takes them all away.
        reason: why.

    Raises:
        NotPermitted: only an administrator says who is one.
        Refused: no administrator would have an account any more.
    """
    with desk.writing() as books:
        check_administrators(desk, books, person, roles)
        books.record("person.roles_given", person, roles=sorted(role.value for role in roles), reason=reason)


@act("affiliation.begin", title="Add an affiliation", on="person")
def begin_affiliation(
    desk: Desk,
    person: Person,
    organisation: Organisation,
    capacity: Capacity,
    since: PartialDate,
    until: PartialDate | None = None,
    paid: bool = False,
) -> str:
    """Note what a person works, volunteers or sits on a board for.

    Returns the affiliation's id.

    Args:
        person: who.
        organisation: where.
        capacity: as what.
        since: since when; a year or a month will do.
        until: until when, if it is over.
        paid: whether they are paid for it.

    Raises:
        Refused: it would end before it began.
    """
    if until is not None and until < since:
        raise Refused("It cannot end before it began. Check the two dates.", field="until")
    with desk.writing() as books:
        affiliation = books.new_id("affiliation")
        books.record(
            "affiliation.began",
            affiliation,
            about=(person, organisation),
            person=person,
            organisation=organisation,
            capacity=capacity.value,
            paid=paid,
            since=since.iso,
            until=until.iso if until else None,
        )
    return affiliation


@act("affiliation.end", title="End an affiliation")
def end_affiliation(
    desk: Desk, affiliation: Annotated[str, Thing("affiliation")], until: date, reason: str | None = None
) -> None:
    """Note that a person has left an organisation; a seat does not change by itself.

    Args:
        affiliation: which one.
        until: the first day on which it was over.
        reason: why, if it matters.

    Raises:
        Refused: it is over already, or would end before it began.
    """
    with desk.writing() as books:
        row = books.get(kept.affiliation, affiliation)
        if row is None or row["effective_to"] is not None:
            raise Refused("This affiliation is over already. Nothing was changed.", field="affiliation")
        if until.isoformat() < str(row["effective_from"]):
            raise Refused("It cannot end before it began. Check the date.", field="until")
        books.record(
            "affiliation.ended",
            affiliation,
            about=(str(row["person"]), str(row["organisation"])),
            until=until.isoformat(),
            reason=reason,
        )
