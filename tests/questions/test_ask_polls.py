"""Turnout without knowing who voted how; who voted, for those who may read it, when the poll is over."""

from __future__ import annotations

from pathlib import Path

import pytest
from contests import Contest
from polling import OFFICER, Poll, make_locks_cheap

from compacttui.acts import polls
from compacttui.acts import selections as acts
from compacttui.acts.desk import Desk
from compacttui.questions.exceptions import exceptions
from compacttui.questions.ledger import history
from compacttui.questions.polls import marked_register, turnout
from compacttui.questions.selections import selection_detail
from compacttui.questions.showing import show
from compacttui.records.polls import box
from compacttui.rules.polls import CodeGone
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark


def test_turnout_is_a_number_for_those_who_run_or_check_a_poll_and_for_nobody_else(opened: Poll) -> None:
    opened.vote("Housing Partnership member 1", 1, 0, 0)
    for role in (Role.CVS_OFFICER, Role.RETURNING_OFFICER, Role.SCRUTINEER, Role.AUDITOR):
        (row,) = turnout(opened.contest.view(role))
        assert (row.votes, row.cast, row.percent) == (7, 1, 14)
        assert row.note == ""
    for role in (Role.PUBLIC, Role.REPRESENTATIVE, Role.ORG_CONTACT, Role.PARTNERSHIP_CONTACT):
        assert list(turnout(opened.contest.view(role))) == []


def test_who_voted_is_read_when_the_poll_is_over_by_its_officer_and_the_auditor(opened: Poll) -> None:
    contest = opened.contest
    opened.vote("Housing Partnership member 3", 1, 0, 0)
    for role in Role:
        assert list(marked_register(contest.view(role, contest.officer))) == []
    opened.close()
    for view in (contest.view(Role.RETURNING_OFFICER, contest.officer), contest.view(Role.AUDITOR)):
        rows = marked_register(view)
        assert [row.organisation for row in rows if row.voted == "yes"] == ["Housing Partnership member 3"]
        assert len(rows) == 7
    for view in (
        contest.view(Role.RETURNING_OFFICER, contest.scrutineer),
        contest.view(Role.CVS_OFFICER),
        contest.view(Role.SCRUTINEER),
        contest.view(Role.PUBLIC),
    ):
        assert list(marked_register(view)) == []


def test_the_record_of_a_selection_shows_the_box_the_number_of_votes_and_what_small_numbers_give_away(
    opened: Poll,
) -> None:
    def lines(role: Role) -> list[str]:
        shown = show(opened.contest.view(role), "selection", opened.contest.selection)
        return [
            f"{line.label}: {line.value}"
            for section in shown.sections
            if section.heading == "Poll"
            for line in section.lines
        ]

    opened.vote("Housing Partnership member 1", 1, 0, 0)
    opened.vote("Housing Partnership member 2", 1, 0, 0)
    assert lines(Role.CVS_OFFICER)[:3] == ["Ballot box: prepared here", "Codes issued: 7", "Votes cast: 2"]
    assert lines(Role.PUBLIC) == []
    opened.close()
    assert any("Only 2 papers came" in line for line in lines(Role.CVS_OFFICER))
    assert any("All papers say the same" in line for line in lines(Role.AUDITOR))


def test_the_history_tells_of_box_and_codes_and_of_no_vote(opened: Poll) -> None:
    opened.vote("Housing Partnership member 1", 1, 0, 0)
    told = [row.what for row in history(opened.contest.view(Role.AUDITOR))]
    assert "ballot box prepared" in told
    assert "ballot codes issued" in told
    assert not [what for what in told if "cast" in what]


@pytest.mark.slow
def test_what_comes_next_leads_to_the_codes_and_at_the_close_to_the_box(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_locks_cheap(monkeypatch)
    contest = Contest.of(desk, members=3)
    contest.open()
    poll = Poll(contest, tmp_path)
    contest.until_published("Maria Okafor", "Tom Lindqvist")
    acts.freeze(contest.office, contest.selection)

    def next_act() -> str:
        return selection_detail(contest.view(), contest.selection).on.act

    assert next_act() == "poll.announce"
    poll.prepare()
    assert next_act() == "codes.issue"
    poll.issue()
    assert next_act() == "poll.announce"
    announced = acts.announce_poll(contest.returning, contest.selection)
    assert "Only 3 electors" in announced.said
    contest.go_past(Mark.POLL_CLOSES)
    assert next_act() == "poll.close"
    poll.close()
    assert next_act() == "count.run"


def test_whose_code_was_replaced_is_for_those_who_run_or_check_the_poll(opened: Poll) -> None:
    contest = opened.contest
    polls.replace_code(
        contest.returning, contest.selection, contest.members[2], CodeGone.LOST, "Joan rang, known voice"
    )

    def told(role: Role) -> str:
        rows = list(history(contest.view(role)))
        return " ".join(f"{row.what} {row.about} {row.note}" for row in rows)

    for role in (Role.CVS_OFFICER, Role.RETURNING_OFFICER, Role.SCRUTINEER, Role.AUDITOR):
        assert "ballot code replaced" in told(role)
    for role in (Role.PUBLIC, Role.REPRESENTATIVE, Role.ORG_CONTACT):
        assert "ballot code replaced" not in told(role)
        assert "Joan rang" not in told(role)


@pytest.mark.slow
def test_what_was_done_in_spite_of_a_rule_stands_among_the_exceptions(opened: Poll) -> None:
    contest = opened.contest
    opened.vote("Housing Partnership member 1", 1, 0, 0)
    polls.enter(
        contest.returning,
        contest.selection,
        contest.members[3],
        "2 1",
        "2 1",
        confirmed_on_paper_by="Joan Whitfield",
    )
    with contest.office.database.writing() as connection:
        box.put_in(connection, contest.selection, bytes(112), bytes(16))
    contest.go_past(Mark.POLL_CLOSES)
    polls.close(contest.returning, contest.selection, OFFICER, "the keeper of the server wrote it")
    said = {row.check: row.what for row in exceptions(contest.view(Role.AUDITOR))}
    assert said["papers_and_register_differ"] == "papers and marked register differ"
    assert said["on_paper"] == "papers entered and confirmed on paper by Joan Whitfield"
