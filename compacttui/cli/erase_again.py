"""``compacttui erase-again``: for records that somebody put back by hand, or the keeper of a server."""

from __future__ import annotations

from pathlib import Path

import click

from compacttui.cli.options import PATH, WHERE, WHO, takes_session
from compacttui.cli.out import put
from compacttui.cli.session import Session
from compacttui.rules.dates import plural


@click.command("erase-again")
@click.argument("list_", metavar="[LIST]", type=PATH, required=False)
@takes_session(WHERE, WHO)
def erase_again(session: Session, list_: Path | None) -> None:
    """Erase again whatever is still there of what was erased once, as LIST says.

    “compacttui restore” does this by itself. After an SQLite file was put back by hand, or a server's records from its
    own copies, this does it. LIST is the list that the program keeps: beside an SQLite file, under its name with
    “.erased”; for a server, in the folder for data of whoever uses the program.
    """
    from compacttui.acts.keeping.again import erase_again as again
    from compacttui.records.erased_list import all_erasures, list_of, read_list

    own = list_of(session.database)
    if list_ is not None and not list_.exists():
        raise click.UsageError(f"There is no file {list_}.")
    known = all_erasures(read_list(own), read_list(list_) if list_ is not None else ())
    done = again(session.desk(), known)
    put(
        f"{plural(done, 'erasure')} done again. The history says so.\n"
        if done
        else f"Nothing is here that was erased, by {list_ or own}.\n"
    )
