"""While somebody is in office: leave, missed meetings, eligibility, recall, serving on, the note to the successor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from board import Board, Sitter

from compacttui.acts import meetings, organisations, people, terms
from compacttui.acts.desk import Desk
from compacttui.questions.exceptions import exceptions
from compacttui.questions.holding import terms_on
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.ledger.line import timeline
from compacttui.questions.offers import stands_at
from compacttui.questions.partnerships import seats
from compacttui.questions.serving import TermsShown
from compacttui.questions.serving import terms as how_terms_stand
from compacttui.questions.showing import show
from compacttui.questions.tables import at_table, read_tables
from compacttui.questions.today import today
from compacttui.questions.today.terms import my_term_to_look_at, terms_to_look_at
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    Capacity,
    EndedReason,
    GoesOn,
    MembershipClass,
    MembershipStatus,
    RecallOutcome,
    SelectionMethod,
    TermKind,
    TermQuestion,
    TermState,
)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter("Maria Okafor")


def term_of(board: Board, sitter: Sitter, **when: object):
    view = board.view(**when)
    with view.reading() as connection:
        (one,) = terms_on(view, connection, terms=[sitter.term])
    return one


def lines(board: Board, about: str, role: Role = Role.CVS_OFFICER, person: str | None = None):
    view = board.view(role, person)
    rows = my_term_to_look_at(view) if role.is_volunteer else terms_to_look_at(view)
    return [row for row in rows if row.key.startswith(f"{about}/")]


def facts(
    board: Board, sitter: Sitter, heading: str, role: Role = Role.CVS_OFFICER, person: str | None = None
):
    shown = show(board.view(role, person), "term", sitter.term)
    return [line for section in shown.sections if section.heading == heading for line in section.lines]


def miss(
    board: Board, sitter: Sitter, *days: date, status: AttendanceStatus = AttendanceStatus.ABSENT
) -> None:
    """Meetings on these days to which somebody did not come."""
    for day in days:
        board.go_to(day)
        meeting = board.meeting(day)
        meetings.hold(board.officer, meeting, None, [meetings.Attended(sitter.term, status)])


APRIL, MAY, JUNE, JULY = (date(2026, month, 14) for month in (4, 5, 6, 7))


# --- missed meetings --------------------------------------------------------------------------------------------


def test_three_meetings_missed_in_a_row_are_shown_and_the_officer_asks(board: Board, maria: Sitter) -> None:
    miss(board, maria, APRIL, MAY)
    assert lines(board, "absence") == []
    with pytest.raises(Refused, match="missed 2 in a row; somebody is asked from 3 on"):
        terms.ask(board.officer, maria.term)
    miss(board, maria, JUNE, status=AttendanceStatus.NO_DEPUTY)
    (row,) = lines(board, "absence")
    assert row.what.startswith("Maria Okafor missed 3 meetings in a row")
    assert (row.act, row.given) == ("term.ask", (("term", maria.term), ("question", "absence")))
    terms.ask(board.officer, maria.term, asked="Is anything the matter?")
    assert lines(board, "absence") == []
    assert term_of(board, maria).happens == (TermState.NOTICE_OF_ABSENCE,)
    with pytest.raises(Refused, match="asked about this already"):
        terms.ask(board.officer, maria.term)


def test_an_explanation_that_is_accepted_leaves_the_holder_in_office(board: Board, maria: Sitter) -> None:
    miss(board, maria, APRIL, MAY, JUNE)
    terms.ask(board.officer, maria.term)
    (own,) = lines(board, "question", Role.REPRESENTATIVE, maria.person)
    assert own.act == "term.reply"
    assert own in today(board.view(Role.REPRESENTATIVE, maria.person))
    terms.reply(maria.desk, maria.term, "My shifts were moved to Tuesdays.")
    (row,) = lines(board, "question")
    assert row.act == "term.settle"
    assert row in today(board.view())
    terms.settle(board.officer, maria.term, GoesOn.GOES_ON, "She can come again from July on.")
    assert term_of(board, maria).happens == ()
    assert lines(board, "absence") == []
    assert verify(board.officer.database, board.officer.town).ok


def test_what_is_between_a_holder_and_the_office_is_told_to_nobody_else(
    board: Board, maria: Sitter, recalling: Desk
) -> None:
    terms.ask(board.officer, maria.term, TermQuestion.ELIGIBILITY)
    terms.receive(recalling, maria.term, "Never asks.", [board.organisation()])
    both = (TermState.RECALL_PENDING, TermState.ELIGIBILITY_REVIEW)
    assert term_of(board, maria, role=Role.AUDITOR).happens == both
    assert term_of(board, maria, role=Role.REPRESENTATIVE, person=maria.person).happens == both
    assert term_of(board, maria, role=Role.RETURNING_OFFICER).happens == both[:1]  # who may decide on it
    other = board.sitter("Tom Lindqvist")
    for role, person in ((Role.PUBLIC, ""), (Role.REPRESENTATIVE, other.person), (Role.ADMINISTRATOR, None)):
        assert term_of(board, maria, role=role, person=person).happens == ()
        assert show(board.view(role, person), "term", maria.term).stands == TermState.ACTIVE.words
    told = [row.stands for row in seats(board.view(Role.PUBLIC, "")) if row.id == maria.seat]
    assert not any(state.words in said for state in both for said in told)


def test_of_two_questions_it_is_said_which_one_is_answered_and_settled(board: Board, maria: Sitter) -> None:
    miss(board, maria, APRIL, MAY, JUNE)
    terms.ask(board.officer, maria.term)
    terms.ask(board.officer, maria.term, TermQuestion.ELIGIBILITY)
    with pytest.raises(Refused, match="asked about missed meetings and about eligibility"):
        terms.settle(board.officer, maria.term, GoesOn.ENDS, "Left the trust.")
    with pytest.raises(Refused, match="asked about missed meetings and about eligibility"):
        terms.reply(maria.desk, maria.term, "I moved.")
    eligibility = TermQuestion.ELIGIBILITY
    terms.reply(maria.desk, maria.term, "I moved.", question=eligibility)
    board.go_to(date(2026, 6, 15))
    terms.settle(board.officer, maria.term, GoesOn.ENDS, "She left the trust.", question=eligibility)
    board.go_to(date(2026, 6, 16))
    assert term_of(board, maria).ended_reason is EndedReason.INELIGIBLE


@pytest.mark.slow
def test_somebody_may_stand_down_after_missed_meetings(board: Board, maria: Sitter) -> None:
    miss(board, maria, APRIL, MAY, JUNE)
    terms.ask(board.officer, maria.term)
    board.go_to(date(2026, 7, 1))
    terms.settle(board.officer, maria.term, GoesOn.ENDS, "No reply came.", last_on=date(2026, 6, 30))
    ended = term_of(board, maria)
    assert (ended.ended_on, ended.ended_reason) == (PartialDate(2026, 6, 30), EndedReason.STOOD_DOWN_ABSENCE)


def test_meetings_during_leave_and_those_with_a_deputy_are_not_missed(board: Board, maria: Sitter) -> None:
    miss(board, maria, APRIL, MAY)
    terms.note_leave(board.officer, maria.term, date(2026, 6, 1), date(2026, 6, 30))
    miss(board, maria, JUNE)
    assert lines(board, "absence") == []
    miss(board, maria, JULY)
    (row,) = lines(board, "absence")
    assert "missed 3 meetings" in row.what
    miss(board, maria, date(2026, 8, 14), status=AttendanceStatus.DEPUTY_SENT)
    assert lines(board, "absence") == []


def test_case_deputy_attends_three_times_running(board: Board, maria: Sitter) -> None:
    """Nobody is absent and nobody is asked; the office is told, because nobody chose whom the seat is heard by."""
    tom = board.sitter("Tom Lindqvist", seat=maria.seat, basis=TermKind.DEPUTY)
    for day in (APRIL, MAY, JUNE):
        board.go_to(day)
        came = meetings.Attended(maria.term, AttendanceStatus.DEPUTY_SENT, tom.term)
        meetings.hold(board.officer, board.meeting(day), None, [came])
    assert lines(board, "absence") == []
    (row,) = lines(board, "deputy")
    assert row.what.startswith("Maria Okafor sent a deputy to the last 3 meetings")
    assert set(owed_for(board, maria.seat).values()) == {tom.person}  # who came reports


@pytest.mark.slow
def test_nobody_is_asked_twice_about_the_same_meetings(board: Board, maria: Sitter) -> None:
    miss(board, maria, APRIL, MAY, JUNE)
    terms.ask(board.officer, maria.term)
    terms.settle(board.officer, maria.term, GoesOn.GOES_ON, "Explained.")
    miss(board, maria, JULY)
    assert len(lines(board, "absence")) == 1


@pytest.mark.slow
def test_asking_before_the_rule_book_does_needs_a_reason_and_stands_among_the_exceptions(
    board: Board, maria: Sitter
) -> None:
    miss(board, maria, APRIL)
    terms.ask(board.officer, maria.term, reason="The chair asked where she was.")
    assert [row.check for row in exceptions(board.view())] == ["fewer_missed"]


# --- leave ------------------------------------------------------------------------------------------------------


def test_leave_has_days_and_no_reason_and_is_for_the_office_and_whoever_is_away(
    board: Board, maria: Sitter
) -> None:
    terms.note_leave(maria.desk, maria.term, date(2026, 3, 9))
    board.go_to(date(2026, 3, 10))
    assert term_of(board, maria).happens == (TermState.ON_LEAVE,)
    assert term_of(board, maria, role=Role.REPRESENTATIVE, person=maria.person).happens == (
        TermState.ON_LEAVE,
    )
    for role in (Role.PUBLIC, Role.AUDITOR, Role.RETURNING_OFFICER, Role.ADMINISTRATOR):
        assert term_of(board, maria, role=role).happens == ()
        assert facts(board, maria, "Leave", role) == []
        told = [entry.what for entry in history(board.view(role), Wanted(thing=maria.person))]
        assert "on leave" not in told
    (row,) = lines(board, "cover")
    assert row.what.startswith("Maria Okafor is on leave, nobody stands in")
    assert row.act == "term.gain_otherwise"


def test_somebody_acts_for_a_holder_on_leave_until_they_are_back(board: Board, maria: Sitter) -> None:
    board.sitter("Tom Lindqvist", seat=maria.seat, basis=TermKind.ACTING)
    terms.note_leave(board.officer, maria.term, date(2026, 3, 9))
    board.go_to(date(2026, 3, 10))
    assert lines(board, "cover") == []
    assert ("Acting", "Tom Lindqvist") in [(one.label, one.value) for one in facts(board, maria, "")]
    board.go_to(date(2026, 4, 2))
    terms.end_leave(board.officer, maria.term, date(2026, 4, 1))
    assert term_of(board, maria).happens == ()
    assert term_of(board, maria, as_at=date(2026, 4, 1)).happens == (TermState.ON_LEAVE,)
    with pytest.raises(Refused, match="not on leave"):
        terms.end_leave(board.officer, maria.term)


@pytest.mark.slow
def test_two_leaves_never_share_a_day_and_are_nobody_elses_to_note(board: Board, maria: Sitter) -> None:
    terms.note_leave(board.officer, maria.term, date(2026, 3, 9), date(2026, 3, 20))
    with pytest.raises(Refused, match="on leave from Monday 9 March 2026 already"):
        terms.note_leave(board.officer, maria.term, date(2026, 3, 20))
    terms.note_leave(board.officer, maria.term, date(2026, 3, 21), date(2026, 3, 22))
    other = board.sitter("Tom Lindqvist")
    with pytest.raises(NotPermitted, match="somebody else's term"):
        terms.note_leave(other.desk, maria.term)


# --- eligibility --------------------------------------------------------------------------------------------------


def chosen_from(board: Board, name: str = "Maria Okafor") -> tuple[Sitter, str, str]:
    """Somebody chosen as a trustee of an organisation, with that organisation and their affiliation."""
    officer = board.officer
    harbour = board.organisation()
    person = people.register(officer, name, roles=[Role.REPRESENTATIVE])
    belongs = people.begin_affiliation(officer, person, harbour, Capacity.TRUSTEE, PartialDate(2020))
    seat = board.seat(f"Seat of {name}")
    term = terms.gain_otherwise(
        officer, seat, person, SelectionMethod.CO_OPTION, "asked by the board", organisation=harbour
    )
    terms.accept(officer, term)
    terms.begin(officer, term)
    desk = replace(officer, person=person, role=Role.REPRESENTATIVE)
    return Sitter(person, seat, term, desk), harbour, belongs


def test_case_representative_changes_employer_mid_term(board: Board) -> None:
    """Changing a job does not change a seat: it asks a question, and people decide."""
    maria, _, belongs = chosen_from(board)
    board.go_to(date(2026, 6, 10))
    people.end_affiliation(board.officer, belongs, date(2026, 6, 1))
    assert term_of(board, maria).state is TermState.ACTIVE
    (row,) = lines(board, "eligibility")
    assert row.what.startswith("Maria Okafor left the organisation they were chosen from")
    assert row.on == date(2026, 6, 29)  # 28 days after
    terms.ask(board.officer, maria.term, TermQuestion.ELIGIBILITY)
    assert lines(board, "eligibility") == []
    assert term_of(board, maria).happens == (TermState.ELIGIBILITY_REVIEW,)
    terms.settle(
        board.officer, maria.term, GoesOn.GOES_ON, "She was elected for carers, not for her employer."
    )
    assert lines(board, "eligibility") == []


@pytest.mark.slow
def test_an_organisation_whose_membership_lapsed_raises_the_same_question(board: Board) -> None:
    maria, harbour, _ = chosen_from(board)
    board.go_to(date(2026, 6, 10))
    organisations.change_membership(
        board.officer, harbour, MembershipClass.FULL, MembershipStatus.LAPSED, date(2026, 6, 5)
    )
    (row,) = lines(board, "eligibility")
    assert "membership of the organisation they were chosen from lapsed" in row.what
    terms.ask(board.officer, maria.term, TermQuestion.ELIGIBILITY)
    terms.settle(board.officer, maria.term, GoesOn.ENDS, "The seat is for members alone.")
    board.go_to(date(2026, 6, 11))
    assert term_of(board, maria).ended_reason is EndedReason.INELIGIBLE


def test_of_whom_nobody_knows_where_they_belong_it_is_not_said_that_they_left(board: Board) -> None:
    officer, harbour = board.officer, board.organisation()
    person = people.register(officer, "Tom Lindqvist")
    terms.gain_otherwise(officer, board.seat(), person, already_serving=True, organisation=harbour)
    assert lines(board, "eligibility") == []


# --- recall -------------------------------------------------------------------------------------------------------


@pytest.fixture
def recalling(board: Board) -> Desk:
    """An office whose rule book allows recall."""
    allowed = board.officer.rules.with_values({"recall.allowed": True, "recall.organisations": 2})
    return replace(board.officer, rules=allowed)


def test_nobody_is_recalled_unless_the_rule_book_allows_it(board: Board, maria: Sitter) -> None:
    assert not terms.receive.permitted(board.officer.rules)
    with pytest.raises(Refused, match="rule book does not allow it"):
        terms.receive(board.officer, maria.term, "Never comes.", [board.organisation()])


def test_a_recall_takes_signatures_notice_a_reply_and_a_decision(
    board: Board, maria: Sitter, recalling: Desk
) -> None:
    one, two = board.organisation(), board.organisation("Copper Kettle Befriending")
    petition = terms.receive(recalling, maria.term, "Has not asked us anything for a year.", [one])
    assert petition.said == "1 organisation signed, 2 needed."
    with pytest.raises(Refused, match="2 are needed"):
        terms.tell(recalling, maria.term)
    with pytest.raises(Refused, match="have not signed yet"):
        terms.sign(recalling, maria.term, [one])
    assert terms.sign(recalling, maria.term, [two]).signed == 2
    assert terms.tell(recalling, maria.term) == date(2026, 3, 23)  # 21 days
    terms.reply_to_recall(maria.desk, maria.term, "I have asked at every network meeting.")
    board.go_to(date(2026, 3, 20))
    give = (RecallOutcome.REMOVED, "Decided by the members' meeting.", 31, 12)
    with pytest.raises(Refused, match="Decide from Monday 23 March 2026 on"):
        terms.decide(recalling, maria.term, *give)
    board.go_to(date(2026, 3, 24))
    terms.decide(recalling, maria.term, *give)
    board.go_to(date(2026, 3, 25))
    assert term_of(board, maria).ended_reason is EndedReason.RECALLED
    assert verify(recalling.database, recalling.town).ok


def test_there_is_no_second_petition_so_soon_after_the_first(
    board: Board, maria: Sitter, recalling: Desk
) -> None:
    one = board.organisation()
    terms.receive(recalling, maria.term, "Too quiet.", [one])
    assert term_of(board, maria).happens == (TermState.RECALL_PENDING,)
    terms.lapse(recalling, maria.term, "Nobody else signed.")
    board.go_to(date(2026, 9, 1))
    with pytest.raises(Refused, match="no second one before Wednesday 2 September 2026"):
        terms.receive(recalling, maria.term, "Too quiet.", [one])
    board.go_to(date(2026, 9, 2))
    terms.receive(recalling, maria.term, "Still too quiet.", [one])


def test_nobody_is_recalled_or_asked_before_their_term_began(board: Board, recalling: Desk) -> None:
    maria, harbour, _ = chosen_from(board)
    before = date(2026, 1, 5)
    with pytest.raises(Refused, match="not before"):
        terms.receive(recalling, maria.term, "Too quiet.", [harbour], before)
    with pytest.raises(Refused, match="not before"):
        terms.ask(board.officer, maria.term, TermQuestion.ELIGIBILITY, asked_on=before)


# --- the last days -------------------------------------------------------------------------------------------------


def test_a_holder_near_the_end_is_asked_for_a_note_that_the_successor_reads(board: Board, desk: Desk) -> None:
    maria, _, _ = chosen_from(board)
    board.go_to(date(2029, 1, 10))
    (own,) = lines(board, "handover", Role.REPRESENTATIVE, maria.person)
    assert (own.what.split(":")[0], own.act) == ("Write a note to your successor", "term.hand_over")
    with pytest.raises(Refused, match="at least one"):
        terms.hand_over(maria.desk, maria.term)
    terms.hand_over(maria.desk, maria.term, under_way="The winter plan.", people="Ask for Jo in the office.")
    assert lines(board, "handover", Role.REPRESENTATIVE, maria.person) == []
    terms.end(board.officer, maria.term, EndedReason.RESIGNED)
    board.go_to(date(2029, 1, 11))
    tom = board.sitter("Tom Lindqvist", seat=maria.seat, since="2029-01-11")
    (told,) = lines(board, "note", Role.REPRESENTATIVE, tom.person)
    assert told.what.startswith("Maria Okafor left you a note")
    left = [
        (line.label, line.value)
        for line in facts(board, tom, "Note from Maria Okafor", Role.REPRESENTATIVE, tom.person)
    ]
    assert ("Under way", "The winter plan.") in left
    stranger = board.sitter("Ana Brandt")
    assert facts(board, maria, "Note to the successor", Role.REPRESENTATIVE, stranger.person) == []
    assert facts(board, maria, "Note to the successor", Role.PUBLIC, "") == []


def test_whoever_only_watches_reads_no_note_to_the_successor(board: Board, maria: Sitter) -> None:
    terms.hand_over(maria.desk, maria.term, under_way="The winter plan.")
    tom = board.sitter("Tom Lindqvist", seat=maria.seat, basis=TermKind.SHADOW, since="2026-01-05")
    assert facts(board, tom, "Note from Maria Okafor") != []  # the office reads it
    assert facts(board, tom, "Note from Maria Okafor", Role.REPRESENTATIVE, tom.person) == []
    assert lines(board, "note", Role.REPRESENTATIVE, tom.person) == []


@pytest.mark.slow
def test_a_note_written_again_is_the_next_edition_and_the_first_stays_in_the_history(
    board: Board, maria: Sitter
) -> None:
    first = terms.hand_over(maria.desk, maria.term, under_way="The winter plan.")
    assert terms.hand_over(maria.desk, maria.term, advice="Read the papers on the train.") == first
    said = {line.label: line.value for line in facts(board, maria, "Note to the successor")}
    assert "Under way" not in said
    assert said["Good to know"] == "Read the papers on the train."


def test_a_holder_serves_on_as_long_as_they_were_asked_to(board: Board) -> None:
    maria, _, _ = chosen_from(board)
    last = date(2029, 3, 1)
    assert term_of(board, maria).end_on == PartialDate.of(last)
    board.go_to(date(2029, 3, 5))
    assert term_of(board, maria).state is TermState.HOLDOVER
    (row,) = lines(board, "continuing")
    assert row.act == "term.continue"
    with pytest.raises(Refused, match="asked to continue until Saturday 1 September 2029"):
        terms.continue_(board.officer, maria.term, date(2030, 3, 1))
    terms.continue_(board.officer, maria.term, date(2029, 6, 30))
    assert lines(board, "continuing") == []
    board.go_to(date(2029, 7, 1))
    assert len(lines(board, "continuing")) == 1


def test_the_mandate_is_written_down_for_everybody(board: Board, maria: Sitter) -> None:
    terms.state_mandate(maria.desk, maria.term, "To say what carers need between six and ten.")
    (said,) = [one.value for one in facts(board, maria, "", Role.PUBLIC, "") if one.label == "Mandate"]
    assert said == "To say what carers need between six and ten."


# --- what is asked for ------------------------------------------------------------------------------------------


def test_an_induction_is_asked_for_when_its_day_is_near(board: Board) -> None:
    maria, _, _ = chosen_from(board)
    assert lines(board, "induction") == []
    board.go_to(date(2026, 3, 20))
    (row,) = lines(board, "induction")
    assert row.what.startswith("Maria Okafor needs an induction, not yet: met the chair")
    terms.note_induction(
        board.officer,
        maria.term,
        chair_met_on=date(2026, 3, 9),
        conflict_training_on=date(2026, 3, 10),
        papers_access_on=date(2026, 3, 3),
    )
    assert lines(board, "induction") == []


@pytest.mark.slow
def test_the_list_of_terms_begins_with_what_has_to_be_done(board: Board, maria: Sitter) -> None:
    board.sitter("Tom Lindqvist")
    miss(board, maria, APRIL, MAY, JUNE)
    rows = how_terms_stand(board.view())
    assert [row.person for row in rows] == ["Maria Okafor", "Tom Lindqvist"]
    assert [row.person for row in how_terms_stand(board.view(), TermsShown.ABSENT)] == ["Maria Okafor"]
    assert rows[0].stands == "missed 3 meetings in a row"


def test_what_can_be_done_to_a_term_goes_by_where_it_stands(board: Board, maria: Sitter) -> None:
    assert stands_at(board.view(), maria.term).state == "active"
    miss(board, maria, APRIL, MAY, JUNE)
    terms.ask(board.officer, maria.term)
    assert stands_at(board.view(), maria.term).state == "under_notice_absence"
    assert terms.settle.fits("under_notice_absence", "")
    assert not terms.settle.fits("active", "")


def test_somebody_from_before_the_records_accepts_the_code_later(desk: Desk, at: Callable[..., None]) -> None:
    board = Board.of(desk)
    person = people.register(desk, "Tom Lindqvist")
    term = terms.gain_otherwise(desk, board.seat(), person, already_serving=True, since=PartialDate(2021))
    at(desk, date(2026, 5, 4))
    terms.accept(desk, term)
    with pytest.raises(Refused, match="Everything is accepted already"):
        terms.accept(desk, term)
    shown = show(board.view(), "term", term)
    (accepted,) = [section for section in shown.sections if section.heading == "Accepted, and induction"]
    assert [line.value for line in accepted.lines] == [date(2026, 5, 4)] * 4


def test_whoever_acts_while_the_holder_is_on_leave_owes_the_report_back(board: Board, maria: Sitter) -> None:
    terms.note_leave(board.officer, maria.term, date(2026, 4, 1), date(2026, 4, 30))
    board.go_to(APRIL)
    board.hold(board.meeting(APRIL))
    board.go_to(MAY)
    board.hold(board.meeting(MAY))
    assert owed_for(board, maria.seat) == {MAY: maria.person}  # nobody was expected in April
    tom = board.sitter("Tom Lindqvist", seat=maria.seat, basis=TermKind.ACTING)
    assert owed_for(board, maria.seat) == {APRIL: tom.person, MAY: maria.person}


def owed_for(board: Board, seat: str) -> dict[date, str]:
    """Who owes the report-back of a seat, by the day of the meeting."""
    view = board.view()
    with view.reading() as connection:
        table = read_tables(view, connection, at_table(view))
    return {one.met_on: one.owed_by for one in table if one.seat == seat and one.is_owed}


def test_a_row_about_a_leave_or_a_question_opens_the_term(board: Board, maria: Sitter) -> None:
    terms.note_leave(board.officer, maria.term)
    terms.ask(board.officer, maria.term, TermQuestion.ELIGIBILITY)
    rows = timeline(board.view(), "seat", maria.seat)
    assert {row.thing for row in rows if row.what in {"on leave", "asked about eligibility"}} == {maria.term}
    assert [row.part for row in rows if row.what == "on leave"]


def test_a_seat_says_that_its_holder_is_on_leave_and_who_acts(board: Board, maria: Sitter) -> None:
    terms.note_leave(board.officer, maria.term)
    board.sitter("Tom Lindqvist", seat=maria.seat, basis=TermKind.ACTING)
    (row,) = seats(board.view())
    assert (row.holder, row.stands) == ("Maria Okafor", "on leave, Tom Lindqvist acts")
    (told,) = seats(board.view(Role.PUBLIC, ""))
    assert told.stands == "Tom Lindqvist acts"
