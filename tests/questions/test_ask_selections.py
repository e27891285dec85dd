"""Where selections stand, what comes next, and how their entries read in the line of a seat."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from contests import Contest

from compacttui.acts import counts, selections, terms
from compacttui.acts.desk import Desk
from compacttui.questions.ledger.line import timeline
from compacttui.questions.registry import columns_of
from compacttui.questions.selections import (
    ElectorRow,
    NominationRow,
    RecountRow,
    SelectionRow,
    SelectionsShown,
    StageRow,
    electors,
    nominations,
    recounts,
    selection_detail,
    stages,
)
from compacttui.questions.selections import selections as ask
from compacttui.questions.showing import show
from compacttui.questions.telling import all_tellers
from compacttui.records import selections as kept_selections
from compacttui.records import terms as kept_terms
from compacttui.records.events import KINDS
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import EndedReason, ProcessState, Standing


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk, members=9)


def row(contest: Contest, **more: object) -> SelectionRow:
    return next(one for one in ask(contest.view(), **more) if one.id == contest.selection)


def stands(contest: Contest) -> tuple[Standing | None, str, str]:
    one = row(contest)
    return one.standing, one.stands, one.next


# --- the list ----------------------------------------------------------------------------------------------------


def test_each_stage_says_where_it_stands_and_what_comes_next(contest: Contest) -> None:
    contest.open()
    assert stands(contest) == (None, "nominations open, 0 received", "nominations close")
    for name in ("Maria Okafor", "Tom Lindqvist", "Ana Brandt"):
        contest.nominate(name)
    contest.go_to(date(2026, 3, 18))
    assert stands(contest) == (Standing.SOON, "nominations open, 3 received", "nominations close")
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    assert stands(contest) == (Standing.DECIDE, "nominations closed", "rule on 3 nominations")
    contest.accept()
    assert stands(contest) == (None, "nominations closed", "last time to withdraw")
    contest.go_past(Mark.WITHDRAWALS_CLOSE)
    assert stands(contest) == (Standing.DECIDE, "nominations closed", "publish who stands")
    contest.go_to(date(2026, 3, 26))
    assert stands(contest)[0] is Standing.LATE
    selections.publish(contest.returning, contest.selection)
    assert stands(contest) == (
        Standing.DECIDE,
        "3 candidates for 1 place",
        "freeze the register of electors",
    )
    selections.freeze(contest.office, contest.selection)
    assert stands(contest)[2] == "give notice of poll"
    selections.announce_poll(contest.returning, contest.selection)
    assert stands(contest) == (None, "3 candidates for 1 place", "poll opens")
    contest.go_past(Mark.POLL_OPENS)
    assert stands(contest) == (None, "poll open", "poll closes")
    contest.go_past(Mark.POLL_CLOSES)
    assert stands(contest) == (Standing.DECIDE, "poll closed", "seal the ballot papers")
    contest.seal(((0, 1), 4), ((1,), 3), ((2, 1), 1))
    assert stands(contest) == (Standing.DECIDE, "papers sealed", "count the votes")
    counts.run(contest.returning, contest.selection)
    assert stands(contest) == (Standing.DECIDE, "counted", "sign the count")
    contest.sign()
    assert stands(contest) == (None, "provisional result", "the time for complaints ends")
    contest.go_past(Mark.DECLARED)
    assert stands(contest) == (Standing.DECIDE, "provisional result", "declare the result")
    counts.declare(contest.returning, contest.selection)
    assert stands(contest) == (Standing.DONE, "result declared, 1 person elected", "")


def test_a_tie_says_that_a_lot_is_wanted(contest: Contest) -> None:
    contest.open()
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist")
    contest.seal(((0,), 2), ((1,), 2))
    counts.run(contest.returning, contest.selection)
    assert stands(contest)[2] == "draw a lot: two or more are equal"


def test_lists_can_show_what_is_running_or_over_or_has_some_words(contest: Contest, desk: Desk) -> None:
    contest.open()
    other = Contest.of(desk, board="Skills Board")
    other.open()
    selections.cancel(desk, other.selection, "no longer needed")
    view = contest.view()
    assert [one.reference for one in ask(view)] == ["2026-02", "2026-01"]
    assert [one.reference for one in ask(view, shown=SelectionsShown.OPEN)] == ["2026-01"]
    assert [one.reference for one in ask(view, shown=SelectionsShown.OVER)] == ["2026-02"]
    assert [one.reference for one in ask(view, words="skills")] == ["2026-02"]
    assert [one.reference for one in ask(view, words="2026 01")] == ["2026-01"]
    assert [one.reference for one in ask(view, contest.partnership)] == ["2026-01"]
    assert row(contest).seats == "Tenants' seat 1"


def test_several_seats_are_said_in_a_few_words(desk: Desk) -> None:
    contest = Contest.of(desk, seats=3)
    contest.open()
    assert row(contest).seats == "Tenants' seat 1 and 2 more"
    assert len(row(contest).seat_ids) == 3


def test_on_an_earlier_day_it_stood_as_it_stood(contest: Contest) -> None:
    contest.open()
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist")

    def state(day: date) -> ProcessState:
        return selection_detail(contest.view(as_at=day), contest.selection).on.state

    assert state(date(2026, 3, 2)) is ProcessState.NOTICED
    assert state(date(2026, 3, 23)) is ProcessState.NOMINATIONS_CLOSED  # at the end of that day
    assert state(date(2026, 3, 25)) is ProcessState.PERSONS_NOMINATED
    assert state(date(2026, 3, 30)) is ProcessState.POLL_OPEN
    assert list(ask(contest.view(as_at=date(2026, 3, 1)))) == []
    with pytest.raises(Refused, match="no such selection on record on that day"):
        selection_detail(contest.view(as_at=date(2026, 3, 1)), contest.selection)


def test_every_question_answers_without_parameters_on_an_empty_town(desk: Desk, view_of) -> None:
    for question in (ask, nominations, electors, stages, recounts):
        assert list(question(view_of(desk))) == []


def test_every_question_answers_without_parameters_when_there_is_something(contest: Contest) -> None:
    contest.open()
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist")
    contest.seal(((0,), 4), ((1,), 3))
    counts.run(contest.returning, contest.selection)
    view = contest.view()
    assert len(ask(view)) == 1
    assert len(nominations(view)) == 2
    assert len(electors(view)) == 9
    assert len(stages(view)) == 4  # two candidates, what counts for nobody, the total
    assert [one.outcome for one in recounts(view)] == ["the same at every stage"]


@pytest.mark.parametrize("rows", [SelectionRow, NominationRow, ElectorRow, StageRow, RecountRow])
def test_no_id_stands_in_a_column(rows: type) -> None:
    names = {column.name for column in columns_of(rows)}
    assert not {name for name in names if name == "id" or name.endswith("_id")}


# --- one selection --------------------------------------------------------------------------------------------------


def test_a_selection_is_shown_whole(contest: Contest) -> None:
    contest.open()
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist")
    contest.seal(((0,), 4), ((1,), 3))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    shown = show(contest.view(), "selection", contest.selection)
    headings = [section.heading for section in shown.sections]
    assert headings == [
        "",
        "Timetable",
        "Result",
        "Nominations",
        "Register of electors",
        "Ballot papers",
        "Count",
        "Before the notice",
    ]
    said = {line.label: line.value for section in shown.sections for line in section.lines}
    assert said["Elected"] == "Maria Okafor"
    assert said["Received"] == 7
    assert said["Quota"] == "4"
    assert shown.stands == "result declared, 1 person elected"
    nomination = show(contest.view(), "nomination", contest.candidates["Maria Okafor"])
    assert nomination.stands == "elected"


def test_a_nomination_that_may_not_be_read_is_not_shown(contest: Contest) -> None:
    contest.open()
    contest.nominate("Maria Okafor")
    with pytest.raises(Refused):
        show(contest.view(Role.PUBLIC), "nomination", contest.candidates["Maria Okafor"])


# --- the line ------------------------------------------------------------------------------------------------------


def test_every_kind_of_entry_on_selections_and_terms_is_told() -> None:
    assert kept_selections.process
    assert kept_terms.term is not None
    ours = (
        "selection.",
        "register.",
        "nomination",
        "poll.",
        "ballots.",
        "count.",
        "lot.",
        "result.",
        "term.",
    )
    missing = [kind for kind in KINDS if kind.startswith(ours) and kind not in all_tellers()]
    assert missing == []


def test_the_line_of_a_seat_tells_the_selection_and_the_term(contest: Contest, desk: Desk) -> None:
    contest.open()
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
    contest.seal(((0, 1), 4), ((1,), 3), ((2, 1), 2))
    counts.run(contest.returning, contest.selection)
    counts.sign(contest.returning, contest.selection)
    counts.sign(contest.returning, contest.selection, on_paper_by="Joan Whitfield")
    (won,) = contest.declare().terms
    terms.accept(desk, won)
    terms.begin(desk, won)
    contest.go_to(desk.today + timedelta(days=30), time(10))
    terms.end(desk, won, EndedReason.RESIGNED)
    told = [
        (one.what, one.note)
        for one in timeline(contest.view(), "seat", contest.seats[0])
        if one.seq is not None
    ]
    words = [what for what, _ in told]
    assert [one for one in words if one not in ("seat created",)] == [
        "selection opened",
        "nominations closed",
        "register of electors frozen",
        "notice of poll given",
        "ballot papers sealed",
        "votes counted",
        "count signed",
        "count signed on paper",
        "result declared",
        "chosen for the seat",
        "accepted",
        "term began",
        "term ended",
    ]
    said = dict(told)
    assert said["nominations closed"] == "3 candidates for 1 place"
    assert said["result declared"] == (
        "Tom Lindqvist · 9 of 9 voted · elected at stage 2 · count repeated and equal"
    )
    assert said["accepted"] == (
        "Tom Lindqvist · the role description, the code of conduct, confidentiality, the form about interests"
    )
    assert said["count signed on paper"].startswith("by Joan Whitfield, scrutineer")


def test_the_public_reads_no_names_of_candidates_before_they_are_published(contest: Contest) -> None:
    contest.open()
    contest.nominate("Maria Okafor")
    public = timeline(contest.view(Role.PUBLIC), "seat", contest.seats[0])
    assert "Maria Okafor" not in str([*public, *ask(contest.view(Role.PUBLIC))])


@pytest.mark.slow
@pytest.mark.postgres
def test_on_a_server_the_same_road_is_walked_and_the_same_is_answered(server_database: str, rules) -> None:
    from compacttui.acts.desk import FixedClock
    from compacttui.acts.towns import found
    from compacttui.records import schema
    from compacttui.records.chance import SeededChance
    from compacttui.records.database import url_of
    from compacttui.records.verify import verify

    database = schema.create(url_of(server_database))
    chance, clock = SeededChance("test"), FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    town = found(
        database, town_name="Eastmere (example)", name="Ama Larbi", at=clock.moment_of_act(), chance=chance
    )
    desk = Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)
    contest = Contest.of(desk, seats=2, members=9)
    contest.open()
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
    contest.seal(((0, 1), 4), ((1,), 3), ((2, 1), 2))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    won = contest.declare().terms
    for one in won:
        terms.accept(desk, one)
        terms.begin(desk, one)
    view = contest.view()
    assert [one.stands for one in ask(view, words="housing")] == ["result declared, 2 people elected"]
    assert len(nominations(view, contest.selection)) == 3
    assert len(electors(view, words="member 3")) == 1
    assert recounts(view)[0].is_equal
    assert {one.votes for one in stages(view) if one.candidate == "total"} == {"9.00000"}
    assert len(selection_detail(view, contest.selection).elected) == 2
    assert verify(database, town.town).ok
    database.close()
