"""Bringing in a file, third step: the plan, until somebody says “do it”."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from compacttui.rules.dates import plural
from compacttui.rules.importing import RowState
from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.brought import Brought
from compacttui.tui.commands import bind, command
from compacttui.tui.forms.drafting import words_of
from compacttui.tui.forms.matching import Matching
from compacttui.tui.frame import BACK, Framed
from compacttui.tui.importing import AREA, Importing
from compacttui.tui.places.importing import PlanRows
from compacttui.tui.store import host_of

if TYPE_CHECKING:
    from compacttui.exchange.importing import Plan

DO_IT = command(
    "import.do", "do it", "f2,d", "do_it", "Take in what the plan says, as one act.", area=AREA, rank=5
)
COLUMNS = command(
    "import.columns",
    "columns",
    "c",
    "columns",
    "See and change what each column becomes.",
    area=AREA,
    rank=23,
)

_TELL_EVERY = 0.1
"""Seconds between two words on how far it is."""


class Planning(Framed[Brought | None]):
    """Third step: the plan by row. Nothing is written before “do it”; all of it is one act."""

    BINDINGS = bind(DO_IT, COLUMNS, BACK)

    @dataclass
    class Going(Message, bubble=False):
        """So many steps are done."""

        done: int
        of: int

    @dataclass
    class Done(Message, bubble=False):
        """It is done, or was not done."""

        brought: Brought | None
        error: Exception | None = None

    def __init__(self, importing: Importing, *, matched_before: bool = False) -> None:
        """Make the screen.

        Args:
            importing: the file.
            matched_before: the columns were not shown on the way here, as they are known.
        """
        super().__init__()
        self.importing = importing
        self.place = PlanRows(importing)
        self._matched_before = matched_before
        self._wants_done = False
        self._busy = False
        self._stops = False
        self._trouble = ""

    def middle(self) -> ComposeResult:
        """Lay out the plan."""
        yield self.place

    def on_mount(self) -> None:
        """Put the keys on the plan."""
        self.place.focus_list()
        self.say(f"Making the plan from {self.importing.name} … Esc leaves it.")

    @on(PlanRows.Planned)
    def _tell(self) -> None:
        """Say what is to be done with the plan; do it, where that was said already."""
        plan = self.importing.plan
        if plan is None or self._busy:
            return
        known = "The columns are matched as you did before; c shows them. " if self._matched_before else ""
        notes = " ".join(plan.notes)
        trouble, self._trouble = self._trouble, ""
        words = f"{self.importing.name}: {known}{notes} {_what_now(plan)}".replace("  ", " ")
        self.say(f"{trouble} {words}".strip(), Standing.LATE if trouble else _how(plan))
        self.refresh_bindings()
        if self._wants_done:
            self.action_do_it()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the columns where the file has any."""
        if action == "columns":
            return self.importing.taken is not None
        return super().check_action(action, parameters)

    def action_columns(self) -> None:
        """Show the columns: go back to them, where one came from there."""
        if not self._matched_before:
            self.action_back()
            return
        self.app.push_screen(Matching(self.importing), self._came_back)

    def _came_back(self, brought: Brought | None) -> None:
        if brought is not None:
            self.dismiss(brought)
        else:
            self.place.action_reload()

    def action_do_it(self) -> None:
        """Take it in, unless rows have to be decided first; a plan that is being made again is waited for."""
        plan = self.importing.plan
        self._wants_done = self.place.is_planning
        if self._busy or plan is None or self._wants_done:
            return
        if plan.held_up_by:
            self.say(f"Nothing is written yet. {_what_now(plan)}", Standing.LATE)
            self.place.show_held_up()
        elif not plan.has_work:
            self.say(_what_now(plan), Standing.DONE)
        else:
            self._do()

    def _do(self) -> None:
        self._busy, self._stops = True, False
        self.say("Taking it in … Esc stops it, and nothing is written.")
        store, importing, told_at = host_of(self).store, self.importing, monotonic()

        def progress(done: int, of: int) -> None:
            nonlocal told_at
            if self._stops:
                raise Refused("Stopped. Nothing of the file was taken in.")
            if monotonic() - told_at > _TELL_EVERY:
                told_at = monotonic()
                self.post_message(self.Going(done, of))

        def do() -> None:
            try:
                self.post_message(self.Done(importing.carry_out(store, progress)))
            except Exception as error:  # whatever the records raise: it is said, and nothing was written
                self.post_message(self.Done(None, error))

        self.run_worker(do, thread=True, group="act", exit_on_error=False)

    @on(Going)
    def _going(self, going: Going) -> None:
        if not self._stops:
            self.say(
                f"Taking it in: {going.done:,} of {going.of:,} steps. Esc stops it, and nothing is written."
            )

    @on(Done)
    def _was_done(self, done: Done) -> None:
        self._busy = False
        if done.error is None:
            self.dismiss(done.brought)
            return
        self.log.error(repr(done.error))
        self._trouble = words_of(done.error)
        self.importing.forget_plan()
        self.place.action_reload()

    def action_back(self) -> None:
        """Stop what is being done; or go back a step."""
        if self._busy:
            self._stops = True
            self.say("Stopping …")
        else:
            self.dismiss(None)


def first_step(importing: Importing) -> Framed[Brought | None]:
    """The step after a file was read: the plan, where its columns are known; else the columns."""
    taken = importing.taken
    if taken is None or (taken.is_known and not taken.lacking):
        return Planning(importing, matched_before=taken is not None)
    return Matching(importing)


def _what_now(plan: Plan) -> str:
    if plan.held_up_by:
        unclear, wrong = plan.counts[RowState.UNCLEAR], plan.counts[RowState.WRONG]
        decide = (
            f"{plural(unclear, 'row')} must be decided: Enter shows the answers, a digit gives one. "
            if unclear
            else ""
        )
        mend = f"{plural(wrong, 'row')} must be put right in the file (r reads it again). " if wrong else ""
        return f"{decide}{mend}Or leave such rows out (x)."
    if not plan.has_work:
        return "Everything is on record already. There is nothing to do."
    return "Nothing is written yet. d does all of it as one act, which one key undoes."


def _how(plan: Plan) -> Standing | None:
    return Standing.DECIDE if plan.held_up_by else None
