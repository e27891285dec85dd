"""What a concern about a term is, and what the questions about them share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement, and_

from compacttui.questions.view import View
from compacttui.records.terms import term
from compacttui.rules.word import Word
from compacttui.rules.words import Standing, TermKind


class About(Word):
    """What a term gives cause to think of."""

    RECALL = "recall", "recall"
    QUESTION = "question", "asked, not settled"
    ABSENCE = "absence", "missed meetings"
    ELIGIBILITY = "eligibility", "eligibility to review"
    CONTINUING = "continuing", "serves on, not asked to"
    HANDOVER = "handover", "note to the successor"
    INDUCTION = "induction", "induction"
    COVER = "cover", "on leave, nobody stands in"
    DEPUTY = "deputy", "a deputy comes each time"


@dataclass(frozen=True, slots=True)
class Concern:
    """Something to be done about a term.

    Attributes:
        term: which term.
        seat: on which seat.
        person: whose.
        about: what kind of thing it is.
        on: the day it is due, or since when it waits.
        standing: late, soon, or to be decided; nothing while its day is far.
        says: what it is, as it goes on after the person's name.
        act: the act that does it; empty where there is none but to talk.
        given: what else that act is given.
    """

    term: str
    seat: str
    person: str
    about: About
    on: date
    standing: Standing | None
    says: str
    act: str
    given: tuple[tuple[str, str], ...] = ()


Which: TypeAlias = "list[ColumnElement[bool]]"
"""Further conditions on the table of terms."""
HOLDS: Final = tuple(kind.value for kind in TermKind if kind.holds_the_seat)
"""How somebody holds a seat in their own right."""


def in_office(view: View, which: Which) -> ColumnElement[bool]:
    """The condition on a term that it is served on the view's day, and fits."""
    return and_(view.true(term), term.c.state == "active", *which)
