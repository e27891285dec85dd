"""One gate for each way out: nothing raw arrives, a name stays known, and names that are nobody's attack pass as they are."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import date

import pytest
from hostile.attacks import ATTACKS, FIT, JOINED, control_characters, core
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from compacttui.cli.out import put
from compacttui.counting import Profile
from compacttui.exchange.ballots import read as read_ballots
from compacttui.exchange.ballots import write_blt
from compacttui.exchange.icalendar import folded as folded_line
from compacttui.exchange.icalendar import text as calendar_text
from compacttui.exchange.plain import cell, document, said
from compacttui.exchange.tables import csv_line
from compacttui.plain.voice import Voice
from compacttui.rules.aligned import Heading, aligned, cut, indented, stacked, width_of
from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.text import clean, file_name, from_spreadsheet, one_line, shortened
from compacttui.tui.widgets.cells import Bit, bits_of, clip, clip_bits, wrap_bits
from compacttui.tui.widgets.cells import width_of as bits_width
from compacttui.tui.widgets.text import for_table, shown, shown_line

TODAY = date(2026, 11, 21)
each = pytest.mark.parametrize("words", ATTACKS.values(), ids=ATTACKS)
names = [name for some in FIT.values() for name in some]
fit = st.lists(st.sampled_from(names), min_size=1, max_size=4).map(" ".join)


def safe(text: str) -> bool:
    return not control_characters(text.split("\n"))


@each
def test_what_is_cleaned_is_safe_settled_and_still_known(words: str) -> None:
    for made in (
        clean(words),
        one_line(words),
        shortened(words, 60),
        shown(words).plain,
        shown_line(words).plain,
    ):
        assert safe(made)
        assert clean(made) == made
        made.encode("utf-8")
    assert core(words) in clean(words)
    assert not shown(words).spans
    assert not for_table(words).spans
    assert "\n" not in one_line(words) + shown_line(words).plain + for_table(words).plain


@given(fit)
def test_names_that_are_no_attack_pass_every_gate_as_they_are(name: str) -> None:
    same = unicodedata.normalize("NFC", name)
    assert clean(name) == name
    assert one_line(name) == same
    assert shown(name).plain == shown_line(name).plain == for_table(name).plain == name
    assert said(name, TODAY) == name
    assert cell(name) == name
    assert json.loads(document(name)) == name
    assert calendar_text(name) == name.replace(",", "\\,").replace(";", "\\;")
    assert "".join(bit.words for bit in bits_of(name)) == name


@pytest.mark.parametrize(("name", "as_shown"), JOINED.items())
def test_pictures_that_are_joined_show_as_their_members(name: str, as_shown: str) -> None:
    assert clean(name) == as_shown


@each
def test_a_spreadsheet_shows_it_and_runs_nothing(words: str) -> None:
    row = next(csv.reader(io.StringIO(csv_line([words, f" {words}", 7]))))
    assert row[2] == "7"
    for made in row[:2]:
        assert safe(made.replace("\t", " "))
        assert not re.match(r"[\s']*[=+@|＝＋＠｜\t\r-]", made) or made.startswith("'")
        assert core(words) in from_spreadsheet(made)


@each
def test_json_says_it_again_to_the_letter_and_is_safe_to_look_at(words: str) -> None:
    made = document({"name": words}, indent=None)
    assert json.loads(made) == {"name": words}
    assert safe(made)
    assert "\n" not in made.rstrip("\n")


@each
def test_a_calendar_takes_it_as_one_value(words: str) -> None:
    lines = folded_line(f"SUMMARY:{calendar_text(words)}")
    assert all(safe(line) and len(line.encode()) <= 75 for line in lines)
    assert not any("\n" in line or "\r" in line for line in lines)
    value = "".join(line.removeprefix(" ") if number else line for number, line in enumerate(lines))
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value.removeprefix("SUMMARY:"))


@each
def test_a_ballot_file_gives_the_name_back_or_is_not_written(words: str, tmp_path) -> None:
    profile = Profile.of([words, "Ben Okri"], 1, [((0, 1), 3)], title=words)
    try:
        text = "".join(write_blt(profile))
    except Refused as refused:
        said_so = refused.message
        assert safe(said_so)
        return
    file = tmp_path / "papers.blt"
    file.write_text(text, encoding="utf-8")
    try:
        again = read_ballots(file).profile
    except BadInput:
        assert len(words) > 200 or not words.strip()
        return
    assert again.candidates == (words.strip(), "Ben Okri")


@each
def test_a_file_is_called_so_that_every_system_takes_it(words: str) -> None:
    name = file_name(words, "paper")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 100
    assert name not in {"con", "nul", "aux", "prn"}


@each
def test_columns_of_text_hold_their_width(words: str) -> None:
    made = said(words, TODAY)
    for width in (2, 7, 24):
        assert width_of(cut(one_line(words), width)) <= width
    for width in (40, 80):
        table = aligned([Heading("A name"), Heading("Number", True)], [[made, "7"], ["Ada", "12"]], width)
        record = stacked(["A name", made[:30]], [made, "7"], width + 16)
        assert max(map(width_of, [*table.split("\n"), *indented(made, width, "- ", "  ")])) <= width
        assert max(map(width_of, record.split("\n"))) <= width + 18


@each
def test_columns_of_a_list_hold_their_width(words: str) -> None:
    bits = bits_of((Bit(words), Bit("next")))
    for width in (1, 2, 3, 10, 37):
        assert cell_len(clip(bits[0].words if bits else "", width)) <= width
        assert bits_width(clip_bits(bits, width)) <= width
        for line in wrap_bits(bits, width, 3):
            assert bits_width(line) <= width
            assert safe("".join(bit.words for bit in line))


@given(st.text(st.characters(codec=None), max_size=30), st.integers(1, 20))
def test_whatever_is_clipped_fits(text: str, width: int) -> None:
    bits = bits_of((Bit(text), Bit(text[::-1])))
    assert bits_width(clip_bits(bits, width)) <= width
    assert all(bits_width(line) <= width for line in wrap_bits(bits, width, 4))


@each
def test_commands_and_plain_lines_say_it_safely(words: str, capsys) -> None:
    put(f"{words}\n")
    mouth = io.StringIO()
    Voice(io.StringIO(), mouth).say(words)
    for made in (capsys.readouterr().out, mouth.getvalue()):
        assert safe(made)
        assert core(words) in made
    # Nothing that somebody wrote stands where our own lines begin.
    assert all(line.startswith("  ") for line in mouth.getvalue().split("\n")[1:-1])
