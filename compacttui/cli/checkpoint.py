"""``compacttui checkpoint`` and ``compacttui key``: what the history is now, signed, to be kept where nobody here reaches it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.cli.asking import ask_unseen
from compacttui.cli.options import FORMS, PATH, WHERE, takes_session
from compacttui.cli.out import put, put_document, tell
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.acts.checkpoints import Made
    from compacttui.acts.desk import Desk
    from compacttui.records.note import Note, SigningKey

SIGN = click.option(
    "--sign",
    "key_file",
    type=PATH,
    metavar="KEYFILE",
    help="Sign it with this key; asks for its passphrase. See “compacttui key”.",
)


@click.command()
@click.argument("file", required=False, type=PATH)
@SIGN
@click.option(
    "--accept",
    metavar="WORD",
    help="Take records that are not those this computer saw for the true ones; the warning says the word.",
)
@takes_session(WHERE, FORMS[:2])
def checkpoint(session: Session, file: Path | None, key_file: Path | None, accept: str | None) -> None:
    """Say what the history is now: how many entries, and one fingerprint over all of them.

    Written to FILE, or to standard output without one. Keep it where whoever keeps these records cannot reach it, and
    hold the records against it later with “compacttui verify --checkpoint FILE”. A FILE that holds a checkpoint
    already is signed, too: so a second body countersigns what the first signed.
    """
    if accept is not None:
        _accept(session, accept)
        tell("Accepted. What was seen before is kept beside it.")
        return
    from compacttui.acts.checkpoints import make_checkpoint
    from compacttui.exchange.checkpoint_files import read_checkpoint
    from compacttui.exchange.files import write_whole

    onto = read_checkpoint(file) if file is not None and file.exists() else None
    if onto is not None and key_file is None:
        raise click.UsageError(
            f"{file} is there already. Choose another name, or sign it with --sign KEYFILE."
        )
    signing = signing_key(session, key_file)
    made = make_checkpoint(desk_of(session), signing, onto)
    if file is not None:
        write_whole(file, [made.note.whole])
    _say(session, made, file)


def _accept(session: Session, word: str) -> None:
    from compacttui.rules.refusal import Refused

    try:
        session.watch.accept(word)
    except Refused as refused:
        raise Refused(refused.message, field="--accept" if refused.field else None) from None


def _say(session: Session, made: Made, file: Path | None) -> None:
    if session.form is Format.JSON:
        put_document(
            {
                "town": session.town.name,
                "origin": made.checkpoint.origin,
                "size": made.checkpoint.size,
                "root": made.checkpoint.root.hex(),
                "note": made.note.whole,
                "signed_by": [one.name for one in made.note.signatures],
                "file": str(file) if file else None,
            }
        )
    elif file is None:
        put(made.note.whole)
    else:
        put(f"Written to {file}.\n")
        put(f"Size {made.checkpoint.size}, root {made.checkpoint.root.hex()}. {signers(made.note)}\n")
    if made.not_kept:
        tell(f"The checkpoint is made, and these records could not keep a copy of it: {made.not_kept}")


def signers(note: Note) -> str:
    """Who signed a note, as they say, in a sentence."""
    names = ", ".join(one.name for one in note.signatures)
    return f"Signed by {names}." if names else "Nobody signed it."


def desk_of(session: Session) -> Desk:
    """A desk at which nothing is looked up that may have been tampered with: anyone may make a checkpoint."""
    from compacttui.acts.desk import Desk

    town = session.town
    return Desk(session.database, town.id, town.founder, Role.PUBLIC, session.rules, session.clock)


def signing_key(session: Session, file: Path | None) -> SigningKey | None:
    """The key in a file, opened with a passphrase that is asked for; nothing without a file.

    Raises:
        BadInput: the file holds no key.
        Refused: the passphrase is another, or these are not the records that this computer saw.
    """
    if file is None:
        return None
    from compacttui.exchange.checkpoint_files import open_key, public_half

    session.watch.check()
    name = public_half(file).name
    return open_key(file, ask_unseen(f"Passphrase of {name}"))


@click.command()
@click.argument("file", type=PATH)
@click.option("--name", metavar="NAME", help="Whose key it is: without spaces, e.g. eastmere-cvs.example.")
@click.option(
    "--countersign",
    is_flag=True,
    help="The key of a second body, which says when it saw a checkpoint; without it, of whoever keeps the records.",
)
@takes_session(FORMS[:2])
def key(session: Session, file: Path, name: str | None, countersign: bool) -> None:
    """Make a key to sign checkpoints with, in the new file FILE; of one that is there, say the public half.

    The file can be read by you alone, and is closed by a passphrase that is asked for. Give the line that is printed,
    the public key, to everybody who is to check your signature. Keep the file away from the records.
    """
    from compacttui.exchange.checkpoint_files import public_half

    if file.exists():
        if name:
            raise click.UsageError(f"{file} is there already. A key is never replaced: choose another name.")
        public = public_half(file)
    else:
        if not name:
            raise click.UsageError("Say whose key it is to be: --name NAME.")
        public = _make(file, name, countersign=countersign).verifier
    if session.form is Format.JSON:
        put_document({"file": str(file), "name": public.name, "public_key": public.text})
    else:
        put(f"{public.text}\n")


def _make(file: Path, name: str, *, countersign: bool) -> SigningKey:
    from secrets import token_bytes

    from compacttui.exchange.checkpoint_files import make_key
    from compacttui.records.note import Kind
    from compacttui.rules.polls import check_passphrase

    first = ask_unseen("A passphrase for it")
    again = ask_unseen("The same again")
    passphrase = check_passphrase(first, again, "passphrase")
    kind = Kind.COUNTERSIGNS if countersign else Kind.SIGNS
    made = make_key(file, name, kind, passphrase, token_bytes(48))
    tell(f"The key is in {file}. Whoever loses the file or the passphrase makes another key.")
    return made


def moment_words(moment: int | None) -> str:
    """When a countersignature says that it was made: " on Sat 21 November 2026, 14:20"; empty where it says nothing."""
    if moment is None or moment > 253_402_300_799:
        return ""
    from compacttui.rules.dates import day_and_time

    return f" on {day_and_time(datetime.fromtimestamp(moment, UTC), date.min)}"
