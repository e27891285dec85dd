"""Evidence: the entries that touch a thing or were made in a period, each with what proves it, as far as one may read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from compacttui.questions.ledger.entries import EntryReader, ReadEntry
from compacttui.questions.ledger.history import HistoryRow, Wanted, numbers_of, row_of
from compacttui.questions.ledger.line import HAVE_A_LINE, timeline
from compacttui.questions.sight import Sight
from compacttui.questions.things import kind_of
from compacttui.questions.view import View
from compacttui.records.checkpoints import Checkpoint, checkpoint_of, kept_checkpoints
from compacttui.records.comparing import Fits, compare
from compacttui.records.log import event_table, personal_table
from compacttui.records.note import Note
from compacttui.records.proofs import Tree
from compacttui.rules.refusal import Refused

_LONDON = ZoneInfo("Europe/London")
_AT_ONCE: Final = 200
"""Entries that are read together."""
_FINGERPRINT: Final = "sha256"


@dataclass(frozen=True, slots=True)
class Hashed:
    """A document whose fingerprint stands in an entry.

    Attributes:
        what: what it is: "document", "profile" of a poll, "sheet" of a count.
        sha256: its SHA-256, as hex.
    """

    what: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry with what proves it.

    Attributes:
        row: the entry in words, as the viewer may read it.
        leaf: its fingerprint.
        body: what was recorded, to the byte; nothing where the viewer may not read all of it.
        words: the personal words that the viewer may read, each as (field, whose, salt, value).
        path: its inclusion proof.
        documents: the documents whose fingerprints it holds.
    """

    row: HistoryRow
    leaf: bytes
    body: str | None
    words: tuple[tuple[str, str, bytes, str], ...]
    path: tuple[bytes, ...]
    documents: tuple[Hashed, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier checkpoint with the proof that it is the beginning of a later one.

    Attributes:
        note: the earlier one.
        checkpoint: what it says.
        path: its consistency proof; none where it is of more entries than the later one.
    """

    note: Note
    checkpoint: Checkpoint
    path: tuple[bytes, ...] | None


def numbers_about(view: View, thing: str, size: int) -> list[int]:
    """The numbers of the entries that touch a thing, or stand on its line.

    Args:
        view: who is looking; days that they look at count for nothing here.
        thing: its id.
        size: only entries with lower numbers.
    """
    view, kind = view.on(None), kind_of(thing)
    found = numbers_of(view, Wanted(thing=thing))
    if kind in HAVE_A_LINE:
        found |= timeline(view, kind, thing).numbers
    return sorted(number for number in found if number < size)


def numbers_between(view: View, first: date, last: date, size: int) -> range:
    """The numbers of the entries that were made from one day to another, both included.

    Args:
        view: who is looking.
        first: the first day, in London.
        last: the last.
        size: only entries with lower numbers.
    """
    e = event_table.c
    with view.reading() as connection:

        def since(day: date) -> int:
            midnight = datetime.combine(day, time(), _LONDON).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            query = select(func.min(e.seq)).where(e.log == view.town, e.at >= midnight)
            found: int | None = connection.execute(query).scalar()
            return size if found is None else min(found, size)

        return range(since(first), since(last + timedelta(days=1)))


def evidence(view: View, numbers: Sequence[int], size: int) -> Iterator[Evidence]:
    """The entries with these numbers, in their order, each proved to be in the ledger of a size.

    Args:
        view: who is looking.
        numbers: which entries.
        size: of how many entries the ledger is against which they are proved.

    Raises:
        Refused: fingerprints are missing, so that nothing can be proved.
    """
    reader = EntryReader(view.on(None))
    with view.reading() as connection:
        tree = Tree(connection, view.town)
        for first in range(0, len(numbers), _AT_ONCE):
            yield from _page(view, connection, reader, tree, numbers[first : first + _AT_ONCE], size)


def _page(
    view: View, connection: Connection, reader: EntryReader, tree: Tree, numbers: Sequence[int], size: int
) -> Iterator[Evidence]:
    e, p = event_table.c, personal_table.c
    kept = select(e.seq, e.body).where(e.log == view.town, e.seq.in_(numbers)).order_by(e.seq)
    found = [(row.seq, row.body) for row in connection.execute(kept)]
    bodies = dict(found)
    bound: dict[int, dict[str, tuple[str, bytes]]] = {}
    committed = select(p.seq, p.field, p.person, p.salt).where(p.log == view.town, p.seq.in_(numbers))
    for row in connection.execute(committed):
        bound.setdefault(row.seq, {})[row.field] = (row.person, bytes(row.salt))
    for entry in reader.of_bodies(connection, found):
        seq = entry.event.seq
        is_open = entry.sight is Sight.OPEN
        words = sorted(entry.words.items()) if is_open else []
        yield Evidence(
            row_of(entry),
            tree.leaf(seq),
            bodies[seq] if is_open else None,
            tuple((field, *bound[seq][field], value) for field, value in words),
            tree.inclusion(seq, size),
            tuple(_documents(entry)) if is_open else (),
        )


def _documents(entry: ReadEntry) -> Iterator[Hashed]:
    for name, value in sorted(entry.event.data.items()):
        if name.endswith(_FINGERPRINT) and isinstance(value, str) and value:
            yield Hashed(name.removesuffix(_FINGERPRINT).strip("_").replace("_", " ") or "document", value)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What proves one entry against a checkpoint, to be kept by whoever wants to rely on it.

    Attributes:
        seq: the entry's number.
        path: its inclusion proof.
        body: what was recorded, to the byte; nothing where the viewer may not read all of it.
    """

    seq: int
    path: tuple[bytes, ...]
    body: str | None


def receipt(view: View, seq: int, checkpoint: Checkpoint) -> Receipt:
    """What proves one entry against a checkpoint of the town's ledger.

    Args:
        view: who is looking.
        seq: the entry's number.
        checkpoint: the checkpoint.

    Raises:
        Refused: the checkpoint is of fewer entries, or there is no such entry.
    """
    if not 0 <= seq < checkpoint.size:
        raise Refused(
            f"There is no entry {seq:,} in a checkpoint of {checkpoint.size:,} entries: the first has the number 0, the last {checkpoint.size - 1:,}."
        )
    found = next(evidence(view, [seq], checkpoint.size), None)
    if found is None:
        raise Refused(
            f"There is no entry {seq:,} in this history. “compacttui verify” says what was changed."
        )
    return Receipt(seq, found.path, found.body)


def growth(view: View, then: Checkpoint, now: Checkpoint) -> tuple[bytes, ...]:
    """What proves that one checkpoint of the town's ledger is the beginning of another.

    Args:
        view: whose records.
        then: the earlier one.
        now: the later one.

    Raises:
        Refused: it is not.
    """
    with view.reading() as connection:
        fits = then.origin == now.origin and then.size <= now.size
        tree = Tree(connection, view.town)
        if not fits or tree.root(then.size) != then.root:
            raise Refused(
                f"That checkpoint of {then.size:,} entries is not the beginning of this history, so nothing can prove it: "
                "“compacttui verify --checkpoint FILE” says more."
            )
        return tree.consistency(then.size, now.size)


def newest_signed(view: View, least: int) -> Note | None:
    """The newest checkpoint that was kept, is signed, fits the ledger, and is of so many entries at least.

    Args:
        view: whose records.
        least: how many entries.
    """
    with view.reading() as connection:
        for note in reversed(kept_checkpoints(connection, view.town)):
            made = Checkpoint.read(note.text)
            if note.signatures and made.size >= least and compare(connection, view.town, made) is Fits.GROWN:
                return note
    return None


def earlier_checkpoints(view: View, size: int, besides: Sequence[Note] = ()) -> tuple[Earlier, ...]:
    """The checkpoints that were kept of the town's ledger, and further ones, each with its proof; the smallest first.

    Args:
        view: whose records.
        size: of how many entries the ledger is that they are to be the beginning of.
        besides: checkpoints that somebody kept elsewhere.
    """
    with view.reading() as connection:
        tree = Tree(connection, view.town)
        notes = {note.text: note for note in kept_checkpoints(connection, view.town)}
        for note in besides:
            kept = notes.get(note.text)
            notes[note.text] = note if kept is None else kept.signed(*note.signatures)
        made = [(note, Checkpoint.read(note.text)) for note in notes.values()]
        return tuple(
            Earlier(note, one, tree.consistency(one.size, size) if one.size <= size else None)
            for note, one in sorted(made, key=lambda pair: (pair[1].size, pair[1].root))
        )


def present_checkpoint(view: View) -> Checkpoint:
    """The checkpoint of the town's ledger as it stands.

    Raises:
        StoreTrouble: the ledger's head is missing or damaged.
    """
    with view.reading() as connection:
        return checkpoint_of(connection, view.town)
