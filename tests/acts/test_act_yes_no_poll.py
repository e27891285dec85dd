"""A yes or no vote with papers: held here from the box to the declared result, or taken in from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from contests import Contest
from polling import Poll, make_locks_cheap

from compacttui.acts import counts, polls, selections
from compacttui.acts.desk import Desk
from compacttui.acts.polls.voting import look
from compacttui.acts.selections import confirming
from compacttui.counting import Profile
from compacttui.questions.polls import marked_register
from compacttui.questions.selections import selection_detail, stages
from compacttui.records.verify import verify
from compacttui.rules.polls import Style
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import ProcessState, SelectionMethod

MARIA, TOM = "Maria Okafor", "Tom Lindqvist"


@pytest.fixture
def poll(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Poll:
    make_locks_cheap(monkeypatch)
    contest = Contest.of(desk, members=6, seats=2)
    contest.open(method=SelectionMethod.CONFIRMATORY)
    return Poll(contest, tmp_path)


def member(number: int) -> str:
    return f"Housing Partnership member {number}"


def to_do(poll: Poll) -> str:
    return selection_detail(poll.contest.view(), poll.contest.selection).on.act


def who_voted(poll: Poll) -> list[str]:
    """The marked register as the returning officer may read it."""
    officer = poll.contest.view(Role.RETURNING_OFFICER, poll.contest.officer)
    return [one.voted for one in marked_register(officer, poll.contest.selection)]


def test_a_yes_or_no_vote_is_held_here_from_the_box_to_the_declared_result(poll: Poll) -> None:
    contest = poll.contest
    poll.until_asked(MARIA, TOM)
    asked = look(poll.booth, poll.codes[member(1)])
    assert asked.style is Style.YES_NO
    assert [one.name for one in asked.names] == [
        f"Yes to {MARIA}",
        f"No to {MARIA}",
        f"Yes to {TOM}",
        f"No to {TOM}",
    ]
    for number, marks in enumerate([(1, 0, 0, 1), (1, 0, 1, 0), (1, 1, 0, 1), (0, 0, 0, 0)], 1):
        poll.vote(member(number), *marks)
    paper = (contest.members[4], "X - - X", "X - - X")
    polls.enter(contest.returning, contest.selection, *paper, confirmed_on_paper_by="Leila Haddad")
    assert who_voted(poll) == []
    contest.go_past(Mark.POLL_CLOSES)
    assert to_do(poll) == "poll.close"
    answers = [confirming.YesOrNo(one, 1, 0) for one in contest.candidates.values()]
    with pytest.raises(Refused, match="Open the box instead"):
        confirming.answered(contest.returning, contest.selection, answers, "Sam Petrov")
    emptied = poll.close()
    assert (emptied.received, emptied.valid, emptied.electors) == (5, 4, 6)
    assert who_voted(poll) == ["yes", "yes", "yes", "yes", "yes", "no"]
    counted = counts.run(contest.returning, contest.selection)
    assert counted.elected == (contest.candidates[MARIA],)
    assert [
        (one.candidate, one.votes, one.status, one.nomination_id)
        for one in stages(contest.view(), contest.selection)
        if one.candidate.endswith((MARIA, TOM))
    ] == [
        (MARIA, "3", "confirmed at stage 1", contest.candidates[MARIA]),
        (TOM, "1", "", contest.candidates[TOM]),
        (f"No to {MARIA}", "0", "", ""),
        (f"No to {TOM}", "3", "", ""),
    ]
    contest.sign()
    assert contest.declare().unfilled == 1
    detail = selection_detail(contest.view(), contest.selection)
    assert detail.on.state is ProcessState.DECLARED
    assert [(one.name, one.how) for one in detail.elected] == [(MARIA, "confirmed by vote")]
    assert verify(contest.office.database, contest.office.town).ok


@pytest.mark.slow
def test_what_waits_for_the_returning_officer_is_said_at_each_step(poll: Poll) -> None:
    contest = poll.contest
    with pytest.raises(Refused, match="asked for a yes or no"):
        poll.prepare()
    contest.until_published(MARIA)
    selections.freeze(contest.office, contest.selection)
    confirming.ask(contest.returning, contest.selection)
    assert to_do(poll) == ""
    poll.prepare()
    assert to_do(poll) == "codes.issue"
    poll.issue()
    with pytest.raises(Refused, match="The poll is open until"):
        polls.close(contest.returning, contest.selection, "any passphrase")
    contest.go_past(Mark.POLL_OPENS)
    detail = selection_detail(contest.view(), contest.selection)
    assert (detail.on.state, detail.on.next) == (ProcessState.POLL_OPEN, "poll closes")


@pytest.mark.slow
def test_whoever_stands_aside_after_the_vote_began_is_not_confirmed(poll: Poll) -> None:
    poll.until_asked(MARIA, TOM)
    poll.vote(member(1), 1, 0, 1, 0)
    selections.withdraw(poll.contest.office, poll.contest.candidates[MARIA])
    poll.vote(member(2), 1, 0, 1, 0)
    poll.close()
    assert counts.run(poll.contest.returning, poll.contest.selection).elected == (
        poll.contest.candidates[TOM],
    )


@pytest.mark.slow
def test_papers_from_a_file_are_counted_where_the_names_stand_first(poll: Poll) -> None:
    contest = poll.contest
    contest.until_published(MARIA, TOM)
    selections.freeze(contest.office, contest.selection)
    confirming.ask(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_CLOSES)
    assert to_do(poll) == "voters.answered"
    names = [MARIA, f"No to {MARIA}", TOM, f"No to {TOM}"]
    with pytest.raises(Refused, match=f"“{MARIA}”, “{TOM}”, “No to {MARIA}” and “No to {TOM}”"):
        counts.receive(contest.returning, contest.selection, Profile.of(names, 2, [((0, 2), 3)]))
    names = [TOM, MARIA, f"No to {TOM}", f"No to {MARIA}"]
    counts.receive(contest.returning, contest.selection, Profile.of(names, 2, [((0, 3), 3), ((2,), 1)]))
    assert counts.run(contest.returning, contest.selection).elected == (contest.candidates[TOM],)


@pytest.mark.slow
def test_numbers_that_are_recorded_stand_and_no_papers_come_after_them(poll: Poll) -> None:
    contest = poll.contest
    contest.until_published(MARIA)
    selections.freeze(contest.office, contest.selection)
    confirming.ask(contest.returning, contest.selection)
    contest.go_past(Mark.POLL_CLOSES)
    answers = [confirming.YesOrNo(contest.candidates[MARIA], 4, 1)]
    confirming.answered(contest.returning, contest.selection, answers, "Sam Petrov")
    papers = Profile.of([MARIA, f"No to {MARIA}"], 2, [((0,), 3)])
    with pytest.raises(Refused, match="recorded already"):
        counts.receive(contest.returning, contest.selection, papers)
