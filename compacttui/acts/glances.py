"""Keeping what Today says, so that it can be shown again at once next time. Beside the ledger, no evidence."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from compacttui.acts.desk import Desk
from compacttui.records.glance import ledgers
from compacttui.records.log import head_table
from compacttui.records.work import glance as kept


def keep_glance(desk: Desk, looker: str, body: str) -> None:
    """Keep what Today says to this looker, in place of what it said before.

    Args:
        desk: whose records.
        looker: who looks, how, on which day, under which rules, as one text.
        body: what to show again.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    if desk.database.view_only or not desk.database.is_sqlite:
        return
    with desk.database.writing() as connection:
        heads = connection.execute(
            select(head_table.c.log, head_table.c.size).order_by(head_table.c.log)
        ).all()
        # One for each town and looker's day: yesterday's are of no use to anyone.
        connection.execute(delete(kept).where(kept.c.log == desk.town))
        row = {
            "log": desk.town,
            "looker": looker,
            "ledgers": ledgers([tuple(head) for head in heads]),
            "body": body,
        }
        connection.execute(insert(kept), row)
