"""A report-back amended: what was sent stands there again, and why it is amended is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual import on

from compacttui.rules.dates import short_day
from compacttui.rules.refusal import Refused
from compacttui.tui.forms.act import field_for
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.fields import Field, Raw
from compacttui.tui.forms.report_items import ItemsField

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.questions.meetings.agenda import MeetingOn
    from compacttui.questions.reports.own import OwnReport
    from compacttui.questions.soundings import SoundingRow


class AmendReport(Form[object]):
    """Sends a new version of a report-back; the old one stays on record."""

    def __init__(self, act: Act[..., Any], known: Mapping[str, str]) -> None:
        """Make the form.

        Args:
            act: `report.amend`.
            known: which report.
        """
        super().__init__()
        self.act = act
        self._report = known["report"]
        specs = {spec.name: spec for spec in act.fields}
        self._items = ItemsField(specs["items"].parts, cast("Callable[..., object]", specs["items"].group))
        self._rest = [field_for(specs[name]) for name in ("asks", "guidance", "reason")]
        self._told: MeetingOn | None = None

    def heading(self) -> Sequence[str]:
        """Say on which meeting."""
        if self._told is None:
            return (self.act.title,)
        return (self.act.title, f"{self._told.partnership}, {short_day(self._told.day, self.store.today)}")

    def fields(self) -> Iterable[Field]:
        """Ask for all of it again, as it stands, and why it is amended."""
        return (self._items, *self._rest)

    def draft_of(self) -> tuple[str, str]:
        """Keep one draft for each report."""
        return self.act.name, self._report

    async def prefill(self) -> None:
        """Put in what was sent; say so where it is somebody else's."""
        try:
            own, told, asked = await asyncio.to_thread(self._read)
        except Refused as refused:
            self.post_message(self.Failed(refused))
            return
        self._told = told
        await self._items.agenda(told, asked)
        await self._items.put(cast("Raw", [*own.items]))
        asks, guidance, _ = self._rest
        await asks.put(own.asks)
        await guidance.put(own.guidance)

    def _read(self) -> tuple[OwnReport, MeetingOn, Sequence[SoundingRow]]:
        from compacttui.questions.meetings.agenda import meeting_on
        from compacttui.questions.reports.own import own_report
        from compacttui.questions.soundings import asked_before

        own = self.store.ask(own_report, self._report)
        return own, self.store.ask(meeting_on, own.meeting), self.store.ask(asked_before, own.meeting)

    def will_happen(self, values: Mapping[str, object]) -> Sequence[str]:  # noqa: ARG002 - it is the same whatever was written
        """Say what becomes of the old words."""
        return (
            "Members read the new words from now on.",
            "The old ones stay on record beside them, with the day until which they stood.",
        )

    @on(Form.Finished)
    def _do(self, finished: Form.Finished) -> None:
        self.perform(self.act, report=self._report, **finished.values)

    def done_words(self, result: object) -> str:  # noqa: ARG002 - there is one way to say it
        """Say that it can be read."""
        return "Amended. Your members can read the new words now."
