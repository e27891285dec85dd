"""Every way of numbering names is counted by acts: the notice names it, lots are drawn, and the count repeats."""

from __future__ import annotations

import pytest
from contests import Contest

from compacttui.acts import counts
from compacttui.acts.desk import Desk
from compacttui.questions.selections import recounts, selection_detail
from compacttui.rules.words import SelectionMethod

FIVE = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt", "Joe Pike", "Eve Marsh")


@pytest.mark.parametrize(
    ("method", "counted_by", "quota"),
    [
        (SelectionMethod.STV, "ers97", "3.34"),
        (SelectionMethod.MEEK, "meek-prf", "3.333333334"),
    ],
)
def test_a_selection_is_counted_by_the_rules_of_its_notice(
    desk: Desk, method: SelectionMethod, counted_by: str, quota: str
) -> None:
    contest = Contest.of(desk, seats=2, members=10)
    contest.open(method=method)
    contest.until_poll_closed(*FIVE)
    contest.seal(((0, 1), 4), ((1, 2), 2), ((2,), 2), ((3, 1), 1), ((4, 2), 1))
    done = counts.run(contest.returning, contest.selection)
    while not done.is_complete:
        done = counts.draw_lot(contest.returning, contest.selection, done.tied[0], "Joan Whitfield")
    found = selection_detail(contest.view(), contest.selection).count
    assert found is not None
    assert found.sheet.method == counted_by
    assert found.sheet.quota_shown(found.sheet.quota) == quota
    assert len(found.sheet.elected) == 2
    assert recounts(contest.view(), contest.selection)[0].is_equal
