"""Text from people and files: what is shown, kept, compared and exported."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compacttui.rules.text import (
    checked_name,
    checked_words,
    clean,
    folded,
    for_spreadsheet,
    from_spreadsheet,
    one_line,
    replaced_note,
    shortened,
    word_count,
)

anything = st.text(st.characters(codec=None), max_size=40)
hostile = st.text(
    st.sampled_from(
        "a é\u0301\u200d\u200c\ufe0f👩💻❤نय\u094d\n\r\t\x1b\x9b\u202e\u2066\u200b\ufeff\U000e0041\ud800'=+-5"
    ),
    max_size=12,
)


def acts_on_a_terminal(character: str) -> bool:
    category = unicodedata.category(character)
    return category in {"Cc", "Cs", "Zl", "Zp"} and character != "\n"


@given(anything | hostile)
def test_nothing_that_a_terminal_acts_on_comes_through_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert not [c for c in once if acts_on_a_terminal(c)]
    assert not set(once) & set(
        "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u061c"
    )
    assert clean(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\x1b[31mRed\x1b[0m", "�[31mRed�[0m"),
        ("\x9b2J", "�2J"),
        ("bell\x07", "bell�"),
        ("Smith [Chair]", "Smith [Chair]"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("evil\u202etxt.exe", "evil�txt.exe"),
        ("pay\u200bpal", "pay�pal"),
        ("a\u2028b", "a�b"),
        ("half \ud83d of a pair", "half � of a pair"),
        ("tag\U000e0041", "tag�"),
        ("line\r\nline", "line\nline"),
        ("back\rover", "back�over"),
        ("e\u0301cole, Zoë", "e\u0301cole, Zoë"),
        ("👍🏽 ❤️", "👍🏽 ❤️"),
        ("👩\u200d💻", "👩💻"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("z" + "\u0301" * 40, "z" + "\u0301" * 4 + "�"),
    ],
)
def test_what_is_kept_and_what_is_replaced(given: str, shown: str) -> None:
    assert clean(given) == shown


@given(anything | hostile)
def test_a_line_is_one_line_in_one_form(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip() == one_line(line) == clean(line) == unicodedata.normalize("NFC", line)


def test_the_person_is_told_how_many_characters_were_replaced() -> None:
    assert replaced_note("plain", clean("plain")) is None
    assert "One character" in (replaced_note("a\x1bb", clean("a\x1bb")) or "")
    assert "2 characters" in (replaced_note("\x1b\x07", clean("\x1b\x07")) or "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Children's Board", "childrens board"),
        ("CHILDREN’S  BOARD", "Children's Board"),
        ("Café Unité", "cafe unite"),
        ("Caf\u00e9", "Cafe\u0301"),
        ("Ｈarbour Trust", "harbour trust"),
        ("Food & Growth", "Food and Growth"),
        ("Harbour Youth Limited", "Harbour Youth Ltd."),
        ("Copper Kettle C.I.C.", "Copper Kettle Community Interest Company"),
        ("Łódź Straße", "lodz strasse"),
        ("St. Anne's - Hub", "St Annes Hub"),
    ],
)
def test_names_that_mean_the_same_fold_together(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Youth Trust", "Harbour Youth CIC"),
        ("Harbour Youth", "Harbour Youth Ltd"),
        ("Harbour Trust", "Harbour Youth Trust"),
        ("की", "कु"),
        ("!!!", "???"),
        ("Group 1", "Group 2"),
    ],
)
def test_different_bodies_never_fold_together(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(anything)
@example("A.B. C.D.")
def test_folding_ignores_case_and_settles(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(one_line(text)) == folded(text)


@given(anything.filter(lambda text: any(map(str.isalnum, one_line(text)))))
def test_a_name_with_a_letter_or_number_is_taken_as_one_line(text: str) -> None:
    name = checked_name(text, "name", "an organisation")
    assert name == one_line(text)
    assert folded(name)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type the name of an organisation."),
        (" \t\n\u00a0\u2003", "Type the name of an organisation."),
        ("\x1b\u202e", "The name of an organisation needs at least one letter or number."),
        ("x" * 10_000, "The name of an organisation can have at most 200 characters. This has 10,000."),
    ],
)
def test_names_that_are_no_names_are_refused_in_a_sentence(refusal, text: str, sentence: str) -> None:
    refused = refusal(checked_name, text, "name", "an organisation")
    assert (refused.message, refused.field) == (sentence, "name")


def test_a_name_of_exactly_the_limit_is_taken() -> None:
    assert checked_name("x" * 200, "name", "a person") == "x" * 200


def test_free_text_keeps_its_lines_and_says_its_limits() -> None:
    assert checked_words("  One\tline \r\n\r\nAnother  ", "reason") == "One line\n\nAnother"
    assert checked_words("  ", "note", needed=False) == ""


@pytest.mark.parametrize(
    ("text", "limits", "sentence"),
    [
        (" \n", {}, "The reason is empty. Please write something."),
        ("word " * 201, {"max_words": 200}, "The reason has 201 words. The limit is 200."),
        ("x" * 51, {"limit": 50}, "The reason can have at most 50 characters. This has 51."),
    ],
)
def test_free_text_out_of_bounds_is_refused_in_a_sentence(refusal, text, limits, sentence) -> None:
    refused = refusal(checked_words, text, "reason", what="The reason", **limits)
    assert (refused.message, refused.field) == (sentence, "reason")


def test_words_are_counted_as_a_person_counts_them() -> None:
    assert word_count("Carers – and well-being, in 2026.") == 5
    assert word_count("") == 0


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert shortened("Health and Wellbeing Board", 10) == "Health an…"
    assert shortened("Health", 10) == "Health"
    assert len(shortened("word " * 1000, 20)) <= 20


@given(anything | hostile)
def test_no_cell_runs_as_a_formula_and_every_cell_reads_back(text: str) -> None:
    cell = for_spreadsheet(text)
    assert from_spreadsheet(cell) == text
    if not cell.startswith("'"):
        bare = cell.strip()
        assert not bare.startswith(("=", "@")) or bare[1:2].isdigit()


@pytest.mark.parametrize(
    "text", ["=1+1", " =HYPERLINK()", "@SUM(A1)", "+44 161", "-A1", "\t=x", "＝x", "'=x"]
)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert for_spreadsheet(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "+3.25", "Harbour Trust", "'quoted'", ""])
def test_ordinary_cells_stay_as_they_are(text: str) -> None:
    assert for_spreadsheet(text) == text
