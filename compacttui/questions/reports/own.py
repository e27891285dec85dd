"""A report-back as its writer has it, ready to be amended: what stood in the form stands there again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from sqlalchemy import Row, and_, select

from compacttui.questions.view import View
from compacttui.records.meetings import item
from compacttui.records.reports import report, report_item
from compacttui.rules.refusal import Refused

Typed: TypeAlias = "Mapping[str, Any]"
"""What stands in the fields of one item, as drafts keep it."""

_WORDS: Final = ("discussed", "decided", "said", "implications", "benefit", "basis")


@dataclass(frozen=True, slots=True)
class OwnReport:
    """A report-back that its writer is about to amend.

    Attributes:
        meeting: on which meeting.
        items: what stands in each of its items.
        asks: what members are asked.
        guidance: on what their guidance is needed.
    """

    meeting: str
    items: tuple[Typed, ...]
    asks: str
    guidance: str


def own_report(view: View, thing: str) -> OwnReport:
    """A report-back of the viewer's own, word for word.

    Args:
        view: its writer.
        thing: the report's id.

    Raises:
        Refused: there is none, or it is somebody else's.
    """
    r, c = report.c, report_item.c
    own = select(report).where(view.true(report), r.id == thing, r.sent_on.is_not(None))
    i = item.c
    now = and_(i.log == c.log, i.id == c.item, i.superseded_seq.is_(None), i.effective_to.is_(None))
    items = (
        select(report_item, i.number.label("on_agenda"), i.title)
        .outerjoin_from(report_item, item, now)
        .where(view.true(report_item), c.report == thing)
        .order_by(c.number)
    )
    with view.reading() as connection:
        row = connection.execute(own).first()
        written = connection.execute(items).all()
    if row is None or not view.person or row.person != view.person:
        raise Refused("Only whoever sent a report-back amends it.", field="report")
    return OwnReport(row.meeting, tuple(_typed(one) for one in written), row.asks or "", row.guidance or "")


def _typed(row: Row[Any]) -> Typed:
    """What stood in the fields of an item when it was sent."""
    typed: dict[str, Any] = {word: getattr(row, word) for word in _WORDS if getattr(row, word)}
    if row.item:
        typed["item"] = _picked(row.item, f"{row.on_agenda}  {row.title}" if row.title else "")
    if row.sounding:
        typed["sounding"] = _picked(row.sounding)
    if row.people_asked is not None:
        typed["people_asked"] = str(row.people_asked)
    if row.nothing_to_add:
        typed["nothing_to_add"] = True
    typed["marking"] = row.marking
    if row.marking_reason:
        typed["reason"] = row.marking_reason
    if row.review_on:
        typed["review_on"] = f"{date.fromisoformat(row.review_on):%d/%m/%Y}"
    return typed


def _picked(thing: str, title: str = "") -> Mapping[str, Any]:
    return {"picked": [{"ref": thing, "title": title, "note": ""}], "typed": ""}
