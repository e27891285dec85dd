"""`?` and F1: what stands where the keys are, the keys that work here, the words on the screen; all keys; all words.

Nothing is written here twice: keys come from the bindings and the register of commands, words from the glossary.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby

from textual.screen import Screen
from textual.widget import Widget

from compacttui.rules.glossary import GLOSSARY, Term
from compacttui.rules.text import folded
from compacttui.tui.commands import EVERYWHERE, FORMS, LISTS, Command, key_words, known, named
from compacttui.tui.forms.fields import Field
from compacttui.tui.frame import Opened
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.cells import Bit, Cell, Tone, width_of
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading

_KEYS_WIDE = 12
_UNRANKED = 10_000

_FIRST = (EVERYWHERE, LISTS, FORMS)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of help: a key with its command, or a word with its meaning."""

    keys: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class At:
    """Where the keys are on the screen below.

    Attributes:
        field: the field that has them, with its sentence.
        says: what stands there, folded: the field's label, or the line under the cursor.
    """

    field: tuple[Line, ...] = ()
    says: str = ""


class HelpPlace(Place[Line]):
    """Help as a place like any other: chips, a list, a filter."""

    NAME = "help"
    TITLE = "Keys and words"
    CHIPS = (Chip("here", "here"), Chip("keys", "all keys"), Chip("words", "all words"))
    CAN_FILTER = True
    IS_COUNTED = False
    HAS_DETAIL = False

    def __init__(self, here: Sequence[Line], seen: str, at: At) -> None:
        """Make it for the screen below: the keys that work there, what it says, and where the keys are."""
        super().__init__()
        self._here = here
        self._seen = seen
        self._at = at
        self._keymap: Mapping[str, str] = {}

    def on_mount(self) -> None:
        """Learn which keys a person changed."""
        self._keymap = host_of(self).keymap

    def columns(self) -> Sequence[Column[Line]]:
        """Show keys with their commands, then what they do."""
        return (
            Column("", _named, width=30),
            Column("", lambda line: line.words, least=30),
        )

    def manner(self) -> Manner[Line]:
        """Let sentences run over several lines."""
        return Manner(most_lines=4)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Line | Heading]:  # noqa: ARG002
        """Gather the lines of a chip, as far as they hold the words typed."""
        groups = {"here": self._for_here, "keys": self._all_keys, "words": self._all_words}[wanted.chip]()
        found: list[Line | Heading] = []
        for heading, lines in groups:
            fitting = [line for line in lines if _holds(line, wanted.words)]
            found += [Heading(heading), *fitting] if fitting else []
        return found

    def empty(self, wanted: Wanted) -> Empty:
        """Say that nothing fits."""
        return Empty(f"No key and no word here has “{wanted.words}” in it.", "Esc", "take the filter off")

    def _for_here(self) -> Iterator[tuple[str, Iterable[Line]]]:
        near = [term for term in GLOSSARY if _occurs(term, self._at.says)]
        yield "WHERE YOU ARE", [*self._at.field, *map(_explained, near)]
        yield "KEYS THAT WORK HERE", self._here
        far = [term for term in GLOSSARY if term not in near and _occurs(term, self._seen)]
        yield "WORDS ON THIS SCREEN", map(_explained, far)

    def _all_keys(self) -> Iterator[tuple[str, Iterable[Line]]]:
        learn_all()
        areas = list(dict.fromkeys((*_FIRST, *sorted(command.area for command in known()))))
        in_order = sorted(known(), key=lambda command: areas.index(command.area))
        for area, commands in groupby(in_order, key=lambda command: command.area):
            yield area.upper(), [self._line(command) for command in commands]

    def _line(self, command: Command) -> Line:
        return line_of(command, self._keymap.get(command.name, command.keys))

    def _all_words(self) -> Iterator[tuple[str, Iterable[Line]]]:
        yield "WORDS", sorted(map(_explained, GLOSSARY), key=lambda line: folded(line.name))


class Help(Opened[None]):
    """The screen that `?` opens."""

    SHOWS_RECORDS = False

    def __init__(self, below: Screen[object]) -> None:
        working: dict[Command, list[str]] = {}
        for key, active in below.active_bindings.items():
            if active.enabled and (command := named(active.binding.id)) is not None:
                working.setdefault(command, []).append(key)
        in_order = sorted(working, key=lambda command: command.rank or _UNRANKED)
        here = [line_of(command, ",".join(working[command])) for command in in_order]
        super().__init__(HelpPlace(here, _text_of(below), _at(below)))


def _named(line: Line) -> Cell:
    """Give the key and the command's title; or the word alone."""
    if not line.keys:
        return Bit(line.name, Tone.STRONG)
    keys = Bit(line.keys, Tone.ACCENT)
    return (keys, Bit(" " * max(1, _KEYS_WIDE - width_of((keys,)))), Bit(line.name))


def line_of(command: Command, keys: str) -> Line:
    """Write a command's line of help, with the keys it has now."""
    names = [key_words(key.strip()) for key in keys.split(",")]
    if len(names) > 3:  # a row of digits
        names = [f"{names[0]}–{names[-1]}"]
    return Line(" ".join(names), command.title, command.does)


def learn_all() -> None:
    """Import every module of the interface, so that every command is registered."""
    from compacttui import tui

    for module in pkgutil.walk_packages(tui.__path__, "compacttui.tui."):
        import_module(module.name)


def _explained(term: Term) -> Line:
    also = f" Also called: {', '.join(term.also)}." if term.also else ""
    source = f" Source: {term.source}." if term.source else ""
    return Line("", term.name, term.meaning + also + source)


def _occurs(term: Term, seen: str) -> bool:
    return any(f" {folded(name)}" in seen for name in (term.name, *term.also))


def _holds(line: Line, words: str) -> bool:
    return folded(words) in folded(f"{line.keys} {line.name} {line.words}")


def _at(screen: Screen[object]) -> At:
    """Find where the keys are: in a field, or on a line of a list."""
    focused = screen.focused
    if focused is None:
        return At()
    about = next((one.about for one in focused.ancestors_with_self if isinstance(one, Field)), None)
    if about is not None:
        said = about.help[:1].upper() + about.help[1:]
        return At((Line("", about.label, said),), f" {folded(f'{about.label} {said}')} ")
    return At((), f" {folded(_line_at(screen, focused))} ")


def _line_at(screen: Screen[object], focused: Widget) -> str:
    """Read the line of a widget on which the terminal's cursor stands."""
    at = screen.app.cursor_position.y - focused.content_region.y
    lines = focused.render_lines(focused.size.region)
    return lines[at].text if 0 <= at < len(lines) else ""


def _text_of(screen: Screen[object]) -> str:
    """Read what the screen says, folded, with its lines run together."""
    leaves = [widget for widget in screen.query("*") if not widget.children and widget.region]
    lines = [strip.text for widget in leaves for strip in widget.render_lines(widget.size.region)]
    return f" {folded(' '.join(lines))} "
