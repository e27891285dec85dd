"""The spreadsheet of the office, brought in inside the program: chosen, matched, looked at, decided, done, undone."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from openpyxl import Workbook
from scenes.keyboard import Keyboard
from scenes.test_beginning import fill_in

from compacttui.acts import drafts
from compacttui.cli.session import Session, Settings
from compacttui.questions.importing import imports
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.partnerships.seats import SeatRow, seats
from compacttui.rules.importing import RowState
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.choose_file import ChooseFile
from compacttui.tui.forms.importing import Matching, Planning
from compacttui.tui.frame import Frame

NOW = "2026-11-02T09:30"
HEADINGS = ("Board", "Seat", "Rep", "Organisation", "Start date", "Phone")
TWELVE = (
    ("Health Board", "Carers' rep", "Maria Okafor", "Harbour Youth Trust", "1 March 2024", "01632 960001"),
    ("Health Board", "Young people's rep", "Ben Cole", "Kettle Befriending", "March 2021", ""),
    ("Health Board", "Older people's rep", "vacant", "", "", ""),
    ("Safety Partnership", "Women's rep", "Ada Novak", "Lantern Women's Centre", "2019", ""),
    ("Safety Partnership", "Faith rep", "Joseph Mensah", "Northgate Faith Forum", "5.9.23", ""),
    ("Safety Partnership", "Carers' rep", "M. Okafor", "", "2022", ""),
    ("Housing Partnership", "Tenants' rep", "Li Wei", "Canal Tenants", "1 June 2022", ""),
    ("Housing Partnership", "Homelessness rep", "Rosa Lind", "Open Door Eastmere", "14 Jan 2025", ""),
    ("Skills Board", "Volunteering rep", "Tom Ash", "Eastmere Volunteers", "2 Nov 2020", ""),
    ("Skills Board", "Disability rep", "Nia Pugh", "Ramps and Rails", "2018", ""),
    ("Children's Board", "Families rep", "Sol Bright", "Playful Starts", "15/1/24", ""),
    ("Children's Board", "Schools rep", "VACANT", "", "", ""),
)
"""Twelve seats, two of them vacant; one holder is written with an initial. Everybody is invented."""


def write_csv(file: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A spreadsheet as text."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return file


def write_xlsx(file: Path, **sheets: Sequence[Sequence[str]]) -> Path:
    """A spreadsheet with sheets."""
    file.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(file)
    return file


@asynccontextmanager
async def office(size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Keyboard, Session]]:
    """The officer at the keys; on the first day she begins the records."""
    session = Session(Settings(now=NOW, seed="first week"))
    is_new = session.is_new
    app = Compacttui(session)
    async with app.run_test(size=size):
        keyboard = Keyboard(app)
        if is_new:
            await keyboard.reads("Begin a town's records")
            await fill_in(keyboard, "Eastmere (example)", "Ama Larbi")
        await keyboard.sees(Frame, "Today")
        await keyboard.until(lambda: app.role is not None, "the records")
        keyboard.struck = 0
        yield keyboard, session
        await app.workers.wait_for_complete()
    session.close()


async def bring_in(keyboard: Keyboard, path: str) -> None:
    """Open the choice of a file, and drop one onto the window."""
    keyboard.strike("i")
    await keyboard.sees(ChooseFile, "the choice of a file")
    keyboard.paste(path)
    keyboard.strike("enter")


async def planned(keyboard: Keyboard) -> Planning:
    """The plan, once it is made."""
    await keyboard.sees(Planning, "the plan")
    screen = keyboard.app.screen
    assert isinstance(screen, Planning)
    await keyboard.until(lambda: screen.importing.plan and not screen.place.is_planning, "the plan")
    await keyboard.until(lambda: screen.place.row is not None, "its rows")
    return screen


def state(session: Session) -> list[str]:
    """What is on record, entry by entry."""
    return [row.what for row in history(session.view(), Wanted())]


def who_sits_where(session: Session) -> dict[tuple[str, str], str]:
    rows: Sequence[SeatRow] = seats(session.view())
    return {(row.partnership, row.seat): row.holder for row in rows}


async def test_twelve_seats_from_the_spreadsheet_in_five_keys_undone_in_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_xlsx(
        tmp_path / "home" / "Downloads" / "who sits where.xlsx", Reps=[["VCSE reps"], HEADINGS, *TWELVE]
    )
    async with office() as (keyboard, session):
        before = state(session)
        await keyboard.reads("i  Bring in")
        keyboard.strike("i")
        await keyboard.reads(file.name)
        keyboard.strike("enter")
        await keyboard.sees(Matching, "the columns")
        await keyboard.reads("→ Held by")
        await keyboard.reads("– not taken in")
        await keyboard.reads("taken for: Seats and who holds them")
        keyboard.strike("f2")
        plan = await planned(keyboard)
        await keyboard.reads("12 rows: 11 new, 1 unclear")
        keyboard.strike("d")
        await keyboard.reads("1 row holds it up")
        await keyboard.until(
            lambda: plan.place.row is not None and plan.place.row.state is RowState.UNCLEAR, "the unclear row"
        )
        assert state(session) == before, "nothing is written before “do it”"
        keyboard.strike("1")
        await keyboard.reads("12 rows: 12 new")
        keyboard.strike("d")
        await keyboard.sees(Frame, "Today")
        await keyboard.reads("u undoes it")
        keys = keyboard.struck
        seated = who_sits_where(session)
        assert len(seated) == 12
        assert seated["Safety Partnership", "Carers' rep"] == "Maria Okafor"
        assert seated["Health Board", "Older people's rep"] == "vacant"
        assert drafts.listed(session.desk()) == []

        keyboard.strike("2")
        await keyboard.reads("Homelessness rep")
        keyboard.strike("u")
        await keyboard.reads("Undone")
        await keyboard.reads("There is no seat yet")
        assert who_sits_where(session) == {}

        keyboard.strike("i")
        await keyboard.sees(ChooseFile, "the choice of a file")
        await keyboard.reads(file.name)
        keyboard.strike("enter")
        await planned(keyboard)
        await keyboard.reads("matched as you did before")
        keyboard.strike("f2")
        await keyboard.reads("1 row holds it up")
        keyboard.strike("1", "d")
        await keyboard.sees(Frame, "Seats")
        await keyboard.reads("Homelessness rep")
        assert who_sits_where(session) == seated
        assert [row.stands for row in imports(session.view())] == ["", "undone"]
    with capsys.disabled():
        print(f"\ntwelve seats brought in: {keys} keys, one of them in vain; undone: 1 key")
    assert keys <= 6
