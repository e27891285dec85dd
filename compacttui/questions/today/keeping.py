"""What Today says of what has been kept long enough."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.questions.keeping import count_due
from compacttui.questions.today.rows import Place, TodayRow, far, line
from compacttui.questions.view import View
from compacttui.rules.dates import plural
from compacttui.rules.words import Standing


def kept_long_enough(view: View) -> Iterator[TodayRow]:
    """Tell those whose duty it is how much is to be destroyed, since the first of it is due."""
    number, first = count_due(view)
    if first is not None:
        yield line(
            "kept long enough",
            Place.HISTORY,
            f"{plural(number, 'record has', 'records have')} been kept long enough: to be destroyed",
            on=first,
            when=far(first, view.day),
            standing=Standing.DECIDE,
            asks="kept_long_enough",
        )
