"""What is shown of a count that somebody looked at again: objections with their answers, counts made again."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from compacttui.questions.selections.count_room import objections_of, repeats_of
from compacttui.questions.showing import Line, Section
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import Standing


def looked_at_section(view: View, connection: Connection, selection: str) -> Section | None:
    """What scrutineers and candidates had about the count of a selection; nothing where nobody had anything.

    Args:
        view: who is looking; whoever may not read a count yet does not get here.
        connection: from ``view.reading()``.
        selection: the selection's id.
    """
    lines = tuple(_lines(view, connection, selection))
    return Section("Looked at again", lines) if lines else None


def _lines(view: View, connection: Connection, selection: str) -> Iterator[Line]:
    for one in objections_of(view, connection, selection):
        waits = one.answered_on is None
        answer = "waits for an answer" if one.answered_on is None else f"answered by {one.answered_by}"
        yield Line(
            "Objection",
            noted(one.by, one.said),
            standing=Standing.DECIDE if waits else Standing.DONE,
            note=noted("on paper" if one.on_paper else "", answer, one.answer),
        )
    for again in repeats_of(view, connection, selection):
        day = PartialDate.of(again.on).words
        came = "the same to the last byte" if again.is_equal else again.difference
        standing = Standing.DONE if again.is_equal else Standing.LATE
        yield Line("Counted again", came, standing=standing, note=f"asked for by {again.asked_by}, {day}")
