"""Terms: chosen, accepted, begun, ended; one holder at a time, and an honest label for every road to a seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from contests import Contest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from compacttui.acts import counts, partnerships, people, terms
from compacttui.acts.desk import Desk
from compacttui.questions.holding import seats_on, terms_on
from compacttui.questions.view import View
from compacttui.records.terms import term as term_table
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import (
    EndedReason,
    SeatState,
    SelectionMethod,
    SelectionReason,
    TermKind,
    TermState,
)


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


def elect(contest: Contest, name: str = "Maria Okafor", **more: object) -> str:
    """Somebody elected unopposed; returns their term, which has not begun."""
    contest.open(**more)
    contest.until_published(name)
    (won,) = counts.declare(contest.returning, contest.selection).terms
    contest.candidates.clear()
    return won


def term(contest: Contest, thing: str, *, as_at: date | None = None):
    view = contest.view(as_at=as_at)
    with view.reading() as connection:
        return next(one for one in terms_on(view, connection) if one.id == thing)


def seat(contest: Contest, *, as_at: date | None = None):
    view = contest.view(as_at=as_at)
    with view.reading() as connection:
        return seats_on(view, connection, contest.seats)[contest.seats[0]]


def co_opted(contest: Contest, name: str, **more: object) -> str:
    """Somebody co-opted today, not begun."""
    person = people.register(contest.office, name)
    return terms.gain_otherwise(
        contest.office, contest.seats[0], person, SelectionMethod.CO_OPTION, "asked by the board", **more
    )


# --- from the result to the first day ---------------------------------------------------------------------------


def test_a_term_begins_when_everything_is_accepted_and_lasts_as_long_as_the_seat_says(
    contest: Contest,
) -> None:
    won = elect(contest)
    assert term(contest, won).state is TermState.CONDITIONS
    with pytest.raises(Refused, match="role description is not accepted yet"):
        terms.begin(contest.office, won)
    left = terms.accept(contest.office, won, [Acceptance.ROLE, Acceptance.CODE])
    assert left == [Acceptance.CONFIDENTIALITY, Acceptance.INTERESTS]
    with pytest.raises(Refused, match="form about interests is not handed in yet"):
        terms.begin(contest.office, won)
    assert terms.accept(contest.office, won) == []
    contest.go_to(date(2026, 4, 1))
    began = terms.begin(contest.office, won)
    assert (began.start_on, began.end_on) == (date(2026, 4, 1), date(2029, 3, 31))
    assert seat(contest).state is SeatState.FILLED
    assert term(contest, won).route == "elected unopposed"


def test_a_term_does_not_begin_before_the_result_was_declared(contest: Contest) -> None:
    """Invariant 2."""
    won = elect(contest)
    contest.go_to(date(2026, 4, 1))
    terms.accept(contest.office, won, on=date(2026, 3, 26))
    with pytest.raises(Refused, match="result was declared on Wednesday 25 March 2026"):
        terms.begin(contest.office, won, start_on=date(2026, 3, 20))


def test_a_term_does_not_begin_before_something_was_accepted_or_on_a_day_to_come(contest: Contest) -> None:
    won = elect(contest)
    contest.go_to(date(2026, 4, 7))
    terms.accept(contest.office, won)
    with pytest.raises(Refused, match="The term cannot begin before"):
        terms.begin(contest.office, won, start_on=date(2026, 4, 1))
    with pytest.raises(Refused, match="that day has not come yet"):
        terms.begin(contest.office, won, start_on=date(2026, 4, 8))


def test_acceptances_are_recorded_once_between_the_choice_and_today(contest: Contest) -> None:
    won = elect(contest)
    terms.accept(contest.office, won, [Acceptance.ROLE])
    with pytest.raises(Refused, match="recorded already"):
        terms.accept(contest.office, won, [Acceptance.ROLE])
    with pytest.raises(Refused, match="before they are chosen"):
        terms.accept(contest.office, won, [Acceptance.CODE], on=date(2026, 3, 1))
    with pytest.raises(Refused, match="has not come yet"):
        terms.accept(contest.office, won, [Acceptance.CODE], on=date(2026, 12, 1))


def test_whoever_was_chosen_accepts_for_themselves_and_nobody_elses(contest: Contest) -> None:
    won = elect(contest)
    own = replace(contest.office, person=term(contest, won).person, role=Role.REPRESENTATIVE)
    terms.accept(own, won, [Acceptance.ROLE])
    other = replace(own, person=contest.scrutineer)
    with pytest.raises(NotPermitted, match="somebody else's term"):
        terms.accept(other, won, [Acceptance.CODE])


def test_as_at_an_earlier_day_nothing_later_is_told(contest: Contest) -> None:
    won = elect(contest)
    contest.go_to(date(2026, 4, 7))
    terms.accept(contest.office, won)
    contest.go_to(date(2026, 4, 10))
    terms.begin(contest.office, won)
    assert term(contest, won, as_at=date(2026, 4, 1)).outstanding == tuple(Acceptance)
    assert term(contest, won, as_at=date(2026, 4, 8)).outstanding == ()
    assert not term(contest, won, as_at=date(2026, 4, 9)).in_office
    assert term(contest, won, as_at=date(2026, 4, 10)).in_office
    assert seat(contest, as_at=date(2026, 3, 10)).state is SeatState.IN_SELECTION


# --- one holder at a time -----------------------------------------------------------------------------------------


def test_a_successor_follows_a_holder_whose_last_day_has_come_and_nobody_else(contest: Contest) -> None:
    first = co_opted(contest, "Tom Lindqvist")
    terms.accept(contest.office, first)
    terms.begin(contest.office, first, end_on=date(2026, 3, 31))
    won = elect(contest, why=SelectionReason.TERM_END)
    contest.go_to(date(2026, 3, 31))
    terms.accept(contest.office, won)
    with pytest.raises(Refused, match="Somebody else holds this seat"):
        terms.begin(contest.office, won)
    contest.go_to(date(2026, 4, 8))
    began = terms.begin(contest.office, won)
    assert began.followed == first
    assert term(contest, first).ended_on == PartialDate(2026, 4, 7)  # served on until then
    assert term(contest, first).ended_reason is EndedReason.TERM_END
    assert verify(contest.office.database, contest.office.town).ok


def test_an_interim_holder_goes_when_the_one_elected_begins(contest: Contest) -> None:
    person = people.register(contest.office, "Tom Lindqvist")
    interim = terms.gain_otherwise(
        contest.office,
        contest.seats[0],
        person,
        SelectionMethod.INTERIM,
        "until the election",
        end_on=PartialDate(2026, 12),
    )
    assert term(contest, interim).basis is TermKind.INTERIM
    terms.accept(contest.office, interim)
    assert terms.begin(contest.office, interim).end_on == date(2026, 12, 31)
    won = elect(contest)
    terms.accept(contest.office, won)
    terms.begin(contest.office, won)
    assert term(contest, interim).ended_reason is EndedReason.REPLACED


def test_two_people_cannot_be_co_opted_to_one_seat(contest: Contest) -> None:
    for name in ("Tom Lindqvist", "Ana Brandt"):
        gained = co_opted(contest, name)
        terms.accept(contest.office, gained)
        if name == "Tom Lindqvist":
            terms.begin(contest.office, gained)
    with pytest.raises(Refused, match="Somebody else holds this seat"):
        terms.begin(contest.office, gained)


def test_a_deputy_stands_beside_the_holder(contest: Contest) -> None:
    holder = co_opted(contest, "Tom Lindqvist")
    deputy = co_opted(contest, "Ana Brandt", basis=TermKind.DEPUTY)
    for gained in (holder, deputy):
        terms.accept(contest.office, gained)
        terms.begin(contest.office, gained)
    on = seat(contest)
    assert on.holder is not None
    assert (on.holder.id, [one.id for one in on.deputies]) == (holder, [deputy])


def test_after_a_casual_vacancy_the_rest_of_the_term_is_served(contest: Contest) -> None:
    first = co_opted(contest, "Tom Lindqvist")
    terms.accept(contest.office, first)
    terms.begin(contest.office, first)
    terms.end(contest.office, first, EndedReason.RESIGNED, reason="moved away")
    won = elect(contest, why=SelectionReason.CASUAL_VACANCY)
    terms.accept(contest.office, won)
    assert terms.begin(contest.office, won).end_on == date(2029, 3, 1)


# --- other roads to a seat -----------------------------------------------------------------------------------------


def test_a_poll_that_never_was_is_no_route(contest: Contest) -> None:
    person = people.register(contest.office, "Tom Lindqvist")
    for route in (None, SelectionMethod.SCOTTISH_STV, SelectionMethod.COUNTBACK):
        with pytest.raises(Refused):
            terms.gain_otherwise(contest.office, contest.seats[0], person, route)


def test_the_next_placed_must_have_been_next_placed(contest: Contest) -> None:
    contest.open()
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
    contest.seal(((0,), 3), ((1,), 2))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    (won,) = contest.declare().terms
    terms.accept(contest.office, won)
    terms.begin(contest.office, won)
    contest.go_to(date(2026, 6, 1))
    terms.end(contest.office, won, EndedReason.RESIGNED)
    view = contest.view()
    from compacttui.questions.selections import nominations

    who = {row.name: row.person_id for row in nominations(view, contest.selection)}
    give = {"route": SelectionMethod.RUNNER_UP, "reason": "next-placed completes the term"}
    with pytest.raises(Refused, match="Say in which selection"):
        terms.gain_otherwise(contest.office, contest.seats[0], who["Tom Lindqvist"], **give)
    with pytest.raises(Refused, match="is not in reserve"):
        terms.gain_otherwise(
            contest.office, contest.seats[0], who["Ana Brandt"], selection=contest.selection, **give
        )
    contest.go_to(date(2026, 6, 2))
    nxt = terms.gain_otherwise(
        contest.office, contest.seats[0], who["Tom Lindqvist"], selection=contest.selection, **give
    )
    terms.accept(contest.office, nxt)
    assert terms.begin(contest.office, nxt).end_on == date(2029, 4, 28)
    assert term(contest, nxt).route == "next-placed at the last election"


def test_a_holder_from_before_the_records_may_have_a_year_only_and_no_known_route(contest: Contest) -> None:
    person = people.register(contest.office, "Tom Lindqvist")
    held = terms.gain_otherwise(
        contest.office, contest.seats[0], person, already_serving=True, since=PartialDate(2021)
    )
    one = term(contest, held)
    assert (one.state, one.start_on, one.route) == (TermState.ACTIVE, PartialDate(2021), "not known how")
    nobody_knows = Contest.of(contest.office, board="Skills Board")
    other = people.register(contest.office, "Ana Brandt")
    terms.gain_otherwise(contest.office, nobody_knows.seats[0], other, already_serving=True)
    assert seat(nobody_knows).state is SeatState.FILLED
    assert verify(contest.office.database, contest.office.town).ok


def test_former_holders_stand_in_order_and_never_overlap(contest: Contest) -> None:
    tom, ana = (people.register(contest.office, name) for name in ("Tom Lindqvist", "Ana Brandt"))

    def before(person: str, since: str, until: str) -> None:
        terms.gain_otherwise(
            contest.office,
            contest.seats[0],
            person,
            SelectionMethod.FPTP,  # elected, before there were records
            already_serving=True,
            since=PartialDate.from_iso(since),
            ended_on=PartialDate.from_iso(until),
            ended_reason=EndedReason.TERM_END,
        )

    before(tom, "2020", "2022-06-30")
    before(ana, "2022-07", "2024")
    assert [one.person for one in seat(contest).terms] == [tom, ana]
    with pytest.raises(Refused, match="Somebody else holds this seat"):
        before(tom, "2023", "2025")
    with pytest.raises(Refused, match="Add the month of the end"):
        before(tom, "2024-09", "2024")


def test_the_short_road_is_only_for_those_from_before_the_records(contest: Contest) -> None:
    contest.go_to(date(2026, 5, 1))
    person = people.register(contest.office, "Tom Lindqvist")
    with pytest.raises(Refused, match=r"The records began on Monday 2 March 2026") as refused:
        terms.gain_otherwise(
            contest.office,
            contest.seats[0],
            person,
            SelectionMethod.CO_OPTION,
            already_serving=True,
            since=PartialDate(2026, 4, 1),
        )
    assert refused.value.field == "since"


# --- the end --------------------------------------------------------------------------------------------------------


def test_an_ended_term_leaves_the_seat_vacant_from_the_next_day(contest: Contest) -> None:
    gained = co_opted(contest, "Tom Lindqvist")
    terms.accept(contest.office, gained)
    terms.begin(contest.office, gained)
    contest.go_to(date(2026, 6, 15))
    terms.end(contest.office, gained, EndedReason.RESIGNED, ended_on=date(2026, 6, 10))
    assert seat(contest, as_at=date(2026, 6, 10)).state is SeatState.FILLED
    assert seat(contest, as_at=date(2026, 6, 11)).state is SeatState.VACANT
    assert seat(contest).vacant_since == date(2026, 6, 11)
    with pytest.raises(Refused, match="ended already"):
        terms.end(contest.office, gained, EndedReason.RESIGNED)


def test_a_term_does_not_end_before_it_began_or_on_a_day_to_come(contest: Contest) -> None:
    gained = co_opted(contest, "Tom Lindqvist")
    terms.accept(contest.office, gained)
    terms.begin(contest.office, gained)
    with pytest.raises(Refused, match="before it began"):
        terms.end(contest.office, gained, EndedReason.RESIGNED, ended_on=date(2026, 3, 1))
    with pytest.raises(Refused, match="has not come yet"):
        terms.end(contest.office, gained, EndedReason.RESIGNED, ended_on=date(2026, 3, 3))


def test_somebody_elected_may_decline_before_they_begin(contest: Contest) -> None:
    won = elect(contest)
    terms.end(contest.office, won, EndedReason.RESIGNED, reason="took another post")
    contest.go_to(date(2026, 3, 27))
    assert seat(contest).state is SeatState.VACANT
    assert seat(contest).gaps[-1].end is None  # it never was held
    gained = co_opted(contest, "Tom Lindqvist")
    terms.accept(contest.office, gained)
    terms.begin(contest.office, gained)


def test_an_induction_is_noted_bit_by_bit(contest: Contest) -> None:
    gained = co_opted(contest, "Tom Lindqvist")
    terms.note_induction(contest.office, gained, chair_met_on=date(2026, 3, 2))
    terms.note_induction(contest.office, gained, buddy=contest.scrutineer)
    with contest.office.database.reading() as connection:
        query = select(term_table).where(term_table.c.id == gained, term_table.c.superseded_seq.is_(None))
        row = connection.execute(query).one()
    assert (row.chair_met_on, row.buddy) == ("2026-03-02", contest.scrutineer)
    with pytest.raises(Refused, match="at least one"):
        terms.note_induction(contest.office, gained)


# --- invariants 1 to 3 ---------------------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["co-opt", "interim", "accept", "begin", "end", "wait", "deputy", "before"]),
        st.integers(0, 3),
        st.integers(0, 40),
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=8)
@given(steps=STEPS, holders=st.integers(1, 2))
def test_invariants_1_2_3_one_holder_a_day_and_every_term_has_its_route(
    steps: list[tuple[str, int, int]], holders: int, make_town: Callable[[], Desk]
) -> None:
    """Invariants 1, 2 and 3 under any order of acts: what is not allowed is refused, and the records still verify.

    A joint seat has as many holders as share it, and no more.
    """
    contest = Contest.of(make_town(), members=1)
    if holders > 1:
        partnerships.share(contest.office, contest.seats[0], holders, "two share it")
    desk, who = contest.office, [people.register(contest.office, f"Person {n}") for n in range(4)]
    gained: list[str] = []
    for step, which, days in steps:
        try:
            _take(contest, desk, who, gained, step, which, days)
        except Refused:
            continue
    view = contest.view()
    _check_every_day(view, contest.seats[0], holders, until=desk.today)
    assert verify(desk.database, desk.town).ok


def _take(
    contest: Contest, desk: Desk, who: list[str], gained: list[str], step: str, which: int, days: int
) -> None:
    chair = contest.seats[0]
    routes = {
        "co-opt": (SelectionMethod.CO_OPTION, TermKind.SUBSTANTIVE),
        "interim": (SelectionMethod.INTERIM, TermKind.SUBSTANTIVE),
        "deputy": (SelectionMethod.NETWORK, TermKind.DEPUTY),
    }
    if step == "wait":
        contest.go_to(desk.today + timedelta(days=days))
    elif step in routes:
        route, basis = routes[step]
        until = PartialDate(2030)
        gained.append(
            terms.gain_otherwise(desk, chair, who[which], route, "asked", basis=basis, end_on=until)
        )
    elif step == "before":
        since = PartialDate.of(date(2026, 3, 1) - timedelta(days=days))
        until = PartialDate.of(date(2026, 3, 1) - timedelta(days=days // 2))
        terms.gain_otherwise(
            desk,
            chair,
            who[which],
            already_serving=True,
            since=since,
            ended_on=until if which % 2 else None,
            ended_reason=EndedReason.TERM_END if which % 2 else None,
        )
    elif gained:
        one = gained[which % len(gained)]
        back = desk.today - timedelta(days=days % 7)
        if step == "accept":
            terms.accept(desk, one, on=back)
        elif step == "begin":
            terms.begin(desk, one, start_on=back, end_on=back + timedelta(days=days))
        else:
            terms.end(desk, one, EndedReason.RESIGNED, ended_on=back)


def _check_every_day(view: View, chair: str, holders: int, until: date) -> None:
    day = date(2026, 1, 15)
    while day <= until:
        then = view.on(day)
        with then.reading() as connection:
            held = [one for one in terms_on(then, connection, [chair]) if one.in_office]
        assert sum(one.basis.holds_the_seat for one in held) <= holders
        assert all(one.route for one in held)
        assert all(one.gained_on is None or one.gained_on <= one.start_on for one in held if one.start_on)
        day += timedelta(days=3)


def test_the_timetables_marks_are_what_the_tests_think(contest: Contest) -> None:
    contest.open()
    assert contest.opened is not None
    assert contest.opened.timetable[Mark.PUBLISHED].day == date(2026, 3, 25)


def test_a_deputy_from_the_holders_own_organisation_needs_a_reason(contest: Contest) -> None:
    holder = co_opted(contest, "Tom Lindqvist", organisation=contest.members[0])
    terms.accept(contest.office, holder)
    terms.begin(contest.office, holder)
    ana = people.register(contest.office, "Ana Brandt")
    give = {"route": SelectionMethod.NETWORK, "organisation": contest.members[0], "basis": TermKind.DEPUTY}
    with pytest.raises(Refused, match="holder's own organisation") as refused:
        terms.gain_otherwise(contest.office, contest.seats[0], ana, **give)
    assert refused.value.field == "reason"
    terms.gain_otherwise(contest.office, contest.seats[0], ana, reason="nobody else offered", **give)


def test_a_seat_without_deputies_gets_none(contest: Contest) -> None:
    alone = partnerships.create_seat(
        contest.office,
        contest.partnership,
        "Observer's seat",
        partnerships.define_constituency(contest.office, "Observers"),
        deputy_allowed=False,
    )
    ana = people.register(contest.office, "Ana Brandt")
    with pytest.raises(Refused, match="has no deputies"):
        terms.gain_otherwise(
            contest.office, alone, ana, SelectionMethod.NETWORK, "asked", basis=TermKind.DEPUTY
        )
