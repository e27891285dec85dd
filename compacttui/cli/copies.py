"""What keeping a copy and putting one back both do: check it in depth, and say what was found."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from compacttui.cli.out import progress, put, put_document
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused, StoreTrouble

if TYPE_CHECKING:
    from compacttui.questions.towns import Town
    from compacttui.records.database import Database
    from compacttui.records.verify import Verdict

    Checked: TypeAlias = dict[str, tuple[Town, Verdict]]


def checked_copy(file: Path) -> Checked:
    """Every town of a copy with what its check found, in depth.

    Raises:
        StoreTrouble: it is no copy of ours, or of another version of the program.
        Refused: its history is not as it was recorded.
    """
    from compacttui.questions.towns import towns
    from compacttui.records.verify import verify

    with closing(opened_copy(file)) as copy:
        checked = {
            town.id: (town, verify(copy, town.id, progress=progress("Checking"))) for town in towns(copy)
        }
    for town, verdict in checked.values():
        if not verdict.ok:
            raise Refused(
                f"The history of {town.name} is not as it was recorded: {verdict.findings[0].sentence} "
                "Nothing was written; “compacttui verify” says more."
            )
    return checked


def opened_copy(file: Path) -> Database:
    """A copy of records, opened; whoever asked closes it.

    Raises:
        StoreTrouble: there is no such file, it is no copy of ours, or of another version of the program.
    """
    from compacttui.records.database import connect, url_of
    from compacttui.records.schema import SCHEMA, revision

    if not file.exists():
        raise StoreTrouble(f"There is no file {file}. Check the name. Nothing was changed.")
    copy = connect(url_of(str(file)))
    try:
        found = revision(copy)
        if found is None:
            raise StoreTrouble(f"{file} is not a copy of this program's records. Nothing was changed.")
        if found != SCHEMA:
            raise StoreTrouble(
                f"{file} was made by another version of this program. Bring it up to date with “compacttui verify --db {file}”, then restore it."
            )
    except BaseException:
        copy.close()
        raise
    return copy


def say_checked(session: Session, what: str, checked: Checked, said: dict[str, str]) -> None:
    """Print what was done and how the check of each town came out; `said` are further members of the document."""
    if session.form is Format.JSON:
        towns = [{"town": town.name, "entries": v.entries, "root": v.root} for town, v in checked.values()]
        put_document({**said, "towns": towns})
        return
    put(f"{what}.\n")
    for town, verdict in checked.values():
        put(f"{town.name}: {plural(verdict.entries, 'entry', 'entries')}, root {verdict.root}.\n")
