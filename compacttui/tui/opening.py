"""Which places there are, and what opens when a thing is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compacttui.tui.frame import Offer, Opened
from compacttui.tui.place import AnyPlace

if TYPE_CHECKING:
    from compacttui.questions.registry import Question

WITH_A_LINE = ("person", "seat", "organisation", "partnership")
"""Kinds of things whose life is told as a line."""


def _today() -> AnyPlace:
    from compacttui.tui.places.today import Today

    return Today()


def _partnerships() -> AnyPlace:
    from compacttui.tui.places.partnerships import Partnerships

    return Partnerships()


def _seats() -> AnyPlace:
    from compacttui.tui.places.partnerships import Seats

    return Seats()


def _people() -> AnyPlace:
    from compacttui.tui.places.people import People

    return People()


def _organisations() -> AnyPlace:
    from compacttui.tui.places.people import Organisations

    return Organisations()


def _selections() -> AnyPlace:
    from compacttui.tui.places.selections import Selections

    return Selections()


def _interests() -> AnyPlace:
    from compacttui.tui.places.interests import Interests

    return Interests()


def _meetings() -> AnyPlace:
    from compacttui.tui.places.meetings import Meetings

    return Meetings()


def _reports() -> AnyPlace:
    from compacttui.tui.places.meetings import Reports

    return Reports()


def _coverage() -> AnyPlace:
    from compacttui.tui.places.coverage import Coverage

    return Coverage()


def _history() -> AnyPlace:
    from compacttui.tui.places.history import History

    return History()


OFFERS = (
    Offer("today", "Today", _today),
    Offer("seats", "Seats", _seats),
    Offer("people", "People", _people),
    Offer("meetings", "Meetings", _meetings),
    Offer("reports", "Report-backs", _reports),
    Offer("interests", "Interests", _interests),
    Offer("selections", "Selections", _selections),
    Offer("partnerships", "Partnerships", _partnerships),
    Offer("organisations", "Organisations", _organisations),
    Offer("history", "History", _history),
    Offer("coverage", "Coverage", _coverage),
)
"""The places of the sidebar; each is made, and its module read, when it is first opened."""

DAY_ONE = frozenset({"today", "seats", "people", "meetings"})
"""Those that are there from the beginning; the others appear below them when the town has a use for them."""


_DRAWN = {"coverage": _coverage}
"""Questions whose answer is drawn in a place of its own, which says it better than a list."""


def answer_to(question: Question[..., object]) -> Opened[None]:
    """The screen of a saved question's answer."""
    from compacttui.tui.places.answers import Answer

    drawn = _DRAWN.get(question.name)
    return Opened(Answer(question) if drawn is None else drawn())


def opened_for(ref: str) -> Opened[None]:
    """The screen of a thing: its line where it has one, else its record."""
    from compacttui.questions.things import kind_of

    kind = kind_of(ref)
    if kind in WITH_A_LINE:
        from compacttui.tui.places.line import Line

        return Opened(Line(kind, ref))
    if kind == "match":
        from compacttui.tui.places.match import Match

        return Opened(Match(ref))
    if kind == "resemblance":
        from compacttui.tui.places.likeness import LikeNames

        return Opened(LikeNames(ref))
    if kind in {"meeting", "declaration"}:
        from compacttui.tui.places.at_meetings import DeclarationRecord, MeetingRecord

        return Opened(MeetingRecord(ref) if kind == "meeting" else DeclarationRecord(ref))
    from compacttui.tui.places.record import Record

    return Opened(Record(kind, ref))
