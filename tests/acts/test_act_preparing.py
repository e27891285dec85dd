"""From the request for a representative to the notice: in steps, with a second person, and with what is missing said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from contests import Contest

from compacttui.acts import organisations, people, selections
from compacttui.acts.desk import Desk
from compacttui.questions.exceptions import exceptions
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.selections import protocols, requests, selection_detail
from compacttui.questions.selections import selections as selections_asked
from compacttui.questions.today import today
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark, Profile
from compacttui.rules.words import ProcessState


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


@pytest.fixture
def second(desk: Desk) -> Desk:
    """Another officer's desk."""
    other = people.register(desk, "Ben Osei", roles=[Role.CVS_OFFICER])
    return replace(desk, person=other)


def prepare(contest: Contest, **more: object) -> str:
    contest.selection = selections.prepare(
        contest.office,
        contest.seats,
        contest.officer,
        scrutineers=[contest.scrutineer],
        **more,  # type: ignore[arg-type]
    ).selection
    return contest.selection


def state(contest: Contest) -> ProcessState:
    return selection_detail(contest.view(), contest.selection).on.state


def make_ready(contest: Contest) -> None:
    """Everything that is asked for before a notice."""
    office, seat = contest.office, contest.seats[0]
    selections.adopt_protocol(office, "the members' meeting")
    selections.describe_role(office, seat, "Speaks for tenants.", specification="Knows social housing.")
    selections.agree_role(office, seat, sector_by="the forum", public_by="the board")


def advertise_and_ask(contest: Contest) -> None:
    office, selection = contest.office, contest.selection
    selections.advertise(office, selection, "Newsletter")
    selections.advertise(office, selection, "Website", reference="example.org/vacancies")
    selections.ask_sector(office, selection, contest.members[:2], "Both want evening meetings.")
    selections.ready_formats(office, selection, "large print, Easy Read")


# --- the request -----------------------------------------------------------------------------------------------


def test_a_request_on_31_january_has_its_month_on_the_last_day_of_february(contest: Contest) -> None:
    contest.go_to(date(2027, 1, 31))
    enough = selections.receive_request(contest.office, contest.partnership, date(2027, 2, 28))
    short = selections.receive_request(contest.office, contest.partnership, date(2027, 2, 27))
    assert not enough.notice.is_short
    assert short.notice.is_short
    assert "Sunday 28 February 2027" in short.notice.words


@pytest.mark.slow
def test_a_short_notice_request_is_recorded_with_how_short_it_is_and_never_blocked(contest: Contest) -> None:
    selections.receive_request(
        contest.office, contest.partnership, date(2026, 3, 16), asked_by="Dana Whitlock, secretariat"
    )
    (row,) = requests(contest.view(), short=True)
    assert row.notice == "14 days' notice: short, it would be enough from Thursday 2 April 2026 on"
    assert row.stands == "not answered"
    assert requests(contest.view(Role.PUBLIC)) == []


@pytest.mark.slow
def test_a_selection_answers_the_request_it_is_held_for(contest: Contest) -> None:
    asked = selections.receive_request(contest.office, contest.partnership, date(2026, 6, 1))
    prepare(contest, request=asked.request)
    (row,) = requests(contest.view())
    assert (row.stands, row.selection_id) == ("answered", contest.selection)
    with pytest.raises(Refused, match="answered already"):
        selections.decline_request(contest.office, asked.request, "nobody is free")


@pytest.mark.slow
def test_a_request_that_came_from_elsewhere_or_has_passed_is_refused_at_its_field(contest: Contest) -> None:
    other = Contest.of(contest.office, board="Skills Board")
    asked = selections.receive_request(contest.office, other.partnership, date(2026, 6, 1))
    with pytest.raises(Refused, match="another partnership") as refused:
        prepare(contest, request=asked.request)
    assert refused.value.field == "request"
    with pytest.raises(Refused, match="later than that") as refused:
        selections.receive_request(contest.office, contest.partnership, date(2026, 3, 1))
    assert refused.value.field == "needed_by"


# --- the role and the protocol -----------------------------------------------------------------------------------


def test_a_next_edition_of_a_role_description_is_agreed_anew(contest: Contest) -> None:
    office, seat = contest.office, contest.seats[0]
    make_ready(contest)
    assert selections.describe_role(office, seat, "Speaks for tenants and lodgers.") == 2
    prepare(contest)
    assert selection_detail(contest.view(), contest.selection).preparation.role_agreed_on is None


@pytest.mark.slow
def test_a_role_is_agreed_by_both_sides_before_it_counts_as_agreed(contest: Contest) -> None:
    office, seat = contest.office, contest.seats[0]
    selections.describe_role(office, seat, "Speaks for tenants.")
    selections.agree_role(office, seat, sector_by="the forum")
    prepare(contest)
    assert selection_detail(contest.view(), contest.selection).preparation.role_agreed_on is None
    selections.agree_role(office, seat, public_by="the board")
    assert selection_detail(contest.view(), contest.selection).preparation.role_agreed_on == date(2026, 3, 2)


@pytest.mark.slow
def test_nobody_can_agree_what_is_not_written(contest: Contest) -> None:
    with pytest.raises(Refused, match="has no role description yet"):
        selections.agree_role(contest.office, contest.seats[0], sector_by="the forum")


@pytest.mark.slow
def test_a_selection_names_the_edition_of_the_protocol_it_runs_under_for_good(contest: Contest) -> None:
    selections.adopt_protocol(contest.office, "the members' meeting")
    prepare(contest)
    contest.office.rules = contest.office.rules.with_values({"nominations.days": 28})
    (before,) = protocols(contest.view())
    assert before.stands == "in force, and the rule book was changed since"
    assert selections.adopt_protocol(contest.office, "the trustees").edition == 2
    assert [one.stands for one in protocols(contest.view())] == ["in force", "no longer in force"]
    found = selection_detail(contest.view(), contest.selection)
    assert found.protocol is not None
    assert found.protocol.name == "Selection protocol, edition 1"
    assert found.preparation.protocol_trouble == ""


@pytest.mark.slow
def test_the_same_rules_are_not_adopted_twice(contest: Contest) -> None:
    selections.adopt_protocol(contest.office, "the members' meeting")
    with pytest.raises(Refused, match="says the same"):
        selections.adopt_protocol(contest.office, "the trustees")


# --- approval ----------------------------------------------------------------------------------------------------


def test_with_everything_there_a_second_person_approves_and_notice_is_given_with_no_exception(
    contest: Contest, second: Desk
) -> None:
    make_ready(contest)
    contest.go_to(date(2026, 9, 7))
    prepare(contest)
    advertise_and_ask(contest)
    assert selections.approve(second, contest.selection, reason="half term is well covered") is not None
    assert selections.give_notice(contest.office, contest.selection) == ()
    assert state(contest) is ProcessState.NOTICED
    prepared = selection_detail(contest.view(), contest.selection).preparation
    assert (prepared.prepared_by, prepared.approved_by) == ("Ama Larbi", "Ben Osei")
    assert [one.place for one in prepared.adverts] == ["Newsletter", "Website"]
    assert verify(contest.office.database, contest.office.town).ok


@pytest.mark.slow
def test_whoever_prepared_it_is_not_the_second_person_without_a_reason(contest: Contest) -> None:
    make_ready(contest)
    prepare(contest)
    with pytest.raises(Refused, match="Nobody else has looked at it") as refused:
        selections.approve(contest.office, contest.selection)
    assert refused.value.field == "reason"
    selections.approve(contest.office, contest.selection, reason="the office has one person")
    assert ("no second person looked at it", "the office has one person") in [
        (row.what, row.reason) for row in exceptions(contest.view(), contest.selection)
    ]


@pytest.mark.slow
def test_a_second_signature_on_paper_names_who_signed_and_is_an_exception(contest: Contest) -> None:
    make_ready(contest)
    prepare(contest)
    with pytest.raises(Refused, match="cannot be the second person"):
        selections.approve(contest.office, contest.selection, on_paper_by="ama  LARBI")
    selections.approve(
        contest.office, contest.selection, on_paper_by="Jo Finch", reason="Easter is planned for"
    )
    prepared = selection_detail(contest.view(), contest.selection).preparation
    assert (prepared.approved_by, prepared.on_paper) == ("Jo Finch", True)
    assert "the second person signed on paper" in {row.what for row in exceptions(contest.view())}


def test_what_is_missing_is_said_in_one_sentence_each_and_needs_a_reason(
    contest: Contest, second: Desk
) -> None:
    prepare(contest)
    with pytest.raises(Refused) as refused:
        selections.approve(second, contest.selection)
    assert "No selection protocol has been adopted" in refused.value.message
    assert "The role description is not agreed yet" in refused.value.message
    selections.approve(second, contest.selection, reason="it is urgent")
    with pytest.raises(Refused) as refused:
        selections.give_notice(contest.office, contest.selection)
    for sentence in ("advertised in 0 of 2 places", "community sector has not been consulted", "formats"):
        assert sentence in refused.value.message
    selections.give_notice(contest.office, contest.selection, "the board meets next week")
    whats = [row.what for row in exceptions(contest.view(), contest.selection)]
    assert whats[:3] == [
        "advertised in too few places",
        "the community sector not asked first",
        "accessible formats not ready",
    ]


@pytest.mark.slow
def test_two_adverts_in_one_place_are_one(contest: Contest) -> None:
    prepare(contest)
    assert selections.advertise(contest.office, contest.selection, "Newsletter") == 1
    with pytest.raises(Refused, match="on record that this is advertised there"):
        selections.advertise(contest.office, contest.selection, " NEWSLETTER ")


@pytest.mark.slow
def test_notice_is_not_given_before_it_is_approved(contest: Contest) -> None:
    prepare(contest)
    with pytest.raises(Refused, match="From there it cannot go"):
        selections.give_notice(contest.office, contest.selection, "quick")


@pytest.mark.slow
def test_a_nomination_cannot_come_before_notice(contest: Contest) -> None:
    prepare(contest)
    with pytest.raises(Refused, match=r"[Nn]ominations"):
        contest.nominate("Maria Okafor")


def test_nobody_outside_sees_a_selection_before_its_notice(contest: Contest, second: Desk) -> None:
    prepare(contest)
    assert [row.stands for row in selections_asked(contest.view())] == ["being prepared"]
    assert list(selections_asked(contest.view(Role.PUBLIC))) == []
    with pytest.raises(Refused, match="no such selection"):
        selection_detail(contest.view(Role.REPRESENTATIVE), contest.selection)
    selections.approve(second, contest.selection, reason="urgent")
    assert list(selections_asked(contest.view(Role.PUBLIC))) == []
    selections.give_notice(contest.office, contest.selection, "urgent")
    assert len(list(selections_asked(contest.view(Role.PUBLIC)))) == 1


@pytest.mark.slow
def test_a_seat_in_a_prepared_selection_is_not_given_to_a_second_one(contest: Contest) -> None:
    prepare(contest)
    with pytest.raises(Refused, match=r"is in selection 2026-01 already"):
        contest.open()
    selections.cancel(contest.office, contest.selection, "the board is being reorganised")
    contest.open()


def test_the_short_way_runs_the_same_checks_and_leaves_one_exception_that_names_them_all(
    contest: Contest,
) -> None:
    contest.open(reason="two weeks are left")
    (row,) = exceptions(contest.view(), contest.selection)
    for missing in (
        "no second person looked at it",
        "role description not agreed",
        "advertised in too few places",
        "the community sector not asked first",
        "accessible formats not ready",
    ):
        assert missing in row.what
    assert row.reason == "two weeks are left"


@pytest.mark.slow
def test_what_the_short_way_left_out_can_be_recorded_until_nominations_close(contest: Contest) -> None:
    contest.open()
    advertise_and_ask(contest)
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    with pytest.raises(Refused, match="Nominations have closed"):
        selections.advertise(contest.office, contest.selection, "Library")


@pytest.mark.slow
def test_where_the_rules_ask_for_two_people_there_is_no_short_way(contest: Contest) -> None:
    contest.office.rules = contest.office.rules.with_values({"approval.one_step": False})
    with pytest.raises(Refused, match="ask for a second person"):
        contest.open()


@pytest.mark.slow
def test_own_dates_are_not_prepared_but_planned_anew_afterwards(contest: Contest) -> None:
    with pytest.raises(Refused, match="afterwards") as refused:
        prepare(contest, timetable=Profile.CUSTOM)
    assert refused.value.field == "timetable"


# --- other dates -------------------------------------------------------------------------------------------------


def test_what_comes_after_a_date_that_is_moved_follows_it_on_working_days(contest: Contest) -> None:
    contest.open()
    assert contest.opened is not None
    before = contest.opened.timetable
    later = before[Mark.NOMINATIONS_CLOSE].day + timedelta(days=7)
    done = selections.replan(
        contest.office, contest.selection, "the newsletter was late", nominations_close_on=later
    )
    assert done.moved[0].mark is Mark.NOMINATIONS_CLOSE
    assert done.timetable[Mark.POLL_OPENS].day >= before[Mark.POLL_OPENS].day + timedelta(days=7)
    assert done.timetable[Mark.NOTICE] == before[Mark.NOTICE]
    kept = selection_detail(contest.view(), contest.selection)
    assert [row.at for row in kept.timetable] == [step.moment for step in done.timetable]
    assert kept.preparation.replanned_on == date(2026, 3, 2)


def test_nominations_never_close_earlier_than_was_announced(contest: Contest) -> None:
    contest.open()
    with pytest.raises(Refused, match="cannot come earlier") as refused:
        selections.replan(
            contest.office, contest.selection, "enough came", nominations_close_on=date(2026, 3, 20)
        )
    assert refused.value.field == "nominations_close_on"


@pytest.mark.slow
def test_a_poll_that_is_open_closes_later_but_never_earlier(contest: Contest) -> None:
    contest.open()
    contest.until_published("Maria Okafor", "Jo Lindqvist")
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_OPENS)
    assert contest.opened is not None
    closes = contest.opened.timetable[Mark.POLL_CLOSES].day
    with pytest.raises(Refused, match="cannot come earlier"):
        selections.replan(
            contest.returning, contest.selection, "quiet", poll_closes_on=closes - timedelta(days=1)
        )
    done = selections.replan(
        contest.returning, contest.selection, "the line was down", poll_closes_on=closes + timedelta(days=1)
    )
    contest.go_to_moment(contest.opened.timetable[Mark.POLL_CLOSES].moment)
    assert state(contest) is ProcessState.POLL_OPEN
    contest.go_to_moment(done.timetable[Mark.POLL_CLOSES].moment)
    assert state(contest) is ProcessState.POLL_CLOSED


@pytest.mark.slow
def test_what_has_passed_stays_as_it_was(contest: Contest) -> None:
    contest.open()
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    with pytest.raises(Refused, match="has passed") as refused:
        selections.replan(contest.office, contest.selection, "later", nominations_close_on=date(2026, 4, 20))
    assert refused.value.field == "nominations_close_on"


@pytest.mark.slow
def test_dates_that_overlap_are_refused_at_their_field_and_nothing_changes(contest: Contest) -> None:
    contest.open()
    before = selection_detail(contest.view(), contest.selection).timetable
    with pytest.raises(Refused, match="must come after") as refused:
        selections.replan(
            contest.office,
            contest.selection,
            "shorter",
            poll_opens_on=date(2026, 5, 5),
            poll_closes_on=date(2026, 5, 4),
        )
    assert refused.value.field == "poll_closes_on"
    assert selection_detail(contest.view(), contest.selection).timetable == before


@pytest.mark.slow
def test_other_dates_after_the_approval_need_it_again(contest: Contest, second: Desk) -> None:
    prepare(contest)
    selections.approve(second, contest.selection, reason="urgent")
    selections.replan(contest.office, contest.selection, "the hall is taken", notice_on=date(2026, 3, 9))
    assert state(contest) is ProcessState.DRAFTED
    found = selection_detail(contest.view(), contest.selection)
    assert found.preparation.approved_on is None
    assert found.qualifying_on == date(2026, 3, 9)


@pytest.mark.slow
def test_the_day_of_a_notice_that_was_given_stays(contest: Contest) -> None:
    contest.open()
    with pytest.raises(Refused, match="Notice has been given"):
        selections.replan(contest.office, contest.selection, "later", notice_on=date(2026, 3, 9))


@pytest.mark.slow
def test_a_returning_officer_plans_only_their_own_selection_anew(contest: Contest, desk: Desk) -> None:
    contest.open()
    other = people.register(desk, "Lena Brandt", roles=[Role.RETURNING_OFFICER])
    with pytest.raises(NotPermitted):
        selections.replan(
            replace(desk, person=other, role=Role.RETURNING_OFFICER),
            contest.selection,
            "later",
            declare_on=date(2026, 6, 1),
        )


@pytest.mark.slow
def test_notice_that_comes_late_says_so_and_new_dates_put_it_right(contest: Contest, second: Desk) -> None:
    prepare(contest)
    selections.approve(second, contest.selection, reason="urgent")
    contest.go_to(date(2026, 3, 5))
    with pytest.raises(Refused, match="notice was due on Monday 2 March 2026"):
        selections.give_notice(contest.office, contest.selection)
    selections.replan(contest.office, contest.selection, "it was forgotten", notice_on=date(2026, 3, 5))
    selections.approve(second, contest.selection, reason="urgent")
    with pytest.raises(Refused) as refused:
        selections.give_notice(contest.office, contest.selection)
    assert "notice was due" not in refused.value.message


@pytest.mark.slow
def test_organisations_asked_are_named(contest: Contest) -> None:
    prepare(contest)
    other = organisations.register(contest.office, "Saltmarsh Refugee Welcome", since=PartialDate(2020))
    selections.ask_sector(contest.office, contest.selection, [other], "Evenings suit.")
    inside = selection_detail(contest.view(), contest.selection).preparation
    assert (inside.sector_asked, inside.sector_said) == (("Saltmarsh Refugee Welcome",), "Evenings suit.")


@pytest.mark.slow
def test_a_request_waits_in_today_until_a_selection_answers_it(contest: Contest) -> None:
    asked = selections.receive_request(
        contest.office, contest.partnership, date(2026, 3, 16), seats=contest.seats
    )
    (row,) = [one for one in today(contest.view()) if one.key.startswith("request/")]
    assert row.what == "Representative asked for: Housing Partnership, short notice"
    assert dict(row.given) == {"seats": contest.seats[0], "request": asked.request}
    contest.open(request=asked.request)
    assert not [one for one in today(contest.view()) if one.key.startswith("request/")]


def test_trying_an_act_says_what_it_would_and_keeps_nothing(contest: Contest) -> None:
    contest.open()
    before, now = verify(contest.office.database, contest.office.town), contest.office.now
    maria = people.register(contest.office, "Maria Okafor")
    entries = verify(contest.office.database, contest.office.town).entries
    with contest.office.trying() as beside:
        received = selections.receive(beside, contest.selection, maria)
    assert "The proposer is missing." in received.findings
    assert before.ok
    assert verify(contest.office.database, contest.office.town).entries == entries
    assert contest.office.now == now + timedelta(seconds=1)
    assert selection_detail(contest.view(), contest.selection).nominations == ()


def test_what_is_done_before_the_notice_is_nobodys_business_outside(contest: Contest, second: Desk) -> None:
    office = contest.office
    make_ready(contest)
    selection = prepare(contest)
    advertise_and_ask(contest)
    selections.replan(office, selection, "the chair is ill", notice_on=office.today + timedelta(days=7))
    selections.approve(second, selection, reason="agreed with the forum")
    for role in (Role.PUBLIC, Role.REPRESENTATIVE, Role.ADMINISTRATOR):
        outside = replace(contest.view(), role=role, person="")
        told = [row for row in history(outside) if "selection 2026-01" in row.about]
        assert told == [], role
        assert not list(history(outside, Wanted(text="chair")))
    contest.go_to(office.today + timedelta(days=7))
    selections.give_notice(office, selection)
    selections.replan(office, selection, "the hall is shut", poll_closes_on=office.today + timedelta(days=60))
    public = replace(contest.view(), role=Role.PUBLIC, person="")
    told = [row for row in history(public) if row.thing == selection]
    assert [row.reason for row in told] == ["the hall is shut", ""]
    assert told[1].what == "notice of selection given"


def test_a_selection_that_was_cancelled_before_its_notice_is_not_seen_outside(contest: Contest) -> None:
    selection = prepare(contest)
    selections.cancel(contest.office, selection, "the seat went")
    public = replace(contest.view(), role=Role.PUBLIC, person="")
    assert [row.id for row in selections_asked(contest.view())] == [selection]
    assert not list(selections_asked(public))
    assert not list(history(public, Wanted(text="cancelled")))
