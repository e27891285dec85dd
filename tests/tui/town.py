"""An invented office to try the interface on: no database, a fixed day, and everything that was done is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from textual.widget import Widget

from compacttui.rules.words.standing import Standing
from compacttui.tui import frame, place
from compacttui.tui.commands import bind, command
from compacttui.tui.store import Draft, Entry, Found, Store
from compacttui.tui.themes import Look
from compacttui.tui.widgets.cells import Bit, sign, status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Fact, Part, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.widgets.topline import Standing as Top
from compacttui.tui.widgets.topline import Wording
from tui.stage import Stage

TODAY = date(2026, 11, 21)
TOP = Top(
    town="Eastmere CVS (example)",
    as_at=Wording("as at today, Sat 21 November 2026", "today, Sat 21 Nov 2026"),
    checked=Wording("history fully checked Fri 20 November, no problems", "checked Fri 20"),
)


class MemoryDrafts:
    """Drafts that live as long as the test."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Draft] = {}
        self.at = datetime(2026, 11, 21, 21, 17)

    def save(self, form: str, about: str, values: Mapping[str, object]) -> datetime:
        self.kept[form, about] = Draft(dict(values), self.at)
        return self.at

    def load(self, form: str, about: str) -> Draft | None:
        return self.kept.get((form, about))

    def discard(self, form: str, about: str) -> None:
        self.kept.pop((form, about), None)


class MemoryStore:
    """A store that asks plain functions."""

    def __init__(self) -> None:
        self.today = TODAY
        self.revision = 0
        self.drafts = MemoryDrafts()
        self.done: list[tuple[Callable[..., object], dict[str, object]]] = []
        self.things: dict[str, list[Found]] = {
            "organisation": [
                Found("org-harbour", "Harbour Youth Trust", "full member"),
                Found("org-harbour2", "Harbour Lights Choir", "associate"),
                Found("org-kettle", "Copper Kettle Befriending", "full member"),
            ],
            "person": [Found("per-maria", "Maria Okafor", "carers' seat", "person")],
        }

    def ask(self, question, /, *args, **kwargs):
        return question(None, *args, **kwargs)

    def perform(self, act, /, *args, **kwargs):
        result = act(None, *args, **kwargs)
        self.done.append((act, kwargs))
        self.revision += 1
        return result

    def finish(self, form, about, act, /, *args, **kwargs):
        result = self.perform(act, *args, **kwargs)
        self.drafts.discard(form, about)
        return result

    def entries(self):
        return None

    def look_up(self, kind: str, words: str) -> Sequence[Found]:
        return [one for one in self.things.get(kind, ()) if words.casefold() in one.title.casefold()]

    def name_of(self, ref: str) -> str:
        return next(
            (one.title for kind in self.things.values() for one in kind if one.ref == ref), "not known"
        )

    def search(self, words: str) -> Sequence[Found]:
        return [
            one for kind in self.things.values() for one in kind if words.casefold() in one.title.casefold()
        ]


@dataclass(frozen=True)
class Duty:
    """A line of Today."""

    standing: Standing | None
    words: str
    when: str = ""
    board: str = ""


DUTIES: tuple[Duty | Heading, ...] = (
    Heading("NEEDS YOU", 5),
    Duty(
        Standing.DECIDE,
        "Interest match: Harbour Youth Trust is on the agenda of Children's Board, Tue 24 November",
    ),
    Duty(Standing.LATE, "Report-back, Health and Wellbeing Board", "12 days"),
    Duty(Standing.LATE, "Report-back, Skills Board", "3 days"),
    Duty(Standing.SOON, "Nominations close, Housing Partnership", "in 6 days"),
    Duty(Standing.SOON, "Seat ends with no process: Older people's seat, Safety Partnership", "in 4 months"),
    Heading("COMING", 2),
    Duty(None, "Poll opens, Housing Partnership", "11 Dec"),
    Duty(None, "Skills Board, Wed 2 December: nobody attending"),
)

CHASE = command("try.chase", "chase", "c", "chase", "Chase the report.", area="Today", rank=30)
WAIVE = command("try.waive", "waive with reason", "w", "waive", "Waive the report.", area="Today", rank=40)
NEW = command("try.new", "new", "n", "new", "Write down something new.", area="Today", rank=10)


class TodayPlace(place.Place[Duty]):
    """Today, as in the sketch."""

    NAME = "today"
    TITLE = "Today"
    IS_COUNTED = False
    BINDINGS = bind(CHASE, WAIVE, NEW)

    def columns(self):
        return (
            Column("", lambda duty: status(duty.standing), width=9),
            Column("", lambda duty: duty.words),
            Column("", lambda duty: duty.when, width=12, right=True, closing=True),
        )

    def manner(self):
        return Manner(most_lines=3, markable=True)

    def rows(self, store: Store, wanted: place.Wanted):
        return DUTIES

    def about(self, store: Store, row: Duty) -> Sequence[Part]:
        return (
            title(f"{row.words}, {row.when} late" if row.when else row.words),
            BLANK,
            Fact("Seat", "carers' seat (constituency of interest)", opens="sea-carers"),
            Fact("Held by", "Maria Okafor since March 2024", opens="per-maria"),
            Fact("Due", "Mon 9 November (14 days after the meeting)"),
            Fact("Letter", "prepared Tue 10, marked sent by the officer"),
            BLANK,
            Fact("Before this", "5 of 6 on time"),
            Fact(
                "",
                tuple(
                    bit
                    for month, how in zip(
                        ("Jan", "Mar", "Apr", "Jun", "Jul", "Sep", "Oct"),
                        (*[Standing.DONE] * 3, Standing.LATE, *[Standing.DONE] * 2, Standing.LATE),
                        strict=True,
                    )
                    for bit in (Bit(f"{month} "), sign(how), Bit(" "))
                ),
            ),
        )

    def action_chase(self) -> None:
        self.screen.say("The letter is prepared. Print it with p.", Standing.DONE)

    def action_waive(self) -> None:
        pass

    def action_new(self) -> None:
        pass

    def check_action(self, action, parameters):
        if action in {"chase", "waive"}:
            return self.row is not None and self.row.standing is Standing.LATE
        return super().check_action(action, parameters)


@dataclass(frozen=True)
class Report:
    """A line of the reports."""

    number: int
    board: str
    standing: Standing
    days: int


class ReportsPlace(place.Place[Report]):
    """A long list with heads, chips and a filter."""

    NAME = "reports"
    TITLE = "Meetings and reports"
    CHIPS = (Chip("all", "all"), Chip("late", "late"), Chip("none", "withheld"))
    CAN_FILTER = True

    def columns(self):
        return (
            Column("Board", lambda row: row.board),
            Column("Stands", lambda row: status(row.standing), width=9),
            Column("Written by", lambda row: f"Person {row.number} of the board", from_width=60),
            Column("Days", lambda row: f"{row.days:,}", width=6, right=True),
        )

    def rows(self, store, wanted):
        standing = {"late": [Standing.LATE], "none": []}.get(wanted.chip, list(Standing))
        rows = [Report(n, f"Board of place {n}", list(Standing)[n % 5], n * 37) for n in range(1, 301)]
        return [row for row in rows if row.standing in standing and wanted.words in row.board]

    def empty(self, wanted):
        return Empty(
            "No report is withheld. Reports appear here when a closed item is marked.",
            "m",
            "record a meeting",
        )


def offers(*, far: int = 8) -> list[frame.Offer]:
    """The places of the sketch; two of them are real."""
    names = ("Partnerships", "People", "Selections", "Interests", "Meetings", "History", "Codes")
    makes = [frame.Offer("today", "Today", TodayPlace)]
    makes += [frame.Offer(name.casefold(), name, ReportsPlace) for name in names[: far - 1]]
    return makes


class Office(Stage):
    """The invented office with no frame: room for one part, or one form."""

    CSS_PATH = frame.STYLE

    def __init__(self, *parts: Widget, look: Look = Look.DARK) -> None:
        super().__init__(*parts, look=look)
        self.store = MemoryStore()
        self.standing = TOP
        self.role = None
        self.opened: list[str] = []

    def on_place_opens(self, opens: place.Place.Opens) -> None:
        self.opened.append(opens.ref)

    @property
    def keymap(self):
        return self._keymap

    def catalogue(self):
        return [
            Entry(
                "Send a report-back", "Send the report-back on a meeting.", lambda: self.opened.append("act")
            )
        ]


class Town(Office):
    """The whole frame on the invented office."""

    def __init__(self, look: Look = Look.DARK) -> None:
        super().__init__(look=look)

    def get_default_screen(self):
        return frame.Frame(offers())

    def compose(self):
        return ()
