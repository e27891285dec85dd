"""From a file to a plan: the one way that the command line, the interface and plain mode go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from compacttui.acts.importing import Made, Planned, Step, check_may_import
from compacttui.exchange.importing.kinds import ImportKind, kind_called
from compacttui.exchange.importing.making import LeftOut, Making, Unclear
from compacttui.exchange.importing.matching import Matched, check_matched, matched, read_choice
from compacttui.exchange.importing.plans import Asked, ColumnUse, Plan, PlanRow, unused_note
from compacttui.exchange.importing.rows import FileRow
from compacttui.exchange.sheets import UNSAVED, Book
from compacttui.questions.importing import matched_before, register
from compacttui.questions.view import View
from compacttui.rules.importing import RowState
from compacttui.rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said about a file, as plain values.

    Attributes:
        sheet: the sheet, where the file has several.
        columns: which column holds what: a heading or a letter by the name of the thing, "-" for none.
        answers: what was decided, by question: "1", "new", "leave".
        leaves_out: pass over the rows that are unclear or wrong.
        settings: what holds for the whole file, by name.
    """

    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    leaves_out: bool = False
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def plan(view: View, book: Book, kind_name: str, choices: Choices | None = None) -> Plan:
    """What a file would do to the records; nothing is written.

    Args:
        view: whose records; the role must be one that may take files in.
        book: the file, as read.
        kind_name: seats, organisations, people, meetings or interests.
        choices: what a person said about it.

    Raises:
        NotPermitted: the role may not.
        Refused: there is no such kind of import.
        BadInput: the columns that are needed were not found; the sentence says which.
    """
    check_may_import(view.role)
    choices = choices or Choices()
    kind = kind_called(kind_name)
    for name in choices.settings:
        if name not in kind.settings:
            known = f"There are: {', '.join(kind.settings)}" if kind.settings else "Nothing can"
            raise Refused(f"“{name[:40]}” cannot be set for {kind.name}. {known}.", field=name)
    matching = chosen_columns(view, book, kind, choices)
    check_matched(matching, book)
    making = Making(register(view), choices.answers, choices.settings)
    rows = _planned(making, matching, leaves_out=choices.leaves_out)
    notes = [note for note in (unused_note(matching.unused), *making.notes) if note]
    return finished(
        making,
        rows,
        kind=kind.name,
        book=book,
        notes=notes,
        uses=tuple(uses_of(matching)),
        matching=matching,
        leaves_out=choices.leaves_out,
    )


def finished(
    making: Making,
    rows: Sequence[PlanRow],
    *,
    kind: str,
    book: Book,
    notes: Sequence[str] = (),
    uses: Sequence[ColumnUse] = (),
    matching: Matched | None = None,
    leaves_out: bool = False,
) -> Plan:
    """A plan, once every row is planned."""
    count = dict.fromkeys(RowState, 0)
    for row in rows:
        count[row.state] += 1
    planned = Planned(
        kind=kind,
        file=book.name,
        sha256=book.sha256,
        entries=making.register.entries,
        steps=tuple(making.steps),
        added=count[RowState.NEW],
        changed=count[RowState.CHANGED],
        same=count[RowState.SAME],
        left_out=count[RowState.LEFT_OUT] + count[RowState.UNCLEAR] + count[RowState.WRONG],
        meant=MappingProxyType(dict(making.meant)),
    )
    return Plan(
        kind=kind,
        source=book.source,
        sheet=matching.sheet if matching else "",
        uses=tuple(uses),
        rows=tuple(rows),
        asked=tuple(_in_order(making.asked.values())),
        notes=tuple(notes),
        planned=planned,
        signature=matching.signature if matching else "",
        leaves_out=leaves_out,
    )


def row_planned(
    making: Making, row: FileRow, plan_row: Callable[[FileRow], str], makes: frozenset[str]
) -> PlanRow:
    """What one row does, in words; its acts are in the plan if it does anything.

    Args:
        making: the plan in the making.
        row: the row.
        plan_row: adds its acts to the plan.
        makes: the acts that put on record what such a row is about; others add to what is there.
    """
    try:
        with making.planning(row.number):
            mark = len(making.steps)
            what = plan_row(row)
            steps = making.steps[mark:]
    except Unclear as unclear:
        return _row(row, RowState.UNCLEAR, _shown(row), unclear.asked.asks, unclear.asked.key)
    except LeftOut as left:
        return _row(row, RowState.LEFT_OUT, _shown(row), str(left))
    except Refused as refused:
        return _row(row, RowState.WRONG, _shown(row), row.told(refused))
    if not steps:
        return _row(row, RowState.SAME, what, "as on record")
    is_new = any(step.act in makes or _to_a_new_seat(step) for step in steps)
    return _row(row, RowState.NEW if is_new else RowState.CHANGED, what, "; ".join(making.done))


def _to_a_new_seat(step: Step) -> bool:
    """Whether an act puts somebody in a seat that the file itself brings."""
    return step.act == "term.gain_otherwise" and isinstance(step.values["seat"], Made)


def _planned(making: Making, matching: Matched, *, leaves_out: bool) -> list[PlanRow]:
    planner = matching.kind.planner(making)
    rows = [
        row_planned(making, row, planner.plan, matching.kind.makes)
        for row in planner.prepare(list(matching.rows()))
    ]
    if not leaves_out:
        return rows
    return [left_out(row) for row in rows]


def left_out(row: PlanRow) -> PlanRow:
    """The row, passed over where it would hold up the others."""
    if not row.state.holds_up:
        return row
    return PlanRow(RowState.LEFT_OUT, row.question, row.number, RowState.LEFT_OUT.words, row.what, row.why)


def chosen_columns(view: View, book: Book, kind: ImportKind, choices: Choices) -> Matched:
    """The columns: as a person says now, as one said last of such headings, or as they are understood."""
    matching = matched(book, kind, choices.sheet)
    known = matched_before(view, kind.name, matching.signature)
    if known is not None:
        matching = matching.with_columns(known)
    columns = dict(matching.columns)
    for name, said in choices.columns.items():
        field_name, number = read_choice(matching, name, said, book.source)
        columns = {other: place for other, place in columns.items() if place != number}
        columns.pop(field_name, None)
        if number is not None:
            columns[field_name] = number
    return matching.with_columns(columns)


def uses_of(matching: Matched) -> Iterator[ColumnUse]:
    """What each column of a sheet is taken for, those that are not taken in included."""
    labels = {column.name: column.label for column in matching.kind.columns}
    by_place = {number: name for name, number in matching.columns.items()}
    for heading in matching.headings:
        name = by_place.get(heading.number, "")
        hidden = "not taken in (hidden)" if heading.is_hidden else "not taken in"
        yield ColumnUse(name, heading.number, heading.place, heading.text, labels.get(name, hidden))


def _row(row: FileRow, state: RowState, what: str, why: str, question: str = "") -> PlanRow:
    return PlanRow(state, question, row.number, state.words, what, why)


def _shown(row: FileRow) -> str:
    said = [value for name, value in row.values.items() if name in row.places and value != UNSAVED]
    return ", ".join(said[:3])


def _in_order(asked: Iterable[Asked]) -> list[Asked]:
    return sorted(asked, key=lambda one: (one.row, one.key))
