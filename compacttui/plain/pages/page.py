"""A page: a list with a heading, and what it may ask of the conversation around it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from compacttui.plain.numbers import Item

if TYPE_CHECKING:
    from compacttui.plain.keeper import Keeper


class Opens(Protocol):
    """What pages can ask of the conversation around them."""

    def turn_to(self, page: Page) -> None:
        """Read out another page, from which one can come back."""
        ...

    def open(self, ref: str) -> None:
        """Open a thing: its line where it has one, else its record."""
        ...

    def begin(self, act: str, given: Mapping[str, str]) -> None:
        """Fill in an act."""
        ...

    def take_in(self) -> None:
        """Take in a file."""
        ...


class Page(ABC):
    """A list with a heading.

    Attributes:
        thing: the id of what the page is about; empty where it is about no one thing.
        read_to: how many of its items were read out.
    """

    thing: str = ""

    def __init__(self, keeper: Keeper, opens: Opens) -> None:
        self.keeper = keeper
        self.opens = opens
        self.read_to = 0

    @abstractmethod
    def heading(self) -> str:
        """Say what the page is."""

    @abstractmethod
    def rows(self) -> Sequence[Any]:
        """Ask for what stands on it; read by slices."""

    def item(self, row: Any) -> Item:
        """Make the line of one row."""
        item: Item = row
        return item

    def empty(self) -> str:
        """Say that there is nothing."""
        return "Nothing here."

    def hint(self) -> str:
        """Say what can be typed now."""
        return "Type a number to open, n for new, ? for help, q to leave."

    def filters(self) -> Sequence[tuple[str, Page]]:
        """The parts of this list that can be asked for, each with its words."""
        return ()

    def with_words(self, words: str) -> Page | None:
        """The list narrowed to what has these words; nothing where it cannot be narrowed."""
        del words
        return None

    def _leads_to(self, ref: str) -> Callable[[], None] | None:
        return (lambda: self.opens.open(ref)) if ref else None


class Told(Page):
    """Lines that were made already: help, what was found, what can be done."""

    def __init__(
        self, keeper: Keeper, opens: Opens, heading: str, *lines: str | Item, thing: str = ""
    ) -> None:
        super().__init__(keeper, opens)
        self._heading = heading
        self._items = [Item(line) if isinstance(line, str) else line for line in lines]
        self.thing = thing

    def heading(self) -> str:
        """Say the heading."""
        return self._heading

    def rows(self) -> Sequence[Item]:
        """Give the lines."""
        return self._items
