"""Today: what needs whoever is looking, the oldest duty first; and what the places count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compacttui.acts import people, terms
from compacttui.acts.registry import all_acts
from compacttui.questions.registry import all_questions
from compacttui.questions.today import Section, today, waiting
from compacttui.rules.roles import Role
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import EndedReason, SelectionMethod, Standing


def needs(view):
    return [row for row in today(view) if row.section is Section.NEEDS_YOU]


def test_a_vacant_seat_waits_for_a_selection(office, view_of):
    (row,) = needs(view_of(office.desk))
    assert row.what == (
        "Seat vacant with no selection: Tenants' seat, Health and Wellbeing Board (nobody has held it yet)"
    )
    assert (row.standing, row.act, row.given) == (
        Standing.DECIDE,
        "selection.open",
        (("seats", office.tenants_seat),),
    )
    assert row.thing == office.tenants_seat


def test_a_seat_that_ends_with_no_selection_comes_before_it_ends(office, at, view_of):
    at(office.desk, date(2028, 11, 2))
    rows = [row for row in needs(view_of(office.desk)) if row.standing is Standing.SOON]
    assert [(row.what, row.when) for row in rows] == [
        ("Seat ends with no selection: Carers' seat, Health and Wellbeing Board", "in 3 months")
    ]


def test_somebody_chosen_is_followed_until_they_begin(office, at, view_of):
    term = terms.gain_otherwise(
        office.desk, office.tenants_seat, office.tom, SelectionMethod.CO_OPTION, "asked"
    )
    terms.accept(office.desk, term, [Acceptance.ROLE])

    def line():
        (row,) = [row for row in today(view_of(office.desk)) if row.key == f"term/{term}"]
        return row

    assert line().what == (
        "Tom Lindqvist, chosen for Tenants' seat, Health and Wellbeing Board: still to come: "
        "the code of conduct, confidentiality, the form about interests"
    )
    assert (line().standing, line().when, line().act) == (Standing.SOON, "in 28 days", "term.accept")
    at(office.desk, date(2026, 4, 10))
    assert (line().standing, line().when) == (Standing.LATE, "11 days late")
    terms.accept(office.desk, term)
    assert (line().act, line().standing) == ("term.begin", Standing.DECIDE)
    terms.begin(office.desk, term)
    assert not [row for row in today(view_of(office.desk)) if row.key == f"term/{term}"]


def test_somebody_who_left_the_organisation_they_were_chosen_from_is_looked_at(office, at, view_of):
    at(office.desk, date(2026, 6, 1))
    belongs = next(one["id"] for one in _rows(office, "affiliation") if one["person"] == office.maria)
    people.end_affiliation(office.desk, belongs, date(2026, 6, 1))
    (row,) = [row for row in needs(view_of(office.desk)) if row.key == f"eligibility/{office.term}"]
    assert (row.act, row.given) == ("term.ask", (("term", office.term), ("question", "eligibility")))
    assert row.what.startswith("Maria Okafor left the organisation they were chosen from: Carers' seat")


def _rows(office, name):
    from compacttui.records.columns import subject_tables

    with office.desk.database.reading() as connection:
        return list(connection.execute(subject_tables[name].select()).mappings())


def test_the_oldest_duty_comes_first(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED)
    at(office.desk, date(2026, 9, 1))
    rows = needs(view_of(office.desk))
    assert [row.thing for row in rows] == [office.tenants_seat, office.carers_seat]
    assert [row.when for row in rows] == ["for 5 months", "for 62 days"]


def test_places_count_what_waits_there(office, view_of):
    assert waiting(view_of(office.desk)) == {"today": 1, "partnerships": 1}


@pytest.mark.parametrize("role", list(Role))
def test_every_hat_has_its_today(office, view_of, role):
    view = view_of(office.desk, role=role)
    rows = today(view)
    assert waiting(view)["today"] == sum(row.section is Section.NEEDS_YOU for row in rows)
    nobody = replace(view, person="")
    assert all(row.what for row in today(nobody))


def test_an_auditor_learns_whether_the_history_was_ever_checked(office, view_of):
    (first, *_) = today(view_of(office.desk, role=Role.AUDITOR))
    assert first.section is Section.CHANGED
    assert first.what.startswith("The history was never checked in full here")


def test_whatever_today_names_exists(office, at, view_of):
    """Acts and questions that lines name are registered, and prefilled parameters are theirs."""
    at(office.desk, date(2026, 9, 1))
    acts, questions = all_acts(), all_questions()
    for role in Role:
        for row in today(view_of(office.desk, role=role)):
            assert not row.asks or row.asks in questions
            if row.act:
                assert {name for name, _ in row.given} <= {field.name for field in acts[row.act].fields}
