"""Choosing from a closed list: one of several, or any number of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.widgets.cells import Bit, Tone, bits_of, clip_bits, width_of
from compacttui.tui.widgets.text import said

NEXT = command("choices.next", "next choice", "down,right", "move(1)", "The next choice.", area=FORMS)
PREVIOUS = command(
    "choices.previous", "choice before", "up,left", "move(-1)", "The choice before.", area=FORMS
)
PICK = command("choices.pick", "choose", "space", "pick", "Choose it, or take it back.", area=FORMS)
DONE = command("choices.done", "go on", "enter", "done", "Go on to the next field.", area=FORMS)

_SEEN = 8
"""Choices seen at a time; the others come as the cursor moves."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen; what it means is said where it is chosen."""

    code: str
    words: str
    meaning: str = ""


class Choices(Widget, can_focus=True):
    """A list of choices; on one line where they fit."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Choices { height: auto; width: 1fr; padding: 0 1; color: $ink; }
    Choices:focus { background: $field; }
    """
    BINDINGS = bind(NEXT, PREVIOUS, PICK, DONE)

    @dataclass
    class Changed(Message):
        """Something was chosen or taken back."""

        choices: Choices

    @dataclass
    class Done(Message):
        """The person goes on."""

        choices: Choices

    def __init__(
        self,
        choices: Iterable[Choice],
        *,
        several: bool = False,
        optional: bool = False,
        folded: bool = False,
    ) -> None:
        super().__init__()
        self.choices: Sequence[Choice] = tuple(choices)
        self.several = several
        self.optional = optional
        """One choice can be taken back, so that none is left."""
        self.folded = folded
        """Without the keys it takes one line and shows only what is chosen."""
        self.chosen: frozenset[str] = frozenset()
        """The codes that are chosen."""
        self.cursor = 0
        self._spots: list[tuple[int, int, int]] = []

    def choose(self, codes: Iterable[str]) -> None:
        """Choose these codes and no others; unknown ones are passed over."""
        known = [choice.code for choice in self.choices]
        self.chosen = frozenset(codes) & frozenset(known)
        self.cursor = next((number for number, code in enumerate(known) if code in self.chosen), 0)
        self.refresh(layout=True)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; none of them is chosen."""
        self.choices = tuple(choices)
        self.choose(())

    def keep(self, codes: Iterable[str]) -> None:
        """Let only these codes of the chosen ones stay so; the cursor stays where it is."""
        self.chosen &= frozenset(codes)
        self.refresh(layout=True)

    # Layout

    @property
    def _is_folded(self) -> bool:
        return self.folded and not self.has_focus

    def _fits_one_line(self, width: int) -> bool:
        return sum(width_of(self._bits(number)) + 2 for number in range(len(self.choices))) <= width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take one line, or one for each choice that is seen."""
        return 1 if self._is_folded or self._fits_one_line(width) else min(len(self.choices), _SEEN)

    def render(self) -> Content:
        """Show the choices; folded, what is chosen."""
        self._spots = []
        if self._is_folded:
            return said(*self._folded())
        width = self.size.width
        if self._fits_one_line(width):
            return said(*self._row())
        first = self._first()
        shown = range(first, min(first + _SEEN, len(self.choices)))
        lines: list[Bit] = []
        for y, number in enumerate(shown):
            self._spots.append((0, y, number))
            more = (
                " ↑"
                if y == 0 and first
                else " ↓"
                if y == _SEEN - 1 and number < len(self.choices) - 1
                else ""
            )
            lines += [*clip_bits(self._bits(number), width - 2), Bit(more, Tone.QUIET), Bit("\n")]
        return said(*lines[:-1])

    def _folded(self) -> list[Bit]:
        words = ", ".join(choice.words for choice in self.choices if choice.code in self.chosen)
        return [Bit(words) if words else Bit("not said", Tone.QUIET), Bit(" ▾", Tone.QUIET)]

    def _row(self) -> list[Bit]:
        row: list[Bit] = []
        x = 0
        for number in range(len(self.choices)):
            self._spots.append((x, 0, number))
            row += [*self._bits(number), Bit("  ")]
            x += width_of(self._bits(number)) + 2
        return row

    def _bits(self, number: int) -> tuple[Bit, ...]:
        choice = self.choices[number]
        is_on = choice.code in self.chosen
        box = ("[x]" if is_on else "[ ]") if self.several else ("(•)" if is_on else "( )")
        at = self.has_focus and number == self.cursor
        tone = Tone.HELD if at else Tone.STRONG if is_on else Tone.PLAIN
        return bits_of(Bit(f"{box} {choice.words}", tone))

    def _first(self) -> int:
        last = max(0, len(self.choices) - _SEEN)
        return min(last, max(0, self.cursor - _SEEN // 2))

    # Keys and mouse

    def action_move(self, choices: int) -> None:
        """Go to the next choice or the one before; where one is to be chosen, that chooses it."""
        if not self.choices:
            return
        begins = not self.several and not self.chosen
        self.cursor = self.cursor if begins else (self.cursor + choices) % len(self.choices)
        if not self.several:
            self._set({self.choices[self.cursor].code})
        self._moved()

    def action_pick(self) -> None:
        """Choose what the cursor is on, or take it back."""
        if not self.choices:
            return
        code = self.choices[self.cursor].code
        if self.several:
            self._set(self.chosen ^ {code})
        else:
            self._set(set() if self.optional and code in self.chosen else {code})

    def action_done(self) -> None:
        """Go on."""
        self.post_message(self.Done(self))

    def on_key(self, event: events.Key) -> None:
        """Go to the next choice that begins with the letter typed."""
        if not event.character or not self.check_consume_key(event.key, event.character):
            return
        event.stop()
        letter = event.character.casefold()
        # Where nothing is chosen yet, the choice that the cursor is on is the first that may be meant.
        first = self.cursor + bool(self.several or self.chosen)
        order = [*range(first, len(self.choices)), *range(first)]
        found = next((n for n in order if self.choices[n].words.casefold().startswith(letter)), None)
        if found is not None:
            self.cursor = found
            if not self.several:
                self._set({self.choices[found].code})
            self._moved()

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Letters belong to the choices while they have the keys; a number only where a choice begins with it."""
        if character is None or not character.isprintable() or character == " ":
            return False
        return not character.isdecimal() or any(one.words.startswith(character) for one in self.choices)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for x, y, number in reversed(self._spots):
            if offset.y == y and offset.x >= x:
                self.cursor = number
                self.action_pick()
                return

    def _set(self, codes: Iterable[str]) -> None:
        new = frozenset(codes)
        if new != self.chosen:
            self.chosen = new
            self.post_message(self.Changed(self))
        self.refresh(layout=True)

    def _moved(self) -> None:
        self.refresh()
        self._place_terminal_cursor()

    def on_focus(self) -> None:
        """Take the terminal's cursor."""
        self.refresh(layout=self.folded)
        self.call_after_refresh(self._place_terminal_cursor)

    def on_blur(self) -> None:
        """Show that keys work elsewhere."""
        self.refresh(layout=self.folded)

    def _place_terminal_cursor(self) -> None:
        spot = next(((x, y) for x, y, number in self._spots if number == self.cursor), (0, 0))
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(*spot)
