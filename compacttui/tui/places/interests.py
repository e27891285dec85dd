"""The register of interests, and the matches that wait for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compacttui.tui.commands import bind, command
from compacttui.tui.place import Wanted
from compacttui.tui.places.registers import Register
from compacttui.tui.places.saying import value_words
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.cells import status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.wishes import Does

if TYPE_CHECKING:
    from compacttui.questions.interests.register import InterestRow


DECLARE = command(
    "interests.declare",
    "declare one",
    "d",
    "declare",
    "Put an interest of yours on the register.",
    area="Interests",
    rank=20,
)


class Interests(Register["InterestRow"]):
    """Who holds which interest in whom, declared when, and what is done about it."""

    BINDINGS = bind(DECLARE)

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

    def __init__(self, *, called: str | None = None) -> None:
        super().__init__(called=called)
        self._looking = ""
        """The id of whoever looks, once the register was read."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to declare to those whose interests belong on the register."""
        if action == "declare":
            role = host_of(self).role
            return role is not None and role.is_volunteer and bool(self._looking)
        return super().check_action(action, parameters)

    def action_declare(self) -> None:
        """Open the form of an interest."""
        self.post_message(Does("interest.declare", {"person": self._looking}))

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

        self._looking = store.ask(lambda view: view.person)
        return store.ask(interests, shown=InterestsShown(wanted.chip), words=wanted.words)

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is none."""
        if wanted.words:
            return Empty(f"No interest here answers to “{wanted.words}”. Esc takes the filter off.")
        key = DECLARE.keys if self.check_action("declare", ()) else "n"
        return {
            "past": Empty("No interest has been closed."),
            "late": Empty("Every interest was declared in time."),
            "held_back": Empty("Every interest is published in full."),
        }.get(wanted.chip, Empty("Nobody has declared an interest yet.", key, "declare one"))
