"""The triggers of a file: those that guard its ledger, and any that somebody else put there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection

from compacttui.records.triggers import SQLITE_TRIGGERS

_NAME: Final = 2
"""Which word of such a statement the trigger's name is."""


def strange_triggers(connection: Connection) -> Iterator[str]:
    """What is wrong with the triggers of an SQLite file, a sentence each; nothing where they are as this program made them.

    No entry tells of them: a guard that was taken out lets entries be changed, and a trigger of somebody else's could change
    records with the next act.

    Args:
        connection: to an SQLite file.
    """
    kept, ours = _kept(connection), _ours()
    for name in sorted(ours.keys() - kept.keys()):
        yield f"The guard “{name}” was taken out of the file: it no longer refuses what a ledger must refuse."
    for name in sorted(kept):
        if name not in ours:
            yield (
                f"The file has a trigger that is not this program's, “{name}”: it could change records with the next "
                "act. Find out who put it there, and take it out."
            )
        elif kept[name] != ours[name]:
            yield f"The guard “{name}” was changed: it may no longer refuse what a ledger must refuse."


def _kept(connection: Connection) -> Mapping[str, str]:
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row.name: " ".join(row.sql.split()) for row in found}


def _ours() -> Mapping[str, str]:
    return {said.split()[_NAME]: " ".join(said.split()) for said in SQLITE_TRIGGERS}
