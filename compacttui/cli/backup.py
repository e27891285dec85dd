"""``compacttui backup``: a checked copy of the records, while they are in use."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.cli.copies import checked_copy, say_checked
from compacttui.cli.options import FORMS, PATH, WHERE, takes_session
from compacttui.cli.out import put, put_document, tell
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.refusal import Refused, StoreTrouble

if TYPE_CHECKING:
    from compacttui.cli.copies import Checked
    from compacttui.records.database import Database


@click.command()
@click.argument("file", type=PATH, required=False)
@takes_session(WHERE, FORMS[:2])
def backup(session: Session, file: Path | None) -> None:
    """Keep a copy of the records in FILE, read back and verified. The records may be in use meanwhile.

    Without FILE, the copy is kept beside those that the program keeps by itself, one for each day; the oldest of them
    goes once there are more than the rule book says.
    """
    from compacttui.records.copies import copy_to

    if file is None:
        _keep_beside(session)
        return
    if file.exists():
        raise click.UsageError(f"{file} is there already, and no copy replaces another. Choose another name.")
    checked: Checked = {}

    def check(part: Path) -> None:
        checked.update(checked_copy(part))

    copy_to(session.database, file, check=check)
    _say_what_is_not_in_it(session.database)
    say_checked(session, f"Kept a copy in {file}, read back and verified", checked, {"file": str(file)})


def _keep_beside(session: Session) -> None:
    from compacttui.records.kept_copies import copies_of, keep

    database = session.database
    if database.path is None:
        raise StoreTrouble(f"{database.shown} is on a server, whose keeper makes and restores its copies.")
    most = session.rules.storage.copies_kept
    if not most:
        raise Refused("The rule book keeps no copies (storage.copies_kept is 0). Name a file to keep one in.")
    made = keep(database, most, datetime.now().astimezone())
    if made is not None:
        _say_what_is_not_in_it(database)
    newest = copies_of(database.path)[0]
    if session.form is Format.JSON:
        put_document({"file": str(newest), "new": made is not None})
    elif made is None:
        put(f"Nothing was recorded since the newest copy: {newest}.\n")
    else:
        put(f"Kept a copy in {newest}, read back and checked against its fingerprints.\n")


def _say_what_is_not_in_it(database: Database) -> None:
    from compacttui.acts.polls.restoring import open_polls

    for one in open_polls(database):
        tell(
            f"The ballot box of selection {one.reference} is not in the copy: no copy holds one. If this copy is put "
            "back before the box was opened, that poll begins again with new codes."
        )
