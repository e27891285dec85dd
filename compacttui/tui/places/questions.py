"""What the hat that is on can ask: its own list, each question with the one key that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType

from compacttui.tui.commands import command
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.widgets.rows import Rows
from compacttui.tui.wishes import Asks

if TYPE_CHECKING:
    from compacttui.questions.asked import Asked
    from compacttui.questions.view import View
    from compacttui.rules.roles import Role

_KEYS: Final = "1234567890bcdelmorstvwxz"
"""As `questions.asked` gives them; a test holds the two together, since this is read before the questions are."""

CHOOSE = command(
    "questions.choose",
    "answer",
    ",".join(_KEYS),
    "choose",
    "Answer the question that has this key.",
    area="Questions",
)


def _keys() -> Iterator[Binding]:
    for place, key in enumerate(_KEYS):
        yield Binding(key, f"choose({place})", CHOOSE.title, show=False)
        # For those who keep single keys off: they dictate, or strike keys by accident.
        yield Binding(f"alt+{key}", f"choose({place})", CHOOSE.title, show=False)


class Questions(Place["Asked"]):
    """The questions to choose from."""

    NAME = "questions"
    TITLE = "What do you want to know?"
    IS_COUNTED = False
    HAS_DETAIL = False
    BINDINGS: ClassVar[list[BindingType]] = list(_keys())

    def __init__(self) -> None:
        super().__init__()
        self._asked: Sequence[Asked] = ()
        self._wants: int | None = None

    def columns(self) -> Sequence[Column[Asked]]:
        """Say the key, the question, and what it answers."""
        return (
            Column("", lambda row: Bit(row.key, Tone.ACCENT), width=2),
            Column("", lambda row: Bit(row.question.title, Tone.STRONG), least=30, share=3),
            Column("", lambda row: row.question.help, least=30, share=4, tone=Tone.QUIET, from_width=84),
        )

    def manner(self) -> Manner[Asked]:
        """Tell questions apart by their names; a long one takes three lines."""
        return Manner(key=lambda row: row.question.name, most_lines=3)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Asked | Heading]:  # noqa: ARG002 - nothing is filtered
        """Give the list of the hat that is on."""
        from compacttui.questions.asked import asked_by

        self._asked = asked_by(store.ask(_hat))
        rows: list[Asked | Heading] = []
        for heading, some in groupby(self._asked, key=lambda one: one.heading):
            rows += [Heading(heading.upper()), *some]
        return rows

    @on(Lines.Chosen, "#list")
    def _take(self, chosen: Lines.Chosen) -> None:
        chosen.stop()
        self._ask(chosen.row)

    def action_choose(self, place: int) -> None:
        """Answer the question with this key; before the list is there, a fast one waits for it."""
        if not self._asked:
            self._wants = place
        elif place < len(self._asked):
            self._ask(self._asked[place])

    @on(Rows.Told)
    def _listed(self, told: Rows.Told) -> None:
        if told.complete and self._wants is not None:
            place, self._wants = self._wants, None
            if self._asked:
                self.action_choose(place)

    def _ask(self, one: Any) -> None:
        self.post_message(Asks(one.question.name))

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002
        """Say that there is none."""
        return Empty("There is nothing to ask here.")


def _hat(view: View) -> Role:
    return view.role
