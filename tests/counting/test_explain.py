from __future__ import annotations

import pytest
from hypothesis import given
from small_elections import profiles

from compacttui.counting import Profile, PublishedOrder, Sheet, count
from compacttui.counting.explain import explain, explain_lot_needed
from compacttui.counting.phrases import listing, ordinal


def stv(papers: list, places: int = 1, names: str = "Ada Ben Cleo Dan", **more: object) -> Sheet:
    everyone = names.split()
    return count(Profile.of(everyone, places, papers), "scottish-stv", **more)


def test_the_first_stage_says_what_is_enough_and_who_has_it() -> None:
    sheet = stv([((0,), 7), ((1,), 2), ((2,), 1)])
    assert explain(sheet, 1) == (
        "With 10 valid papers for 1 place, 6 votes are enough to be elected: the quota. "
        "Ada reached the quota and is elected 1st. The place is filled. (Rule 45.)"
    )


def test_a_surplus_says_how_large_it_was_and_what_each_paper_is_worth() -> None:
    sheet = stv([((0, 2), 6), ((0,), 1), ((1,), 3), ((2,), 2), ((3,), 1)], places=2)
    assert explain(sheet, 2).startswith(
        "Ada had 7 votes, 2 more than the quota. All of Ada’s 7 papers went to their next choices, "
        "each now worth 0.28571 of a vote. 0.28571 of a vote had no next choice to go to. "
        "0.00003 of a vote went in rounding down."
    )
    assert explain(sheet, 2).endswith("(Rule 48.)")


def test_an_exclusion_says_why_it_came_to_that() -> None:
    sheet = stv([((0,), 5), ((1,), 4), ((2, 1), 3), ((3,), 1)])
    assert explain(sheet, 2).startswith(
        "Nobody reached 7, so there was no surplus to move. Dan had the fewest votes,"
    )
    assert explain(sheet, 3) == (
        "Nobody new reached 7, and no surplus was left to move. Cleo had the fewest votes, "
        "so Cleo’s papers went to their next choices at the value they arrived with. "
        "Ben reached the quota and is elected 1st. The place is filled. (Rule 50.)"
    )


def test_someone_excluded_with_empty_hands_passes_nothing_on() -> None:
    sheet = stv([((0,), 5), ((1,), 4), ((2,), 3)])
    assert "Dan had the fewest votes, and had no papers to pass on." in explain(sheet, 2)


def test_a_tie_says_how_it_was_settled() -> None:
    by_lot = stv(
        [((0,), 2), ((1,), 2)], names="Ada Ben", lots=PublishedOrder([1, 0], "slips, seen by C. Moss")
    )
    assert "the lot fell on Ben (slips, seen by C. Moss). Ben is excluded" in explain(by_lot, 2)
    assert explain(by_lot, 2).endswith("(Rule 50 and rule 51(2)(b).)")
    by_votes = stv([((0,), 6), ((1,), 3), ((2,), 2), ((3, 2), 1)])
    told = "Ben and Cleo had equally few votes; Cleo had the fewest when they last differed, at stage 1. Cleo is excluded"
    assert told in explain(by_votes, 3)


def test_equal_surpluses_say_which_moved_first_and_why() -> None:
    papers = [((0,), 14), ((1,), 13), ((2, 0), 2), ((2, 1), 3), *(((other,), 6) for other in range(3, 7))]
    sheet = stv(
        papers, places=3, names="Ada Ben Cleo Dan Eve Finn Gita", lots=PublishedOrder(range(7), "as printed")
    )
    assert explain(sheet, 3).startswith(
        "Ada had 16 votes, 1 more than the quota. "
        "Ada and Ben had equal surpluses; Ada had the most when they last differed, at stage 1."
    )
    assert explain(sheet, 3).endswith("(Rule 48 and rule 49(2).)")


def test_of_several_surpluses_the_largest_is_said_to_be_so() -> None:
    sheet = stv([((0, 2), 9), ((1, 2), 8), ((2,), 1), ((3,), 1)], places=3)
    assert "Of 2 surpluses this was the largest, so it moved first." in explain(sheet, 2)


def test_papers_of_several_values_are_told_without_a_list_of_decimals() -> None:
    sheet = stv([((0, 1), 10), ((1, 2), 4), ((2,), 3), ((3,), 2)], places=3)
    told = " ".join(explain(sheet, stage.number) for stage in sheet.stages)
    assert "each at its share of the surplus, worked out from the value it arrived with" in told


def test_places_that_nobody_can_fill_are_named() -> None:
    sheet = stv([((0,), 3)], places=3, names="Ada Ben")
    assert explain(sheet, len(sheet.stages)).endswith("1 place could not be filled. (Rule 45.)")


def test_first_past_the_post_is_told_in_its_own_words() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo"], 2, [((0,), 3), ((1,), 1), ((2,), 1)])
    sheet = count(profile, "fptp", lots=PublishedOrder([2, 1, 0], "slips"))
    assert explain(sheet, 1) == (
        "5 valid papers for 2 places: each counts for the one candidate marked on it, and most votes win. "
        "Ada is elected with most votes. The lot fell on Cleo, who is elected among those with equal votes. "
        "Both places are filled."
    )


def test_a_lot_that_is_needed_is_asked_for_in_words() -> None:
    needed = stv([((0,), 2), ((1,), 2), ((2,), 1)], names="Ada Ben Cleo")
    assert needed.lot_needed is not None
    assert explain_lot_needed(needed, needed.lot_needed) == (
        "Stage 3 needs a lot. Ada and Ben have equal votes, and no earlier stage tells them apart: "
        "it must be drawn who is excluded (rule 51(2)(b)). Draw it with a witness; nothing is chosen until then."
    )


def test_a_lot_for_a_place_is_asked_for_in_words() -> None:
    needed = count(Profile.of(["Ada", "Ben"], 1, [((0,), 1), ((1,), 1)]), "fptp")
    assert needed.lot_needed is not None
    assert explain_lot_needed(needed, needed.lot_needed) == (
        "Stage 1 needs a lot. Ada and Ben have equal votes, and there are not places for all of them: "
        "it must be drawn who is elected. Draw it with a witness; nothing is chosen until then."
    )


@given(profiles(with_withdrawn=True))
def test_every_stage_of_every_count_can_be_told(profile: Profile) -> None:
    order = PublishedOrder(range(len(profile.candidates)), "ballot paper order")
    for method in ("scottish-stv", "fptp", "ers97", "meek-prf", "meek-123"):
        sheet = count(profile, method, lots=order)
        for stage in sheet.stages:
            told = explain(sheet, stage.number)
            assert told.endswith((".", ".)"))
            assert all(name in told for name in sheet.names([one.candidate for one in stage.elected]))
            assert "None" not in told


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (111, "111th"),
    ],
)
def test_ordinals(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_words_in_a_row() -> None:
    assert (listing(["Ada"]), listing(["Ada", "Ben"]), listing(["A", "B", "C"])) == (
        "Ada",
        "Ada and Ben",
        "A, B and C",
    )
