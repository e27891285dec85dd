"""Any registered act with any values a person could give it: drawn from the act's own fields and from what is on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st
from scenes.story import CANDIDATES
from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import FieldKind, FieldSpec
from compacttui.acts.registry import Act, all_acts
from compacttui.counting import Profile
from compacttui.records.log import thing_table
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role

Things = Mapping[str, Sequence[str]]
"""What is on record, by the first letters of its ids."""

WORDS = (
    "Winter plan",
    "2026-01",
    "Ama Larbi",
    "none",
    "   ",
    "O'Brien & Søn",
    "a line\nand another",
    "[@click=app.quit]x[/]",
    "\x1b[31mred\u202e",
    "long " * 60,
)


def things_on_record(desk: Desk) -> Things:
    """Every thing on record, by the first letters of its id."""
    t = thing_table.c
    with desk.database.reading() as connection:
        ids = (
            connection.execute(select(t.id).where(t.log == desk.town).order_by(t.first_seq, t.id))
            .scalars()
            .all()
        )
    found: dict[str, list[str]] = {}
    for thing in ids:
        found.setdefault(thing[:3], []).append(thing)
    return found


@st.composite
def acts(draw: st.DrawFn) -> Act[..., Any]:
    """One of the registered acts."""
    return draw(st.sampled_from(list(all_acts().values())))


@st.composite
def roles_for(draw: st.DrawFn, act: Act[..., Any]) -> Role:
    """A role, mostly one that may do it."""
    may = sorted(act.roles)
    return draw(st.sampled_from([*may, *may, *may, *may, draw(st.sampled_from(list(Role)))]))


@st.composite
def given_to(draw: st.DrawFn, specs: Sequence[FieldSpec], things: Things, today: date) -> dict[str, Any]:
    """Values for the fields of an act; most that may be left out are."""
    return {
        spec.name: draw(_values(spec, things, today))
        for spec in specs
        if spec.required or draw(st.integers(0, 3)) == 0
    }


def _values(spec: FieldSpec, things: Things, today: date) -> st.SearchStrategy[Any]:
    if spec.many:
        single = _values(replace(spec, many=False), things, today)
        return st.lists(single, min_size=int(spec.required), max_size=3)
    if spec.kind is FieldKind.CHOICE:
        assert spec.word is not None
        return st.sampled_from(list(spec.word))
    if spec.kind is FieldKind.GROUP:
        assert spec.group is not None
        make = spec.group
        return given_to(spec.parts, things, today).map(lambda given: make(**given))
    if spec.kind is FieldKind.THING:
        # What was put on record last is what people work on.
        known = list(things.get((spec.thing or "")[:3], ()))
        return st.sampled_from([*known, *known[-3:] * 4] or ["non-0000000000000000"])
    return _plain(today)[spec.kind]


def _plain(today: date) -> Mapping[FieldKind, st.SearchStrategy[Any]]:
    days = st.one_of(st.integers(-30, 30), st.integers(-900, 900)).map(lambda far: today + timedelta(far))
    years = st.integers(2015, 2028)
    return {
        FieldKind.LINE: st.sampled_from(WORDS),
        FieldKind.WORDS: st.sampled_from(WORDS),
        FieldKind.DAY: days,
        FieldKind.PARTIAL_DAY: st.one_of(
            days.map(PartialDate.of),
            years.map(PartialDate),
            st.builds(PartialDate, years, st.integers(1, 12)),
        ),
        FieldKind.TIME: st.builds(time, st.integers(8, 20), st.sampled_from([0, 15, 41])),
        FieldKind.WHOLE: st.one_of(st.integers(0, 5), st.sampled_from([-1, 36, 2**53 - 1])),
        FieldKind.FLAG: st.booleans(),
        FieldKind.BALLOTS: _ballots(),
        FieldKind.HIDDEN: st.sampled_from(("seven brass kettles", "three tin whistles", *WORDS)),
    }


@st.composite
def _ballots(draw: st.DrawFn) -> Profile:
    names = CANDIDATES if draw(st.booleans()) else CANDIDATES[: draw(st.integers(1, 5))]
    ranking = st.lists(st.sampled_from(range(len(names))), min_size=1, max_size=len(names), unique=True)
    piles = draw(st.lists(st.tuples(ranking.map(tuple), st.integers(1, 9)), max_size=6))
    return Profile.of(names, draw(st.integers(1, 3)), piles)
