"""Ballot codes, marks, passphrases, and where a result gives votes away."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compacttui.rules.polls import (
    Style,
    as_typed,
    beside,
    code_from,
    counted_as,
    few_electors,
    findings,
    given_away,
    judged,
    read_code,
    read_marks,
    recovery_code_from,
    same_letters,
    style_of,
)
from compacttui.rules.polls.codes import ALPHABET, BYTES_NEEDED
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import RejectedBecause

CODES = st.binary(min_size=BYTES_NEEDED, max_size=BYTES_NEEDED).map(code_from)


@given(CODES, st.sampled_from(["-", " ", "", " - "]), st.booleans())
def test_a_code_is_read_however_it_is_spaced_or_capitalised(code, between, small):
    groups = as_typed(code).split("-")
    assert [len(group) for group in groups] == [4, 4, 4]
    typed = between.join(groups)
    assert read_code(typed.lower() if small else typed) == code


@given(CODES, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_every_single_wrong_letter_is_found(code, place, letter):
    assume(code[place] != letter)
    with pytest.raises(Refused, match="One letter is not right"):
        read_code(code[:place] + letter + code[place + 1 :])


@given(CODES, st.integers(0, 11), st.integers(0, 11))
def test_any_two_letters_in_each_others_place_are_found(code, one, other):
    assume(code[one] != code[other])
    letters = list(code)
    letters[one], letters[other] = letters[other], letters[one]
    with pytest.raises(Refused, match="changed places"):
        read_code("".join(letters))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "There are 0 here"),
        ("ABCD-EFGH", "There are 8 here"),
        ("ABCD-EFGH-JKM1", "Letter 4 of group 3 is “1”"),
        ("ABCO-EFGH-JKMN", "I, L and O are never used"),
        ("ABCD-EFÄH-JKMN", "plain letters only"),
        ("ABCD-EFGH-JKMNP", "There are 13 here"),
    ],
)
def test_what_cannot_be_a_code_says_where_it_is_wrong(typed, says):
    with pytest.raises(Refused, match=says):
        read_code(typed)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5).map(tuple))
def test_a_ranked_paper_counts_from_1_on_as_far_as_each_number_stands_once(marks):
    said = judged(marks, Style.RANKED)
    if isinstance(said, RejectedBecause):
        assert marks.count(1) != 1
        assert said is (
            RejectedBecause.BLANK
            if not any(marks)
            else RejectedBecause.DUPLICATE_RANK
            if marks.count(1)
            else RejectedBecause.NO_FIRST_PREFERENCE
        )
        return
    assert [marks[place] for place in said] == list(range(1, len(said) + 1))
    assert all(marks.count(number) == 1 for number in range(1, len(said) + 1))
    assert marks.count(len(said) + 1) != 1
    # Whatever does not count is asked about before it is cast.
    assert bool(list(findings(marks, Style.RANKED, 1))) == (len(said) < sum(map(bool, marks)))


def test_x_marks_are_everybody_who_is_marked():
    assert judged((0, 1, 1), Style.ANY) == (1, 2)
    assert judged((0, 1, 0), Style.ONE) == (1,)
    assert list(findings((1, 1, 0), Style.ONE, 1)) == [
        "There are 2 marks, and 1 at most: the paper would be rejected."
    ]
    assert list(findings((1, 1, 0), Style.SEVERAL, 2)) == []
    assert [style_of(name) for name in ("fptp", "block", "approval", "scottish-stv")] == [
        Style.ONE,
        Style.SEVERAL,
        Style.ANY,
        Style.RANKED,
    ]


def test_yes_and_no_have_a_box_each_and_a_count_has_a_no_beside_each_name():
    assert [box for name in ("Ada", "Ben") for box in beside(name, Style.YES_NO)] == [
        "Yes to Ada",
        "No to Ada",
        "Yes to Ben",
        "No to Ben",
    ]
    names = counted_as(["Ada", "Ben"], Style.YES_NO)
    assert [names[one] for one in judged((0, 1, 1, 0), Style.YES_NO)] == ["Ben", "No to Ada"]
    assert judged((0, 0, 0, 0), Style.YES_NO) is RejectedBecause.BLANK
    assert list(findings((1, 0, 0, 0), Style.YES_NO, 2)) == []
    assert list(findings((1, 0, 1, 1), Style.YES_NO, 2)) == [
        "Yes and No are both marked for name 2: that is no answer about them."
    ]
    with pytest.raises(Refused, match="3 marks, and 2 boxes on the paper"):
        read_marks("X - X", 2, Style.YES_NO)


@pytest.mark.parametrize(
    ("typed", "style", "marks"),
    [
        ("2 1 - 3", Style.RANKED, (2, 1, 0, 3)),
        ("2,1", Style.RANKED, (2, 1, 0, 0)),
        ("Blank", Style.RANKED, (0, 0, 0, 0)),
        ("- x", Style.ONE, (0, 1, 0, 0)),
        ("0 0 X X", Style.ANY, (0, 0, 1, 1)),
    ],
)
def test_marks_are_typed_from_the_top(typed, style, marks):
    assert read_marks(typed, 4, style) == marks


@pytest.mark.parametrize("typed", ["", "5", "1 2 3 4 1", "one", "X", "-1", "²"])
def test_what_is_no_mark_is_refused(typed):
    with pytest.raises(Refused):
        read_marks(typed, 4, Style.RANKED)


def test_a_recovery_code_is_read_without_its_dashes_and_a_passphrase_to_the_letter():
    code = recovery_code_from(bytes(range(32)))
    assert same_letters(code) == same_letters(code.lower().replace("-", " ")) == code.replace("-", "")
    assert same_letters(" Seven  Herons ") == "Seven  Herons"
    assert same_letters("ﬁve herons") == "five herons"


def test_a_poll_with_few_electors_is_said_to_give_votes_away(rules: RuleBook):
    assert few_electors(4, rules).startswith("Only 4 electors")
    assert few_electors(5, rules) == ""


@pytest.mark.parametrize(
    ("received", "valid", "different", "electors", "says"),
    [
        (9, 9, 1, 20, ["All papers say the same"]),
        (9, 9, 2, 20, []),
        (9, 8, 1, 20, []),
        (3, 3, 2, 20, ["Only 3 papers came"]),
        (4, 4, 2, 4, ["Only 4 papers came"]),
        (0, 0, 0, 4, ["Only 4 electors"]),
        (2, 2, 1, 9, ["Only 2 papers came", "All papers say the same"]),
    ],
)
def test_what_small_numbers_give_away_is_said(received, valid, different, electors, says, rules: RuleBook):
    said = list(
        given_away(received=received, valid=valid, different=different, electors=electors, book=rules)
    )
    assert len(said) == len(says)
    assert all(sentence.startswith(begins) for sentence, begins in zip(said, says, strict=True))
