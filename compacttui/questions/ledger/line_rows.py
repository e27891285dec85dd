"""The rows of a line: what each says, to which part it belongs, and how an entry becomes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from compacttui.questions.ledger.entries import ReadEntry, leads_to
from compacttui.questions.ledger.history import about_whom
from compacttui.questions.names import UNKNOWN
from compacttui.questions.registry import column
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate, from_utc_text, in_days, london_day, short_day
from compacttui.rules.word import Word
from compacttui.rules.words import Standing


class Part(Word):
    """Which part of a line a row belongs to: what its chips show."""

    TERMS = "terms", "terms"
    SELECTION = "selection", "selection"
    CONFLICTS = "conflicts", "conflicts"
    MEETINGS = "meetings", "meetings"
    REPORTS = "reports", "reports"
    GAPS = "gaps", "gaps"
    OTHER = "other", "other"


_PARTS: Final = {
    **dict.fromkeys(
        (
            "selection",
            "register",
            "nominations",
            "nomination",
            "poll",
            "result",
            "ballots",
            "count",
            "lot",
            "countback",
            "complaint",
        ),
        Part.SELECTION,
    ),
    **dict.fromkeys(("interest", "interests", "declaration", "match"), Part.CONFLICTS),
    **dict.fromkeys(("meeting", "item", "attendance", "papers"), Part.MEETINGS),
    **dict.fromkeys(("report", "sounding", "remark", "action", "chase"), Part.REPORTS),
    **dict.fromkeys(("term", "leave", "review", "recall", "handover"), Part.TERMS),
}
"""By the word that an entry's kind begins with; what is not among them belongs to no part of its own."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One row of a line.

    Attributes:
        key: tells it from all others.
        seq: the entry to open; nothing for what was worked out.
        thing: the id of what it is about, to open that instead.
        part: which part of the line it belongs to.
        standing: how it stands; nothing for what is merely noted.
        recorded_on: the day it was recorded, where that is later than it was true.
        recorded_by: by whom then, and in which role.
        true_on: when it was true; a year or a month where nobody knows better.
        what: what happened.
        about: whom or what it happened to, where that is not the thing whose line it is.
        note: the rest in one phrase.
        later: that it was recorded later, by whom, and how much later, in words.
    """

    key: str
    seq: int | None
    thing: str
    part: Part
    standing: Standing | None
    recorded_on: date | None
    recorded_by: str
    true_on: PartialDate = column("When")
    what: str = column("What")
    about: str = column("About")
    note: str = column("More")
    later: str = column("Recorded")


@cache
def part_of(kind: str) -> Part:
    """To which part of a line an entry of this kind belongs."""
    return _PARTS.get(kind.partition(".")[0], Part.OTHER)


def row_of(view: View, entry: ReadEntry, thing: str) -> LineRow:
    """The row of an entry on the line of a thing."""
    event, told = entry.event, entry.told
    true_on = PartialDate.from_iso(told.on)
    recorded_on = london_day(from_utc_text(event.at))
    late_by = (recorded_on - true_on.latest).days
    return LineRow(
        key=str(event.seq),
        seq=event.seq,
        thing=leads_to(event),
        part=part_of(event.kind),
        standing=told.standing,
        recorded_on=recorded_on if late_by > 0 else None,
        recorded_by=entry.by if late_by > 0 else "",
        true_on=true_on,
        what=told.what,
        about=_about(entry, thing),
        note=noted(told.note, entry.reason),
        later=_later(view, entry, true_on, recorded_on) if late_by > 0 else "",
    )


_OF_A_HOLDER: Final = frozenset({"ter", "rep", "att", "dec", "mat"})
"""Beginnings of the ids of what somebody does, or what becomes of them, in a seat."""
_OF_A_PERSON: Final = frozenset({"int", "aff"})


def _about(entry: ReadEntry, thing: str) -> str:
    """Whom or what an entry is about besides the thing whose line it stands in."""
    subject = entry.event.subject
    kind = subject[:3]
    if subject == thing:
        return ""
    if kind not in _OF_A_HOLDER | _OF_A_PERSON:
        return about_whom(entry)
    wanted = ("per", "sea") if kind in _OF_A_HOLDER else ("per",)
    touched = (other for first in wanted for other in entry.event.about if other[:3] == first)
    return ", ".join(entry.names.get(other, UNKNOWN) for other in touched if other[:3] != thing[:3])


def _later(view: View, entry: ReadEntry, true_on: PartialDate, recorded_on: date) -> str:
    """Say “recorded Tue 3 March by Ama Larbi, officer, 19 days later”."""
    distance = {"yesterday": "1 day"}.get(
        ago := in_days(true_on.latest, recorded_on), ago.removesuffix(" ago")
    )
    return f"recorded {short_day(recorded_on, view.today)} by {entry.by}, {distance} later"


def as_one(alike: Sequence[LineRow]) -> LineRow:
    """Rows that say the same of the same thing on the same day as one, with all their notes: four acceptances."""
    notes = dict.fromkeys(row.note for row in alike if row.note)
    return replace(alike[-1], note=", ".join(notes)) if len(alike) > 1 else alike[0]
