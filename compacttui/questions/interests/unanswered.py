"""Matches of agendas with the register that nobody has answered: worked out each time, so that nothing can hide them.

An interest of somebody at the table, in an organisation that an item names, has to be declared. It stays open
until it is: neither closing the meeting, nor taking the interest off the register afterwards, makes it go away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from compacttui.questions.tables import met_on
from compacttui.questions.view import View
from compacttui.records.declarations import declaration, match_answer
from compacttui.records.meetings import meeting
from compacttui.records.ties import matches_at as kept_matches
from compacttui.rules.declarations import Said, unanswered
from compacttui.rules.interests import Match
from compacttui.rules.words import MatchOutcome


@dataclass(frozen=True, slots=True)
class OpenMatch:
    """An item that names an organisation to which somebody at the table is tied, and what became of it.

    Attributes:
        meeting: the meeting's id.
        partnership: whose meeting.
        on: the day of the meeting.
        held: it has been held.
        match: the item, the person, the organisation and what ties them.
        answered: the person declared it.
        outcome: what was found out afterwards, if it was looked into.
    """

    meeting: str
    partnership: str
    on: date
    held: bool
    match: Match
    answered: bool
    outcome: MatchOutcome | None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return not self.answered and self.outcome is None


def matches_at(
    view: View,
    connection: Connection,
    *,
    meetings: ColumnElement[bool] | None = None,
    given: Mapping[str, str] | None = None,
    person: str | None = None,
    unsettled: bool = False,
) -> list[OpenMatch]:
    """Every match of the agendas with the register, the oldest meeting first, whether answered or not.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        meetings: only of these meetings, as a condition on their table.
        given: what the condition leaves open, by name.
        person: only this person's.
        unsettled: those that still wait, or were looked into, for certain; of those that were declared perhaps not all.
    """
    by_meeting = kept_matches(
        connection,
        view.town,
        view.day,
        holds=view.moment.true,
        known=view.moment.known,
        meetings=meetings,
        given=given,
        person=person,
        unsettled=unsettled,
    )
    said = _said(view, connection, list(by_meeting))
    found = _outcomes(view, connection, list(by_meeting))
    about = _meetings(view, connection, list(by_meeting))
    return [
        one
        for meeting_id in sorted(about, key=lambda known: (about[known].met_on, known))
        for one in _of_meeting(
            about[meeting_id],
            by_meeting[meeting_id],
            said[meeting_id],
            found,
        )
    ]


def _of_meeting(
    row: Row[Any],
    matches: Sequence[Match],
    said: Sequence[Said],
    outcomes: Mapping[tuple[str, str, str], MatchOutcome],
) -> list[OpenMatch]:
    waiting = set(map(_key, unanswered(matches, said)))
    return [
        OpenMatch(
            meeting=row.id,
            partnership=row.partnership,
            on=date.fromisoformat(row.met_on),
            held=row.held_on is not None and row.met_on == row.held_on,
            match=match,
            answered=_key(match) not in waiting,
            outcome=outcomes.get(_key(match)),
        )
        for match in matches
    ]


def _key(match: Match) -> tuple[str, str, str]:
    return match.item, match.person, match.organisation


def _meetings(view: View, connection: Connection, ids: Sequence[str]) -> dict[str, Row[Any]]:
    m = meeting.c
    query = select(m.id, m.partnership, m.held_on, met_on(view).label("met_on")).where(
        view.true(meeting), m.id.in_(ids)
    )
    return {row.id: row for row in connection.execute(query)} if ids else {}


def _said(view: View, connection: Connection, ids: Sequence[str]) -> dict[str, list[Said]]:
    d = declaration.c
    query = select(d.meeting, d.person, d.nil, d.item, d.organisation, d.interest).where(
        view.true(declaration), d.meeting.in_(ids), d.nil == 0
    )
    found: dict[str, list[Said]] = defaultdict(list)
    for row in connection.execute(query) if ids else ():
        found[row.meeting].append(Said(row.person, bool(row.nil), row.item, row.organisation, row.interest))
    return found


def _outcomes(
    view: View, connection: Connection, ids: Sequence[str]
) -> dict[tuple[str, str, str], MatchOutcome]:
    a = match_answer.c
    query = select(a.item, a.person, a.organisation, a.outcome).where(
        view.true(match_answer), a.meeting.in_(ids)
    )
    rows = connection.execute(query) if ids else ()
    return {(row.item, row.person, row.organisation): MatchOutcome.of(row.outcome) for row in rows}
