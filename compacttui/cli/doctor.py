"""``compacttui doctor``: where everything is, and whether it is well."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import stat
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compacttui import __version__
from compacttui.cli.endings import Ending
from compacttui.cli.options import FORMS, WHERE, takes_session
from compacttui.cli.out import put, put_cells, put_document
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.records.database import Database

_LITTLE_SPACE = 200 * 2**20
_UNBROKEN = 10_000  # columns: a path is there to be copied


@click.command()
@takes_session(WHERE, FORMS)
def doctor(session: Session) -> int:
    """Say where the records and the rule book are, which versions are at work, and whether all is well."""
    findings: list[str] = []
    report: dict[str, dict[str, Any]] = {
        "program": _program(),
        "rule book": _rule_book(session, findings),
        "records": _records(session, findings),
    }
    findings = list(dict.fromkeys(findings))
    match session.form:
        case Format.JSON:
            put_document({**report, "findings": findings})
        case Format.CSV:
            facts = [(part, name, value) for part, known in report.items() for name, value in known.items()]
            put_cells(("Part", "What", "Value"), [*facts, *(("to look at", "", one) for one in findings)])
        case Format.TEXT:
            put(_in_words(session, report, findings))
    return Ending.DATABASE if "revision" not in report["records"] else Ending.DONE


def _program() -> dict[str, Any]:
    return {
        "compacttui": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in ("sqlalchemy", "alembic", "textual", "click")},
    }


def _rule_book(session: Session, findings: list[str]) -> dict[str, Any]:
    from compacttui.exchange.settings import user_file

    file = user_file(session.settings.config)
    known: dict[str, Any] = {"your choices": str(file) if file.exists() else f"none yet (would be in {file})"}
    try:
        known["version"] = session.rules.version
    except Refused as refused:
        findings.append(str(refused))
    return known


def _records(session: Session, findings: list[str]) -> dict[str, Any]:
    from compacttui.records.database import connect, url_of

    known: dict[str, Any] = {"place": "not known"}
    try:
        known["place"] = session.place
        if not session.is_named:
            session.check_place()
        with closing(connect(url_of(session.place))) as database:
            known["place"] = database.shown
            known.update(_of_the_file(database, findings))
            known.update(_of_the_records(database, findings))
    except Refused as refused:
        findings.append(str(refused))
    return known


def _of_the_records(database: Database, findings: list[str]) -> dict[str, Any]:
    from compacttui.questions.towns import heads
    from compacttui.records.schema import SCHEMA, revision

    found = revision(database)
    known: dict[str, Any] = {"revision needed": SCHEMA}
    if found is None:
        findings.append(
            f"{database.shown} is not a database of this program. Make one with “compacttui init”."
        )
        return known
    known["revision"] = found
    if found == SCHEMA:
        known["towns"] = heads(database)
        known["sign-in"] = _of_the_door(database, findings)
        _sweep(database, findings)
    else:
        older = (
            "It is brought up to date when it is opened next." if found < SCHEMA else "Update the program."
        )
        findings.append(f"The records have the form {found}, this program writes {SCHEMA}. {older}")
    return known


def _of_the_door(database: Database, findings: list[str]) -> str:
    """Whether the records ask who somebody is; and, where they do, whether somebody could help who forgot."""
    from compacttui.questions.accounts import account_counts

    if not database.is_sqlite:
        return "by the server's own logins"
    counts = account_counts(database)
    findings += [
        f"{one.town} has one administrator with an account. If they forget their passphrase, only the recovery code "
        "helps: give a second administrator an account."
        for one in counts
        if one.administrators == 1
    ]
    if not counts:
        return "nobody is asked for a passphrase: whoever can open the file can read and change it"
    asked = ", ".join(f"{one.town} ({one.accounts})" for one in counts)
    return (
        f"a passphrase is asked for; accounts: {asked}. Whoever can open the file itself can still change it"
    )


def _sweep(database: Database, findings: list[str]) -> None:
    """Free the file of what ballot boxes and erased words left while others used it, and bring the list of these up to date."""
    from compacttui.records.erased_list import keep_list, list_of
    from compacttui.records.polls.traces import sweep
    from compacttui.rules.dates import plural

    if not database.view_only and not sweep(database):
        findings.append(
            f"A ballot box was emptied, or words were erased, while {database.shown} was in use, and the file still holds "
            "deleted pages of it. Close other programs that use it, then run “compacttui doctor” again."
        )
    if not keep_list(database):
        findings.append(
            f"The list of what was erased, {list_of(database)}, cannot be read or written. Without it, words that were "
            "erased come back with an older copy of the records. Let the program write there."
        )
    elif came_back := _came_back(database):
        findings.append(
            f"{plural(came_back, 'erasure')} in the list of what was erased left words that are here all the same: an "
            "older copy was put back. Erase them again with “compacttui erase-again”."
        )


def _came_back(database: Database) -> int:
    """How many erasures there are whose words are here."""
    from compacttui.acts.keeping.again import still_there
    from compacttui.records.erased_list import list_of, read_list

    with database.reading() as connection:
        return still_there(connection, read_list(list_of(database)))


def _of_the_file(database: Database, findings: list[str]) -> dict[str, Any]:
    path = database.path
    if path is None:
        return {"kind": "PostgreSQL"}
    from compacttui.records.storage import StorageKind, storage_of

    storage = storage_of(path)
    free = shutil.disk_usage(path.parent).free
    if storage.kind is not StorageKind.LOCAL:
        findings.append(
            f"{path} is on {storage.kind} storage ({storage.name}). Records can be lost there without an error: keep them on this computer's own disk."
        )
    if free < _LITTLE_SPACE:
        findings.append(f"Only {free // 2**20:,} MB are free on the disk that holds {path}.")
    if _open_to_all(path):
        findings.append(
            f"Everyone who uses this computer can read {path}. To keep it to yourself: chmod 600 “{path}”."
        )
    if database.view_only:
        findings.append(f"{path} can only be read here, not written.")
    return {
        "kind": "SQLite",
        "size": path.stat().st_size,
        "storage": f"{storage.kind}{f' ({storage.name})' if storage.name else ''}",
        "free space": free,
        **_pragmas(database, findings),
    }


def _open_to_all(path: Path) -> bool:
    """Whether everyone on this computer can read a file: it and every folder above it let them."""
    if os.name != "posix" or not path.stat().st_mode & stat.S_IROTH:
        return False
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents)


def _pragmas(database: Database, findings: list[str]) -> dict[str, Any]:
    with database.reading() as connection:
        journal = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())
        well = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    if well != "ok":
        findings.append(
            f"{database.shown} is damaged ({well}). Stop using it and open your newest backup; keep this file."
        )
    if journal != "wal" and not database.view_only:
        findings.append(
            f"{database.shown} is a kept copy (journal mode {journal}): it can be read, and “compacttui restore” puts it back into use."
        )
    return {"journal mode": journal, "structure": well}


def _in_words(session: Session, report: dict[str, dict[str, Any]], findings: list[str]) -> str:
    from compacttui.rules.aligned import stacked

    parts: list[str] = []
    for heading, known in report.items():
        labels = list(known)
        values = [_value(session, value) for value in known.values()]
        parts += [f"{heading.capitalize()}\n", stacked(labels, values, width=_UNBROKEN), "\n"]
    parts += ["To look at\n", *(f"  {finding}\n" for finding in findings)] if findings else ["All is well.\n"]
    return "".join(parts)


def _value(session: Session, value: object) -> str:
    from compacttui.rules.dates import day_and_time, plural

    if isinstance(value, int):
        return f"{value / 2**20:,.1f} MB"
    if isinstance(value, tuple):
        towns = [
            f"{head.name}: {plural(head.entries, 'entry', 'entries')}"
            + (f", the last on {day_and_time(head.last_at, session.today)}" if head.last_at else "")
            for head in value
        ]
        return "\n".join(towns) or "none yet"
    return str(value)
