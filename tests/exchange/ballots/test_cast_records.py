from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from compacttui.counting import Profile
from compacttui.exchange.ballots import BallotFile, Gap
from compacttui.rules.refusal import BadInput

Reader = Callable[..., BallotFile]


def ballot(*marks: tuple[str, int | None], snapshot: str = "s") -> dict[str, Any]:
    selections = [
        {
            "ContestSelectionId": candidate,
            "SelectionPosition": [{"HasIndication": "yes", **({} if rank is None else {"Rank": rank})}],
        }
        for candidate, rank in marks
    ]
    contest = {"ContestId": "c1", "CVRContestSelection": selections}
    return {
        "CurrentSnapshotId": snapshot,
        "CVRSnapshot": [{"@id": "old", "CVRContest": []}, {"@id": "s", "CVRContest": [contest]}],
    }


def records(*ballots: dict[str, Any], contests: int = 1) -> str:
    everyone = [{"@id": f"p{name}", "Name": name} for name in ("Ada", "Ben", "Cleo")]
    selections = [{"@id": name.lower(), "CandidateIds": [f"p{name}"]} for name in ("Ada", "Ben", "Cleo")]
    listed = [
        {
            "@id": f"c{number}",
            "Name": f"Committee {number}",
            "ContestSelection": [*selections, {"@id": "write-in"}],
        }
        for number in range(1, contests + 1)
    ]
    return json.dumps(
        {
            "@type": "CVR.CastVoteRecordReport",
            "CVR": list(ballots),
            "Election": [{"Candidate": everyone, "Contest": listed}],
        }
    )


def test_ranks_and_crosses(ballots: Reader) -> None:
    found = ballots(
        records(
            ballot(("ben", 1), ("ada", 2)),
            ballot(("ada", 1), ("ben", 1), ("cleo", 2)),
            ballot(("cleo", None)),
            ballot(),
            ballot(("write-in", 1)),
            ballot(("ada", 1), ("ada", 2), ("ben", 3)),
            ballot(("ada", 1), snapshot="old"),
        ),
        places=1,
    )
    assert found.profile == Profile.of(
        ["Ada", "Ben", "Cleo"],
        1,
        [((1, 0), 1), (((0, 1), 2), 1), ((2,), 1), ((0, 1), 1)],
        rejected={"blank": 1, "write_in": 1},
        title="Committee 1",
    )
    assert found.format == "cast vote records"


def test_ranks_left_out(ballots: Reader) -> None:
    file = records(ballot(("ada", 2), ("ben", 5)), ballot(("cleo", 1)))
    assert ballots(file).profile.rankings == (((0, 1), 1), ((2,), 1))
    assert ballots(file, gap=Gap.ONE).profile.rankings == (((0,), 1), ((2,), 1))
    cut = ballots(file, gap=Gap.CUT).profile
    assert (cut.rankings, dict(cut.rejected)) == ((((2,), 1),), {"no_first_preference": 1})


def test_one_of_several_contests_is_named(ballots: Reader) -> None:
    file = records(ballot(("ada", 1)), contests=2)
    with pytest.raises(BadInput, match=r"--contest\..*Committee 1; Committee 2"):
        ballots(file)
    with pytest.raises(BadInput, match="No contest is called “Board”"):
        ballots(file, contest="Board")
    assert ballots(file, contest="committee 1").profile.valid == 1
    assert ballots(file, contest="c2").profile.received == 0


XML = """<?xml version="1.0"?>
<r:CastVoteRecordReport xmlns:r="NIST_V0_cast_vote_records.xsd">
 <r:CVR><r:CurrentSnapshotId>s</r:CurrentSnapshotId><r:CVRSnapshot ObjectId="s"><r:CVRContest><r:ContestId>c</r:ContestId>
  <r:CVRContestSelection><r:ContestSelectionId>ben</r:ContestSelectionId><r:SelectionPosition>
   <r:HasIndication>yes</r:HasIndication><r:Rank>1</r:Rank></r:SelectionPosition></r:CVRContestSelection>
 </r:CVRContest></r:CVRSnapshot></r:CVR>
 <r:Election><r:Candidate ObjectId="a"><r:BallotName><r:Text>Ada</r:Text></r:BallotName></r:Candidate>
  <r:Candidate ObjectId="b"><r:BallotName><r:Text>Ben</r:Text></r:BallotName></r:Candidate>
  <r:Contest ObjectId="c"><r:ContestSelection ObjectId="ada"><r:CandidateIds>a</r:CandidateIds></r:ContestSelection>
   <r:ContestSelection ObjectId="ben"><r:CandidateIds>b</r:CandidateIds></r:ContestSelection><r:Name>Chair</r:Name>
  </r:Contest></r:Election>
</r:CastVoteRecordReport>
"""


def test_xml_says_the_same(ballots: Reader) -> None:
    assert ballots(XML).profile == Profile.of(["Ada", "Ben"], 1, [((1,), 1)], title="Chair")


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        (records(ballot(("ada", 1)))[:-9], 1, "not whole JSON"),
        ('{"CVR": ' + '{"a": [' * 20_000, 1, "not whole JSON"),
        ('{"CVR": []}', 1, "no contest in this file"),
        (records(ballot(("ada", "x"))), 1, "is no rank"),  # type: ignore[arg-type]
        (XML[:-9], 12, "not whole XML"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', 1, "words of its own"),
        ("<a>" * 5_000 + "</a>" * 5_000, 1, "deeper than any such file"),
        ("<html></html>", 1, "no contest in this file"),
    ],
)
def test_what_is_not_whole_is_refused(ballots: Reader, file: str, line: int, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        ballots(file)
    assert refused.value.line in (line, line + 1, line - 1)


def test_a_file_that_has_to_be_held_whole_is_not_held_if_it_is_too_large(
    ballots: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compacttui.exchange.ballots.source.WHOLE_LIMIT", 100)
    with pytest.raises(BadInput, match="has to be held whole"):
        ballots(records(ballot(("ada", 1))))
