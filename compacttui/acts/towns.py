"""Beginning a town's records: the first entry, and the person who makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from compacttui.acts.desk import Desk, stamp
from compacttui.records import partnerships
from compacttui.records.chance import Chance
from compacttui.records.database import Database
from compacttui.records.log import Books, start_log
from compacttui.records.restores import RESTORED
from compacttui.records.signed_in import note_founder
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import checked_name, checked_words, folded


@dataclass(frozen=True, slots=True)
class Founded:
    """A town whose records have begun.

    Attributes:
        town: the town's id; its ledger bears the same.
        founder: the person who began it, by id.
    """

    town: str
    founder: str


def found(
    database: Database,
    *,
    town_name: str,
    name: str,
    at: datetime,
    chance: Chance,
    role: Role = Role.CVS_OFFICER,
    example: bool = False,
) -> Founded:
    """Begin the records of a town, with the person who begins them as the first on the register.

    Args:
        database: an empty or a shared database of this program.
        town_name: what the town is called.
        name: the founder's name.
        at: the moment, in UTC.
        chance: where the ids come from.
        role: the founder's role.
        example: the town is invented, for a sample or a demonstration.

    Raises:
        Refused: a name is empty or too long, or the database has a town of that name.
        StoreTrouble: the database cannot be used.
    """
    town_name = checked_name(town_name, "town_name", "a town")
    name = checked_name(name, "name", "a person")
    ids = chance.at(f"town/{folded(town_name)}", 0)
    town, founder = f"tow-{ids.letters(16)}", f"per-{ids.letters(16)}"
    with database.writing() as connection:
        taken = connection.execute(
            partnerships.town.select().where(partnerships.town.c.folded == folded(town_name))
        ).first()
        if taken:
            raise Refused(
                f"This database has records of {town_name} already. Open them instead.", field="town_name"
            )
        start_log(connection, town)
        books = Books(connection, town, at=stamp(at), actor=founder, role=role.value, chance=chance)
        books.record(
            "town.founded",
            town,
            of="",
            private={"name": town_name, "folded": folded(town_name)},
            example=example,
        )
        books.record(
            "person.registered",
            founder,
            of=founder,
            private={"name": name, "folded": folded(name)},
            roles=[role.value],
            example=example,
        )
        books.close()
        note_founder(connection, town, founder)
    return Founded(town, founder)


MAY_RESTORE = frozenset({Role.CVS_OFFICER, Role.ADMINISTRATOR})
"""Who puts a kept copy of the records back."""


def check_may_restore(role: Role) -> None:
    """Refuse a role that may not put a copy back.

    Raises:
        NotPermitted: it may not; the sentence says who may.
    """
    if role not in MAY_RESTORE:
        allowed = " or ".join(sorted(one.words for one in MAY_RESTORE))
        raise NotPermitted(
            f"A copy is put back by the {allowed}. You are here as {role.words}. Nothing was changed."
        )


def note_restored(
    desk: Desk, *, reason: str, entries_before: int | None = None, root_before: str | None = None
) -> None:
    """Tell the ledger that it was put back from a copy, and what it replaced: its next entry.

    Args:
        desk: who did it, at the ledger that was put back.
        reason: why.
        entries_before: how many entries there were before, if they could be read.
        root_before: the root of the tree over them, as hex, to hold against what somebody wrote down.

    Raises:
        NotPermitted: the role may not put a copy back.
        Refused: there is no reason.
    """
    check_may_restore(desk.role)
    reason = checked_words(reason, "reason", what="The reason")
    with desk.writing() as books:
        books.record(
            RESTORED.name,
            desk.town,
            entries_before=entries_before,
            entries_after=books.seq,
            root_before=root_before,
            reason=reason,
        )
