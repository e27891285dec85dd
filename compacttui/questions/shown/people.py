"""What is shown of a person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, select

from compacttui.questions.days import partial
from compacttui.questions.holding import TermOn, terms_on
from compacttui.questions.interests.register import InterestsShown, entries
from compacttui.questions.interests.returns import last_returns
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.people import READS_REGISTER, may_see, may_see_affiliations
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on, span_of
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.interests import interest
from compacttui.records.people import affiliation, person
from compacttui.rules.roles import Role
from compacttui.rules.words import Capacity, PersonState

_ENTRIES = 6
"""Interests shown of a person; the register's place has them all."""


@shows("person")
def person_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A person: the seats they hold and held, and where they belong."""
    row = row_on(view, connection, person, thing)
    if row is None or not _may_be_seen(view, connection, thing):
        return None
    terms = terms_on(view, connection, people=[thing])
    belongs = _affiliations(view, connection, thing)
    names = Names(view)
    names.read(connection, [thing, *(t.seat for t in terms), *(a.organisation for a in belongs)])
    now = names.of(thing) or UNKNOWN
    former = [name for name in names.ever(thing) if name != now] if view.role in READS_REGISTER else []
    sections = (
        _facts(view, row, thing),
        Section("Seats", tuple(_term(one, names) for one in reversed(terms))),
        Section("Belongs to", tuple(_belonging(one, names) for one in belongs)),
        _interests(view, connection, thing),
        Section("Former names", tuple(Line("", name) for name in former)),
    )
    state = PersonState.of(row.state)
    return Shown("person", thing, now, sections, None, "" if state is PersonState.ACTIVE else state.words)


def _may_be_seen(view: View, connection: Connection, thing: str) -> bool:
    seen = select(person.c.id).where(view.known(person), person.c.id == thing, *may_see(view))
    return connection.execute(seen).first() is not None


def _facts(view: View, row: Row[Any], thing: str) -> Section:
    is_inside = view.role in READS_REGISTER or view.person == thing
    roles = ", ".join(Role.of(role).words for role in json.loads(row.roles)) if is_inside else ""
    return Section("", lines(fact("Pronouns", row.pronouns), fact("Roles here", roles)))


def _interests(view: View, connection: Connection, thing: str) -> Section:
    """What the register of interests has of the person, as far as the viewer reads it, and their last yearly word."""
    held = entries(view, InterestsShown.OPEN, interest.c.person == thing)
    said = last_returns(view, connection, [thing]).get(thing)
    lines_of = (
        Line(
            "", row.held_in, row.id, None, noted(row.kind if row.kind != row.held_in else "", row.mitigation)
        )
        for row in held.page(0)[:_ENTRIES]
    )
    word = () if said is None else (Line("confirmed", said.on, note=said.words),)
    return Section("Interests", (*lines_of, *word), more=max(0, held.total - _ENTRIES))


def _term(one: TermOn, names: Names) -> Line:
    ended = one.ended_reason.words if one.ended_reason else ""
    return Line(
        one.basis.words, names.of(one.seat) or UNKNOWN, one.seat, note=noted(span_of(one), one.route, ended)
    )


def _affiliations(view: View, connection: Connection, thing: str) -> Sequence[Row[Any]]:
    """What the person works, volunteers or sits on a board for, and did; the last that began first."""
    if not may_see_affiliations(view, thing):
        return ()
    a = affiliation.c
    begun = and_(view.known(affiliation), a.effective_from <= view.day.isoformat(), a.person == thing)
    query: Select[Any] = select(a.organisation, a.capacity, a.paid, a.effective_from, a.effective_to)
    return connection.execute(query.where(begun).order_by(a.effective_from.desc(), a.id)).all()


def _belonging(row: Row[Any], names: Names) -> Line:
    since, until = partial(row.effective_from), partial(row.effective_to)
    span = f"{since.words} to {until.words}" if since and until else f"since {since.words}" if since else ""
    return Line(
        Capacity.of(row.capacity).words,
        names.of(row.organisation) or UNKNOWN,
        row.organisation,
        note=noted(span, "paid" if row.paid else ""),
    )
