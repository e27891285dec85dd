"""Twelve seats in twelve house styles: the plan is what happens, the second time there is nothing to do, undo undoes."""

from __future__ import annotations

from pathlib import Path

import pytest
from house_styles import SEATS, STYLES, hidden_columns, merged_title_rows, workbook, written
from kept import known_rows

from compacttui.acts.importing import undo
from compacttui.exchange.importing import Choices, carry_out, plan, read_book
from compacttui.exchange.importing.seat_columns import capacity_of
from compacttui.questions.partnerships import seats
from compacttui.questions.people import people
from compacttui.questions.today import today
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.importing import RowState
from compacttui.rules.refusal import BadInput
from compacttui.rules.words import Capacity, Standing


@pytest.mark.parametrize(("name", "style"), STYLES, ids=[name for name, _ in STYLES])
def test_every_house_style_says_the_same(name, style, make_town, view_of, tmp_path):
    desk = make_town()
    before = known_rows(desk)
    book = read_book(written(tmp_path, name, style()))
    made = plan(view_of(desk), book, "seats")
    assert made.counts[RowState.NEW] == len(SEATS), [
        row for row in made.rows if row.state is not RowState.NEW
    ]
    assert made.held_up_by == 0
    assert known_rows(desk) == before

    carried = carry_out(desk, made)
    found = {row.seat: row for row in seats(view_of(desk))}
    for line in SEATS:
        row = found[line.seat]
        assert row.partnership == line.board
        assert row.holder == (line.holder or "vacant")
        # Who drops the day of a month known only by its month, says so in no style.
        assert (str(row.since or "")) == (PartialDate.from_iso(line.since).words if line.since else "")
    assert len(people(view_of(desk))) == 1 + sum(1 for line in SEATS if line.holder)

    again = plan(view_of(desk), book, "seats")
    assert not again.has_work
    assert again.counts[RowState.SAME] == len(SEATS)
    assert carry_out(desk, again).entries == 0

    undo(desk, imported=carried.imported)
    after = known_rows(desk)
    assert [run["state"] for run in after.pop("import_run")] == ["undone"]
    before.pop("import_run")
    assert after == before
    assert not verify(desk.database, desk.town).findings


def test_after_an_import_nothing_is_red(make_town, view_of, tmp_path):
    desk = make_town()
    book = read_book(written(tmp_path, "merged.xlsx", merged_title_rows()))
    carry_out(desk, plan(view_of(desk), book, "seats"))
    assert Standing.LATE not in {row.standing for row in today(view_of(desk))}
    vacant = [row for row in seats(view_of(desk)) if row.holder == "vacant"]
    assert len(vacant) == 2
    # Nobody knows since when: that is said, and no day is made up.
    assert {(row.standing is Standing.LATE, row.since) for row in vacant} == {(False, None)}


def test_hidden_columns_and_what_is_not_taken_in_are_named(make_town, view_of, tmp_path):
    made = plan(view_of(make_town()), read_book(written(tmp_path, "hidden.xlsx", hidden_columns())), "seats")
    assert made.notes == ("Not taken in: Representative (hidden).",)
    assert [use.holds for use in made.uses][:3] == ["Board", "Seat", "not taken in (hidden)"]


TWO_OF_ONE_NAME = """Board,Seat,Rep,Organisation
Health Board,Carers' rep,John Smith,Harbour Youth Trust
Health Board,Faith rep,John Smith,Kettle Befriending
Skills Board,Arts rep,J. Smith,Harbour Youth Trust
"""


def test_two_people_of_one_name_are_asked_about_once_and_for_all(make_town, view_of, tmp_path):
    desk = make_town()
    book = read_book(written(tmp_path, "two.csv", TWO_OF_ONE_NAME.encode()))
    made = plan(view_of(desk), book, "seats")
    assert [(one.key, [option.value for option in one.options]) for one in made.asked] == [
        ("3.holder", ["1", "new", "leave"]),
        ("4.holder", ["1", "new", "leave"]),
    ]
    decided = Choices(answers={"3.holder": "new", "4.holder": "1"})
    made = plan(view_of(desk), book, "seats", decided)
    # Once there are two of that name, the initial may mean either.
    assert [option.words for option in made.asked[1].options][:2] == [
        "John Smith, Harbour Youth Trust",
        "John Smith, Kettle Befriending",
    ]
    carry_out(desk, made)
    seated = [row for row in people(view_of(desk)) if row.seats]
    assert {row.person for row in seated} == {"John Smith"}
    assert {frozenset(row.seats.split("; ")) for row in seated} == {
        frozenset({"Carers' rep, Health Board", "Arts rep, Skills Board"}),
        frozenset({"Faith rep, Health Board"}),
    }
    again = plan(view_of(desk), book, "seats")
    assert not again.has_work
    assert not again.asked


def test_a_file_never_empties_a_seat(make_town, view_of, tmp_path):
    desk = make_town()
    first = read_book(written(tmp_path, "one.csv", b"Board,Seat,Rep\nHealth Board,Carers' rep,Ben Cole\n"))
    carry_out(desk, plan(view_of(desk), first, "seats"))
    for said in ("vacant", "Ada Novak"):
        text = f"Board,Seat,Rep\nHealth Board,Carers' rep,{said}\n".encode()
        made = plan(view_of(desk), read_book(written(tmp_path, "two.csv", text)), "seats")
        (row,) = made.rows
        assert row.state is RowState.UNCLEAR
        assert "Ben Cole" in row.why
        assert [option.value for option in made.asked[0].options] == ["leave"]


def test_terms_that_are_over_stand_before_those_that_are_not(make_town, view_of, tmp_path):
    text = (
        "Board,Seat,Rep,From,To\nHealth Board,Carers' rep,Ben Cole,1/4/2018,31/3/2021\n"
        "Health Board,Carers' rep,Ada Novak,1/4/2021,31/3/2027\nHealth Board,Faith rep,Ivy Hale,2019,2022\n"
    )
    desk = make_town()
    book = read_book(written(tmp_path, "terms.csv", text.encode()))
    made = plan(view_of(desk), book, "seats")
    assert [(one.key, [option.value for option in one.options]) for one in made.asked] == [
        ("4.until", ["1", "2", "leave"])
    ]
    carry_out(desk, plan(view_of(desk), book, "seats", Choices(answers={"4.until": "2"})))
    rows = {row.seat: row for row in seats(view_of(desk))}
    assert rows["Carers' rep"].holder == "Ada Novak"
    assert rows["Faith rep"].holder == "vacant"
    assert not plan(view_of(desk), book, "seats").has_work


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Health Board,Carers' rep,Ben Cole,31/6/2024,", "Column D: There is no 31 June"),
        ("Health Board,Carers' rep,Ben Cole,next spring,", "Column D: “next spring” does not read as a date"),
        ("Health Board,Carers' rep,Ben Cole,2/3/2026,", "is not before the records begin"),
        ("Health Board,Carers' rep,Ben Cole,2024,2023", "The end is before the beginning"),
        (
            f"Health Board,Carers' rep,{'Ben ' * 60},2024,",
            "Column C: The name of a person can have at most 200",
        ),
    ],
)
def test_a_wrong_row_says_what_is_wrong_and_where(row, says, make_town, view_of, tmp_path):
    book = read_book(written(tmp_path, "wrong.csv", f"Board,Seat,Rep,From,To\n{row}\n".encode()))
    made = plan(view_of(make_town()), book, "seats")
    assert made.held_up_by == 1
    assert (made.rows[0].number, made.rows[0].state) == (2, RowState.WRONG)
    assert says in made.rows[0].why
    assert not made.has_work


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (
            "organisations",
            """Charity,Reg. charity no,Membership,Annual income
Harbour Youth Trust,1234567,Full,£45k
Harbour Youth Trust Ltd,7654321,Associate,
Total 2,,,
""",
            ["new", "new", "left out"],
        ),
        (
            "people",
            "First name,Surname,Works for,Role\nBen,Cole,Kettle Befriending,Chief Executive\nAda,Novak,,\n",
            ["new", "new"],
        ),
        (
            "meetings",
            "Committee,Date,Time,Venue,Held\nHealth Board,5/2/26,2pm,Town Hall,yes\nHealth Board,5 April 2026,14:00,,\n",
            ["new", "new"],
        ),
    ],
)
def test_other_registers_are_taken_in_as_well(kind, text, shown, make_town, view_of, tmp_path):
    desk = make_town()
    before = known_rows(desk)
    book = read_book(written(tmp_path, f"{kind}.csv", text.encode()))
    made = plan(view_of(desk), book, kind)
    assert [row.does for row in made.rows] == shown
    carried = carry_out(desk, made)
    again = plan(view_of(desk), book, kind)
    assert not again.has_work, again.rows
    undo(desk, imported=carried.imported)
    assert {**known_rows(desk), "import_run": []} == before
    assert not verify(desk.database, desk.town).findings


def test_columns_that_a_person_matched_are_remembered(make_town, view_of, tmp_path):
    desk = make_town()
    text = b"Where,Which,Person responsible\nHealth Board,Carers' rep,Ben Cole\n"
    book = read_book(written(tmp_path, "odd.csv", text))
    chosen = Choices(columns={"board": "Where", "seat": "B", "holder": "C"})
    carry_out(desk, plan(view_of(desk), book, "seats", chosen))
    made = plan(view_of(desk), book, "seats")
    assert [use.holds for use in made.uses] == ["Board", "Seat", "Held by"]
    assert [row.state for row in made.rows] == [RowState.SAME]


def test_the_file_is_named_and_its_folder_is_not(make_town, view_of, tmp_path: Path):
    text = b"Board,Seat,Rep\nHealth Board,Carers' rep,Ben Cole\n"
    made = plan(view_of(make_town()), read_book(written(tmp_path, "mine.csv", text)), "seats")
    assert made.planned.file == "mine.csv"


def test_the_sheet_with_the_headings_is_found_and_another_one_is_refused(make_town, view_of, tmp_path):
    def fill(sheet):
        sheet.append(["Board", "Notes on how this file is kept"])
        kept = sheet.parent.create_sheet("Who sits where")
        for row in (["Board", "Seat", "Rep"], ["Health Board", "Carers' rep", "Ben Cole"]):
            kept.append(row)

    view = view_of(make_town())
    book = read_book(written(tmp_path, "sheets.xlsx", workbook(fill)))
    made = plan(view, book, "seats")
    assert (made.sheet, [row.what for row in made.rows]) == (
        "Who sits where",
        ["Carers' rep, Health Board: Ben Cole"],
    )
    with pytest.raises(BadInput, match="there is no sheet “2025”; there are: Seats, Who sits where"):
        plan(view, book, "seats", Choices(sheet="2025"))
    with pytest.raises(
        BadInput, match=r"no column was found for: Day\. The headings read: A “Board”, B “Seat”"
    ):
        plan(view, book, "meetings", Choices(sheet="Who sits where"))


@pytest.mark.parametrize(
    ("said", "capacity"),
    [
        ("Trustee", Capacity.TRUSTEE),
        ("Chair of the board", Capacity.TRUSTEE),
        ("Volunteer coordinator (unpaid)", Capacity.VOLUNTEER),
        ("Development Manager", Capacity.EMPLOYEE),
        ("Wizard", Capacity.MEMBER),
        ("", Capacity.MEMBER),
    ],
)
def test_a_job_title_says_as_what_somebody_belongs_or_the_least_that_is_sure(said, capacity):
    assert capacity_of(said) is capacity


def test_a_meeting_without_its_hour_is_the_one_of_that_day(make_town, view_of, tmp_path):
    desk = make_town()
    first = b"Board,Date,Time\nHealth Board,5 April 2026,14:00\nSkills Board,6 April 2026,\n"
    carry_out(desk, plan(view_of(desk), read_book(written(tmp_path, "diary.csv", first)), "meetings"))
    second = b"Board,Date,Time\nHealth Board,5/4/26,\nSkills Board,6/4/26,2pm\nHealth Board,5/4/26,5pm\n"
    made = plan(view_of(desk), read_book(written(tmp_path, "again.csv", second)), "meetings")
    assert [row.state for row in made.rows] == [RowState.SAME, RowState.SAME, RowState.NEW]


def test_hostile_text_in_a_cell_does_no_harm(make_town, view_of, tmp_path):
    desk = make_town()
    text = "Board,Seat,Rep\nHealth \x1b[31mBoard,[/]Carers[@click=app.quit],=1+1 Ben\u202e Cole\n"
    made = plan(view_of(desk), read_book(written(tmp_path, "bad.csv", text.encode())), "seats")
    assert "\x1b" not in repr(made.rows)
    assert "\u202e" not in made.rows[0].what
    carry_out(desk, made)
    assert not verify(desk.database, desk.town).findings
