"""People, organisations and partnerships: as lists, and one of each shown whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compacttui.acts import organisations as organisation_acts
from compacttui.acts import partnerships as partnership_acts
from compacttui.acts import people as people_acts
from compacttui.acts import terms
from compacttui.questions.organisations import OrganisationsShown, organisations
from compacttui.questions.partnerships import partnerships
from compacttui.questions.people import PeopleShown, people
from compacttui.questions.showing import all_shows, show
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import Capacity, EndedReason, MembershipClass, MembershipStatus, Standing


def lines(shown, heading):
    (section,) = [section for section in shown.sections if section.heading == heading]
    return [(line.label, line.value, line.note) for line in section.lines]


# --- people ---------------------------------------------------------------------------------------------------------


def test_people_are_listed_by_name_with_their_seats_and_where_they_belong(office, view_of):
    rows = people(view_of(office.desk))
    assert [(row.person, row.seats, row.belongs) for row in rows] == [
        ("Ama Larbi", "", ""),
        ("Maria Okafor", "Carers' seat, Health and Wellbeing Board", "trustee, Harbour Youth Trust"),
        ("Tom Lindqvist", "", ""),
    ]
    assert [row.person for row in people(view_of(office.desk), shown=PeopleShown.SEATED)] == ["Maria Okafor"]


def test_the_public_knows_only_of_those_in_a_seat_and_not_where_they_belong(office, view_of):
    nobody = replace(view_of(office.desk, role=Role.PUBLIC), person="")
    (row,) = people(nobody)
    assert (row.person, row.belongs) == ("Maria Okafor", "")
    own = replace(view_of(office.desk, role=Role.REPRESENTATIVE), person=office.maria)
    assert people(own)[0].belongs == "trustee, Harbour Youth Trust"
    with pytest.raises(Refused, match="no such person"):
        show(nobody, "person", office.tom)


def test_whoever_left_the_organisation_they_were_chosen_from_is_asked_about(office, at, view_of):
    assert not people(view_of(office.desk), shown=PeopleShown.REVIEW)
    at(office.desk, date(2026, 6, 1))
    (affiliation,) = [choice.id for choice in _affiliations(view_of(office.desk))]
    people_acts.end_affiliation(office.desk, affiliation, date(2026, 6, 1))
    (row,) = people(view_of(office.desk), shown=PeopleShown.REVIEW)
    assert (row.person, row.standing) == ("Maria Okafor", Standing.DECIDE)
    assert row.stands == "left the organisation they were chosen from"
    assert not people(view_of(office.desk, as_at=date(2026, 5, 1)), shown=PeopleShown.REVIEW)


def _affiliations(view):
    from compacttui.questions.things import lookup

    return lookup(view, "affiliation")


def test_a_person_is_shown_with_terms_past_and_present(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED)
    at(office.desk, date(2026, 7, 1))
    shown = show(view_of(office.desk), "person", office.maria)
    assert shown.title == "Maria Okafor"
    assert lines(shown, "Seats") == [
        (
            "holder",
            "Carers' seat, Health and Wellbeing Board",
            "2 March 2026 to 30 June 2026 · co-opted, not elected · stood down",
        )
    ]
    assert lines(shown, "Belongs to") == [("trustee", "Harbour Youth Trust", "since May 2020")]
    assert lines(shown, "")[0] == ("Pronouns", "she", "")


# --- organisations --------------------------------------------------------------------------------------------------


def test_organisations_are_listed_with_their_membership_on_the_day(office, at, view_of):
    at(office.desk, date(2026, 6, 1))
    organisation_acts.change_membership(
        office.desk, office.kettle, MembershipClass.FULL, MembershipStatus.LAPSED, date(2026, 6, 1)
    )
    organisation_acts.name_contact(office.desk, office.harbour, office.tom)
    kettle, harbour = organisations(view_of(office.desk))
    assert (kettle.organisation, kettle.membership) == ("Copper Kettle Befriending", "full member, lapsed")
    assert (harbour.people, harbour.contact) == (1, "Tom Lindqvist")
    assert organisations(view_of(office.desk, as_at=date(2026, 5, 1)))[0].membership == "full member"
    assert [row.id for row in organisations(view_of(office.desk), shown=OrganisationsShown.LAPSED)] == [
        office.kettle
    ]
    assert [row.id for row in organisations(view_of(office.desk), shown=OrganisationsShown.VOTING)] == [
        office.harbour
    ]
    assert not organisations(view_of(office.desk), shown=OrganisationsShown.NOT_MEMBERS)


def test_who_votes_for_an_organisation_is_not_published(office, view_of):
    organisation_acts.name_contact(office.desk, office.harbour, office.tom)
    row = organisations(view_of(office.desk, role=Role.PUBLIC), words="harbour")[0]
    assert (row.contact, row.contact_id, row.people) == ("", "", 0)
    shown = show(view_of(office.desk, role=Role.PUBLIC), "organisation", office.harbour)
    assert not lines(shown, "People")
    assert "Voting contact" not in [label for label, _, _ in lines(shown, "")]


def test_an_organisation_is_shown_with_those_tied_to_it(office, view_of):
    organisation_acts.connect(office.desk, office.harbour, office.kettle, "the same trustees")
    shown = show(view_of(office.desk), "organisation", office.harbour)
    assert shown.stands == "full member"
    assert lines(shown, "People") == [("trustee", "Maria Okafor", "since May 2020")]
    assert lines(shown, "Connected with") == [("", "Copper Kettle Befriending", "")]


# --- partnerships ---------------------------------------------------------------------------------------------------


def test_partnerships_are_listed_with_how_their_seats_stand(office, view_of):
    (row,) = partnerships(view_of(office.desk))
    assert (row.partnership, row.kind, row.seats, row.vacant) == (
        "Health and Wellbeing Board",
        "partnership board",
        2,
        1,
    )
    assert (row.standing, row.stands) == (Standing.DECIDE, "1 seat vacant, no selection open")


def test_a_partnership_of_the_past_is_listed_only_when_asked_for(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.PARTNERSHIP_ENDED)
    at(office.desk, date(2026, 7, 1))
    partnership_acts.end(office.desk, office.board, date(2026, 7, 1), "its work is done")
    view = view_of(office.desk)
    assert not partnerships(view)
    assert [(row.partnership, row.stands) for row in partnerships(view, former=True)] == [
        ("Health and Wellbeing Board", "ended")
    ]
    assert len(partnerships(view_of(office.desk, as_at=date(2026, 5, 1)))) == 1


def test_a_partnership_is_shown_with_seats_and_former_names(office, at, view_of):
    at(office.desk, date(2026, 7, 1))
    partnership_acts.rename(office.desk, office.board, "Health Partnership", date(2026, 7, 1))
    shown = show(view_of(office.desk), "partnership", office.board)
    assert shown.title == "Health Partnership"
    assert lines(shown, "Seats") == [
        ("Carers' seat", "Maria Okafor", "co-opted, not elected"),
        ("Tenants' seat", "vacant", "vacant, no selection open"),
    ]
    assert lines(shown, "Former names") == [("", "Health and Wellbeing Board", "")]


def test_a_seat_is_shown_with_its_terms_and_its_gaps(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED)
    at(office.desk, date(2026, 7, 31))
    shown = show(view_of(office.desk), "seat", office.carers_seat)
    assert (shown.standing, shown.stands) == (Standing.DECIDE, "vacant, no selection open")
    assert ("Vacant since", date(2026, 7, 1), "") in lines(shown, "")
    assert lines(shown, "Stood vacant") == [("from", date(2026, 7, 1), "until now · stood down")]
    assert ("Term", "36 months", "") in lines(shown, "What the seat is")


def test_a_term_says_what_is_still_to_come(office, view_of):
    shown = show(view_of(office.desk), "term", office.term)
    assert shown.stands == "in office"
    assert ("First day", PartialDate(2026, 3, 2), "") in lines(shown, "")


def test_a_restricted_constituency_says_so_with_its_reason(office, view_of):
    women = partnership_acts.define_constituency(
        office.desk, "Women", restricted_to="women", restricted_reason="the charter of 2011"
    )
    shown = show(view_of(office.desk), "constituency", women)
    assert ("Only", "women may stand", "the charter of 2011") in lines(shown, "")


def test_every_kind_says_when_there_is_no_such_thing(office, view_of):
    view = view_of(office.desk)
    for kind in all_shows():
        with pytest.raises(Refused):
            show(view, kind, f"{kind[:3]}-0000000000000000")
    with pytest.raises(Refused, match="cannot be shown"):
        show(view, "spaceship", office.maria)


def test_nothing_shown_is_an_id_or_a_code(office, view_of):
    people_acts.begin_affiliation(office.desk, office.tom, office.kettle, Capacity.MEMBER, PartialDate(2024))
    for role in (Role.CVS_OFFICER, Role.PUBLIC, Role.AUDITOR):
        view = view_of(office.desk, role=role)
        for kind, thing in (
            ("seat", office.carers_seat),
            ("term", office.term),
            ("partnership", office.board),
            ("person", office.maria),
            ("organisation", office.harbour),
        ):
            shown = show(view, kind, thing)
            said = str(
                [(line.label, line.value, line.note) for section in shown.sections for line in section.lines]
            )
            assert not any(part in said for part in ("None", "_", "sea-", "per-", "par-", "org-", "ter-"))
