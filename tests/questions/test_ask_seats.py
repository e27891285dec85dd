"""Who sits where, on which day; which seats stand empty, and since when."""

from __future__ import annotations

from datetime import date

from questions.offices import hold

from compacttui.acts import partnerships, people, terms
from compacttui.questions.partnerships import SeatsShown, ending, seats, vacant
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import EndedReason, SeatState, SelectionMethod, Standing


def test_a_seat_says_who_holds_it_since_when_and_how(office, view_of):
    carers, tenants = seats(view_of(office.desk))
    assert (carers.seat, carers.partnership, carers.constituency) == (
        "Carers' seat",
        "Health and Wellbeing Board",
        "Carers",
    )
    assert carers.holder == "Maria Okafor"
    assert carers.since == PartialDate(2026, 3, 2)
    assert carers.until == PartialDate(2029, 3, 1)
    assert carers.route == "co-opted, not elected"
    assert (tenants.holder, tenants.since) == ("vacant", date(2026, 3, 2))
    assert (tenants.standing, tenants.stands) == (Standing.DECIDE, "vacant, no selection open")


def test_on_an_earlier_day_the_seat_stands_as_it_stood(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED)
    tom = hold_from(office, at, date(2026, 9, 1))
    now, before, between = (
        seats(view_of(office.desk, as_at=day))[0] for day in (None, date(2026, 5, 1), date(2026, 7, 15))
    )
    assert (now.holder, now.holder_id) == ("Tom Lindqvist", tom)
    assert before.holder == "Maria Okafor"
    assert (between.holder, between.since) == ("vacant", date(2026, 7, 1))


def hold_from(office, at, day):
    at(office.desk, day)
    hold(office.desk, office.carers_seat, office.tom)
    return office.tom


def test_the_last_day_of_a_term_is_still_a_day_in_office(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED)
    last, after = (seats(view_of(office.desk, as_at=day))[0] for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert (last.holder, after.holder) == ("Maria Okafor", "vacant")


def test_what_was_not_yet_recorded_was_not_yet_known(office, at, view_of):
    at(office.desk, date(2026, 7, 20))
    terms.end(office.desk, office.term, EndedReason.RESIGNED, ended_on=date(2026, 6, 30))
    known_then = view_of(office.desk, as_at=date(2026, 7, 10), known_on=date(2026, 7, 10))
    known_now = view_of(office.desk, as_at=date(2026, 7, 10))
    assert seats(known_then)[0].holder == "Maria Okafor"
    assert seats(known_now)[0].holder == "vacant"


def test_somebody_chosen_with_something_outstanding_is_named_on_the_vacant_seat(office, view_of):
    term = terms.gain_otherwise(
        office.desk, office.tenants_seat, office.tom, SelectionMethod.CO_OPTION, "asked"
    )
    terms.accept(office.desk, term, [Acceptance.ROLE, Acceptance.CODE])
    row = seats(view_of(office.desk))[1]
    assert row.holder == "vacant"
    assert row.stands == "Tom Lindqvist chosen, still to come: confidentiality, the form about interests"
    assert row.standing is Standing.SOON


def test_a_seat_that_ends_within_the_look_ahead_is_the_alarm(office, at, view_of):
    at(office.desk, date(2028, 10, 1))
    (row,) = seats(view_of(office.desk), shown=SeatsShown.ENDING)
    assert (row.holder, row.state) == ("Maria Okafor", SeatState.ENDING_SOON)
    assert row.stands == "ends in 5 months, no selection open"
    (alarm,) = ending(view_of(office.desk))
    assert (alarm.holder, alarm.ends, alarm.standing) == (
        "Maria Okafor",
        PartialDate(2029, 3, 1),
        Standing.SOON,
    )
    assert not ending(view_of(office.desk), within_days=30)


def test_serving_on_after_the_term_is_noticed_and_at_last_late(office, at, view_of):
    at(office.desk, date(2029, 4, 1))
    soon = seats(view_of(office.desk))[0]
    at(office.desk, date(2029, 10, 1))
    late = seats(view_of(office.desk))[0]
    assert (soon.standing, late.standing) == (Standing.SOON, Standing.LATE)
    assert soon.stands.startswith("the term ended Thu 1 March")
    assert ending(view_of(office.desk))[0].standing is Standing.LATE


def test_vacant_seats_say_since_when_and_why(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED, reason="has moved away")
    at(office.desk, date(2026, 7, 31))
    never, left = vacant(view_of(office.desk))
    assert (never.seat, never.why, never.last) == ("Tenants' seat", "nobody has held it yet", "")
    assert (left.seat, left.since, left.days, left.why, left.last) == (
        "Carers' seat",
        date(2026, 7, 1),
        30,
        "stood down",
        "Maria Okafor",
    )


def test_before_the_records_began_nobody_on_record_is_not_nobody(office, view_of):
    seat = partnerships.create_seat(
        office.desk, office.board, "Faith seat", office.carers, since=PartialDate(2012)
    )
    (row,) = [row for row in vacant(view_of(office.desk)) if row.id == seat]
    assert (row.since, row.days) == (None, None)
    assert row.why == "not known: the records do not go back so far"


def test_seats_of_a_partnership_that_is_no_more_are_not_vacant(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.PARTNERSHIP_ENDED)
    at(office.desk, date(2026, 7, 1))
    partnerships.end(office.desk, office.board, date(2026, 7, 1), "its work is done")
    assert not vacant(view_of(office.desk))
    assert len(seats(view_of(office.desk, as_at=date(2026, 6, 1)))) == 2


def test_words_find_seats_by_seat_board_constituency_and_holder(office, view_of):
    def found(words):
        return [row.seat for row in seats(view_of(office.desk), words=words)]

    assert found("carers") == ["Carers' seat"]
    assert found("okaf") == ["Carers' seat"]
    assert found("ten health") == ["Tenants' seat"]
    assert found("health") == ["Carers' seat", "Tenants' seat"]
    assert found("100%") == []


def test_anyone_may_know_who_sits_where(office, view_of):
    rows = seats(view_of(office.desk, role=Role.PUBLIC))
    assert [row.holder for row in rows] == ["Maria Okafor", "vacant"]


def test_a_renamed_person_keeps_the_old_name_on_old_days(office, at, view_of):
    at(office.desk, date(2026, 8, 1))
    people.rename(office.desk, office.maria, "Maria Bello")
    assert seats(view_of(office.desk))[0].holder == "Maria Bello"
    assert seats(view_of(office.desk, as_at=date(2026, 5, 1)))[0].holder == "Maria Okafor"
