"""What is handed to a person who asks what is on record about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compacttui.papers.document import Block, Document, Facts, Section, Table, Words
from compacttui.papers.registry import paper
from compacttui.papers.sources import whose
from compacttui.questions.on_record import EntryOnRecord, OnRecord, on_record
from compacttui.questions.showing import Line, Value
from compacttui.questions.showing import Section as ShownSection
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate, long_day, plural

_NOTES: Final = (
    "Words that other people wrote as their own are not given, even where they are about you; it is said how many there are.",
    "Auditors may have written notes about you, which nobody but auditors can read here. Ask the auditor for them.",
    "How you voted in a poll held here is not on record anywhere.",
    "You can ask for what is wrong to be put right, and for your words to be erased; the office says what that does.",
)


@paper("on-record", title="What is on record about a person", takes="person", theirs=True)
def what_is_on_record(view: View, ref: str) -> Document:
    """Everything on record about a person, to hand to them: their words, entries about them, terms, declarations, reports."""
    found = on_record(view, ref)
    said = (
        f"The history holds {plural(len(found.entries), 'entry', 'entries')} that "
        f"{'is' if len(found.entries) == 1 else 'are'} about {found.name}, or in their words."
    )
    return Document(
        f"What is on record about {found.name}",
        whose(view),
        (Words(said), *_record(found), *_beside(found), Section("The history", tuple(_history(found)))),
        _NOTES,
    )


def _record(found: OnRecord) -> Iterator[Block]:
    """The record as it stands."""
    yield Facts((("Names", ", ".join(found.names)), ("Kept under", ", ".join(found.ids))))
    for section in found.shown.sections:
        if section.lines:
            yield Section(section.heading or "The record", (_facts(section),))


def _facts(section: ShownSection) -> Facts:
    pairs = [(line.label, _said(line)) for line in section.lines]
    more = [("", f"and {section.more:,} more, in the history below")] if section.more else []
    return Facts((*pairs, *more))


def _said(line: Line) -> str:
    return " · ".join(part for part in (_words(line.value), line.note) if part)


def _words(value: Value) -> str:
    if isinstance(value, PartialDate):
        return value.words
    return value if isinstance(value, str) else f"{value:,}" if isinstance(value, int) else long_day(value)


def _beside(found: OnRecord) -> Iterator[Block]:
    if found.did:
        rows = tuple((title, f"{times:,}") for title, times in found.did)
        caption = "Entries that you made, about other things"
        yield Section("What you recorded besides", (Table(caption, ("Kind", "Times"), rows, frozenset({1})),))
    if found.drafts:
        many = plural(found.drafts, "form")
        yield Section("Unfinished", (Words(f"{many} not sent yet. Only you can read what is in it."),))
    if found.mentions:
        entries = tuple((f"{one.seq:,}", long_day(one.recorded_on), one.what) for one in found.mentions)
        caption = "Entries in whose words, written by others, your name stands"
        table = Table(caption, ("Entry", "Recorded on", "Kind"), entries, frozenset({0}))
        yield Section("Where else your name stands", (table,))


def _history(found: OnRecord) -> Iterator[Section]:
    for one in found.entries:
        yield Section(f"Entry {one.seq:,}, {long_day(one.recorded_on)}: {one.what}", (_entry(one),))


def _entry(one: EntryOnRecord) -> Facts:
    left_out = [
        f"{plural(one.withheld, 'text')} of others, not given" if one.withheld else "",
        f"{plural(one.erased, 'text')} erased" if one.erased else "",
    ]
    return Facts(
        (
            ("Which", one.note),
            ("Recorded by", one.by),
            *one.words,
            ("Left out", "; ".join(part for part in left_out if part)),
        )
    )
