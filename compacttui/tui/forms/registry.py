"""Which form an act has: one of its own, or the one that is built from its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from compacttui.questions.anew import ANEW
from compacttui.tui.forms.act import ActForm, ConfidentialForm
from compacttui.tui.forms.base import Form

if TYPE_CHECKING:
    from compacttui.acts.registry import Act


def form_for(act: Act[..., object], known: Mapping[str, str]) -> Form[object]:
    """The form of an act.

    Args:
        act: what is to be done.
        known: what it is done to, as far as that is known: ids by field.
    """
    if act.name == "report.submit" and "meeting" in known:
        from compacttui.tui.forms.report_back import ReportBack

        return ReportBack(act, known)
    if act.name == "report.amend" and "report" in known:
        from compacttui.tui.forms.amend_report import AmendReport

        return AmendReport(act, known)
    if act.name == "count.draw_lot" and "selection" in known:
        from compacttui.tui.forms.draw_lot import DrawLot

        return DrawLot(act, known)
    if act.name == "nomination.receive":
        from compacttui.tui.forms.nominating import NominationForm

        return NominationForm(act, known=known, about="/".join(known.values()))
    if act.name in _TELLING:
        return _telling(act, known)
    return _by_itself(act, known)


def _by_itself(act: Act[..., object], known: Mapping[str, str]) -> Form[object]:
    form: type[ActForm] = ConfidentialForm if act.confidential else ActForm
    if act.name in ANEW and act.fields[0].name in known:
        from compacttui.tui.forms.anew import AnewForm

        form = AnewForm
    return form(act, known=known, about="/".join(known.values()))


_TELLING = frozenset(
    {
        "meeting.plan_series",
        "nomination.put_right",
        "request.receive",
        "selection.open",
        "selection.prepare",
        "selection.replan",
    }
)
"""Acts whose forms tell what follows while one types."""


def _telling(act: Act[..., object], known: Mapping[str, str]) -> Form[object]:
    from compacttui.tui.forms import nominating, planning, series

    forms: Mapping[str, type[ActForm]] = {
        "meeting.plan_series": series.SeriesForm,
        "nomination.put_right": nominating.MendingForm,
        "request.receive": planning.RequestForm,
        "selection.replan": planning.ReplanForm,
    }
    form = forms.get(act.name, planning.SelectionForm)
    return form(act, known=known, about="/".join(known.values()))
