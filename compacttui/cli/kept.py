"""Checkpoints that somebody kept elsewhere, held against the records: what ``verify --checkpoint`` adds to a check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from compacttui.cli.checkpoint import moment_words
from compacttui.rules.dates import plural

if TYPE_CHECKING:
    from compacttui.questions.towns import Town
    from compacttui.records.checkpoints import Checkpoint
    from compacttui.records.database import Database
    from compacttui.records.note import Note, Verifier
    from compacttui.records.verify import Finding


@dataclass(frozen=True, slots=True)
class Kept:
    """A checkpoint that somebody kept.

    Attributes:
        file: where it was read.
        note: with its signatures.
        checkpoint: what it says.
    """

    file: Path
    note: Note
    checkpoint: Checkpoint


@dataclass(slots=True)
class Held:
    """What came of holding checkpoints against the records.

    Attributes:
        findings: what is wrong.
        fitting: what is well, in sentences.
    """

    findings: list[Finding] = field(default_factory=list)
    fitting: list[str] = field(default_factory=list)


def read_kept(files: Iterable[Path]) -> list[Kept]:
    """The checkpoints in these files, the smallest first.

    Raises:
        BadInput: one cannot be read, or is no checkpoint.
    """
    from compacttui.exchange.checkpoint_files import read_checkpoint
    from compacttui.records.checkpoints import Checkpoint

    notes = [(file, read_checkpoint(file)) for file in files]
    found = [Kept(file, note, Checkpoint.read(note.text)) for file, note in notes]
    return sorted(found, key=lambda one: one.checkpoint.size)


def hold(database: Database, town: Town, kept: Sequence[Kept], keys: Sequence[Verifier]) -> Held:
    """Hold a town's records against the checkpoints of it.

    Args:
        database: the records; their fingerprints were checked.
        town: the town.
        kept: checkpoints, the smallest first; those of other ledgers are left alone.
        keys: public keys that must have signed each of them.
    """
    from compacttui.records.checkpoints import checkpoint_of
    from compacttui.records.comparing import Fits, compare
    from compacttui.records.verify import Finding

    held, last = Held(), 0
    with database.reading() as connection:
        size = checkpoint_of(connection, town.id).size
        for one in kept:
            then = one.checkpoint
            if then.origin != town.id:
                continue
            fits = compare(connection, town.id, then)
            if fits is Fits.GROWN:
                last = then.size
                what = plural(then.size, "entry", "entries")
                held.fitting.append(
                    f"The checkpoint in {one.file} ({what}) is the beginning of this history."
                )
            elif fits is Fits.OLDER:
                held.findings.append(Finding(size, _older(one, size)))
            else:
                held.findings.append(Finding(then.size, _changed(one, last)))
            _check_signatures(one, keys, held)
    return held


def others(kept: Iterable[Kept], towns: Iterable[Town]) -> list[str]:
    """A sentence for each checkpoint that is of none of these towns."""
    known = {town.id for town in towns}
    return [
        f"The checkpoint in {one.file} is of another ledger ({one.checkpoint.origin}) than any of these records."
        for one in kept
        if one.checkpoint.origin not in known
    ]


def _older(one: Kept, size: int) -> str:
    return (
        f"Entry {size:,} is missing: these records are an older copy. The checkpoint in {one.file} is of "
        f"{plural(one.checkpoint.size, 'entry', 'entries')}, and these records have {size:,}."
    )


def _changed(one: Kept, last: int) -> str:
    then = one.checkpoint.size
    where = f"between entry {last:,} and entry {then:,}" if last else f"before entry {then:,}"
    return f"The history was changed {where}: it is not the one of the checkpoint in {one.file}."


def _check_signatures(one: Kept, keys: Sequence[Verifier], held: Held) -> None:
    from compacttui.records.note import Kind
    from compacttui.records.verify import Finding

    signed = dict(one.note.signed_by(keys))
    for key in keys:
        if key in signed:
            is_second = key.kind is Kind.COUNTERSIGNS
            how = "Countersigned" if is_second else "Signed"
            when = moment_words(signed[key].moment) if is_second else ""
            held.fitting.append(f"{how} by {key.name}{when}; the signature is right.")
        else:
            held.findings.append(Finding(None, f"The checkpoint in {one.file} was not signed by {key.name}."))
    names = ", ".join(signature.name for signature in one.note.signatures)
    if names and not keys:
        held.fitting.append(f"It says it is signed by {names}; --key and their public key check that.")
