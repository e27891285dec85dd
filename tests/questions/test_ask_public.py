"""What the public can read, over everything that answers: no words of a closed item, nothing that is withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, time

import pytest
from board import Board, Sitter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compacttui.acts import declarations, interests, meetings, people, reports
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.questions import interests as about_interests
from compacttui.questions import meetings as about_meetings
from compacttui.questions import reports as about_reports
from compacttui.questions.ledger import entry, history
from compacttui.questions.ledger.line import timeline
from compacttui.questions.meetings import meeting_on
from compacttui.questions.reports import read_report
from compacttui.questions.showing import show
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    BasisOfView,
    Capacity,
    ClosedBecause,
    InterestCategory,
    InterestKind,
    Marking,
    MatchOutcome,
    Publication,
)

TENTH = date(2026, 3, 10)
BASES = (BasisOfView.CASEWORK, BasisOfView.MEMBER_SURVEY, BasisOfView.NETWORK_MEETING)
CLOSED = (Marking.SECTOR_ONLY, Marking.BOARD_CONFIDENTIAL)


def everything(view: View, board: Board, maria: Sitter, things: dict[str, str]) -> Iterator[str]:
    """Every answer that this reader can get, as one text each."""
    for answer in (
        about_interests.interests,
        about_interests.matches,
        about_meetings.meetings,
        about_meetings.attendance,
        about_meetings.declarations,
        about_reports.reports,
        about_reports.overdue,
        about_reports.due,
    ):
        yield str(list(answer(view)))
    for shown in about_interests.InterestsShown:
        yield str(list(about_interests.interests(view, shown=shown)))
    for kind, thing in things.items():
        with suppress(Refused):
            yield str(show(view, kind, thing))
    for kind, thing in (("seat", maria.seat), ("person", maria.person), ("partnership", board.partnership)):
        yield str(list(timeline(view, kind, thing)))
    for row in history(view):
        yield f"{row} {entry(view, row.seq)}"


def words(place: int) -> str:
    return f"Secret{place}"


@pytest.mark.slow
@settings(max_examples=2)
@given(
    on_agenda=st.lists(st.booleans(), min_size=3, max_size=3),
    marked=st.lists(st.sampled_from(Marking), min_size=3, max_size=3),
    later=st.lists(st.tuples(st.sampled_from(["mark", "agenda", "amend"]), st.integers(0, 2)), max_size=3),
)
@example([False] * 3, [Marking.OPEN] * 3, [("agenda", 0), ("mark", 1)])
@example([True, False, False], [Marking.OPEN, Marking.SECTOR_ONLY, Marking.OPEN], [("mark", 2), ("amend", 0)])
def test_invariant_12_what_is_not_open_never_reaches_the_public(
    make_town: Callable[[], Desk],
    on_agenda: list[bool],
    marked: list[Marking],
    later: list[tuple[str, int]],
) -> None:
    """Whether closed on the agenda, by the writer, by an officer, or afterwards; as at every day since."""
    board = Board.of(make_town())
    maria, meeting = board.sitter(), board.meeting(TENTH)
    agenda = [
        board.item(meeting, f"Title {n}", closed_because=ClosedBecause.COMMERCIAL if closed else None)
        for n, closed in enumerate(on_agenda)
    ]
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    marking = [
        Marking.BOARD_CONFIDENTIAL if closed else (Marking.OPEN if each is Marking.PERSONAL else each)
        for closed, each in zip(on_agenda, marked, strict=True)
    ]
    sent = reports.submit(maria.desk, meeting, written(agenda, marking)).report
    closed_now = {n for n, each in enumerate(marking) if each is not Marking.OPEN}
    for day, (how, n) in enumerate(later, 11):
        board.go_to(date(2026, 3, day))
        closed_now |= close_further(board, maria, sent, agenda, marking, how, n)
    things = {
        "meeting": meeting,
        "report": sent,
        "item": agenda[0],
        "seat": maria.seat,
        "person": maria.person,
    }
    for as_at in (None, TENTH):
        public = " ".join(everything(board.view(Role.PUBLIC, as_at=as_at), board, maria, things))
        for n in closed_now:
            assert words(n) not in public
            assert BASES[n].words not in public
    read = str(read_report(board.view(Role.PUBLIC), sent))
    assert all(words(n) in read for n in {0, 1, 2} - closed_now)
    assert all(f"Title {n}: this item took place and is closed" in read for n in closed_now)


def written(agenda: list[str], marking: list[Marking]) -> list[ReportItem]:
    return [
        ReportItem(
            item,
            discussed=words(n),
            said=words(n),
            basis=BASES[n],
            marking=each,
            reason=f"because {words(n)}" if each in CLOSED else None,
            review_on=date(2026, 12, 1) if each in CLOSED else None,
        )
        for n, (item, each) in enumerate(zip(agenda, marking, strict=True))
    ]


def close_further(
    board: Board, maria: Sitter, sent: str, agenda: list[str], marking: list[Marking], how: str, n: int
) -> set[int]:
    """Close an item after the report was sent; says which one, if it could be."""
    if how == "amend":
        with suppress(Refused):
            reports.amend(maria.desk, sent, written(agenda, marking), "a word put right")
        return set()
    if how == "mark":
        try:
            reports.mark(board.officer, sent, n + 1, Marking.BOARD_CONFIDENTIAL, "not public yet")
        except Refused:
            return set()
        return {n}
    meetings.change_item(
        board.officer, agenda[n], f"Title {n}", closed_because=ClosedBecause.NEGOTIATION, reason="talks go on"
    )
    return {n}


def test_what_is_withheld_from_the_register_is_withheld_everywhere(desk: Desk) -> None:
    board = Board.of(desk)
    maria = board.sitter()
    declared = interests.declare(
        maria.desk,
        category=InterestCategory.NON_FINANCIAL_PERSONAL,
        kind=InterestKind.FAMILY,
        since=PartialDate(2025),
        body="Haven Refuge",
        description="lives there",
        relationship="sister, Ngozi",
        publication=Publication.WITHHELD,
        publication_reason="the safety of Ngozi",
    ).interest
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round")
    board.go_to(TENTH, time(15))
    made = declarations.make(maria.desk, meeting, item, interest=declared, nature="Ngozi lives there")
    things = {
        "interest": declared,
        "meeting": meeting,
        "declaration": made.declaration,
        "person": maria.person,
    }
    public = " ".join(everything(board.view(Role.PUBLIC), board, maria, things))
    for secret in ("Ngozi", "Haven", "sister", "lives there"):
        assert secret not in public
    own = " ".join(everything(board.view(Role.REPRESENTATIVE, maria.person), board, maria, things))
    assert "Haven Refuge" in own
    auditor = " ".join(everything(board.view(Role.AUDITOR), board, maria, things))
    assert "the safety of Ngozi" in auditor


def test_a_declaration_about_a_withheld_interest_says_that_it_was_made_and_not_about_whom(desk: Desk) -> None:
    board = Board.of(desk)
    maria, refuge = board.sitter(), board.organisation("Haven Refuge")
    declared = interests.declare(
        maria.desk,
        category=InterestCategory.NON_FINANCIAL_PERSONAL,
        kind=InterestKind.FAMILY,
        since=PartialDate(2025),
        organisation=refuge,
        publication=Publication.WITHHELD,
        publication_reason="safety",
    ).interest
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round")
    board.go_to(TENTH, time(15))
    made = declarations.make(maria.desk, meeting, item, interest=declared)
    public = board.view(Role.PUBLIC)
    (row,) = about_meetings.declarations(public)
    assert (row.person, row.item, row.declared) == ("Maria Okafor", "1 Grant round", "(not published)")
    for text in (
        str(row),
        str(show(public, "declaration", made.declaration)),
        str(show(public, "meeting", meeting)),
        str(list(timeline(public, "person", maria.person))),
        str(list(timeline(public, "seat", maria.seat))),
    ):
        assert "Haven" not in text
        assert refuge not in text
    # Whoever asks for the organisation would learn it from the answer.
    assert list(about_meetings.declarations(public, organisation=refuge)) == []
    assert len(about_meetings.declarations(board.view(), organisation=refuge)) == 1


def test_a_match_is_between_its_person_and_the_officers_until_it_is_settled(desk: Desk) -> None:
    board = Board.of(desk)
    maria, trust = board.sitter(), board.organisation()
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    board.item(meeting, "Grant round", trust)
    board.go_to(date(2026, 4, 30))
    board.hold(meeting, maria)
    things = {"meeting": meeting}
    public = " ".join(everything(board.view(Role.PUBLIC), board, maria, things))
    assert "no declaration" not in public
    assert "not declared" not in public
    officer = " ".join(everything(board.view(), board, maria, things))
    assert "no declaration" in officer
    assert meeting_on(board.view(Role.PUBLIC), meeting).suggested == ()


def undeclared(desk: Desk, *published: Publication) -> tuple[Board, Sitter, str, list[str]]:
    """A meeting held about a refuge to which somebody is tied by such entries, and said nothing of it."""
    board = Board.of(desk)
    maria, refuge = board.sitter(), board.organisation("Haven Refuge")
    kinds = (InterestKind.TRUSTEESHIP, InterestKind.GIFT)
    entries = [
        interests.declare(
            maria.desk,
            category=InterestCategory.NON_FINANCIAL_PERSONAL,
            kind=kind,
            since=PartialDate(2025),
            organisation=refuge,
            publication=publication,
            publication_reason=None if publication is Publication.PUBLIC else "safety",
        ).interest
        for kind, publication in zip(kinds, published, strict=False)
    ]
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", refuge)
    board.go_to(date(2026, 3, 11))
    board.hold(meeting, maria, on=TENTH)
    finding = declarations.settle(board.officer, item, maria.person, refuge, MatchOutcome.BREACH, "forgot")
    declarations.report(board.officer, item, maria.person, refuge, "Pat Devlin, chair")
    return board, maria, finding, entries


def test_a_breach_is_told_to_everybody_and_not_in_what_the_register_keeps_back(desk: Desk) -> None:
    board, maria, finding, _ = undeclared(desk, Publication.WITHHELD)
    for role in (Role.PUBLIC, Role.PARTNERSHIP_CONTACT, Role.ADMINISTRATOR):
        view = board.view(role)
        (row,) = about_interests.matches(view, about_interests.MatchesShown.BREACHES)
        assert (row.person, row.organisation, row.stands) == ("Maria Okafor", "(not published)", "a breach")
        told = [one for one in history(view) if "Maria" in str(one)]
        assert "Haven" not in str(told)
        assert "Haven" not in str(list(timeline(view, "person", maria.person)))
        with pytest.raises(Refused):
            show(view, "match", finding)
    own = board.view(Role.REPRESENTATIVE, maria.person)
    assert "Haven Refuge" in str(list(timeline(own, "person", maria.person)))


def test_of_two_entries_that_tie_somebody_the_published_one_alone_is_told(desk: Desk) -> None:
    board, _, finding, (public, withheld) = undeclared(desk, Publication.PUBLIC, Publication.WITHHELD)
    view = board.view(Role.PARTNERSHIP_CONTACT)
    (row,) = about_interests.matches(view, about_interests.MatchesShown.BREACHES)
    assert (row.tie, row.interest_id) == ("trustee (register)", public)
    assert withheld not in str(show(view, "match", finding))
    assert withheld in str(show(board.view(), "match", finding))


def test_where_somebody_belongs_is_not_told_with_a_breach(desk: Desk) -> None:
    board = Board.of(desk)
    maria, trust = board.sitter(), board.organisation()
    people.begin_affiliation(
        board.officer, maria.person, trust, capacity=Capacity.EMPLOYEE, since=PartialDate(2025)
    )
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust)
    board.go_to(date(2026, 3, 11))
    board.hold(meeting, maria, on=TENTH)
    finding = declarations.settle(board.officer, item, maria.person, trust, MatchOutcome.BREACH, "forgot")
    public = str(show(board.view(Role.PUBLIC), "match", finding))
    assert "Belongs to it" not in public
    assert "Belongs to it" in str(show(board.view(), "match", finding))
