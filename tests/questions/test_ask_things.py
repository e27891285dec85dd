"""What things are called, and finding them by it."""

from __future__ import annotations

from datetime import date

import pytest

from compacttui.acts import organisations, partnerships, people
from compacttui.questions.find import find
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.things import kind_of, lookup, names_of, resolve
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role


def called(view, *things, day=None):
    with view.reading() as connection:
        found = names_of(view, connection, things, day)
    return [found.get(thing) for thing in things]


def test_a_seat_is_called_with_its_board_and_a_term_with_its_person(office, view_of):
    assert called(view_of(office.desk), office.carers_seat, office.term, office.harbour) == [
        "Carers' seat, Health and Wellbeing Board",
        "Maria Okafor, Carers' seat, Health and Wellbeing Board, since March 2026",
        "Harbour Youth Trust",
    ]


def test_old_days_keep_old_names_all_the_way_down(office, at, view_of):
    at(office.desk, date(2026, 7, 1))
    partnerships.rename(office.desk, office.board, "Health Partnership", date(2026, 7, 1))
    view = view_of(office.desk)
    assert called(view, office.carers_seat) == ["Carers' seat, Health Partnership"]
    assert called(view, office.carers_seat, day=date(2026, 6, 30)) == [
        "Carers' seat, Health and Wellbeing Board"
    ]
    assert called(view.on(date(2026, 3, 15)), office.carers_seat) == [
        "Carers' seat, Health and Wellbeing Board"
    ]
    before_it_was_known = view.on(None, known_on=date(2026, 6, 30))
    assert called(before_it_was_known, office.carers_seat) == ["Carers' seat, Health and Wellbeing Board"]


def test_before_its_first_day_a_thing_has_its_first_name(office, view_of):
    assert called(view_of(office.desk), office.kettle, day=date(1999, 1, 1)) == ["Copper Kettle Befriending"]


def test_what_is_not_known_has_no_name(office, view_of):
    assert called(view_of(office.desk), "per-0000000000000000", "xyz-0000000000000000") == [None, None]
    assert called(view_of(office.desk, known_on=date(2020, 1, 1)), office.maria) == [None]
    assert UNKNOWN == "(not known)"


def test_a_thousand_names_take_no_more_queries_than_one(office, view_of, queries):
    with office.desk.together():
        seats = [
            partnerships.create_seat(office.desk, office.board, f"Seat {number}", office.carers)
            for number in range(1000)
        ]
    view = view_of(office.desk)

    def asked(*things):
        with view.reading() as connection, queries(connection) as counted:
            Names(view).read(connection, things)
        return len(counted)

    assert asked(*seats, office.term) == asked(seats[0], office.term) <= 5


def test_every_name_that_a_thing_has_had_is_known(office, at, view_of):
    at(office.desk, date(2026, 7, 1))
    organisations.rename(office.desk, office.kettle, "Copper Kettle", date(2026, 7, 1))
    names = Names(view_of(office.desk))
    with names.view.reading() as connection:
        names.read(connection, [office.kettle])
    assert names.ever(office.kettle) == ["Copper Kettle Befriending", "Copper Kettle"]


# --- picking ------------------------------------------------------------------------------------------------------


def test_typing_narrows_by_the_beginnings_of_words_in_any_order(office, view_of):
    view = view_of(office.desk)

    def found(kind, text):
        return [choice.name for choice in lookup(view, kind, text)]

    assert found("organisation", "ket") == ["Copper Kettle Befriending"]
    assert found("organisation", "kettle copp") == ["Copper Kettle Befriending"]
    assert found("organisation", "ettle") == []
    assert found("person", "") == ["Ama Larbi", "Maria Okafor", "Tom Lindqvist"]
    assert found("seat", "health") == [
        "Carers' seat, Health and Wellbeing Board",
        "Tenants' seat, Health and Wellbeing Board",
    ]
    assert found("term", "okafor carers") == [
        "Maria Okafor, Carers' seat, Health and Wellbeing Board, since March 2026"
    ]


def test_what_fits_best_comes_first(office, view_of):
    for name in ("The Harbour", "Harbour", "Harbour Lights Choir", "Friends of the Harbour"):
        organisations.register(office.desk, name)
    found = [choice.name for choice in lookup(view_of(office.desk), "organisation", "harbour")]
    assert found == [
        "Harbour",
        "Harbour Lights Choir",
        "Harbour Youth Trust",
        "Friends of the Harbour",
        "The Harbour",
    ]


def test_a_note_tells_two_people_of_one_name_apart(office, view_of):
    other = people.register(office.desk, "Maria Okafor")
    notes = {choice.id: choice.note for choice in lookup(view_of(office.desk), "person", "maria okafor")}
    assert notes == {office.maria: "Carers' seat, Health and Wellbeing Board", other: ""}


def test_only_what_belongs_to_a_thing_is_offered_within_it(office, view_of):
    other = partnerships.register(office.desk, "Housing Partnership")
    seat = partnerships.create_seat(office.desk, other, "Tenants' seat", office.tenants)
    found = lookup(view_of(office.desk), "seat", "tenants", within=other)
    assert [choice.id for choice in found] == [seat]


def test_the_public_finds_only_people_who_sit_somewhere(office, view_of):
    view = view_of(office.desk, role=Role.PUBLIC)
    assert [choice.id for choice in lookup(view, "person", "tom")] == []
    assert [choice.id for choice in lookup(view, "person", "maria")] == [office.maria]


# --- naming on the command line -----------------------------------------------------------------------------------


def test_an_id_a_whole_name_or_words_that_fit_one_thing_name_it(office, view_of):
    view = view_of(office.desk)
    people.register(office.desk, "Tom Lindqvist-Hale")
    assert resolve(view, "person", office.tom) == office.tom
    assert resolve(view, "person", "tom lindqvist") == office.tom
    assert resolve(view, "seat", "Carers' seat, Health and Wellbeing Board") == office.carers_seat
    assert resolve(view, "seat", "carers") == office.carers_seat
    assert resolve(view, "any", "copper kettle") == office.kettle


def test_several_that_fit_are_listed_and_none_is_said(office, view_of):
    view = view_of(office.desk)
    with pytest.raises(Refused, match="“seat” could be Carers' seat, Health and Wellbeing Board"):
        resolve(view, "seat", "seat")
    with pytest.raises(Refused, match="Nothing on record is called “Nobody”"):
        resolve(view, "person", "Nobody")
    with pytest.raises(Refused, match="Nothing on record"):
        resolve(view, "person", "  ")
    with pytest.raises(Refused, match="is not a kind of thing"):
        resolve(view, "spaceship", "x y")
    with pytest.raises(Refused, match="Nothing on record"):
        resolve(view, "organisation", office.maria)


def test_an_id_says_what_kind_of_thing_it_is(office):
    assert [kind_of(thing) for thing in (office.maria, office.carers_seat, office.term)] == [
        "person",
        "seat",
        "term",
    ]


# --- finding anything -----------------------------------------------------------------------------------------------


def test_anything_is_found_by_words_past_names_included(office, at, view_of):
    at(office.desk, date(2026, 7, 1))
    partnerships.rename(office.desk, office.board, "Health Partnership", date(2026, 7, 1))
    view = view_of(office.desk)
    found = find(view, "wellbeing")
    assert [(choice.kind, choice.name, choice.note) for choice in found] == [
        ("partnership", "Health Partnership", "formerly Health and Wellbeing Board")
    ]
    assert {choice.kind for choice in find(view, "carers")} == {"seat"}
    assert [choice.id for choice in find(view, "okaf")] == [office.maria]
    assert not find(view, "x")
    assert not find(view, "%%")


def test_no_more_are_found_than_asked_for(office, view_of):
    for number in range(30):
        organisations.register(office.desk, f"Harbour Group {number}")
    assert len(find(view_of(office.desk), "harbour", 10)) == 10
