"""What is shown of a constituency and of a group at risk of exclusion: who speaks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select

from compacttui.questions.coverage.matrix import coverage, in_numbers
from compacttui.questions.coverage.seated import (
    Spoken,
    constituencies_on,
    groups_on,
)
from compacttui.questions.coverage.voices import VoiceRow, speaks_for
from compacttui.questions.days import partial
from compacttui.questions.names import names_of
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.groups import group
from compacttui.records.organisations import belonging
from compacttui.records.partnerships import constituency
from compacttui.rules.coverage import DECIDING
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import ConstituencyKind, Tier

_MEMBERS: Final = 12
"""Organisations of a constituency that are named; of the others, how many there are."""


@shows("constituency")
def constituency_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A constituency: who it is, which groups it includes, who may stand, and the seats that speak for it."""
    row = row_on(view, connection, constituency, thing)
    if row is None:
        return None
    spoken = constituencies_on(view, connection)[thing]
    seats = Section(
        "Seats that speak for it", tuple(_seat(one) for one in speaks_for(view, constituency=thing))
    )
    return Shown(
        "constituency",
        thing,
        row.name,
        (
            _facts(row, _since(view, connection, thing)),
            _included(view, connection, spoken),
            seats,
            _members(view, connection, thing),
        ),
    )


def _since(view: View, connection: Connection, thing: str) -> PartialDate | None:
    """Since when it has been on record, whatever was said of it later."""
    c = constituency.c
    first = select(func.min(c.effective_from)).where(view.known(constituency), c.id == thing)
    return partial(connection.execute(first).scalar())


def _facts(row: Row[Any], since: PartialDate | None) -> Section:
    return Section(
        "",
        lines(
            fact("Kind", ConstituencyKind.of(row.kind).words),
            fact("Area", row.area),
            fact("Who it is", row.description),
            fact(
                "Only",
                f"{row.restricted_to} may stand" if row.restricted_to else None,
                note=row.restricted_reason or "",
            ),
            fact("On record since", since),
        ),
    )


def _included(view: View, connection: Connection, spoken: Spoken) -> Section:
    included = [one for one in groups_on(view, connection) if one.number in spoken.groups]
    return Section("Groups it includes", tuple(Line("", one.label, one.id) for one in included))


def _members(view: View, connection: Connection, thing: str) -> Section:
    b = belonging.c
    which = (view.true(belonging), b.constituency == thing)
    count = connection.execute(select(func.count()).where(*which)).scalar_one()
    query = select(b.organisation).where(*which).order_by(b.organisation).limit(_MEMBERS)
    some = [row.organisation for row in connection.execute(query)]
    names = names_of(view, connection, some)
    ordered = sorted((name, one) for one, name in names.items())
    return Section(
        "Organisations that belong to it",
        tuple(Line("", name, one) for name, one in ordered),
        more=count - len(ordered),
    )


@shows("group")
def group_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A group at risk of exclusion: how it is heard at each tier, and who speaks for it there."""
    row = row_on(view, connection, group, thing)
    if row is None or row.effective_from > view.day.isoformat():
        return None
    heard = next((one for one in coverage(view) if one.id == thing), None)
    voices = list(speaks_for(view, group=thing))
    spoken = [one for one in constituencies_on(view, connection).values() if row.number in one.groups]
    facts = Section(
        "",
        lines(
            *(
                fact(tier.words.capitalize(), in_numbers(heard.counts[tier]))
                for tier in Tier
                if tier in heard.counts
            ),
            fact("Set aside", row.set_aside_because),
            fact("Listed by", row.source),
        )
        if heard
        else (),
    )
    sections = (
        facts,
        *(
            _at_tier(tier, [one for one in voices if one.tier is tier])
            for tier in Tier
            if tier in DECIDING or any(one.tier is tier for one in voices)
        ),
        Section(
            "Constituencies that include it",
            tuple(Line("", one.name, one.id) for one in sorted(spoken, key=lambda one: one.folded)),
        ),
    )
    return Shown(
        "group", thing, row.label, sections, heard.standing if heard else None, heard.stands if heard else ""
    )


def _at_tier(tier: Tier, voices: Sequence[VoiceRow]) -> Section:
    return Section(f"{tier.words.capitalize()}: who speaks for it", tuple(_seat(one) for one in voices))


def _seat(one: VoiceRow) -> Line:
    only = f"only {one.only} may stand" if one.only else ""
    stands = one.stands if one.holder_id else one.stands.removeprefix("vacant, ")
    return Line(one.partnership, one.holder, one.id, one.standing, noted(one.seat, stands, only))
