from __future__ import annotations

from collections.abc import Callable

import pytest

from compacttui.counting import Profile
from compacttui.exchange.ballots import BallotFile
from compacttui.rules.refusal import BadInput

Reader = Callable[..., BallotFile]

HEAD = "  Tally Sheet for the votes cast.\n\n   Option 1---->: Ada\n /  Option 2--->: Ben\n |/  Option 3-->: None Of The Above\n"


def test_a_tally_sheet(ballots: Reader) -> None:
    found = ballots(HEAD + "V: 21-\nV: 1-1 0123456789abcdef\nV: ---\nV: 21-\n")
    assert found.profile == Profile.of(
        ["Ada", "Ben", "None Of The Above"], 1, [((1, 0), 2), (((0, 2),), 1)], rejected={"blank": 1}
    )
    assert found.format == "Debian tally"


@pytest.mark.parametrize("paper", ["V: 21", "V: 21--", "V: 2?1", "V:"])
def test_a_paper_of_another_length_is_refused(ballots: Reader, paper: str) -> None:
    with pytest.raises(BadInput, match="one character for each of the 3 options") as refused:
        ballots(HEAD + f"V: 21-\n{paper}\n")
    assert refused.value.line == 7


def test_options_stand_before_papers(ballots: Reader) -> None:
    with pytest.raises(BadInput, match="before the first paper"):
        ballots(HEAD + "V: 21-\n  Option 4->: Cleo\n")
