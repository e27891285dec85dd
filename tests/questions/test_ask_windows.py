"""Long lists by the page: nothing twice, nothing missing, wherever one jumps."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from compacttui.acts import people as acts
from compacttui.questions import windows
from compacttui.questions.people import people
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Window
from compacttui.records.people import person
from compacttui.tui.widgets import pages

NUMBER = 600


@pytest.fixture
def crowded(desk, view_of) -> View:
    """A town with six hundred people beside its founder, many of one name."""
    with desk.together():
        for number in range(NUMBER):
            acts.register(desk, f"Person {number % 90:02}")
    return view_of(desk)


@pytest.fixture
def window(crowded) -> Callable[..., Window[tuple[str, str]]]:
    """Makes a window over the people's names and ids, in any order of the two."""

    def make(*descending: bool) -> Window[tuple[str, str]]:
        columns = (person.c.folded, person.c.id)
        keys = [Key(column, down) for column, down in zip(columns, descending, strict=True)]
        query = select(person.c.folded, person.c.id).where(crowded.true(person))
        return Window(crowded, query, keys, lambda _, rows: [(row.folded, row.id) for row in rows])

    return make


def test_a_page_is_as_long_as_the_interface_asks_for():
    assert windows.PAGE == pages.PAGE


@pytest.mark.parametrize("descending", [(False, False), (True, True), (False, True), (True, False)])
def test_pages_in_turn_give_every_row_once_in_order(window, descending):
    rows = list(window(*descending))
    assert len(set(rows)) == len(rows) == NUMBER + 1
    by_name, by_id = descending
    expected = sorted(
        sorted(rows, key=lambda row: row[1], reverse=by_id), key=lambda row: row[0], reverse=by_name
    )
    assert rows == expected


@pytest.mark.parametrize("descending", [(False, False), (False, True)])
def test_a_jump_gives_the_same_page_as_going_there(window, descending):
    gone = list(window(*descending))
    last = window(*descending).page(2)
    assert list(last) == gone[512:]
    assert window(*descending).page(1) == tuple(gone[256:512])


def test_there_is_nothing_before_the_first_and_after_the_last_page(window):
    one = window(False, False)
    assert one.page(-1) == ()
    assert one.page(3) == ()
    assert list(one.counts()) == [NUMBER + 1]


def test_a_window_is_a_sequence_that_reads_only_what_is_asked(window):
    one = window(False, False)
    assert len(one) == NUMBER + 1
    assert one[0][0] == "ama larbi"
    assert one[-1] == one.page(2)[-1]
    assert one[250:260] == (*one.page(0)[250:], *one.page(1)[:4])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 2), min_size=1, max_size=12))
def test_in_whatever_order_pages_are_read_they_are_the_same(window, order):
    expected = list(window(False, False))
    one = window(False, False)
    for index in order:
        assert list(one.page(index)) == expected[index * 256 : (index + 1) * 256]


def test_threads_may_read_at_the_same_time(window):
    one = window(False, False)
    with ThreadPoolExecutor(2) as threads:
        pages_read = list(threads.map(one.page, [2, 1, 0, 2, 1, 0]))
    assert pages_read[:3] == pages_read[3:]
    assert {row for page in pages_read for row in page} == set(window(False, False))


def test_nobody_comes_twice_in_a_list_of_people(crowded):
    rows = people(crowded)
    assert len(rows) == len({row.id for row in rows}) == NUMBER + 1
    assert len(people(crowded, words="person 07")) == 7
