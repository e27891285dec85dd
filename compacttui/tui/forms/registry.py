"""Which form an act has: one of its own, or the one that is built from its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compacttui.tui.doing import Doable, known_of
from compacttui.tui.forms.act import ActForm
from compacttui.tui.forms.base import Form

if TYPE_CHECKING:
    from compacttui.acts.registry import Act


def form_for(act: Act[..., object], about: str = "") -> Form[object]:
    """The form of an act.

    Args:
        act: what is to be done.
        about: the id of the thing it is done to, where that is known.
    """
    if act.name == "report.submit" and about:
        from compacttui.tui.forms.report_back import ReportBack

        return ReportBack(act, about)
    return ActForm(act, known=known_of(Doable(act, about)), about=about)
