"""A screen of fields whose words are kept: a draft saves itself, and is offered when one comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from compacttui.rules.dates import at_time, day_and_time
from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.fields import Field, Raw
from compacttui.tui.frame import Framed
from compacttui.tui.store import Draft, Store, host_of
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.sayline import SayLine
from compacttui.tui.widgets.text import said, shown
from compacttui.tui.widths import OF_FORMS

Result = TypeVar("Result")

LATER = command(
    "form.later", "finish later", "escape", "later", "Leave; what you typed is kept.", area=FORMS, rank=20
)

FORM_STYLE = Path(__file__).parents[1] / "styles" / "forms.tcss"


class _Fields(VerticalScroll, can_focus=False):
    """Holds the fields; scrolls with the keys' field, and takes no keys of its own."""


class Drafted(Framed[Result | None], Generic[Result]):
    """The fields of one form and the draft of what was typed into them."""

    CSS_PATH: ClassVar = FORM_STYLE
    HORIZONTAL_BREAKPOINTS = OF_FORMS
    BINDINGS = bind(LATER)

    SEND_WORDS: ClassVar[str] = "Send"
    """What the button says."""
    LATER_WORDS: ClassVar[str] = "Finish later"
    """What the button says that leaves."""
    KEEPS_DRAFTS: ClassVar[bool] = True
    """What is typed is kept until it is sent; there is nowhere to keep it before the records begin."""
    SAVE_AFTER: ClassVar[float] = 0.4
    """Seconds after the last letter at which the draft is saved; leaving a field saves at once."""

    @dataclass
    class Saved(Message, bubble=False):
        """The draft was saved, or could not be."""

        at: datetime | None
        error: Exception | None = None

    @dataclass
    class Loaded(Message, bubble=False):
        """What was kept of this form, if anything was."""

        draft: Draft | None

    @dataclass
    class Failed(Message, bubble=False):
        """Something that was to be done in a worker thread was not done."""

        error: Exception

    # What a form says of itself

    def heading(self) -> Sequence[str]:
        """Say what is filled in, for what, until when: shown with dots between."""
        raise NotImplementedError

    def fields(self) -> Iterable[Field]:
        """Make the fields, in order."""
        raise NotImplementedError

    def draft_of(self) -> tuple[str, str]:
        """Say whose draft this is: the form's name, and the id of what it is about (empty: nothing)."""
        raise NotImplementedError

    # The screen

    def __init__(self) -> None:
        super().__init__()
        self.is_settling = True
        self._fields: tuple[Field, ...] = ()
        self._timer: Timer | None = None
        self._saving = False
        self._in_turn = Lock()
        self._sent = False
        self._dirty = False
        self._leaving = False
        self._unsaved = False
        self._busy = False
        self._touched = False
        self._began: dict[str, Raw] = {}
        self._draft: Draft | None = None
        self._saved_words = ""

    @property
    def is_laying_out(self) -> bool:
        """A field came or went: Textual goes through fields by where they stand, and past one that stands nowhere yet."""
        return self._layout_required

    @property
    def store(self) -> Store:
        """The records."""
        return host_of(self).store

    def middle(self) -> ComposeResult:
        """Lay out the title, the fields and the buttons."""
        self._fields = tuple(self.fields())
        yield SayLine(called="heading")
        yield ThinRule()
        yield SayLine(called="wrong")
        with Horizontal(id="draft"):
            yield Static(id="offer")
            yield Press("Carry on", called="carry-on")
            yield Press("Start afresh", called="afresh")
        with _Fields(id="fields"):
            yield from self.lay_out()
        yield SayLine(called="help")

    def lay_out(self) -> ComposeResult:
        """Lay out the fields and the buttons below them; a form in steps says where each begins."""
        yield from self._fields
        with Horizontal(id="buttons"):
            yield Press(self.SEND_WORDS, called="send")
            yield Press(self.LATER_WORDS, called="later")

    def on_mount(self) -> None:
        """Look for a draft, and put the keys on the first field."""
        self._say_heading()
        self.query_one("#draft").display = False
        self.call_after_refresh(self._begin)

    async def prefill(self) -> None:
        """Put into the fields what is known already; comes before any draft."""

    def kept_beside(self) -> Mapping[str, Raw]:
        """Say what is kept with a draft besides its fields."""
        return {}

    def carry_on_from(self, kept: Mapping[str, object]) -> None:
        """A draft was taken up again: take up what was kept beside its fields."""

    def give_up(self) -> None:
        """The person would leave while something is being done."""

    async def _begin(self) -> None:
        await self.prefill()
        self._say_heading()
        self._began = self.raw
        self._begin_writing()
        if self.KEEPS_DRAFTS:
            drafts, (form, about) = self.store.drafts, self.draft_of()
            self._in_thread(lambda: self.Loaded(drafts.load(form, about)), "draft")
        else:
            self.is_settling = False

    def _begin_writing(self) -> None:
        """Put the keys on the first field that is left to fill in: what is known already needs none."""
        if self._fields:
            next((field for field in self._fields if field.is_unsaid), self._fields[0]).begin()

    def _in_thread(
        self, work: Callable[[], Message], group: str, failed: Callable[[Exception], Message] | None = None
    ) -> None:
        """Do something slow in a worker thread, and post what it gives."""

        def run() -> None:
            try:
                message = work()
            except Exception as error:  # whatever the records raise: it is said, and what was typed stays
                message = (failed or self.Failed)(error)
            self.post_message(message)

        self.run_worker(run, thread=True, group=group, exit_on_error=False)

    @property
    def raw(self) -> dict[str, Raw]:
        """What stands in the fields."""
        return {field.about.name: field.raw for field in self._fields}

    def field(self, name: str) -> Field | None:
        """Give the field that a refusal means: by its name, or by the beginning of a longer one."""
        begins = name.partition(".")[0]
        return next((field for field in self._fields if field.about.name in {name, begins}), None)

    def _say_heading(self) -> None:
        parts = [part for part in (*self.heading(), self._saved_words) if part]
        bits = [bit for part in parts[1:] for bit in (Bit(" · ", Tone.QUIET), Bit(part))]
        self.query_one("#heading", SayLine).say(said(Bit(parts[0], Tone.STRONG), *bits))

    @on(Field.Entered)
    def _help(self, entered: Field.Entered) -> None:
        self.query_one("#help", SayLine).say(shown(_sentence(entered.field.about.help), Tone.QUIET))

    # Drafts

    @on(Loaded)
    def _offer(self, loaded: Loaded) -> None:
        self._draft = loaded.draft
        self.is_settling = False
        if loaded.draft is None:
            return
        words = (
            f"You began this {day_and_time(loaded.draft.saved_at, self.store.today)}, and did not send it."
        )
        self.query_one("#offer", Static).update(said(words))
        self.query_one("#draft").display = True
        self.query_one("#fields").disabled = True
        self.query_one("#carry-on").focus()

    @on(Press.Pressed, "#carry-on")
    async def _carry_on(self) -> None:
        if self._draft is not None:
            for field in self._fields:
                if field.about.name in self._draft.values:
                    await field.put(cast(Raw, self._draft.values[field.about.name]))
            self.carry_on_from(self._draft.values)
            self._touched = True
            self._tell_saved(self._draft.saved_at)
        self._decided()

    @on(Press.Pressed, "#afresh")
    def _start_afresh(self) -> None:
        store, (form, about) = self.store, self.draft_of()

        def discard() -> Message:
            store.drafts.discard(form, about)
            return self.Saved(None)

        self._in_thread(discard, "draft", lambda error: self.Saved(None, error))
        self._decided()

    def _decided(self) -> None:
        self._draft = None
        self.query_one("#draft").display = False
        self.query_one("#fields").disabled = False
        self._begin_writing()

    @on(Field.Changed)
    def _changed(self, changed: Field.Changed) -> None:
        changed.stop()
        self._dirty = self._touched = True
        self._leaving = False
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(self.SAVE_AFTER, self._save)

    @on(Field.Left)
    def _left(self, left: Field.Left) -> None:
        left.stop()
        self._save()

    def _save(self) -> None:
        """Save the draft, unless nothing changed; one saving at a time, and the last state always."""
        if not self.KEEPS_DRAFTS or not self._dirty or self._saving or self._busy or self._draft is not None:
            return
        self._dirty, self._saving = False, True
        store, (form, about), raw = self.store, self.draft_of(), {**self.raw, **self.kept_beside()}
        save = store.drafts.save

        def keep() -> Message:
            with self._in_turn:  # a draft that is saved after its act would be offered again
                return self.Saved(None if self._sent else save(form, about, raw))

        self._in_thread(keep, "draft", lambda error: self.Saved(None, error))

    @on(Saved)
    def _was_saved(self, saved: Saved) -> None:
        self._saving = False
        self._unsaved = saved.error is not None
        if saved.error is not None:
            self._saved_words = "not saved"
            again = " Esc again leaves without keeping it." if self._leaving else ""
            self.say(f"{words_of(saved.error)} What you typed is still here.{again}", Standing.LATE)
        else:
            self._tell_saved(saved.at)
        self._say_heading()
        if self._dirty:
            self._save()
        elif self._leaving and not self._unsaved:
            self._leave()

    def _tell_saved(self, at: datetime | None) -> None:
        is_today = at is not None and at.date() == self.store.today
        self._saved_words = (
            f"saved {at_time(at) if is_today else day_and_time(at, self.store.today)}" if at else ""
        )
        self._say_heading()

    def action_later(self) -> None:
        """Leave; what was typed is kept as a draft."""
        if self._busy:
            self.give_up()
            return
        nothing_typed = self._draft is not None or not self._touched or self.raw == self._began
        if nothing_typed or (self._leaving and self._unsaved):
            self.dismiss(None)
            return
        self._leaving = True
        self._dirty = self._dirty or self._unsaved or not self._saved_words
        if self._dirty or self._saving:
            self._save()
        else:
            self._leave()

    def _leave(self) -> None:
        self.leave_saying(f"Kept as a draft, {self._saved_words}. Open it again to carry on.")

    @on(Press.Pressed, "#later")
    def _press_later(self) -> None:
        self.action_later()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def words_of(error: Exception) -> str:
    """Say why something was not done: the rule's own sentence, or that nothing was recorded."""
    if isinstance(error, Refused):
        return error.message
    return "Something went wrong, and nothing was recorded."
