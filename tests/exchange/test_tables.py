"""Rows as people, programs and spreadsheets read them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.exchange.formats import Format
from compacttui.exchange.plain import cell, document, plain, said
from compacttui.exchange.tables import as_csv, as_json, as_text, written
from compacttui.questions.registry import column, columns_of
from compacttui.rules.aligned import Heading, aligned, stacked, width_of, wrapped
from compacttui.rules.dates import PartialDate
from compacttui.rules.text import clean, from_spreadsheet
from compacttui.rules.words import Standing, Tier

TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Late:
    """A report-back that is late."""

    report: str
    standing: Standing = column("How it stands")
    meeting: str = column("Meeting")
    held_on: date = column("Held on")
    days: int = column("Days late", numeric=True)
    note: str | None = column("Note", default=None)


COLUMNS = columns_of(Late)
LATE = (
    Late("rep-1", Standing.LATE, "Health and Wellbeing Board", date(2026, 10, 26), 12),
    Late("rep-2", Standing.LATE, "Skills Board", date(2025, 12, 3), 1204, "asked twice"),
)


def test_text_stands_in_columns_with_days_in_words_and_numbers_on_the_right():
    assert as_text(LATE, COLUMNS, today=TODAY) == (
        "How it stands  Meeting               Held on              Days late  Note\n"
        "■ late         Health and Wellbeing  Mon 26 October              12\n"
        "               Board\n"
        "■ late         Skills Board          Wed 3 December 2025      1,204  asked twice\n"
    )


def test_a_column_that_says_nothing_is_left_out_and_no_rows_say_nothing():
    assert "Note" not in as_text(LATE[:1], COLUMNS, today=TODAY)
    assert as_text([], COLUMNS, today=TODAY) == ""


def test_json_is_one_document_with_every_field_days_as_figures_and_sorted_keys():
    text = "".join(as_json(LATE))
    assert json.loads(text)[1] == {
        "days": 1204,
        "held_on": "2025-12-03",
        "meeting": "Skills Board",
        "note": "asked twice",
        "report": "rep-2",
        "standing": "late",
    }
    assert text.index('"days"') < text.index('"held_on"')
    assert json.loads("".join(as_json([]))) == []


def test_csv_has_the_headings_that_people_know_and_days_as_figures():
    assert "".join(as_csv(LATE, COLUMNS)) == (
        "How it stands,Meeting,Held on,Days late,Note\n"
        "late,Health and Wellbeing Board,2026-10-26,12,\n"
        "late,Skills Board,2025-12-03,1204,asked twice\n"
    )


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://example.org")', "+44 1632 960001", "@SUM(1)", "-cmd", "\t=1", "'=1", "＝1"]
)
def test_no_cell_of_a_csv_file_runs_as_a_formula_and_each_can_be_read_back(name):
    row = Late("rep-3", Standing.LATE, name, TODAY, 1)
    written_cell = next(csv.DictReader(io.StringIO("".join(as_csv([row], COLUMNS)))))["Meeting"]
    assert written_cell.startswith("'")
    assert from_spreadsheet(written_cell) == name


def test_a_list_in_a_cell_is_one_text_and_safe():
    assert cell(("=1", "two")) == "'=1; two"
    assert cell(True) == "yes"
    assert cell(None) == ""
    assert cell({"b": 1, "a": "x"}) == '{"a": "x", "b": 1}'


@pytest.mark.parametrize(
    ("value", "words", "held"),
    [
        (None, "", None),
        (True, "yes", True),
        (12, "12", 12),
        ("Ama", "Ama", "Ama"),
        (Tier.SERVICE_DELIVERY, "service delivery", "service_delivery"),
        (Standing.NO_DATA, "– no data", "no_data"),
        (date(2026, 11, 5), "Thu 5 November", "2026-11-05"),
        (datetime(2026, 7, 1, 9, 0, tzinfo=UTC), "Wed 1 July, 10:00", "2026-07-01T09:00:00Z"),
        (time(12), "12 noon", "12:00"),
        (PartialDate(2024, 3), "March 2024", "2024-03"),
        (Fraction(10758, 100), "5379/50", "5379/50"),
        (("a", date(2026, 11, 5)), "a, Thu 5 November", ["a", "2026-11-05"]),
    ],
)
def test_every_kind_of_value_has_its_words_and_its_form(value, words, held):
    assert said(value, TODAY) == words
    assert plain(value) == held


@pytest.mark.parametrize("value", [1.5, object(), float("nan"), b"bytes"])
def test_a_value_that_is_not_exact_or_not_ours_is_a_fault(value):
    with pytest.raises(TypeError):
        said(value, TODAY)
    with pytest.raises(TypeError):
        plain(value)


HOSTILE = "\x1b[31mred\x07 \x9b2J \u202eevil \x7f \ud800 \U000e0041"


def test_what_a_terminal_could_act_on_is_escaped_in_json_and_means_the_same():
    text = document({"name": HOSTILE})
    assert clean(text) == text
    assert json.loads(text)["name"] == HOSTILE


def test_what_a_terminal_could_act_on_never_comes_out_as_text():
    row = Late("rep-4", Standing.LATE, HOSTILE, TODAY, 1)
    text = as_text([row], COLUMNS, today=TODAY)
    assert clean(text) == text


def test_a_table_that_cannot_fit_becomes_label_and_value():
    headings = [Heading(f"A heading of column {number}") for number in range(9)]
    text = aligned(headings, [["some words in the cell"] * 9, ["x"] * 9])
    assert text.count("A heading of column 3") == 2
    assert max(map(width_of, text.splitlines())) <= 80


def test_labels_and_values_stand_beside_each_other_and_empty_ones_are_left_out():
    assert stacked(["Seat", "Held by", "Since"], ["Carers' seat", "", "March 2024"]) == (
        "Seat   Carers' seat\nSince  March 2024\n"
    )


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=60)


@given(st.data(), st.sampled_from([40, 60, 80]))
def test_lines_never_pass_the_width_and_no_letter_is_lost(data, width):
    columns = data.draw(st.integers(1, 7))
    headings = [Heading(f"H{number}") for number in range(columns)]
    rows = data.draw(st.lists(st.lists(WORDS, min_size=columns, max_size=columns), min_size=1, max_size=5))
    text = aligned(headings, rows, width)
    assert max(map(width_of, text.splitlines())) <= width
    for letter in {letter for row in rows for words in row for letter in words if not letter.isspace()}:
        assert letter in text


@given(WORDS, st.integers(2, 40))
def test_wrapping_keeps_every_letter_in_order_and_within_the_width(text, width):
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(width_of, lines)) <= width


def test_numbers_are_never_wrapped():
    headings = [Heading("Number", numeric=True), Heading("Words")]
    text = aligned(headings, [["1,234,567,890", "word " * 40]], 40)
    assert "1,234,567,890" in text
    assert text.splitlines()[0].startswith("       Number")


@pytest.mark.parametrize(
    ("text", "width"), [("日本語", 6), ("é", 1), ("e\u0301", 1), ("plain", 5), ("👍", 2)]
)
def test_width_is_counted_as_terminals_do(text, width):
    assert width_of(text) == width


def test_a_million_rows_of_json_and_csv_are_never_held():
    def rows():
        for _ in range(3):
            yield LATE[0]
            pulled.append(1)

    pulled: list[int] = []
    for form in (Format.JSON, Format.CSV):
        pulled.clear()
        pieces = written(rows(), COLUMNS, form, today=TODAY)
        next(pieces)
        assert len(pulled) <= 1
