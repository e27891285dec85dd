"""How a list behaves, apart from its columns, and the commands that every list has."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import Enum, auto
from typing import Generic, NamedTuple, TypeVar, cast

from compacttui.tui.commands import LISTS, command
from compacttui.tui.widgets.empty import NOTHING, Empty

Row = TypeVar("Row")

OPEN = command("list.open", "open", "enter", "choose", "Open what the cursor is on.", area=LISTS, rank=20)
MARK = command("list.mark", "mark", "space", "mark", "Mark the row, to act on several.", area=LISTS, rank=60)
MOVES = (
    command("list.up", "up", "up,k", "move(-1)", "One row up.", area=LISTS),
    command("list.down", "down", "down,j", "move(1)", "One row down.", area=LISTS),
    command("list.page_up", "page up", "pageup,ctrl+b", "page(-1)", "One page up.", area=LISTS),
    command("list.page_down", "page down", "pagedown,ctrl+f", "page(1)", "One page down.", area=LISTS),
    command("list.first", "first", "home", "first", "The first row.", area=LISTS),
    command("list.last", "last", "end,G", "last", "The last row.", area=LISTS),
    command("list.copy", "copy", "y", "copy", "Copy the row's words.", area=LISTS),
)


def _itself(row: Row) -> Hashable:
    return cast(Hashable, row)


def _always(_row: Row) -> bool:
    return True


class Away(Enum):
    """How the cursor's row looks while the keys are elsewhere."""

    PALE = auto()
    HIDDEN = auto()
    FULL = auto()
    """As if it had them: the keys of a line to type in move it."""


class Manner(NamedTuple, Generic[Row]):
    """How one list behaves."""

    key: Callable[[Row], Hashable] = _itself
    """What tells a row from all others: marks and the cursor follow it."""
    most_lines: int = 1
    """How many lines a row may take; 1 clips every cell."""
    pointable: Callable[[Row], bool] = _always
    """Where the cursor may stand (never on a `Heading`)."""
    markable: bool = False
    """Space marks rows."""
    away: Away = Away.PALE
    """How the cursor's row looks while the keys are elsewhere."""
    empty: Empty = NOTHING
    """What stands here when there are no rows."""
