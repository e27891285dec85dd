"""What has been kept long enough by the rule book: listed, destroyed, told; and nothing before its day."""

from __future__ import annotations

from datetime import date

import pytest
from board import Board
from contests import Contest

from compacttui.acts import counts, interests, keeping, vacancies
from compacttui.acts import terms as serving
from compacttui.acts.complaints import challenging
from compacttui.acts.desk import Desk
from compacttui.questions.keeping import KeptShown, kept_long_enough
from compacttui.questions.ledger import entry, history
from compacttui.questions.selections import recounts
from compacttui.questions.showing import show
from compacttui.questions.today import today
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import EndedReason, InterestCategory, InterestKind, KeptFor

WORDS = "quokkas in the orchard"


@pytest.fixture
def closed(desk: Desk) -> tuple[Board, str]:
    """An interest that was closed on 1 April 2026."""
    board = Board.of(desk)
    sitter = board.sitter()
    interest = interests.declare(
        sitter.desk,
        category=InterestCategory.FINANCIAL,
        kind=InterestKind.OWNERSHIP,
        since=PartialDate(2025),
        description=f"I keep {WORDS}.",
    ).interest
    board.go_to(date(2026, 4, 1))
    interests.close(sitter.desk, interest, PartialDate(2026, 4, 1))
    return board, interest


def listed(board: Board | Contest, shown: KeptShown = KeptShown.DUE) -> list[tuple[object, ...]]:
    return [(row.kind, row.key, row.due_on) for row in kept_long_enough(board.view(), shown=shown)]


def test_an_interest_is_due_six_years_after_it_was_closed_and_not_before(closed: tuple[Board, str]) -> None:
    board, interest = closed
    board.go_to(date(2032, 3, 31))
    assert listed(board) == []
    assert listed(board, KeptShown.SOON) == [(KeptFor.INTEREST, "interest.keep_years", date(2032, 4, 1))]
    with pytest.raises(Refused, match=r"keeps this until Thursday 1 April 2032 \(interest.keep_years\)"):
        keeping.destroy_interest(board.officer, interest)
    board.go_to(date(2032, 4, 1))
    assert listed(board) == [(KeptFor.INTEREST, "interest.keep_years", date(2032, 4, 1))]


def test_an_interest_kept_long_enough_loses_its_words_and_nothing_else(closed: tuple[Board, str]) -> None:
    board, interest = closed
    board.go_to(date(2032, 4, 1))
    assert WORDS in str(show(board.view(), "interest", interest))
    done = keeping.destroy_interest(board.officer, interest)
    assert done.said.startswith("Destroyed: 1 piece of text in 1 entry. Copies")
    shown = str(show(board.view(), "interest", interest))
    assert WORDS not in shown
    assert "(erased)" in shown
    assert listed(board, KeptShown.SOON) == []
    newest = history(board.view()).page(0)[0]
    opened = entry(board.view(), newest.seq)
    assert opened.what == "words of a closed interest destroyed"
    assert opened.note.startswith("kept until Thursday 1 April 2032 (interest.keep_years)")
    assert verify(board.officer.database, board.officer.town).ok
    with pytest.raises(Refused, match="nothing is left of its words"):
        keeping.destroy_interest(board.officer, interest)


def test_an_open_interest_is_never_due(desk: Desk) -> None:
    board = Board.of(desk)
    interest = board.trustee_of(board.sitter(), board.organisation())
    board.go_to(date(2046, 4, 1))
    assert listed(board) == []
    with pytest.raises(Refused, match="not closed"):
        keeping.destroy_interest(board.officer, interest)


def counted(desk: Desk) -> Contest:
    contest = Contest.of(desk, seats=2, members=13)
    contest.elect_two()
    contest.sign()
    contest.declare()
    return contest


def test_ballot_papers_are_destroyed_after_a_year_and_the_signed_sheet_stays(desk: Desk) -> None:
    contest = counted(desk)
    declared = contest.view().day
    with pytest.raises(Refused, match=r"keeps this until .* \(ballots.keep_months\)"):
        keeping.destroy_ballots(contest.office, contest.selection)
    contest.go_to(declared.replace(year=declared.year + 1))
    assert (KeptFor.BALLOTS, "ballots.keep_months", contest.view().day) in listed(contest)
    before = recounts(contest.view())[0]
    keeping.destroy_ballots(contest.returning, contest.selection)
    after = recounts(contest.view())[0]
    assert before.is_equal
    assert after.is_equal is None
    assert (
        after.outcome
        == "ballot papers destroyed as the rules require; signed sheet intact; cannot be recounted"
    )
    assert (after.profile_sha256, after.sheet_sha256, after.papers) == (
        before.profile_sha256,
        before.sheet_sha256,
        before.papers,
    )
    assert verify(desk.database, desk.town).ok
    assert not [row for row in listed(contest) if row[0] is KeptFor.BALLOTS]


def test_papers_of_a_disputed_result_are_kept(desk: Desk) -> None:
    contest = counted(desk)
    contest.complain()
    contest.go_to(date(2028, 1, 10))
    assert not [row for row in listed(contest) if row[0] is KeptFor.BALLOTS]
    with pytest.raises(Refused, match="not disputed"):
        keeping.destroy_ballots(contest.office, contest.selection)


def test_papers_that_are_counted_back_are_kept_until_that_is_over(desk: Desk) -> None:
    contest = Contest.of(desk, seats=2, members=12)
    contest.elect_two()
    contest.sign()
    _, tom = contest.declare().terms
    serving.end(contest.office, tom, EndedReason.RESIGNED)
    contest.go_to(date(2027, 12, 1))
    assert KeptFor.BALLOTS in [row[0] for row in listed(contest)]
    vacancies.hold_countback(contest.returning, contest.seats[1], contest.selection, "Tom moved away")
    assert KeptFor.BALLOTS not in [row[0] for row in listed(contest)]
    contest.sign()
    assert KeptFor.BALLOTS not in [row[0] for row in listed(contest)]
    with pytest.raises(Refused, match="not being counted back"):
        keeping.destroy_ballots(contest.office, contest.selection)
    contest.go_to(date(2027, 12, 20))
    counts.declare(contest.returning, contest.selection)
    keeping.destroy_ballots(contest.office, contest.selection)
    assert verify(desk.database, desk.town).ok


def test_papers_of_a_challenged_result_are_kept(desk: Desk) -> None:
    contest = counted(desk)
    challenging.challenge(contest.office, contest.selection, "two votes of one organisation")
    contest.go_to(date(2028, 1, 10))
    assert KeptFor.BALLOTS not in [row[0] for row in listed(contest)]
    with pytest.raises(Refused, match="not disputed"):
        keeping.destroy_ballots(contest.office, contest.selection)


def test_the_words_of_a_term_go_six_years_after_it_and_then_the_name(desk: Desk) -> None:
    board = Board.of(desk)
    holder = board.sitter("Wilhelmina Thistlewood")
    serving.state_mandate(desk, holder.term, f"To speak for the {WORDS}.")
    board.go_to(date(2026, 4, 1))
    board.leaves(holder, date(2026, 3, 31))
    board.go_to(date(2032, 3, 31))
    assert [kind for kind, _, _ in listed(board)] == [KeptFor.PERSON, KeptFor.TERM]
    keeping.destroy_term(desk, holder.term)
    assert [kind for kind, _, _ in listed(board)] == [KeptFor.PERSON]
    assert WORDS not in str(show(board.view(), "term", holder.term))
    assert verify(desk.database, desk.town).ok


def test_all_that_is_due_goes_at_once_but_names(closed: tuple[Board, str]) -> None:
    board, _ = closed
    with pytest.raises(Refused, match="Nothing has been kept long enough"):
        keeping.destroy_due(board.officer)
    second = board.sitter("Ben Cole")
    serving.state_mandate(board.officer, second.term, "To listen.")
    board.leaves(second, date(2026, 4, 30))
    board.go_to(date(2032, 5, 1))
    done = keeping.destroy_due(board.officer)
    assert done.things == 2
    assert done.said.startswith("Destroyed: 1 interest, 1 term. ")
    assert [kind for kind, _, _ in listed(board)] == [KeptFor.PERSON]
    assert verify(board.officer.database, board.officer.town).ok


def test_today_tells_those_whose_duty_it_is(closed: tuple[Board, str]) -> None:
    board, _ = closed
    board.go_to(date(2032, 4, 3))

    def said(role: Role) -> list[str]:
        return [row.what for row in today(board.view(role)) if row.asks == "kept_long_enough"]

    assert said(Role.CVS_OFFICER) == ["1 record has been kept long enough: to be destroyed"]
    assert said(Role.RETURNING_OFFICER) == said(Role.REPRESENTATIVE) == said(Role.ADMINISTRATOR) == []
    assert said(Role.SUPPORT_STAFF) == said(Role.AUDITOR) == []


def test_who_may_not_destroy(closed: tuple[Board, str]) -> None:
    from dataclasses import replace

    board, interest = closed
    board.go_to(date(2032, 4, 3))
    for role in set(Role) - {Role.CVS_OFFICER}:
        with pytest.raises(NotPermitted):
            keeping.destroy_interest(replace(board.officer, role=role), interest)
        # Auditors check that it is done, and support staff read what an officer may.
        assert role in {Role.AUDITOR, Role.SUPPORT_STAFF} or not kept_long_enough(board.view(role))
