"""People and what they work or volunteer for. No date of birth, no ethnicity, no health: never asked, never kept."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Index

from compacttui.records.columns import KNOWN, flag, listed, one_of, partial_index, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, changed, ended, kind, opened, reduces, told

CAPACITIES = ("employee", "volunteer", "trustee", "member", "owner")

person = subject_table(
    "person",
    words("name"),
    words("folded"),
    words("pronouns", optional=True),
    listed("roles"),
    one_of("state", ("active", "left", "pseudonymised")),
    flag("example"),
    ref("office", "seat", optional=True),
)
"""``office`` is the seat that somebody held last whose name was erased: they are spoken of by it."""
partial_index(
    "ix_person_folded_now",
    person.c.log,
    person.c.folded,
    where=KNOWN,
)

affiliation = subject_table(
    "affiliation",
    ref("person", "person", led_by_another=True),
    ref("organisation", "organisation", led_by_another=True),
    one_of("capacity", CAPACITIES),
    flag("paid"),
)
"""A row's period is the affiliation's own: from when until when."""
# What was told once still counts where it was told in time: matches look at superseded rows, too.
# Everything ever told of one body: what an agenda names is held against it, and found in the index alone.
Index(
    "ix_affiliation_organisation",
    affiliation.c.log,
    affiliation.c.organisation,
    affiliation.c.person,
    affiliation.c.capacity,
    affiliation.c.effective_from,
    affiliation.c.effective_to,
    affiliation.c.recorded_seq,
    affiliation.c.superseded_seq,
)
Index(
    "ix_affiliation_person_organisation",
    affiliation.c.log,
    affiliation.c.person,
    affiliation.c.organisation,
)

kind(
    "person.registered",
    "Person registered",
    data=("roles", "example"),
    private=("name", "folded", "pronouns"),
)
kind("person.renamed", "Name changed", private=("name", "folded", "pronouns"))
kind("person.roles_given", "Roles given", data=("roles",))
kind(
    "affiliation.began",
    "Affiliation began",
    about=("person", "organisation"),
    data=("person", "organisation", "capacity", "paid", "since", "until"),
)
kind("affiliation.ended", "Affiliation ended", about=("person", "organisation"), data=("until",))


@reduces("person.registered")
def person_registered(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Someone the records speak of."""
    yield opened(person, event, told(person, event, private), state="active")


@reduces("person.renamed")
def person_renamed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The old name stays on old dates."""
    yield from changed(get, person, event, told(person, event, private))


@reduces("person.roles_given")
def roles_given(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What the person may do from now on."""
    yield from changed(get, person, event, told(person, event, private))


@reduces("affiliation.began")
def affiliation_began(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The person works, volunteers or sits on the board there, perhaps until a day already past."""
    until = event.cell("until")
    row = opened(affiliation, event, told(affiliation, event, private), since=event.text("since"))
    yield Change(affiliation, {**row.row, "effective_to": until})


@reduces("affiliation.ended")
def affiliation_ended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The person has left; seats do not change by themselves."""
    yield from ended(get, affiliation, event, until=event.text("until"))
