"""What a line of Today says, and which section it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from compacttui.questions.registry import column
from compacttui.rules.dates import in_days
from compacttui.rules.word import Word
from compacttui.rules.words import Standing


class Section(Word):
    """The parts of Today, in their order."""

    NEEDS_YOU = "needs_you", "needs you"
    CHANGED = "changed", "since the last check"
    EXCEPTIONS = "exceptions", "exceptions"
    COMING = "coming", "coming"
    LATELY = "lately", "done lately"


class Place(Word):
    """The place in the interface where the rest of a line's story is."""

    PARTNERSHIPS = "partnerships", "partnerships"
    PEOPLE = "people", "people"
    SELECTIONS = "selections", "selections"
    INTERESTS = "interests", "interests"
    MEETINGS = "meetings", "meetings and reports"
    HISTORY = "history", "history"


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One line of Today.

    Attributes:
        key: tells it from all others, today and tomorrow.
        section: which part of Today it stands in.
        place: where the rest of its story is.
        standing: late, to be decided, soon; nothing for what is merely coming or counted.
        on: the day it is sorted by: the oldest duty comes first.
        thing: the id of what Enter opens; empty where a question lists it.
        asks: the name of the question that lists what it counts; empty where it is one thing.
        act: the name of the act that does it; empty where nothing is to be done, or by others.
        given: what the act is done to, as (parameter, id) pairs.
        what: what it is about.
        when: how late it is, or how far away.
    """

    key: str
    section: Section
    place: Place
    standing: Standing | None
    on: date
    thing: str
    asks: str
    act: str
    given: tuple[tuple[str, str], ...]
    what: str = column("What")
    when: str = column("When")


def line(
    key: str,
    place: Place,
    what: str,
    *,
    on: date,
    when: str = "",
    standing: Standing | None = None,
    thing: str = "",
    asks: str = "",
    act: str = "",
    given: tuple[tuple[str, str], ...] = (),
    section: Section = Section.NEEDS_YOU,
) -> TodayRow:
    """Make a line; what it is about comes last, as it does on the screen."""
    return TodayRow(key, section, place, standing, on, thing, asks, act, given, what, when)


def far(day: date, today: date) -> str:
    """How far away a day is, or how late: "in 6 days", "12 days late"."""
    return in_days(day, today, due=True)


def far_ago(day: date, today: date) -> str:
    """How long ago a day was, without the "ago": "12 days", "4 years"."""
    said = in_days(day, today)
    return {"today": "less than a day", "yesterday": "1 day"}.get(said, said.removesuffix(" ago"))


def in_order(rows: Iterable[TodayRow]) -> list[TodayRow]:
    """Sections in their order; in each, what is to be decided or late first, the oldest of it first."""
    sections = list(Section)
    return sorted(
        rows, key=lambda row: (sections.index(row.section), _weight(row.standing), row.on, row.what)
    )


def _weight(standing: Standing | None) -> int:
    return {Standing.DECIDE: 0, Standing.LATE: 0, Standing.SOON: 1}.get(standing, 2) if standing else 2
