"""The palette: everything the program can do, by title: what has a key here, and every place, act and question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Final

from textual.app import App
from textual.dom import DOMNode
from textual.fuzzy import Matcher
from textual.screen import Screen

from compacttui.tui.answering import Asking
from compacttui.tui.commands import key_words, named
from compacttui.tui.frame import PALETTE
from compacttui.tui.store import Entry, host_of
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty

_TWO_COLUMNS: Final = 110
"""From this width on, what a thing does stands in a column of its own: narrower, long titles would be cut off."""


class Palette(Asking[Entry, Callable[[], None]]):
    """Gives what runs the thing that was chosen."""

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._here = _keys_of(below)

    def hint(self) -> str:
        """Say what to type."""
        return "what do you want to do?"

    def columns(self) -> Sequence[Column[Entry]]:
        """Show the title, what it does as far as there is room beside the whole title, and its key here."""
        return (
            Column("", _together, below_width=_TWO_COLUMNS),
            Column("", _title, share=2, from_width=_TWO_COLUMNS),
            Column("", lambda entry: entry.does, share=3, tone=Tone.QUIET, from_width=_TWO_COLUMNS),
            Column("", lambda entry: Bit(entry.key, Tone.ACCENT), width=8, right=True),
        )

    @cached_property
    def _entries(self) -> Sequence[Entry]:
        return [*self._here, *host_of(self).catalogue()]

    def look(self, words: str) -> Sequence[Entry]:
        """Give the entries that are like the words, the likest first; all of them where there are no words."""
        if not words:
            return self._entries
        matcher = Matcher(words)
        scored = [(matcher.match(entry.title), entry) for entry in self._entries]
        liked = [(score, entry) for score, entry in scored if score > 0]
        return [entry for _, entry in sorted(liked, key=lambda pair: -pair[0])]

    def none(self, words: str) -> Empty:
        """Say that nothing is called that."""
        return Empty(f"Nothing the program does is called “{words}”. Try another word for it.")

    def choice(self, row: Entry) -> Callable[[], None]:
        """Give what runs it."""
        return row.run


def _title(entry: Entry) -> Bit:
    return Bit(entry.title, Tone.STRONG)


def _together(entry: Entry) -> tuple[Bit, ...]:
    return _title(entry), Bit(f"  {entry.does}", Tone.QUIET)


def _run(app: App[object], action: str, node: DOMNode) -> None:
    app.call_later(app.run_action, action, node)


def _keys_of(screen: Screen[object]) -> Sequence[Entry]:
    """Offer what has a key on a screen: the commands that are seen there, each once."""
    found: dict[str, Entry] = {}
    for key, active in screen.active_bindings.items():
        command = named(active.binding.id)
        if command is None or not command.rank or not active.enabled or command in {PALETTE}:
            continue
        run = partial(_run, screen.app, active.binding.action, active.node)
        title = command.title[:1].upper() + command.title[1:]
        found.setdefault(command.name, Entry(title, command.does, run, key_words(key)))
    return list(found.values())
