from __future__ import annotations

from collections.abc import Callable

import pytest

from compacttui.counting import Profile
from compacttui.exchange.ballots import BallotFile
from compacttui.rules.refusal import BadInput

Reader = Callable[..., BallotFile]

HEAD = """# FILE NAME: 00001-00000001.toi
# TITLE: Committee 2026
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 15
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Ada Lovelace
# ALTERNATIVE NAME 2: Ben Okri
# ALTERNATIVE NAME 3: Cleo Devlin
"""
OLD = "3\n1,Ada Lovelace\n2,Ben Okri\n3,Cleo Devlin\n15,15,2\n"
SAID = Profile.of(
    ["Ada Lovelace", "Ben Okri", "Cleo Devlin"], 2, [((1, 0), 12), (((0, 2), 1), 3)], title="Committee 2026"
)


def test_the_form_of_today(ballots: Reader) -> None:
    found = ballots(HEAD + "12: 2,1\n3: {1,3},2\n", places=2)
    assert (found.profile, found.format, found.remarks) == (SAID, "PrefLib", ())


def test_the_old_form(ballots: Reader) -> None:
    assert ballots(OLD + "12,2,1\n3,{1,3},2\n", places=2).profile == SAID.renamed(SAID.candidates, "")


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("soc", "15: 1,2", "ranks everyone"),
        ("soc", "15: {1,2},3", "nobody stands equal"),
        ("soi", "15: {1,2}", "nobody stands equal"),
        ("toc", "15: {1,2}", "ranks everyone"),
        ("toi", "15: 1,1", "stands twice"),
        ("toi", "15: {1,1}", "twice among equal"),
        ("toi", "15: 4", "no candidate 4"),
        ("toi", "15: 1,{2", "Write the order as"),
        ("toi", "15: x", "digits 0 to 9"),
        ("toi", "0: 1", "0 papers"),
    ],
)
def test_a_paper_that_makes_no_sense_is_refused(ballots: Reader, kind: str, line: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        ballots(HEAD.replace("TYPE: toi", f"TYPE: {kind}") + line + "\n")
    assert refused.value.line == 10


@pytest.mark.parametrize("kind", ["soc", "toc"])
def test_whole_orders_are_read(ballots: Reader, kind: str) -> None:
    file = HEAD.replace("TYPE: toi", f"TYPE: {kind}") + "15: 3,1,2\n"
    assert ballots(file).profile.rankings == (((2, 0, 1), 15),)


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        (HEAD.replace("toi\n# NUMBER", "cat\n# NUMBER") + "15: 1\n", 3, "no orders of preference"),
        (HEAD + "14: 1\n", 5, "to hold 15 papers and holds 14"),
        (OLD + "14,1\n", 5, "to hold 15 papers and holds 14"),
        (HEAD.replace("# ALTERNATIVE NAME 3: Cleo Devlin\n", "") + "15: 1\n", 10, "candidate 3 is missing"),
        (HEAD.replace("NAME 3: Cleo Devlin", "NAME 3: Ada Lovelace") + "15: 1\n", 9, "has this name too"),
        (HEAD.replace("NAME 3", "NAME 2") + "15: 1\n", 9, "has two names"),
        (HEAD.replace("ALTERNATIVES: 3", "ALTERNATIVES: 3000") + "15: 1\n", 4, "1 to 1,000 candidates"),
        (HEAD.replace("Ben Okri", "Ben\u202eOkri") + "15: 1\n", 8, "hidden or control"),
        ("3\n1,Ada\n2,Ben\n15,15,2\n", 4, "has two names|a comma|number of a candidate|Three numbers"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(ballots: Reader, file: str, line: int, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        ballots(file)
    assert refused.value.line in (line, line + 1)
