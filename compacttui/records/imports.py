"""What was imported: which file, what came of it, and under which numbers other records know our things."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ForeignKeyConstraint

from compacttui.records.columns import KNOWN, number, one_of, partial_index, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, corrected, kind, opened, reduces, told
from compacttui.records.taking_back import listed_things, put_back

SCHEMES = ("charity", "company", "popolo", "interest", "member")
"""Whose numbers we keep: the register of charities, that of companies, the file a thing was imported from, and
another register of interests with its entries and its people."""

import_run = subject_table(
    "import_run",
    words("kind"),
    words("file"),
    words("sha256"),
    number("first_seq"),
    number("last_seq"),
    number("added"),
    number("changed"),
    number("same"),
    number("left_out"),
    one_of("state", ("done", "undone")),
)
"""One import. Its entries are those from `first_seq` to `last_seq`."""

identifier = subject_table(
    "identifier",
    words("thing"),
    one_of("scheme", SCHEMES),
    words("value"),
    constraints=[
        ForeignKeyConstraint(["log", "thing"], ["thing.log", "thing.id"], name="fk_identifier_of"),
    ],
)
"""What somebody else's records call one of our things."""
partial_index(
    "ix_identifier_thing_now",
    identifier.c.log,
    identifier.c.thing,
    where=KNOWN,
)

kind("identifier.noted", "Number noted", data=("thing", "scheme"), private=("value",))
kind(
    "import.carried_out",
    "Import carried out",
    data=("kind", "sha256", "first_seq", "last_seq", "added", "changed", "same", "left_out"),
    private=("file",),
)
kind("import.undone", "Import undone", data=("first_seq", "last_seq", "things"))


@reduces("identifier.noted")
def identifier_noted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Another register's number for one of our things."""
    yield opened(identifier, event, told(identifier, event, private))


@reduces("import.carried_out")
def import_carried_out(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The entries before this one belong together: they came from one file."""
    yield opened(import_run, event, told(import_run, event, private), state="done")


@reduces("import.undone")
def import_undone(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Every record as it stood before the import; its entries stay, and so does this one."""
    first, last = _whole(event, "first_seq"), _whole(event, "last_seq")
    for table, thing in listed_things(event["things"]):
        yield from put_back(get, event, table, thing, first, last)
    yield from corrected(get, import_run, event, state="undone")


def _whole(event: Event, field: str) -> int:
    value = event[field]
    if isinstance(value, int):
        return value
    raise TypeError(f"{event.kind}.{field} is not a whole number")
