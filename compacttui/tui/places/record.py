"""One record, opened from anywhere: what is known of it, with links to all it hangs together with."""

from __future__ import annotations

from collections.abc import Sequence

from compacttui.tui.commands import bind
from compacttui.tui.place import Place, Wanted
from compacttui.tui.places.counts.keys import VERIFY
from compacttui.tui.places.saying import parts_of
from compacttui.tui.places.selections import COUNT, NEXT, PROTOCOL, may_do, open_count
from compacttui.tui.store import Store
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import Detail, Fact, Part
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.wishes import Does


class Record(Place[Part]):
    """Anything that has a record: a meeting, a selection, an interest, a report-back ..."""

    NAME = "record"
    TITLE = ""
    IS_COUNTED = False
    HAS_DETAIL = False
    BINDINGS = bind(COUNT, VERIFY, PROTOCOL, NEXT)

    def __init__(self, kind: str, thing: str) -> None:
        super().__init__()
        self.kind = kind
        self.thing = thing
        self._next = ""
        """The act that comes next in a selection, once that was read."""
        self._is_sealed = False
        """The papers of a selection are sealed: there is something to count."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to count where there are papers, and what comes next to those who may do it."""
        if action == "next":
            return self.kind == "selection" and may_do(self, self._next)
        if action in {"count", "verify"}:
            return self._is_sealed
        if action == "protocol":
            return self.kind == "selection"
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """Open the form of what comes next in this selection."""
        self.post_message(Does(self._next, {"selection": self.thing}))

    def action_count(self) -> None:
        """Open the room in which this selection is counted."""
        open_count(self, self.thing)

    def action_verify(self) -> None:
        """Count this selection's papers again, and compare."""
        from compacttui.tui.places.counts.again import open_verified

        open_verified(self, self.thing)

    def action_protocol(self) -> None:
        """Hold this selection against its rules."""
        from compacttui.tui.places.protocol import open_protocol

        open_protocol(self, self.thing)

    def heading(self) -> str:
        """Say what kind of thing it is; its name is the first line."""
        from compacttui.questions.things import kind_words

        return kind_words(self.kind).capitalize()

    @property
    def at_hand(self) -> str:
        """The id of what the row names; of the thing itself where it names nothing else."""
        return super().at_hand or self.thing

    def make_list(self) -> Lines[Part]:
        """Make a list of facts, the links among them open."""
        return Detail(called="list")

    def columns(self) -> Sequence[Column[Part]]:
        """Leave the columns to the list of facts."""
        return ()

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Part | Heading]:  # noqa: ARG002 - nothing is filtered
        """Ask for the record; a selection's has its weeks drawn in it."""
        if self.kind == "selection":
            from compacttui.questions.selections import selection_detail
            from compacttui.tui.places.calendar import selection_parts

            selection = store.ask(selection_detail, self.thing)
            self._next, self._is_sealed = selection.on.act, selection.papers is not None
            return selection_parts(store, self.thing)
        from compacttui.questions.showing import show

        return parts_of(store.ask(show, self.kind, self.thing), store.today)

    def opens(self, row: Part) -> str:
        """Open what a fact leads to."""
        return row.opens if isinstance(row, Fact) else ""
