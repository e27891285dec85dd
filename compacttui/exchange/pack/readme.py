"""What lies on top of an evidence pack: what it is, what is in it, how to check it, in plain English."""

from __future__ import annotations

from datetime import date

from compacttui.exchange.pack.about import PERIOD, About
from compacttui.exchange.plain import said
from compacttui.questions.bearings import bearings
from compacttui.questions.view import View
from compacttui.records.checkpoints import Checkpoint
from compacttui.records.note import Note
from compacttui.rules.aligned import WIDTH, stacked, wrapped
from compacttui.rules.dates import plural
from compacttui.rules.text import one_line

_FILES = (
    ("records/history.txt, .csv", "what was recorded, entry by entry, in words"),
    ("records/record.txt, .csv", "the record as it stands (not of a period)"),
    (
        "records/line.txt, .csv",
        "its line from beginning to end, gaps included (of a seat, person, organisation or partnership)",
    ),
    (
        "records/documents.csv",
        "the SHA-256 of documents that entries name: a copy of one can be held against it",
    ),
    ("ledger/entries.jsonl", "the entries as they were recorded, each with its fingerprint and its proof"),
    (
        "checkpoint.txt",
        "the whole ledger on three lines: its name, how many entries, one fingerprint over all of them",
    ),
    ("checkpoints/", "checkpoints that were made earlier"),
    ("ledger/consistency.jsonl", "what proves that the ledger grew from those and was not rewritten"),
    (
        "keys.txt",
        "the public key of whoever signed the checkpoint, if somebody did; believe it only from themselves",
    ),
    ("verify.py", "checks all of this with Python alone"),
    ("MANIFEST.sha256", "the SHA-256 of every file (“sha256sum -c MANIFEST.sha256” reads it, too)"),
)


def readme(view: View, about: About, note: Note, entries: int, shown: int) -> str:
    """The text of it.

    Args:
        view: who made the pack.
        about: what it is about.
        note: the checkpoint.
        entries: how many entries are in it.
        shown: of how many the body is in it.
    """
    made, where = Checkpoint.read(note.text), view_bearings(view)
    signed = ", ".join(one_line(one.name) for one in note.signatures) or "nobody"
    facts = (
        ("About", f"{'the period' if about.kind == PERIOD else about.kind}: {one_line(about.name)}"),
        ("Records of", one_line(where)),
        ("Made", said(view.now, date.min)),
        ("For the eyes of", view.role.words),
        ("Entries", f"{entries:,}, of a ledger of {made.size:,}"),
        ("Checkpoint", f"signed by {signed}"),
    )
    closed = entries - shown
    limits = (
        f"Of {plural(closed, 'entry', 'entries')} only the fingerprint is here: the role for which this pack was made may not read all of it."
        if closed
        else "Every entry is here whole."
    )
    parts = [
        "EVIDENCE PACK",
        "",
        stacked([label for label, _ in facts], [value for _, value in facts]).rstrip("\n"),
        "",
        *_words(
            "What is here was taken from a ledger: every act is one entry, entries are numbered without gaps, and none "
            "is ever changed or taken away. Read the files in records/ first. They hold what may be read in that role, "
            f"and nothing else. {limits} Names and free text may have been erased by law since; then an entry says so."
        ),
        "",
        "WHAT IS IN IT",
        "",
        stacked([name for name, _ in _FILES], [does for _, does in _FILES]).rstrip("\n"),
        "",
        "HOW TO CHECK IT",
        "",
        *_words(
            "With Python 3.8 or later, in this folder: python3 verify.py. It says what is well and what is not, and needs "
            "neither the program nor the internet. It checks that no file was changed, that every entry belongs to the "
            "ledger of the checkpoint, and that the words are those that were recorded."
        ),
        "",
        *_words(
            "What this pack cannot say by itself is whether the checkpoint is the true one. Compare it with one that you, or a "
            "body that you trust, kept earlier: python3 verify.py --checkpoint FILE. Or check who signed it, with their public "
            "key, which you got from themselves: python3 verify.py --key KEY."
        ),
        "",
        *_words(
            "Days and times in text are of London; in CSV, moments are in UTC. The tables in records/ are readings of the "
            "entries; where anybody doubts them, the entries count."
        ),
    ]
    return "\n".join(parts) + "\n"


def _words(text: str) -> list[str]:
    return wrapped(text, WIDTH)


def view_bearings(view: View) -> str:
    """The name of the town."""
    return bearings(view).town
