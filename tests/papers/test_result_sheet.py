from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compacttui.counting import Category, Constraints, Group, Profile, PublishedOrder, all_methods, count
from compacttui.counting.exact import read_exact, shown
from compacttui.papers.result_rows import COLUMNS, Origin, as_csv, as_rows
from compacttui.papers.result_sheet import as_text

HOUSING = Profile.of(
    ["Okafor", "Lindqvist", "Devlin", "Brandt", "Rahman"],
    2,
    [((0, 1), 20), ((1,), 9), ((2, 3), 7), ((3, 2), 6), ((4, 0, 2), 3), ((4,), 1)],
    rejected={"blank": 2, "identifies_the_voter": 1},
    title="Housing Partnership, tenants' seats",
)


def test_the_sheet_says_all_that_was_decided() -> None:
    text = as_text(count(HOUSING, "scottish-stv"), Origin("papers.blt", "ab" * 32))
    for words in (
        "Result sheet: Housing Partnership, tenants' seats",
        "Method          Scottish STV: Scottish Local Government Elections Order 2007",
        "Arithmetic      5 decimal places, remainder ignored",
        "Ties            backwards, narrowing",
        "Papers          49 received, 3 rejected (2 blank, 1 identifies the voter),",
        "Quota           16",
        "Its SHA-256     " + "ab" * 32,
        "  1  Okafor: stage 1, reached the quota",
        "Excluded        ",
        "* elected, x excluded",
    ):
        assert words in text


def test_votes_stand_in_columns_that_add_up() -> None:
    text = as_text(count(HOUSING, "scottish-stv"))
    table = text.split("\n\n")[3].splitlines()
    votes = [line for line in table if re.search(r"\d\.\d{5}", line)]
    *rows, total = [re.findall(r"(?<![+−\d.])\d+\.\d{5}(?=[* x]|$)", line) for line in votes]
    for column in range(len(total)):
        assert sum(read_exact(row[column], 5) for row in rows) == read_exact(total[column], 5)


def test_a_wide_count_is_cut_into_blocks_of_stages() -> None:
    names = [f"Candidate number {index}" for index in range(12)]
    profile = Profile.of(names, 3, [((index, (index + 1) % 12), 3 + index) for index in range(12)])
    text = as_text(count(profile, "scottish-stv"))
    assert max(map(len, text.splitlines())) <= 80
    assert len(re.findall(r"^total ", text, re.MULTILINE)) >= 4
    wide = as_text(count(profile, "scottish-stv"), width=200)
    assert len(re.findall(r"^total ", wide, re.MULTILINE)) < 4


def test_an_unfinished_count_says_so_before_anything_else() -> None:
    tied = Profile.of(["Ada", "Ben"], 1, [((0,), 1), ((1,), 1)])
    text = as_text(count(tied, "scottish-stv"))
    assert "NOT FINISHED\nStage 2 needs a lot. Ada and Ben have equal votes" in text
    assert "Nobody is elected." in text


def test_lots_stand_on_the_sheet_with_who_drew_them() -> None:
    tied = Profile.of(["Ada", "Ben"], 1, [((0,), 1), ((1,), 1)])
    text = as_text(count(tied, "scottish-stv", lots=PublishedOrder([1, 0], "slips, seen by C. Moss")))
    assert "Lot             stage 2, exclusion, between Ada and Ben: Ben. slips, seen by C." in text


def test_long_names_are_cut_in_the_table_and_whole_elsewhere() -> None:
    long = "The Honourable Representative of All the Allotments of the North"
    text = as_text(count(Profile.of([long, "Ben"], 1, [((0,), 3), ((1,), 1)]), "scottish-stv"))
    assert "The Honourable Represen…" in text
    assert "Names in full" in text
    assert " ".join(text.split()).count(long) >= 3


def test_wide_letters_keep_the_columns() -> None:
    text = as_text(count(Profile.of(["陳大文", "Ben"], 1, [((0,), 3), ((1,), 1)]), "scottish-stv"))
    row = next(line for line in text.splitlines() if line.startswith("陳大文 "))
    other = next(line for line in text.splitlines() if line.startswith("Ben "))
    assert len(row.rstrip("* ")) == len(other.rstrip()) - 3


def test_a_yes_or_no_vote_confirms_and_elects_nobody() -> None:
    papers = Profile.of(["Ada", "Ben", "No to Ada", "No to Ben"], 2, [((0, 3), 9), ((2, 1), 2)])
    text = as_text(count(papers, "yes-no"))
    assert "Candidates      2\n" in text
    assert "Confirmed\n  1  Ada: stage 1, more Yes than No" in text
    assert re.search(r"^Ada +9\*$", text, re.MULTILINE)
    assert "\n* confirmed\n" in text
    assert "lected" not in text
    nobody = as_text(count(Profile.of(papers.candidates, 2, (), rejected={"blank": 2}), "yes-no"))
    assert "Nobody is confirmed." in nobody
    assert "lected" not in nobody


def test_why_papers_do_not_count_is_said_in_the_words_of_the_poll() -> None:
    rejected = {"duplicate_rank": 2, "unreadable": 1, "not_known_here": 3}
    text = as_text(count(Profile.of(["Ada", "Ben"], 1, [((0,), 3)], rejected=rejected), "fptp"), width=200)
    assert (
        "6 rejected (2 the same number twice before any that counts, 3 not known here, 1 damaged, could not be opened)"
        in text
    )


hostile = st.text(st.sampled_from("Ab =+-@\x1b\u202e\u200b\t\n[/]\"',;\u009b"), min_size=1, max_size=12)


@given(names=st.lists(hostile, min_size=2, max_size=4, unique=True), title=hostile)
@pytest.mark.parametrize("method", list(all_methods()))
def test_hostile_names_reach_neither_terminal_nor_spreadsheet(
    method: str, names: list[str], title: str
) -> None:
    names = [*names, *(f"{name}\x1b" for name in names)] if method == "yes-no" else names
    assume(len(set(names)) == len(names))
    places = len(names) // 2 if method == "yes-no" else 1
    papers = [((index, 0) if index else (0,), 2 + index) for index in range(len(names))]
    profile = Profile.of(names, places, papers, title=title, rejected={title: 1})
    group = Group(title, tuple(range(len(names))))
    constraints = Constraints((Category(title, (group,)),)) if all_methods()[method].constrained else None
    order = PublishedOrder(range(len(names)), title)
    sheet = count(profile, method, lots=order, constraints=constraints)
    shown = as_text(sheet, Origin(title)) + as_csv(sheet, Origin(title))
    assert not set(shown) & set("\x1b\u202e\u200b\t\u009b")
    for row in as_rows(sheet, Origin(title)):
        assert not any(row[at].lstrip(" ").startswith(("=", "+", "-", "@")) for at in (0, 1, 5, 7))


def test_rows_are_plain_numbers_under_headings() -> None:
    sheet = count(HOUSING, "scottish-stv")
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in as_rows(sheet)]
    for stage in sheet.stages:
        here = [row for row in rows if row["stage"] == str(stage.number)]
        *parts, total = [read_exact(row["votes"], 5) for row in here]
        assert sum(parts) == total == 46 * 100_000
        assert sum(read_exact(row["change"], 5) for row in here[:-1]) == (total if stage.number == 1 else 0)


@pytest.mark.parametrize("headings", [True, False])
def test_headings_stand_once(headings: bool) -> None:
    text = as_csv(count(HOUSING, "scottish-stv"), headings=headings)
    assert text.startswith("file,title,method") is headings


MODEL_LIKE = Profile.of(
    ["Ada", "Ben", "Cleo", "Dan", "Eve"],
    2,
    [((0, 4, 2), 34), ((0, 1), 6), ((1, 2), 19), ((2,), 18), ((3,), 10), ((4, 3), 5), ((4,), 2)],
)


def test_a_meek_sheet_says_what_is_kept_of_each_paper_and_how_the_quota_falls() -> None:
    sheet = count(MODEL_LIKE, "meek-prf")
    text = as_text(sheet)
    assert "Kept of each paper" in text
    last = sheet.stages[-1]
    assert shown(last.keep[0], 9) in text
    assert all(sheet.quota_shown(stage.quota) in text for stage in sheet.stages)


def test_an_ers97_sheet_says_how_each_batch_moved_and_what_is_enough() -> None:
    sheet = count(MODEL_LIKE, "ers97")
    text = as_text(sheet)
    several = [stage for stage in sheet.stages if len(stage.batches) > 1]
    assert several
    assert all(f"Stage {stage.number}, batch by batch" in text for stage in several)
    assert "enough from now" in text
    assert all(sheet.votes_shown(stage.required) in text for stage in sheet.stages if stage.required)


@pytest.mark.parametrize("method", ["ers97", "meek-prf", "meek-123"])
def test_no_figure_of_the_new_methods_is_cut_short(method: str) -> None:
    sheet = count(MODEL_LIKE, method)
    for line in as_text(sheet).splitlines():
        assert len(line) <= 80
        assert "…" not in line or not any(character.isdigit() for character in line)
