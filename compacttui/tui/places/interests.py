"""The register of interests, and the matches that wait for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compacttui.tui.place import Wanted
from compacttui.tui.places.registers import Register
from compacttui.tui.places.saying import value_words
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.pages import Heading

if TYPE_CHECKING:
    from compacttui.questions.interests.register import InterestRow


class Interests(Register["InterestRow"]):
    """Who holds which interest in whom, declared when, and what is done about it."""

    NAME = "interests"
    TITLE = "Interests"
    KIND = "interest"
    CHIPS = (
        Chip("open", "held now"),
        Chip("past", "past"),
        Chip("all", "all"),
        Chip("late", "declared late"),
        Chip("held_back", "not published in full"),
    )

    def columns(self) -> Sequence[Column[InterestRow]]:
        """Say who, in whom, of what kind, and how it stands."""
        return (
            Column("Person", lambda row: row.person, share=2, least=12),
            Column("In", lambda row: row.held_in, share=3, least=16),
            Column("What it is", lambda row: row.kind, share=3, least=16, from_width=84),
            Column("From", lambda row: value_words(row.since, self.store.today), width=16, from_width=100),
            Column("", lambda row: status(row.standing, row.stands), share=2, least=14),
        )

    def rows(self, store: Store, wanted: Wanted) -> Sequence[InterestRow | Heading]:
        """Ask for the register."""
        from compacttui.questions.interests.register import InterestsShown, interests

        return store.ask(interests, shown=InterestsShown(wanted.chip), words=wanted.words)

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is none."""
        if wanted.words:
            return Empty(f"No interest here answers to “{wanted.words}”. Esc takes the filter off.")
        return {
            "past": Empty("No interest has been closed."),
            "late": Empty("Every interest was declared in time."),
            "held_back": Empty("Every interest is published in full."),
        }.get(wanted.chip, Empty("Nobody has declared an interest yet.", "n", "declare one"))
