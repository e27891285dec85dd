"""Narrowing a list: filter chips, and words that are typed while the list follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from compacttui.tui.commands import LISTS, bind, command
from compacttui.tui.widgets.chips import Chip, Chips
from compacttui.tui.widgets.footer import QUIET
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.rule import ThinRule

FILTER = command(
    "place.filter", "filter", "f", "filter", "Type to narrow this list.", area=LISTS, rank=QUIET + 3
)
NEXT_CHIP = command("place.next_chip", "next filter", "right", "chip(1)", "The next filter chip.", area=LISTS)
LAST_CHIP = command("place.chip_before", "filter before", "left", "chip(-1)", "The chip before.", area=LISTS)


class Wanted(NamedTuple):
    """Which part of a list is asked for."""

    chip: str = ""
    """The name of the filter chip that is on."""
    words: str = ""
    """What was typed to narrow the list."""


class Narrowing(Vertical):
    """The part of a place that says which rows are wanted; the place reads and shows them."""

    CHIPS: ClassVar[Sequence[Chip]] = ()
    CAN_FILTER: ClassVar[bool] = False
    """Words can be typed to narrow the list: `rows` heeds `wanted.words`."""

    BINDINGS = bind(FILTER, NEXT_CHIP, LAST_CHIP)

    def __init__(self, *, called: str | None = None) -> None:
        super().__init__(id=called)
        self.wanted = Wanted(chip=self.chips[0].name if self.chips else "")

    @property
    def chips(self) -> Sequence[Chip]:
        """The filter chips; the first is on to begin with."""
        return self.CHIPS

    @property
    def can_filter(self) -> bool:
        """Whether words can be typed to narrow the list."""
        return self.CAN_FILTER

    def read_wanted(self) -> None:
        """Read what is wanted now, from its first row."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """Put the keys on the list."""
        raise NotImplementedError

    @property
    def is_narrowed(self) -> bool:
        """Words narrow the list, or are about to."""
        return bool(self.wanted.words) or bool(self.query(".place--filter"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what narrows this list."""
        return {"filter": self.can_filter, "chip": bool(self.chips)}.get(action, True)

    def action_chip(self, chips: int) -> None:
        """Put the next filter chip on."""
        self.query_one(Chips).move(chips)

    async def action_filter(self, begin: str = "") -> None:
        """Open a line to type in, which narrows the list as one types."""
        from compacttui.tui.widgets.entry import Entry

        if not self.query(Entry):
            entry = Entry(self.wanted.words + begin, hint="type to narrow the list")
            entry.add_class("place--filter")
            await self.mount(entry, after=self.query_one(ThinRule))
            entry.cursor_position = len(entry.value)
        self.query_one(Entry).focus()
        self.refresh_bindings()

    def widen(self) -> None:
        """Take the typed words off."""
        self.query(".place--filter").remove()
        self._want(Wanted(self.wanted.chip))

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.read_wanted()
            self.refresh_bindings()

    @on(Chips.Picked)
    def _pick_chip(self, picked: Chips.Picked) -> None:
        picked.stop()
        self._want(Wanted(picked.name, self.wanted.words))

    @on(Lines.Typed)
    async def _begin_filter(self, typed: Lines.Typed) -> None:
        if self.can_filter and typed.lines.id == "list":  # not in the detail that stands in its stead
            typed.stop()
            await self.action_filter(typed.character)

    @on(Input.Changed, ".place--filter")
    def _narrow(self, changed: Input.Changed) -> None:
        changed.stop()
        self._want(Wanted(self.wanted.chip, changed.value.strip()))

    @on(Input.Submitted, ".place--filter")
    def _narrowed(self, submitted: Input.Submitted) -> None:
        submitted.stop()
        self.focus_list()
