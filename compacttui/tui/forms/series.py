"""The form of meetings that recur: the days are written out while one types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual.content import Content

from compacttui.rules.dates import narrow_day
from compacttui.rules.words import Repeats
from compacttui.rules.words.standing import Standing
from compacttui.tui.forms.telling import TellingForm, in_lines
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.text import said

if TYPE_CHECKING:
    from compacttui.questions.meetings.series import SeriesIf

_IN_A_LINE = 4
_MOST_ODD = 3


class SeriesForm(TellingForm):
    """Writes out the days of a series below its end, with those that are holidays."""

    BELOW = "until"
    WATCHED: ClassVar = frozenset({"first", "every", "times", "until", "leave_out"})

    def told(self, store: Store, values: Mapping[str, object]) -> Content:
        """Write out the days as they would be."""
        from compacttui.questions.meetings.series import series_if

        first, times, until = values.get("first"), values.get("times"), values.get("until")
        if not isinstance(first, date) or (times is None and until is None):
            return said(
                Bit("Say how many meetings there are, or until when: the days are written here.", Tone.QUIET)
            )
        every = cast("Repeats", values.get("every", Repeats.MONTHLY))
        leave_out = values.get("leave_out")
        left = (
            [day for day in leave_out if isinstance(day, date)]
            if isinstance(leave_out, (list, tuple))
            else []
        )
        wanted = store.ask(
            series_if,
            first,
            every,
            times if isinstance(times, int) else None,
            until if isinstance(until, date) else None,
            left,
        )
        return in_lines(list(_lines(wanted, store.today)))


def _lines(wanted: SeriesIf, today: date) -> Iterator[tuple[Bit, ...]]:
    yield (sign(Standing.DONE), Bit(f" {wanted.often}", Tone.DONE))
    days = [narrow_day(day, today) for day in wanted.days]
    for start in range(0, len(days), _IN_A_LINE):
        yield (Bit("  ".join(f"{day:<13}" for day in days[start : start + _IN_A_LINE]).rstrip()),)
    for words in wanted.odd[:_MOST_ODD]:
        yield (sign(Standing.SOON), Bit(f" {words}", Tone.SOON))
    if len(wanted.odd) > _MOST_ODD:
        yield (Bit(f"and {len(wanted.odd) - _MOST_ODD} more to think of", Tone.QUIET),)
