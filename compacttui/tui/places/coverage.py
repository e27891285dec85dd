"""Coverage: which groups at risk of exclusion are heard at which tier, as a matrix of seats that somebody holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from compacttui.rules.coverage import DECIDING
from compacttui.rules.words import Standing, Tier
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Wanted
from compacttui.tui.places.registers import Register
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Cell, Tone, status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.wishes import Asks

if TYPE_CHECKING:
    from compacttui.questions.coverage.matrix import CoverageRow

SPEAKS = command(
    "coverage.speaks",
    "who speaks for …",
    "s",
    "speaks",
    "Every seat with those it speaks for, and who holds it: type whom.",
    area="Coverage",
    rank=11,
)
WHOM = command(
    "coverage.whom",
    "constituencies",
    "c",
    "whom",
    "Every constituency with the groups it includes, and who alone may stand.",
    area="Coverage",
    rank=12,
)

_HELD: Final = "●"
_VACANT: Final = "○"
_DRAWN: Final = 5
"""Seats that are drawn one by one; of more, numbers say it."""
_ROOMY: Final = 84
"""Columns from which every tier has a column of its own."""

_BELOW: Final = (Tier.NEIGHBOURHOOD, Tier.SUB_GROUP, Tier.NETWORK)
_IN_SHORT: Final = {Standing.DONE: "heard", Standing.SOON: "in part", Standing.DECIDE: "unheard"}
"""How well a group is heard, where there is no room for more; the detail says the rest."""
_LEGEND: Final = f"{_HELD} a seat that somebody holds   {_VACANT} a vacant one   – no seat"


def _seats(row: CoverageRow, *tiers: Tier) -> Cell:
    """Draw each seat, held or vacant: “●○”; many as numbers: “6 of 9”."""
    counts = [row.counts[tier] for tier in tiers if tier in row.counts]
    seats, filled = sum(at.seats for at in counts), sum(at.filled for at in counts)
    if not seats:
        return Bit("–", Tone.QUIET)
    if seats > _DRAWN:
        return f"{filled} of {seats}"
    return (Bit(_HELD * filled, Tone.DONE), Bit(_VACANT * (seats - filled), Tone.SOON))


def _in_short(row: CoverageRow) -> Cell:
    if row.standing is Standing.SOON and not _has_a_voice(row, DECIDING):
        return status(row.standing, "vacant")
    if row.standing is Standing.DECIDE and _has_a_voice(row, _BELOW):
        return status(row.standing, "below")
    return status(row.standing, _IN_SHORT.get(row.standing, "no data"))


def _has_a_voice(row: CoverageRow, tiers: Collection[Tier]) -> bool:
    return any(row.counts[tier].filled for tier in tiers if tier in row.counts)


class Coverage(Register["CoverageRow"]):
    """Groups by tier: a held seat is a voice, a vacant one is not."""

    NAME = "coverage"
    TITLE = "Which groups are heard where"
    KIND = "group"
    IS_COUNTED = False
    CHIPS = (
        Chip("all", "all"),
        Chip("unheard", "not heard everywhere"),
        Chip("vacant", "with a vacant seat"),
        Chip("set_aside", "set aside"),
    )
    BINDINGS = bind(SPEAKS, WHOM)

    def columns(self) -> Sequence[Column[CoverageRow]]:
        """Say the group, its seats at each tier, and how well it is heard."""
        return (
            Column("Group", lambda row: row.group, share=3, least=20),
            *(_tier(tier) for tier in Tier),
            _narrow("Strategic", Tier.STRATEGIC),
            _narrow("Services", Tier.SERVICE_DELIVERY),
            _narrow("Below", *_BELOW),
            Column("", _in_short, width=9, below_width=_ROOMY),
            Column("", lambda row: status(row.standing, row.stands), share=2, least=16, from_width=_ROOMY),
        )

    def manner(self) -> Manner[CoverageRow]:
        """Let a group's name and how it is heard take the lines that they need."""
        return Manner(key=lambda row: row.id, most_lines=4)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[CoverageRow | Heading]:
        """Ask which groups are heard where."""
        from compacttui.questions.coverage.matrix import CoverageShown, coverage

        rows = store.ask(coverage, CoverageShown(wanted.chip), wanted.words)
        return [Heading(_LEGEND), *rows] if rows else ()

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is no group here."""
        if wanted.words:
            return Empty(f"No group on the list answers to “{wanted.words}”. Esc takes the filter off.")
        return {
            "unheard": Empty("Every group that is looked for here is heard at each tier that decides."),
            "vacant": Empty("No seat that speaks for one of these groups is vacant."),
            "set_aside": Empty("No group is set aside."),
        }.get(wanted.chip, Empty("There is no group on the list on this day."))

    def action_speaks(self) -> None:
        """Ask who speaks for whom."""
        self.post_message(Asks("speaks_for"))

    def action_whom(self) -> None:
        """Show the constituencies."""
        self.post_message(Asks("constituencies"))


def _tier(tier: Tier) -> Column[CoverageRow]:
    head = tier.words.capitalize()
    return Column(head, lambda row: _seats(row, tier), width=len(head), from_width=_ROOMY)


def _narrow(head: str, *tiers: Tier) -> Column[CoverageRow]:
    width = max(len(head), _DRAWN + 1)
    return Column(head, lambda row: _seats(row, *tiers), width=width, below_width=_ROOMY)
