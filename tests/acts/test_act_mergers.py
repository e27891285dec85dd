"""Two records of one person or organisation: taken as one, told as one, taken apart again."""

from __future__ import annotations

from datetime import date

import pytest
from contests import Contest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept import known_rows

from compacttui.acts import mergers, organisations, partnerships, people, selections
from compacttui.acts.terms import gain_otherwise
from compacttui.questions.ledger import Wanted, entry, history, timeline
from compacttui.questions.people import people as people_on_register
from compacttui.questions.things import resolve
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import Capacity


@pytest.fixture
def twice(desk):
    """Ben Cole, and B. Cole who holds a seat: one and the same."""
    ben = people.register(desk, name="Ben Cole")
    short = people.register(desk, name="B. Cole")
    trust = organisations.register(desk, name="Harbour Youth Trust")
    people.begin_affiliation(
        desk, person=short, organisation=trust, capacity=Capacity.TRUSTEE, since=PartialDate(2020)
    )
    board = partnerships.register(desk, name="Health Board")
    young = partnerships.define_constituency(desk, name="Young people")
    seat = partnerships.create_seat(desk, partnership=board, name="Youth seat", constituency=young)
    gain_otherwise(desk, seat=seat, person=short, already_serving=True, since=PartialDate(2021))
    return ben, short, trust, seat


def without_mergers(desk):
    """The tables, except the one that says what was merged once."""
    return {table: rows for table, rows in known_rows(desk).items() if table != "merger"}


def test_what_belonged_to_the_one_belongs_to_the_other(desk, view_of, twice):
    ben, short, _, _ = twice
    mergers.merge_people(desk, person=short, other=ben, reason="the same address")
    view = view_of(desk)
    rows = [row for row in people_on_register(view) if "Cole" in row.person]
    assert [(row.person, row.seats, row.belongs) for row in rows] == [
        ("Ben Cole", "Youth seat, Health Board", "trustee, Harbour Youth Trust")
    ]
    told = [row.what for row in timeline(view, "person", ben)]
    assert "term began" in told
    assert "two records taken as one" in told
    assert told.count("two records taken as one") == 1
    entries = [row.seq for row in history(view, Wanted(thing=ben))]
    assert len(entries) == len(set(entries)) > 4
    assert resolve(view, "person", "B. Cole") == ben
    assert not verify(desk.database, desk.town).findings


def test_taken_apart_everything_stands_as_before(desk, view_of, twice):
    ben, short, _, _ = twice
    before = without_mergers(desk)
    mergers.merge_people(desk, person=short, other=ben)
    mergers.unmerge_people(desk, person=ben, reason="two brothers")
    assert without_mergers(desk) == before
    assert [row.what for row in timeline(view_of(desk), "person", ben)][-1] == "records taken apart again"
    assert not verify(desk.database, desk.town).findings


def test_what_came_since_stays_with_the_record_that_stayed(desk, view_of, twice):
    ben, short, trust, _ = twice
    mergers.merge_people(desk, person=short, other=ben)
    people.begin_affiliation(
        desk, person=ben, organisation=trust, capacity=Capacity.VOLUNTEER, since=PartialDate(2026)
    )
    mergers.unmerge_people(desk, person=ben)
    rows = {row.person: row.belongs for row in people_on_register(view_of(desk))}
    assert rows["Ben Cole"] == "volunteer, Harbour Youth Trust"
    assert rows["B. Cole"] == "trustee, Harbour Youth Trust"


def test_organisations_are_taken_as_one_and_apart(desk, view_of, twice):
    _, _, trust, _ = twice
    other = organisations.register(desk, name="Harbour Youth Trust Ltd")
    before = without_mergers(desk)
    mergers.merge_organisations(desk, organisation=trust, other=other)
    rows = {row.person: row.belongs for row in people_on_register(view_of(desk))}
    assert rows["B. Cole"] == "trustee, Harbour Youth Trust Ltd"
    assert any(row.what == "affiliation began" for row in timeline(view_of(desk), "organisation", other))
    mergers.unmerge_organisations(desk, organisation=other)
    assert without_mergers(desk) == before
    assert not verify(desk.database, desk.town).findings


def test_what_is_two_cannot_be_one(desk, twice):
    ben, short, trust, _ = twice
    other = organisations.register(desk, name="Harbour Trading")
    organisations.connect(desk, organisation=trust, other=other, reason="the same trustees")
    for refused, says in (
        (lambda: mergers.merge_people(desk, person=ben, other=ben), "one record already"),
        (lambda: mergers.merge_people(desk, person=desk.person, other=ben), "This record is you"),
        (lambda: mergers.unmerge_people(desk, person=ben), "No other record"),
        (lambda: mergers.merge_organisations(desk, organisation=trust, other=other), "cannot be one"),
    ):
        with pytest.raises(Refused, match=says):
            refused()
    people.give_roles(desk, person=short, roles=[Role.REPRESENTATIVE])
    with pytest.raises(Refused, match="roles"):
        mergers.merge_people(desk, person=short, other=ben)


def test_the_public_is_not_told_whose_records_they_were(desk, view_of, twice):
    ben, short, _, _ = twice
    mergers.merge_people(desk, person=short, other=ben)
    public = view_of(desk, role=Role.PUBLIC)
    opened = entry(public, desk.kept.start)
    assert opened.about == ()
    assert opened.changes == ()


@given(st.lists(st.sampled_from(["ab", "bc", "cb", "ba", "ac", "b", "c", "a"]), max_size=6))
@settings(max_examples=4)
def test_however_records_are_merged_the_tables_are_what_the_entries_say(make_town, steps):
    desk = make_town()
    one = {letter: people.register(desk, name=f"Person {letter}") for letter in "abc"}
    trust = organisations.register(desk, name="Harbour Youth Trust")
    for person in one.values():
        people.begin_affiliation(
            desk,
            person=person,
            organisation=trust,
            capacity=Capacity.MEMBER,
            since=PartialDate.of(date(2020, 1, 1)),
        )
    for step in steps:
        try:
            if len(step) == 1:
                mergers.unmerge_people(desk, person=one[step])
            else:
                mergers.merge_people(desk, person=one[step[0]], other=one[step[1]])
        except Refused:
            continue
    assert not verify(desk.database, desk.town).findings


def test_who_stands_on_a_frozen_register_keeps_their_record_and_takes_the_other(desk):
    contest = Contest.of(desk)
    contest.open()
    contest.until_published("Ada Novak", "Ben Cole", "Sol Bright")
    selections.freeze(desk, contest.selection)
    member, fellow = contest.members[:2]
    other = organisations.register(desk, name="Harbour Trading")
    for gone, kept, says in (
        (
            member,
            other,
            r"register of electors, which was frozen .* Nothing was changed\. Let the other one go into it",
        ),
        (
            member,
            fellow,
            r"Both records stand in the same register of electors, as two\. .* Nothing was changed",
        ),
    ):
        with pytest.raises(Refused, match=says):
            mergers.merge_organisations(desk, organisation=gone, other=kept)
    mergers.merge_organisations(desk, organisation=other, other=member)
    assert not verify(desk.database, desk.town).findings
