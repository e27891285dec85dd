"""The report-back: the agenda's items are there already, nothing is asked twice."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from compacttui.rules.dates import in_days, short_day
from compacttui.rules.words import Marking
from compacttui.tui.forms.act import ActForm
from compacttui.tui.forms.fields import Raw

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.questions.meetings.agenda import MeetingOn


class ReportBack(ActForm):
    """Sends a report-back on one meeting."""

    def __init__(self, act: Act[..., object], known: Mapping[str, str]) -> None:
        super().__init__(act, known=known, about=known["meeting"])
        self._meeting = known["meeting"]
        self._words: tuple[str, ...] = ()

    def heading(self) -> Sequence[str]:
        """Say which meeting, and when the report is due."""
        return ("Report-back", *self._words)

    async def prefill(self) -> None:
        """Put the meeting and the items of its agenda in."""
        from compacttui.questions.meetings.agenda import meeting_on

        await super().prefill()
        told = await asyncio.to_thread(self.store.ask, meeting_on, self._meeting)
        today = self.store.today
        self._words = (f"{told.partnership}, {short_day(told.day, today)}",)
        if told.due_on:
            far = in_days(told.due_on, today, due=True)
            self._words += (far if told.due_on < today else f"due {far}",)
        items = self.field("items")
        if items is not None and told.items:
            await items.put(_items(told))


def _items(told: MeetingOn) -> list[Raw]:
    """One entry for each item; one that is closed on the agenda stays closed."""
    return [
        {
            "item": {
                "picked": [{"ref": one.id, "title": f"{one.number}  {one.title}", "note": ""}],
                "typed": "",
            },
            "marking": Marking.BOARD_CONFIDENTIAL.value if one.closed_because else Marking.OPEN.value,
        }
        for one in told.items
    ]
