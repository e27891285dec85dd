"""What people type, understood; and written so that it is understood again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.acts.fields import FieldKind, FieldSpec, fields_of
from compacttui.counting.profile import Profile
from compacttui.exchange.values import Around, as_json, as_typed, missing, read, read_all
from compacttui.rules.dates import PartialDate
from compacttui.rules.given import Seat, Secret, Words
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import one_line
from compacttui.rules.words import Capacity, Tier

TODAY = date(2026, 3, 2)
PAPERS = Profile.of(["Ama", "Ben"], 1, [((0,), 3), ((1, 0), 2)])
CARERS = "sea-0000000000000000"


def find(kind: str, typed: str) -> str:
    """A register of one seat."""
    if kind == "seat" and typed in {"Carers' seat", CARERS}:
        return CARERS
    raise Refused(f"No {kind} is called “{typed}”.")


AROUND = Around(TODAY, find, lambda _path: PAPERS)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an agenda.

    Attributes:
        title: what it is called.
        minutes: how long it takes.
        seats: the seats that it concerns.
    """

    title: str
    minutes: int = 5
    seats: tuple[Seat, ...] = ()


def plan(
    desk: object,
    seat: Seat,
    held_on: date,
    begins_at: time,
    points: Sequence[Point],
    since: PartialDate | None = None,
    places: int | None = None,
    paid: bool = False,
    capacity: Capacity | None = None,
    roles: Sequence[Role] = (),
    groups: Sequence[int] = (),
    papers: Profile | None = None,
    words: Words | None = None,
    passphrase: Secret | None = None,
    note: str | None = None,
    tier: Tier = Tier.STRATEGIC,
) -> None:
    """Plan something with a field of every kind.

    Args:
        seat: which seat it is for.
        held_on: the day.
    """


FIELDS = {spec.name: spec for spec in fields_of(plan)}


def test_every_kind_of_field_is_tried_here():
    assert {spec.kind for spec in FIELDS.values()} == set(FieldKind)


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("seat", "  Carers' seat ", CARERS),
        ("held_on", "next thursday", date(2026, 3, 5)),
        ("held_on", "5/3/26", date(2026, 3, 5)),
        ("held_on", "2026-03-05", date(2026, 3, 5)),
        ("since", "March 2024", PartialDate(2024, 3)),
        ("since", "2024", PartialDate(2024)),
        ("begins_at", "2.30 pm", time(14, 30)),
        ("places", " 1,200 ", 1200),
        ("places", 3, 3),
        ("paid", "Yes", True),
        ("paid", "off", False),
        ("paid", True, True),
        ("capacity", "TRUSTEE", Capacity.TRUSTEE),
        ("tier", "service delivery", Tier.SERVICE_DELIVERY),
        ("tier", "service_delivery", Tier.SERVICE_DELIVERY),
        ("roles", "officer, returning officer", (Role.CVS_OFFICER, Role.RETURNING_OFFICER)),
        ("roles", ["auditor", "officer"], (Role.AUDITOR, Role.CVS_OFFICER)),
        ("roles", [], ()),
        ("groups", "1, 4\n7", (1, 4, 7)),
        ("groups", [1, 4], (1, 4)),
        ("papers", "poll.blt", PAPERS),
        ("words", "one\n\ntwo", "one\n\ntwo"),
        ("passphrase", "  to the  letter ", "  to the  letter "),
        ("note", "  a \t line ", "a line"),
        ("note", 7, "7"),
        ("note", "", None),
        ("since", None, None),
    ],
)
def test_a_value_is_understood_as_people_type_it_and_as_programs_write_it(field, typed, meant):
    assert read(FIELDS[field], typed, AROUND) == meant


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("seat", "Young people's seat", "No seat is called “Young people's seat”."),
        ("held_on", "31/2/2026", "There is no 31 February."),
        ("held_on", 2.5, "Give text here"),
        ("held_on", "", "“Held on” is needed: the day."),
        ("since", "soon", "does not read as a date"),
        ("begins_at", "7:30", "am or"),
        ("places", "three", "“Places” is a whole number"),
        ("places", "1.5", "whole number"),
        ("places", "9" * 17, "too large"),
        ("places", "٣", "whole number"),
        ("places", True, "Give text here"),
        ("paid", "perhaps", "“Paid” is yes or no."),
        ("capacity", "king", "Choose one of"),
        ("roles", "officer, king", "Choose one of"),
        ("points", None, "“Points” is needed"),
        ("points", "not json", "This is not JSON"),
        ("points", "[" * 5000, "This is not JSON"),
        ("points", [3], "“Points” has parts"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(field, typed, says):
    with pytest.raises(Refused) as refused:
        read(FIELDS[field], typed, AROUND)
    assert says in refused.value.message
    assert (refused.value.field or "").startswith(field)


def test_groups_are_read_from_objects_with_their_parts_in_every_form():
    points = [
        {"title": "Winter plan", "minutes": "10", "seats": ["Carers' seat"]},
        {"title": "Any other business"},
    ]
    meant = (Point("Winter plan", 10, (CARERS,)), Point("Any other business"))
    assert read(FIELDS["points"], points, AROUND) == meant
    assert read(FIELDS["points"], json.dumps(points), AROUND) == meant
    assert read(FIELDS["points"], json.dumps(points[0]), AROUND) == meant[:1]


@pytest.mark.parametrize(
    ("points", "field", "says"),
    [
        ([{"title": "A"}, {"minutes": 3}], "points.2.title", "“Title” is needed: what it is called."),
        ([{"title": "A", "minutes": "many"}], "points.1.minutes", "whole number"),
        ([{"title": "A", "colour": "red"}], "points.1.colour", "The fields are: title, minutes, seats."),
        ([{"title": "A", "seats": ["Carers' seat", "no such"]}], "points.1.seats.2", "No seat"),
    ],
)
def test_a_refusal_inside_a_group_says_which_part_of_which_entry(points, field, says):
    with pytest.raises(Refused) as refused:
        read(FIELDS["points"], points, AROUND)
    assert (refused.value.field, says in refused.value.message) == (field, True)


def test_an_act_gets_only_what_was_filled_in():
    filled = {
        "seat": "Carers' seat",
        "held_on": "5 mar 2026",
        "begins_at": "noon",
        "points": [{"title": "A"}],
        "note": " ",
    }
    values = read_all(tuple(FIELDS.values()), filled, AROUND)
    assert values == {
        "seat": CARERS,
        "held_on": date(2026, 3, 5),
        "begins_at": time(12),
        "points": (Point("A"),),
    }


def test_what_is_needed_and_was_not_given_is_listed():
    assert [spec.name for spec in missing(FIELDS.values(), {"seat": "x", "held_on": " "})] == [
        "held_on",
        "begins_at",
        "points",
    ]


def test_a_field_that_the_act_does_not_have_is_refused_with_those_it_has():
    with pytest.raises(Refused, match=r"There is no field “colour” here\. The fields are: seat, held_on"):
        read_all(tuple(FIELDS.values()), {"colour": "red"}, AROUND)


LINES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30).map(one_line)
WHOLE_DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))
PARTIAL = st.one_of(
    st.builds(PartialDate, st.integers(1800, 2199)),
    st.builds(PartialDate, st.integers(1800, 2199), st.integers(1, 12)),
    st.builds(PartialDate.of, WHOLE_DAYS),
)
TYPED: dict[FieldKind, st.SearchStrategy[object]] = {
    FieldKind.LINE: LINES.filter(bool),
    FieldKind.WORDS: LINES.filter(bool),
    FieldKind.HIDDEN: LINES.filter(bool),
    FieldKind.DAY: WHOLE_DAYS,
    FieldKind.PARTIAL_DAY: PARTIAL,
    FieldKind.TIME: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    FieldKind.WHOLE: st.integers(-(2**53) + 1, 2**53 - 1),
    FieldKind.FLAG: st.booleans(),
    FieldKind.THING: st.just(CARERS),
    FieldKind.GROUP: st.builds(
        Point, LINES.filter(bool), st.integers(0, 500), st.sampled_from([(), (CARERS,)])
    ),
}


@st.composite
def filled(draw) -> tuple[FieldSpec, object]:
    """A field with a value that it may have."""
    spec = draw(st.sampled_from([spec for spec in FIELDS.values() if spec.kind is not FieldKind.BALLOTS]))
    single = st.sampled_from(list(spec.word)) if spec.word else TYPED[spec.kind]
    return spec, draw(st.lists(single, min_size=1, max_size=4).map(tuple) if spec.many else single)


@pytest.mark.slow
@given(filled())
def test_a_value_shown_in_its_field_is_read_back_as_it_was(case):
    spec, value = case
    assert read(spec, as_typed(spec, value, TODAY), AROUND) == value


@given(filled())
def test_a_draft_is_read_back_as_it_was(case):
    spec, value = case
    assert read(spec, json.loads(json.dumps(as_json(spec, value))), AROUND) == value


def test_ballots_stay_in_their_file():
    assert as_json(FIELDS["papers"], PAPERS) is None
    assert as_typed(FIELDS["papers"], PAPERS, TODAY) == ""


ANYTHING = st.one_of(
    st.text(),
    st.integers(),
    st.booleans(),
    st.floats(),
    st.lists(st.text()),
    st.dictionaries(st.text(), st.text()),
)


@given(st.sampled_from(sorted(FIELDS)), ANYTHING)
def test_whatever_is_given_is_understood_or_refused_and_nothing_else(name, anything):
    with suppress(Refused):
        read(FIELDS[name], anything, AROUND)
