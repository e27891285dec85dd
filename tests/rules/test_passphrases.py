"""What is fit to be a passphrase, and how long a name waits after wrong ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.passphrases import (
    ALPHABET,
    bare_letters,
    check_passphrase,
    is_recovery_code,
    once_from,
    recovery_code_from,
    same_letters,
)
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.signing_in import is_forgotten, wait_after, words_on

GOOD = "seven herons wade at dusk"


@pytest.mark.parametrize(
    "poor",
    [
        "passwordpassword",
        "Password123456!",
        "correct horse battery staple",
        "QwertyQwerty12",
        "aaaaaaaaaaaa",
        "Ama Larbi Ama Larbi",
        "EastmereEastmere1",
        "amalarbi eastmere 1",
    ],
)
def test_what_is_tried_first_is_refused_however_long(poor: str):
    with pytest.raises(Refused, match="one of the first") as refused:
        check_passphrase(poor, poor, "passphrase", known=("Ama Larbi", "Eastmere"))
    assert refused.value.field == "passphrase"


@pytest.mark.parametrize("good", [GOOD, "ama's seven herons", "пароль из слов", "x9!x9!kQ2#mW"])
def test_length_is_what_counts(good: str):
    assert check_passphrase(good, good, "passphrase", known=("Ama Larbi", "Eastmere")) == same_letters(good)


def test_it_is_typed_twice_the_same():
    with pytest.raises(Refused, match="not what was typed the first time") as refused:
        check_passphrase(GOOD, f"{GOOD}s", "passphrase")
    assert refused.value.field == "passphrase_again"


@given(st.binary(min_size=32, max_size=32))
def test_what_the_program_makes_up_can_be_read_out_and_typed_back_in_any_way(random: bytes):
    once, code = once_from(random), recovery_code_from(random)
    for made, letters in ((once, 16), (code, 28)):
        assert set(made) <= set(ALPHABET) | {"-"}
        assert len(bare_letters(made)) == letters
        assert bare_letters(made) == bare_letters(made.lower().replace("-", " "))
    assert is_recovery_code(same_letters(code.lower()))
    assert not is_recovery_code(same_letters(once))


def test_the_wait_begins_with_the_fifth_wrong_try_and_doubles_to_its_end(rules: RuleBook):
    waits = [wait_after(failures, rules).total_seconds() for failures in range(15)]
    assert waits[:5] == [0] * 5
    assert waits[5:12] == [30, 60, 120, 240, 480, 960, 1920]
    assert set(waits[12:]) == {3600}


@given(st.integers(0, 10**9))
def test_no_number_of_tries_makes_anybody_wait_longer_than_the_longest(failures: int):
    from compacttui.exchange.settings import default_book

    book = default_book()
    assert wait_after(failures, book) <= timedelta(minutes=book.sign_in.longest_wait_minutes)
    assert wait_after(failures, book) <= wait_after(failures + 1, book)


def test_tries_are_forgotten_after_a_quiet_day():
    last = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert not is_forgotten(last, last + timedelta(hours=23, minutes=59))
    assert is_forgotten(last, last + timedelta(days=1))


def test_whoever_signs_in_hears_of_wrong_tries():
    assert "typed once with your name" in words_on(1)
    assert "typed 7 times with your name" in words_on(7)
