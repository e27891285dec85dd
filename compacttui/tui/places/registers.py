"""What the places of registers share: rows that are records, told whole in the detail, opened by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol, TypeVar

from compacttui.rules.roles import Role
from compacttui.tui.brought import BRING_IN
from compacttui.tui.place import Place
from compacttui.tui.places.saying import parts_of
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.detail import Part
from compacttui.tui.widgets.manner import Manner


class Record(Protocol):
    """A row that is a record."""

    @property
    def id(self) -> str:
        """The record's id."""
        ...


RecordRow = TypeVar("RecordRow", bound=Record)


class Register(Place[RecordRow]):
    """A place whose rows are records of one kind."""

    KIND: ClassVar[str]
    """The kind of thing its rows are."""
    CAN_FILTER = True

    @property
    def fills_from_file(self) -> tuple[tuple[str, str], ...]:
        """The key that brings in a file, with what it does, for a register that is empty; nothing for who may not."""
        may = host_of(self).role in {None, Role.CVS_OFFICER}
        return ((BRING_IN.keys, BRING_IN.title),) if may else ()

    def manner(self) -> Manner[RecordRow]:
        """Tell rows apart by their ids, so that the cursor stays on its record; long names take three lines."""
        return Manner(key=lambda row: row.id, most_lines=3)

    def about(self, store: Store, row: RecordRow) -> Sequence[Part]:
        """Show the record with what hangs on it."""
        from compacttui.questions.showing import show

        return parts_of(store.ask(show, self.KIND, row.id), store.today)

    def opens(self, row: RecordRow) -> str:
        """Open the record."""
        return row.id
