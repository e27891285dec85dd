"""Putting on record that people were reminded: how, and on which day. The program takes the officer's word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual import on

from compacttui.rules.dates import plural
from compacttui.tui.commands import bind
from compacttui.tui.forms.act import LEAVE, ActForm, field_for, raw_of
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.fields import Field

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.papers.letters import About
    from compacttui.tui.place import AnyPlace


class Reminded(ActForm):
    """Asks how and when people were reminded of report-backs that are chosen already."""

    SEND_WORDS = "Put it on record"
    KEEPS_DRAFTS = False
    LATER_WORDS = "Leave"
    BINDINGS = bind(LEAVE)

    def __init__(self, act: Act[..., Any], about: Sequence[About]) -> None:
        """Make the form.

        Args:
            act: `report.chase`.
            about: the report-backs.
        """
        super().__init__(act, about="/".join(f"{one.meeting} {one.seat}" for one in about))
        self._reports = tuple(about)
        self._asked = tuple(spec for spec in act.fields if spec.name != "reports")

    def heading(self) -> Sequence[str]:
        """Say of how many report-backs."""
        people = plural(len({one.person for one in self._reports}), "person", "people")
        many = plural(len(self._reports), "report-back")
        return ("You reminded them", f"{people}, {many}")

    def fields(self) -> Iterable[Field]:
        """Ask everything but the report-backs."""
        return [field_for(spec) for spec in self._asked]

    def action_later(self) -> None:
        """Leave; nothing is put on record."""
        if not self._busy:
            self.dismiss(None)

    async def prefill(self) -> None:
        """Put in what counts when nothing is said."""
        for spec in self._asked:
            raw, field = raw_of(spec.default), self.field(spec.name)
            if raw is not None and field is not None:
                await field.put(raw)

    @on(Form.Finished)
    def _note(self, finished: Form.Finished) -> None:
        from compacttui.acts.reports import Owed

        finished.stop()
        finished.prevent_default()
        owed = [Owed(one.meeting, one.seat, one.person) for one in self._reports]
        self.perform(self.act, reports=owed, **finished.values)


def open_reminded(place: AnyPlace, about: Sequence[About]) -> None:
    """Open the form, where there is something to put on record.

    Args:
        place: from where.
        about: the report-backs.
    """
    from compacttui.acts.registry import all_acts

    if about:
        place.app.push_screen(Reminded(all_acts()["report.chase"], about), lambda _done: place.freshen())
