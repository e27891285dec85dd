"""One frame everywhere: the top line, what one looks at, what the program says, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, Generic, NamedTuple, TypeVar, cast

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.screen import Screen, ScreenResultType

from compacttui.rules.words.standing import Standing as How
from compacttui.tui.commands import EVERYWHERE, bind, command
from compacttui.tui.leaving import Leaving
from compacttui.tui.place import AnyPlace, Place, explain
from compacttui.tui.store import host_of
from compacttui.tui.widgets.footer import ALWAYS, QUIET, Footer
from compacttui.tui.widgets.message import MessageLine
from compacttui.tui.widgets.places import Entry, Places
from compacttui.tui.widgets.topline import TopLine

STYLE = Path(__file__).parent / "styles" / "frame.tcss"
"""For the program's `CSS_PATH`: Textual reads no style sheet of a default screen."""
Result = TypeVar("Result")

_KEYS = 10
"""Places that have a digit of their own."""
WIDE_FROM = 110
"""Columns from which the places stand at the left and the detail at the right."""

FIND = command(
    "find.anything", "find", "slash", "find", "Find anything by its name.", area=EVERYWHERE, rank=QUIET
)
HELP = command(
    "help.keys",
    "keys",
    "question_mark,f1",
    "help",
    "All keys, and what words mean.",
    area=EVERYWHERE,
    rank=ALWAYS,
)
PALETTE = command(
    "palette.open",
    "palette",
    "ctrl+p,colon",
    "palette",
    "Everything the program can do.",
    area=EVERYWHERE,
    rank=ALWAYS + 1,
)
GO = command(
    "places.go",
    "places",
    "g",
    "places",
    "Go to the places (g g: the first row).",
    area=EVERYWHERE,
    rank=QUIET + 9,
)
NUMBER = command(
    "places.number",
    "place by number",
    "1,2,3,4,5,6,7,8,9,0",
    "go_to",
    "Go to a place by its number.",
    area=EVERYWHERE,
)
BACK = command("page.back", "back", "escape", "back", "Go back to where you were.", area=EVERYWHERE, rank=90)


class Framed(Leaving[ScreenResultType]):
    """A screen with the top line, the message line and the footer around what it shows."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = ""
    BINDINGS = bind(FIND, HELP, PALETTE)

    COVERS: ClassVar[bool] = False
    """Somebody has to say who they are: while it stands anywhere, nothing leads past it."""
    SHOWS_RECORDS: ClassVar[bool] = True
    """It may not stand in front of one that covers."""

    is_settling: bool = False
    """The screen has not put the keys where they belong yet: those that come wait."""

    @property
    def is_laying_out(self) -> bool:
        """Something stands nowhere yet that the keys can go to: those that would go past it wait."""
        return False

    def compose(self) -> ComposeResult:
        """Lay out the frame around the middle."""
        # Textual sets the class after the first layout; with it now, the first layout is the right one.
        self.add_class("-wide" if self.app.size.width >= WIDE_FROM else "-narrow")
        yield TopLine()
        with Container(id="middle"):
            yield from self.middle()
        yield MessageLine()
        yield Footer()

    def middle(self) -> ComposeResult:
        """Lay out what the screen is about."""
        yield from ()

    def on_mount(self) -> None:
        """Tell the top line."""
        self.tell_standing()

    def on_screen_resume(self) -> None:
        """Tell the top line again: the day may have been changed on another screen."""
        self.tell_standing()

    def tell_standing(self) -> None:
        """Bring the top line up to date."""
        self.query_one(TopLine).standing = host_of(self).standing

    def leave_saying(self, words: str, result: ScreenResultType | None = None) -> None:
        """Leave with an answer, and say something on the screen that one comes back to: what was done."""
        self.when_in_front(partial(self._leave_saying, words, result))

    def _leave_saying(self, words: str, result: ScreenResultType | None) -> None:
        below = self.below
        self.dismiss(result)
        if isinstance(below, Framed):
            below.say(words, How.DONE)

    def say(self, words: str, how: How | None = None) -> None:
        """Say something above the keys; it stays until the next thing is said."""
        self.query_one(MessageLine).tell(words, how)

    @on(Place.Troubled)
    def _troubled(self, troubled: Place.Troubled) -> None:
        self.log.error(repr(troubled.error))
        self.say(explain(troubled.error), How.LATE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that leads to records in front of what covers them."""
        if action in {"find", "palette"} and is_shut(self.app):
            return False
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """Show all keys."""
        from compacttui.tui.help import Help

        self.app.push_screen(Help(cast("Screen[object]", self)))

    def action_palette(self) -> None:
        """Offer everything that can be done, and do what is chosen."""
        from compacttui.tui.palette import Palette

        def chosen(run: Callable[[], None] | None) -> None:
            if run is not None:
                run()

        self.app.push_screen(Palette(cast("Screen[object]", self)), chosen)

    def action_find(self) -> None:
        """Find anything, and open it."""
        from compacttui.tui.find import Find

        def opened(ref: str | None) -> None:
            if ref:
                self.post_message(Place.Opens(ref))

        self.app.push_screen(Find(), opened)


def is_shut(app: App[None]) -> bool:
    """Whether somebody has to say who they are before anything of the records is shown, whatever stands in front of that."""
    return any(isinstance(screen, Framed) and screen.COVERS for screen in app.screen_stack)


class Offer(NamedTuple):
    """A place that the sidebar offers; it is made when it is first opened."""

    name: str
    title: str
    make: Callable[[], AnyPlace]


class Frame(Framed[None]):
    """The places: all of them at the left (or in a strip), one of them open."""

    BINDINGS: ClassVar = [
        *bind(GO),
        *(
            Binding(str(number % 10), f"go_to({number - 1})", NUMBER.title, show=False)
            for number in range(1, 11)
        ),
    ]

    class Ready(Message):
        """The first place is on the screen."""

    def __init__(self, offers: Sequence[Offer], shown: Iterable[str] | None = None) -> None:
        """Make the frame.

        Args:
            offers: every place, in order; the keys 1 to 9 and 0 go to the first ten of them.
            shown: the names of those that are shown at first; all of them unless said.
        """
        super().__init__()
        self._offers = {offer.name: offer for offer in offers}
        self._shown = frozenset(self._offers if shown is None else shown)
        self._made: dict[str, AnyPlace] = {}
        # Kept, not looked up: a place still asks which one is open while the screen around it is taken down.
        self._places = Places(self._entries, called="places")

    @property
    def place(self) -> AnyPlace:
        """The place that is open."""
        return self._made[self._places.current]

    def middle(self) -> ComposeResult:
        """Lay out the places and the first of them."""
        first = next(iter(self._offers.values()))
        self._places.current = first.name
        self._made[first.name] = first.make()
        yield self._places
        yield Horizontal(id="open")

    @property
    def _entries(self) -> Sequence[Entry]:
        """The places that are shown, each with its own key."""
        keys = {name: str(number % 10) for number, name in enumerate(self._offers, 1) if number <= _KEYS}
        return [
            Entry(offer.name, offer.title, keys.get(offer.name, ""))
            for offer in self._offers.values()
            if offer.name in self._shown
        ]

    def on_mount(self) -> None:
        """Open the first place once the places are painted."""
        self.call_after_refresh(self._open_first)

    async def _open_first(self) -> None:
        # Whoever was quick has chosen another place by now.
        await self._show(self._places.current)
        self.call_after_refresh(self.post_message, self.Ready())

    def on_screen_resume(self) -> None:
        """Read again what was changed elsewhere."""
        self.freshen()

    def freshen(self) -> None:
        """Read again what the open place shows; whoever is leaving has nothing left to look at."""
        if self._places.is_attached:
            self.place.freshen()

    async def go(self, name: str) -> None:
        """Open a place."""
        await self._show(name)
        self.query_one(MessageLine).clear()

    async def _show(self, name: str) -> None:
        if name not in self._shown:
            self.show_places({name})
        self._places.current = name
        if name not in self._made:
            self._made[name] = self._offers[name].make()
        if not self._made[name].is_attached:
            await self.query_one("#open").mount(self._made[name])
        # Another key may have gone on to another place while this one was laid out.
        for place in self._made.values():
            place.display = place is self.place
        self.place.freshen()
        self.place.focus_list()

    def show_places(self, names: Iterable[str]) -> None:
        """Show these places, too: one appears when it is first used, and stays while the program is open."""
        wanted = self._shown | frozenset(names)
        if wanted != self._shown:
            self._shown = wanted
            self._places.show_entries(self._entries)

    def show_waiting(self, waiting: Mapping[str, int]) -> None:
        """Show how many things wait in each place."""
        self._places.show_waiting(waiting)

    async def action_go_to(self, number: int) -> None:
        """Open a place by its number."""
        names = list(self._offers)
        if number < len(names):
            await self.go(names[number])

    def action_places(self) -> None:
        """Put the keys on the places."""
        self._places.focus()

    @on(Places.Went)
    async def _go(self, went: Places.Went) -> None:
        await self.go(went.name)

    @on(Places.Left)
    def _leave_places(self, left: Places.Left) -> None:
        self.place.focus_list()
        if left.to_top:
            self.place.lines.action_first()


class Opened(Framed[Result | None], Generic[Result]):
    """One thing that was opened from somewhere: the place that shows it takes the whole width.

    Where something is chosen in it, the screen gives that; Esc gives nothing.
    """

    BINDINGS = bind(BACK)

    def __init__(self, place: AnyPlace) -> None:
        super().__init__()
        self.place = place

    def middle(self) -> ComposeResult:
        """Lay out the one place."""
        yield self.place

    def on_mount(self) -> None:
        """Put the keys on the list before anything is read."""
        self.place.focus_list()

    def on_screen_resume(self) -> None:
        """Read again what was changed elsewhere."""
        self.place.freshen()

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)
