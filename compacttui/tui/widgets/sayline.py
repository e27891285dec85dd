"""Words that change while one types: the screen is laid out anew only when they need more or fewer lines."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class SayLine(Static):
    """A line (or a few) that comes and goes; with nothing to say it takes no room."""

    def __init__(self, *, called: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=called, classes=classes)
        self._told = Content()
        self.display = False

    def say(self, content: Content) -> None:
        """Say something else; nothing happens when it is the same."""
        before, self._told = self._told, content
        if content.plain == before.plain and content.spans == before.spans:
            return
        self.update(content, layout=self._lines(before) != self._lines(content))
        if self.display != bool(content):
            self.display = bool(content)

    def _lines(self, content: Content) -> int:
        """How many lines the words take; a rough count is enough where they are many."""
        width = max(1, self.size.width)
        return (
            sum(1 + max(0, line.cell_length - 1) // width for line in content.split("\n")) if content else 0
        )
