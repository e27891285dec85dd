"""What is shown of an entry of the ledger: who, in which role, when, from what to what, why, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from compacttui.questions.ledger.opened import OpenedEntry, RecordChange, entry
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.view import View
from compacttui.rules.refusal import Refused


@shows("entry")
def entry_shown(view: View, connection: Connection, thing: str) -> Shown | None:  # noqa: ARG001 - an entry is read by itself
    """An entry, by its number."""
    typed = thing.replace(",", "")
    try:
        opened = entry(view, int(typed)) if typed.isdecimal() else None
    except Refused:
        return None
    if opened is None:
        return None
    return Shown("entry", typed, opened.what, tuple(_sections(opened)), opened.standing)


def _sections(opened: OpenedEntry) -> Iterator[Section]:
    yield Section(
        "",
        lines(
            fact("More", opened.note),
            fact("Done by", opened.by),
            fact("In the role", opened.role),
            fact("Recorded", opened.recorded_at),
            fact("True on", opened.true_on),
            fact("Why", opened.reason),
        ),
    )
    yield Section("About", tuple(Line("", name, thing) for thing, name in opened.about))
    for number, change in enumerate(opened.changes, 1):
        more = opened.more_changes if number == len(opened.changes) else 0
        yield Section(_heading(change), _values(change), more)
    yield Section(
        "Receipt",
        lines(
            fact("Entry", f"{opened.receipt.seq:,} of {opened.receipt.size:,}"),
            fact("Fingerprint", opened.receipt.leaf),
        ),
    )


def _heading(change: RecordChange) -> str:
    return f"{change.name}: new" if change.is_new else f"{change.name}: from what to what"


def _values(change: RecordChange) -> tuple[Line, ...]:
    return tuple(
        Line(value.what, value.after or "(nothing)")
        if change.is_new or not value.before
        else Line(value.what, f"{value.before} → {value.after or '(nothing)'}")
        for value in change.values
    )
