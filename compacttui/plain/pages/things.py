"""One thing: its line, its record as it stands, an entry about it, its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from compacttui.plain.numbers import Item
from compacttui.plain.pages.page import Opens, Page, Told
from compacttui.plain.said import (
    changes_said,
    entry_said,
    fact_said,
    moment_said,
    row_said,
    sentences,
    stands,
)
from compacttui.questions.things import kind_words
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.plain.keeper import Keeper
    from compacttui.questions.ledger.line import LineRow
    from compacttui.questions.showing import Shown

WITH_A_LINE: Final = ("person", "seat", "organisation", "partnership")
"""Kinds of things whose life is told as a line."""


class Line(Page):
    """The line of a person, a seat, an organisation or a partnership, oldest first."""

    def __init__(
        self, keeper: Keeper, opens: Opens, kind: str, thing: str, part: str = "", words: str = ""
    ) -> None:
        """Make the page; `part` is one of the parts of a line, `words` narrow it; empty for all of it."""
        super().__init__(keeper, opens)
        self.kind = kind
        self.thing = thing
        self._part = part
        self._words = words

    def heading(self) -> str:
        """Say whose line it is, and what narrows it."""
        part = f", {self._part}" if self._part else ""
        words = f", only “{one_line(self._words)}”" if self._words else ""
        return sentences(f"the line of {one_line(self.keeper.name_of(self.thing))}{part}{words}")

    def rows(self) -> Sequence[LineRow]:
        """Ask for the line."""
        from compacttui.questions.ledger import Part, timeline, typed
        from compacttui.questions.ledger.narrowing import with_part

        part = Part(self._part) if self._part else None
        return self.keeper.ask(
            timeline, self.kind, self.thing, with_part(typed(self._words, self.keeper.today), part)
        )

    def item(self, row: LineRow) -> Item:
        """Say the row; its number opens the entry behind it."""
        return Item(moment_said(row), ("line", self.thing, row.key), lambda: self._open(row))

    def filters(self) -> Sequence[tuple[str, Page]]:
        """The parts of a line."""
        from compacttui.questions.ledger.line import Part

        parts = [("all", ""), *((part.words, part.value) for part in Part)]
        return [(words, self._of(part, self._words)) for words, part in parts]

    def with_words(self, words: str) -> Page | None:
        """The line narrowed to rows with these words, or of such days: "harbour since March 2025"."""
        return self._of(self._part, words)

    def _of(self, part: str, words: str) -> Line:
        return Line(self.keeper, self.opens, self.kind, self.thing, part, words)

    def _open(self, row: LineRow) -> None:
        if row.seq is not None:
            self.opens.turn_to(Entry(self.keeper, self.opens, row.seq))
        elif row.thing and row.thing != self.thing:
            self.opens.open(row.thing)
        else:
            self.opens.turn_to(Told(self.keeper, self.opens, moment_said(row), _WORKED_OUT))


_WORKED_OUT: Final = "Worked out from the dates on record; nobody typed it."


class Record(Page):
    """One record with everything that hangs on it."""

    def __init__(self, keeper: Keeper, opens: Opens, kind: str, thing: str) -> None:
        super().__init__(keeper, opens)
        self.kind = kind
        self.thing = thing

    def heading(self) -> str:
        """Say what kind of thing it is, and how it stands."""
        shown = self._shown
        return sentences(
            f"{kind_words(self.kind)}: {one_line(shown.title)}", stands(shown.standing, shown.stands)
        )

    @property
    def _shown(self) -> Shown:
        from compacttui.questions.showing import show

        return self.keeper.ask(show, self.kind, self.thing)

    def rows(self) -> Sequence[Item]:
        """Ask for the record; facts that lead on have a number."""
        items: list[Item] = []
        for section in self._shown.sections:
            if section.heading and (section.lines or section.more):
                heading = one_line(section.heading)
                items.append(Item(sentences(heading.casefold() if heading.isupper() else heading)))
            for line in section.lines:
                words = fact_said(line, self.keeper.today)
                key = ("thing", line.thing) if line.thing else None
                items.append(Item(words, key, self._leads_to(line.thing)))
            if section.more:
                items.append(Item(f"And {section.more:,} more."))
        return items


class Entry(Page):
    """One entry of the history, opened."""

    def __init__(self, keeper: Keeper, opens: Opens, seq: int) -> None:
        super().__init__(keeper, opens)
        self.seq = seq

    def heading(self) -> str:
        """Say its number."""
        return f"Entry {self.seq:,} of the history."

    def rows(self) -> Sequence[Item]:
        """Ask for the entry; what it is about has a number."""
        from compacttui.questions.ledger.opened import entry

        opened = self.keeper.ask(entry, self.seq)
        things = [
            Item(sentences(f"about: {one_line(name)}"), ("thing", ref), self._leads_to(ref))
            for ref, name in opened.about
        ]
        return [*map(Item, entry_said(opened, self.keeper.today)), *things, *map(Item, changes_said(opened))]


class History(Page):
    """What was recorded, newest first: all of it, or what touches one thing."""

    def __init__(self, keeper: Keeper, opens: Opens, thing: str = "", words: str = "") -> None:
        super().__init__(keeper, opens)
        self.thing = thing
        self._words = words

    def heading(self) -> str:
        """Say whose history it is."""
        of = f" of {one_line(self.keeper.name_of(self.thing))}" if self.thing else ""
        with_words = f", with the words {self._words}" if self._words else ""
        return sentences(f"history{of}{with_words}, newest first")

    def rows(self) -> Sequence[Any]:
        """Ask for the entries."""
        from compacttui.questions.ledger.history import Wanted, history

        return self.keeper.ask(history, Wanted(thing=self.thing or None, text=self._words or None))

    def item(self, row: Any) -> Item:
        """Say the entry; its number opens it."""
        from compacttui.questions.ledger.history import HistoryRow
        from compacttui.questions.registry import columns_of

        what_first = sorted(columns_of(HistoryRow), key=lambda column: column.name == "recorded_at")
        words = row_said(what_first, row, self.keeper.today)
        return Item(
            words,
            ("entry", row.seq),
            lambda: self.opens.turn_to(Entry(self.keeper, self.opens, row.seq)),
        )

    def with_words(self, words: str) -> Page:
        """The entries with these words."""
        return History(self.keeper, self.opens, self.thing, words)
