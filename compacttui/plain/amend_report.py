"""A report-back amended, line by line: what was sent stands in the fields, and Enter keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from compacttui.plain.forms import ActForm
from compacttui.questions.reports.own import own_report

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.raw import Raw
    from compacttui.plain.voice import Voice


class AmendReport(ActForm):
    """Sends a new version of a report-back of one's own."""

    def __init__(self, voice: Voice, keeper: Keeper, act: Act[..., Any], known: Mapping[str, str]) -> None:
        super().__init__(voice, keeper, act, known)
        own = keeper.ask(own_report, known["report"])
        self.raws["items"] = cast("Raw", [dict(one) for one in own.items])
        self.raws["asks"], self.raws["guidance"] = own.asks or None, own.guidance or None
        self._began = dict(self.raws)
