from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from compacttui.counting import Profile
from compacttui.exchange.ballots import BallotFile, Gap, Reading, read
from compacttui.rules.refusal import BadInput

Reader = Callable[..., BallotFile]


def said(found: BallotFile) -> list[str]:
    return [remark.message for remark in found.remarks]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_preferences_given_to_candidates(ballots: Reader, mark: str) -> None:
    file = "Ada Lovelace,Ben Okri,Cleo\n2,1,\n2,1,\n1,1,No opinion\n,,\nx,,\n-,,-\n"
    found = ballots(file.replace(",", mark), places=2)
    assert found.profile == Profile.of(
        ["Ada Lovelace", "Ben Okri", "Cleo"],
        2,
        [((1, 0), 2), (((0, 1),), 1), ((0,), 1)],
        rejected={"blank": 1},  # a row of nothing is no paper, one that says so is a blank one
    )
    assert (found.format, found.remarks) == ("spreadsheet", ())


def test_names_in_order_of_preference(ballots: Reader) -> None:
    found = ballots(
        '"First preference","Second preference"\nCleo,Ada\nben okri,\nBen Okri,Cleo\nada,CLEO\n', places=1
    )
    assert found.profile == Profile.of(
        ["Ada", "ben okri", "Cleo"], 1, [((2, 0), 1), ((1,), 1), ((1, 2), 1), ((0, 2), 1)]
    )
    assert said(found) == [
        "The candidates are those named on some paper; somebody without any vote is not among them."
    ]


@pytest.mark.parametrize("headings", ["Choice 1,Choice 2", "1st,2nd", "rank1,rank2", "1,2,3", "Vote,"])
def test_headings_of_preferences(ballots: Reader, headings: str) -> None:
    assert ballots(f"{headings}\nAda,\nBen,\n").profile.rankings == (((0,), 1), ((1,), 1))


def test_what_is_about_the_voter_is_not_read_and_said_so(ballots: Reader) -> None:
    file = "Response ID,Timestamp,Organisation,Papers,Ada,Ben\n7,2026-03-01,Harbour Trust,12,1,2\n8,2026-03-02,Quay,3,,1\n"
    found = ballots(file, places=1)
    assert found.profile == Profile.of(["Ada", "Ben"], 1, [((0, 1), 12), ((1,), 3)])
    assert said(found) == [
        "These columns hold no votes and were not read: “Response ID”, “Timestamp”, “Organisation”."
    ]


def test_a_number_left_out_is_said_or_acted_upon(ballots: Reader) -> None:
    file = "Ada,Ben,Cleo\n1,3,\n1,1,3\n"
    found = ballots(file, places=1)
    assert found.profile.rankings == (((0, 1), 1), (((0, 1), 2), 1))
    assert (found.remarks[0].line, "only the order was kept" in found.remarks[0].message) == (2, True)
    assert ballots(file, places=1, gap=Gap.CUT).profile.rankings == (((0,), 1), (((0, 1), 2), 1))
    assert ballots(file, places=1, gap=Gap.ONE).profile.rankings == (((0, 1), 1), (((0, 1), 2), 1))


def test_two_left_out_in_a_row_end_a_paper_where_one_does_not(ballots: Reader) -> None:
    file = "1st,2nd,3rd,4th\nAda,,Ben,\nAda,,,Ben\n"
    with pytest.raises(BadInput, match="--gap one") as refused:
        ballots(file)
    assert refused.value.line == 2
    assert ballots(file, gap=Gap.ONE).profile.rankings == (((0,), 1), ((0, 1), 1))


def test_two_marks_for_one_preference_end_a_paper(ballots: Reader) -> None:
    found = ballots("1st,2nd,3rd\nAda,overvote,Ben\novervote,Ben,\nBen,,\n", places=1)
    assert found.profile.rankings == (((0,), 1), ((1,), 1))
    assert dict(found.profile.rejected) == {"too_many_marks": 1}


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("Ada,Ben\n1,2\n1,first\n", 3, "Below “Ben” stands “first”, which is no preference"),
        ("Ada,Ben\n" + "1,2\n" * 1000 + "1,first\n", 1002, "Below “Ben” stands “first”"),
        ("Ada,Ben\n1,3\n", 2, "stands 3, and with 2 candidates"),
        ("Ada,Ben\n1,0\n", 2, "stands 0"),
        ("Ada,\n1,2\n", 1, "has no heading"),
        ("1st,2nd\n,\n", 1, "no vote on any paper"),
        ("Ada,Ada\n1,2\n", 1, "name too"),
        ("Ada,Be\u200bn\n1,2\n", 1, "zero width space"),
        ('Ada,Ben\n1,2\n"1,2\n', 4, "quotation marks"),
        ("Ada,Ben\n1,2\x00\n", 2, "control character"),
        ("Town,Street\nEastmere,Quay\n", 1, "No column holds votes"),
        ("1st,2nd\nAda,Ada\n", 2, "stands twice"),
        ("Ada,Ben,Papers\n1,2,x\n", 2, "The number of papers"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_line(
    ballots: Reader, file: str, line: int, message: str
) -> None:
    with pytest.raises(BadInput, match=message) as refused:
        ballots(file)
    assert refused.value.line == line


def test_a_workbook_is_read_like_the_same_table_as_text(ballots: Reader, tmp_path: Path) -> None:
    rows = [["Paper no", "Ada Lovelace", "Bén Okri"], [1, 2, 1], [2, 1, None], [3, None, 1]]
    book = Workbook()
    book.worksheets[0].title = "Papers"
    for row in rows:
        book.worksheets[0].append(row)
    file = tmp_path / "papers.xlsx"
    book.save(file)
    text = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows)
    assert read(file, Reading(places=1)).profile == ballots(text + "\n", places=1).profile


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "papers.xlsx"
    file.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(BadInput):
        read(file)
