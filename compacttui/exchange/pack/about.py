"""What an evidence pack is about: one thing on record, or a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from compacttui.questions.evidence import numbers_about, numbers_between
from compacttui.questions.names import names_of
from compacttui.questions.things import kind_of
from compacttui.questions.view import View
from compacttui.rules.dates import long_day, parse_days
from compacttui.rules.refusal import Refused

PERIOD: Final = "period"
KINDS: Final = ("seat", "person", "selection", "partnership", "organisation", "meeting", PERIOD)
"""What packs can be made of."""


@dataclass(frozen=True, slots=True)
class About:
    """What a pack is about.

    Attributes:
        kind: what kind of thing, or `PERIOD`.
        name: what it is called, as the viewer may read it.
        thing: its id; empty for a period.
        first: the first day of a period.
        last: its last day.
    """

    kind: str
    name: str
    thing: str = ""
    first: date = date.min
    last: date = date.max

    def numbers(self, view: View, size: int) -> Sequence[int]:
        """The numbers of the entries that belong to it, among the first so many."""
        if self.kind == PERIOD:
            return numbers_between(view, self.first, self.last, size)
        return numbers_about(view, self.thing, size)


def about_thing(view: View, thing: str) -> About:
    """A pack about one thing.

    Args:
        view: who asks.
        thing: its id.

    Raises:
        Refused: no pack can be made of things of its kind.
    """
    kind = kind_of(thing)
    if kind not in KINDS:
        raise Refused(f"An evidence pack is made of: {', '.join(KINDS)}.", field="kind")
    with view.reading() as connection:
        name = names_of(view, connection, [thing]).get(thing, "")
    return About(kind, name, thing)


def about_period(typed: str, today: date) -> About:
    """A pack about a period.

    Args:
        typed: a year, a month or a day, or two of them with “..” or “to” between.
        today: the day from which “tomorrow” counts.

    Raises:
        Refused: it cannot be read, or ends before it begins.
    """
    first, last = parse_days(typed, today=today, field="ref")
    return About(PERIOD, f"{long_day(first)} to {long_day(last)}", first=first, last=last)
