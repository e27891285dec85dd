"""One board spelt in two ways is asked about, not made twice; two people in one cell are no person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compacttui.acts import partnerships
from compacttui.acts.desk import Desk
from compacttui.exchange.importing import Choices, carry_out, plan, read_book
from compacttui.questions.partnerships.boards import partnerships as boards
from compacttui.questions.partnerships.seats import seats
from compacttui.rules.dates import PartialDate

HEAD = "Board,Seat,Name,Since\n"


@pytest.fixture
def book(tmp_path: Path):
    def written(*rows: str, head: str = HEAD):
        file = tmp_path / "seats.csv"
        file.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
        return read_book(file)

    return written


def names(view) -> list[str]:
    return [row.partnership for row in boards(view)]


@pytest.mark.parametrize(
    "second", ["Health and Wellbeing Board", "Health & Well-being Board", "Helth & Wellbeing Bd"]
)
def test_two_spellings_in_one_file_are_one_board_if_a_person_says_so(
    desk: Desk, view_of, book, second
) -> None:
    file = book("Health & Wellbeing Bd,Carers,Mo Okafor,2024", f"{second},Older people,Jo Penhale,2019")
    planned = plan(view_of(desk), file, "seats")
    (asked,) = planned.asked
    assert asked.asks == f"Is “{second}” one of the boards that are known already?"
    assert [one.words for one in asked.options][:2] == [
        "it is Health & Wellbeing Bd",
        "it is another one, new",
    ]
    same = plan(view_of(desk), file, "seats", Choices(answers={asked.key: "1"}))
    carry_out(desk, same)
    assert names(view_of(desk)) == ["Health & Wellbeing Bd"]
    assert len(seats(view_of(desk))) == 2
    again = plan(view_of(desk), file, "seats")
    assert (again.planned.steps, again.asked) == ((), ())


def test_another_board_that_is_only_alike_is_new_if_a_person_says_so(desk: Desk, view_of, book) -> None:
    partnerships.register(desk, "Safeguarding Adults Board", since=PartialDate(2012))
    file = book("Safeguarding Adults,Carers,Mo Okafor,2024")
    (asked,) = plan(view_of(desk), file, "seats").asked
    carry_out(desk, plan(view_of(desk), file, "seats", Choices(answers={asked.key: "new"})))
    assert names(view_of(desk)) == ["Safeguarding Adults", "Safeguarding Adults Board"]
    again = plan(view_of(desk), file, "seats")
    assert (again.planned.steps, again.asked) == ((), ())


def test_boards_of_one_kind_are_not_asked_about(desk: Desk, view_of, book) -> None:
    file = book(
        "Northgate Neighbourhood Committee,Tenants,Mo Okafor,2024",
        "Harbourside Neighbourhood Committee,Tenants,Jo Penhale,2024",
        "Safeguarding Adults Board,Carers,Ian Dale,2024",
        "Safeguarding Children Board,Carers,Rose Webb,2024",
        "Children's Board,Carers,Ama Webb,2024",
        "Housing Partnership,Carers,Ola Webb,2024",
    )
    planned = plan(view_of(desk), file, "seats")
    assert not planned.asked
    carry_out(desk, planned)
    assert len(names(view_of(desk))) == 6


def test_a_meeting_of_a_board_spelt_otherwise_is_asked_about(desk: Desk, view_of, book) -> None:
    board = partnerships.register(desk, "Health and Wellbeing Board", since=PartialDate(2012))
    file = book("Health & Wellbeing Bd,12 March 2026", head="Board,Date\n")
    (asked,) = plan(view_of(desk), file, "meetings").asked
    made = plan(view_of(desk), file, "meetings", Choices(answers={asked.key: "1"}))
    (step,) = made.planned.steps
    assert (step.act, step.values["partnership"], step.values["day"]) == (
        "meeting.schedule",
        board,
        date(2026, 3, 12),
    )


@pytest.mark.parametrize(
    "written",
    [
        "Ian Dale & Rose Webb",
        "Ian Dale and Rose Webb",
        "Ian and Rose Webb",
        "Ian Dale / Rose Webb",
        "Ian Dale; Rose Webb",
    ],
)
def test_two_people_in_one_cell_are_told_apart_by_a_person(desk: Desk, view_of, book, written) -> None:
    planned = plan(view_of(desk), book(f"Housing Partnership,Tenants,{written},2024"), "seats")
    (row,) = planned.rows
    assert row.state.value == "error"
    assert f"“{written}” names more than one person. Give each of them a row of their own" in row.why


@pytest.mark.parametrize(
    "written", ["Anderson Sandland", "Roland Ampersand-Webb", "Dr. Rose Webb", "Webb, Rose"]
)
def test_one_person_with_a_long_name_is_one(desk: Desk, view_of, book, written) -> None:
    name = f'"{written}"' if "," in written else written
    planned = plan(view_of(desk), book(f"Housing Partnership,Tenants,{name},2024"), "seats")
    (row,) = planned.rows
    assert row.state.value == "new"
