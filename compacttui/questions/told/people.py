"""How entries on people and their affiliations read."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import Capacity


@tells("person.registered")
def person_registered(entry: Entry) -> Told:
    """Someone the records speak of."""
    return Told(entry.event.day, "put on the register", noted(_roles(entry)))


@tells("person.renamed")
def person_renamed(entry: Entry) -> Told:
    """A new name; the old one stays on old dates."""
    name = entry.words.get("name")
    return Told(entry.event.day, "name changed", noted(f"now {name}" if name else ""))


@tells("person.roles_given")
def roles_given(entry: Entry) -> Told:
    """What the person may do from now on."""
    return Told(
        entry.event.day,
        "roles given",
        noted(_roles(entry) or "no role any more", entry.words.get("reason")),
    )


@tells("affiliation.began")
def affiliation_began(entry: Entry) -> Told:
    """The person works, volunteers or sits on the board there."""
    until = entry.event.data.get("until")
    return Told(
        entry.event.text("since"),
        "affiliation began",
        noted(
            f"{Capacity.of(entry.event.text('capacity')).words}, {entry.name('organisation')}",
            "paid" if entry.event.data.get("paid") else "",
            f"until {PartialDate.from_iso(until).words}" if isinstance(until, str) else "",
        ),
    )


@tells("affiliation.ended")
def affiliation_ended(entry: Entry) -> Told:
    """The person has left; a seat does not change by itself."""
    where = next((entry.names.get(thing) for thing in entry.event.about if thing[:3] == "org"), None)
    return Told(entry.event.text("until"), "affiliation ended", noted(where, entry.words.get("reason")))


def _roles(entry: Entry) -> str:
    roles = entry.event.data.get("roles")
    return (
        ", ".join(Role.of(role).words for role in roles if isinstance(role, str))
        if isinstance(roles, list)
        else ""
    )
