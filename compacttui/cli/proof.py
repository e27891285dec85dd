"""``compacttui proof``: one entry proved to be in the history, or the history proved to have only grown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.cli.checkpoint import SIGN, desk_of, signing_key
from compacttui.cli.options import PATH, WHERE, WHO, takes_session
from compacttui.cli.out import put, tell
from compacttui.cli.session import Session
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.records.note import Note


@click.command()
@click.argument("entry", required=False)
@click.argument("file", required=False, type=PATH)
@click.option(
    "--checkpoint",
    "named",
    type=PATH,
    metavar="FILE",
    help="Prove it against this checkpoint; against the newest signed one that was kept, or a new one, unless said.",
)
@SIGN
@click.option(
    "--since",
    type=PATH,
    metavar="FILE",
    help="Prove instead that the checkpoint in this file is the beginning of the history; leave ENTRY out.",
)
@click.option(
    "--body",
    type=PATH,
    metavar="FILE",
    help="Write the entry itself, too, to the byte.",
)
@takes_session(WHERE, WHO)
def proof(
    session: Session,
    entry: str | None,
    file: Path | None,
    named: Path | None,
    key_file: Path | None,
    since: Path | None,
    body: Path | None,
) -> None:
    """Prove that entry number ENTRY is in the history.

    Written to FILE (usually FILE.tlog-proof), or to standard output. Whoever has the entry, the proof and the public
    key of whoever signed the checkpoint in it can check it without these records: docs/ledger.md says how.
    """
    if since is not None and entry is not None and file is None:
        file = Path(entry)  # the only other word there is names the file then
    elif (since is None) == (entry is None):
        raise click.UsageError("Give the number of an entry, or --since FILE.")
    for one in (file, body):
        if one is not None and one.exists():
            raise click.UsageError(f"{one} is there already. Choose another name.")
    if since is not None:
        _keep(file, _growth(session, since, named, key_file))
    else:
        _keep(file, _entry(session, _number(entry or ""), named, key_file, body))


def _keep(file: Path | None, made: str) -> None:
    from compacttui.exchange.files import write_whole

    if file is None:
        put(made)
        return
    write_whole(file, [made])
    tell(f"Written to {file}.")


def _entry(session: Session, seq: int, named: Path | None, key_file: Path | None, body: Path | None) -> str:
    from compacttui.exchange.checkpoint_files import as_proof
    from compacttui.exchange.files import write_whole
    from compacttui.questions.evidence import receipt
    from compacttui.records.checkpoints import Checkpoint

    note = _against(session, named, key_file, seq + 1)
    found = receipt(session.view(), seq, Checkpoint.read(note.text))
    if body is not None:
        if found.body is None:
            raise Refused(
                "You may not read all of this entry: its proof can be written, the entry itself cannot."
            )
        write_whole(body, [found.body])
        tell(f"The entry is in {body}.")
    return as_proof(seq, found.path, note)


def _growth(session: Session, since: Path, named: Path | None, key_file: Path | None) -> str:
    from compacttui.exchange.checkpoint_files import as_growth, read_checkpoint
    from compacttui.questions.evidence import growth
    from compacttui.records.checkpoints import Checkpoint

    then = Checkpoint.read(read_checkpoint(since).text)
    note = _against(session, named, key_file, then.size)
    return as_growth(then.size, growth(session.view(), then, Checkpoint.read(note.text)), note)


def _against(session: Session, named: Path | None, key_file: Path | None, least: int) -> Note:
    """The checkpoint to prove something against: the one in a file, the newest signed one that was kept, or a new one."""
    from compacttui.acts.checkpoints import make_checkpoint
    from compacttui.exchange.checkpoint_files import read_checkpoint
    from compacttui.questions.evidence import newest_signed

    if named is not None:
        if key_file is not None:
            raise click.UsageError("Give --checkpoint or --sign, not both.")
        # Made again onto itself: one that is not of these records is refused.
        return make_checkpoint(desk_of(session), onto=read_checkpoint(named), keep=False).note
    kept = None if key_file is not None else newest_signed(session.view(), least)
    if kept is not None:
        return kept
    return make_checkpoint(desk_of(session), signing_key(session, key_file), keep=False).note


def _number(typed: str) -> int:
    plain = typed.replace(",", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 12):
        raise click.UsageError(
            f"“{typed}” is no number of an entry: the first has 0; “compacttui history” lists them."
        )
    return int(plain)
