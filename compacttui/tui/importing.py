"""One file on its way into the records: what a person said of it so far, and what is asked of it in worker threads.

No widget stands here: the screens in `forms/` and `places/importing.py` show it and change it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.text import one_line
from compacttui.tui.brought import Brought

if TYPE_CHECKING:
    from compacttui.acts.importing import Carried
    from compacttui.exchange.importing import Asked, Book, Choices, ColumnUse, Option, Plan
    from compacttui.exchange.importing.popolo import PopoloFile
    from compacttui.exchange.importing.recognising import Taken
    from compacttui.tui.store import Draft, Store

AREA: Final = "Bringing in a file"
"""Where its keys stand in the help."""
FORM: Final = "import"
"""The name under which an import that was begun is kept; plain mode goes on with it, too."""
NO_COLUMN: Final = "-"
"""Says that a thing is in no column."""
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def _none() -> Mapping[str, str]:
    return _NONE


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a file.

    Attributes:
        file: its path.
        kind: what it holds: seats, organisations, people, meetings, interests or popolo.
        sheet: the sheet, where they chose one.
        columns: which column holds what, as far as they said so.
        answers: what they decided, by question.
        meant: the words of each answer: it counts only while it means the same.
        leaves_out: rows that are unclear or wrong are passed over.
    """

    file: str = ""
    kind: str = ""
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=_none)
    answers: Mapping[str, str] = field(default_factory=_none)
    meant: Mapping[str, str] = field(default_factory=_none)
    leaves_out: bool = False

    def with_kind(self, kind: str) -> Said:
        """The same file, taken for something else: what was said of its columns holds no longer."""
        return Said(self.file, kind, self.sheet)

    def with_sheet(self, sheet: str) -> Said:
        """Another sheet of the same file."""
        return Said(self.file, self.kind, sheet)

    def with_column(self, use: ColumnUse, name: str) -> Said:
        """A column taken for another thing, or for nothing; rows mean something else then, and are asked again."""
        columns = dict(self.columns)
        if use.field:
            columns[use.field] = NO_COLUMN
        if name:
            columns.pop(name, None)
            columns[name] = use.place
        return replace(self, columns=columns, answers=_NONE, meant=_NONE)

    def with_answer(self, asked: Asked, option: Option) -> Said:
        """A question answered."""
        return replace(
            self,
            answers={**self.answers, asked.key: option.value},
            meant={**self.meant, asked.key: option.words},
        )

    def without(self, keys: Sequence[str]) -> Said:
        """The same without some answers."""
        return replace(self, answers={key: value for key, value in self.answers.items() if key not in keys})

    @property
    def choices(self) -> Choices:
        """The same as a plan takes it."""
        from compacttui.exchange.importing import Choices

        return Choices(self.sheet, self.columns, self.answers, self.leaves_out)

    @property
    def kept(self) -> Mapping[str, object]:
        """The same as a draft."""
        return {
            "file": self.file,
            "kind": self.kind,
            "sheet": self.sheet,
            "columns": dict(self.columns),
            "answers": dict(self.answers),
            "meant": dict(self.meant),
            "leaves_out": self.leaves_out,
        }

    @classmethod
    def of(cls, draft: Draft) -> Said:
        """What a draft kept."""
        kept = draft.values
        sheet = kept.get("sheet")
        return cls(
            str(kept.get("file", "")),
            str(kept.get("kind", "")),
            sheet if isinstance(sheet, str) else None,
            _texts(kept.get("columns")),
            _texts(kept.get("answers")),
            _texts(kept.get("meant")),
            kept.get("leaves_out") is True,
        )


@dataclass
class Importing:
    """One file, read, with what was said of it. Its methods take time: they are called in worker threads.

    Attributes:
        path: the file.
        said: what the person said so far; a step replaces it whole.
        taken: what the columns are taken for; nothing for a Popolo file.
        plan: the last plan that was made.
    """

    path: Path
    said: Said
    taken: Taken | None = None
    plan: Plan | None = None
    _table: Book | None = None
    _popolo: PopoloFile | None = None
    _made_of: tuple[Said, int] | None = None
    _kept: Said | None = None
    _lock: RLock = field(default_factory=RLock)

    @property
    def name(self) -> str:
        """The file's name, as it may be shown."""
        return one_line(self.path.name)

    def read(self, store: Store) -> None:
        """Read the file, and see what it holds.

        Raises:
            Refused: it cannot be read, or holds nothing; the sentence says why and what to do.
        """
        from compacttui.exchange.importing.kinds import POPOLO
        from compacttui.exchange.importing.popolo import read_popolo
        from compacttui.exchange.importing.recognising import likeliest
        from compacttui.exchange.sheets import read_book

        with self._lock:
            self._made_of = None
            try:
                if self.path.suffix.casefold() == ".json":
                    self._popolo = read_popolo(self.path)
                    self.said = replace(self.said, kind=POPOLO)
                    return
                self._table = book = read_book(self.path)
                if not self.said.kind or self.said.kind == POPOLO:
                    kind, sheet = store.ask(likeliest, book)
                    self.said = replace(self.said, kind=kind, sheet=sheet)
                self.look_at_columns(store)
            except BadInput as bad:
                raise Refused(told(bad)) from bad
            except (OSError, ValueError) as error:
                raise Refused(_cannot_be_read(error)) from error

    def look_at_columns(self, store: Store) -> None:
        """See what each column is taken for, as things were said.

        Raises:
            Refused: nothing stands on the sheet; the sentence says so.
        """
        from compacttui.exchange.importing.recognising import taken_for

        with self._lock:
            if self._table is not None:
                self.taken = store.ask(taken_for, self._table, self.said.kind, self.said.choices)

    def planned(self, store: Store) -> Plan:
        """The plan as things stand; made afresh only where something was said or recorded since.

        Raises:
            Refused: the file can be understood no longer; the sentence says why.
        """
        with self._lock:
            made = self._made_of
            if self.plan is None or made is None or made != (self.said, store.revision):
                self.plan = self._plan(store)
                if self.said != self._kept:
                    store.drafts.save(FORM, "", self.said.kept)
                    self._kept = self.said
                self._made_of = (self.said, store.revision)
            return self.plan

    def forget_plan(self) -> None:
        """Let the plan be made afresh: something was recorded that it does not know of."""
        self._made_of = None

    def cells(self, number: int) -> Sequence[tuple[str, str]]:
        """What stands in a row of the file, by the headings; quick."""
        if self.taken is None or self._table is None:
            return ()
        grid = next((one for one in self._table.sheets if one.name == self.taken.sheet), None)
        row = next((one for one in grid.rows if one.number == number), None) if grid else None
        if row is None:
            return ()
        from compacttui.exchange.importing.cells import shown_cell

        return [
            (use.heading, shown_cell(row.cells[use.number]))
            for use in self.taken.uses
            if use.number < len(row.cells) and row.cells[use.number]
        ]

    def _plan(self, store: Store) -> Plan:
        while True:
            made = self._planned_once(store)
            stale = [one.key for one in made.asked if one.answer and self._means_other(one)]
            if not stale:
                return made
            # The list of answers changed since: what was chosen from it by number is asked again.
            self.said = self.said.without(stale)

    def _planned_once(self, store: Store) -> Plan:
        from compacttui.exchange.importing import plan
        from compacttui.exchange.importing.popolo import plan_popolo

        try:
            if self._popolo is not None:
                return store.ask(plan_popolo, self._popolo, self.said.choices)
            if self._table is not None:
                return store.ask(plan, self._table, self.said.kind, self.said.choices)
        except BadInput as bad:
            raise Refused(told(bad)) from bad
        raise Refused("This file was not read yet.")

    def _means_other(self, asked: Asked) -> bool:
        words = self.said.meant.get(asked.key)
        return words is not None and not any(
            option.value == asked.answer and option.words == words for option in asked.options
        )

    def carry_out(self, store: Store, progress: Callable[[int, int], None]) -> Brought:
        """Do what the plan says, in one act.

        Raises:
            Refused: something was recorded since the plan was made, or a rule forbids a row; nothing was changed.
        """
        from compacttui.exchange.importing import carry_out

        made = self.planned(store)
        carried: Carried = store.perform(carry_out, made, progress)
        store.drafts.discard(FORM, "")
        words = (
            f"Done, from {self.name}: {made.summary} {carried.entries:,} entries are on record, as one act."
        )
        return Brought(carried.imported, self.name, words)


def told(bad: BadInput) -> str:
    """A refusal of a file as a sentence of its own; where in the file, if that is known."""
    words = bad.message[:1].upper() + bad.message[1:]
    return f"Line {bad.line}: {bad.message}" if bad.line else words


def _cannot_be_read(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "There is no file of this name any more. Nothing was changed."
        case IsADirectoryError():
            return "This is a folder. Choose a file in it."
        case PermissionError():
            return "You may not read this file. Copy it to your own folder, or ask its owner. Nothing was changed."
    return "This file cannot be read. Is it on a disk that is there? Nothing was changed."


def _texts(held: object) -> Mapping[str, str]:
    return {str(key): str(value) for key, value in held.items()} if isinstance(held, Mapping) else {}
