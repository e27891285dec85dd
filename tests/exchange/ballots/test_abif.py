from __future__ import annotations

from collections.abc import Callable

import pytest

from compacttui.counting import Profile
from compacttui.exchange.ballots import BallotFile
from compacttui.rules.refusal import BadInput

Reader = Callable[..., BallotFile]

HEAD = (
    '{version: "0.1"}\n{title: "Chair"}\n# a comment\n=AL:[Ada Lovelace]\n=BO:"Ben Okri"\n=CD: Cleo Devlin\n'
)


def test_a_plain_file(ballots: Reader) -> None:
    found = ballots(HEAD + "12:AL>BO\n3: BO = AL > CD # later\n2*CD\n")
    assert found.profile == Profile.of(
        ["Ada Lovelace", "Ben Okri", "Cleo Devlin"],
        1,
        [((0, 1), 12), (((0, 1), 2), 3), ((2,), 2)],
        title="Chair",
    )
    assert found.format == "ABIF"
    assert [remark.message for remark in found.remarks] == [
        "This format does not say how many places there are; one was taken. Say another number with --places."
    ]


def test_places_are_said_by_the_caller(ballots: Reader) -> None:
    found = ballots(HEAD + "12:AL>BO\n", places=2)
    assert (found.profile.places, found.remarks) == (2, ())


def test_without_codes_candidates_are_called_as_papers_call_them(ballots: Reader) -> None:
    assert ballots('5:Ada>[Ben Okri]\n1:"Cleo D"=Ada\n').profile == Profile.of(
        ["Ada", "Ben Okri", "Cleo D"], 1, [((0, 1), 5), (((0, 2),), 1)]
    )


def test_scores_beside_an_order_are_passed_over_and_remarked_upon(ballots: Reader) -> None:
    found = ballots(HEAD + "12:AL/5>BO/2\n")
    assert found.profile.rankings == (((0, 1), 12),)
    assert "The scores were passed over; the order counts." in [remark.message for remark in found.remarks]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("12:AL>XY", "No candidate has the code “XY”"),
        ("12:AL>AL", "stands twice"),
        ("12:AL=AL", "twice among equal"),
        ("12:AL>", "no candidate"),
        ("12:>AL", "missing beside a sign"),
        ("12:AL/5,BO/3", "scores without an order"),
        ("0:AL", "0 papers"),
        ("1.5:AL", "digits 0 to 9"),
        ("AL>BO", "Papers were expected here"),
        ("=CD:[Cleo]", "before the first paper"),
        ("12:A\x1bL", "control character"),
        ("{title", "Write what is said"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_line(ballots: Reader, line: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        ballots(HEAD + f"1:AL\n{line}\n")
    assert refused.value.line == 8


def test_a_code_is_given_once(ballots: Reader) -> None:
    with pytest.raises(BadInput, match="needs its own") as refused:
        ballots(HEAD + "=AL:[Ann Lee]\n1:AL\n")
    assert refused.value.line == 7
