"""The jobs that people come with, the most keys each may take, and the page that says how many it takes.

Typing is not counted, and said beside the keys: a name, a day, a sentence. Everything else that is struck is a key,
going down a list included.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from scenes.keyboard import WIDE, Keyboard
from scenes.story import SEED
from sqlalchemy.pool import QueuePool

from compacttui.cli.session import Session, Settings
from compacttui.tui.app import Compacttui
from compacttui.tui.forms.base import Form
from compacttui.tui.frame import Opened
from compacttui.tui.place import Place
from compacttui.tui.themes import Look

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "jobs.md"
TYPED: Final = "“…”"


@dataclass(frozen=True, slots=True)
class Job:
    """Something that somebody comes to do.

    Attributes:
        name: how the page calls it.
        what: the job, in words.
        most: the most keys that it should take.
        note: what the page says besides, as why it takes more.
        apart: keys that are neither counted in it nor shown.
    """

    name: str
    what: str
    most: int
    note: str = ""
    apart: frozenset[str] = frozenset()


JOBS: Final = (
    Job("A1", "see what needs me today, and open a line of it", 1),
    Job("A2", "log a request for a representative, and see at once that its notice is short", 8),
    Job("A7", "prepare kind reminders to everybody whose report-back is late", 6),
    Job("A8", "settle an interest match, both sides beside each other", 5),
    Job("A9", "who sat where on a day, as a page to print", 6),
    Job("B1", "what is due from me", 0),
    Job("B2", "ask my members a question before the meeting", 5),
    Job("B3", "declare at the meeting what is suggested; or that there is nothing", 3),
    Job("B4", "note that I left the room for an item, and came back", 2),
    Job(
        "B5",
        "report back on two items, one of them closed; `F4`, to read before what others will see, is one more;"
        " `Tab` from field to field is not shown, nor counted",
        4,
        apart=frozenset({"Tab", "shift+tab"}),
    ),
    Job("B6", "say that there is nothing to report", 3),
    Job("B7", "send apologies, and say who comes instead", 4),
    Job("B8", "put a new interest on the register; `Tab` between its fields is three of them", 8),
    Job("B9", "show my members what I did this year", 4),
    Job("C1", "trace one person on one line", 4),
    Job("C2", "what one person declared about one organisation, and where they said nothing", 8),
    Job("C5", "who changed this, when, from what to what, and why", 1),
    Job("C7", "draw a random sample of report-backs, with its seed", 5),
    Job("C8", "what was done in spite of a rule", 3),
)
"""Those that can be done, officer's first, then the representative's and the auditor's."""


def between(name: str) -> str:
    """What stands on the page between the two marks of a table."""
    _, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(f"<!-- {name}: begin -->")
    table, _, _ = rest.partition(f"<!-- {name}: end -->")
    return table


def renew(name: str, table: str) -> None:
    """Write a table of the page anew."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    DOCUMENT.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")


class Hand(Keyboard):
    """Strikes keys, and keeps apart what is typed: names, days and sentences are not counted.

    Attributes:
        struck_keys: the keys, in order; what was typed stands among them in quotation marks.
    """

    def __init__(self, app: Compacttui) -> None:
        super().__init__(app)
        self.struck_keys: list[str] = []
        self._is_typing = False

    @property
    def keys(self) -> int:
        """How many keys were struck, typing apart."""
        return sum(one != TYPED for one in self.struck_keys)

    def strike(self, *keys: str) -> None:
        """Strike keys."""
        super().strike(*keys)
        if not self._is_typing:
            self.struck_keys += [_NAMES.get(key, key) for key in keys]

    def type(self, words: str) -> None:
        """Type words."""
        self._is_typing = True
        super().type(words)
        self._is_typing = False
        self.struck_keys.append(TYPED)

    async def type_in(self, words: str) -> None:
        """Type words into the field that has the keys, and wait until they stand there."""
        self.type(words)
        await self.until(lambda: words in _written_in(self.app.focused), words)

    async def form(self, words: str) -> Form[object]:
        """Wait for a form with these words in it, and until its first field takes keys."""
        await self.until(lambda: isinstance(self.app.screen, Form), f"a form: {words}")
        form = self.app.screen
        assert isinstance(form, Form)
        await self.until(lambda: not form.is_settling and form.focused is not None, "its first field")
        await self.reads(words)
        return form

    async def place(self, words: str) -> Place[Any]:
        """Wait for a place over Today that says these words, with its list ready for keys."""
        await self.until(lambda: isinstance(self.app.screen, Opened) and self.app.screen.is_mounted, words)
        await self.reads(words)
        return cast("Opened[Any]", self.app.screen).place

    async def narrow_to(self, place: Place[Any], words: str) -> None:
        """Type words above a list, and go back to it when it shows what answers to them."""
        self.strike("f")
        await self.until(lambda: any(one.has_focus for one in place.query(".place--filter")), "the filter")
        self.type(words)
        await self.until(lambda: place.wanted.words == words and not place.lines._reader._busy, words)
        self.strike("enter")
        await self.until(lambda: place.lines.has_focus and place.row is not None, "the list")

    async def sent(self) -> None:
        """Strike F2, and wait until the form has been sent."""
        form = self.app.screen
        self.strike("f2")
        await self.until(lambda: self.app.screen is not form, "it to be done")


def _written_in(part: object) -> str:
    """What stands in a field: a line of it, or several."""
    return str(getattr(part, "value", getattr(part, "text", "")))


_NAMES: Final = {
    "enter": "Enter",
    "escape": "Esc",
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
    "tab": "Tab",
    "space": "Space",
    "slash": "/",
    "f2": "F2",
    "f4": "F4",
    "f5": "F5",
    "alt+0": "Alt+0",
}


@asynccontextmanager
async def hands_on(
    place: Path, who: str, role: str, at: str, *, size: tuple[int, int] = WIDE, look: Look = Look.DARK
) -> AsyncIterator[tuple[Hand, Session]]:
    """Somebody sits down before Today, and everything that it says is there."""
    session = Session(Settings(db=str(place), person=who, role=role, now=at, seed=SEED))
    app = Compacttui(session, look=look)
    async with app.run_test(size=size):
        hand = Hand(app)
        await hand.until(lambda: app.role is not None and app.standing.town, "the records")
        await hand.stops_reading()
        yield hand, session
        await hand.stops_reading()
    pool = session.database.engine.pool
    await hand.until(lambda: not isinstance(pool, QueuePool) or not pool.checkedout(), "the last question")
    session.close()


def check(name: str, hand: Hand, *, since: int = 0) -> None:
    """Hold the page to what a job took; with COMPACTTUI_RENEW, write its line anew.

    Args:
        name: the job.
        hand: whoever did it.
        since: how much was struck already when the job began, where that is later than on Today.
    """
    job = next(one for one in JOBS if one.name == name)
    struck = [one for one in hand.struck_keys[since:] if one not in job.apart]
    keys = sum(one != TYPED for one in struck)
    line = _line(job, keys, struck)
    lines = between("keys").strip().splitlines()
    if "COMPACTTUI_RENEW" in os.environ:
        others = {one.split("|")[1].strip(): one for one in lines[2:]}
        others[name] = line
        lines = [*_HEAD, *(others[one.name] for one in JOBS if one.name in others)]
        renew("keys", "\n".join(lines))
    assert line in lines, f"{line}\nrun it once with COMPACTTUI_RENEW=1"
    assert (keys <= job.most) != bool(job.note), "the page says so where it takes more than it should"


_HEAD: Final = ["| job | | at most | keys | struck |", "|---|---|---|---|---|"]


def _line(job: Job, keys: int, struck: list[str]) -> str:
    what = f"{job.what}; {job.note}" if job.note else job.what
    return f"| {job.name} | {what} | {job.most} | {keys} | {' '.join(_together(struck))} |"


def _together(struck: list[str]) -> list[str]:
    """Keys that are struck several times in a row, said once."""
    found: list[tuple[str, int]] = []
    for key in struck:
        if found and found[-1][0] == key:
            found[-1] = (key, found[-1][1] + 1)
        else:
            found.append((key, 1))
    said = [(key if key == TYPED else f"`{key}`", times) for key, times in found]
    return [key if times == 1 else f"{key}×{times}" for key, times in said]
