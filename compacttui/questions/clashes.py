"""What two people changed at the same time, value by value, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Column

from compacttui.questions.ledger.entries import EntryReader, ReadEntry
from compacttui.questions.ledger.values import is_personal, label_of, refers_to, said
from compacttui.questions.names import names_of
from compacttui.questions.view import View
from compacttui.records.clashes import Clash
from compacttui.records.columns import subject_tables
from compacttui.rules.dates import at_time, from_utc_text, london

_NOT_SHOWN = "(not shown to you)"
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ClashRow:
    """One value that two people changed, in words.

    Attributes:
        column: which, as the program calls it: the field of a form, where it has one of that name.
        what: which, as people call it.
        was: what stood there when the second looked.
        theirs: what the first made of it.
        mine: what the second is about to make of it.
        by: who the first was.
        when: when they did it.
        value: what the first made of it, as it is kept; nothing where the second may not read it.
    """

    column: str
    what: str
    was: str
    theirs: str
    mine: str
    by: str
    when: str
    value: str | int | None


def clashes_in_words(view: View, clashes: Sequence[Clash]) -> Sequence[ClashRow]:
    """What two people changed at the same time, value by value.

    Args:
        view: the second of them.
        clashes: what an act was refused for.
    """
    with view.reading() as connection:
        reader = EntryReader(view)
        read = {
            one.event.seq: one for one in reader.numbered(connection, sorted({one.entry for one in clashes}))
        }
        columns = [subject_tables[one.table].c[one.column] for one in clashes]
        wanted = {
            ref
            for one, column in zip(clashes, columns, strict=True)
            for value in (one.was, one.theirs, one.mine)
            for ref in refers_to(column, value)
        }
        names = names_of(view, connection, wanted)
    return [
        _row(reader, read[one.entry], one, column, names)
        for one, column in zip(clashes, columns, strict=True)
    ]


def _row(
    reader: EntryReader,
    read: ReadEntry,
    clash: Clash,
    column: Column[object],
    names: dict[str, str],
) -> ClashRow:
    hidden = is_personal(column) and not reader.may_read(read.event, column.name)
    value = clash.theirs if isinstance(clash.theirs, (str, int)) and not hidden else None
    return ClashRow(
        column=clash.column,
        what=label_of(column),
        was=_NOT_SHOWN if hidden else said(column, clash.was, names) or NOTHING,
        theirs=_NOT_SHOWN if hidden else said(column, clash.theirs, names) or NOTHING,
        mine=said(column, clash.mine, names) or NOTHING,
        by=read.names.get(read.event.actor, "somebody no longer named"),
        when=at_time(london(from_utc_text(read.event.at))),
        value=value,
    )
