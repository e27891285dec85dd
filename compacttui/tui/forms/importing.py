"""Bringing in a file, the steps after it is read: what its columns become, and the plan, until somebody says “do it”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from compacttui.rules.dates import plural
from compacttui.rules.importing import RowState
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded
from compacttui.rules.words.standing import Standing
from compacttui.tui.answering import Asking
from compacttui.tui.commands import bind, command
from compacttui.tui.forms.drafting import words_of
from compacttui.tui.frame import BACK, Framed
from compacttui.tui.importing import AREA, Brought, Importing
from compacttui.tui.place import Place
from compacttui.tui.places.importing import Columns, PlanRows
from compacttui.tui.store import host_of
from compacttui.tui.widgets.choices import Choice
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty

if TYPE_CHECKING:
    from compacttui.exchange.importing import ColumnUse, Plan

GO_ON = command("import.on", "go on", "f2,o", "go_on", "Go on to the plan.", area=AREA, rank=5)
KIND = command("import.kind", "what it holds", "t", "kind", "Say what the file holds.", area=AREA, rank=22)
SHEET = command(
    "import.sheet", "sheet", "s", "sheet", "Choose another sheet of the file.", area=AREA, rank=23
)
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


class Pick(Asking[Choice, str]):
    """One of a few, found by typing or with the arrows; gives its code."""

    def __init__(self, hint: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._hint = hint
        self._choices = tuple(choices)

    def hint(self) -> str:
        """Say what is chosen."""
        return self._hint

    def columns(self) -> Sequence[Column[Choice]]:
        """Show the words."""
        return (Column("", lambda choice: choice.words, least=20),)

    def look(self, words: str) -> Sequence[Choice]:
        """Give those that hold the words; first those that begin so."""
        wanted = folded(words) if words else ""
        fitting = [one for one in self._choices if wanted in folded(one.words)]
        return sorted(fitting, key=lambda one: not folded(one.words).startswith(wanted))

    def none(self, words: str) -> Empty:
        """Say that none is called so."""
        return Empty(f"None of them is called “{words}”.")

    def choice(self, row: Choice) -> str:
        """Give the code."""
        return row.code


class Matching(Framed[Brought | None]):
    """Second step: what the file holds, and what each of its columns becomes."""

    BINDINGS = bind(GO_ON, KIND, SHEET, BACK)

    def __init__(self, importing: Importing) -> None:
        super().__init__()
        self.importing = importing
        self.place = Columns(importing)

    def middle(self) -> ComposeResult:
        """Lay out the columns."""
        yield self.place

    def on_mount(self) -> None:
        """Put the keys on the columns."""
        self.place.focus_list()

    @on(Columns.Looked)
    def _tell(self) -> None:
        """Say what the file is taken for, and what is lacking."""
        taken = self.importing.taken
        if taken is None:
            return
        from compacttui.exchange.importing.kinds import kind_called

        sheet = f", sheet {taken.sheet}" if len(taken.sheets) > 1 else ""
        known = " You matched these headings before." if taken.is_known else ""
        words = f"{self.importing.name}{sheet}, taken for: {kind_called(taken.kind).title}.{known}"
        if taken.lacking:
            self.say(f"{words} Still needed: {', '.join(taken.lacking)}.", Standing.SOON)
        else:
            self.say(f"{words} Is every column right? Enter changes one.")
        self.refresh_bindings()

    @on(Place.Chosen)
    def _choose(self, chosen: Place.Chosen) -> None:
        """Choose what a column becomes."""
        from compacttui.exchange.importing import ColumnUse
        from compacttui.exchange.importing.kinds import kind_called

        chosen.stop()
        use = chosen.row
        if not isinstance(use, ColumnUse):
            return
        columns = kind_called(self.importing.said.kind).columns
        choices = [Choice("", "nothing: not taken in")]
        choices += [Choice(one.name, f"{one.label}: {one.help}") for one in columns]

        def chose(name: str | None) -> None:
            if name is not None:
                self._become(use, name)

        self.app.push_screen(
            Pick(f"what does column {use.place} hold, “{use.heading[:30]}”?", choices), chose
        )

    def _become(self, use: ColumnUse, name: str) -> None:
        self.importing.said = self.importing.said.with_column(use, name)
        self.place.action_reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the sheets only where there are several."""
        taken = self.importing.taken
        if action == "sheet":
            return taken is not None and len(taken.sheets) > 1
        return super().check_action(action, parameters)

    def action_kind(self) -> None:
        """Choose what the file holds."""
        from compacttui.exchange.importing import all_kinds

        choices = [Choice(kind.name, kind.title) for kind in all_kinds().values()]
        self.app.push_screen(Pick("what does the file hold?", choices), self._take_for)

    def _take_for(self, kind: str | None) -> None:
        if kind is not None:
            self.importing.said = self.importing.said.with_kind(kind)
            self.place.action_reload(at=0)

    def action_sheet(self) -> None:
        """Choose another sheet."""
        taken = self.importing.taken
        if taken is not None:
            choices = [Choice(name, name) for name in taken.sheets]
            self.app.push_screen(Pick("which sheet?", choices), self._take_sheet)

    def _take_sheet(self, sheet: str | None) -> None:
        if sheet is not None:
            self.importing.said = self.importing.said.with_sheet(sheet)
            self.place.action_reload(at=0)

    def action_go_on(self) -> None:
        """Go on to the plan, once everything that is needed is in a column."""
        taken = self.importing.taken
        if taken is None:
            return
        if taken.lacking:
            self.say(
                f"No column is taken for: {', '.join(taken.lacking)}. Choose the column that holds it with Enter.",
                Standing.LATE,
            )
            return
        self.app.push_screen(Planning(self.importing), self._came_back)

    def _came_back(self, brought: Brought | None) -> None:
        if brought is not None:
            self.dismiss(brought)
        else:
            self._tell()

    def action_back(self) -> None:
        """Go back to the choice of a file."""
        self.dismiss(None)


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
