"""What is shown of an organisation."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from compacttui.questions.days import partial
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.organisations import membership_in_words
from compacttui.questions.people import READS_REGISTER
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.requests import READS_REQUESTS
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.imports import identifier
from compacttui.records.involvement import invited, involvement
from compacttui.records.meetings import item, meeting, named
from compacttui.records.organisations import connection as connected
from compacttui.records.organisations import organisation
from compacttui.records.people import affiliation
from compacttui.rules.words import Capacity, Engagement, IncomeBand, InvolvementReply, Sector

_NAMED = 10
"""Items shown that name an organisation; its line has them all."""


@shows("organisation")
def organisation_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """An organisation: its membership, the people and organisations tied to it, and where agendas name it."""
    row = row_on(view, connection, organisation, thing)
    if row is None:
        return None
    is_inside = view.role in READS_REGISTER
    names = Names(view)
    names.read(connection, [thing, row.voting_contact])
    title = names.of(thing) or UNKNOWN
    membership = membership_in_words(row.membership_class, row.membership_state)
    sections = (
        _facts(row, names, membership, is_inside=is_inside),
        _numbers(view, connection, thing),
        _people(view, connection, thing, names) if is_inside else Section("People", ()),
        _connected(view, connection, thing, names),
        _where_named(view, connection, thing, names),
        _involved(view, connection, thing),
        Section("Former names", tuple(Line("", name) for name in names.ever(thing) if name != title)),
    )
    return Shown("organisation", thing, title, sections, None, membership)


def _facts(row: Row[Any], names: Names, membership: str, *, is_inside: bool) -> Section:
    return Section(
        "",
        lines(
            fact("Short name", row.short_name),
            fact("Sector", Sector.of(row.sector).words),
            fact("Kind", row.sector_kind),
            fact("Legal form", row.legal_form),
            fact("Yearly income", IncomeBand.of(row.income_band).words if row.income_band else None),
            fact("Membership", membership, note=_joined(row)),
            fact("Being asked", _wish(row), note=said(row.engagement_topics)),
            fact("Voting contact", names.of(row.voting_contact), row.voting_contact) if is_inside else None,
        ),
    )


def _numbers(view: View, connection: Connection, thing: str) -> Section:
    """Its numbers in public registers."""
    i = identifier.c
    labels = {"charity": "Charity number", "company": "Company number"}
    query = (
        select(i.scheme, i.value)
        .where(view.true(identifier), i.thing == thing, i.scheme.in_(labels))
        .order_by(i.scheme, i.id)
    )
    return Section(
        "Registered", tuple(Line(labels[row.scheme], row.value) for row in connection.execute(query))
    )


def _wish(row: Row[Any]) -> str | None:
    return Engagement.of(row.engagement).words if row.engagement else None


def _joined(row: Row[Any]) -> str:
    joined = partial(row.joined_on)
    return f"since {joined.words}" if joined else ""


def _people(view: View, connection: Connection, thing: str, names: Names) -> Section:
    a = affiliation.c
    query = (
        select(a.person, a.capacity, a.paid, a.effective_from)
        .where(view.true(affiliation), a.organisation == thing)
        .order_by(a.effective_from, a.id)
    )
    found = connection.execute(query).all()
    names.read(connection, [row.person for row in found])
    return Section(
        "People",
        tuple(
            Line(
                Capacity.of(row.capacity).words,
                names.of(row.person) or UNKNOWN,
                row.person,
                note=noted(_since(row.effective_from), "paid" if row.paid else ""),
            )
            for row in found
        ),
    )


def _since(day: str) -> str:
    began = partial(day)
    return f"since {began.words}" if began else ""


def _connected(view: View, connection: Connection, thing: str, names: Names) -> Section:
    """Organisations with people in charge in common."""
    c = connected.c
    query = select(c.organisation, c.other).where(
        view.true(connected), or_(c.organisation == thing, c.other == thing)
    )
    others = [
        row.other if row.organisation == thing else row.organisation for row in connection.execute(query)
    ]
    names.read(connection, others)
    return Section(
        "Connected with",
        tuple(Line("", names.of(other) or UNKNOWN, other) for other in dict.fromkeys(others)),
    )


def _involved(view: View, connection: Connection, thing: str) -> Section:
    """Requests for involvement that it was asked to take part in, the latest first, and how it replied."""
    if view.role not in READS_REQUESTS:
        return Section("Asked to take part", ())
    c, i = invited.c, involvement.c
    query = (
        select(i.id, i.subject, c.sent_on, c.reply, c.withdrawn_on)
        .join_from(invited, involvement, (i.log == c.log) & (i.id == c.involvement))
        .where(view.true(invited), view.true(involvement), c.organisation == thing)
        .order_by(c.sent_on.desc(), i.id)
        .limit(_NAMED + 1)
    )
    found = connection.execute(query).all()
    return Section(
        "Asked to take part",
        tuple(
            Line(said(row.subject), date.fromisoformat(row.sent_on), row.id, note=_replied(row))
            for row in found[:_NAMED]
        ),
        more=max(0, len(found) - _NAMED),
    )


def _replied(row: Any) -> str:
    if row.withdrawn_on:
        return "asked no longer"
    return InvolvementReply.of(row.reply).words if row.reply else "no reply yet"


def _where_named(view: View, connection: Connection, thing: str, names: Names) -> Section:
    """The items of agendas that name it, the latest first."""
    n, i, m = named.c, item.c, meeting.c
    naming = (
        select(i.id, i.number, i.title, m.id.label("meeting"), m.partnership)
        .join_from(named, item, (i.log == n.log) & (i.id == n.item))
        .join(meeting, (m.log == n.log) & (m.id == n.meeting))
        .where(view.true(named), view.true(item), view.true(meeting), n.organisation == thing)
        .order_by(m.planned_on.desc(), i.number)
        .limit(_NAMED + 1)
    )
    found = connection.execute(naming).all()
    names.read(connection, [row.meeting for row in found[:_NAMED]])
    return Section(
        "Named on agendas",
        tuple(
            Line(f"item {row.number}", row.title, row.meeting, note=names.of(row.meeting) or "")
            for row in found[:_NAMED]
        ),
        more=max(0, len(found) - _NAMED),
    )
