"""The program: wires the frame, the places, the forms and the records together. Nothing else lives here."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol

from textual import on
from textual.binding import BindingType
from textual.events import Event, InputEvent, Key, Paste
from textual.screen import Screen

from compacttui.rules.match_refs import item_of
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.tui import frame, pace
from compacttui.tui.brought import BRING_IN, UNDO
from compacttui.tui.commands import EVERYWHERE, bind, command, keymap
from compacttui.tui.guard import Guard
from compacttui.tui.keeper import Keeper, Surroundings
from compacttui.tui.learning import Learner
from compacttui.tui.leaving import nothing_yet
from compacttui.tui.opening import DAY_ONE, OFFERS, answer_to, opened_for
from compacttui.tui.place import Place, explain
from compacttui.tui.program import Program
from compacttui.tui.store import Entry
from compacttui.tui.themes import Look, token_defaults, wear
from compacttui.tui.turns import Turns
from compacttui.tui.widgets.topline import Standing
from compacttui.tui.wishes import Asks, Does

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.questions.registry import Question
    from compacttui.rules.doors import Door
    from compacttui.rules.rulebook import RuleBook
    from compacttui.tui.asking import Days
    from compacttui.tui.doing import Doable

NEW = command("act.new", "new", "n", "new", "Everything you can do here, by name.", area=EVERYWHERE, rank=10)
AS_AT = command("asat.change", "as at", "a", "as_at", "Look at another day.", area=EVERYWHERE, rank=50)
HISTORY = command(
    "record.history",
    "history",
    "h",
    "history",
    "Who changed this, when, from what to what, why.",
    area=EVERYWHERE,
    rank=40,
)
PAPERS = command(
    "paper.offer",
    "print",
    "p",
    "papers",
    "Print or publish: report-backs and who sits where, as everyone may read them.",
    area=EVERYWHERE,
    rank=45,
)

QUESTIONS = command(
    "questions.open",
    "questions",
    "q",
    "questions",
    "What can be asked here, each question with one key.",
    area=EVERYWHERE,
    rank=47,
)


class Started(Surroundings, Protocol):
    """What the program was started with."""

    @property
    def rules(self) -> RuleBook:
        """The rule book."""
        ...

    @property
    def place(self) -> str:
        """Where the records are."""
        ...

    @property
    def is_new(self) -> bool:
        """There are no records at that place yet."""
        ...

    @property
    def door(self) -> Door:
        """What somebody signs in to."""
        ...

    def begin(self, town_name: str, name: str, place: str) -> str:
        """Begin a town's records at a place and go on with them; returns a sentence about it.

        Raises:
            Refused: a name or the place will not do.
        """
        ...

    def close(self) -> None:
        """Let go of the records."""
        ...


_NEED_RECORDS: Final = frozenset(
    {"new", "as_at", "papers", "questions", "history", "bring_in", "undo_import"}
)
"""What keys do everywhere, but not before somebody has said who they are."""
_LISTS: Final = {"new": "doings", "papers": "papers", "questions": "questions"}
"""The lists that keys open from everywhere, by the key's action."""


class Compacttui(Program):
    """The interface on one town's records."""

    TITLE = "compacttui"
    CSS_PATH = frame.STYLE
    ENABLE_COMMAND_PALETTE = False  # the frame has its own
    BINDINGS: ClassVar[list[BindingType]] = bind(NEW, AS_AT, HISTORY, PAPERS, QUESTIONS, BRING_IN, UNDO)

    def __init__(self, started: Started, *, look: Look | None = None, has_process: bool = False) -> None:
        """Make the program.

        Args:
            started: what it was started with.
            look: the look to wear instead of the rule book's.
            has_process: nothing else runs in this process; its threads and its memory are ours to arrange.
        """
        self._started = started
        rules = started.rules
        chosen = look or (Look.MONOCHROME if "NO_COLOR" in os.environ else Look(rules.display.theme))
        super().__init__(ansi_color=True if chosen is Look.MONOCHROME else None)
        self.store = Keeper(started)
        self.animation_level = "full" if rules.display.animation else "none"
        self.guard = Guard(self, lambda: started.door, lock_minutes=rules.display.lock_minutes)
        self._rules = rules
        self._has_process = has_process
        self._is_closed = False
        self.learner = Learner(self, has_process=has_process)
        self.keymap: Mapping[str, str] = {}
        self._turns = Turns(self, super().on_event)
        wear(self, chosen)

    async def on_event(self, event: Event) -> None:
        """Give keys to the screen in turn."""
        if isinstance(event, InputEvent):
            self.guard.touch()
        if isinstance(event, (Key, Paste)) and not event.is_forwarded and self._turns.holds(event):
            return
        await super().on_event(event)

    def push_screen(self, screen: Any, *more: Any, **how: Any) -> Any:
        """Show a screen; one with records waits where somebody has to say first who they are.

        What was under way when the screen was locked ends under the lock, and would stand in front of it.
        """
        show = partial(super().push_screen, screen, *more, **how)
        if frame.is_shut(self) and getattr(screen, "SHOWS_RECORDS", True):
            self.guard.keep_back(show)
            return nothing_yet()
        return show()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our tokens to themes that lack them."""
        return token_defaults()

    def get_default_screen(self) -> Screen[None]:
        """Begin with the places, with what begins the records, or with who somebody is."""
        self._is_closed = self.guard.is_needed
        is_first = not self._started.is_new and not self._is_closed
        return frame.Frame(OFFERS, DAY_ONE) if is_first else Screen()

    def on_mount(self) -> None:
        """Put a person's own keys on, and begin the records where there are none."""
        if self._has_process:
            pace.read_beside()
        try:
            self.keymap = keymap(dict(self._rules.keys.remap), letters=self._rules.keys.single_letters)
            self.set_keymap(self.keymap)
        except Refused as refused:
            self.call_later(self.say, refused)
        if self._started.is_new:
            self._begin_records()
        elif self._is_closed:
            self.guard.let_in(self._have_begun)
        self.guard.watch()

    def _begin_records(self) -> None:
        from compacttui.tui.beginning import FirstRun

        self.push_screen(FirstRun(self._started.begin, self._started.place), self._have_begun)

    def _have_begun(self, words: str | None) -> None:
        """Go on to the places, and say what has begun."""
        self.push_screen(frame.Frame(OFFERS, DAY_ONE))  # above the empty screen, which nobody sees again
        self.learn()
        self.call_later(self.tell_done, words or "")

    def tell_done(self, words: str) -> None:
        """Say above the keys what was done."""
        from compacttui.rules.words import Standing as How

        if isinstance(self.screen, frame.Framed):
            self.screen.say(words, How.DONE)

    @property
    def role(self) -> Role | None:
        """The hat that is on; nothing before the records were read."""
        return self.learner.role

    @property
    def standing(self) -> Standing:
        """What the top line tells; nothing before the records were read."""
        return self.learner.standing

    @on(frame.Frame.Ready)
    def learn(self) -> None:
        """Ask again where we are: the town, the hat, the day, the last check, what waits."""
        self.learner.learn()

    def say(self, refused: Refused) -> None:
        """Say above the keys what is wrong."""
        from compacttui.rules.words import Standing as How

        if isinstance(self.screen, frame.Framed):
            self.screen.say(explain(refused), How.LATE)

    # Opening

    @on(Place.Opens)
    def _open(self, opens: Place.Opens) -> None:
        self.open(opens.ref)

    def open(self, ref: str) -> None:
        """Open a thing: its line where it has one, else its record."""
        self.push_screen(opened_for(ref))

    def _at_hand(self) -> str:
        """The id of the thing that keys are about."""
        screen = self.screen
        place = screen.place if isinstance(screen, (frame.Frame, frame.Opened)) else None
        return item_of(place.at_hand) if place is not None else ""

    def _shows_another_list(self, action: str) -> bool:
        """Whether there are places here, and what a key opens is not what stands here already."""
        screen = self.screen
        if not isinstance(screen, (frame.Frame, frame.Opened)):
            return False
        return _LISTS.get(action) != screen.place.NAME

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a key only where it does something."""
        if action in _NEED_RECORDS and frame.is_shut(self):
            return False
        if action == "history":
            return bool(self._at_hand())
        if action in {"new", "as_at", "papers", "questions"}:
            return self._shows_another_list(action)
        if action == "bring_in":
            may = self.role in {None, Role.CVS_OFFICER}  # before it is known, as Today offers it
            return may and isinstance(self.screen, (frame.Frame, frame.Opened))
        if action == "undo_import":
            return self.learner.brought is not None and isinstance(self.screen, frame.Frame)
        return super().check_action(action, parameters)

    def action_history(self) -> None:
        """Show the history of the thing at hand."""
        from compacttui.tui.places.history import HistoryOf

        ref = self._at_hand()
        self.push_screen(frame.Opened(HistoryOf(ref)))

    def action_papers(self) -> None:
        """Choose a paper, about the thing at hand or about none, and read it."""
        from compacttui.tui.papers import Papers

        self.push_screen(frame.Opened(Papers(self._at_hand())))

    def action_questions(self) -> None:
        """Show what the hat that is on can ask."""
        from compacttui.tui.places.questions import Questions

        self.push_screen(frame.Opened(Questions()))

    def action_as_at(self) -> None:
        """Ask for another day, and look at it."""
        from compacttui.tui.asking import AskDay

        self.push_screen(AskDay(), self._look_at)

    def _look_at(self, days: Days | None) -> None:
        if days is None:
            return
        self.store.look_at(days.true_on, days.known_on)
        self.look_again()

    def look_again(self) -> None:
        """Read again what is on the screen, and where we are."""
        self.learn()
        screen = self.screen
        if isinstance(screen, frame.Frame):
            screen.freshen()
        elif isinstance(screen, frame.Opened):
            screen.place.freshen()

    # Doing

    def action_new(self) -> None:
        """Choose an act, about the thing at hand or about none."""
        from compacttui.questions.things import kind_of
        from compacttui.tui.doing import Doing, Doings

        ref = self._at_hand()
        doings = Doings(self.store.role, ref, kind_of(ref) if ref else "")
        self.push_screen(Doing(doings), self._begin)

    def _begin(self, doable: Doable | None) -> None:
        if doable is not None:
            self.fill_in(doable.act, doable.known)

    def fill_in(self, act: Act[..., object], known: Mapping[str, str] | None = None) -> None:
        """Open the form of an act, with what is known of its fields; none for what this hat may not do."""
        from compacttui.tui.forms.registry import form_for

        try:
            act.allow(self.store.role)
        except Refused as refused:
            self.say(refused)
            return
        self.push_screen(form_for(act, known or {}), self._done)

    @on(Does)
    def _do(self, does: Does) -> None:
        from compacttui.acts.registry import all_acts

        self.fill_in(all_acts()[does.act], does.given)

    @on(Asks)
    def _ask(self, asks: Asks) -> None:
        from compacttui.questions.registry import all_questions

        self.answer(all_questions()[asks.question])

    def _done(self, _result: object) -> None:
        self.look_again()

    def action_bring_in(self) -> None:
        """Bring in a spreadsheet."""
        from compacttui.tui.bringing_in import begin

        begin(self)

    def action_undo_import(self) -> None:
        """Take back the file that was just brought in."""
        from compacttui.tui.bringing_in import take_back

        take_back(self)

    def catalogue(self) -> Sequence[Entry]:
        """What the palette offers besides the keys; called in a worker thread."""
        from compacttui.tui.catalogue import catalogue

        return catalogue(self)

    def answer(self, question: Question[..., object]) -> None:
        """Show the answer to a saved question."""
        self.push_screen(answer_to(question))

    def wear_hat(self, role: Role) -> None:
        """Act in another role from now on."""
        self.store.wear(role)
        self.look_again()

    def put_on(self, look: Look) -> None:
        """Wear another look from now on; monochrome needs the terminal's own colours and a new start."""
        wear(self, look)

    def go(self, name: str) -> None:
        """Go to a place, leaving whatever is open; the lock is not left so."""
        if frame.is_shut(self):
            return
        while len(self.screen_stack) > 1 and not isinstance(self.screen, frame.Frame):
            self.pop_screen()
        if isinstance(self.screen, frame.Frame):
            self.run_worker(self.screen.go(name), exit_on_error=False)


def open_interface(started: Started) -> None:
    """Open the interface, and let go of the records when it is left.

    Raises:
        Refused: this is no terminal that can show it; the sentence says what to do instead.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") in {None, "", "dumb"}:
        raise Refused(
            "The interface needs a terminal. For scripts and simple terminals use the commands: “compacttui --help” lists them."
        )
    program = Compacttui(started, has_process=True)
    try:
        program.run_until_left()
        if program.store.is_open:
            program.store.keep_copy()
    finally:
        started.close()
