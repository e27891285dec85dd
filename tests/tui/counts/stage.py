"""A count room on a count that stands in no records: papers that are made here, counted by any method."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date

from textual.pilot import Pilot

from compacttui.acts.sample.dice import Dice
from compacttui.counting import Profile, Sheet, count
from compacttui.questions.selections.count_room import CountRoom, count_room
from compacttui.questions.selections.counted import CountOf, PapersOf, SignatureOf
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState
from compacttui.tui.frame import Opened
from compacttui.tui.places.counts.room import Count
from compacttui.tui.themes import Look
from tui.stage import until
from tui.town import MemoryStore, Town

NAMES = (
    *("Maria Okafor", "Tom Lindqvist", "Ana Devlin", "Ines Brandt", "Sipho Mbeki", "Rahima Rahman"),
    *("Bo Achterberg-Vandersteen", "Cleo Ng", "Dai Pugh", "Esi Mensah", "Fay Quill", "Gus Romero"),
    *(
        "Hana Sato",
        "Ivo Tisch",
        "Jo Underhill",
        "Kit Varga",
        "Lou Wexford",
        "Mo Yilmaz",
        "Nan Zable",
        "Oz Adair",
    ),
)


def papers_of(candidates: int, places: int, papers: int, *, seed: str = "room", longest: int = 5) -> Profile:
    """Papers that prefer the first names, each of them ranking a few."""
    dice = Dice(seed)
    piles = []
    for _ in range(papers):
        left, ranking = list(range(candidates)), []
        for _ in range(dice.between(1, min(longest, candidates))):
            chosen = dice.weighted([(1_000 // (one + 3), one) for one in left])
            left.remove(chosen)
            ranking.append(chosen)
        piles.append((tuple(ranking), 1))
    return Profile.of(NAMES[:candidates], places, piles, rejected={"blank": 3}, title="2026-03")


def room_of(sheet: Sheet, *, state: str = "complete", signatures: tuple[SignatureOf, ...] = ()) -> CountRoom:
    """The room of a sheet, as an officer sees it."""
    if sheet.lot_needed is not None:
        state = "tie_pending"
    papers = PapersOf(
        sheet.received, sheet.valid, (("blank", 3),), sheet.received + 20, sheet.rankings, "", ""
    )
    stands = ProcessState.PROVISIONAL if state == "signed" else ProcessState.COUNTING
    counted = CountOf("cou-1", state, sheet, (), signatures, ())
    role = Role.RETURNING_OFFICER
    return CountRoom("sel-1", "2026-03", "Housing Partnership", sheet.places, stands, role, papers, counted)


BOTH = (
    SignatureOf("returning officer", "Ruth Adeyemi", "per-1", date(2026, 11, 20), False),
    SignatureOf("scrutineer", "Sam Petrov", "per-2", date(2026, 11, 20), False),
)


@dataclass
class RoomStore(MemoryStore):
    """Gives one room, whoever asks for it."""

    room: CountRoom

    def __post_init__(self) -> None:
        super().__init__()

    def ask(self, question, /, *args, **kwargs):
        return self.room if question is count_room else super().ask(question, *args, **kwargs)


@asynccontextmanager
async def opened(
    room: CountRoom,
    size: tuple[int, int],
    *,
    look: Look = Look.DARK,
    role: Role = Role.RETURNING_OFFICER,
) -> AsyncIterator[tuple[Pilot[None], Count]]:
    """The room, open and read."""
    app = Town(look)
    app.store = RoomStore(replace(room, role=role))
    async with app.run_test(size=size) as pilot:
        place = Count("sel-1")
        await app.push_screen(Opened(place))
        await until(pilot, lambda: place.room is not None and place.lines.count is not None)
        await until(pilot, lambda: place.sheet is None or place.lines._painter.has_heads)
        await pilot.pause()
        yield pilot, place


def counted(method: str, candidates: int, places: int, papers: int, **more: object) -> Sheet:
    """A count of such papers."""
    return count(papers_of(candidates, places, papers, **more), method)  # type: ignore[arg-type]
