"""Checking the whole history, and noting beside the ledger that it was done."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import delete, text

from compacttui.acts.desk import Desk, stamp
from compacttui.records import work
from compacttui.records.verify import Verdict, verify

__all__ = ["Verdict", "check_history"]

# Both databases know this statement; two who check in the same second note the same.
_NOTE = text(
    "INSERT INTO work_check (log, at, entries, root, findings) VALUES (:log, :at, :entries, :root, :findings) "
    "ON CONFLICT (log, at) DO NOTHING"
)


def check_history(desk: Desk, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Verdict:
    """Check every entry and every table, and note when that was; anyone may, in any role.

    Args:
        desk: whose records.
        progress: told now and then how many entries are done, and how many there are.

    Raises:
        StoreTrouble: the database cannot be read.
    """
    verdict = verify(desk.database, desk.town, progress=progress)
    if desk.database.view_only:
        return verdict
    noted = {
        "log": desk.town,
        "at": stamp(desk.now),
        "entries": verdict.entries,
        "root": verdict.root,
        "findings": len(verdict.findings),
    }
    c = work.check.c
    with desk.database.writing() as connection:
        if (
            desk.database.is_sqlite
        ):  # on a server whoever only reads may note that they checked, and take nothing away
            connection.execute(delete(work.check).where(c.log == desk.town, c.at >= noted["at"]))
        connection.execute(_NOTE, noted)
    return verdict
