"""Fields of several lines: longer words, and several values each on its own line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult

from compacttui.rules.refusal import Refused
from compacttui.rules.text import TEXT_LIMIT, clean, word_count
from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.store import host_of


class WordsField(Field):
    """Several lines of text."""

    def __init__(self, about: About, *, limit: int = TEXT_LIMIT, most_words: int | None = None) -> None:
        super().__init__(about)
        from compacttui.tui.widgets.writing import Writing

        self._limit = limit
        self._most_words = most_words
        self.writing = Writing()
        """Where to write."""

    def control(self) -> ComposeResult:
        """Lay out room to write."""
        yield self.writing

    @property
    def raw(self) -> Raw:
        """What was written."""
        return self.writing.text.strip("\n")

    async def put(self, raw: Raw) -> None:
        """Write for the person."""
        with self.prevent(self.writing.Changed):
            self.writing.load_text(raw if isinstance(raw, str) else "")
        self.accept()

    def value(self) -> object:
        """Give the words, cleaned.

        Raises:
            Refused: there are too many of them.
        """
        words = clean(str(self.raw))
        if len(words) > self._limit:
            raise Refused(
                f"This has {len(words):,} characters; there is room for {self._limit:,}. Shorten it."
            )
        if self._most_words is not None and word_count(words) > self._most_words:
            raise Refused(
                f"This has {word_count(words):,} words; the limit is {self._most_words:,}. Shorten it."
            )
        return words

    def understood(self) -> str:
        """Say how many words there are, where they are limited."""
        count = word_count(str(self.raw))
        return f"{count} of {self._most_words} words" if self._most_words and count else ""

    def on_text_area_changed(self) -> None:
        """Hear what was written."""
        self.changed()


class ManyField(WordsField):
    """Several values of one kind, each on its own line."""

    def __init__(self, about: About, parse: Callable[[str, date], object]) -> None:
        """Make the field; `parse` reads one line, given the day from which “tomorrow” counts."""
        super().__init__(about)
        self._parse = parse

    def value(self) -> object:
        """Give the values.

        Raises:
            Refused: a line cannot be understood; it says which.
        """
        today = host_of(self).store.today
        lines = [line.strip() for line in str(self.raw).splitlines()]
        found: list[object] = []
        for number, line in enumerate(lines, 1):
            if not line:
                continue
            try:
                found.append(self._parse(line, today))
            except Refused as refused:
                raise Refused(f"Line {number}: {refused.message}") from refused
        return found
