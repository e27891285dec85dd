"""What running selections ask of people, and what comes next in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from compacttui.questions.selections import SelectionRow, SelectionsShown, requests, selections
from compacttui.questions.today.rows import Place, Section, TodayRow, far, line
from compacttui.questions.view import View
from compacttui.rules.words import Standing

_AHEAD: Final = timedelta(days=30)
"""How far Today looks ahead into a timetable."""


def selections_to_move(view: View) -> Iterator[TodayRow]:
    """Running selections: what has to be done in them now, and what the timetable brings next."""
    for one in selections(view, shown=SelectionsShown.OPEN):
        if one.standing is not None:
            yield _row(view, one, Section.NEEDS_YOU)
        elif one.next_on is not None and one.next_on <= view.day + _AHEAD:
            yield _row(view, one, Section.COMING)


def requests_to_answer(view: View) -> Iterator[TodayRow]:
    """Requests for a representative that nobody has answered, with how much notice they gave."""
    for one in requests(view):
        if one.standing not in {Standing.DECIDE, Standing.LATE}:
            continue
        seats = (("seats", one.seat_ids[0]), ("request", one.id)) if len(one.seat_ids) == 1 else ()
        short = ", short notice" if one.is_short else ""
        yield line(
            f"request/{one.id}",
            Place.SELECTIONS,
            f"Representative asked for: {one.partnership}{short}",
            on=one.needed_by,
            when=far(one.needed_by, view.day),
            standing=one.standing,
            thing=one.id,
            act="selection.open" if seats else "",
            given=seats,
        )


def _row(view: View, one: SelectionRow, section: Section) -> TodayRow:
    next_step = one.next[:1].upper() + one.next[1:]
    is_to_do = section is Section.NEEDS_YOU
    return line(
        f"selection/{one.id}",
        Place.SELECTIONS,
        f"{next_step}: {one.partnership}, {one.seats} (selection {one.reference})",
        on=one.next_on or view.day,
        when=far(one.next_on, view.day) if one.next_on else "",
        standing=one.standing,
        thing=one.id,
        act=one.act if is_to_do else "",
        given=(("selection", one.id),),
        section=section,
    )
