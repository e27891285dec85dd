"""Making a checkpoint of the ledger, signing it, and keeping it beside the ledger: no record changes by it."""

from __future__ import annotations

from dataclasses import dataclass

from compacttui.acts.desk import Desk
from compacttui.records.checkpoints import Checkpoint, checkpoint_of, keep_checkpoint
from compacttui.records.comparing import Fits, compare
from compacttui.records.note import Note, SigningKey
from compacttui.rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class Made:
    """A checkpoint that was made or signed.

    Attributes:
        note: with every signature.
        checkpoint: what it says.
        not_kept: why these records could not keep it; empty where they did.
    """

    note: Note
    checkpoint: Checkpoint
    not_kept: str = ""


def make_checkpoint(
    desk: Desk, key: SigningKey | None = None, onto: Note | None = None, *, keep: bool = True
) -> Made:
    """Make a checkpoint of the town's ledger as it stands, or sign one that somebody made before.

    Anyone may, in any role: a checkpoint says nothing of anybody. It is kept beside the ledger where that can be
    written; what protects is the copy that is kept elsewhere.

    Args:
        desk: whose records.
        key: what it is signed with; unsigned without one.
        onto: a checkpoint of this ledger that is signed, too; one of the present moment where none is given.
        keep: keep it beside the ledger; one that is signed always is.

    Raises:
        Refused: the records are not those of the checkpoint that is to be signed.
        StoreTrouble: the records cannot be read.
    """
    with desk.database.reading() as connection:
        now = checkpoint_of(connection, desk.town)
        then = now if onto is None else Checkpoint.read(onto.text)
        check_fits(
            then,
            Fits.CHANGED if then.origin != desk.town else compare(connection, desk.town, then, now=now),
            now.size,
        )
    note = Note(now.text) if onto is None else onto
    if note.text != then.text:
        raise Refused(
            "That checkpoint has further lines below the three that these records can vouch for. Nothing was signed."
        )
    if key is not None:
        note = note.signed(key.sign(note.text, at=int(desk.now.timestamp())))
    if key is None and not keep:
        return Made(note, then)
    try:
        with desk.database.writing() as connection:
            return Made(keep_checkpoint(connection, desk.town, note), then)
    except Refused as refused:
        return Made(note, then, refused.message)


def check_fits(then: Checkpoint, fits: Fits, size: int) -> None:
    """Refuse to vouch for what these records do not say.

    Raises:
        Refused: the checkpoint is of other records, or of more entries, or of a history that is not here.
    """
    if fits is Fits.OLDER:
        raise Refused(
            f"That checkpoint is of {then.size:,} entries, and these records have {size:,}: they are an older copy. "
            "Nothing was signed."
        )
    if fits is Fits.CHANGED:
        raise Refused(
            "That checkpoint is not of this history: it is of other records, or these were changed. Nothing was signed."
        )
