"""The fields of forms: each shows a label and a control, reads a value from it, and says what is wrong with it.

A field's *raw* value is what stands in its control: text, codes, yes or no. Drafts keep raw values, so that
half a word comes back as half a word. `read` makes the value that an act takes, or refuses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.sayline import SayLine
from compacttui.tui.widgets.text import said, shown

Raw: TypeAlias = "str | bool | Sequence[Raw] | Mapping[str, Raw] | None"
"""What stands in a control, as JSON can hold it."""


class Nothing:
    """Stands for a field that was left empty and may be: the act's own default counts."""


NOTHING: Final = Nothing()


@dataclass(frozen=True, slots=True)
class About:
    """What every field is told when it is made."""

    name: str
    """The act's parameter."""
    label: str
    """What people read beside it."""
    help: str = ""
    """One sentence, shown while the field has the keys."""
    required: bool = True


class Field(Vertical):
    """The base of all fields."""

    @dataclass
    class Changed(Message):
        """What stands in the field is another."""

        field: Field

    @dataclass
    class Left(Message):
        """The keys went elsewhere."""

        field: Field

    @dataclass
    class Entered(Message):
        """The field has the keys."""

        field: Field

    def __init__(self, about: About) -> None:
        super().__init__(classes="field")
        self.about = about
        self.refusal = ""
        """What is wrong with it, as last said; empty: nothing."""
        self._below: SayLine | None = None

    tells_optional = True
    """The label says that the field may be left empty; in an entry of a group most may, and none says so."""

    def compose(self) -> ComposeResult:
        """Lay out the label and the control; what was understood or is wrong comes below them."""
        optional = self.tells_optional and not self.about.required
        label = said(self.about.label, Bit("  optional" if optional else "", Tone.QUIET))
        yield Static(label, classes="field--label")
        yield from self.control()

    # What kinds of fields say of themselves

    def control(self) -> ComposeResult:
        """Lay out what is typed in or chosen from: one widget."""
        raise NotImplementedError

    @property
    def raw(self) -> Raw:
        """What stands in the control."""
        raise NotImplementedError

    async def put(self, raw: Raw) -> None:
        """Put something into the control, as a draft held it."""
        raise NotImplementedError

    def value(self) -> object:
        """Make the value of what stands in the control, which is not empty.

        Raises:
            Refused: it cannot be one.
        """
        raise NotImplementedError

    def settle(self, value: object) -> object:
        """Finish the value in a worker thread, just before the act: read a file, for example.

        Raises:
            Refused: it cannot be finished.
        """
        return value

    def understood(self) -> str:
        """Say what was understood, where that helps; empty: nothing to say."""
        return ""

    def in_words(self) -> str:
        """Say what stands in it, for a summary."""
        return self.understood() or str(self.raw)

    # What forms do with them

    @property
    def is_empty(self) -> bool:
        """Nothing stands in it."""
        return not self.raw

    @property
    def is_unsaid(self) -> bool:
        """The person may still have something to say here."""
        return self.is_empty

    def read(self) -> object:
        """Give the value, or `NOTHING` for an empty field that may be empty.

        Raises:
            Refused: it is empty and may not be, or cannot be understood; the field is this one's name.
        """
        if self.is_empty:
            if self.about.required:
                raise Refused(f"{self.about.label}: this is needed.", field=self.about.name)
            return NOTHING
        try:
            return self.value()
        except Refused as refused:
            raise Refused(refused.message, field=refused.field or self.about.name) from refused

    def check(self, *, leaving: bool = False) -> bool:
        """Say at the field what is wrong with it; on leaving, an empty field is not scolded."""
        if leaving and self.is_empty:
            self.accept()
            return True
        try:
            self.read()
        except Refused as refused:
            self.refuse(refused.message, refused.field)
            return False
        self.accept()
        return True

    def refuse(self, sentence: str, field: str | None = None) -> None:  # noqa: ARG002 - groups look into the field
        """Show what is wrong."""
        self.refusal = sentence
        self.set_class(True, "-refused")
        self._note(said(sign(Standing.LATE), " ", Bit(sentence, Tone.LATE)))

    def accept(self) -> None:
        """Show that nothing is wrong, and what was understood."""
        self.refusal = ""
        self.set_class(False, "-refused")
        self._note(shown(self.understood(), Tone.QUIET))

    def remark(self, content: Content) -> None:
        """Say what somebody should know of what stands in it, in place of what was understood; nothing takes it back."""
        if not self.refusal:
            self._note(content or shown(self.understood(), Tone.QUIET))

    def _note(self, content: Content) -> None:
        if self._below is None and content and self.is_mounted:
            self._below = SayLine(classes="field--note")
            self.mount(self._below)
        if self._below is not None:
            self._below.say(content)

    def begin(self) -> None:
        """Take the keys."""
        for widget in self.query("*").results(Widget):
            if widget.focusable:
                widget.focus()
                return

    def on_descendant_focus(self) -> None:
        """Say what the field is about; the innermost one speaks, where fields stand in a field."""
        focused = self.screen.focused
        around = focused.ancestors_with_self if focused is not None else ()
        if next((one for one in around if isinstance(one, Field)), None) is self:
            self.post_message(self.Entered(self))

    def on_descendant_blur(self) -> None:
        """Check what was filled in, once the keys are elsewhere."""
        self.call_after_refresh(self._left)

    def _left(self) -> None:
        if self.is_attached and self.screen.is_current and not self.has_focus_within:
            self.check(leaving=True)
            self.post_message(self.Left(self))

    def changed(self) -> None:
        """Tell the form, and show what is understood so far."""
        self.accept()
        self.post_message(self.Changed(self))
