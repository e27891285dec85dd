"""What is read from the command line: questions, records, lines and the history, in three forms."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from openpyxl import load_workbook

from compacttui.cli.endings import Ending
from compacttui.questions.ledger import HAVE_A_LINE
from compacttui.questions.registry import all_questions
from compacttui.questions.showing import all_shows

ID = re.compile(r"\b[a-z]{3}-[0-9a-z]{16}\b")
ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def fits(text: str) -> bool:
    """What a person reads: 80 columns, no id, no date in figures, nothing of Python's."""
    return max(map(len, text.splitlines()), default=0) <= 80 and not (
        ID.search(text) or ISO.search(text) or re.search(r"\bNone\b|\bnull\b", text)
    )


def test_bare_ask_lists_every_question(run):
    listed = run("ask")
    assert listed.code == Ending.DONE
    assert max(map(len, listed.out.splitlines())) <= 80
    for question in all_questions().values():
        assert question.name in listed.out
    for_programs = run("ask", "--json").json
    assert [one["name"] for one in for_programs] == list(all_questions())
    assert {"name", "title", "params"} <= set(for_programs[0])


@pytest.mark.parametrize("name", all_questions())
def test_every_question_answers_without_parameters_in_every_form(name, run, sample):
    question = all_questions()[name]
    few = ("ask", name, "--limit", 30)
    text, document, table = run(*few), run(*few, "--json"), run(*few, "--csv")
    assert (text.code, document.code, table.code) == (0, 0, 0), text.err
    assert text.out.strip()
    assert fits(text.out)
    rows = document.json
    assert isinstance(rows, list)
    lines = list(csv.reader(io.StringIO(table.out)))
    assert lines[0] == [column.heading for column in question.columns]
    assert len(lines) == len(rows) + 1


@pytest.mark.parametrize("name", all_questions())
def test_every_question_answers_in_a_town_where_nothing_has_happened_yet(name, run, town):
    answer = run("ask", name, "--limit", 1000)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.strip()


@pytest.mark.parametrize("name", all_questions())
def test_every_question_answers_the_public_and_the_auditor(name, run, sample):
    assert run("ask", name, "--limit", 30, "--role", "public").code == Ending.DONE


@pytest.mark.parametrize("name", all_questions())
def test_the_help_of_every_question_names_its_parameters(name, run):
    helped = run("ask", name, "--help")
    listed = {one["name"]: one for one in run("ask", "--json").json}[name]
    assert helped.code == Ending.DONE
    for param in listed["params"]:
        assert f"  {param['name']}" in helped.out
        assert param["help"], f"{name}.{param['name']} has no help"


def test_a_long_answer_says_how_much_of_it_is_shown(run, sample):
    some = run("ask", "people", "--limit", 3)
    assert re.fullmatch(r"The first 3 of [\d,]+; --limit shows more\.\n", some.err)
    assert len(run("ask", "people", "--limit", 3, "--json").json) == 3
    assert len(run("ask", "people", "--json").json) > 3


def test_a_question_is_asked_about_something(run, sample):
    board = run("ask", "partnerships", "--json").json[0]["partnership"]
    seats = run("ask", "seats", "--param", f"partnership={board}", "--json").json
    assert seats
    assert {row["partnership"] for row in seats} == {board}


def test_a_question_is_asked_about_another_day(run, sample):
    now = run("ask", "seats", "--json").json
    then = run("ask", "seats", "--json", "--as-at", "1 march 2024").json
    assert now != then


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("seats", "--param", "partnership=Nowhere Board"),
            "--param partnership: Nothing on record is called",
        ),
        (("ending", "--param", "within_days=soon"), "whole number"),
        (("seats", "--param", "colour=red"), "There is no field “colour” here."),
        (("seat",), "Did you mean seats"),
        (("seats", "--as-at", "31 february 2026"), "--as-at: There is no 31 February."),
        (("seats", "--role", "king"), "--role:"),
    ],
)
def test_what_cannot_be_asked_is_2(arguments, says, run, sample):
    ended = run("ask", *arguments)
    assert (ended.code, ended.out) == (Ending.USAGE, "")
    assert says in ended.err


REFS = {
    "person": "Ama Larbi",
    "seat": "Carers' seat, Health and Wellbeing Board",
    "partnership": "Skills Board",
    "organisation": "Harbour Youth Trust",
    "constituency": "Carers",
}


@pytest.mark.parametrize("kind", sorted(set(REFS) & set(all_shows())))
def test_a_record_is_shown_with_what_belongs_to_it(kind, run, sample):
    shown = run("show", kind, REFS[kind])
    assert (shown.code, shown.err) == (Ending.DONE, "")
    assert fits(shown.out)
    document = run("show", kind, REFS[kind], "--json").json
    assert document["kind"] == kind
    assert shown.out.startswith(document["title"][:40])
    assert run("show", kind, document["id"], "--csv").code == Ending.DONE


def test_every_kind_of_the_surface_can_be_shown():
    surface = {"person", "seat", "partnership", "organisation", "selection", "meeting", "interest", "report"}
    assert surface <= set(all_shows())


def test_what_cannot_be_shown_is_2(run, sample):
    assert "cannot be shown. These can:" in run("show", "weather", "today").err
    several = run("show", "meeting", "Skills Board")
    assert several.code == Ending.USAGE
    assert "could be" in several.err


@pytest.mark.parametrize("kind", HAVE_A_LINE)
def test_a_line_is_told_oldest_first_in_words(kind, run, sample):
    line = run("timeline", kind, REFS[kind])
    assert (line.code, line.err) == (Ending.DONE, "")
    assert fits(line.out)
    rows = run("timeline", kind, REFS[kind], "--json").json
    assert [row["true_on"] for row in rows] == sorted(row["true_on"] for row in rows)
    assert run("timeline", kind, REFS[kind], "--csv").out.splitlines()[0] == "When,What,About,More,Recorded"


def test_a_line_tells_nothing_that_came_true_after_its_day(run, sample):
    rows = run("timeline", "seat", REFS["seat"], "--as-at", "2024-06-30", "--json").json
    assert rows
    assert max(row["true_on"] for row in rows) <= "2024-06-30"


def test_a_line_tells_nothing_that_was_recorded_after_the_day_of_knowledge(run, sample):
    known = run("timeline", "seat", REFS["seat"], "--known-on", "2024-06-30", "--json").json
    now = run("timeline", "seat", REFS["seat"], "--json").json
    assert {row["seq"] for row in known if row["seq"] is not None} < {row["seq"] for row in now}


def test_there_is_no_line_of_a_meeting(run, sample):
    ended = run("timeline", "meeting", "Skills Board")
    assert ended.code == Ending.USAGE
    assert "A line can be read of" in ended.err


def test_the_history_shows_the_newest_and_says_how_many_there_are(run, sample):
    read = run("history")
    assert read.code == Ending.DONE
    assert fits(read.out)
    assert re.fullmatch(r"The newest 50 of [\d,]+ entries; --limit shows more\.\n", read.err)
    assert len(run("history", "--json", "--since", "1 november 2026").json) > 50


@pytest.mark.parametrize(
    "chosen",
    [
        ("Harbour Youth Trust",),
        ("--since", "1 november 2026"),
        ("--actor", "Ama Larbi"),
        ("--kind", "report"),
        ("--kind", "report.submitted"),
        ("--search", "Harbour"),
    ],
)
def test_the_history_can_be_narrowed(chosen, run, sample):
    whole = run("history", "--limit", "1").err
    everything = int(re.search(r"of ([\d,]+) entries", whole)[1].replace(",", ""))
    narrowed = run("history", *chosen, "--json", "--limit", "1000").json
    assert 0 < len(narrowed) < everything


def test_a_history_with_nothing_in_it_says_so(run, sample):
    assert run("history", "--search", "no such words at all").out == "The history has no such entry.\n"
    assert run("history", "--search", "no such words at all", "--json").json == []


def test_an_answer_is_exported_by_the_name_of_the_file(run, sample, anywhere):
    assert run("export", "seats", "seats.csv").code == Ending.DONE
    assert run("export", "seats", "seats.json").code == Ending.DONE
    rows = json.loads((anywhere / "seats.json").read_text(encoding="utf-8"))
    lines = list(csv.reader(io.StringIO((anywhere / "seats.csv").read_text(encoding="utf-8"))))
    assert len(lines) == len(rows) + 1
    assert run("export", "seats").out == (anywhere / "seats.csv").read_text(encoding="utf-8")
    assert run("export", "seats", "--json").json == rows


@pytest.mark.slow
def test_every_answer_can_be_a_spreadsheet_with_what_the_table_has(run, sample, anywhere):
    for name in all_questions():
        assert run("export", name, f"{name}.csv").code == run("export", name, f"{name}.xlsx").code
        if not (anywhere / f"{name}.csv").exists():
            continue
        book = load_workbook(anywhere / f"{name}.xlsx")
        table = list(csv.reader(io.StringIO((anywhere / f"{name}.csv").read_text(encoding="utf-8"))))
        (sheet,) = book.worksheets
        assert [cell.value for cell in sheet[1]] == table[0]
        assert sheet.max_row == len(table)
        said = [str(cell) for row in sheet.iter_rows(min_row=2, values_only=True) for cell in row]
        days = re.compile(r"\d{4}-\d\d-\d\d(T[\d:]+Z)?$")
        assert not [one for one in said if days.match(one)], name
        assert sheet.freeze_panes == "A2"


def test_an_export_replaces_nothing_unasked_and_leaves_nothing_half_written(run, sample, anywhere):
    (anywhere / "seats.csv").write_text("mine", encoding="utf-8")
    ended = run("export", "seats", "seats.csv")
    assert ended.code == Ending.USAGE
    assert (anywhere / "seats.csv").read_text(encoding="utf-8") == "mine"
    assert run("export", "seats", "seats.csv", "--replace").code == Ending.DONE
    assert run("export", "seats", "nowhere/seats.csv").code == Ending.BAD_INPUT
    assert [path.name for path in anywhere.iterdir() if path.name.startswith("seats")] == ["seats.csv"]


def test_only_what_there_is_can_be_exported(run, sample):
    ended = run("export", "weather")
    assert ended.code == Ending.USAGE
    assert "There are: " in ended.err


def test_what_is_no_more_is_still_found_by_its_name(run, town):
    run("do", "seat.abolish", "--set", "seat=carers", "--set", "until=2 march 2026", "--reason", "Merged.")
    told = run("timeline", "seat", "carers", "--now", "2026-05-01T09:00")
    assert told.code == Ending.DONE
    assert "seat abolished" in told.out


def test_a_name_that_somebody_may_not_know_of_is_not_told_them(run, town):
    for name in ("Zoë Nakamura", "Zoë Nowak"):
        run("do", "person.register", "--set", f"name={name}")
    assert "could be Zoë Nakamura; Zoë Nowak" in run("show", "person", "zoe").err
    for_the_public = run("show", "person", "zoe", "--role", "public")
    assert for_the_public.code == Ending.USAGE
    assert "Nothing on record is called “zoe”" in for_the_public.err


def test_rows_that_would_be_columns_of_single_words_stand_below_each_other(run, sample):
    shown = run("ask", "soundings").out
    assert shown.startswith("Answers until  ")
    assert "\nQuestion       Should we ask for a named contact at the hospital for carers? The\n" in shown
    assert max(map(len, shown.splitlines())) <= 80
    # What is short stays a table.
    assert run("ask", "time_vacant").out.startswith("Partnership    Seat")


def test_a_question_for_others_says_for_whom_it_has_an_answer(run, sample):
    told = run("ask", "audit_notes")
    assert " ".join(told.out.split()) == (
        "What auditors noted: this is answered for: auditor. You are here as officer."
    )
    assert run("ask", "audit_notes", "--json").json == []
