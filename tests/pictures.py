"""``python -m tests.pictures [--png] [--folder F] [--look L]``: pictures of every place and form, on the sample town.

The few that the documents show are kept in ``docs/pictures``; all of them go to the folder that is named.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import chdir
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scenes.spreadsheets import HEADINGS, TWELVE, write_xlsx
from textual.pilot import Pilot
from tui.pictures import png_of, still
from tui.stage import until

from compacttui.cli.session import Session, Settings
from compacttui.tui.app import Compacttui
from compacttui.tui.themes import Look

SIZES = {"80x24": (80, 24), "140x40": (140, 40)}
SPREADSHEET = "Downloads/who sits where.xlsx"
"""The file that is brought in, in the folder of whoever looks."""
FRIDAY = datetime(2026, 11, 20, 16, 5).timestamp()
"""When it was changed last."""
IN_DOCUMENTS = {
    *("today-140x40", "line-140x40", "count-140x40", "report-140x40", "today-80x24"),
    *("beginning-80x24", "seats-80x24", "report-80x24", "paper-80x24"),
    "import-decide-140x40",
}

Walk = Callable[[Pilot[None]], Awaitable[None]]


async def rest(pilot: Pilot[None]) -> None:
    """Let everything that was asked for arrive."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def keys(*pressed: str) -> Walk:
    """Press keys one after another, waiting after each until the screen is still."""

    async def walk(pilot: Pilot[None]) -> None:
        await rest(pilot)
        for key in pressed:
            await pilot.press(key)
            await rest(pilot)

    return walk


def typed(words: str) -> tuple[str, ...]:
    """The keys that type some words."""
    return tuple("space" if letter == " " else letter for letter in words)


SCENES: dict[str, Walk] = {
    "today": keys(),
    "partnerships": keys("8"),
    "seats": keys("2"),
    "people": keys("3"),
    "organisations": keys("9"),
    "selections": keys("7"),
    "interests": keys("6"),
    "meetings": keys("4"),
    "reports": keys("5"),
    "history": keys("0"),
    "line": keys("slash", *typed("carers"), "enter"),
    "record": keys("8", "enter", "r"),
    "find": keys("slash", *typed("har")),
    "palette": keys("ctrl+p"),
    "help": keys("question_mark"),
    "as-at": keys("a"),
    "new": keys("n"),
    "count": keys("7", "right", "down", "down", "c", "space", "space"),
    "count-table": keys("7", "right", "down", "down", "c", "space", "space", "t"),
    "count-words": keys("7", "right", "down", "down", "c", "space", "w"),
    "count-again": keys("7", "right", "down", "down", "v"),
    "protocol": keys("7", "right", "down", "down", "K"),
    "form": keys("4", "n", "f", *typed("plan"), "enter", "enter"),
    "report": keys("d"),
    "import-file": keys("i"),
    "import-columns": keys("i", "enter"),
    "import-plan": keys("i", "enter", "f2", "f2"),
    "import-decide": keys("i", "enter", "f2", "f2", "enter"),
    "papers": keys("2", "p"),
    "paper-file": keys("2", "p", "enter", "w"),
    "today-representative": keys(),
    "today-auditor": keys(),
    "beginning": keys(*typed("Eastmere"), "tab", *typed("Ama Larbi")),
    "paper": keys("2", "p", "enter"),
}

OTHERS = {
    "report": ("Maria Okafor", "representative"),
    "today-representative": ("Maria Okafor", "representative"),
    "today-auditor": ("Hilary Coupland", "auditor"),
}
"""Who looks, and as what, where it is not the officer."""

ON_NOTHING = {"beginning"}
"""Where there are no records yet."""


async def picture(
    sample: Path, name: str, size: tuple[int, int], look: Look, folder: Path, *, png: bool
) -> None:
    """Take one picture."""
    person, role = OTHERS.get(name, (None, None))
    records = "/home/ama/records.sqlite" if name in ON_NOTHING else str(sample)
    session = Session(Settings(db=records, today="2026-11-21", person=person, role=role))
    app = Compacttui(session, look=look)
    async with app.run_test(size=size) as pilot:
        if name not in ON_NOTHING:
            await until(pilot, lambda: app.standing.town, seconds=60)
        await SCENES[name](pilot)
        file = folder / f"{name}-{size[0]}x{size[1]}{'' if look is Look.DARK else '-' + look.value}"
        drawn = await still(pilot)
        if png:
            png_of(app, file.with_suffix(".png"))
        else:
            file.with_suffix(".svg").write_text(drawn, encoding="utf-8")
    session.close()


def home_with_spreadsheet(home: Path) -> Path:
    """The folder of whoever looks, with a spreadsheet to bring in; one of its days cannot be."""
    days = {"Tenants' rep": "31 June 2022", "Older people's rep": "", "Schools rep": ""}
    rows = [(*row[:4], days.get(row[1], "2019"), "") for row in TWELVE]
    file = write_xlsx(home / SPREADSHEET, Reps=[HEADINGS, *rows])
    os.utime(file, (FRIDAY, FRIDAY))
    os.environ["HOME"] = str(home)
    return home


async def main() -> None:
    """Take all of them, or the ones asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", default=list(SCENES))
    asked.add_argument(
        "--folder", type=Path, help="where all of them go, instead of the few of the documents"
    )
    asked.add_argument("--size", choices=SIZES, action="append")
    asked.add_argument("--look", choices=list(Look), action="append")
    asked.add_argument("--png", action="store_true", help="PNG, for looking at, instead of SVG")
    given = asked.parse_args()
    folder = (given.folder or Path("docs/pictures")).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as passing:
        sample = Path(passing) / "sample.db"
        from compacttui.cli.main import program

        program.main(["sample", str(sample), "--size", "town", "--seed", "1"], standalone_mode=False)
        wanted = [
            (name, size)
            for name in given.names
            for size in given.size or SIZES
            if given.folder is not None or f"{name}-{size}" in IN_DOCUMENTS
        ]
        with chdir(home_with_spreadsheet(Path(passing) / "ama")):
            for name, size in wanted:
                for look in given.look or [Look.DARK]:
                    await picture(sample, name, SIZES[size], Look(look), folder, png=given.png)
                    print(name, size, look, flush=True)


if __name__ == "__main__":
    asyncio.run(main())
