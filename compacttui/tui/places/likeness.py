"""Two names that are alike, one on an agenda and one on record: whether they are one is a key."""

from __future__ import annotations

from compacttui.rules.roles import Role
from compacttui.tui.commands import bind, command
from compacttui.tui.place import RELOAD, UNFILTER
from compacttui.tui.places.record import Record
from compacttui.tui.store import host_of
from compacttui.tui.wishes import Does

AREA = "Like names"
ONE = command(
    "likeness.one", "one organisation", "y", "one", "Record that both names mean one.", area=AREA, rank=21
)
TWO = command(
    "likeness.two", "two organisations", "t", "two", "Record that they are two.", area=AREA, rank=22
)


class LikeNames(Record, inherit_bindings=False):
    """A name on an agenda, and one on record that is like it."""

    BINDINGS = bind(UNFILTER, RELOAD, ONE, TWO)

    def __init__(self, thing: str) -> None:
        """Make it.

        Args:
            thing: the id of what was pointed out.
        """
        super().__init__("resemblance", thing)

    def heading(self) -> str:
        """Say what one is looking at."""
        return "One organisation, or two?"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to say it to the office."""
        if action in {"one", "two"}:
            return host_of(self).role is Role.CVS_OFFICER
        return super().check_action(action, parameters)

    def action_one(self) -> None:
        """Open the form with “one organisation” chosen."""
        self._answer("same")

    def action_two(self) -> None:
        """Open the form with “two organisations” chosen."""
        self._answer("another")

    def _answer(self, answer: str) -> None:
        self.post_message(Does("match.answer_alike", {"resemblance": self.thing, "answer": answer}))
