"""Bringing in a file, second step: what it holds, on which sheet, and what each of its columns becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from compacttui.rules.text import folded
from compacttui.rules.words.standing import Standing
from compacttui.tui.answering import Asking
from compacttui.tui.brought import Brought
from compacttui.tui.commands import bind, command
from compacttui.tui.frame import BACK, Framed
from compacttui.tui.importing import AREA, Importing
from compacttui.tui.place import Place
from compacttui.tui.places.importing import Columns
from compacttui.tui.widgets.choices import Choice
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty

if TYPE_CHECKING:
    from compacttui.exchange.importing import ColumnUse

GO_ON = command("import.on", "go on", "f2,o", "go_on", "Go on to the plan.", area=AREA, rank=5)
KIND = command("import.kind", "what it holds", "t", "kind", "Say what the file holds.", area=AREA, rank=22)
SHEET = command(
    "import.sheet", "sheet", "s", "sheet", "Choose another sheet of the file.", area=AREA, rank=23
)


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
        from compacttui.tui.forms.importing import Planning

        self.app.push_screen(Planning(self.importing), self._came_back)

    def _came_back(self, brought: Brought | None) -> None:
        if brought is not None:
            self.dismiss(brought)
        else:
            self._tell()

    def action_back(self) -> None:
        """Go back to the choice of a file."""
        self.dismiss(None)
