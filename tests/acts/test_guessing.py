"""Guessing passphrases: what it gets, whom it keeps waiting, what it tells, and how long it takes."""

from __future__ import annotations

import json
from datetime import timedelta
from statistics import median
from threading import Thread
from time import perf_counter

import pytest
from doors import AMAS, BENS, WRONG, Closed
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from compacttui.acts.accounts import hashes
from compacttui.records.work import tried
from compacttui.rules.passphrases import once_from
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.signing_in import wait_after


def guess(closed: Closed, name: str, passphrase: str = WRONG) -> str:
    """A try that fails; gives what was said."""
    with pytest.raises(NotPermitted) as refused:
        closed.sign_in(name, passphrase)
    return refused.value.message


def test_after_five_wrong_tries_the_right_one_waits_and_nobody_else_does(closed: Closed):
    said = [guess(closed, "Ben Osei") for _ in range(5)]
    assert "wait" not in "".join(said[:4])
    assert said[4].endswith("it can be tried again at 09:01. Nobody else is kept waiting.")
    assert guess(closed, "Ben Osei", BENS).startswith("There were too many tries for this name")
    assert closed.sign_in("Ama Larbi", AMAS).failed == 0
    closed.wait(seconds=20)
    guess(closed, "Ben Osei", BENS)
    closed.wait(seconds=11)
    assert closed.sign_in("Ben Osei", BENS).failed == 5
    assert closed.sign_in("Ben Osei", BENS).failed == 0


def test_each_further_wrong_try_waits_twice_as_long(closed: Closed):
    for _ in range(5):
        guess(closed, "Ben Osei")
    for seconds in (30, 60, 120):
        closed.wait(seconds=seconds - 10)
        assert guess(closed, "Ben Osei").startswith("There were")
        closed.wait(seconds=11)
        assert guess(closed, "Ben Osei").startswith("This name")


@pytest.mark.parametrize("name", ["Ben Osei", "Nobody At All"])
def test_a_name_that_nobody_has_is_answered_word_for_word_the_same(closed: Closed, name: str):
    said = [guess(closed, name) for _ in range(8)]
    closed.wait(seconds=31)
    said.append(guess(closed, name))
    assert said[5] == said[6] == said[7]
    assert [one.partition(".")[0] for one in said] == [
        *["This name and passphrase do not go together"] * 5,
        *["There were too many tries for this name: it can be tried again at 09:01"] * 3,
        "This name and passphrase do not go together",
    ]


def test_a_lock_out_is_one_entry_with_the_number_of_tries(closed: Closed):
    for _ in range(50):
        guess(closed, "Ben Osei")
    assert [json.loads(body)["data"] for body in closed.told("sign_in.failed")] == [{"tries": 5}]
    closed.wait(seconds=31)
    guess(closed, "Ben Osei")
    found = [json.loads(body) for body in closed.told("sign_in.failed")]
    assert [one["data"]["tries"] for one in found] == [5, 46]
    assert {one["subject"] for one in found} == {closed.ben}
    assert {one["actor"] for one in found} == {closed.desk.town}


def test_whoever_comes_back_hears_of_what_no_entry_told_yet(closed: Closed):
    for _ in range(20):
        guess(closed, "Ben Osei")
    closed.wait(minutes=2)
    assert closed.sign_in("Ben Osei", BENS).failed == 5
    assert [json.loads(body)["data"]["tries"] for body in closed.told("sign_in.failed")] == [5, 15]


def test_names_that_nobody_has_share_one_entry_an_hour(closed: Closed):
    for number in range(3):
        for _ in range(5):
            guess(closed, f"Nobody {number}")
    assert [json.loads(body)["data"]["tries"] for body in closed.told("sign_in.failed")] == [5]
    closed.wait(minutes=61)
    guess(closed, "Nobody 9")
    found = [json.loads(body) for body in closed.told("sign_in.failed")]
    assert [one["data"]["tries"] for one in found] == [5, 11]
    assert found[0]["subject"] == closed.desk.town


def test_what_was_tried_is_forgotten_after_a_day_and_takes_no_room_for_ever(closed: Closed):
    for number in range(4):
        guess(closed, f"Nobody {number}")
    closed.wait(days=1, minutes=1)
    guess(closed, "Ben Osei")
    with closed.desk.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(tried)).scalar() == 1


def test_programs_that_try_at_once_get_no_try_more(closed: Closed, monkeypatch: pytest.MonkeyPatch):
    looked_at: list[str] = []
    right = hashes.fits

    def counted(row, typed):
        looked_at.append(typed)
        return right(row, typed)

    monkeypatch.setattr(hashes, "fits", counted)
    threads = [Thread(target=lambda: guess(closed, "Ben Osei")) for _ in range(16)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(looked_at) == 5


@pytest.mark.parametrize(
    "tries", [300, pytest.param(10_000, marks=[pytest.mark.long, pytest.mark.timeout(600)])]
)
def test_ten_thousand_tries_get_no_account_and_lock_nobody_else_out(
    tries: int, closed: Closed, monkeypatch: pytest.MonkeyPatch
):
    looked_at = amas = 0
    right = hashes.fits

    def counted(row, typed):
        nonlocal looked_at
        looked_at += 1
        return right(row, typed)

    monkeypatch.setattr(hashes, "fits", counted)
    begun = closed.now
    for number in range(tries):
        guess(closed, "Ben Osei", f"{once_from(number.to_bytes(16, 'big'))} {number}")
        closed.wait(seconds=1)
        if number % 1000 == 999 or number == 200:
            assert closed.sign_in("Ama Larbi", AMAS).person == closed.desk.person
            amas += 1
    hours = (closed.now - begun).total_seconds() / 3600
    # Five at once, seven while the wait doubles up to an hour, one in each hour after it; Ama's own are looked at, too.
    assert looked_at - amas <= 5 + 7 + hours
    assert len(closed.told("sign_in.failed")) <= 1 + 7 + hours
    closed.wait(hours=1)
    assert closed.sign_in("Ben Osei", BENS).person == closed.ben


@pytest.mark.slow
def test_a_name_that_nobody_has_takes_as_long_as_one_with_an_account(closed: Closed):
    took: dict[str, list[float]] = {"Ben Osei": [], "Nobody At All": [], "Cara Nwosu": []}
    for _ in range(12):
        for name, times in took.items():
            begun = perf_counter()
            guess(closed, name)
            times.append(perf_counter() - begun)
        closed.wait(hours=25)
    known, unknown, without = (median(times) for times in took.values())
    assert abs(unknown - known) < 0.2 * known, took
    assert abs(without - known) < 0.2 * known, took


@settings(max_examples=8)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4000)), max_size=9))
def test_whatever_is_tried_whenever_the_right_one_opens_only_while_the_name_does_not_wait(closed_town, tries):
    closed = closed_town.at_night()
    failures, free_at = 0, closed.now
    for is_right, pause in tries:
        closed.wait(seconds=pause)
        waits = closed.now < free_at
        try:
            closed.sign_in("Ben Osei", BENS if is_right else WRONG)
        except NotPermitted:
            assert waits or not is_right
            if not waits:
                failures += 1
                free_at = closed.now + wait_after(failures, closed.desk.rules)
        else:
            assert is_right
            assert not waits
            failures = 0
        assert free_at - closed.now <= timedelta(hours=1)
