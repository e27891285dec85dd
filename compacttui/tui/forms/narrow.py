"""Narrowing the answer to a saved question: a field for each thing that the question can be asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.act import field_for, raw_of
from compacttui.tui.forms.drafting import FORM_STYLE
from compacttui.tui.forms.fields import NOTHING, Field, Raw
from compacttui.tui.frame import Framed
from compacttui.tui.widgets.cells import Tone
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import shown, shown_line
from compacttui.tui.widths import OF_FORMS

if TYPE_CHECKING:
    from compacttui.acts.fields import FieldSpec

ASK = command("narrow.ask", "ask", "f2,alt+s", "ask", "Ask the question so.", area=FORMS, rank=10)
LEAVE = command(
    "narrow.leave", "back", "escape", "leave", "Go back; the question stays as it is.", area=FORMS, rank=20
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a question is asked about.

    Attributes:
        values: by parameter, as the question takes them.
        raw: the same as it stands in the fields, to begin with the next time.
        words: each in words, with its label.
    """

    values: Mapping[str, object]
    raw: Mapping[str, Raw]
    words: tuple[str, ...]


class NarrowAnswer(Framed[Narrowed | None]):
    """Asks what an answer is to be about; gives nothing when the person goes back."""

    CSS_PATH: ClassVar = FORM_STYLE
    HORIZONTAL_BREAKPOINTS = OF_FORMS
    BINDINGS = bind(ASK, LEAVE)

    def __init__(self, title: str, specs: Sequence[FieldSpec], raw: Mapping[str, Raw]) -> None:
        """Make the screen.

        Args:
            title: the question, as people read it.
            specs: what it can be asked about.
            raw: what stood in the fields the last time.
        """
        super().__init__()
        self.is_settling = True
        self._title = title
        self._specs = specs
        self._raw = raw
        self._fields = tuple(field_for(spec) for spec in specs)

    def middle(self) -> ComposeResult:
        """Lay out a field for each."""
        yield Static(shown_line(self._title, Tone.STRONG), id="heading")
        yield ThinRule()
        with VerticalScroll(id="fields", can_focus=False):
            yield from self._fields
            with Horizontal(id="buttons"):
                yield Press("Ask", called="ask")
                yield Press("All of it", called="all")
        yield Static(id="help")

    def on_mount(self) -> None:
        """Put in what stood there, and the keys on the first field."""
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        for spec, field in zip(self._specs, self._fields, strict=True):
            raw = self._raw.get(spec.name, raw_of(spec.default))
            if raw is not None and raw != "":
                await field.put(raw)
        self._fields[0].begin()
        self.is_settling = False

    @on(Field.Entered)
    def _help(self, entered: Field.Entered) -> None:
        words = entered.field.about.help
        self.query_one("#help", Static).update(shown(words[:1].upper() + words[1:], Tone.QUIET))

    @on(Press.Pressed, "#ask")
    def action_ask(self) -> None:
        """Give what is asked about, when all of it can be understood."""
        wrong = [field for field in self._fields if not field.check()]
        if wrong:
            wrong[0].begin()
            return
        filled = [field for field in self._fields if not field.is_empty]
        read = {field.about.name: field.read() for field in filled}
        self.dismiss(
            Narrowed(
                {name: value for name, value in read.items() if value is not NOTHING},
                {field.about.name: field.raw for field in self._fields},
                tuple(f"{field.about.label}: {field.in_words()}" for field in filled),
            )
        )

    @on(Press.Pressed, "#all")
    def _all(self) -> None:
        self.dismiss(Narrowed({}, {}, ()))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
