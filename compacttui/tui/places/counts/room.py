"""The count room: one stage at a time, with every key that a count needs until it is signed."""

from __future__ import annotations

from typing import Final

from textual import on

from compacttui.tui.commands import bind
from compacttui.tui.place import Wanted
from compacttui.tui.places.counts import keys
from compacttui.tui.places.counts.offered import ANSWERS, OFFERED
from compacttui.tui.places.counts.shown import Shown, Shows
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.wishes import Does

_WITHOUT: Final = frozenset({"uncontested", "declared", "archived", "cancelled", "no_candidates", "agreed"})
"""States in which no papers mean that there was no poll."""


class Count(Shown):
    """The count of one selection, and what can be done about it."""

    NAME = "count"
    TITLE = "Count"
    BINDINGS = bind(
        keys.NEXT,
        keys.BEFORE,
        keys.FIRST,
        keys.LAST,
        keys.RUN,
        keys.LOT,
        keys.SIGN,
        keys.OBJECT,
        keys.TABLE,
        keys.WORDS,
        keys.VERIFY,
        keys.REPEAT,
        keys.OTHER,
    )

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002
        """Say why there is no count, and who makes it."""
        room = self.room
        if room is not None and room.papers is None and room.state.value in _WITHOUT:
            return Empty("There was no poll in this selection, so there was nothing to count.")
        if room is None or room.papers is None:
            return Empty("There is nothing to count yet. Papers are sealed after the poll has closed.")
        papers = f"The papers are sealed: {room.papers.received:,} received, {room.papers.valid:,} valid."
        if self.check_action("count", ()):
            before = (("n", "settle how lots fall, before it begins"),) if not room.lots_fall else ()
            return Empty(f"{papers} Nothing is counted yet.", "c", "count the votes", before)
        return Empty(f"{papers} The returning officer counts them; there is no count that you may read yet.")

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with this count, by this hat, now."""
        if action == "step":
            return self._may_step(parameters[0])
        if action in OFFERED:
            return self.room is not None and OFFERED[action](self.room)
        return super().check_action(action, parameters)

    def _may_step(self, stages: object) -> bool:
        if self.picture is None or not isinstance(stages, int):
            return False
        if self.has_pairs:
            return self.shows is not Shows.PICTURE and 0 <= self.first + stages < len(self.picture.order)
        return 1 <= self.number + stages <= len(self.picture.sheet.stages)

    def action_step(self, stages: int) -> None:
        """Go on to another stage; in a table of pairs, to the next candidate's column."""
        if self.has_pairs:
            self.first = min(max(0, self.first + stages), len(self.picture.order) - 1 if self.picture else 0)
            self._lay_again()
            self.refresh_bindings()
        else:
            self.show(self.number + stages)

    def action_end(self, direction: int) -> None:
        """Go to the first or the last stage."""
        self.show(1 if direction < 0 else self.number + 1_000)

    def action_table(self) -> None:
        """Show all stages as a table, or one as a picture again."""
        ways = list(Shows) if self.has_pairs else [Shows.PICTURE, Shows.TABLE]
        self.shows = ways[(ways.index(self.shows or Shows.PICTURE) + 1) % len(ways)]
        self.show(self.number)

    def action_words(self) -> None:
        """Say everything in words; the stage that is chosen there is shown here."""
        from compacttui.tui.places.counts.words import AllWords, InWords

        if self.room is not None:
            self.app.push_screen(AllWords(InWords(self.room, self.number)), self._go_to)

    @on(Lines.Chosen, "#list")
    def _tell_story(self, chosen: Lines.Chosen) -> None:
        """Tell how it went for the candidate under the cursor."""
        from compacttui.tui.places.counts.words import AllWords, Story

        chosen.stop()
        if self.sheet is not None and isinstance(chosen.row, int):
            self.app.push_screen(AllWords(Story(self.sheet, chosen.row, self.number)), self._go_to)

    def _go_to(self, number: int | None) -> None:
        if number is not None:
            self.show(number)

    def action_count(self) -> None:
        """Count the votes."""
        store = self.store

        def run() -> None:
            from compacttui.acts.counts import run as run_count

            try:
                store.perform(run_count, self.selection)
            except Exception as error:  # whatever the records raise: it is said, and the program goes on
                self.post_message(self.Troubled(error))
            self.app.call_from_thread(self.freshen)

        self.run_worker(run, group="count", thread=True, exit_on_error=False)

    def action_other(self) -> None:
        """Go on to the next count of the same papers, and to the first after the last."""
        if self.room is not None and self.room.after is not None:
            self.thing, self.number = self.room.after.id, 1
            self.action_reload()

    def action_lot(self) -> None:
        """Record on whom the lot fell."""
        self._do("count.draw_lot")

    def action_sign(self) -> None:
        """Sign."""
        self._do("count.sign")

    def action_objection(self) -> None:
        """Object to the count, or answer who did."""
        self._do("count.answer" if self.room is not None and self.room.role in ANSWERS else "count.object")

    def action_repeat(self) -> None:
        """Count again for a candidate."""
        self._do("count.again")

    def action_verify(self) -> None:
        """Count again, and compare."""
        from compacttui.tui.places.counts.again import open_verified

        open_verified(self, self.selection)

    def _do(self, act: str) -> None:
        self.post_message(Does(act, {"selection": self.selection}))
