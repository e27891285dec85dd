"""Partnerships and seats: who sits where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from compacttui.rules.roles import Role
from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Wanted
from compacttui.tui.places.registers import Register
from compacttui.tui.places.saying import value_words
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.cells import BREAK, Bit, Cell, status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.wishes import Does

if TYPE_CHECKING:
    from compacttui.questions.partnerships.boards import PartnershipRow
    from compacttui.questions.partnerships.seats import SeatRow


SELECT = command(
    "seat.select",
    "open a selection",
    "s",
    "select",
    "Open a selection for this seat, with its dates drawn before anything is sent.",
    area="Seats",
    rank=24,
)

ROOMY: Final = 80
"""Columns from which how a seat stands has a column of its own; below, it stands under its holder."""


def _holder_and_how(row: SeatRow) -> Cell:
    stands = status(row.standing, row.stands)
    if not stands.words:
        return row.holder
    return (Bit(row.holder), BREAK, stands) if row.holder_id else stands


class Seats(Register["SeatRow"]):
    """Every seat, whom it speaks for, and who holds it."""

    NAME = "seats"
    TITLE = "Seats"
    KIND = "seat"
    CHIPS = (Chip("all", "all"), Chip("vacant", "vacant"), Chip("ending", "ending soon"))
    BINDINGS = bind(SELECT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a selection to an officer, for a seat that waits for one."""
        if action == "select":
            waits = self.row is not None and self.row.standing in {Standing.DECIDE, Standing.SOON}
            return waits and host_of(self).role is Role.CVS_OFFICER
        return super().check_action(action, parameters)

    def action_select(self) -> None:
        """Open the form of a selection for this seat."""
        if self.row is not None:
            self.post_message(Does("selection.open", {"seats": self.row.id}))

    def columns(self) -> Sequence[Column[SeatRow]]:
        """Say where, which seat, who and until when."""
        return (
            Column("Partnership", lambda row: row.partnership, share=3, least=14),
            Column("Seat", lambda row: row.seat, share=3, least=12),
            Column("Held by", lambda row: row.holder, share=3, least=12, from_width=ROOMY),
            Column("Held by", _holder_and_how, share=3, least=14, below_width=ROOMY),
            Column("Until", lambda row: value_words(row.until, self.store.today), width=16, from_width=96),
            Column("", lambda row: status(row.standing, row.stands), share=4, least=14, from_width=ROOMY),
        )

    def manner(self) -> Manner[SeatRow]:
        """Let a seat's name and how it stands take the lines that they need."""
        return Manner(key=lambda row: row.id, most_lines=4)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[SeatRow | Heading]:
        """Ask who sits where."""
        from compacttui.questions.partnerships.seats import SeatsShown, seats

        return store.ask(seats, shown=SeatsShown(wanted.chip), words=wanted.words)

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is no seat here."""
        if wanted.words:
            return Empty(
                f"No seat, board or person here answers to “{wanted.words}”. Esc takes the filter off."
            )
        return {
            "vacant": Empty("No seat stands vacant."),
            "ending": Empty("No term ends soon without a selection to follow it."),
        }.get(
            wanted.chip,
            Empty(
                "There is no seat yet. A seat stands at a partnership's table.",
                "n",
                "add a partnership or a seat",
                others=self.fills_from_file,
            ),
        )


class Partnerships(Register["PartnershipRow"]):
    """Every partnership board and network."""

    NAME = "partnerships"
    TITLE = "Partnerships"
    KIND = "partnership"
    CHIPS = (Chip("now", "now"), Chip("former", "former, too"))

    def columns(self) -> Sequence[Column[PartnershipRow]]:
        """Say what it is and how its seats stand; a volunteer is spared the tier."""
        role = host_of(self).role
        tier = Column["PartnershipRow"]("Tier", lambda row: row.tier, share=2, from_width=70)
        return (
            Column("Partnership", lambda row: row.partnership, share=4, least=20),
            *(() if role is not None and role.is_volunteer else (tier,)),
            Column("Seats", lambda row: f"{row.seats:,}", width=5, right=True),
            Column("Vacant", lambda row: f"{row.vacant:,}" if row.vacant else "", width=6, right=True),
            Column("Meets next", lambda row: value_words(row.next_meeting, self.store.today), width=15),
            Column("", lambda row: status(row.standing, row.stands), share=3, least=14),
        )

    def rows(self, store: Store, wanted: Wanted) -> Sequence[PartnershipRow | Heading]:
        """Ask which partnerships there are."""
        from compacttui.questions.partnerships.boards import partnerships

        return store.ask(partnerships, words=wanted.words, former=wanted.chip == "former")

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is no partnership here."""
        if wanted.words:
            return Empty(f"No partnership here answers to “{wanted.words}”. Esc takes the filter off.")
        return Empty("There is no partnership yet.", "n", "add a partnership", self.fills_from_file)
