"""``compacttui pack``: what is on record about something, with what proves it, in a folder that needs no program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.cli.checkpoint import SIGN, desk_of, signing_key
from compacttui.cli.options import FORMS, PATH, WHERE, WHO, takes_session
from compacttui.cli.out import progress, put, put_document, tell
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.exchange.pack import About


@click.command()
@click.argument("kind")
@click.argument("ref")
@click.argument("folder", type=PATH)
@SIGN
@click.option(
    "--checkpoint",
    "kept",
    multiple=True,
    type=PATH,
    metavar="FILE",
    help="A checkpoint that somebody kept: prove in the pack that the history grew from it. May be repeated.",
)
@takes_session(WHERE, WHO, FORMS[:2])
def pack(
    session: Session, kind: str, ref: str, folder: Path, key_file: Path | None, kept: tuple[Path, ...]
) -> None:
    """Write an evidence pack to the new folder FOLDER, with what you may read in your role.

    KIND is seat, person, selection, partnership, organisation, meeting or period; REF is its name, or for a period a
    year, a month, a day, or two of them: “2025”, “March 2026”, “1 April 2025..31 March 2026”. The pack holds records
    as text and CSV, the entries of the ledger with their proofs, checkpoints, and a program of one file that checks
    all of it.
    """
    from compacttui.acts.checkpoints import make_checkpoint
    from compacttui.exchange.checkpoint_files import read_checkpoint
    from compacttui.exchange.pack import check_new_folder, write_pack
    from compacttui.records.checkpoints import Checkpoint

    try:
        check_new_folder(folder)
    except Refused as refused:
        raise click.UsageError(refused.message) from None
    about = _about(session, kind, ref)
    besides = [read_checkpoint(file) for file in kept]
    for file, note in zip(kept, besides, strict=True):
        if Checkpoint.read(note.text).origin != session.town.id:
            raise click.UsageError(f"{file} is a checkpoint of another ledger.")
    signing = signing_key(session, key_file)
    note = make_checkpoint(desk_of(session), signing, keep=False).note
    packed = write_pack(
        session.view(),
        about,
        folder,
        note,
        keys=[signing.verifier] if signing else [],
        besides=besides,
        progress=progress("Packing"),
    )
    if not packed.entries:
        tell(f"Nothing was recorded in {ref}. The pack says so, and holds no entry.")
    if session.form is Format.JSON:
        put_document(
            {
                "folder": str(packed.folder),
                "entries": packed.entries,
                "shown": packed.shown,
                "files": packed.files,
            }
        )
        return
    put(
        f"{packed.folder}: {plural(packed.entries, 'entry', 'entries')} in {plural(packed.files, 'file')}. "
        "Begin with README.txt; check it with “python3 verify.py” there.\n"
    )


def _about(session: Session, kind: str, ref: str) -> About:
    from compacttui.exchange.pack import KINDS, PERIOD, about_period, about_thing

    if kind not in KINDS:
        raise click.UsageError(f"A pack is made of: {', '.join(KINDS)}. Not of “{kind}”.")
    if kind != PERIOD:
        return about_thing(session.view(), session.found(kind, ref, "REF"))
    try:
        return about_period(ref, session.today)
    except Refused as refused:
        raise click.UsageError(f"REF: {refused.message}") from None
