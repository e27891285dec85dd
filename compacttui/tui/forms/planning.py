"""The forms of what has dates: a request for a representative, a selection that begins, dates planned anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual.content import Content

from compacttui.rules.dates import narrow_day
from compacttui.rules.words.standing import Standing
from compacttui.tui.forms.telling import TellingForm, in_lines
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.text import said
from compacttui.tui.widgets.weeks import short_legend, week_lines

if TYPE_CHECKING:
    from compacttui.questions.selections.calendars import Calendar
    from compacttui.rules.selections import Mark, Profile

_DATES = {
    "nominations_close_on": "nominations_close",
    "withdrawals_close_on": "withdrawals_close",
    "publish_on": "published",
    "poll_opens_on": "poll_opens",
    "poll_closes_on": "poll_closes",
    "result_on": "result",
    "declare_on": "declared",
}
"""The mark of each field that holds a date of a timetable."""
_MOST_WARNINGS = 3


class RequestForm(TellingForm):
    """Says below the day how much notice it gives."""

    BELOW = "needed_by"
    WATCHED: ClassVar = frozenset({"needed_by", "received_on"})

    def told(self, store: Store, values: Mapping[str, object]) -> Content:
        """Say how much notice the request gives; short notice is marked, and never stops anything."""
        from compacttui.questions.selections.requests import notice_if

        wanted = values.get("needed_by")
        if not isinstance(wanted, date):
            return Content()
        received = values.get("received_on")
        notice = store.ask(notice_if, wanted, received if isinstance(received, date) else None)
        if notice.is_short:
            return said(sign(Standing.SOON), Bit(f" {notice.words}", Tone.SOON))
        return said(sign(Standing.DONE), Bit(f" {notice.words}", Tone.DONE))


class SelectionForm(TellingForm):
    """Draws the weeks of a selection before it begins, with what is odd about its dates."""

    BELOW = "timetable"
    WATCHED: ClassVar = frozenset({"notice_on", "timetable", *_DATES})
    ON_TOP: ClassVar = frozenset({"notice_on", "timetable"})

    def done_words(self, result: object) -> str:
        """Say that it begins, and when nominations close; what is odd about the dates was seen before."""
        return ". ".join(super().done_words(result).split(". ")[:2]).removesuffix(".") + "."

    def told(self, store: Store, values: Mapping[str, object]) -> Content:
        """Draw the weeks as they would be."""
        from compacttui.questions.selections.calendars import calendar_if
        from compacttui.rules.selections import Profile

        notice = values.get("notice_on")
        profile = cast("Profile", values.get("timetable", Profile.STANDARD))
        given = dates_in(values)
        if profile is Profile.CUSTOM and len(given) < len(_DATES):
            return said(Bit("Fill in all seven dates below; then the weeks are drawn here.", Tone.QUIET))
        calendar = store.ask(calendar_if, notice if isinstance(notice, date) else None, profile, given)
        return in_lines(list(drawn(calendar, store.today)))


class ReplanForm(TellingForm):
    """Draws the weeks of a selection with the dates that would be others, and says which those are."""

    BELOW = "reason"
    WATCHED: ClassVar = frozenset({"selection", "notice_on", *_DATES})

    def told(self, store: Store, values: Mapping[str, object]) -> Content:
        """Draw the weeks as they would be, what follows a moved date included."""
        from compacttui.questions.selections.calendars import calendar_moved
        from compacttui.rules.selections import Mark

        selection, notice = values.get("selection"), values.get("notice_on")
        if not isinstance(selection, str):
            return Content()
        given = dates_in(values)
        if isinstance(notice, date):
            given[Mark.NOTICE] = notice
        return in_lines(list(drawn(store.ask(calendar_moved, selection, given), store.today)))


def dates_in(values: Mapping[str, object]) -> dict[Mark, date]:
    """The dates of a timetable among a form's values, by their marks."""
    from compacttui.rules.selections import Mark

    found = ((Mark.of(mark), values.get(field)) for field, mark in _DATES.items())
    return {mark: day for mark, day in found if isinstance(day, date)}


def drawn(calendar: Calendar, today: date) -> Iterator[tuple[Bit, ...]]:
    """Draw a calendar in few lines: what makes it impossible, its weeks, a short legend, what is odd about it."""
    for stop in calendar.stops:
        yield sign(Standing.LATE), Bit(f" {stop}", Tone.LATE)
    yield from week_lines(calendar.weeks, today)
    for change in calendar.moved:
        yield (
            Bit(f"{change.mark.words}: {narrow_day(change.after, today)} in place of "),
            Bit(narrow_day(change.before, today), Tone.QUIET),
        )
    for warning in calendar.warnings[:_MOST_WARNINGS]:
        yield sign(Standing.SOON), Bit(f" {warning}", Tone.SOON)
    more = len(calendar.warnings) - _MOST_WARNINGS
    if more > 0:
        yield (Bit(f"and {more} more to think of", Tone.QUIET),)
    yield from short_legend(calendar.timetable, today)
