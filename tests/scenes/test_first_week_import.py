"""The spreadsheet of the office, brought in inside the program: chosen, matched, looked at, decided, done, undone."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from scenes.keyboard import Keyboard
from scenes.spreadsheets import BOARD, HEADINGS, TWELVE, write_csv, write_xlsx
from scenes.test_beginning import fill_in

from compacttui.acts import drafts
from compacttui.acts.meetings import schedule
from compacttui.cli.session import Session, Settings
from compacttui.exchange.importing import carry_out, plan
from compacttui.exchange.sheets import read_book
from compacttui.questions.importing import TAKEN_BACK_WITHIN, import_to_take_back, imports
from compacttui.questions.ledger import Wanted, history
from compacttui.questions.partnerships.seats import SeatRow, seats
from compacttui.rules.importing import RowState
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.choose_file import ChooseFile
from compacttui.tui.forms.importing import Planning
from compacttui.tui.forms.matching import Matching, Pick
from compacttui.tui.frame import Frame
from compacttui.tui.palette import Palette

NOW = "2026-11-02T09:30"


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
        await keyboard.stops_reading()
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


async def hears(keyboard: Keyboard, words: str) -> None:
    """Wait until the screen says these words, over however many lines."""
    await keyboard.until(lambda: words in " ".join(keyboard.screen_text().split()), f"“{words}”")


def state(session: Session) -> list[str]:
    """What is on record, entry by entry."""
    return [row.what for row in history(session.view(), Wanted())]


def who_sits_where(session: Session) -> dict[tuple[str, str], str]:
    rows: Sequence[SeatRow] = seats(session.view())
    return {(row.partnership, row.seat): row.holder for row in rows}


@pytest.mark.slow
async def test_twelve_seats_from_the_spreadsheet_in_five_keys_undone_in_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_xlsx(
        tmp_path / "home" / "Downloads" / "who sits where.xlsx", Reps=[["VCSE reps"], HEADINGS, *TWELVE]
    )
    async with office() as (keyboard, session):
        before = state(session)
        await keyboard.reads("bring in a spreadsheet")
        keyboard.strike("i")
        await keyboard.reads(file.name)
        keyboard.strike("enter")
        await keyboard.sees(Matching, "the columns")
        await keyboard.reads("→ Held by")
        await keyboard.reads("– not taken in")
        await hears(keyboard, "taken for: Seats and who holds them")
        keyboard.strike("f2")
        plan = await planned(keyboard)
        await keyboard.reads("12 rows: 11 new, 1 unclear")
        keyboard.strike("d")
        await hears(keyboard, "1 row must be decided")
        await keyboard.until(
            lambda: plan.place.row is not None and plan.place.row.state is RowState.UNCLEAR, "the unclear row"
        )
        assert state(session) == before, "nothing is written before “do it”"
        keyboard.strike("1")
        await keyboard.reads("12 rows: 12 new")
        assert plan.importing.plan is not None
        assert plan.importing.plan.rows[5].what.endswith("Maria Okafor (as “M. Okafor”)"), "whom it means now"
        keyboard.strike("d")
        await keyboard.sees(Frame, "Today")
        await hears(keyboard, "u undoes it")
        keys = keyboard.struck
        seated = who_sits_where(session)
        assert len(seated) == 12
        assert seated["Safety Partnership", "Carers' rep"] == "Maria Okafor"
        assert seated[BOARD, "Older people's rep"] == "vacant"
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
        await hears(keyboard, "matched as you did before")
        keyboard.strike("f2")
        await hears(keyboard, "1 row must be decided")
        keyboard.strike("1", "d")
        await keyboard.sees(Frame, "Seats")
        await hears(keyboard, "u undoes it")
        await keyboard.reads("Homelessness rep")
        assert who_sits_where(session) == seated
        assert [row.stands for row in imports(session.view())] == ["", "undone"]
    with capsys.disabled():
        print(f"\ntwelve seats brought in: {keys} keys, one of them in vain; undone: 1 key")
    assert keys <= 6


@pytest.mark.slow
async def test_a_later_sitting_offers_on_today_to_take_the_file_back_while_nothing_rests_on_it(
    tmp_path: Path,
) -> None:
    write_xlsx(tmp_path / "home" / "Downloads" / "who sits where.xlsx", Reps=[HEADINGS, *TWELVE[:2]])
    async with office() as (keyboard, session):
        keyboard.strike("i")
        await keyboard.reads("who sits where.xlsx")
        keyboard.strike("enter")
        await keyboard.sees(Matching, "the columns")
        keyboard.strike("f2")
        await planned(keyboard)
        keyboard.strike("d")
        await keyboard.sees(Frame, "Today")
        await hears(keyboard, "u undoes it")
        assert len(who_sits_where(session)) == 2
    async with office() as (keyboard, session):
        await keyboard.reads("DONE LATELY 1")
        await keyboard.reads("Brought in: who sits where.xlsx, 2 rows new. It can still be")
        keyboard.strike("d")
        await keyboard.sees(Form, "the form")
        await keyboard.reads("Undo an import")
        await keyboard.reads("import of seats, who sits where.xlsx")
        keyboard.strike("f2")
        await keyboard.sees(Frame, "Today")
        await keyboard.reads("Nothing needs you")
        assert who_sits_where(session) == {}


def test_what_rests_on_a_file_takes_its_undo_off_today(make_town, view_of, at, tmp_path: Path) -> None:
    desk = make_town()
    book = read_book(write_csv(tmp_path / "seats.csv", [HEADINGS, *TWELVE[:2]]))
    carry_out(desk, plan(view_of(desk), book, "seats"))
    last = import_to_take_back(view_of(desk))
    assert last is not None
    assert last.file == "seats.csv"
    at(desk, desk.today + TAKEN_BACK_WITHIN + timedelta(days=1))
    assert import_to_take_back(view_of(desk)) is None, "that is too long ago to be offered"
    at(desk, last.on)
    [board] = {row.partnership_id for row in seats(view_of(desk))}
    schedule(desk, partnership=board, day=desk.today)
    assert import_to_take_back(view_of(desk)) is None, "a meeting of that board rests on it"


@pytest.mark.slow
async def test_an_error_and_hostile_words_are_shown_and_left_out_and_the_rest_is_done(tmp_path: Path) -> None:
    rows = list(TWELVE)
    rows[3] = ("Safety Partnership", "Women's rep", "Ada Novak", "", "31 June 2019", "")
    rows[5] = (
        "[bold]Bold[/] Board",
        "=cmd()",
        "Zed \x1b[2J\u202e Mallory [@click=app.quit]x[/]",
        "",
        "2022",
        "",
    )
    file = write_csv(tmp_path / "a b [c] 'd'.csv", [HEADINGS, *rows])
    async with office((140, 40)) as (keyboard, session):
        await bring_in(keyboard, f'"{file}"')
        await keyboard.sees(Matching, "the columns")
        keyboard.strike("f2")
        plan = await planned(keyboard)
        await keyboard.reads("12 rows: 11 new, 1 error")
        await keyboard.reads("■ error")
        keyboard.strike("d")
        await hears(keyboard, "must be put right in the file")
        await keyboard.until(lambda: plan.place.row and plan.place.row.state is RowState.WRONG, "the row")
        await keyboard.reads("Column E: There is no 31 June.")
        await keyboard.reads("ROW 5 OF THE FILE")
        keyboard.strike("down", "down")
        await keyboard.reads("[bold]Bold[/] Board")
        assert "\x1b" not in keyboard.screen_text()
        assert "\u202e" not in keyboard.screen_text()

        keyboard.strike("x")
        await keyboard.reads("11 new, 1 left out")
        keyboard.strike("left")
        await keyboard.until(lambda: plan.place.wanted.chip == "left_out", "the chip")
        await keyboard.until(lambda: plan.place.row and plan.place.row.number == 5, "the row left out")
        write_csv(file, [HEADINGS, *TWELVE[:5]])
        keyboard.strike("r")
        await keyboard.reads("5 rows: 5 new")
        await keyboard.reads("No row is left out")
        keyboard.strike("d")
        await keyboard.sees(Frame, "Today")
        await hears(keyboard, "u undoes it")
        assert len(who_sits_where(session)) == 5


UNREADABLE = {
    "locked.xlsx": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "locked with a password"),
    "broken.xlsx": (b"PK\x03\x04 and nothing more", "damaged"),
    "empty.csv": (b"", "This file is empty"),
    "letter.json": (b"{}", "no Popolo file"),
    "\udcff\n\x1b[31m.csv": (b"", "This file is empty"),
}
"""Files that cannot be read, and what is said of them; the last has a name that no one can type."""


@pytest.mark.slow
async def test_a_file_that_cannot_be_read_is_said_in_a_sentence_and_nothing_changes(tmp_path: Path) -> None:
    downloads = tmp_path / "home" / "Downloads"
    downloads.mkdir(parents=True)
    for name, (raw, _) in UNREADABLE.items():
        (downloads / name).write_bytes(raw)
    async with office() as (keyboard, session):
        before = state(session)
        keyboard.strike("ctrl+p")
        await keyboard.sees(Palette, "the palette")
        keyboard.type("bring in")
        keyboard.strike("enter")
        await keyboard.sees(ChooseFile, "the choice of a file")
        screen = keyboard.app.screen
        assert isinstance(screen, ChooseFile)
        keyboard.type("~/Downloads/")
        await keyboard.until(lambda: len(screen._rows) == len(UNREADABLE), "what is in the folder")
        for place, row in enumerate(screen._rows):
            keyboard.strike(*["down"] * (place > 0))
            await keyboard.until(lambda: screen.lines.cursor == place, "the next file")  # noqa: B023 - awaited at once
            keyboard.strike("enter")
            await hears(keyboard, UNREADABLE[row.near.path.name][1])
            await hears(keyboard, "Nothing was changed.")
            await keyboard.stops_reading()
        keyboard.strike(*["backspace"] * len("Downloads/"))
        keyboard.type("nothing of this name.xlsx")
        keyboard.strike("enter")
        await keyboard.reads("There is no file of this name.")
        keyboard.strike("escape")
        await keyboard.sees(Frame, "Today")
        assert state(session) == before


@pytest.mark.slow
async def test_columns_are_matched_by_choosing_and_the_choice_is_remembered(tmp_path: Path) -> None:
    rows = [
        ("Where", "What", "Who", "Note"),
        *((board, seat, who, "") for board, seat, who, *_ in TWELVE[:3]),
    ]
    file = write_xlsx(tmp_path / "odd.xlsx", Diary=[("x",), ("y",)], Reps=rows)
    async with office() as (keyboard, session):
        await bring_in(keyboard, str(file).replace(" ", "\\ "))
        await keyboard.sees(Matching, "the columns")
        matching = keyboard.app.screen
        assert isinstance(matching, Matching)
        keyboard.strike("s")
        await choose(keyboard, "Reps")
        keyboard.strike("t")
        await choose(keyboard, "seats")
        await hears(keyboard, "Still needed:")
        keyboard.strike("f2")
        await hears(keyboard, "No column is taken for: Board")
        for place, becomes in enumerate(("Board", "Seat", "Held by")):
            keyboard.strike("home", *["down"] * place)
            lines = matching.place.lines
            await keyboard.until(lambda: lines.cursor == place and lines.row, "the column")  # noqa: B023
            keyboard.strike("enter")
            await choose(keyboard, f"{becomes}:")
            await keyboard.reads(f"→ {becomes}")
        keyboard.strike("o")
        await planned(keyboard)
        await keyboard.reads("3 rows: 3 new")
        keyboard.strike("escape")
        await keyboard.sees(Matching, "the columns, again")
        keyboard.strike("escape", "escape")
        await keyboard.sees(Frame, "Today")
        assert who_sits_where(session) == {}

    async with office() as (keyboard, session):
        keyboard.strike("i")
        await keyboard.reads("carry on with this")
        keyboard.strike("enter")
        await keyboard.sees(Matching, "the columns")
        await keyboard.reads("→ Held by")
        keyboard.strike("f2")
        await planned(keyboard)
        keyboard.strike("d")
        await keyboard.sees(Frame, "Today")
        await hears(keyboard, "u undoes it")
        assert len(who_sits_where(session)) == 3

        await bring_in(keyboard, file.as_uri())
        await planned(keyboard)
        await keyboard.reads("3 rows: 3 same")
        keyboard.strike("d")
        await hears(keyboard, "Everything is on record already.")
        keyboard.strike("c")
        await keyboard.sees(Matching, "the columns")
        await hears(keyboard, "You matched these headings before.")


async def choose(keyboard: Keyboard, words: str) -> None:
    """Take one of a few by typing a part of it."""
    await keyboard.sees(Pick, "the choices")
    pick = keyboard.app.screen
    keyboard.type(words)
    keyboard.strike("enter")
    await keyboard.until(lambda: keyboard.app.screen is not pick, "the choice")


POPOLO = {
    "persons": [{"id": "p1", "name": "Ama Larbi-Cole"}],
    "organizations": [{"id": "o1", "name": "Health Board", "classification": "board"}],
    "posts": [{"id": "s1", "label": "Carers' seat", "organization_id": "o1"}],
    "memberships": [{"person_id": "p1", "post_id": "s1", "organization_id": "o1", "start_date": "2020"}],
}


@pytest.mark.slow
async def test_a_popolo_file_goes_straight_to_its_plan(tmp_path: Path) -> None:
    file = tmp_path / "board.json"
    file.write_text(json.dumps(POPOLO), encoding="utf-8")
    async with office() as (keyboard, session):
        await bring_in(keyboard, str(file))
        plan = await planned(keyboard)
        keyboard.strike("c")
        await keyboard.until(
            lambda: plan.importing.plan and not plan.importing.plan.held_up_by, "a clear plan"
        )
        keyboard.strike("f2")
        await keyboard.sees(Frame, "Today")
        await hears(keyboard, "u undoes it")
        assert who_sits_where(session) == {("Health Board", "Carers' seat"): "Ama Larbi-Cole"}


@pytest.mark.slow
async def test_stopping_while_it_is_done_leaves_nothing(tmp_path: Path) -> None:
    """Esc between two steps of the act: the transaction is given up whole."""
    many = [(f"Board {n % 20}", f"Seat {n}", "vacant", "", "", "") for n in range(300)]
    file = write_csv(tmp_path / "many.csv", [HEADINGS, *many])
    async with office() as (keyboard, session):
        before = state(session)
        await bring_in(keyboard, str(file))
        await keyboard.sees(Matching, "the columns")
        keyboard.strike("f2")
        plan = await planned(keyboard)
        keyboard.strike("d", "escape")
        await hears(keyboard, "Stopped. Nothing of the file was taken in.")
        assert keyboard.app.screen is plan
        assert state(session) == before
