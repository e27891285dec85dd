"""``compacttui verify``: was the history changed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from compacttui.cli.endings import Ending
from compacttui.cli.options import FORMS, WHERE, takes_session
from compacttui.cli.out import progress, put, put_cells, put_document
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.questions.towns import Town
    from compacttui.records.verify import Verdict


@click.command()
@click.option("--log", "log_only", is_flag=True, help="Check the ledger alone, not the records made from it.")
@takes_session(WHERE, FORMS)
def verify(session: Session, log_only: bool) -> int:
    """Check that the history was not changed.

    Every entry is checked against its fingerprint, and every record is worked out again from the entries.
    Keep the size and root that are printed somewhere else, and compare them next time: a history replaced as
    a whole cannot be told from the file alone.
    """
    return verified(session, log_only=log_only)


def verified(session: Session, *, log_only: bool = False) -> Ending:
    """Check the towns of a session, say what was found, and give the exit code for it."""
    found = [(town, _check(session, town, log_only=log_only)) for town in session.towns]
    match session.form:
        case Format.JSON:
            put_document(_document(found))
        case Format.CSV:
            rows = [
                (town.name, one.entry, one.sentence) for town, verdict in found for one in verdict.findings
            ]
            put_cells(("Town", "Entry", "Finding"), rows)
        case Format.TEXT:
            put("".join(_said(session, town, verdict) for town, verdict in found))
    return Ending.DONE if all(verdict.ok for _, verdict in found) else Ending.NO


def _check(session: Session, town: Town, *, log_only: bool) -> Verdict:
    show = progress("Checking")
    if log_only:
        from compacttui.records.verify import verify as check_log

        return check_log(session.database, town.id, deep=False, progress=show)
    from compacttui.acts.checks import check_history
    from compacttui.acts.desk import Desk

    # Nothing is looked up that may have been tampered with: anyone may check, whoever they are.
    desk = Desk(session.database, town.id, town.founder, Role.PUBLIC, session.rules, session.clock)
    return check_history(desk, show)


def _document(found: list[tuple[Town, Verdict]]) -> dict[str, object]:
    return {
        "ok": all(verdict.ok for _, verdict in found),
        "towns": [
            {
                "town": town.name,
                "ok": verdict.ok,
                "entries": verdict.entries,
                "root": verdict.root,
                "deep": verdict.deep,
                "findings": verdict.findings,
            }
            for town, verdict in found
        ],
    }


def _said(session: Session, town: Town, verdict: Verdict) -> str:
    checked = f"{verdict.entries:,} entries" + (", and every record made from them" if verdict.deep else "")
    end = f"Size {verdict.entries}, root {verdict.root}.\n"
    if verdict.ok:
        return f"{town.name}: checked {checked}. Nothing was changed.\n{end}"
    first = verdict.findings[0]
    lines = [f"{town.name}: the history in {session.database.shown} is NOT as it was recorded."]
    lines += [f"First: {first.sentence}", *(f"Then:  {finding.sentence}" for finding in verdict.findings[1:])]
    lines.append("Keep this file as it is for whoever examines it, and open your newest backup.")
    return "\n".join(lines) + "\n"
