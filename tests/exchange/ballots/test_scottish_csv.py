from __future__ import annotations

from collections.abc import Callable

import pytest

from compacttui.counting import Profile
from compacttui.exchange.ballots import BallotFile, Gap
from compacttui.rules.refusal import BadInput

Reader = Callable[..., BallotFile]

NAMES = (
    '"Candidate 1","Ada","Green (Gr)",\n"Candidate 2","Ben ""B"" Okri","Ind",\n"Candidate 3","Cléo","Ind",\n'
)


def test_a_plain_file(ballots: Reader) -> None:
    read_back = ballots("3,1,\n5,1,2,\n2,3,\n1,1,2\n" + NAMES + '"Ward 1 - North, South & West",\n')
    assert read_back.profile == Profile.of(
        ["Ada", 'Ben "B" Okri', "Cléo"], 1, [((0, 1), 6), ((2,), 2)], title="Ward 1 - North, South & West"
    )
    assert (read_back.format, read_back.remarks) == ("Scottish CSV", ())


@pytest.mark.parametrize(
    "title", ['""Ward 6, East"",', '""""Ward 6, East"""",', "Ward 6, East", '"Ward 6, East"']
)
def test_titles_in_any_number_of_quotation_marks(ballots: Reader, title: str) -> None:
    assert ballots("3,1,\n5,1,\n" + NAMES + title + "\n\n\n").profile.title == "Ward 6, East"


def test_empty_lines_inside_are_remarked_upon(ballots: Reader) -> None:
    read_back = ballots("3,1,\n5,1,\n\n2,3,\n" + NAMES + '"Ward",\n')
    assert [(remark.line, remark.message) for remark in read_back.remarks] == [
        (3, "Empty lines were passed over; check that nothing is missing.")
    ]


def test_a_preference_left_out_needs_to_be_decided_upon(ballots: Reader) -> None:
    file = "3,1,\n5,1,,2,\n" + NAMES + '"Ward",\n'
    with pytest.raises(BadInput, match="left out"):
        ballots(file)
    assert ballots(file, gap=Gap.CUT).profile.rankings == (((0,), 5),)


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("3,\n", 1, "two numbers"),
        ("3,1,4,\n", 1, "two numbers"),
        ("3,0,\n", 1, "places"),
        ("3,1,\n5,4,\n", 2, "no candidate 4"),
        ("3,1,\n5,1,1,\n", 2, "twice"),
        ("3,1,\n5,1,2,3,1,\n", 2, "more preferences"),
        ("3,1,\n0,1,\n", 2, "0 papers"),
        ("3,1,\n5,x,\n", 2, "digits"),
        ("3,1,\n5,1\x00,\n", 2, "control character"),
        ('3,1,\n5,1,\n"Candidate 2","Ada","Ind",\n', 3, "Candidate 1"),
        ('3,1,\n5,1,\n"Candidate 1","Ada","Ind",\n5,1,\n', 4, "Another candidate was expected"),
        ("3,1,\n5,1,\n" + NAMES, 6, "a name or the title is missing"),
        ("2,1,\n5,1,\n" + NAMES, 5, "more than the 2 candidates"),
        ("3,1,\n5,1,\n" + NAMES + '"Ward",\n"Ward",\n', 7, "after the title"),
        ("3,1,\n5,1,\n" + NAMES.replace("Cléo", "Ada") + '"Ward",\n', 5, "name too"),
        ("3,4,\n5,1,\n" + NAMES + '"Ward",\n', 1, "4 places and only 3"),
    ],
)
def test_what_makes_no_sense_is_refused(ballots: Reader, content: str, line: int, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refusal:
        ballots(content)
    assert refusal.value.line == line
