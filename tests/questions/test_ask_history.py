"""The history in words: what happened, to whom, by whom, when and why; and who may read how much of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compacttui.acts import organisations, partnerships, people, terms
from compacttui.questions.ledger import Wanted, entry, history, record_history
from compacttui.questions.telling import all_tellers
from compacttui.questions.windows import PAGE
from compacttui.records.events import KINDS
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import EndedReason, MembershipClass, MembershipStatus


def whats(rows):
    return [row.what for row in rows]


def test_the_newest_entry_comes_first_and_the_first_says_that_records_began(office, view_of):
    rows = list(history(view_of(office.desk)))
    assert [row.seq for row in rows] == list(range(len(rows) - 1, -1, -1))
    assert rows[-1].what == "records begun"
    assert rows[0].what == "term began"


def test_a_row_says_what_to_whom_by_whom_when_and_why(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    partnerships.rename(office.desk, office.board, "Health Partnership", date(2026, 7, 1), "new law")
    row = history(view_of(office.desk))[0]
    assert (row.what, row.about, row.by) == (
        "partnership renamed",
        "Health and Wellbeing Board",
        "Ama Larbi, officer",
    )
    assert (row.note, row.reason) == ("now called Health Partnership", "new law")
    assert row.true_on == PartialDate(2026, 7, 1)
    assert row.recorded_at.isoformat() == "2026-06-30T08:00:00+00:00"


def test_a_thing_is_called_what_it_was_called_on_the_day(office, at, view_of):
    at(office.desk, date(2026, 7, 2))
    partnerships.rename(office.desk, office.board, "Health Partnership", date(2026, 7, 1))
    partnerships.create_seat(office.desk, office.board, "Faith seat", office.carers)
    created = [row.about for row in history(view_of(office.desk), Wanted(kind="seat"))]
    assert created == [
        "Faith seat, Health Partnership",
        "Tenants' seat, Health and Wellbeing Board",
        "Carers' seat, Health and Wellbeing Board",
    ]


def test_filters_narrow_and_combine(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED, reason="has moved away")
    view = view_of(office.desk)
    everything = list(history(view))
    assert whats(history(view, Wanted(since=date(2026, 6, 30)))) == ["term ended"]
    assert all(row.what.startswith("organisation") for row in history(view, Wanted(kind="organisation")))
    touching = [row.seq for row in history(view, Wanted(thing=office.maria))]
    assert touching == [row.seq for row in record_history(view, office.maria)]
    assert set(touching) < {row.seq for row in everything}
    both = history(view, Wanted(thing=office.maria, kind="term.ended"))
    assert whats(both) == ["term ended"]
    assert len(history(view, Wanted(actor=office.desk.person))) == len(everything)
    assert len(history(view, Wanted(actor=office.maria))) == 0
    assert len(history(view, Wanted(kind="no such thing"))) == 0
    assert len(history(view, Wanted(since=date(2030, 1, 1)))) == 0


def test_searching_finds_words_as_typed_names_and_what_happened(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED, reason="has moved to Ardmore; 100% sure")
    people.rename(office.desk, office.maria, "María Bello")
    view = view_of(office.desk)

    def found(text):
        return whats(history(view, Wanted(text=text)))

    assert found("ARDMORE") == ["term ended"]
    assert found("100%") == ["term ended"]
    assert found("_") == []
    assert "name changed" in found("maria bello")
    assert set(found("okafor")) == set(found("maria b"))
    assert found("tenants") == ["seat created", "constituency defined"]
    assert found("Membership changed") == []
    assert found("records beg") == ["records begun"]


def test_a_search_comes_in_portions_and_ends_complete(office, view_of):
    pages = history(view_of(office.desk), Wanted(text="term"))
    counts = list(pages.counts())
    assert counts == sorted(counts)
    assert counts[-1] == len(pages) == len(list(pages))


def test_on_a_past_day_the_history_ends_there(office, at, view_of):
    before = len(history(view_of(office.desk)))
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED)
    assert len(history(view_of(office.desk, as_at=date(2026, 6, 29)))) == before
    assert len(history(view_of(office.desk, known_on=date(2026, 6, 30)))) == before + 1
    assert len(history(view_of(office.desk, as_at=date(2020, 1, 1)))) == 0


def test_pages_of_a_long_history_have_no_gaps(office, view_of):
    with office.desk.together():
        for number in range(2 * PAGE):
            organisations.register(office.desk, f"Group {number}")
    pages = history(view_of(office.desk))
    assert [row.seq for row in pages] == list(range(len(pages) - 1, -1, -1))
    assert pages.page(1)[0].seq == len(pages) - 1 - PAGE
    of_kind = history(view_of(office.desk), Wanted(kind="organisation"))
    assert len({row.seq for row in of_kind}) == len(of_kind) == 2 * PAGE + 2


def test_every_kind_of_entry_is_told_in_its_own_words():
    assert sorted(KINDS.keys() - all_tellers().keys()) == []


# --- one entry opened ---------------------------------------------------------------------------------------------


def test_an_opened_entry_says_from_what_to_what_and_why(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    organisations.change_membership(
        office.desk,
        office.kettle,
        MembershipClass.FULL,
        MembershipStatus.LAPSED,
        date(2026, 6, 1),
        "no renewal",
    )
    newest = history(view_of(office.desk))[0]
    opened = entry(view_of(office.desk), newest.seq)
    assert (opened.by, opened.role, opened.reason) == ("Ama Larbi", "officer", "no renewal")
    assert opened.true_on == PartialDate(2026, 6, 1)
    (change,) = opened.changes
    assert (change.kind, change.name, change.is_new) == ("organisation", "Copper Kettle Befriending", False)
    assert [(value.what, value.before, value.after) for value in change.values] == [
        ("Membership is", "current", "lapsed")
    ]


def test_an_entry_that_began_a_record_shows_what_it_began_with(office, view_of):
    created = history(view_of(office.desk), Wanted(kind="seat.created"))[-1]
    (change,) = entry(view_of(office.desk), created.seq).changes
    assert change.is_new
    said = {value.what: value.after for value in change.values}
    assert said["Name"] == "Carers' seat"
    assert said["Constituency"] == "Carers"
    assert said["Kind of seat"] == "representative"
    assert said["Deputy allowed"] == "yes"
    assert not any(word in str(said) for word in ("sea-", "par-", "None", "expert_involvement"))


def test_a_receipt_names_the_entry_its_fingerprint_and_the_size_of_the_ledger(office, view_of):
    size = len(history(view_of(office.desk)))
    receipt = entry(view_of(office.desk), 3).receipt
    assert (receipt.seq, receipt.size, len(receipt.leaf)) == (3, size, 64)
    assert entry(view_of(office.desk), 4).receipt.leaf != receipt.leaf


def test_an_entry_that_is_not_there_yet_cannot_be_opened(office, at, view_of):
    size = len(history(view_of(office.desk)))
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED)
    assert entry(view_of(office.desk), size).what == "term ended"
    with pytest.raises(Refused, match="There is no entry"):
        entry(view_of(office.desk, known_on=date(2026, 6, 29)), size)
    with pytest.raises(Refused, match="There is no entry"):
        entry(view_of(office.desk), -1)


def test_every_entry_of_the_office_opens_for_every_role(office, view_of):
    for role in Role:
        view = view_of(office.desk, role=role)
        for row in history(view):
            opened = entry(view, row.seq)
            assert opened.what == row.what
            assert opened.receipt.seq == row.seq


# --- who reads what ---------------------------------------------------------------------------------------------


def test_the_public_reads_what_is_published_and_knows_that_the_rest_exists(office, at, view_of):
    at(office.desk, date(2026, 6, 30))
    terms.end(office.desk, office.term, EndedReason.RESIGNED, reason="is unwell")
    nobody = replace(view_of(office.desk, role=Role.PUBLIC), person="")
    rows = list(history(nobody))
    assert len(rows) == len(history(view_of(office.desk)))
    assert not any("unwell" in f"{row.note}{row.reason}" for row in rows)
    registered = [row for row in rows if row.what == "closed entry"]
    assert registered
    assert all(not row.about and not row.by and not row.thing for row in registered)
    assert len(history(nobody, Wanted(text="unwell"))) == 0
    assert len(history(view_of(office.desk), Wanted(text="unwell"))) == 1
