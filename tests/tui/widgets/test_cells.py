"""Words in cells: shortened with `…`, broken at spaces, never wider than their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from compacttui.rules.words.standing import Standing
from compacttui.tui.widgets.cells import (
    BREAK,
    Bit,
    Tone,
    bits_of,
    clip,
    clip_bits,
    one_line,
    sign,
    status,
    width_of,
    wrap_bits,
)
from tui.hostile import HOSTILE, control_characters

anything = st.text(max_size=60)
some_bits = st.lists(st.builds(Bit, anything, st.sampled_from(Tone)), max_size=4).map(tuple)


def test_a_status_is_symbol_and_word():
    assert status(Standing.LATE).words == "■ late"
    assert status(Standing.SOON, "in 6 days").words == "▲ in 6 days"
    assert status(None).words == ""
    assert {sign(standing).words for standing in Standing} == {"■", "▲", "●", "◆", "–"}


def test_long_words_end_in_an_ellipsis():
    assert clip("Health and Wellbeing Board", 12) == "Health and…"
    assert clip("Health", 6) == "Health"
    assert clip("名前名前", 5) == "名前…"
    assert clip("anything", 0) == ""


@given(anything, st.integers(0, 30))
def test_what_is_clipped_fits(text, width):
    assert cell_len(clip(one_line(text), width)) <= width


@given(some_bits, st.integers(1, 30))
def test_bits_that_are_clipped_fit(bits, width):
    assert width_of(clip_bits(bits_of(bits), width)) <= width


@given(some_bits, st.integers(2, 30), st.integers(1, 5))
def test_wrapped_lines_fit_and_are_no_more_than_allowed(bits, width, most):
    lines = wrap_bits(bits_of(bits), width, most)
    assert len(lines) <= most
    assert all(width_of(line) <= width for line in lines)


@given(st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True), max_size=20))
def test_wrapping_loses_no_word_where_there_is_room(words):
    lines = wrap_bits((Bit(" ".join(words)),), 12, 100)
    assert " ".join("".join(bit.words for bit in line) for line in lines).split() == words


def test_a_word_longer_than_the_line_is_cut_into_pieces():
    lines = wrap_bits((Bit("x" * 25),), 10, 10)
    assert ["".join(bit.words for bit in line) for line in lines] == ["x" * 10, "x" * 10, "x" * 5]


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("ballots.keep_months", ["ballots.keep_", "months"]),
        ("someone@a-long-name.example", ["someone@a-", "long-name.", "example"]),
        ("a.bcdefghijklmnop", ["a.bcdefghijklm", "nop"]),
    ],
)
def test_a_long_word_is_cut_behind_a_joint_where_one_is_near(word, lines):
    found = wrap_bits((Bit(word),), 14, 10)
    assert ["".join(bit.words for bit in line) for line in found] == lines


def test_what_no_longer_fits_is_marked():
    lines = wrap_bits((Bit("one two three four"),), 9, 1)
    assert "".join(bit.words for bit in lines[0]) == "one two…"


def test_a_break_begins_a_line_or_becomes_a_dot():
    bits = bits_of((Bit("trustee"), BREAK, Bit("recorded later", Tone.QUIET)))
    assert len(wrap_bits(bits, 40, 3)) == 2
    assert "".join(bit.words for bit in clip_bits(bits, 40)) == "trustee · recorded later"


def test_tones_survive_clipping_and_wrapping():
    bits = (Bit("late ", Tone.LATE), Bit("and then some more"))
    assert clip_bits(bits, 8)[0].tone is Tone.LATE
    assert wrap_bits(bits, 8, 3)[0][0].tone is Tone.LATE


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_hostile_stays_in_a_cell(words):
    assert not control_characters(bit.words for bit in bits_of(Bit(words)))
