"""The tables of a count that compares candidates two by two, as text and in the published result."""

from __future__ import annotations

import pytest
from contests import Contest

from compacttui.acts import counts
from compacttui.acts.desk import Desk
from compacttui.counting import Profile, count
from compacttui.papers.as_text import as_text as page_text
from compacttui.papers.registry import all_papers
from compacttui.papers.result_sheet import as_text
from compacttui.rules.words import SelectionMethod


def test_both_tables_and_the_order_stand_on_the_sheet() -> None:
    sheet = count(Profile.of(["Ada", "Ben", "Cleo"], 1, [((0, 1), 3), ((1,), 2), (((0, 2),), 2)]), "schulze")
    told = as_text(sheet)
    assert (
        "Papers that put the one of the row before the one of the column\n        1  2  3\n1 Ada   –  5  3\n"
        in told
    )
    assert "Strongest chain of wins from the row to the column\n" in told
    assert "Order of all candidates\n  1  Ada\n  2  " in told


def test_many_candidates_are_set_in_blocks_that_fit_the_page() -> None:
    names = [f"Candidate of the {number}th ward" for number in range(1, 31)]
    sheet = count(Profile.of(names, 1, [(tuple(range(30)), 123_456)]), "schulze")
    told = as_text(sheet)
    assert max(map(len, told.splitlines())) <= 80
    assert told.count("Papers that put the one of the row before") > 1
    assert "29 Candidate of the 29t…" in told


def test_those_who_are_level_are_said_to_be() -> None:
    sheet = count(Profile.of(["Ada", "Ben", "Cleo"], 2, [(((0, 1), 2), 3)]), "schulze")
    assert "  1  Ada, Ben (level)\n  3  Cleo\n" in as_text(sheet)


@pytest.mark.slow
def test_the_published_result_has_the_tables_too(desk: Desk) -> None:
    contest = Contest.of(desk, members=9)
    contest.open(method=SelectionMethod.SCHULZE)
    contest.until_poll_closed("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
    contest.seal(((0, 1), 4), ((1,), 2), ((2, 1), 1))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    told = page_text(all_papers()["result"](contest.view(), contest.selection))
    assert "Papers that put the one of the row before the one of the column" in told
    assert "Strongest chain of wins from the one of the row to the one of the column" in told
