"""Who can see and do what: worked out from the permissions and from what each role reads, never from a list beside them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import select

from compacttui.questions.registry import column, question
from compacttui.questions.sight import Sight, Sights
from compacttui.questions.view import View
from compacttui.records.accounts import account
from compacttui.records.events import KINDS, Event
from compacttui.records.people import person
from compacttui.rules.permissions import PERMITTED
from compacttui.rules.recorded import ONLY_ON_FILES, kinds_by_role
from compacttui.rules.roles import Role

ASKED_BY: Final = frozenset({Role.AUDITOR, Role.ADMINISTRATOR, Role.CVS_OFFICER})
"""Who looks into who can see what."""

_READ: Final[Mapping[Sight, str]] = {
    Sight.OPEN: "all of it",
    Sight.PUBLISHED: "what is published",
    Sight.FACTS: "what happened, in nobody's words",
    Sight.CLOSED: "that there is an entry",
}
"""What a role reads, from most to least."""


@dataclass(frozen=True, slots=True)
class AccessRow:
    """What one role reads and records of one kind of record.

    Attributes:
        role: the role.
        hat: the role in words.
        record: which kind of record.
        reads: how much of it the role reads where it is nobody's own, and nothing of it is marked or withheld.
        records: which entries of it the role can make.
        wear: how many people have the role.
    """

    role: Role
    hat: str = column("Role")
    record: str = column("Of")
    reads: str = column("May read")
    records: str = column("May record")
    wear: int = column("People", numeric=True)


@dataclass(frozen=True, slots=True)
class HatRow:
    """A role that somebody has.

    Attributes:
        id: the person's id.
        hat: the role in words.
        person: their name.
        may: what the role is for.
        signs_in: whether they have an account of their own.
    """

    id: str
    hat: str = column("Role")
    person: str = column("Person")
    signs_in: str = column("Account")
    may: str = column("What it is for")


@question("access", title="Who may read and record what", rows=AccessRow, roles=ASKED_BY)
def access(view: View, role: Role | None = None, record: str = "") -> Sequence[AccessRow]:
    """What each role reads and records of each kind of record; of their own, people read more, and of what is marked, less.

    Args:
        role: only this role.
        record: only kinds of record with these letters in their name: report, seat, interest ...
    """
    wear = _wearers(view)
    return [
        row
        for one in Role
        if role in {None, one}
        for row in _of_role(view, one, len(wear[one]))
        if record.casefold() in row.record
    ]


@question("hats", title="Who has which role", rows=HatRow, roles=ASKED_BY)
def hats(view: View, role: Role | None = None) -> Sequence[HatRow]:
    """Everybody with a role on the day, role by role, and whether they sign in with an account of their own.

    Args:
        role: only this role.
    """
    a = account.c
    query = select(a.person).where(view.true(account), a.state == "open")
    with view.reading() as connection:
        accounts = set(connection.execute(query).scalars())
    in_a_file = "none: cannot sign in" if accounts else "nobody signs in here"
    without = in_a_file if view.database.is_sqlite else "by the server's own logins"
    return [
        HatRow(thing, one.words, name, "has one" if thing in accounts else without, one.may)
        for one, people in _wearers(view).items()
        if role in {None, one}
        for name, thing in sorted(people)
    ]


def _wearers(view: View) -> dict[Role, list[tuple[str, str]]]:
    """Name and id of everybody with each role on the day."""
    p = person.c
    query = select(p.id, p.name, p.roles).where(view.true(person))
    found: dict[Role, list[tuple[str, str]]] = {one: [] for one in Role}
    with view.reading() as connection:
        for row in connection.execute(query):
            for held in json.loads(row.roles):
                found[Role.of(held)].append((row.name, row.id))
    return found


def _of_role(view: View, role: Role, wear: int) -> Iterator[AccessRow]:
    """A row for each kind of record, in the order in which the records tell of them."""
    sights = Sights(replace(view, role=role, person=""))
    able = kinds_by_role()[role] | _on_files(view, role)
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for kind in KINDS:
        kinds[kind.partition(".")[0]].append(kind)
    for subject, own in kinds.items():
        seen = {sights.of(_ordinary(view, kind)) for kind in own}
        reads = [words for sight, words in _READ.items() if sight in seen]
        made = [KINDS[kind].title for kind in own if kind in able]
        yield AccessRow(
            role=role,
            hat=role.words,
            record=subject.replace("_", " "),
            reads=reads[0] if len(reads) == 1 else f"{reads[0]}; of some {reads[-1]}",
            records=", ".join(made) or "nothing",
            wear=wear,
        )


def _on_files(view: View, role: Role) -> set[str]:
    """The entries on accounts that a role makes in a file; on a server its own logins count."""
    acts = ONLY_ON_FILES.items() if view.database.is_sqlite else ()
    return {kind for act, kinds in acts if role in PERMITTED[act] for kind in kinds}


def _ordinary(view: View, kind: str) -> Event:
    """An entry of a kind of which nothing is marked or withheld, about nobody in particular."""
    return Event(view.town, 0, "", kind, "", "", "", (), {}, {})
