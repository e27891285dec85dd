"""The result of a selection on paper: nothing before it is out, everything afterwards, and figures that add up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from contests import Contest

from compacttui.acts import counts
from compacttui.acts.desk import Desk
from compacttui.papers.as_text import as_text
from compacttui.papers.document import Section, Table
from compacttui.papers.registry import all_papers
from compacttui.rules.roles import Role

NAMES = ("Maria Okafor", "Tom Lindqvist", "Ada Brandt")


@pytest.fixture
def contest(desk: Desk) -> Contest:
    contest = Contest.of(desk)
    contest.open()
    return contest


def paper(contest: Contest, role: Role = Role.CVS_OFFICER) -> str:
    """The paper as somebody in this role makes it."""
    return as_text(all_papers()["result"](contest.view(role), contest.selection))


def test_until_the_result_is_out_the_paper_names_no_candidate_and_no_vote_whoever_makes_it(
    contest: Contest,
) -> None:
    for name in NAMES:
        contest.nominate(name)
    for role in (Role.CVS_OFFICER, Role.RETURNING_OFFICER, Role.AUDITOR, Role.PUBLIC):
        text = paper(contest, role)
        assert "The result is not declared yet" in text
        assert not any(name in text for name in NAMES)
    contest.accept()
    contest.until_poll_closed()
    contest.seal(((0, 1), 3), ((1,), 2), ((2, 0), 1))
    counts.run(contest.returning, contest.selection)
    assert "Stage 1" not in paper(contest)
    assert not any(name in paper(contest) for name in NAMES)


def test_a_declared_result_is_told_in_figures_and_in_words(contest: Contest) -> None:
    contest.until_poll_closed(*NAMES)
    contest.seal(((0, 1), 2), ((1,), 2), ((2, 1), 1))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    text = paper(contest)
    assert "Result: Housing Partnership, Tenants, Housing Partnership, selection" in text
    assert "Received: 5 of 6 votes, 83 per cent" in text
    assert "Tom Lindqvist  Tenants' seat 1, Housing Partnership  elected, at stage 2" in text
    assert "Signed as scrutineer: Sam Petrov, Housing Partnership" in text
    document = all_papers()["result"](contest.view(), contest.selection)
    (counted,) = (one for one in document.blocks if isinstance(one, Section) and one.title == "The count")
    tables = [one for stage in counted.blocks if isinstance(stage, Section) for one in stage.blocks]
    votes = [one for one in tables if isinstance(one, Table)]
    assert [one.headings for one in votes] == [
        ("Candidate", "Votes", "Outcome"),
        ("Candidate", "Change", "Votes", "Outcome"),
    ]
    for table in votes:
        *rows, total = [Decimal(row[table.headings.index("Votes")]) for row in table.rows]
        assert sum(rows) == total == 5
    changes = [row[1].replace("−", "-") for row in votes[1].rows if row[1]]
    assert sum(map(Decimal, changes)) == 0


def test_one_candidate_for_one_place_is_elected_unopposed(contest: Contest) -> None:
    contest.until_published("Maria Okafor")
    contest.declare()
    assert "Maria Okafor  Tenants' seat 1, Housing Partnership  elected unopposed" in paper(contest)
