"""Rows, values and standings as sentences: what a screen says by place and colour is said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from compacttui.exchange.plain import said
from compacttui.rules.text import one_line
from compacttui.rules.words.standing import Standing

if TYPE_CHECKING:
    from compacttui.questions.ledger.line import LineRow
    from compacttui.questions.ledger.opened import OpenedEntry
    from compacttui.questions.registry import Column
    from compacttui.questions.showing import Line
    from compacttui.questions.today import TodayRow

_STANDS = "stands"


def sentences(*parts: str) -> str:
    """Phrases as sentences in a row: each begins with a capital and ends with a full stop; empty ones are left out.

    The dots that part phrases on a screen are commas here: a screen reader would read each of them out.
    """
    return " ".join(_sentence(part.replace(" · ", ", ")) for part in parts if part)


def _sentence(part: str) -> str:
    begun = part[:1].upper() + part[1:]
    return begun if begun.endswith((".", "?", "!", ":")) else f"{begun}."


def stands(standing: Standing | None, words: str = "") -> str:
    """How something stands: the word that a symbol would show, with what is said besides."""
    if standing in {None, Standing.DONE} or standing is None:
        return words
    if not words or standing.words in words.casefold():
        return words or standing.words
    return f"{standing.words}: {words}"


def row_said(columns: Sequence[Column], row: object, today: date) -> str:
    """A row of an answer: how it stands, what it is, and the rest, each after its heading."""
    standing = getattr(row, "standing", None)
    how = one_line(said(getattr(row, _STANDS, ""), today))
    first = stands(standing if isinstance(standing, Standing) else None, how)
    return sentences(first, *_cells(columns, row, today))


def _cells(columns: Sequence[Column], row: object, today: date) -> Iterator[str]:
    shown = [column for column in columns if column.name != _STANDS]
    for number, column in enumerate(shown):
        words = one_line(said(getattr(row, column.name), today))
        if words:
            yield words if number == 0 else f"{column.heading}: {words}"


def duty_said(row: TodayRow) -> str:
    """A line of Today: "Late: 12 days late. Report-back, Health Board"."""
    return sentences(stands(row.standing, row.when), one_line(row.what))


def moment_said(row: LineRow) -> str:
    """A row of a line: when it was true, what happened, and the rest."""
    return sentences(
        row.true_on.words,
        stands(row.standing, one_line(row.what)),
        *told_once(row.about, row.note),
        one_line(row.later),
    )


def told_once(about: str, note: str) -> tuple[str, str]:
    """What an entry is about, and what it says, without the words with which one repeats the other.

    On a screen both stand in columns of their own; read out in a row, a name would be heard twice.
    """
    first, said = one_line(about), one_line(note)
    if first and (said == first or said.startswith(f"{first} · ")):
        return "", said
    parts = said.split(" · ")
    return first, " · ".join(part for part in parts if part not in first)


def fact_said(line: Line, today: date) -> str:
    """A line of a record: its label, how it stands, what stands there."""
    words = said(line.value, today)
    value = stands(line.standing, words)
    labelled = f"{_labelled(line)}: {value}" if line.label else value
    return sentences(labelled, line.note)


def _labelled(line: Line) -> str:
    """A label as it is said: a bare number would pass for one that can be typed."""
    if not line.label.isdigit():
        return line.label
    from compacttui.questions.things import kind_of

    is_item = bool(line.thing) and kind_of(line.thing) == "item"
    return f"{'item' if is_item else 'number'} {line.label}"


def entry_said(opened: OpenedEntry, today: date) -> Iterator[str]:
    """An entry of the ledger: what, who, when, in which role, why, and its receipt."""
    yield sentences(one_line(opened.what), stands(opened.standing, one_line(opened.note)))
    yield sentences(
        f"done by: {one_line(opened.by)}",
        f"in the role: {opened.role}",
        f"recorded: {said(opened.recorded_at, today)}",
        f"true on: {opened.true_on.words}",
    )
    if opened.reason:
        yield sentences(f"why: {one_line(opened.reason)}")
    receipt = opened.receipt
    yield sentences(
        f"entry {receipt.seq:,} of {receipt.size:,}", f"fingerprint: {receipt.leaf}" if receipt.leaf else ""
    )


def changes_said(opened: OpenedEntry) -> Iterator[str]:
    """The records that an entry began or changed, from what to what."""
    for change in opened.changes:
        yield f"{one_line(change.name)}, {'new' if change.is_new else 'changed'}:"
        for value in change.values:
            after = one_line(value.after) or "nothing"
            before = f"{one_line(value.before)}, now " if value.before and not change.is_new else ""
            yield sentences(f"{value.what}: {before}{after}")
    if opened.more_changes:
        yield sentences(f"and {opened.more_changes:,} more")


def listed(names: Iterable[Any]) -> str:
    """Names in a row."""
    return ", ".join(map(str, names))
