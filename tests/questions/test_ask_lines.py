"""The line of a seat, a person, an organisation, a partnership: oldest first, gaps included, on any two days."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, time

import pytest
from questions.offices import hold
from sqlalchemy import select

from compacttui.acts import meetings, partnerships, people, terms
from compacttui.questions.ledger import Only, Part, timeline, typed
from compacttui.questions.telling import days_of_many
from compacttui.questions.view import View
from compacttui.records import schema
from compacttui.records.database import url_of
from compacttui.records.log import about_table, event_table
from compacttui.rules.dates import PartialDate, to_utc
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import EndedReason


@pytest.fixture
def story(office, at):
    """Maria stood down at the end of June, which was recorded in July; Tom began in September."""
    at(office.desk, date(2026, 7, 20))
    terms.end(
        office.desk, office.term, EndedReason.RESIGNED, ended_on=date(2026, 6, 30), reason="has moved away"
    )
    at(office.desk, date(2026, 9, 1))
    hold(office.desk, office.carers_seat, office.tom)
    return office


def test_a_seat_tells_its_whole_life_with_the_time_it_stood_vacant(story, view_of):
    rows = timeline(view_of(story.desk), "seat", story.carers_seat)
    assert [(row.true_on.iso, row.what, row.about) for row in rows] == [
        ("2026-03-02", "seat created", ""),
        ("2026-03-02", rows[1].what, "Maria Okafor"),
        ("2026-03-02", rows[2].what, "Maria Okafor"),
        ("2026-03-02", "term began", "Maria Okafor"),
        ("2026-06-30", "term ended", "Maria Okafor"),
        ("2026-07-01", "seat vacant", ""),
        ("2026-09-01", rows[6].what, "Tom Lindqvist"),
        ("2026-09-01", rows[7].what, "Tom Lindqvist"),
        ("2026-09-01", "term began", "Tom Lindqvist"),
    ]
    gap = rows[5]
    assert (gap.part, gap.seq, gap.note) == (Part.GAPS, None, "stood down · for 62 days")


def test_what_was_recorded_later_says_so_and_by_whom(story, view_of):
    (ended,) = [
        row for row in timeline(view_of(story.desk), "seat", story.carers_seat) if row.what == "term ended"
    ]
    assert (ended.recorded_on, ended.recorded_by) == (date(2026, 7, 20), "Ama Larbi, officer")
    assert ended.later == "recorded Mon 20 July by Ama Larbi, officer, 20 days later"


def test_what_was_true_on_a_day_and_what_was_known_on_a_day_are_two_questions(story, view_of):
    def told(as_at=None, known_on=None):
        view = view_of(story.desk, as_at=as_at, known_on=known_on)
        return [row.what for row in timeline(view, "seat", story.carers_seat)]

    assert told(as_at=date(2026, 7, 10))[-2:] == ["term ended", "seat vacant"]
    assert told(as_at=date(2026, 7, 10), known_on=date(2026, 7, 10))[-1] == "term began"
    assert told(as_at=date(2026, 6, 1))[-1] == "term began"
    assert "seat vacant" not in told(as_at=date(2026, 6, 30))


def test_a_person_is_told_by_seats_and_organisations(story, view_of):
    rows = timeline(view_of(story.desk), "person", story.maria)
    assert rows[0].true_on == PartialDate(2020, 5)
    assert rows[0].what == "affiliation began"
    assert rows[0].later.endswith("5 years later")
    assert rows[-1].about == "Carers' seat, Health and Wellbeing Board"


def test_four_acceptances_of_one_day_are_one_row(story, view_of):
    rows = timeline(view_of(story.desk), "seat", story.carers_seat)
    accepted = [row for row in rows if "accept" in row.what]
    assert len(accepted) == 2


def test_a_partnership_names_its_seats_as_they_were_called(story, at, view_of):
    at(story.desk, date(2026, 10, 1))
    partnerships.rename(story.desk, story.board, "Health Partnership", date(2026, 10, 1))
    rows = timeline(view_of(story.desk), "partnership", story.board)
    created = [row.about for row in rows if row.what == "seat created"]
    assert created == [
        "Carers' seat, Health and Wellbeing Board",
        "Tenants' seat, Health and Wellbeing Board",
    ]
    vacant = [row.about for row in rows if row.what == "seat vacant"]
    assert vacant == ["Tenants' seat, Health and Wellbeing Board", "Carers' seat, Health and Wellbeing Board"]
    assert rows[0].true_on == PartialDate(2019)


def test_rows_open_their_entry_or_their_thing(story, view_of):
    for row in timeline(view_of(story.desk), "seat", story.carers_seat):
        assert row.seq is not None or row.thing
        assert row.key
    keys = [row.key for row in timeline(view_of(story.desk), "partnership", story.board)]
    assert len(keys) == len(set(keys))


def test_the_public_reads_the_line_without_reasons(story, view_of):
    nobody = replace(view_of(story.desk, role=Role.PUBLIC), person="")
    rows = timeline(nobody, "seat", story.carers_seat)
    assert "term ended" in [row.what for row in rows]
    assert not any("moved away" in row.note for row in rows)
    assert any("moved away" in row.note for row in timeline(view_of(story.desk), "seat", story.carers_seat))


def test_only_things_on_record_have_a_line(story, view_of):
    view = view_of(story.desk)
    with pytest.raises(Refused, match="There is no such seat"):
        timeline(view, "seat", "sea-0000000000000000")
    with pytest.raises(Refused, match="A line can be read of"):
        timeline(view, "term", story.term)
    with pytest.raises(Refused, match="There is no such person"):
        timeline(view_of(story.desk, known_on=date(2020, 1, 1)), "person", story.maria)


def test_a_name_of_hostile_text_stays_text(story, view_of):
    person = people.register(story.desk, "Bad\x1b[31m [bold]Name[/]")
    (row,) = timeline(view_of(story.desk), "person", person)
    assert "\x1b" not in f"{row.about}{row.note}"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("vacant", ["seat vacant"]),
        ("tom term", ["term began"]),
        ("until march 2026 created", ["seat created"]),
        ("since 1 July 2026 began", ["term began"]),
        ("june", ["term ended"]),
        ("lighthouse", []),
    ],
)
def test_a_line_is_narrowed_by_words_and_days(story, view_of, said, expected):
    view = view_of(story.desk)
    rows = timeline(view, "seat", story.carers_seat, typed(said, view.today))
    assert [row.what for row in rows] == expected


def test_a_line_is_narrowed_to_some_of_its_parts(story, view_of):
    view = view_of(story.desk)
    every = timeline(view, "seat", story.carers_seat)
    for part in (Part.GAPS, Part.TERMS):
        some = timeline(view, "seat", story.carers_seat, Only(frozenset({part})))
        assert list(some) == [row for row in every if row.part is part]


def test_words_that_stand_for_no_day_are_looked_for_like_others(story, view_of):
    assert typed("asked to join since 2025", date(2026, 3, 2)) == Only(
        since=PartialDate(2025), words="asked to join"
    )


def test_a_long_line_is_read_by_the_page_and_says_the_same(office, view_of, monkeypatch):
    for reads in ("ledger.line", "windows"):
        monkeypatch.setattr(f"compacttui.questions.{reads}.PAGE", 8)
    desk = office.desk
    meeting = meetings.schedule(desk, office.board, date(2026, 3, 20), time(14))
    with desk.together():
        for number in range(10):
            meetings.add_item(desk, meeting, f"Matter {number + 1}")
    line = timeline(view_of(desk), "partnership", office.board)
    assert 16 < line.total < 24
    pages = [line.page(index) for index in range(4)]
    assert [len(page) for page in pages] == [8, 8, line.total - 16, 0]
    assert [row for page in pages for row in page] == list(line)
    assert [line.day_at(place).iso for place in range(line.total)] == [row.true_on.iso for row in line]
    (last,) = timeline(view_of(desk), "partnership", office.board, Only(words="matter 10"))
    assert last in list(line)[8:]


def test_a_row_stands_on_the_day_that_it_tells(sample_town, rules):
    file, built = sample_town
    a, e = about_table.c, event_table.c
    with closing(schema.open_database(url_of(str(file)))) as database:
        view = View(database, built.towns[0], "", Role.AUDITOR, rules, to_utc(built.today, time(12)))
        with view.reading() as connection:
            boards = (
                connection.execute(select(a.thing).where(a.thing.startswith("par-")).distinct())
                .scalars()
                .all()
            )
        lines = [timeline(view, "partnership", board) for board in boards]
        for line in lines:
            assert [line.day_at(place) for place in range(line.total)] == [row.true_on for row in line]
        seen = {number for line in lines for number in line.numbers}
        with view.reading() as connection:
            kinds = {kind for number, kind in connection.execute(select(e.seq, e.kind)) if number in seen}
    assert days_of_many().keys() <= kinds, "each kind of which the day is known before it is told"
