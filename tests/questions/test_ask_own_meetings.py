"""At which meetings somebody has a part: what is done there is offered to them, and to nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compacttui.acts import meetings as acts
from compacttui.acts import partnerships, terms
from compacttui.questions.meetings import meetings
from compacttui.questions.meetings.own import own_meeting_on
from compacttui.rules.roles import Role
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import EndedReason, SelectionMethod, TermKind

HEALTH, HOUSING, LATER = date(2026, 3, 12), date(2026, 3, 19), date(2026, 6, 11)


@pytest.fixture
def planned(office):
    """Two meetings of the board at which Maria sits, and one of another."""
    housing = partnerships.register(office.desk, "Housing Partnership")
    partnerships.create_seat(office.desk, housing, "Tenants' seat", office.tenants)
    return {
        HEALTH: acts.schedule(office.desk, office.board, HEALTH),
        HOUSING: acts.schedule(office.desk, housing, HOUSING),
        LATER: acts.schedule(office.desk, office.board, LATER),
    }


def own_days(view, person: str, role: Role = Role.REPRESENTATIVE) -> list[date]:
    looking = replace(view, person=person, role=role)
    return [row.met_on for row in meetings(looking) if row.is_own]


def test_whoever_holds_a_seat_has_a_part_in_its_meetings_and_no_other(office, planned, view_of):
    view = view_of(office.desk)
    assert own_days(view, office.maria) == [LATER, HEALTH]
    assert own_days(view, office.tom) == []
    hers = replace(view, person=office.maria)
    assert [own_meeting_on(hers, planned[day]) for day in (HEALTH, HOUSING)] == [HEALTH, None]


def test_a_deputy_has_a_part_too_once_they_have_begun(office, planned, view_of):
    term = terms.gain_otherwise(
        office.desk,
        office.carers_seat,
        office.tom,
        SelectionMethod.NETWORK,
        reason="named by the network",
        basis=TermKind.DEPUTY,
    )
    assert own_days(view_of(office.desk), office.tom, Role.DEPUTY) == []
    terms.accept(office.desk, term, list(Acceptance))
    terms.begin(office.desk, term)
    assert own_days(view_of(office.desk), office.tom, Role.DEPUTY) == [LATER, HEALTH]


def test_after_a_term_only_what_was_before_its_end_is_left(office, planned, at, view_of):
    at(office.desk, date(2026, 4, 1))
    terms.end(office.desk, office.term, EndedReason.RESIGNED, None, "moves away")
    assert own_days(view_of(office.desk), office.maria) == [HEALTH]


def test_an_officer_acts_for_others_and_has_no_meeting_of_their_own(office, planned, view_of):
    assert own_days(view_of(office.desk), office.desk.person, Role.CVS_OFFICER) == []
