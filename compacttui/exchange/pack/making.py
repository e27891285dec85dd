"""Writing an evidence pack: a folder that is there whole, or not at all, and opens without this program."""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

from compacttui.exchange.files import named_after, write_whole
from compacttui.exchange.pack.about import PERIOD, About
from compacttui.exchange.pack.readme import readme
from compacttui.exchange.tables import as_csv, csv_line
from compacttui.exchange.told import Flat, entry_told, flat, line_told, record_told
from compacttui.questions.evidence import Earlier, Evidence, earlier_checkpoints, evidence
from compacttui.questions.ledger import HAVE_A_LINE, HistoryRow, LineRow, timeline
from compacttui.questions.registry import columns_of
from compacttui.questions.showing import all_shows, show
from compacttui.questions.view import View
from compacttui.records.checkpoints import Checkpoint
from compacttui.records.note import Note, Verifier
from compacttui.rules.refusal import Refused
from compacttui.rules.text import clean

MANIFEST: Final = "MANIFEST.sha256"
VERIFIER: Final = "verify.py"
_WITH_YEAR: Final = date.min
"""For what is read years later: no day of it is of this year, so that each is said with its own."""

Progress = Callable[[int, int], None]
"""Told how many entries are written, and how many there are."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written.

    Attributes:
        folder: where.
        entries: how many entries.
        shown: of how many the body is in it.
        files: how many files.
    """

    folder: Path
    entries: int
    shown: int
    files: int


def check_new_folder(folder: Path) -> None:
    """Refuse a folder that holds something: a pack is one thing, and replaces nothing.

    Raises:
        Refused: there is something, or no folder to put it in.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            f"{folder} holds something already. Name a new folder, or an empty one.", field="folder"
        )
    if not folder.absolute().parent.is_dir():
        raise Refused(
            f"There is no folder {folder.parent}. Make it first, or choose another.", field="folder"
        )


def write_pack(
    view: View,
    about: About,
    folder: Path,
    note: Note,
    *,
    keys: Sequence[Verifier] = (),
    besides: Sequence[Note] = (),
    progress: Progress = lambda _done, _all: None,
) -> Packed:
    """Write an evidence pack, with what the viewer may read and nothing else.

    Args:
        view: who makes it; days that they look at count for nothing here.
        about: what it is about.
        folder: where: new, or empty.
        note: the checkpoint against which everything is proved.
        keys: public keys that are put beside it.
        besides: checkpoints that somebody kept elsewhere, to be proved as well.
        progress: told how far it is.

    Raises:
        Refused: the folder holds something, or fingerprints are missing.
        OSError: it cannot be written; nothing is left behind then.
    """
    check_new_folder(folder)
    folder = folder.absolute()
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    try:
        part.mkdir(mode=0o700)
    except OSError as error:
        named_after(error, part, folder)
        raise
    try:
        with view.reading():
            packed = _Pack(view.on(None), about, part, note, progress).write(keys, besides)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Packed(folder, packed.entries, packed.shown, len(packed.names))


class _Pack:
    """A pack while it is written."""

    def __init__(self, view: View, about: About, folder: Path, note: Note, progress: Progress) -> None:
        self.view, self.about, self.folder, self.note = view, about, folder, note
        self.checkpoint = Checkpoint.read(note.text)
        self.progress = progress
        self.names: list[str] = []
        self.entries = self.shown = 0

    def write(self, keys: Sequence[Verifier], besides: Sequence[Note]) -> _Pack:
        """Write every file, the list of them last."""
        for name in ("ledger", "records"):
            (self.folder / name).mkdir()
        self._put("checkpoint.txt", [self.note.whole])
        if keys:
            self._put("keys.txt", [f"{key.text}\n" for key in keys])
        earlier = earlier_checkpoints(self.view, self.checkpoint.size, besides)
        self._put_checkpoints([one for one in earlier if one.checkpoint != self.checkpoint])
        self._put_entries()
        if self.about.kind != PERIOD:
            self._put_record()
        source = files("compacttui.exchange.pack").joinpath("verifier.py").read_text(encoding="utf-8")
        self._put(VERIFIER, [source])
        self._put("README.txt", [readme(self.view, self.about, self.note, self.entries, self.shown)])
        self._put(MANIFEST, [self._listed(name) for name in sorted(self.names)])
        return self

    def _put(self, name: str, pieces: Iterable[str]) -> None:
        write_whole(self.folder / name, pieces)
        self.names.append(name)

    def _listed(self, name: str) -> str:
        return f"{sha256((self.folder / name).read_bytes()).hexdigest()}  {name}\n"

    def _put_checkpoints(self, earlier: Sequence[Earlier]) -> None:
        if earlier:
            (self.folder / "checkpoints").mkdir()
        for one in earlier:
            name = f"{one.checkpoint.size}-{one.checkpoint.root.hex()[:8]}.txt"
            self._put(f"checkpoints/{name}", [one.note.whole])
        lines = (
            {
                "from": one.checkpoint.size,
                "root": _base64(one.checkpoint.root),
                "path": [*map(_base64, one.path)],
            }
            for one in earlier
            if one.path is not None
        )
        self._put("ledger/consistency.jsonl", map(_json, lines))

    def _put_entries(self) -> None:
        """Write the entries in one go: what is read of each once goes into every file that tells of it."""
        numbers = self.about.numbers(self.view, self.checkpoint.size)
        columns = columns_of(HistoryRow)
        told: list[HistoryRow] = []
        documents: list[str] = [csv_line(("Entry", "What", "Document", "SHA-256"))]

        def lines() -> Iterator[str]:
            for one in evidence(self.view, numbers, self.checkpoint.size):
                self.entries += 1
                self.shown += one.body is not None
                told.append(one.row)
                documents.extend(
                    csv_line((one.row.seq, one.row.what, document.what, document.sha256))
                    for document in one.documents
                )
                if self.entries % 200 == 0:
                    self.progress(self.entries, len(numbers))
                yield _json(_entry(one))

        self._put("ledger/entries.jsonl", lines())
        self.progress(self.entries, len(numbers))
        if self.entries != len(numbers):
            raise Refused(
                "Entries are missing from this history: “compacttui verify” says which. Nothing was written."
            )
        heading = csv_line(("Entry", *(column.heading for column in columns)))
        cells = (csv_line((row.seq, *(getattr(row, column.name) for column in columns))) for row in told)
        self._put("records/history.csv", [heading, *cells])
        self._put("records/history.txt", [clean(entry_told(row, _WITH_YEAR)) for row in told])
        self._put("records/documents.csv", documents)

    def _put_record(self) -> None:
        kind, thing = self.about.kind, self.about.thing
        if kind in all_shows():
            shown = show(self.view, kind, thing)
            self._put("records/record.txt", map(clean, record_told(shown, _WITH_YEAR)))
            self._put("records/record.csv", as_csv(flat(shown), columns_of(Flat)))
        if kind in HAVE_A_LINE:
            rows = list(timeline(self.view, kind, thing))
            self._put("records/line.txt", map(clean, line_told(rows)))
            self._put("records/line.csv", as_csv(rows, columns_of(LineRow)))


def _entry(one: Evidence) -> dict[str, object]:
    return {
        "entry": one.row.seq,
        "fingerprint": one.leaf.hex(),
        "body": one.body,
        "words": [[field, whose, salt.hex(), value] for field, whose, salt, value in one.words],
        "path": [*map(_base64, one.path)],
    }


def _json(value: dict[str, object]) -> str:
    """One line of JSON in ASCII: whatever somebody wrote, no terminal acts on it."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True).replace("\x7f", "\\u007f") + "\n"


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
