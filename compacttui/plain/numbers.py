"""Numbers that stay the same: whatever was once listed under a number has it until the program is left."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

_FIRST: Final = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list.

    Attributes:
        words: what it says.
        key: tells it from everything else that is ever listed; nothing for a line without a number.
        opens: what typing its number does.
        does: what `d` with its number does, where there is an act that settles it.
    """

    words: str
    key: Hashable = None
    opens: Callable[[], None] | None = None
    does: Callable[[], None] | None = None


class Numbers:
    """Gives each thing its number when it is first listed, and finds it again by that."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._items: dict[int, Item] = {}

    def of(self, item: Item) -> int:
        """The number of an item: the one it had before, or the next that is free."""
        number = self._numbers.setdefault(item.key, len(self._numbers) + _FIRST)
        self._items[number] = item
        return number

    def item(self, number: int) -> Item | None:
        """What has this number, as it was listed last; nothing where nothing has."""
        return self._items.get(number)
