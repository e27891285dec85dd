"""The weeks of a selection among the parts of its record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compacttui.tui.places.saying import parts_of
from compacttui.tui.store import Store
from compacttui.tui.widgets.detail import BLANK, Part
from compacttui.tui.widgets.pages import Heading, Passage
from compacttui.tui.widgets.weeks import legend, picture


def selection_parts(store: Store, thing: str) -> tuple[Part, ...]:
    """Give a selection's record with its weeks drawn above its timetable. Called in a worker thread."""
    from compacttui.questions.showing import show

    parts = parts_of(store.ask(show, "selection", thing), store.today)
    return tuple(_with_weeks(parts, store, thing))


def _with_weeks(parts: Sequence[Part], store: Store, thing: str) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Heading) and part.words == "Timetable":
            yield from _weeks(store, thing)
        yield part


def _weeks(store: Store, thing: str) -> Iterator[Part]:
    from compacttui.questions.selections.calendars import calendar_of

    calendar = store.ask(calendar_of, thing)
    yield Heading("Weeks")
    yield from picture(calendar.weeks, store.today)
    yield BLANK
    yield from (Passage(line) for line in legend(calendar.timetable, calendar.weeks, store.today))
