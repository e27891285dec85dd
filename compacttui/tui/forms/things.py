"""Fields that pick a person, an organisation, a seat …: by its name, found as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from compacttui.rules.refusal import Refused
from compacttui.rules.text import clean
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.frame import Framed
from compacttui.tui.store import Found, host_of
from compacttui.tui.widgets.cells import Bit, Tone, bits_of
from compacttui.tui.widgets.entry import Entry
from compacttui.tui.widgets.sayline import SayLine
from compacttui.tui.widgets.text import said

DOWN = command("thing.down", "next name", "down", "point(1)", "The next name found.", area=FORMS)
UP = command("thing.up", "name before", "up", "point(-1)", "The name before.", area=FORMS)
DROP = command("thing.drop", "take off", "backspace", "drop", "Take the last name off again.", area=FORMS)

_SEEN = 6


class ThingEntry(Entry):
    """The line to type a name in; the arrows move among the names found."""

    BINDINGS = bind(DOWN, UP, DROP)

    @dataclass
    class Pointed(Message, bubble=True):
        """Go to the next name found, or the one before."""

        names: int

    class Dropped(Message):
        """Backspace on an empty line."""

    def action_point(self, names: int) -> None:
        """Go to the next name found."""
        self.post_message(self.Pointed(names))

    def action_drop(self) -> None:
        """Delete a letter; on an empty line, take the last name off."""
        if self.value:
            self.action_delete_left()
        else:
            self.post_message(self.Dropped())


class ThingField(Field):
    """Things of one kind: one of them, or several."""

    @dataclass
    class Came(Message, bubble=False):
        """What answers to the words."""

        words: str
        found: Sequence[Found]

    @dataclass
    class Looked(Message, bubble=False):
        """The register was asked for these words; what answers came before, if anything could."""

        words: str

    @dataclass
    class Named(Message, bubble=False):
        """What a thing that was given by its id is called."""

        found: Found

    HINT: ClassVar[str] = "type a name; Enter takes it"

    def __init__(self, about: About, kind: str, *, many: bool = False) -> None:
        super().__init__(about)
        self._kind = kind
        self._many = many
        self._picked: list[Found] = []
        self._found: Sequence[Found] = ()
        self._asked = ""
        self._takes_first = False
        self._cursor = 0
        self.entry = ThingEntry(hint=self.HINT)
        """The line to type in."""
        self._above = SayLine(classes="thing--picked")
        self._list = SayLine(classes="thing--found")

    def control(self) -> ComposeResult:
        """Lay out what is picked, the line to type in, and the names found."""
        with Vertical():
            yield self._above
            yield self.entry
            yield self._list

    @property
    def raw(self) -> Raw:
        """What is picked, with what is typed besides; nothing when there is neither."""
        picked: list[Raw] = [{"ref": one.ref, "title": one.title, "note": one.note} for one in self._picked]
        typed = self.entry.value.strip()
        return {"picked": picked, "typed": typed} if picked or typed else None

    async def put(self, raw: Raw) -> None:
        """Pick for the person: what a draft held, or an id."""
        if isinstance(raw, str):
            self._picked = [Found(raw, "…")]
            self._ask_name(raw)
        elif isinstance(raw, Mapping):
            picked = raw.get("picked")
            self._picked = (
                [_found(one) for one in picked if isinstance(one, Mapping)]
                if isinstance(picked, list)
                else []
            )
            typed = str(raw.get("typed", ""))
            in_the_line = not self._many and self._picked and not typed
            self._type(self._picked[0].title if in_the_line else typed)
        else:
            self._picked = []
            self._type("")
        self._show()
        self.accept()

    def value(self) -> object:
        """Give the id, or the ids.

        Raises:
            Refused: words stand in it that are not yet a thing.
        """
        if self._is_open():
            typed = self.entry.value.strip()
            raise Refused(f"“{typed[:40]}” is not chosen yet. Pick one from the list, or clear the line.")
        refs = [one.ref for one in self._picked]
        return refs if self._many else refs[0]

    def _is_open(self) -> bool:
        """Words stand in the line that are no thing yet."""
        return bool(self.entry.value.strip()) and (self._many or not self._picked)

    def in_words(self) -> str:
        """Say the names."""
        return ", ".join(one.title for one in self._picked)

    def _type(self, words: str) -> None:
        with self.prevent(Input.Changed):
            self.entry.value = words

    # Finding

    def _ask_name(self, ref: str) -> None:
        store = host_of(self).store
        self.run_worker(
            lambda: self.post_message(self.Named(Found(ref, store.name_of(ref)))),
            thread=True,
            group="name",
            exit_on_error=False,
        )

    @on(Named)
    def _named(self, named: Named) -> None:
        self._picked = [named.found if one.ref == named.found.ref else one for one in self._picked]
        if not self._many and self._picked and not self.entry.value:
            self._type(self._picked[0].title)
        self._show()

    @on(Input.Changed)
    def _typed(self, changed: Input.Changed) -> None:
        changed.stop()
        words = changed.value.strip()
        if not self._many and self._picked and words != self._picked[0].title:
            self._picked = []
        self._look_up(words)
        self.changed()

    def _look_up(self, words: str) -> None:
        """Find what answers to the words, in a worker thread; answers to older words are dropped."""
        self._asked = words
        if not words:
            self._offer(())
            return
        store, kind = host_of(self).store, self._kind

        def look() -> None:
            try:
                found = tuple(store.look_up(kind, words))
            except Refused as refused:
                self.app.call_from_thread(self.refuse, refused.message)
            else:
                self.post_message(self.Came(words, found))
            finally:
                self.post_message(self.Looked(words))

        self.run_worker(look, thread=True, group="look", exclusive=True, exit_on_error=False)

    @on(Came)
    def _came(self, came: Came) -> None:
        if came.words != self.entry.value.strip():
            return
        taken = {one.ref for one in self._picked}
        self._offer([one for one in came.found if one.ref not in taken], searched=True)
        if not self.has_focus_within:
            self._put_list_away()

    @on(Looked)
    def _looked(self, looked: Looked) -> None:
        if looked.words != self._asked:
            return
        self._asked = ""
        if self._takes_first:
            self._wait_for_names(waits=False)
            self._take_first()

    def _wait_for_names(self, *, waits: bool) -> None:
        """Enter came before the names: the keys behind it wait until they are there, and it takes the first."""
        self._takes_first = waits
        if isinstance(self.screen, Framed):
            self.screen.is_settling = waits

    def _first(self) -> int:
        """Which of the names found the cursor begins on."""
        return 0

    def _told_none(self) -> str:
        """What is said where no name answers."""
        from compacttui.questions.things import kind_words

        return f"No {kind_words(self._kind)} of that name is on the register."

    def _offer(self, found: Sequence[Found], *, searched: bool = False) -> None:
        self._found, self._cursor = found, self._first()
        self._show(nothing=searched and not found)

    # Picking

    @on(ThingEntry.Pointed)
    def _point(self, pointed: ThingEntry.Pointed) -> None:
        pointed.stop()
        if self._found:
            self._cursor = (self._cursor + pointed.names) % len(self._found)
            self._show()

    @on(Input.Submitted)
    def _take(self, submitted: Input.Submitted) -> None:
        submitted.stop()
        if self._asked and self._is_open():
            self._wait_for_names(waits=True)
        else:
            self._take_first()

    def _take_first(self) -> None:
        """Take the name that the cursor is on, and go on; where several can be taken, stay for the next."""
        if self._found and self._cursor >= 0:
            self._pick(self._found[self._cursor])
            if self._many:
                return
        self.screen.focus_next()

    def _pick(self, found: Found) -> None:
        self._picked = [*self._picked, found] if self._many else [found]
        self._type("" if self._many else found.title)
        self._offer(())
        self.changed()

    @on(ThingEntry.Dropped)
    def _drop(self, dropped: ThingEntry.Dropped) -> None:
        dropped.stop()
        if self._picked:
            self._picked.pop()
            self._show()
            self.changed()

    @on(events.DescendantFocus)
    def _find_again(self) -> None:
        """Offer again what answers to words that are no thing yet."""
        if self._is_open():
            self._look_up(self.entry.value.strip())

    @on(events.DescendantBlur)
    def _put_list_away(self) -> None:
        """Take the one thing that has exactly the name typed; put the list away."""
        typed = self.entry.value.strip().casefold()
        same = [one for one in self._found if one.title.casefold() == typed]
        if len(same) == 1:
            self._pick(same[0])
        else:
            self._offer(())

    def _show(self, *, nothing: bool = False) -> None:
        in_the_line = not self._many and bool(self._picked) and self._picked[0].title == self.entry.value
        picked = () if in_the_line else self._picked
        names = [bit for one in picked for bit in (Bit("✓ ", Tone.DONE), *_line(one), Bit("\n"))]
        self._above.say(said(*names[:-1]))
        first = max(0, min(self._cursor - _SEEN + 1, len(self._found) - _SEEN))
        lines: list[Bit] = []
        for number, one in list(enumerate(self._found))[first : first + _SEEN]:
            at = number == self._cursor
            words = _line(one, Tone.ACCENT if at else Tone.PLAIN)
            lines += [Bit("› " if at else "  ", Tone.ACCENT), *words, Bit("\n")]
        if nothing:
            lines = [Bit(self._told_none(), Tone.QUIET), Bit("\n")]
        self._list.say(said(*lines[:-1]))

    @on(events.Mount)
    def _begin_empty(self) -> None:
        """Begin with nothing found."""
        self._show()


class NameField(ThingField):
    """A name that may be on the register already, and may be new: what is typed counts, the names found only help."""

    HINT = "type a name"

    @property
    def raw(self) -> Raw:
        """What was typed."""
        return self.entry.value.strip()

    async def put(self, raw: Raw) -> None:
        """Type for the person."""
        self._picked = []
        self._type(raw if isinstance(raw, str) else "")
        self._show()
        self.accept()

    def value(self) -> object:
        """Give the name; the id of what was picked from the list, so that no namesake is meant."""
        return self._picked[0].ref if self._picked else clean(str(self.raw))

    def in_words(self) -> str:
        """Say the name."""
        return str(self.raw)

    def _is_open(self) -> bool:
        return False

    def _first(self) -> int:
        return -1  # Enter goes on with what was typed, unless the arrows chose a name

    def _told_none(self) -> str:
        return "New: it is put on the register with this."


def _line(found: Found, tone: Tone = Tone.PLAIN) -> tuple[Bit, ...]:
    return (
        *bits_of(Bit(found.title, tone)),
        *((Bit("   "), *bits_of(Bit(found.note, Tone.QUIET))) if found.note else ()),
    )


def _found(kept: Mapping[str, Raw]) -> Found:
    return Found(str(kept.get("ref", "")), str(kept.get("title", "")), str(kept.get("note", "")))
