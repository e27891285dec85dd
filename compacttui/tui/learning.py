"""What the program knows of where it is: read beside the keys, and told to every screen that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.worker import Worker, get_current_worker

from compacttui.rules.refusal import Refused
from compacttui.tui import frame, pace
from compacttui.tui.brought import Brought, too_late_for
from compacttui.tui.duties import waiting_in
from compacttui.tui.standing import BEFORE_READING, Facts, standing_of
from compacttui.tui.widgets.topline import Standing

if TYPE_CHECKING:
    from compacttui.exchange.seen import Compared
    from compacttui.rules.roles import Role
    from compacttui.tui.app import Compacttui


class Learner:
    """Asks the records where we are: the town, the hat, the day, the last check, what waits.

    Attributes:
        brought: the file that was brought in last, while it can be taken back.
    """

    def __init__(self, program: Compacttui, *, has_process: bool) -> None:
        """Make the learner; it knows nothing yet.

        Args:
            program: whose screens are told.
            has_process: nothing else runs in this process; its memory is ours to arrange.
        """
        self._program = program
        self._has_process = has_process
        self._facts = BEFORE_READING
        self.brought: Brought | None = None

    @property
    def role(self) -> Role | None:
        """The hat that is on; nothing before the records were read."""
        return self._facts.role

    @property
    def standing(self) -> Standing:
        """What the top line tells; nothing before the records were read."""
        if self._facts is BEFORE_READING:
            return Standing()
        return standing_of(self._facts, self._program.store.today)

    def learn(self) -> None:
        """Ask again, in a thread of its own."""
        self._program.run_worker(self._learn, thread=True, group="learn", exclusive=True, exit_on_error=False)

    def _learn(self) -> None:
        from compacttui.questions.bearings import bearings
        from compacttui.questions.in_use import places_in_use

        worker, program, store = get_current_worker(), self._program, self._program.store
        try:
            facts = Facts(store.ask(bearings), store.days, store.role)
            places = store.ask(places_in_use)
            waiting = waiting_in(store.duties())
            gone = too_late_for(store, self.brought)
        except Refused as refused:
            program.call_from_thread(program.say, refused)
            return
        program.call_from_thread(self._know, worker, facts, waiting, places)
        if gone is not None:
            program.call_from_thread(self._keep_for_good, gone)
        # Last of all: nobody waits for it, and it says something only where these are not the records seen before.
        with suppress(Refused):
            program.call_from_thread(self._compare, store.watch.compared())

    def _know(
        self, worker: Worker[object], facts: Facts, waiting: Mapping[str, int], places: frozenset[str]
    ) -> None:
        if worker.is_cancelled:
            return  # another hat was put on meanwhile, or something recorded: what is asked since tells it
        if self._has_process and self._facts is BEFORE_READING:
            pace.settle()
            self._program.run_worker(self._keep_copy, thread=True, group="copy", exit_on_error=False)
        other_hat = facts.role is not self.role
        self._facts = facts._replace(compared=self._facts.compared)
        for screen in self._program.screen_stack:
            if other_hat and isinstance(screen, (frame.Frame, frame.Opened)):
                screen.place.reword()
            if isinstance(screen, frame.Framed):
                screen.tell_standing()
            if isinstance(screen, frame.Frame):
                screen.show_places(places)
                screen.show_waiting(waiting)
            screen.refresh_bindings()

    def _keep_for_good(self, brought: Brought) -> None:
        """Offer no longer to take back what something rests on by now."""
        if self.brought is brought:
            self.brought = None
            self._program.screen.refresh_bindings()

    def _compare(self, compared: Compared | None) -> None:
        """Say once, and above everything, that these are not the records that this computer saw."""
        before, self._facts = self._facts.compared, self._facts._replace(compared=compared)
        for screen in self._program.screen_stack if compared != before else ():
            if isinstance(screen, frame.Framed):
                screen.tell_standing()
        if compared is not None and compared.sentence and compared.sentence != (before and before.sentence):
            words = f"{compared.sentence} If you do: “Accept these records” in the palette."
            self._program.say(Refused(words))

    def _keep_copy(self) -> None:
        """Keep a copy of what was recorded since the last, where the program was left without: after a power cut."""
        try:
            self._program.store.keep_copy()
        except Refused as refused:
            self._program.call_from_thread(self._program.say, refused)
