"""``compacttui restore``: a copy put back in place of the records, without losing anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from compacttui.cli.copies import checked_copy, opened_copy, say_checked
from compacttui.cli.options import FORMS, PATH, WHERE, WHO, takes_session
from compacttui.cli.out import tell
from compacttui.cli.session import Session
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused, StoreTrouble

Answer = TypeVar("Answer")

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.acts.polls.restoring import OpenPoll
    from compacttui.questions.towns import Town
    from compacttui.records.database import Database
    from compacttui.records.erased_list import Erasure
    from compacttui.records.verify import Verdict


@click.command()
@click.argument("file", type=PATH)
@click.option("--reason", metavar="TEXT", required=True, help="Why; kept in the history.")
@click.option(
    "--polls-begin-again",
    is_flag=True,
    help="Give up the ballot boxes of open polls: what was cast is lost, every code is dead.",
)
@takes_session(WHERE, WHO, FORMS[:2])
def restore(session: Session, file: Path, reason: str, polls_begin_again: bool) -> None:
    """Put the copy in FILE back in place of the records.

    The copy is verified first, and what it replaces is kept beside it. The history says that it was restored.
    No copy holds the ballot box of an open poll: such a poll begins again, with new codes. Words that were erased since
    the copy was made are erased again.
    """
    from compacttui.records.copies import copy_to
    from compacttui.records.database import url_of
    from compacttui.records.erased_list import list_beside, write_list

    target = url_of(session.place)
    if target.get_backend_name() != "sqlite" or not target.database:
        raise StoreTrouble("Only an SQLite file is restored here; a server's keeper restores its copies.")
    place = Path(target.database)
    if place.exists() and file.exists() and place.samefile(file):
        raise click.UsageError(f"{file} is where the records are already.")
    checked = checked_copy(file)
    restorer = session.door.restorer() if _is_there(place) else None
    if not polls_begin_again:
        _check_polls(place)
    fresh = place.with_name(f"{place.name}.{os.getpid()}.restoring")
    erased = _erased(file, place)
    again = 0
    lost: list[str] = []
    try:
        with closing(opened_copy(file)) as copy:
            copy_to(copy, fresh)
        before = _before(place)
        for town, _ in checked.values():
            references, number = _note(session, restorer, fresh, town, reason, before.get(town.id), erased)
            lost += references
            again += number
        kept = _replace(place, fresh)
    finally:
        # The copy is written to while it is made ready, and SQLite leaves an empty journal.
        for left in (fresh, list_beside(fresh), fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)
    write_list(list_beside(place), erased)
    aside = f"; what was there before is kept in {kept}" if kept else ""
    say_checked(
        session, f"Put {file} back in {place}{aside}", checked, {"file": str(file), "kept": str(kept or "")}
    )
    for town, verdict in checked.values():
        then = before.get(town.id)
        if kept and then is not None and then.entries > verdict.entries:
            tell(
                f"{town.name}: what was there before had {plural(then.entries - verdict.entries, 'entry', 'entries')} more than "
                f"this copy. They are in {kept} alone now."
            )
    if again:
        tell(
            f"{plural(again, 'erasure')} had been made since this copy: the words were erased again, and the history says "
            f"so. {file} itself still holds them: destroy it, and make a new copy."
        )
    for reference in lost:
        tell(
            f"The poll of selection {reference} begins again: every code is dead, and what was cast is not counted. "
            "Its returning officer prepares the ballot box again, issues new codes, and tells everybody to vote again."
        )


def _check_polls(place: Path) -> None:
    """Refuse to throw votes away unasked.

    Raises:
        Refused: the records hold the ballot box of an open poll.
    """
    from compacttui.acts.polls.restoring import open_polls

    nothing: Sequence[OpenPoll] = ()
    found = _in_what_is_there(place, open_polls, nothing) if _is_there(place) else nothing
    if found:
        said = ", ".join(f"{one.reference} ({plural(one.cast, 'vote')} cast)" for one in found)
        raise Refused(
            f"A poll is open here, selection {said}. No copy holds a ballot box: with the copy put back, what was "
            "cast is lost, every code is dead, and everybody votes again. Nothing was changed. Wait until the poll is "
            "over and sealed, or give --polls-begin-again."
        )


def _erased(file: Path, place: Path) -> tuple[Erasure, ...]:
    """What was erased, by the lists beside the copy and the records, and by the records that are to be replaced.

    Raises:
        BadInput: a list cannot be read; nothing was changed.
    """
    from compacttui.records.erased_list import all_erasures, erasures_in, list_beside, read_list

    nothing: tuple[Erasure, ...] = ()
    known = _in_what_is_there(place, erasures_in, nothing) if _is_there(place) else nothing
    return all_erasures(read_list(list_beside(place)), read_list(list_beside(file)), known)


def _note(
    session: Session,
    restorer: Desk | None,
    fresh: Path,
    town: Town,
    reason: str,
    before: Verdict | None,
    erased: Sequence[Erasure],
) -> tuple[Sequence[str], int]:
    """Let the copy tell that it was restored, before it is: the records never stand there without saying so.

    What was erased since is erased again. Gives the references of selections whose poll begins again, and how many
    erasures were done again.
    """
    from compacttui.acts.keeping.again import erase_again
    from compacttui.acts.polls.restoring import give_up
    from compacttui.acts.towns import note_restored

    with closing(Session(session.settings._replace(db=str(fresh), town=town.id))) as inside:
        desk = inside.desk() if restorer is None else restorer.at(inside.database, town.id)
        inside.watch.is_kept = False  # a copy: what is watched are the records that it becomes
        note_restored(
            desk,
            reason=reason,
            entries_before=before.entries if before else None,
            root_before=before.root if before else None,
        )
        return give_up(desk), erase_again(desk, erased)


def _before(place: Path) -> dict[str, Verdict]:
    """How large each town's ledger is that will be replaced, and its root, as far as they can be read."""
    from compacttui.questions.towns import towns
    from compacttui.records.verify import verify

    def sizes(database: Database) -> dict[str, Verdict]:
        return {town.id: verify(database, town.id, deep=False) for town in towns(database)}

    return _in_what_is_there(place, sizes, {}) if _is_there(place) else {}


def _in_what_is_there(place: Path, ask: Callable[[Database], Answer], otherwise: Answer) -> Answer:
    """What the records say that are to be replaced, or something else where they are too damaged to say anything.

    Raises:
        StoreTrouble: they are another program's, or in use.
    """
    from compacttui.records.copies import is_damage
    from compacttui.records.database import connect, url_of
    from compacttui.records.schema import revision

    try:
        with closing(connect(url_of(str(place)))) as database:
            if revision(database) is None:
                raise StoreTrouble(
                    f"{place} is there, and is not a database of this program. Nothing was changed."
                )
            return ask(database)
    except StoreTrouble as trouble:
        if is_damage(trouble):
            return otherwise
        raise


def _replace(place: Path, fresh: Path) -> Path | None:
    """Put a copy in a place; returns where what was there before is kept."""
    from compacttui.records.copies import copy_to, is_damage, kept_name, move_aside, put_back, ready
    from compacttui.records.database import connect, url_of
    from compacttui.records.polls.traces import wipe

    kept: Path | None = None
    if _is_there(place):
        try:
            with (
                closing(connect(url_of(str(place)))) as database,
                closing(connect(url_of(str(fresh)))) as copy,
            ):
                kept = kept_name(place, before="restore")
                copy_to(database, kept)
                # In one transaction, so that a program that has the records open goes on with these.
                put_back(database, copy)
                # What was in ballot boxes is gone from the records; here it goes from the file.
                wipe(database)
            return kept
        except StoreTrouble as trouble:
            if not is_damage(trouble):
                raise
            # Nothing can be read from it: it is kept as it is, under another name.
            kept = move_aside(place, before="restore")
            shutil.copymode(kept, fresh)  # whoever could open the records still can
    fresh.replace(place)
    with closing(connect(url_of(str(place)))) as database:
        ready(database)
    return kept


def _is_there(place: Path) -> bool:
    return place.exists() and place.stat().st_size > 0
