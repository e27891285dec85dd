"""Whose records a paper was made from, and for which day."""

from __future__ import annotations

from compacttui.questions.names import names_of
from compacttui.questions.view import View
from compacttui.rules.dates import long_day


def whose(view: View) -> str:
    """Say "From the records of Eastmere CVS, Saturday 21 November 2026"."""
    with view.reading() as connection:
        town = names_of(view, connection, [view.town]).get(view.town, "")
    known = f", as known on {long_day(view.known_on)}" if view.known_on else ""
    return f"From the records of {town or 'a town without a name'}, {long_day(view.day)}{known}"
