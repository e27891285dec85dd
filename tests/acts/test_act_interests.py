"""The register of interests: what is declared stays, in its words and on its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from board import Board, Sitter
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from compacttui.acts import interests
from compacttui.acts.desk import Desk
from compacttui.questions.anew import as_kept
from compacttui.questions.exceptions import exceptions
from compacttui.questions.interests import (
    InterestsShown,
    ReturnsShown,
    interest_returns,
    interest_versions,
    withheld_count,
)
from compacttui.questions.interests import interests as register
from compacttui.questions.interests.register import TO_REVIEW
from compacttui.questions.showing import show
from compacttui.questions.today import Place, today
from compacttui.records.events import Row
from compacttui.records.interests import interest as kept
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import InterestCategory, InterestKind, Mitigation, Publication

TRUSTEE = {"category": InterestCategory.NON_FINANCIAL_PROFESSIONAL, "kind": InterestKind.TRUSTEESHIP}


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


def rows_of(desk: Desk, thing: str) -> list[Row]:
    with desk.database.reading() as connection:
        found = connection.execute(select(kept).where(kept.c.id == thing).order_by(kept.c.version))
        return [dict(row) for row in found.mappings()]


def test_an_interest_is_declared_by_whoever_holds_it(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025, 6), organisation=trust)
    (row,) = register(board.view())
    assert declared.days_late == 0
    assert (row.person, row.held_in, row.kind) == ("Maria Okafor", "Harbour Youth Trust", "trustee")
    assert (row.since, row.declared_on) == (PartialDate(2025, 6), date(2026, 3, 2))


def test_nobody_declares_for_somebody_else_but_the_officer(board: Board, maria: Sitter) -> None:
    other = board.sitter("Jo Larbi")
    with pytest.raises(NotPermitted, match="for yourself only"):
        interests.declare(
            other.desk, maria.person, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading"
        )
    interests.declare(board.officer, maria.person, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    assert [row.held_in for row in register(board.view(), person=maria.person)] == ["Harbour Trading"]


def test_an_officer_says_whose_interest_it_is(board: Board) -> None:
    with pytest.raises(Refused, match="Say who") as refused:
        interests.declare(board.officer, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    assert refused.value.field == "person"


def test_an_interest_says_what_it_is(maria: Sitter) -> None:
    with pytest.raises(Refused, match="Say what the interest is in"):
        interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025))


def test_days_late_are_counted_from_becoming_aware_and_never_backdated(board: Board, maria: Sitter) -> None:
    board.go_to(date(2026, 5, 12))
    late = interests.declare(
        maria.desk,
        **TRUSTEE,
        since=PartialDate(2026, 3, 20),
        aware_on=date(2026, 4, 1),
        body="Harbour Trading",
    )
    assert late.days_late == 13  # 41 days after becoming aware, 28 are allowed
    (row,) = register(board.view(), shown=InterestsShown.LATE)
    assert (row.declared_on, row.days_late, row.stands) == (
        date(2026, 5, 12),
        13,
        "open, declared 13 days late",
    )


def test_a_later_rule_makes_nobody_late(board: Board, maria: Sitter, rules: RuleBook) -> None:
    board.go_to(date(2026, 4, 20))
    declared = interests.declare(
        maria.desk, **TRUSTEE, since=PartialDate(2026, 4), aware_on=date(2026, 4, 1), body="Harbour Trading"
    )
    view = replace(board.view(), rules=rules.with_values({"interest.days": 7}))
    assert declared.days_late == 0
    assert [row.days_late for row in register(view)] == [0]


def test_what_was_held_when_the_records_began_is_not_late_for_having_been_entered_then(
    board: Board, maria: Sitter
) -> None:
    assert (
        interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2019), body="Harbour Trading").days_late
        == 0
    )


def test_a_new_job_is_late_28_days_after_it_began(board: Board, maria: Sitter) -> None:
    board.go_to(date(2026, 5, 1))
    declared = interests.declare(
        maria.desk,
        category=InterestCategory.FINANCIAL,
        kind=InterestKind.EMPLOYMENT,
        since=PartialDate(2026, 4, 2),
        body="Eastmere Leisure",
    )
    assert declared.days_late == 1


def test_amending_keeps_the_old_words_known(board: Board, maria: Sitter) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbor Trading")
    board.go_to(date(2026, 3, 9))
    interests.amend(maria.desk, declared.interest, **TRUSTEE, since=PartialDate(2024), body="Harbour Trading")
    assert [row.held_in for row in register(board.view())] == ["Harbour Trading"]
    assert [row.held_in for row in register(board.view(known_on=date(2026, 3, 5)))] == ["Harbor Trading"]
    assert [row.declared_on for row in register(board.view())] == [date(2026, 3, 2)]


def test_what_is_done_about_it_is_agreed_with_somebody(board: Board, maria: Sitter) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    interests.review(board.officer, declared.interest, Mitigation.LEAVE_FOR_ITEM, "Pat Devlin, chair")
    assert [row.mitigation for row in register(board.view())] == ["leaves the room for the item"]


def test_holding_back_needs_a_reason(maria: Sitter) -> None:
    with pytest.raises(Refused, match="Say why not all of it is published") as refused:
        interests.declare(
            maria.desk, **TRUSTEE, since=PartialDate(2025), body="A refuge", publication=Publication.WITHHELD
        )
    assert refused.value.field == "publication_reason"


def test_interest_held_by_a_sister_whose_name_must_not_be_published(board: Board, maria: Sitter) -> None:
    interests.declare(
        maria.desk,
        category=InterestCategory.INDIRECT,
        kind=InterestKind.FAMILY,
        since=PartialDate(2025),
        body="Eastmere Leisure",
        relationship="sister, Ngozi",
    )
    public = register(board.view(Role.PUBLIC))
    assert [row.kind for row in public] == ["family or another close relationship, through somebody close"]
    assert "Ngozi" not in str(list(public))
    assert "sister, Ngozi" in register(board.view(Role.REPRESENTATIVE, maria.person))[0].kind


def test_withheld_entries_are_counted_and_not_shown(board: Board, maria: Sitter) -> None:
    interests.declare(
        maria.desk,
        **TRUSTEE,
        since=PartialDate(2025),
        body="A refuge",
        publication=Publication.WITHHELD,
        publication_reason="safety of residents",
    )
    assert list(register(board.view(Role.PUBLIC))) == []
    assert list(register(board.view(Role.PUBLIC), words="refuge")) == []
    assert withheld_count(board.view(Role.PUBLIC)) == 1
    assert "safety of residents" in register(board.view(Role.AUDITOR))[0].stands


def test_a_redacted_entry_says_neither_what_nor_where_even_to_a_search(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    interests.declare(
        maria.desk,
        **TRUSTEE,
        since=PartialDate(2025),
        organisation=trust,
        publication=Publication.REDACTED,
        publication_reason="asked for by the trust",
    )
    public = board.view(Role.PUBLIC)
    (row,) = register(public)
    assert "Harbour" not in str(row)
    assert row.organisation_id == ""
    assert list(register(public, organisation=trust)) == []
    assert list(register(public, words="harbour")) == []


def test_a_year_as_the_end_counts_to_its_end(board: Board, maria: Sitter) -> None:
    interests.declare(
        maria.desk, **TRUSTEE, since=PartialDate(2024), until=PartialDate(2025), body="Harbour Trading"
    )
    assert len(register(board.view(as_at=date(2025, 12, 31)))) == 1
    assert len(register(board.view(as_at=date(2026, 1, 1)))) == 0
    assert [str(row.until) for row in register(board.view(), shown=InterestsShown.PAST)] == ["2025"]


def test_an_interest_ends_in_the_year_in_which_it_began(board: Board, maria: Sitter) -> None:
    entry = interests.declare(
        maria.desk, **TRUSTEE, since=PartialDate(2025, 6), body="Harbour Trading"
    ).interest
    with pytest.raises(Refused, match="ends before it begins"):
        interests.close(maria.desk, entry, PartialDate(2025, 5))
    interests.close(maria.desk, entry, PartialDate(2025))
    (row,) = register(board.view(), shown=InterestsShown.PAST)
    assert (row.until, row.stands) == (PartialDate(2025), "closed")


def test_an_interest_does_not_end_before_it_begins(maria: Sitter) -> None:
    with pytest.raises(Refused, match="ends before it begins"):
        interests.declare(
            maria.desk,
            **TRUSTEE,
            since=PartialDate(2025),
            until=PartialDate(2024, 12),
            body="Harbour Trading",
        )


def test_a_closed_interest_is_followed_never_altered(board: Board, maria: Sitter) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    interests.close(maria.desk, declared.interest, PartialDate(2026, 2, 28))
    again = interests.declare(
        maria.desk,
        **TRUSTEE,
        since=PartialDate(2026, 3, 1),
        body="Harbour Trading",
        in_place_of=declared.interest,
    )
    with pytest.raises(Refused, match="can follow only a closed one"):
        interests.declare(
            maria.desk, **TRUSTEE, since=PartialDate(2026), body="Another", in_place_of=again.interest
        )


def test_an_entry_made_by_mistake_is_set_aside_and_auditors_see_it(board: Board, maria: Sitter) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    interests.void(maria.desk, declared.interest, "the wrong trust")
    assert list(register(board.view())) == []
    assert list(register(board.view(Role.PUBLIC), shown=InterestsShown.VOIDED)) == []
    assert [row.stands for row in register(board.view(Role.AUDITOR), shown=InterestsShown.VOIDED)] == [
        "entered by mistake"
    ]


def test_past_interests_leave_the_public_register_after_half_a_year(board: Board, maria: Sitter) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    interests.close(maria.desk, declared.interest, PartialDate(2026, 3, 1))
    past = InterestsShown.PAST
    assert len(register(board.view(Role.PUBLIC, as_at=date(2026, 8, 31)), shown=past)) == 1
    assert len(register(board.view(Role.PUBLIC, as_at=date(2026, 9, 2)), shown=past)) == 0
    assert len(register(board.view(Role.AUDITOR, as_at=date(2026, 9, 2)), shown=past)) == 1


CHANGES: dict[str, Callable[[Board, Sitter, str], object]] = {
    "amend": lambda board, maria, thing: interests.amend(
        maria.desk, thing, **TRUSTEE, since=PartialDate(2024), body="Told again"
    ),
    "review": lambda board, maria, thing: interests.review(
        board.officer, thing, Mitigation.SPEAK_NOT_VOTE, "Pat Devlin, chair"
    ),
    "hold back": lambda board, maria, thing: interests.review(
        board.officer, thing, Mitigation.LEAVE_FOR_ITEM, "Pat Devlin", None, Publication.REDACTED, "asked for"
    ),
    "close": lambda board, maria, thing: interests.close(maria.desk, thing, PartialDate(2026, 3, 1)),
    "void": lambda board, maria, thing: interests.void(maria.desk, thing, "a mistake"),
}


@settings(max_examples=10)
@given(steps=st.lists(st.sampled_from(sorted(CHANGES)), max_size=7))
def test_invariant_9_a_closed_interest_is_never_altered(
    make_town: Callable[[], Desk], steps: list[str]
) -> None:
    """Every version stands as it was written, and none comes after the one that closed it."""
    board = Board.of(make_town())
    maria = board.sitter()
    thing = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour").interest
    for step in steps:
        before = rows_of(board.officer, thing)
        over = before[-1]["state"] != "declared"
        try:
            CHANGES[step](board, maria, thing)
            refused = False
        except Refused:
            refused = True
        after = rows_of(board.officer, thing)
        assert refused == over
        assert len(after) == len(before) + (not refused)
        for old, new in zip(before, after, strict=False):
            assert {**new, "superseded_seq": old["superseded_seq"]} == old
    assert verify(board.officer.database, board.officer.town).ok


def test_agreeing_again_publishes_nothing_that_was_held_back(board: Board, maria: Sitter) -> None:
    declared = interests.declare(
        maria.desk,
        **TRUSTEE,
        since=PartialDate(2025),
        body="A refuge",
        publication=Publication.WITHHELD,
        publication_reason="safety of residents",
    )
    interests.review(board.officer, declared.interest, Mitigation.LEAVE_FOR_ITEM, "Pat Devlin, chair")
    assert list(register(board.view(Role.PUBLIC))) == []
    assert "safety of residents" in register(board.view())[0].stands
    interests.review(
        board.officer, declared.interest, Mitigation.LEAVE_FOR_ITEM, "the chair", None, Publication.PUBLIC
    )
    assert len(register(board.view(Role.PUBLIC))) == 1


def test_an_entry_is_told_anew_from_what_stands_on_record(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    entry = board.trustee_of(maria, trust)
    interests.review(board.officer, entry, Mitigation.LEAVE_FOR_ITEM, "Pat Devlin, chair", "Goes out")
    own = board.view(Role.REPRESENTATIVE, maria.person)
    typed = as_kept(own, "interest.amend", entry)
    assert typed["organisation"]["picked"][0]["title"] == "Harbour Youth Trust"
    assert (typed["category"], typed["kind"], typed["since"]) == (
        "non_financial_professional",
        "trusteeship",
        "2025",
    )
    assert set(typed) <= {spec.name for spec in interests.amend.fields}
    typed = as_kept(board.view(), "interest.review", entry)
    assert (typed["mitigation"], typed["mitigation_note"]) == ("leave_for_item", "Goes out")
    assert set(typed) <= {spec.name for spec in interests.review.fields}
    with pytest.raises(Refused, match="that you can change"):
        as_kept(board.view(Role.PUBLIC), "interest.amend", entry)


# --- looked at again, confirmed each year, taken over from paper ---------------------------------------------------


def lines_of_today(board: Board, role: Role = Role.CVS_OFFICER, person: str | None = None) -> list[str]:
    return [row.what for row in today(board.view(role, person)) if row.place is Place.INTERESTS]


def test_an_interest_waits_on_today_until_something_is_agreed_and_again_a_year_on(
    board: Board, maria: Sitter
) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    assert lines_of_today(board) == ["1 interest to look at: what is done about a conflict?"]
    interests.review(board.officer, declared.interest, Mitigation.LEAVE_FOR_ITEM, "Pat Devlin, chair")
    assert lines_of_today(board) == []
    assert [row.review_on for row in register(board.view())] == [date(2027, 3, 2)]
    board.go_to(date(2027, 3, 2))
    assert [row.held_in for row in TO_REVIEW(board.view())] == ["Harbour Trading"]
    assert [row.review_on for row in register(board.view(Role.REPRESENTATIVE, maria.person))] == [None]


def test_what_is_held_back_has_a_day_on_which_somebody_looks_again(board: Board, maria: Sitter) -> None:
    interests.declare(
        maria.desk,
        **TRUSTEE,
        since=PartialDate(2025),
        body="A refuge",
        publication=Publication.WITHHELD,
        publication_reason="safety of residents",
    )
    (row,) = register(board.view())
    assert row.review_on == date(2027, 3, 2)
    with pytest.raises(Refused, match="still to come") as refused:
        interests.review(
            board.officer, row.id, Mitigation.SPEAK_NOT_VOTE, "the chair", review_on=date(2026, 3, 2)
        )
    assert refused.value.field == "review_on"


def test_nothing_to_declare_is_said_once_a_year_and_counts(board: Board, maria: Sitter) -> None:
    """Nothing is expected of before the records began, and the line of Today is done by one act."""
    assert list(interest_returns(board.view())) == []
    board.go_to(date(2027, 2, 10))
    (mine,) = [row for row in today(board.view(Role.REPRESENTATIVE, maria.person)) if row.act]
    assert mine.what == "Confirm your interests for the year: nothing on the register. Is that right?"
    assert (mine.act, mine.given) == ("interest.confirm_none", (("person", maria.person),))
    assert interests.confirm_none(maria.desk).next_by == date(2028, 2, 10)
    assert [row.said for row in interest_returns(board.view(), shown=ReturnsShown.ALL)] == [
        "nothing to declare"
    ]
    assert lines_of_today(board, Role.REPRESENTATIVE, maria.person) == []


def test_a_confirmation_that_did_not_come_is_late_and_stays_so(board: Board, maria: Sitter) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    interests.review(board.officer, declared.interest, Mitigation.NONE_NOTED_ONLY, "Pat Devlin, chair")
    board.go_to(date(2027, 3, 12))
    assert "1 person has not confirmed their interests this year" in lines_of_today(board)
    confirmed = interests.confirm(maria.desk)
    assert confirmed.days_late == 10
    assert confirmed.said == "Confirmed, 10 days late. The next time is due by Sunday 12 March 2028."
    board.go_to(date(2027, 5, 1))
    assert [(row.check, row.what) for row in exceptions(board.view(Role.AUDITOR))] == [
        ("late", "interests confirmed for the year 10 days late")
    ]


def test_a_confirmation_agrees_with_the_register_and_is_made_once_a_day(board: Board, maria: Sitter) -> None:
    with pytest.raises(Refused, match="No open interest"):
        interests.confirm(maria.desk)
    interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbour Trading")
    with pytest.raises(Refused, match="1 open interest here"):
        interests.confirm_none(maria.desk)
    interests.confirm(maria.desk)
    with pytest.raises(Refused, match="today already"):
        interests.confirm(maria.desk)


def test_a_persons_record_says_what_the_register_has_of_them(board: Board, maria: Sitter) -> None:
    for year, body, publication in (
        (2024, "Harbour Trading", Publication.PUBLIC),
        (2025, "A refuge", Publication.WITHHELD),
    ):
        reason = None if publication is Publication.PUBLIC else "safety of residents"
        interests.declare(
            maria.desk,
            **TRUSTEE,
            since=PartialDate(year),
            body=body,
            publication=publication,
            publication_reason=reason,
        )
    interests.confirm(maria.desk)

    def said(role: Role) -> list[object]:
        sections = show(board.view(role), "person", maria.person).sections
        return [line.value for one in sections if one.heading == "Interests" for line in one.lines]

    assert said(Role.CVS_OFFICER) == ["Harbour Trading", "A refuge", date(2026, 3, 2)]
    assert said(Role.PUBLIC) == ["Harbour Trading", date(2026, 3, 2)]


def test_who_has_confirmed_is_asked_as_at_any_day(board: Board, maria: Sitter) -> None:
    board.go_to(date(2026, 6, 1))
    interests.confirm_none(maria.desk)
    rows = interest_returns(board.view(as_at=date(2026, 5, 31)), shown=ReturnsShown.ALL)
    assert [(row.confirmed_on, row.due_on) for row in rows] == [(None, date(2027, 3, 2))]
    rows = interest_returns(board.view(), shown=ReturnsShown.ALL)
    assert [(row.confirmed_on, row.due_on) for row in rows] == [(date(2026, 6, 1), date(2027, 6, 1))]


def test_a_declaration_on_paper_keeps_its_day_and_shows_that_it_was_entered_later(
    board: Board, maria: Sitter
) -> None:
    board.go_to(date(2026, 4, 20))
    declared = interests.declare(
        board.officer,
        maria.person,
        **TRUSTEE,
        since=PartialDate(2026, 3, 10),
        body="Harbour Trading",
        declared_on=date(2026, 3, 12),
    )
    assert declared.days_late == 0
    assert [row.declared_on for row in register(board.view())] == [date(2026, 3, 12)]
    assert [row.what for row in exceptions(board.view())] == [
        "interest entered 39 days after it was declared on paper"
    ]
    with pytest.raises(NotPermitted, match="from the day you make it"):
        interests.declare(
            maria.desk, **TRUSTEE, since=PartialDate(2026), body="Another", declared_on=date(2026, 4, 1)
        )


def test_what_an_earlier_register_held_is_neither_late_nor_an_exception(board: Board, maria: Sitter) -> None:
    declared = interests.declare(
        board.officer,
        maria.person,
        **TRUSTEE,
        since=PartialDate(2019),
        body="Harbour Trading",
        declared_on=date(2025, 6, 1),
    )
    assert declared.days_late == 0
    assert list(exceptions(board.view())) == []


def test_every_word_that_an_entry_ever_said_can_be_read(board: Board, maria: Sitter) -> None:
    declared = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbor Trading")
    assert list(interest_versions(board.view())) == []
    board.go_to(date(2026, 3, 9))
    interests.amend(maria.desk, declared.interest, **TRUSTEE, since=PartialDate(2024), body="Harbour Trading")
    rows = interest_versions(board.view(Role.AUDITOR), entry=declared.interest)
    assert [(row.told_on, row.until, row.held_in) for row in rows] == [
        (date(2026, 3, 9), None, "Harbour Trading"),
        (date(2026, 3, 2), date(2026, 3, 9), "Harbor Trading"),
    ]
    (before,) = [
        one
        for section in show(board.view(), "interest", declared.interest).sections
        if section.heading == "Told before"
        for one in section.lines
    ]
    assert before.note == "Harbor Trading · trustee · since 2025"
    other = board.sitter("Jo Larbi")
    assert list(interest_versions(board.view(Role.REPRESENTATIVE, other.person))) == []
    assert list(interest_versions(board.view(Role.PUBLIC))) == []


def test_what_was_told_otherwise_later_is_the_latest_word_as_known_before(
    board: Board, maria: Sitter
) -> None:
    entry = interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2025), body="Harbor Trading").interest
    board.go_to(date(2026, 3, 9))
    interests.amend(maria.desk, entry, **TRUSTEE, since=PartialDate(2024), body="Harbour Trading")
    before = board.view(known_on=date(2026, 3, 5))
    assert [(row.told_on, row.until) for row in interest_versions(before, entry=entry)] == [
        (date(2026, 3, 2), None)
    ]
    assert list(interest_versions(before)) == []


def test_invariant_18_what_held_on_a_day_and_what_was_known_on_a_day_are_two_questions(
    board: Board, maria: Sitter
) -> None:
    """Held since January, declared in April: true in March, and not known then."""
    board.go_to(date(2026, 4, 10))
    interests.declare(maria.desk, **TRUSTEE, since=PartialDate(2026, 1), body="Harbour Trading")
    march, april = date(2026, 3, 20), date(2026, 4, 10)
    assert len(register(board.view(as_at=march))) == 1
    assert len(register(board.view(as_at=march, known_on=march))) == 0
    assert len(register(board.view(as_at=march, known_on=april))) == 1
    assert len(register(board.view(as_at=date(2025, 12, 31), known_on=april))) == 0
    assert len(register(board.view(as_at=april, known_on=march))) == 0
