"""Two people at one record: nothing that one of them changed is silently overwritten by the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.acts import organisations, people
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.meanwhile import ChangedMeanwhile, as_seen
from compacttui.acts.registry import all_acts
from compacttui.acts.towns import found
from compacttui.questions.clashes import clashes_in_words
from compacttui.questions.offers import entries_now
from compacttui.questions.view import View
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.columns import subject_tables
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.roles import Role
from compacttui.rules.words import MembershipClass, MembershipStatus

TODAY = date(2026, 3, 2)


@pytest.fixture(params=["a file", pytest.param("a server", marks=[pytest.mark.postgres, pytest.mark.slow])])
def office(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Desk]:
    """An officer's desk on each store."""
    if request.param == "a file":
        yield desk
        return
    with closing(schema.create(url_of(request.getfixturevalue("server_database")))) as database:
        chance = SeededChance("x")
        town = found(database, town_name="Eastmere (example)", name="Ama Larbi", at=desk.now, chance=chance)
        yield Desk(
            database, town.town, town.founder, Role.CVS_OFFICER, desk.rules, FixedClock(desk.now), chance
        )


def seen_by(desk: Desk) -> View:
    """What an officer sees."""
    return View(desk.database, desk.town, desk.person, desk.role, desk.rules, desk.now)


def colleague_of(desk: Desk) -> Desk:
    """Another officer, who looked at the same moment."""
    return replace(desk, person=people.register(desk, "Priya Shah", roles=[Role.CVS_OFFICER]))


def test_the_second_sees_each_value_that_both_changed_and_then_chooses(office: Desk) -> None:
    body = organisations.register(office, "Harbour Trust")
    priya = colleague_of(office)
    mine = as_seen(organisations.rename, entries_now(seen_by(office)))
    organisations.rename(priya, body, "Harbour Youth Trust", TODAY)
    with pytest.raises(ChangedMeanwhile, match=r"Priya Shah, .*: organisation renamed") as told:
        mine(office, organisation=body, name="The Harbour Trust", since=TODAY)
    (row,) = clashes_in_words(seen_by(office), told.value.clashes)
    assert (row.what, row.was, row.theirs, row.mine, row.by) == (
        "Name", "Harbour Trust", "Harbour Youth Trust", "The Harbour Trust", "Priya Shah",
    )  # fmt: skip
    before = verify(office.database, office.town).entries
    assert before == entries_now(seen_by(office))
    mine(office, organisation=body, name="The Harbour Trust", since=TODAY)
    verdict = verify(office.database, office.town, deep=True)
    assert (verdict.ok, verdict.entries) == (True, before + 1)


def test_what_only_one_of_them_changed_needs_no_choice(office: Desk) -> None:
    body = organisations.register(office, "Harbour Trust")
    priya = colleague_of(office)
    mine = as_seen(organisations.rename, entries_now(seen_by(office)))
    organisations.change_membership(priya, body, MembershipClass.ASSOCIATE, MembershipStatus.CURRENT, TODAY)
    mine(office, organisation=body, name="The Harbour Trust", since=TODAY)
    assert verify(office.database, office.town, deep=True).ok


def test_what_one_changed_oneself_is_known(office: Desk) -> None:
    body = organisations.register(office, "Harbour Trust")
    mine = as_seen(organisations.rename, entries_now(seen_by(office)))
    organisations.rename(office, body, "Harbour", TODAY)
    mine(office, organisation=body, name="The Harbour Trust", since=TODAY)


def test_the_same_change_twice_is_no_clash(office: Desk) -> None:
    body = organisations.register(office, "Harbour Trust")
    priya = colleague_of(office)
    mine = as_seen(organisations.rename, entries_now(seen_by(office)))
    organisations.rename(priya, body, "Harbour", TODAY)
    mine(office, organisation=body, name="Harbour", since=TODAY)


_CHANGES: dict[str, tuple[frozenset[str], Any]] = {
    "name": (
        frozenset({"name"}),
        lambda act, desk, body, n: act(organisations.rename)(
            desk, organisation=body, name=f"Name {n}", since=TODAY
        ),
    ),
    "membership": (
        frozenset({"membership_class", "membership_state"}),
        lambda act, desk, body, n: act(organisations.change_membership)(
            desk,
            organisation=body,
            membership_class=[MembershipClass.ASSOCIATE, MembershipClass.AFFILIATE][n % 2],
            membership_state=[MembershipStatus.LAPSED, MembershipStatus.SUSPENDED][n % 2],
            since=TODAY,
        ),
    ),
}
"""Acts by the values that they change."""


@given(hers=st.lists(st.sampled_from(sorted(_CHANGES)), max_size=4), mine=st.sampled_from(sorted(_CHANGES)))
def test_an_act_is_refused_once_exactly_where_it_would_overwrite(
    make_town: Callable[[], Desk], hers: list[str], mine: str
) -> None:
    desk = make_town()
    body = organisations.register(desk, "Harbour Trust")
    priya = colleague_of(desk)
    seen = partial(as_seen, since=entries_now(seen_by(desk)))
    for number, one in enumerate(hers):
        _CHANGES[one][1](lambda act: act, priya, body, number * 2)
    columns, do = _CHANGES[mine]
    overwrites = any(_CHANGES[one][0] & columns for one in hers)
    deeds: dict[object, Any] = {}

    def once(act: Any) -> Any:
        return deeds.setdefault(act, seen(act))

    if overwrites:
        before = entries_now(seen_by(desk))
        with pytest.raises(ChangedMeanwhile) as told:
            do(once, desk, body, 99)
        assert {one.column for one in told.value.clashes} == set(columns)
        assert entries_now(seen_by(desk)) == before
    do(once, desk, body, 99)


def test_every_record_has_versions() -> None:
    """What is compared: each row of a record is one version of it, and the ledger knows which entry wrote it."""
    for table in subject_tables.values():
        assert [column.name for column in table.primary_key] == ["log", "id", "version"]
        assert not table.c.recorded_seq.nullable


def test_no_act_has_a_field_that_a_draft_needs_for_itself() -> None:
    from compacttui.rules.meanwhile import SEEN

    assert not any(spec.name == SEEN for act in all_acts().values() for spec in act.fields)
