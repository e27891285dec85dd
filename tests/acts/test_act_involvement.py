"""Requests for involvement: their notice and our answer side by side; nobody is asked who does not want to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import involvement, organisations, people
from compacttui.acts.desk import Desk
from compacttui.questions.exceptions import exceptions
from compacttui.questions.involvement import InvolvementShown
from compacttui.questions.involvement import involvement as requests
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.offers import stands_at
from compacttui.questions.showing import show
from compacttui.questions.things import lookup
from compacttui.questions.today import today
from compacttui.questions.today.involvement import asked_of_us, involvement_to_answer
from compacttui.records.verify import verify
from compacttui.rules.dates import add_months
from compacttui.rules.involvement import answered
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import Engagement, InvolvementReply, InvolvementState, Standing
from compacttui.rules.working_days import WorkingDays

MAIN = "Views on the winter plan"


@pytest.fixture
def trust(desk: Desk) -> str:
    return organisations.register(desk, "Harbour Youth Trust")


def ask(desk: Desk, needed_by: date = date(2026, 4, 20), **more: object) -> str:
    return involvement.receive(desk, MAIN, needed_by, asked_by="Jo Mensah, the council", **more).involvement  # type: ignore[arg-type]


def row(view):
    (one,) = requests(view)
    return one


def mine(view):
    return list(asked_of_us(view) if view.role is Role.ORG_CONTACT else involvement_to_answer(view))


def test_both_clocks_stand_side_by_side(desk: Desk, trust: str, at, view_of) -> None:
    thing = ask(desk, date(2026, 3, 20))
    assert (
        row(view_of(desk)).notice
        == "18 days' notice: short, it would be enough from Thursday 2 April 2026 on"
    )
    assert row(view_of(desk)).answer == "not answered, 0 working days of 10 gone"
    at(desk, date(2026, 3, 4))
    involvement.circulate(desk, thing, [trust])
    at(desk, date(2026, 3, 6))
    involvement.reply(desk, thing, trust, InvolvementReply.VIEW, "Carers need the van.")
    one = row(view_of(desk))
    assert (one.answer, one.asked, one.replies, one.stands) == (
        "answered after 4 working days of 10",
        1,
        1,
        "answered",
    )
    clocks = [
        section
        for section in show(view_of(desk), "involvement", thing).sections
        if section.heading == "Both clocks"
    ]
    assert [line.label for line in clocks[0].lines] == ["Notice given", "Answer", "Answer due"]
    assert verify(desk.database, desk.town).ok


def test_short_notice_is_reported_and_never_blocked(desk: Desk, view_of) -> None:
    asked = involvement.receive(
        desk, MAIN, date(2026, 3, 3), asked_by="Jo Mensah", short_because="The grant closes."
    )
    assert asked.notice.is_short
    assert asked.said.startswith("The request is on record; it gives 1 day's notice: short")
    ask(desk)
    assert [one.id for one in requests(view_of(desk), InvolvementShown.SHORT)] == [asked.involvement]


def test_case_request_arrives_31_january(desk: Desk, at, view_of) -> None:
    """A calendar month is clipped at its end: 28 February is a month's notice."""
    at(desk, date(2027, 1, 31))
    enough = involvement.receive(desk, MAIN, date(2027, 2, 28), asked_by="Jo Mensah")
    short = involvement.receive(desk, "Something else", date(2027, 2, 27), asked_by="Jo Mensah")
    assert (enough.notice.is_short, short.notice.is_short) == (False, True)
    assert enough.reply_by == date(2027, 2, 12)  # ten working days


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.integers(0, 60),
    st.integers(1, 30),
)
@settings(max_examples=25)
def test_an_answer_is_late_from_the_first_working_day_after_the_last_one(
    came: date, took: int, allowed: int
) -> None:
    calendar = WorkingDays()
    last = calendar.after(came, allowed)
    assert not answered(came, last, last, allowed, calendar).is_late
    assert answered(came, calendar.after(last, 1), last, allowed, calendar).is_late
    assert answered(came, None, calendar.after(came, took), allowed, calendar).workdays == took
    assert add_months(came, 1) > came


def test_case_request_circulated_to_a_group_that_asked_not_to_be_contacted(
    desk: Desk, trust: str, view_of
) -> None:
    """It is named before anything is sent; with a reason it can be done, and stands among the exceptions."""
    involvement.set_engagement(desk, trust, Engagement.NONE)
    thing = ask(desk)
    with pytest.raises(Refused, match="Harbour Youth Trust does not want to be asked"):
        involvement.circulate(desk, thing, [trust])
    involvement.circulate(desk, thing, [trust], reason="Their own clients are meant.")
    (one,) = exceptions(view_of(desk))
    assert one.what == "Harbour Youth Trust was asked: does not want to be asked"
    involvement.take_back(desk, thing, trust)
    assert row(view_of(desk)).asked == 0


def test_whoever_was_told_to_disregard_a_request_answers_it_no_more_and_an_answer_stands(
    desk: Desk, trust: str, view_of
) -> None:
    kettle = organisations.register(desk, "Copper Kettle Befriending")
    thing = ask(desk)
    involvement.circulate(desk, thing, [trust, kettle])
    involvement.take_back(desk, thing, trust)
    with pytest.raises(Refused, match="asked no longer"):
        involvement.reply(desk, thing, trust, InvolvementReply.VIEW)
    involvement.reply(desk, thing, kettle, InvolvementReply.VIEW)
    with pytest.raises(Refused, match="has replied"):
        involvement.take_back(desk, thing, kettle)
    one = row(view_of(desk))
    assert (one.asked, one.replies, one.stands) == (1, 1, "answered")


@pytest.mark.slow
def test_topics_are_named_before_a_request_is_passed_on(desk: Desk, trust: str) -> None:
    with pytest.raises(Refused, match="Name the topics"):
        involvement.set_engagement(desk, trust, Engagement.NAMED)
    involvement.set_engagement(desk, trust, Engagement.NAMED, "transport")
    with pytest.raises(Refused, match="wants to be asked about transport only"):
        involvement.circulate(desk, ask(desk), [trust])


def test_a_request_goes_from_received_to_what_came_of_it(desk: Desk, trust: str, at, view_of) -> None:
    thing = ask(desk)
    steps = [stands_at(view_of(desk), thing).state]
    involvement.acknowledge(desk, thing)
    steps.append(stands_at(view_of(desk), thing).state)
    involvement.circulate(desk, thing, [trust])
    steps.append(stands_at(view_of(desk), thing).state)
    with pytest.raises(Refused, match="Nobody has replied"):
        involvement.feed_back(desk, thing, "The van stays.")
    at(desk, date(2026, 4, 21))
    steps.append(stands_at(view_of(desk), thing).state)
    involvement.reply(desk, thing, trust, InvolvementReply.TAKES_PART, replied_on=date(2026, 4, 2))
    steps.append(stands_at(view_of(desk), thing).state)
    (line,) = mine(view_of(desk))
    assert (line.act, line.what) == (
        "involvement.feed_back",
        f"What came of it? {MAIN}, Jo Mensah, the council",
    )
    involvement.feed_back(desk, thing, "The van stays; it comes earlier.")
    steps.append(stands_at(view_of(desk), thing).state)
    assert steps == [
        InvolvementState.RECEIVED,
        InvolvementState.ACKNOWLEDGED,
        InvolvementState.CIRCULATED,
        InvolvementState.NO_RESPONSE,
        InvolvementState.RESPONDED,
        InvolvementState.FED_BACK,
    ]
    with pytest.raises(Refused, match="request is over"):
        involvement.close(desk, thing, "no more")


def test_an_answer_that_is_late_stands_on_today_and_a_declined_request_is_answered(
    desk: Desk, at, view_of
) -> None:
    thing = ask(desk)
    at(desk, date(2026, 3, 20))
    (line,) = mine(view_of(desk))
    assert (line.standing, line.when, line.act) == (Standing.LATE, "4 days late", "involvement.circulate")
    involvement.decline(desk, thing, "Nobody can come at that hour.")
    assert row(view_of(desk)).answer == "answered after 14 working days, 4 late"
    assert mine(view_of(desk)) == []


def test_a_member_sees_and_answers_only_what_its_organisation_was_asked(
    desk: Desk, trust: str, view_of
) -> None:
    contact = people.register(desk, "Tom Lindqvist", roles=[Role.ORG_CONTACT])
    organisations.name_contact(desk, trust, contact)
    kettle = organisations.register(desk, "Copper Kettle Befriending")
    theirs, other = ask(desk), ask(desk)
    involvement.circulate(desk, theirs, [trust])
    involvement.circulate(desk, other, [kettle])
    member = replace(desk, person=contact, role=Role.ORG_CONTACT)
    view = view_of(member)
    assert [one.id for one in requests(view)] == [theirs]
    assert [one.id for one in lookup(view, "involvement", "winter")] == [theirs]
    (line,) = mine(view)
    assert line.what == f"Harbour Youth Trust was asked: {MAIN}"
    assert line in today(view)
    with pytest.raises(NotPermitted, match="speak for another organisation"):
        involvement.reply(member, other, kettle, InvolvementReply.TAKES_PART)
    involvement.reply(member, theirs, trust, InvolvementReply.TAKES_PART)
    assert mine(view_of(member)) == []


def test_nobody_else_reads_who_was_asked(desk: Desk, trust: str, view_of) -> None:
    thing = ask(desk)
    involvement.circulate(desk, thing, [trust])
    for role in (Role.PUBLIC, Role.REPRESENTATIVE, Role.RETURNING_OFFICER, Role.ADMINISTRATOR):
        stranger = replace(view_of(desk), role=role, person="")
        assert requests(stranger) == []
        with pytest.raises(Refused, match="no such involvement"):
            show(stranger, "involvement", thing)
        if role is not Role.ADMINISTRATOR:
            told = [entry.what for entry in history(stranger, Wanted(thing=trust))]
            assert "request for involvement passed on" not in told


@pytest.mark.slow
def test_days_are_checked(desk: Desk, trust: str, at) -> None:
    with pytest.raises(Refused, match="Say who asks"):
        involvement.receive(desk, MAIN, date(2026, 4, 20))
    with pytest.raises(Refused, match="Somebody is wanted later than that"):
        ask(desk, date(2026, 3, 1))
    thing = ask(desk)
    with pytest.raises(Refused, match="has not come yet"):
        involvement.circulate(desk, thing, [trust], date(2026, 3, 3))
    with pytest.raises(Refused, match="was not before 2 March 2026"):
        involvement.acknowledge(desk, thing, date(2026, 3, 1))
