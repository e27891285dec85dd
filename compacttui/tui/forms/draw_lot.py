"""Recording on whom a lot fell: those who are tied to choose from, and who saw it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from compacttui.tui.forms.act import ActForm
from compacttui.tui.forms.choosing import ChoiceField
from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.widgets.cells import one_line
from compacttui.tui.widgets.choices import Choice

if TYPE_CHECKING:
    from compacttui.acts.registry import Act


class DrawLot(ActForm):
    """The form of a lot that a count waits for."""

    def __init__(self, act: Act[..., object], known: Mapping[str, Raw]) -> None:
        """Make the form.

        Args:
            act: the act that records a lot.
            known: which selection it is about, by field.
        """
        super().__init__(act, known=known, about=str(known["selection"]))
        self._tied = 0

    def heading(self) -> Sequence[str]:
        """Say what is done, and among how many."""
        return (self.act.title, f"among {self._tied}") if self._tied else (self.act.title,)

    def fields(self) -> Iterable[Field]:
        """Choose among those who are tied instead of typing a name."""
        for field in super().fields():
            if field.about.name == "chosen":
                yield ChoiceField(
                    About("chosen", "The lot fell on", "Only those with equal votes can be drawn."), ()
                )
            else:
                yield field

    async def prefill(self) -> None:
        """Ask who is tied, and offer those."""
        from compacttui.questions.selections.count_room import count_room

        await super().prefill()
        room = await asyncio.to_thread(self.store.ask, count_room, str(self._known["selection"]))
        counted, field = room.count, self.field("chosen")
        if counted is None or counted.sheet.lot_needed is None or not isinstance(field, ChoiceField):
            return
        sheet, tied = counted.sheet, counted.sheet.lot_needed.tied
        self._tied = len(tied)
        field.offer([Choice(counted.nominations[one], one_line(sheet.candidates[one])) for one in tied])
