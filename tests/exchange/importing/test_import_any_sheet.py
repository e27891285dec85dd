"""Whatever stands in a sheet: the plan is what happens, the second time there is nothing to do, undo undoes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept import known_rows

from compacttui.acts.importing import undo
from compacttui.exchange.importing import Choices, carry_out, plan, read_book
from compacttui.questions.ledger import timeline
from compacttui.questions.partnerships import seats
from compacttui.questions.view import View
from compacttui.records.verify import verify
from compacttui.rules.importing import RowState

BOARDS = ("Health Board", "Health board", "Skills Board", "")
ORGANISATIONS = ("Harbour Youth Trust", "The Harbour Youth Trust Ltd", "Kettle", "Kettle CIC", "")
PEOPLE = ("Ben Cole", "B. Cole", "Ada Novak", "Ivy Hale", "vacant", "", "Hale, Ivy")
DAYS = ("2019", "5/3/21", "Mar-20", "31/6/2020", "2027", "c. 2018", "")


@dataclass(frozen=True)
class Sheet:
    """What a kind of sheet may hold.

    Attributes:
        headings: its headings.
        cells: what may stand in each column.
        always: a row that is always there, so that something is.
    """

    headings: str
    cells: tuple[tuple[str, ...], ...]
    always: str


SHEETS = {
    "seats": Sheet(
        "Board;Seat;Rep;Organisation;From;To",
        (BOARDS, ("Carers' rep", "Faith rep", ""), PEOPLE, ORGANISATIONS, DAYS, DAYS),
        "Green Board;Seat;;;;",
    ),
    "organisations": Sheet(
        "Organisation;Charity number;Membership;Status;Income;Joined",
        (
            ORGANISATIONS,
            ("1234567", "7654321", "12", ""),
            ("Full", "associate member", "none", "gold", ""),
            ("current", "lapsed", "", ""),
            ("£45k", "2,000,000", "much", ""),
            DAYS,
        ),
        "Bee Lane Growers;;;;;",
    ),
    "people": Sheet(
        "Name;Works for;Role;Since",
        (PEOPLE, ORGANISATIONS, ("Trustee", "Chair", "wizard", ""), DAYS),
        "Sol Bright;;;",
    ),
    "meetings": Sheet(
        "Board;Date;Time;Ends;Held",
        (
            BOARDS,
            (*DAYS, "2 April 2026", "1/3/2026"),
            ("14:00", "2pm", "7", ""),
            ("15:30", ""),
            ("yes", "no", ""),
        ),
        "Green Board;5 February 2026;;;",
    ),
}

ANSWERS = st.lists(st.sampled_from(["1", "2", "new", "leave"]), min_size=20, max_size=20)


def filled(sheet: Sheet) -> st.SearchStrategy[list[tuple[str, ...]]]:
    """Rows of such a sheet."""
    return st.lists(st.tuples(*(st.sampled_from(some) for some in sheet.cells)), max_size=8)


@pytest.mark.parametrize("kind", SHEETS)
@given(st.data())
@settings(max_examples=2)
def test_the_plan_is_what_happens(kind, make_town, tmp_path_factory, data):
    take_in_both(kind, make_town(), tmp_path_factory.mktemp("sheets"), data)


@pytest.mark.long
@pytest.mark.parametrize("kind", SHEETS)
@given(st.data())
@settings(max_examples=100)
def test_the_plan_is_what_happens_for_many_sheets(kind, make_town, tmp_path_factory, data):
    take_in_both(kind, make_town(), tmp_path_factory.mktemp("sheets"), data)


def take_in_both(kind, desk, folder, data):
    """Two files, one after the other; the second is taken back."""
    sheet, answers = SHEETS[kind], data.draw(ANSWERS, "answers")
    for number in range(2):
        rows = data.draw(filled(sheet), f"sheet {number}")
        file = folder / f"{number}.csv"
        lines = [sheet.headings, *(";".join(row) for row in rows), sheet.always]
        file.write_text("\n".join(lines), encoding="utf-8")
        book = read_book(file)
        before = known_rows(desk)
        made = decided(kind, desk, book, answers)
        carried = carry_out(desk, made)
        assert_what_was_planned(desk, made, before, known_rows(desk))
        again = decided(kind, desk, book, answers)
        # A row that was left out may have become clear by what others brought; no other row does anything.
        left_out = {row.number for row in made.rows if row.state is RowState.LEFT_OUT}
        doing = {row.number for row in again.rows if row.state in {RowState.NEW, RowState.CHANGED}}
        assert doing <= left_out
        if carried.imported and number:
            undo(desk, imported=carried.imported)
            assert {**known_rows(desk), "import_run": []} == {**before, "import_run": []}
    assert not verify(desk.database, desk.town).findings


def seen_by(desk):
    """What the officer sees."""
    return View(desk.database, desk.town, desk.person, desk.role, desk.rules, desk.now)


def decided(kind, desk, book, answers):
    """The plan once every question has one of these answers, the rows that cannot be taken in left out."""
    given_answers: dict[str, str] = {}
    while True:
        made = plan(seen_by(desk), book, kind, Choices(answers=given_answers, leaves_out=True))
        waiting = [one for one in made.asked if not one.answer]
        if not waiting:
            return made
        for one in waiting:
            options = [option.value for option in one.options]
            # The same question has the same answer, whenever it is asked.
            answer = answers[sum(map(ord, one.key)) % len(answers)]
            given_answers[one.key] = answer if answer in options else options[0]


def assert_what_was_planned(desk, made, before, after):
    """Every row that said what it would bring has brought it, and no other has."""
    acts = [step.act for step in made.planned.steps]
    for table, act in (
        ("person", "person.register"),
        ("organisation", "organisation.register"),
        ("partnership", "partnership.register"),
        ("seat", "seat.create"),
        ("term", "term.gain_otherwise"),
        ("meeting", "meeting.schedule"),
    ):
        brought = {row["id"] for row in after[table]} - {row["id"] for row in before[table]}
        assert len(brought) == acts.count(act)
    if not made.has_work:
        assert after == before
    for row in seats(seen_by(desk)):
        assert timeline(seen_by(desk), "seat", row.id)


def test_two_of_one_name_who_were_told_apart_are_not_asked_for_again(make_town, tmp_path):
    """The second is new, and belongs to the same organisation by another of its names: only the decision tells them."""
    desk, file = make_town(), tmp_path / "people.csv"
    file.write_text(
        "Name;Works for\nBen Cole;Harbour Youth Trust\nBen Cole;The Harbour Youth Trust Ltd\n",
        encoding="utf-8",
    )
    answers: dict[str, str] = {}
    for says in ("new", "1"):  # who it is; then which organisation
        made = plan(seen_by(desk), read_book(file), "people", Choices(answers=answers))
        [question] = [one for one in made.asked if not one.answer]
        answers[question.key] = says
    made = plan(seen_by(desk), read_book(file), "people", Choices(answers=answers))
    carry_out(desk, made)
    again = plan(seen_by(desk), read_book(file), "people", Choices())
    assert not again.asked
    assert {row.state for row in again.rows} == {RowState.SAME}


def test_what_was_said_of_a_name_holds_though_the_next_row_brings_one_of_just_this_name(make_town, tmp_path):
    desk, heading = make_town(), SHEETS["organisations"].headings
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(f"{heading}\nKettle CIC;;Full;;;2019", encoding="utf-8")
    second.write_text(f"{heading}\nKettle;;Full;;;2019\nKettle;7654321;none;;;", encoding="utf-8")
    carry_out(desk, plan(seen_by(desk), read_book(first), "organisations", Choices()))
    choices = Choices(answers={"2.name": "1", "3.name": "new"})
    made = plan(seen_by(desk), read_book(second), "organisations", choices)
    assert [row.state for row in made.rows] == [RowState.SAME, RowState.NEW]
    carry_out(desk, made)
    again = plan(seen_by(desk), read_book(second), "organisations", Choices())
    assert [row.state for row in again.rows] == [RowState.SAME, RowState.SAME]
