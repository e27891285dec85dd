"""What was done in spite of a rule stands in one list, with the reason, and nobody can leave it out."""

from __future__ import annotations

from datetime import date

import pytest
from board import Board
from contests import Contest

from compacttui.acts import declarations, interests, reports, selections
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.questions.exceptions import NO_REASON, ExceptionsShown, exceptions
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import InterestCategory, InterestKind, Mitigation, Publication


@pytest.fixture
def contest(desk: Desk) -> Contest:
    made = Contest.of(desk)
    made.open()
    return made


def told(contest: Contest, role: Role = Role.CVS_OFFICER) -> list[tuple[str, str]]:
    return [(row.what, row.reason) for row in exceptions(contest.view(role), selection=contest.selection)]


def test_a_nomination_ruled_valid_in_spite_of_the_checks_stands_there_with_its_ruling(
    contest: Contest,
) -> None:
    nomination = contest.nominate("Maria Okafor", seconder=None)
    selections.rule_on(
        contest.returning, nomination, valid=True, reason="the seconder's letter was lost here"
    )
    assert ("nomination valid in spite of: no seconder", "the seconder's letter was lost here") in told(
        contest
    )


def test_an_exception_on_the_register_stands_there_with_the_organisation_and_why(contest: Contest) -> None:
    contest.until_published("Maria Okafor", "Jo Lindqvist")
    left_out = selections.ElectorException(contest.members[5], "it was dissolved last week")
    selections.freeze(contest.office, contest.selection, left_out=[left_out])
    assert ("Housing Partnership member 6: left out of the register", "it was dissolved last week") in told(
        contest
    )


def test_a_late_notice_of_poll_stands_there_and_others_read_no_reasons(contest: Contest) -> None:
    contest.until_published("Maria Okafor", "Jo Lindqvist")
    selections.freeze(contest.office, contest.selection)
    contest.go_past(Mark.POLL_OPENS)
    selections.announce_poll(contest.returning, contest.selection, "the printer was late")
    late = "notice of poll came after the poll should have opened"
    assert (late, "the printer was late") in told(contest)
    assert (late, "") in told(contest, Role.PUBLIC)
    assert NO_REASON not in {reason for _, reason in told(contest, Role.PUBLIC)}


def test_what_was_changed_waived_or_held_back_stands_there_in_its_part_with_the_reason(desk: Desk) -> None:
    board = Board.of(desk)
    maria, meeting = board.sitter(), board.meeting(date(2026, 3, 10))
    plan = board.item(meeting, "Winter plan")
    board.go_to(date(2026, 3, 10))
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    report = reports.submit(maria.desk, meeting, [ReportItem(plan, decided="Agreed")], None, None).report
    reports.amend(maria.desk, report, [ReportItem(plan, decided="Put off")], "The minutes say otherwise.")
    entry = interests.declare(
        maria.desk,
        category=InterestCategory.NON_FINANCIAL_PERSONAL,
        kind=InterestKind.OTHER,
        since=PartialDate(2026, 3),
        body="A neighbour's firm",
    ).interest
    interests.review(
        board.officer,
        entry,
        Mitigation.NONE_NOTED_ONLY,
        "the chair",
        publication=Publication.WITHHELD,
        publication_reason="It names somebody who must not be found.",
    )
    view = board.view(Role.AUDITOR)
    changed = [(row.what, row.reason) for row in exceptions(view, shown=ExceptionsShown.CHANGED)]
    assert changed == [("report-back amended after it was sent", "The minutes say otherwise.")]
    held = [(row.what, row.reason) for row in exceptions(view, shown=ExceptionsShown.HELD_BACK)]
    assert held == [("interest withheld", "It names somebody who must not be found.")]
    assert {row.check for row in exceptions(view)} == {"amended", "withheld"}
    assert [row.check for row in exceptions(board.view(Role.PUBLIC))] == ["amended"]
