"""What has been kept long enough by the rule book, and what will have been soon."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.records.keeping import Over, days_over, over
from compacttui.rules.dates import PartialDate, in_days
from compacttui.rules.keeping import kept_until
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.word import Word
from compacttui.rules.words import KeptFor, Standing

SOON: Final = timedelta(days=90)
"""How far ahead the list looks."""
DOES: Final = {
    KeptFor.INTEREST: "interest.destroy",
    KeptFor.BALLOTS: "ballots.destroy",
    KeptFor.TERM: "term.destroy",
    KeptFor.PERSON: "person.erase",
}
"""The act that does what is due, by what it is."""
_SEES: Final = {
    Role.CVS_OFFICER: tuple(KeptFor),
    Role.SUPPORT_STAFF: tuple(KeptFor),
    Role.AUDITOR: tuple(KeptFor),
    Role.RETURNING_OFFICER: (KeptFor.BALLOTS,),
    Role.SCRUTINEER: (KeptFor.BALLOTS,),
}
"""Who reads of what is due: whose duty it is, and who checks that it is done."""
WHOSE_DUTY: Final = frozenset({Role.CVS_OFFICER, Role.RETURNING_OFFICER})
"""Whose duty it is to destroy."""


class KeptShown(Word):
    """What a list of what is kept shows."""

    DUE = "due", "due now"
    SOON = "soon", "due now, or in three months"
    INTERESTS = "interests", "interests"
    BALLOTS = "ballots", "ballot papers"
    TERMS = "terms", "terms"
    PEOPLE = "people", "people"


_ONLY: Final = {
    KeptShown.INTERESTS: KeptFor.INTEREST,
    KeptShown.BALLOTS: KeptFor.BALLOTS,
    KeptShown.TERMS: KeptFor.TERM,
    KeptShown.PEOPLE: KeptFor.PERSON,
}


@dataclass(frozen=True, slots=True)
class KeptRow:
    """Something that is kept for a time, and whose time is over, or nearly.

    Attributes:
        id: its id; of ballot papers that of their selection.
        kind: what it is.
        standing: to be decided where it is due, soon where it is not yet.
        what: what it is, in words.
        called: what it is called.
        over_on: the day from which it is kept: closed, declared, the last day in office.
        due_on: the first day on which it need no longer be kept.
        stands: how far away that is.
        rule: how long it is kept.
        key: the key of the rule book that says so.
    """

    id: str
    kind: KeptFor
    standing: Standing
    what: str = column("What")
    called: str = column("Which")
    over_on: PartialDate = column("Over on")
    due_on: date = column("Until")
    stands: str = column("Stands")
    rule: str = column("Kept for")
    key: str = column("Rule book")


@question(
    "kept_long_enough",
    title="What has been kept long enough and is to be destroyed",
    rows=KeptRow,
    roles=frozenset(_SEES),
)
def kept_long_enough(view: View, shown: KeptShown = KeptShown.DUE) -> Sequence[KeptRow]:
    """Closed interests, ballot papers, ended terms and former representatives whose time by the rule book is over.

    The oldest duty first. Whose words are gone already is not listed.

    Args:
        shown: what is due now, what will be within three months, too, or one kind alone.
    """
    with view.reading() as connection:
        found = [one for one in _kept(view, connection) if _fits(view, one, shown)]
        names = Names(view)
        names.read(connection, [one.id for one, _ in found])
    rows = [_row(view, one, until, names) for one, until in found]
    return sorted(rows, key=lambda row: (row.due_on, row.what, row.called, row.id))


def count_due(view: View) -> tuple[int, date | None]:
    """How many things are due for the viewer to destroy, and since when the first of them is."""
    if view.role not in WHOSE_DUTY:
        return 0, None
    with view.reading() as connection:
        due = [
            (until, number)
            for what in _SEES[view.role]
            for day, rules, number in days_over(connection, view.town, what, _latest(view, what))
            if (until := _until(view, what, day, rules)) <= view.day
        ]
    return sum(number for _, number in due), min((until for until, _ in due), default=None)


def _kept(view: View, connection: Connection) -> Iterator[tuple[Over, date]]:
    """What is over, as far as it is the viewer's duty, with the day until which it is kept."""
    for what in _SEES.get(view.role, ()):
        for one in over(connection, view.town, what, _latest(view, what)):
            until = _until(view, what, one.on, one.rules)
            if until <= view.day + SOON:
                yield one, until


def _latest(view: View, what: KeptFor) -> str:
    """A day after every one on which something must have been over to be listed; papers have their own rules."""
    if what is KeptFor.BALLOTS:
        return (view.day + SOON).isoformat()
    kept_for = kept_until(what, view.day, view.rules) - view.day
    # Leap days: no span of years is longer than another by more than two days.
    return (view.day + SOON - kept_for + timedelta(days=3)).isoformat()


def _until(view: View, what: KeptFor, over_on: str, facts: str) -> date:
    return kept_until(what, PartialDate.from_iso(over_on).latest, _rules(view, facts))


def _rules(view: View, facts: str) -> RuleBook:
    return _begun_under(view.rules, facts) if facts else view.rules


@lru_cache(maxsize=16)
def _begun_under(now: RuleBook, facts: str) -> RuleBook:
    """The rules that a selection began under: most began under the same, and reading them takes long."""
    return now.from_facts(json.loads(facts))


def _fits(view: View, one: tuple[Over, date], shown: KeptShown) -> bool:
    found, until = one
    if shown in _ONLY:
        return found.what is _ONLY[shown]
    return until <= view.day or shown is KeptShown.SOON


def _row(view: View, one: Over, until: date, names: Names) -> KeptRow:
    rules = _rules(view, one.rules)
    return KeptRow(
        id=one.id,
        kind=one.what,
        standing=Standing.DECIDE if until <= view.day else Standing.SOON,
        what=one.what.words,
        called=names.of(one.id) or UNKNOWN,
        over_on=PartialDate.from_iso(one.on),
        due_on=until,
        stands=in_days(until, view.day, due=True),
        rule=_how_long(one.what, rules),
        key=one.what.rule,
    )


def _how_long(what: KeptFor, rules: RuleBook) -> str:
    number = rules[what.rule]
    return f"{number} {'months' if what is KeptFor.BALLOTS else 'years'}"
