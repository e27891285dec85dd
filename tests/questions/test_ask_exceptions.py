"""What was done in spite of a rule stands in one list, with the reason, and nobody can leave it out."""

from __future__ import annotations

import pytest
from contests import Contest

from compacttui.acts import selections
from compacttui.acts.desk import Desk
from compacttui.questions.exceptions import NO_REASON, exceptions
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark


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
