"""The answer to any saved question, as a place: what the palette opens."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from compacttui.rules.words import Standing
from compacttui.tui.place import Place, Wanted
from compacttui.tui.places.saying import parts_of, value_words
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Cell, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import Part
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading

if TYPE_CHECKING:
    from compacttui.questions.registry import Column as Asked
    from compacttui.questions.registry import Question

_STANDS = "stands"


class Answer(Place[Any]):
    """The rows of one question, asked with its defaults."""

    NAME = "answer"
    TITLE = "Question"

    def __init__(self, question: Question[..., Any]) -> None:
        super().__init__()
        self.question = question

    def heading(self) -> str:
        """Say the question."""
        return self.question.title

    def columns(self) -> Sequence[Column[Any]]:
        """Show the question's own columns."""
        return [self._column(asked) for asked in self.question.columns]

    def _column(self, asked: Asked) -> Column[Any]:
        def cell(row: Any) -> Cell:
            words = value_words(getattr(row, asked.name), self.store.today)
            standing = getattr(row, "standing", None)
            is_standing = asked.name == _STANDS and isinstance(standing, Standing)
            return status(standing, words) if is_standing else words

        if asked.numeric:
            return Column(asked.heading, cell, width=max(6, len(asked.heading)), right=True)
        return Column(asked.heading, cell, least=12)

    def manner(self) -> Manner[Any]:
        """Tell rows apart by all that they hold."""
        return Manner(key=_itself)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Any | Heading]:  # noqa: ARG002 - nothing is filtered
        """Ask the question."""
        return store.ask(self.question)

    def about(self, store: Store, row: Any) -> Sequence[Part]:
        """Show the record that the row is about, where it is about one."""
        from compacttui.questions.showing import all_shows, show
        from compacttui.questions.things import kind_of

        ref = self.opens(row)
        kind = kind_of(ref)
        return parts_of(store.ask(show, kind, ref), store.today) if kind in all_shows() else ()

    def opens(self, row: Any) -> str:
        """Open what the row is about."""
        ref = getattr(row, "id", "")
        return ref if isinstance(ref, str) else ""

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002
        """Say that the answer is: none."""
        return Empty("The answer is: none.")


def _itself(row: Any) -> Hashable:
    return hash(row)
