"""The names on a ballot paper, and the marks beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.widget import Widget

from compacttui.rules.polls import Marks
from compacttui.tui.commands import bind, command
from compacttui.tui.voting.code import VOTING
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.text import said

if TYPE_CHECKING:
    from textual.events import Click, Key

    from compacttui.acts.polls.voting import BallotPaper

UP = command("vote.up", "up", "up,k", "up", "Go to the name above.", area=VOTING)
DOWN = command("vote.down", "down", "down,j", "down", "Go to the name below.", area=VOTING)
FIRST = command("vote.first", "first", "home", "first", "Go to the first name.", area=VOTING)
LAST = command("vote.last", "last", "end", "last", "Go to the last name.", area=VOTING)
MARK = command(
    "vote.mark",
    "mark",
    "space,x",
    "mark",
    "Mark this name, or give it your next number; again: take it back.",
    area=VOTING,
)
CLEAR = command("vote.clear", "clear", "backspace,delete", "clear", "Take the mark away.", area=VOTING)
SOONER = command(
    "vote.sooner", "sooner", "shift+up,plus", "sooner", "Like this one better: one number less.", area=VOTING
)
LATER = command(
    "vote.later", "later", "shift+down,minus", "later", "Like this one less: one number more.", area=VOTING
)


class Names(Widget, can_focus=True):
    """A line for each name: move, mark, number."""

    ALLOW_SELECT = False
    BINDINGS = bind(UP, DOWN, FIRST, LAST, MARK, CLEAR, SOONER, LATER)

    @dataclass
    class Moved(Message):
        """The keys are at another name, or a mark changed."""

        at: int

    def __init__(self, paper: BallotPaper) -> None:
        super().__init__()
        self._paper = paper
        self._marks = [0] * len(paper.names)
        self._at = 0
        self._typed = ""

    @property
    def marks(self) -> Marks:
        """The number beside each name, in the order of the paper."""
        return tuple(self._marks)

    @property
    def at(self) -> int:
        """The name that the keys are at, from 0."""
        return self._at

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Be as tall as there are names."""
        return len(self._paper.names)

    def render(self) -> Content:
        """Show the names."""
        return Content("\n").join(self._line(place) for place in range(len(self._paper.names)))

    def _line(self, place: int) -> Content:
        name, mark = self._paper.names[place], self._marks[place]
        ranked = self._paper.style.is_ranked
        width = len(str(len(self._paper.names)))
        inside = (str(mark) if ranked else "X") if mark else ""
        tone = Tone.ACCENT if mark else Tone.PLAIN
        aside = "stood aside, votes move on" if ranked else "stood aside"
        here = place == self._at and self.has_focus
        line = said(
            "▸ " if here else "  ",
            Bit(f"[{inside:>{width}}]", tone),
            Bit(f"  {name.name}", Tone.STRONG if mark else Tone.PLAIN),
            Bit(f"   {aside}" if name.stood_aside else "", Tone.QUIET),
        )
        return line.stylize("on $cursor") if here else line

    # Moving

    def _go(self, place: int) -> None:
        self._at = max(0, min(place, len(self._marks) - 1))
        self._typed = ""
        self._show()

    def _show(self) -> None:
        self.refresh()
        parent = self.parent
        if isinstance(parent, Widget):
            parent.scroll_to_region(Region(0, self._at, 1, 1), animate=False)
        self.app.cursor_position = self.content_region.offset + Offset(3, self._at)
        self.post_message(self.Moved(self._at))

    def on_focus(self) -> None:
        """Take the terminal's cursor."""
        self._show()

    def on_click(self, event: Click) -> None:
        """Go to the name that was clicked, and mark it."""
        if 0 <= event.y < len(self._marks):
            self._go(event.y)
            self.action_mark()

    def action_up(self) -> None:
        """Go to the name above."""
        self._go(self._at - 1)

    def action_down(self) -> None:
        """Go to the name below."""
        self._go(self._at + 1)

    def action_first(self) -> None:
        """Go to the first name."""
        self._go(0)

    def action_last(self) -> None:
        """Go to the last name."""
        self._go(len(self._marks) - 1)

    # Marking

    def action_mark(self) -> None:
        """Mark the name, or take the mark back."""
        if self._marks[self._at]:
            self.action_clear()
            return
        if self._paper.style.is_ranked:
            self._marks[self._at] = next(
                number for number in range(1, len(self._marks) + 1) if number not in self._marks
            )
        else:
            self._marks[self._at] = 1
        self._typed = ""
        self._show()

    def action_clear(self) -> None:
        """Take the mark away."""
        self._marks[self._at] = 0
        self._typed = ""
        self._show()

    def action_sooner(self) -> None:
        """Change numbers with the choice before this one."""
        self._change(-1)

    def action_later(self) -> None:
        """Change numbers with the choice after this one."""
        self._change(1)

    def _change(self, by: int) -> None:
        own = self._marks[self._at]
        if not own or not self._paper.style.is_ranked or not 1 <= own + by <= len(self._marks):
            return
        for place, mark in enumerate(self._marks):
            if mark == own + by:
                self._marks[place] = own
        self._marks[self._at] = own + by
        self._show()

    def on_key(self, event: Key) -> None:
        """Take a number that is typed; two figures where there are that many names."""
        if not self._paper.style.is_ranked or not (event.character or "").isdecimal():
            return
        event.stop()
        typed = self._typed + (event.character or "")
        if not 1 <= int(typed) <= len(self._marks):
            typed = event.character or ""
        if 1 <= int(typed) <= len(self._marks):
            self._marks[self._at] = int(typed)
            self._typed = typed
            self._show()
