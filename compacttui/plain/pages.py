"""What can be read in plain mode: Today, the answer to any question, a line, a record, an entry; each as a list."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Protocol

from compacttui.plain.numbers import Item
from compacttui.plain.said import (
    changes_said,
    duty_said,
    entry_said,
    fact_said,
    moment_said,
    row_said,
    sentences,
    stands,
)
from compacttui.rules.dates import long_day, plural
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.acts.fields import FieldSpec
    from compacttui.acts.registry import Act
    from compacttui.plain.keeper import Keeper
    from compacttui.questions.ledger.line import LineRow
    from compacttui.questions.registry import Question
    from compacttui.questions.showing import Shown
    from compacttui.questions.today import TodayRow

WITH_A_LINE: Final = ("person", "seat", "organisation", "partnership")
"""Kinds of things whose life is told as a line."""


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


class Today(Page):
    """What waits for whoever is here, and what is coming."""

    def heading(self) -> str:
        """Say the day that is looked at."""
        return f"Today, {long_day(self.keeper.view.day)}."

    def rows(self) -> Sequence[Item]:
        """Ask what waits; sections are numbered, and drafts come first."""
        from compacttui.questions.today import today

        rows = self.keeper.ask(today)
        sections = [(section, list(own)) for section, own in groupby(rows, key=lambda row: row.section)]
        items = list(self._drafts())
        for number, (section, own) in enumerate(sections, 1):
            words = f"section {number} of {len(sections)}: {section.words}"
            items.append(Item(sentences(f"{words}, {plural(len(own), 'item')}")))
            items += [self._line(row) for row in own]
        return items

    def hint(self) -> str:
        """Say that a line can be settled from here."""
        return "Type a number to open, d and a number to do what it asks, n for new, ? for help, q to leave."

    def empty(self) -> str:
        """Say that nothing waits."""
        return "Nothing needs you today, and nothing is coming within two weeks."

    def _line(self, row: TodayRow) -> Item:
        from compacttui.questions.registry import all_questions

        def ask() -> None:
            self.opens.turn_to(Answer(self.keeper, self.opens, all_questions()[row.asks]))

        def do() -> None:
            self.opens.begin(row.act, dict(row.given))

        opens = self._leads_to(row.thing) or (ask if row.asks else None) or (do if row.act else None)
        words = duty_said(row)
        return Item(words, ("today", row.key), opens or (lambda: None), do if row.act else None)

    def _drafts(self) -> Iterator[Item]:
        from compacttui.acts.registry import all_acts

        acts = all_acts()
        for draft in self.keeper.drafts():
            if draft.form == "import":
                file = one_line(str(draft.values.get("file", "")))
                words = sentences(f"not finished: taking in {file}")
                yield Item(words, ("draft", "import"), self.opens.take_in, self.opens.take_in)
            act = acts.get(draft.form)
            if act is None or not act.fields or self.keeper.role not in act.roles:
                continue
            given = _given(act, draft.about)
            about = "".join(f", {self.keeper.name_of(ref)}" for ref in given.values())
            words = sentences(f"not finished: {act.title}{about}")
            begin = self._beginner(draft.form, given)
            yield Item(words, ("draft", draft.form, draft.about), begin, begin)

    def _beginner(self, act: str, given: Mapping[str, str]) -> Callable[[], None]:
        return lambda: self.opens.begin(act, given)


def _given(act: Act[..., Any], about: str) -> dict[str, str]:
    """What a draft was begun with, by field: the ids of what it is about, each to the first field that takes such a thing."""
    given: dict[str, str] = {}
    for ref in filter(None, about.split("/")):
        fields = (
            spec.name for spec in act.fields if (spec.thing or "")[:3] == ref[:3] and spec.name not in given
        )
        if (name := next(fields, None)) is not None:
            given[name] = ref
    return given


class Answer(Page):
    """The rows of one saved question."""

    def __init__(
        self,
        keeper: Keeper,
        opens: Opens,
        question: Question[..., Any],
        given: Mapping[str, object] | None = None,
    ) -> None:
        """Make the page.

        Args:
            keeper: the records.
            opens: the conversation.
            question: what is asked.
            given: what it is asked about, by parameter.
        """
        super().__init__(keeper, opens)
        self.question = question
        self.given = dict(given or {})

    def heading(self) -> str:
        """Say the question, and what narrows it."""
        narrowed = [f"{words}" for words in self._narrowed_by()]
        return sentences(", ".join([self.question.title, *narrowed]))

    def rows(self) -> Sequence[Any]:
        """Ask the question."""
        return self.keeper.ask(self.question, **self.given)

    def item(self, row: Any) -> Item:
        """Say the row; its number opens what it is about."""
        ref = next(
            (ref for name in ("id", "thing") if isinstance(ref := getattr(row, name, ""), str) and ref), ""
        )
        words = row_said(self.question.columns, row, self.keeper.today)
        return Item(words, ("thing", ref) if ref else None, self._leads_to(ref))

    def empty(self) -> str:
        """Say that the answer is: none."""
        return "None. Type n for what you can begin."

    def filters(self) -> Sequence[tuple[str, Page]]:
        """The choices of a question that shows a part of its rows, and its yes-or-no parameters."""
        from compacttui.acts.fields import FieldKind

        found: list[tuple[str, Page]] = []
        for spec in self._parameters():
            if spec.kind is FieldKind.CHOICE and spec.word is not None:
                found += [(word.words, self._with(spec.name, word)) for word in spec.word]
            elif spec.kind is FieldKind.FLAG:
                found.append((spec.label.casefold(), self._with(spec.name, not self.given.get(spec.name))))
        return found

    def with_words(self, words: str) -> Page | None:
        """The same question about rows with these words."""
        names = {spec.name for spec in self._parameters()}
        return self._with("words", words) if "words" in names else None

    def _with(self, name: str, value: object) -> Answer:
        return Answer(self.keeper, self.opens, self.question, {**self.given, name: value})

    def _parameters(self) -> Sequence[FieldSpec]:
        from compacttui.acts.fields import fields_of

        return fields_of(self.question.answer)

    def _narrowed_by(self) -> Iterator[str]:
        for name, value in self.given.items():
            if value is True:
                yield name.replace("_", " ")
            elif value:
                yield str(getattr(value, "words", f"with the words {value}"))


class Line(Page):
    """The line of a person, a seat, an organisation or a partnership, oldest first."""

    def __init__(self, keeper: Keeper, opens: Opens, kind: str, thing: str, part: str = "") -> None:
        """Make the page; `part` is one of the parts of a line, or empty for all of it."""
        super().__init__(keeper, opens)
        self.kind = kind
        self.thing = thing
        self._part = part

    def heading(self) -> str:
        """Say whose line it is."""
        part = f", {self._part}" if self._part else ""
        return sentences(f"the line of {one_line(self.keeper.name_of(self.thing))}{part}")

    def rows(self) -> Sequence[LineRow]:
        """Ask for the line."""
        from compacttui.questions.ledger.line import timeline

        rows = self.keeper.ask(timeline, self.kind, self.thing)
        return [row for row in rows if self._part in {"", row.part.value}]

    def item(self, row: LineRow) -> Item:
        """Say the row; its number opens the entry behind it."""
        return Item(moment_said(row), ("line", self.thing, row.key), lambda: self._open(row))

    def filters(self) -> Sequence[tuple[str, Page]]:
        """The parts of a line."""
        from compacttui.questions.ledger.line import Part

        parts = [("all", ""), *((part.words, part.value) for part in Part)]
        return [(words, Line(self.keeper, self.opens, self.kind, self.thing, part)) for words, part in parts]

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
        return sentences(f"{self.kind}: {one_line(shown.title)}", stands(shown.standing, shown.stands))

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
