"""A seat and a meeting in one short form each: what is new comes with them, what is there is found again."""

from __future__ import annotations

from datetime import date

import pytest

from compacttui.acts import meetings, people, seats
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.meetings.agenda import meeting_on
from compacttui.questions.partnerships.seats import SeatsShown
from compacttui.questions.partnerships.seats import seats as who_sits
from compacttui.questions.showing import show
from compacttui.questions.towns import registered
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role

BOARD = "Health and Wellbeing Board"


def sitting(view):
    return [(row.partnership, row.seat, row.holder) for row in who_sits(view, shown=SeatsShown.ALL)]


def test_three_words_make_a_board_a_seat_and_its_holder(desk, view_of):
    seats.add(desk, BOARD, "Carers", "Maria Okafor", PartialDate(2024))
    assert sitting(view_of(desk)) == [(BOARD, "Carers seat", "Maria Okafor")]


def test_what_is_on_the_register_is_not_made_again(desk, view_of):
    first = seats.add(desk, BOARD, "Carers", "Maria Okafor")
    second = seats.add(desk, "health and wellbeing board", "Older people", "maria okafor", name="Second seat")
    assert (second.partnership, second.person) == (first.partnership, first.person)
    assert len(sitting(view_of(desk))) == 2


@pytest.mark.parametrize("nobody", [None, "vacant", "Vacant"])
def test_vacant_is_a_holder_like_any_other(nobody, desk, view_of):
    assert seats.add(desk, BOARD, "Carers", nobody).person is None
    assert len(sitting(view_of(desk))) == 1


def test_the_holder_can_use_the_program_as_representative(desk):
    holder = seats.add(desk, BOARD, "Carers", "Maria Okafor").person
    own = seats.add(desk, BOARD, "Youth", "Ama Larbi").person
    assert registered(desk.database, desk.town, holder).roles == (Role.REPRESENTATIVE,)
    office = {Role.CVS_OFFICER, Role.ADMINISTRATOR}
    assert set(registered(desk.database, desk.town, own).roles) == office | {Role.REPRESENTATIVE}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (("Carers", "Tom Lindqvist"), "name"),
        (("Youth", "Ann Lee"), "holder"),
        (("Youth", "vacant", PartialDate(2024)), "since"),
        (("Youth", "Maria Okafor", PartialDate(2026, 5)), "since"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_leaves_nothing(given, field, desk, view_of):
    seats.add(desk, BOARD, "Carers", "Maria Okafor")
    people.register(desk, "Ann Lee")
    people.register(desk, "Ann Lee")
    before = history(view_of(desk), Wanted()).total
    with pytest.raises(Refused) as refused:
        seats.add(desk, BOARD, *given)
    assert refused.value.field == field
    assert history(view_of(desk), Wanted()).total == before


def test_a_meeting_comes_with_its_agenda_and_is_over_when_its_day_has_passed(desk, view_of):
    board = seats.add(desk, BOARD, "Carers", "Maria Okafor", PartialDate(2024)).partnership
    past = meetings.enter(desk, board, date(2026, 2, 20), ["Winter plan", "Grant round"])
    told = meeting_on(view_of(desk), past.meeting)
    assert [item.title for item in told.items] == ["Winter plan", "Grant round"]
    assert (told.held, past.report_due_on) == (True, None)
    coming = meetings.enter(desk, board, date(2026, 3, 9))
    assert coming.report_due_on is None
    held = meetings.enter(desk, board, desk.today, ["Winter plan"], took_place=True)
    assert held.report_due_on == date(2026, 3, 16)


def test_of_a_meeting_from_before_the_records_nothing_is_expected_and_the_officer_is_told(desk, view_of):
    board = seats.add(desk, BOARD, "Carers", "Maria Okafor", PartialDate(2024)).partnership
    long_ago = meetings.enter(desk, board, date(2025, 2, 20), ["Winter plan"])
    assert long_ago.report_due_on is None
    assert "held before your records began" in long_ago.said
    told = show(view_of(desk), "meeting", long_ago.meeting)
    [reported] = [section for section in told.sections if section.heading == "Reported back"]
    assert [line.note for line in reported.lines] == ["not expected: before the records began"]
    assert not meetings.enter(desk, board, desk.today, took_place=True).said
