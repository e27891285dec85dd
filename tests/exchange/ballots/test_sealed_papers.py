"""The papers of a poll taken out again: the same seal, and only for those who run or check it."""

from __future__ import annotations

from pathlib import Path

import pytest
from contests import Contest

from compacttui.acts import counts
from compacttui.acts.desk import Desk
from compacttui.exchange.ballots import Reading, read, write_blt
from compacttui.questions.selections.sealed import sealed_papers
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role

NAMES = ("Maria Okafor", "Tom Lindqvist", "Ada Brandt")


@pytest.fixture
def contest(desk: Desk) -> Contest:
    contest = Contest.of(desk)
    contest.open()
    contest.until_poll_closed(*NAMES)
    return contest


@pytest.mark.slow
def test_what_is_written_counts_to_the_same_seal_anywhere(contest: Contest, tmp_path: Path) -> None:
    contest.seal(((0, 1), 2), ((1,), 2), ((2, 1), 1))
    counted = counts.run(contest.returning, contest.selection)
    profile = sealed_papers(contest.view(Role.RETURNING_OFFICER), contest.selection)
    assert sorted(profile.candidates) == sorted(NAMES)
    file = tmp_path / "papers.blt"
    file.write_text("".join(write_blt(profile)), encoding="utf-8")
    found = read(file, Reading(allow_uncontested=True)).profile
    assert found.sha256 == profile.sha256
    assert (found, counted is not None) == (profile, True)


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.PUBLIC, Role.REPRESENTATIVE])
def test_rankings_are_not_for_everybody(contest: Contest, role: Role) -> None:
    contest.seal(((0, 1), 2))
    with pytest.raises(Refused, match="for those who run or check it"):
        sealed_papers(contest.view(role), contest.selection)


@pytest.mark.slow
def test_before_the_papers_are_sealed_there_are_none(contest: Contest) -> None:
    with pytest.raises(Refused, match="no papers of this selection yet"):
        sealed_papers(contest.view(Role.RETURNING_OFFICER), contest.selection)
