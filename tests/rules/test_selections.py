"""Selections: dates, officers, nominations and steps, with dates that strictly increase and officers who take no part."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.exchange.settings import default_book
from compacttui.rules.findings import Finding, Strength, overridden, refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import (
    Involved,
    Known,
    Lengths,
    Mark,
    Paper,
    Process,
    Profile,
    Route,
    check_cure,
    check_move,
    eligibility,
    from_days,
    independence_findings,
    may_extend,
    next_steps,
    process,
    route,
    state_now,
    step_between,
    timetable,
    timetable_findings,
    unfilled,
    withdrawn_as,
)
from compacttui.rules.selections.process import STEPS
from compacttui.rules.terms import may_stand_again
from compacttui.rules.words import NominationState, ProcessState, SelectionMethod
from compacttui.rules.working_days import WorkingDays

S = ProcessState
ENGLAND = WorkingDays()
MONDAY = date(2026, 3, 2)


# --- the timetable ----------------------------------------------------------------------------------------------


def test_a_standard_timetable_from_2_march_2026_runs_straight_into_easter(book: RuleBook) -> None:
    table = timetable(MONDAY, book)
    assert {step.mark: step.day for step in table} == {
        Mark.NOTICE: MONDAY,
        Mark.NOMINATIONS_CLOSE: date(2026, 3, 23),
        Mark.WITHDRAWALS_CLOSE: date(2026, 3, 25),
        Mark.PUBLISHED: date(2026, 3, 25),
        Mark.POLL_OPENS: date(2026, 3, 30),
        Mark.POLL_CLOSES: date(2026, 4, 20),
        Mark.RESULT: date(2026, 4, 22),
        Mark.DECLARED: date(2026, 4, 29),
    }
    assert table[Mark.POLL_OPENS].because == "moved from Sat 28 March, a Saturday"
    messages = " ".join(finding.message for finding in timetable_findings(table, book))
    assert (
        "The poll (Mon 30 March to Mon 20 April) runs over Easter (Fri 3 April to Mon 6 April)." in messages
    )
    assert "the weeks before local elections" in messages


def test_the_short_timetable_is_14_1_1_10_2(book: RuleBook) -> None:
    table = timetable(date(2026, 6, 1), book, profile=Profile.SHORT)
    assert [step.day for step in table][1:6] == [
        date(2026, 6, 15),
        date(2026, 6, 16),
        date(2026, 6, 16),
        date(2026, 6, 17),
        date(2026, 6, 29),  # ten days are Saturday 27 June
    ]


lengths = st.builds(
    Lengths,
    st.integers(1, 60),
    st.integers(1, 10),
    st.integers(1, 20),
    st.integers(1, 60),
    st.integers(1, 9),
    st.integers(1, 9),
)


@given(st.dates(date(2022, 1, 1), date(2032, 1, 1)), lengths)
def test_the_dates_of_a_process_strictly_increase_and_fall_on_working_days(
    notice: date, long: Lengths
) -> None:
    book = default_book()
    table = timetable(notice, book, profile=Profile.CUSTOM, lengths=long)
    assert all(before.moment < after.moment for before, after in pairwise(table.steps))
    assert all(ENGLAND.is_working(step.day) for step in table.steps[1:])
    stages = [
        table[mark].day for mark in (Mark.NOTICE, Mark.NOMINATIONS_CLOSE, Mark.POLL_OPENS, Mark.POLL_CLOSES)
    ]
    assert stages == sorted(set(stages))
    assert (table[Mark.POLL_CLOSES].day - table[Mark.POLL_OPENS].day).days >= long.poll
    assert not [f for f in timetable_findings(table, book) if f.strength is not Strength.GUARD]


@given(st.permutations(range(8)))
def test_stages_that_overlap_are_impossible_whatever_the_reason(order: list[int]) -> None:
    book = default_book()
    days = [date(2026, 6, 1) + timedelta(7 * n) for n in order]
    table = from_days(dict(zip(Mark, days, strict=True)), book)
    impossible = [f for f in timetable_findings(table, book) if f.strength is Strength.IMPOSSIBLE]
    assert (not impossible) == (days == sorted(days))
    assert all(finding.check == "dates_increase" for finding in impossible)


def test_a_persons_own_dates_are_warned_about_and_need_to_be_whole(book: RuleBook, refusal) -> None:
    days = dict(zip(Mark, [step.day for step in timetable(MONDAY, book)], strict=True))
    days[Mark.POLL_CLOSES] = date(2026, 4, 6)
    checks = {finding.check: finding.message for finding in timetable_findings(from_days(days, book), book)}
    assert (
        checks["day_off"]
        == "Poll closes on Monday 6 April 2026, Easter Monday, a bank holiday. Choose a working day."
    )
    assert checks["short_poll"] == "The poll is open for 7 days. Fewer than 10 are few."
    del days[Mark.RESULT]
    assert refusal(from_days, days, book).field == "result"


def test_a_deadline_when_the_clocks_change_is_pointed_out(book: RuleBook) -> None:
    night = book.with_values({"timetable.opens_at": time(1, 0), "timetable.deadline_at": time(1, 30)})
    days = dict(zip(Mark, [step.day for step in timetable(MONDAY, night)], strict=True))
    days[Mark.POLL_OPENS] = date(2026, 3, 29)
    checks = [finding.check for finding in timetable_findings(from_days(days, night), night)]
    assert "clock_change" in checks


def test_warnings_about_the_calendar_can_be_switched_off(book: RuleBook) -> None:
    quiet = book.with_values({"calendar.festivals": False, "calendar.local_elections": False})
    assert timetable_findings(timetable(MONDAY, quiet), quiet) == []


def test_what_comes_next_is_told_by_the_clock(book: RuleBook) -> None:
    table = timetable(MONDAY, book)
    noon = datetime(2026, 3, 23, 12, 0, tzinfo=UTC)
    assert table[Mark.NOMINATIONS_CLOSE].moment == noon
    before, after = table.next_after(noon - timedelta(seconds=1)), table.next_after(noon)
    assert before is not None
    assert after is not None
    assert (before.mark, after.mark) == (Mark.NOMINATIONS_CLOSE, Mark.WITHDRAWALS_CLOSE)
    assert table.next_after(datetime(2027, 1, 1, tzinfo=UTC)) is None


# --- those who run it -------------------------------------------------------------------------------------------------

people = st.sampled_from(["per-a", "per-b", "per-c"])
bodies = st.sampled_from(["org-a", "org-b", "org-c"])


@given(people, st.sets(bodies), st.sets(people), st.sets(people), st.sets(bodies), st.sets(people))
def test_whoever_runs_a_selection_has_no_part_in_it(
    officer: str, belongs: set[str], stand: set[str], back: set[str], behind: set[str], close: set[str]
) -> None:
    found = independence_findings(officer, belongs, Involved(stand, back, behind, close))
    assert bool(found) == (officer in stand | back | close or bool(belongs & behind))
    assert all(finding.strength is Strength.HARD_STOP for finding in found)
    if found:
        with pytest.raises(Refused, match="Choose somebody with no part"):
            overridden(found, "there is nobody else")


def test_an_infrastructure_body_that_stands_behind_a_candidate_does_not_run_the_election() -> None:
    found = independence_findings("per-a", ["org-cvs"], Involved(["per-x"], organisations=["org-cvs"]))
    assert found[0].message == (
        "The returning officer belongs to an organisation that stands behind a candidate. "
        "Choose somebody with no part in this selection."
    )
    scrutineer = independence_findings("per-x", [], Involved(["per-x"]), office="scrutineer")
    assert (scrutineer[0].field, scrutineer[0].check) == ("scrutineer", "officer_stands")


# --- nominations --------------------------------------------------------------------------------------------------------

CLOSES = datetime(2026, 3, 23, 12, 0, tzinfo=UTC)
PAPER = Paper(
    person="per-a",
    name_on_ballot="Amina Example",
    received_at=CLOSES - timedelta(days=1),
    organisation="org-a",
    proposer="org-b",
    seconder="org-c",
    consented=True,
    statement="I will ask, and tell.",
    interests_given=True,
)
KNOWN = Known(closes_at=CLOSES, may_back={"org-a", "org-b", "org-c", "org-d"}, belongs_to=["org-a"])


def checks(paper: Paper, known: Known, book: RuleBook) -> set[str]:
    return {finding.check for finding in eligibility(paper, known, book)}


def test_a_nomination_in_order_raises_nothing(book: RuleBook) -> None:
    assert eligibility(PAPER, KNOWN, book) == []


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"received_at": CLOSES}, "in_time"),
        ({"consented": False}, "consent"),
        ({"name_on_ballot": "--"}, "name"),
        ({"organisation": "org-d"}, "belongs"),
        ({"proposer": None}, "proposer"),
        ({"seconder": None}, "seconder"),
        ({"seconder": "org-b"}, "different"),
        ({"proposer": "org-a"}, "own"),
        ({"proposer": "org-x"}, "proposer_qualifies"),
        ({"seconder": "org-x"}, "seconder_qualifies"),
        ({"statement": "word " * 201}, "statement"),
        ({"interests_given": False}, "interests"),
        ({"meets_specification": False}, "specification"),
    ],
)
def test_each_thing_that_is_wrong_with_a_paper_is_found(book: RuleBook, change: dict, check: str) -> None:
    assert checks(replace(PAPER, **change), KNOWN, book) == {check}


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"runs_it": True}, "runs_it"),
        ({"stands_already": True}, "stands_already"),
        ({"other_names": ["AMINA  Example"]}, "name_apart"),
        ({"restricted": "This seat is for women; the reason stands with the seat."}, "restricted"),
        ({"political": True}, "political"),
    ],
)
def test_each_thing_that_the_records_know_is_found(book: RuleBook, change: dict, check: str) -> None:
    assert checks(PAPER, replace(KNOWN, **change), book) == {check}


def test_local_rules_change_what_is_in_order(book: RuleBook) -> None:
    nominate_self = book.with_values({"nominations.endorsements": 0})
    assert checks(replace(PAPER, proposer=None, seconder=None), KNOWN, nominate_self) == set()
    four = book.with_values({"nominations.endorsements": 4})
    assert checks(replace(PAPER, more_backers=["org-d"]), KNOWN, four) == {"endorsements"}
    assert checks(replace(PAPER, more_backers=["org-d", "org-x"]), KNOWN, four) == {"more_backers_qualifies"}
    own = book.with_values({"nominations.own_organisation": True})
    assert checks(replace(PAPER, proposer="org-a"), KNOWN, own) == set()
    one_seat = book.with_values({"candidates.max_seats": 1})
    assert checks(PAPER, replace(KNOWN, seats_held=1), one_seat) == {"seats"}
    quiet = book.with_values({"candidates.political": book["candidates.political"].ALLOW})
    assert checks(PAPER, replace(KNOWN, political=True), quiet) == set()


def test_whoever_served_two_terms_in_a_row_is_found(book: RuleBook) -> None:
    from compacttui.rules.dates import Period
    from compacttui.rules.terms import Served

    served = [
        Served("sea-a", "per-a", Period(date(2020, 3, 1), date(2023, 3, 1))),
        Served("sea-a", "per-a", Period(date(2023, 3, 1))),
    ]
    known = replace(
        KNOWN, served=may_stand_again(served, "per-a", "sea-a", MONDAY, book.term.max_consecutive)
    )
    assert checks(PAPER, known, book) == {"terms_in_a_row"}


def test_a_late_nomination_cannot_be_let_in_and_a_missing_seconder_can(book: RuleBook) -> None:
    late = eligibility(replace(PAPER, received_at=CLOSES), KNOWN, book)
    with pytest.raises(Refused, match="Nominations closed on Mon 23 March, 12 noon"):
        overridden(late, "the post was slow")
    unseconded = eligibility(replace(PAPER, seconder=None), KNOWN, book)
    assert overridden(unseconded, "the second organisation wrote on paper") == unseconded
    with pytest.raises(Refused, match="It can be done with a reason") as refused:
        overridden(unseconded, " ")
    assert refused.value.field == "reason"
    refuse_outright(unseconded)
    assert overridden([], None) == []


def test_a_nomination_can_be_put_right_until_nominations_close(refusal) -> None:
    check_move(NominationState.INVALID, NominationState.VALID)
    check_cure(CLOSES, CLOSES - timedelta(seconds=1))
    refusal(check_cure, CLOSES, CLOSES)
    refusal(check_move, NominationState.WITHDRAWN, NominationState.VALID)


def test_who_withdraws_in_time_is_left_off_the_paper_and_later_stands_aside() -> None:
    second = timedelta(seconds=1)
    assert withdrawn_as(CLOSES - second, CLOSES, published=False) is NominationState.WITHDRAWN
    assert withdrawn_as(CLOSES, CLOSES, published=False) is NominationState.STOOD_ASIDE
    assert withdrawn_as(CLOSES - second, CLOSES, published=True) is NominationState.STOOD_ASIDE


# --- which way it goes ------------------------------------------------------------------------------------------------------


@given(st.integers(0, 8), st.integers(1, 4), st.sampled_from([SelectionMethod.STV, SelectionMethod.FPTP]))
def test_there_is_a_poll_exactly_when_more_stand_than_there_are_places(
    valid: int, places: int, method: SelectionMethod
) -> None:
    way = route(valid, places, method, default_book())
    assert (way is Route.CONTESTED) == (valid > places)
    assert (way is Route.NO_CANDIDATES) == (valid == 0)
    assert unfilled(valid, places) == max(0, places - valid)


def test_other_methods_go_other_ways(book: RuleBook, refusal) -> None:
    assert route(3, 1, SelectionMethod.AGREED, book) is Route.NEGOTIATION
    assert route(1, 1, SelectionMethod.AGREED, book) is Route.UNCONTESTED
    assert route(1, 1, SelectionMethod.CONFIRMATORY, book) is Route.CONFIRMATORY
    assert route(2, 1, SelectionMethod.PANEL, book) is Route.PANEL
    ask = book.with_values({"uncontested.route": book["uncontested.route"].CONFIRMATORY})
    assert route(1, 1, SelectionMethod.STV, ask) is Route.CONFIRMATORY
    assert refusal(route, 1, 0, SelectionMethod.STV, book).field == "places"


def test_nominations_open_once_more_only_with_too_few_and_only_once() -> None:
    assert may_extend(0, 1, extended_before=False) == []
    assert may_extend(1, 1, extended_before=False)[0].check == "enough"
    assert may_extend(0, 1, extended_before=True)[0].check == "extended_once"


# --- the steps -----------------------------------------------------------------------------------------------------------------

OPEN = CLOSES + timedelta(days=7)
SHUT = OPEN + timedelta(days=21)
NOTICED = Process(
    S.NOTICED,
    nominations_close_at=CLOSES,
    withdrawals_close_at=CLOSES + timedelta(days=2),
    poll_opens_at=OPEN,
    poll_closes_at=SHUT,
)
RO = Role.RETURNING_OFFICER
moments = st.integers(-10, 60).map(lambda n: CLOSES + timedelta(days=n))


@given(st.sampled_from(S), moments, st.booleans())
def test_the_clock_alone_closes_nominations_and_polls(
    state: ProcessState, now: datetime, announced: bool
) -> None:
    stands = state_now(replace(NOTICED, state=state, announced=announced), now)
    if state in {S.NOTICED, S.EXTENDED}:
        assert stands is (S.NOMINATIONS_CLOSED if now >= CLOSES else state)
    elif state in {S.PERSONS_NOMINATED, S.POLL_OPEN} and announced and now >= OPEN:
        assert stands is (S.POLL_CLOSED if now >= SHUT else S.POLL_OPEN)
    elif state is S.CONFIRMATORY_POLL and announced and OPEN <= now < SHUT:
        assert stands is S.POLL_OPEN
    else:
        assert stands is state


@given(st.sampled_from(S), st.sampled_from(S), st.sampled_from(Role), moments)
def test_no_step_is_taken_that_is_not_in_the_table(
    start: ProcessState, to: ProcessState, role: Role, now: datetime
) -> None:
    found = process.findings(replace(NOTICED, state=start), to, role, now)
    step = step_between(state_now(replace(NOTICED, state=start), now), to)
    if step is None or step.by_clock or role not in step.roles:
        assert [finding.strength for finding in found] == [Strength.IMPOSSIBLE]


def test_every_state_is_reached_and_every_step_is_the_only_one_between_its_states() -> None:
    reached = {step.to for step in process.STEPS}
    assert set(S) - reached == {S.REQUESTED}
    pairs = [(start, step.to) for step in process.STEPS for start in step.start]
    assert len(pairs) == len(set(pairs))
    ends = set(S) - {start for step in process.STEPS for start in step.start}
    assert ends == {S.RELAUNCHED, S.ARCHIVED}


def test_an_early_close_is_impossible() -> None:
    found = process.findings(NOTICED, S.NOMINATIONS_CLOSED, RO, CLOSES - timedelta(seconds=1))
    assert found[0].message == (
        "Nominations close on Monday 23 March 2026, 12 noon; nobody can bring that forward."
    )


def said(facts: Process, to: ProcessState, now: datetime, role: Role = RO) -> dict[str, Strength]:
    return {finding.check: finding.strength for finding in process.findings(facts, to, role, now)}


def test_approval_asks_for_an_officer_and_a_second_pair_of_eyes() -> None:
    stop = Finding("officer_stands", "The returning officer is a candidate.", Strength.HARD_STOP)
    drafted = Process(
        S.DRAFTED,
        independence=(stop,),
        has_officer=False,
        role_agreed=False,
        electorate_set=False,
        second_person=False,
    )
    assert said(drafted, S.APPROVED, CLOSES, Role.CVS_OFFICER) == {
        "officer_stands": Strength.HARD_STOP,
        "officer": Strength.IMPOSSIBLE,
        "electorate": Strength.IMPOSSIBLE,
        "role_description": Strength.GUARD,
        "second_person": Strength.GUARD,
    }
    assert said(Process(S.DRAFTED), S.APPROVED, CLOSES, Role.CVS_OFFICER) == {}


def test_notice_asks_for_adverts_the_sector_and_formats_and_a_reason_can_go_on() -> None:
    approved = Process(S.APPROVED, adverts=1, adverts_needed=2, community_asked=False, formats_ready=False)
    found = process.findings(approved, S.NOTICED, Role.CVS_OFFICER, CLOSES)
    assert {finding.check for finding in found} == {"adverts", "community_asked", "formats"}
    assert overridden(found, "the board meets on Thursday") == found


def test_candidates_are_published_when_all_are_ruled_on_and_withdrawals_are_over() -> None:
    closed = replace(NOTICED, undecided=2, valid=3, places=2)
    assert said(closed, S.PERSONS_NOMINATED, CLOSES) == {
        "all_ruled": Strength.IMPOSSIBLE,
        "withdrawals": Strength.IMPOSSIBLE,
    }
    later = CLOSES + timedelta(days=2)
    assert said(replace(closed, undecided=0), S.PERSONS_NOMINATED, later) == {}
    assert said(replace(closed, undecided=0, valid=2), S.PERSONS_NOMINATED, later) == {
        "contested": Strength.IMPOSSIBLE
    }
    assert said(replace(closed, undecided=0, valid=2), S.UNCONTESTED, later) == {}
    assert said(replace(closed, undecided=0), S.UNCONTESTED, later) == {"uncontested": Strength.IMPOSSIBLE}
    assert said(replace(closed, undecided=0, valid=0), S.UNCONTESTED, later) == {
        "candidates": Strength.IMPOSSIBLE
    }


def test_when_nobody_stands_it_is_extended_once_co_opted_or_begun_again() -> None:
    nobody = replace(NOTICED, valid=0)
    assert said(nobody, S.NO_CANDIDATES, CLOSES) == {}
    assert said(replace(nobody, valid=1), S.NO_CANDIDATES, CLOSES) == {"nobody": Strength.IMPOSSIBLE}
    stopped = replace(nobody, state=S.NO_CANDIDATES)
    steps = {step.to for role in (RO, Role.CVS_OFFICER) for step in next_steps(stopped, role, CLOSES)}
    assert steps == {S.EXTENDED, S.CO_OPTION, S.RELAUNCHED, S.CANCELLED}
    assert said(replace(stopped, extended=True), S.EXTENDED, CLOSES) == {"extended_once": Strength.IMPOSSIBLE}
    assert said(replace(NOTICED, valid=1), S.EXTENDED, CLOSES) == {"enough": Strength.IMPOSSIBLE}


def test_the_method_stays_as_the_notice_announced_it() -> None:
    assert said(NOTICED, S.NEGOTIATION, CLOSES) == {"method": Strength.IMPOSSIBLE}
    assert said(replace(NOTICED, valid=1), S.SHORTLISTED, CLOSES) == {"method": Strength.IMPOSSIBLE}
    panel = replace(NOTICED, method=SelectionMethod.PANEL, valid=1)
    assert said(panel, S.SHORTLISTED, CLOSES) == {"panel": Strength.IMPOSSIBLE}
    assert said(replace(panel, panel_named=True), S.SHORTLISTED, CLOSES) == {}
    assert said(replace(NOTICED, method=SelectionMethod.AGREED), S.NEGOTIATION, CLOSES) == {}


def test_nothing_is_counted_that_is_not_sealed_and_nothing_provisional_that_is_not_signed() -> None:
    polled = replace(NOTICED, state=S.PERSONS_NOMINATED, announced=True)
    assert said(polled, S.COUNTING, SHUT) == {"register": Strength.HARD_STOP, "sealed": Strength.HARD_STOP}
    assert said(polled, S.COUNTING, SHUT - timedelta(seconds=1)) == {"no_such_step": Strength.IMPOSSIBLE}
    assert said(replace(polled, register_frozen=True, sealed=True), S.COUNTING, SHUT) == {}
    counted = replace(polled, state=S.COUNTING, tie_pending=True)
    assert said(counted, S.PROVISIONAL, SHUT) == {
        "tie": Strength.IMPOSSIBLE,
        "officer_signs": Strength.HARD_STOP,
        "scrutineer_signs": Strength.GUARD,
    }


def test_a_result_is_final_when_complaints_are_over() -> None:
    ends = SHUT + timedelta(days=7)
    result = replace(NOTICED, state=S.PROVISIONAL, complaints_close_at=ends)
    assert said(result, S.DECLARED, ends) == {}
    assert said(result, S.DECLARED, ends - timedelta(seconds=1)) == {"complaints": Strength.GUARD}
    assert said(replace(result, complaint_open=True), S.DECLARED, ends) == {"complaint": Strength.IMPOSSIBLE}


@pytest.mark.parametrize(
    "start", sorted({start for step in STEPS if step.to is S.DECLARED for start in step.start})
)
def test_a_complaint_holds_whatever_leads_to_a_result(start: S) -> None:
    at = replace(NOTICED, state=start, complaint_open=True)
    found = process.findings(at, S.DECLARED, RO, SHUT)
    assert "complaint" in {finding.check for finding in found}


def test_only_the_returning_officer_declares_and_nobody_cancels_a_declared_result() -> None:
    found = process.findings(replace(NOTICED, state=S.AGREED), S.DECLARED, Role.CVS_OFFICER, CLOSES)
    assert found[0].message == "Only the returning officer can do this: declare the result."
    assert said(replace(NOTICED, state=S.DECLARED), S.CANCELLED, CLOSES) == {
        "no_such_step": Strength.IMPOSSIBLE
    }
    assert said(NOTICED, S.CANCELLED, CLOSES, Role.CVS_OFFICER) == {}
    assert said(replace(NOTICED, state=S.POLL_CLOSED), S.CANCELLED, CLOSES) == {}


def test_a_yes_or_no_vote_needs_its_register_too() -> None:
    uncontested = replace(NOTICED, state=S.UNCONTESTED)
    assert said(uncontested, S.CONFIRMATORY_POLL, CLOSES) == {"register": Strength.IMPOSSIBLE}
    assert said(replace(uncontested, register_frozen=True), S.CONFIRMATORY_POLL, CLOSES) == {}


def test_a_yes_or_no_vote_is_counted_here_once_it_is_over_or_was_counted_elsewhere() -> None:
    asked = replace(NOTICED, state=S.CONFIRMATORY_POLL, register_frozen=True, sealed=True, announced=True)
    assert said(asked, S.COUNTING, OPEN - timedelta(seconds=1)) == {"clock": Strength.IMPOSSIBLE}
    assert said(asked, S.COUNTING, SHUT) == {}
    assert said(asked, S.DECLARED, SHUT) == {"answers": Strength.IMPOSSIBLE}
    elsewhere = replace(asked, answers_recorded=True)
    assert said(elsewhere, S.COUNTING, SHUT) == {"answers": Strength.IMPOSSIBLE}
    assert said(elsewhere, S.DECLARED, SHUT) == {}


def test_a_clock_step_without_a_timetable_says_so_and_a_timetable_has_only_its_own_marks(
    book: RuleBook,
) -> None:
    found = process.findings(Process(S.NOTICED), S.NOMINATIONS_CLOSED, RO, CLOSES)
    assert found[0].message == "Nominations close by the timetable, and there is none yet."
    table = timetable(MONDAY, book)
    with pytest.raises(KeyError):
        replace(table, steps=table.steps[:2])[Mark.DECLARED]
