"""What is kept of selections: papers as text, and what the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from contests import Contest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from compacttui.acts import selections
from compacttui.acts.desk import Desk
from compacttui.counting import Profile
from compacttui.records.selections import (
    elector,
    nomination,
    profile_text,
    read_profile,
    selection,
    selection_seat,
)
from compacttui.records.terms import day_after

NAMES = ["nom-a", "nom-b", "nom-c", "nom-d"]


def rankings(equals: bool) -> st.SearchStrategy[tuple[object, ...]]:
    strict = st.permutations(range(4)).flatmap(lambda p: st.integers(1, 4).map(lambda n: tuple(p[:n])))
    if not equals:
        return strict
    return strict.map(lambda one: (tuple(sorted(one[:2])), *one[2:]) if len(one) > 1 else one)


@given(
    papers=st.booleans().flatmap(
        lambda equals: st.lists(st.tuples(rankings(equals), st.integers(1, 9)), max_size=8)
    ),
    withdrawn=st.sets(st.integers(0, 3), max_size=2),
    blank=st.integers(0, 5),
)
def test_papers_come_back_from_their_text_as_they_were(
    papers: list[tuple[tuple[object, ...], int]], withdrawn: set[int], blank: int
) -> None:
    profile = Profile.of(NAMES, 2, papers, withdrawn=withdrawn, rejected={"blank": blank}, title="2026-01")  # type: ignore[arg-type]
    again = read_profile(profile_text(profile))
    assert again == profile
    assert again.sha256 == profile.sha256


@given(papers=st.lists(st.tuples(rankings(False), st.integers(1, 9)), min_size=1, max_size=8), data=st.data())
def test_the_text_of_papers_does_not_tell_their_order(
    papers: list[tuple[tuple[object, ...], int]], data: st.DataObject
) -> None:
    one_by_one = [(ranking, 1) for ranking, number in papers for _ in range(number)]
    shuffled = data.draw(st.permutations(one_by_one))
    assert profile_text(Profile.of(NAMES, 1, shuffled)) == profile_text(Profile.of(NAMES, 1, papers))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "{}", "[]", '"(erased)"', "(erased)", '{"candidates": 3}'])
def test_something_else_is_not_read_as_papers(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_profile(text)


@pytest.mark.parametrize(
    ("last", "first_out"),
    [("2026-02-28", "2026-03-01"), ("2024-12-31", "2025-01-01"), ("2024-03", "2024-03"), ("2024", "2024")],
)
def test_the_first_day_out_of_office(last: str, first_out: str) -> None:
    assert day_after(last) == first_out


# --- what the database refuses behind everybody's back ------------------------------------------------------------


@pytest.fixture
def contest(desk: Desk) -> Contest:
    made = Contest.of(desk)
    made.open()
    return made


def copied(contest: Contest, table, **changes: object) -> Callable[[], None]:
    """Insert a row like the first one, with other values."""

    def insert() -> None:
        with contest.office.database.connected(writes=True) as connection, connection.begin():
            row = dict(connection.execute(select(table)).mappings().first() or {})
            connection.execute(table.insert().values({**row, **changes}))

    return insert


def test_a_seat_stands_in_one_open_process_at_a_time(contest: Contest) -> None:
    with pytest.raises(IntegrityError):
        copied(contest, selection_seat, id=f"{contest.selection}.2", version=1)()


def test_two_processes_cannot_have_one_reference(contest: Contest) -> None:
    with pytest.raises(IntegrityError):
        copied(contest, selection, id=contest.officer)()


def test_dates_of_a_process_increase_in_the_table_too(contest: Contest) -> None:
    with pytest.raises(IntegrityError, match="dates_increase"):
        copied(contest, selection, version=9, poll_opens_at="2026-12-31T09:00:00Z")()


def test_an_organisation_stands_once_on_a_register(contest: Contest) -> None:
    selections.freeze(contest.office, contest.selection)
    with pytest.raises(IntegrityError):
        copied(contest, elector, id=contest.officer)()


def test_one_person_has_one_candidacy_in_a_process(contest: Contest) -> None:
    contest.nominate("Maria Okafor")
    with pytest.raises(IntegrityError):
        copied(contest, nomination, id=contest.officer)()


def test_an_elected_candidate_has_a_seat_and_a_reserve_its_number(contest: Contest) -> None:
    contest.nominate("Maria Okafor")
    for state, name in (("elected", "elected_has_a_seat"), ("reserve", "reserve_has_its_number")):
        with pytest.raises(IntegrityError, match=name):
            copied(contest, nomination, version=9, state=state)()
