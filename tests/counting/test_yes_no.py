from __future__ import annotations

import pytest

from compacttui.counting import Because, CannotCount, Profile, count, recount
from compacttui.counting.explain import explain

TWO = ["Ada", "Ben", "No to Ada", "No to Ben"]


def test_whoever_has_more_yes_than_no_is_confirmed() -> None:
    sheet = count(Profile.of(TWO, 2, [((0, 3), 6), ((2, 1), 5), ((0,), 2)]), "yes-no")
    assert sheet.stages[0].votes == (8, 5, 5, 6)
    assert [(one.candidate, one.because) for one in sheet.elections] == [(0, Because.CONFIRMED)]
    assert explain(sheet, 1) == (
        "13 valid papers: a candidate is confirmed by more Yes than No. Ada had 8 Yes and 5 No. "
        "Ben had 5 Yes and 6 No. Ada is confirmed. 1 place could not be filled."
    )


def test_as_many_yes_as_no_confirm_nobody_and_need_no_lot() -> None:
    sheet = count(Profile.of(["Yes", "No"], 1, [((0,), 3), ((1,), 3)]), "yes-no")
    assert (sheet.elected, sheet.lot_needed) == ((), None)


def test_a_contradiction_is_no_answer_to_its_question_and_holds_for_the_others() -> None:
    profile = Profile.of(TWO, 2, [((0, 2, 1), 4), ((0, 2), 3), ((0,), 1)], rejected={"blank": 2})
    sheet = count(profile, "yes-no")
    assert sheet.stages[0].votes == (1, 4, 0, 0)
    assert dict(sheet.rejected) == {"blank": 2, "uncertain": 3}
    assert recount(sheet, profile) == sheet


def test_a_candidate_who_withdrew_is_not_confirmed() -> None:
    profile = Profile.of(TWO, 2, [((0, 1), 4)], withdrawn=[0])
    assert count(profile, "yes-no").elected == (1,)
    one_place = Profile.of(TWO, 1, [((0, 1), 4)], withdrawn=[0])
    assert count(one_place, "yes-no").elected == (1,)


@pytest.mark.parametrize(
    ("names", "places", "said"),
    [
        (["Ada", "Ben", "No"], 2, "needs a No for every candidate"),
        (TWO, 1, "cannot choose among 2 candidates for 1"),
    ],
)
def test_other_questions_are_refused(names: list[str], places: int, said: str) -> None:
    with pytest.raises(CannotCount, match=said):
        count(Profile.of(names, places, [((0,), 1)]), "yes-no")
