"""The base of all forms: what is filled in is checked and sent, and a refusal is shown where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar, cast

from textual import on
from textual.message import Message
from textual.timer import Timer

from compacttui.rules.patience import Wait, waiting
from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.drafting import Drafted, words_of
from compacttui.tui.forms.fields import NOTHING, Field
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.message import MessageLine
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.sayline import SayLine
from compacttui.tui.widgets.text import said

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk

Given = ParamSpec("Given")
Result = TypeVar("Result")

WORKING = "Working on it … This screen goes on by itself when it is done."
WAITING = "Waiting for"
"""Begins what is said while somebody else writes."""
MOST_WAITED = 60.0
"""Seconds after which whoever waits is told that the records are in use, and may try again."""
A_MOMENT = 0.15
"""Seconds within which an act says nothing of itself: words that come and go at once only flash."""

SEND = command("form.send", "send", "f2,alt+s", "send", "Send the form.", area=FORMS, rank=10)


class Form(Drafted[Result], Generic[Result]):
    """A screen on which one thing is filled in. It gives the act's result, or nothing when it was left."""

    BINDINGS = bind(SEND)

    @dataclass
    class Finished(Message, bubble=False):
        """Everything is filled in and understood: the form's own handler performs the act with it."""

        values: Mapping[str, object]

    @dataclass
    class Performed(Message, bubble=False):
        """The act is done."""

        result: object

    @dataclass
    class Waits(Message, bubble=False):
        """Somebody else is writing, and the act waits for its turn."""

        words: str

    def __init__(self) -> None:
        super().__init__()
        self._soon: Timer | None = None
        self._wait: Wait | None = None
        self._wrong: list[Field] = []

    def will_happen(self, values: Mapping[str, object]) -> Sequence[str]:  # noqa: ARG002 - forms of final acts look
        """Say what will happen, where it cannot be undone: a summary comes first. Empty: it can."""
        return ()

    def typed_word(self) -> str:
        """Give the word that has to be typed under the summary; empty: a second press is enough."""
        return ""

    def done_words(self, result: Result) -> str:  # noqa: ARG002 - forms that say more use it
        """Say what was done; it stands above the keys of the screen below."""
        return f"{self.heading()[0]}: done, and on record."

    def resolve(self, refused: Refused) -> bool:  # noqa: ARG002 - forms of acts look
        """Deal with a refusal in a way of the form's own; give whether it did."""
        return False

    def performed(self, result: Result) -> None:
        """The act is done: leave with its result, and say so."""
        self.leave_saying(self.done_words(result), result)

    # Sending

    @on(Press.Pressed, "#send")
    def _press_send(self) -> None:
        self.action_send()

    def action_send(self) -> None:
        """Check every field; when all are right, go on to the act."""
        if self._busy or self._draft is not None:
            return
        self._wrong = wrong = [field for field in self._fields if not field.check()]
        if wrong:
            self._show_wrong([(field.about.label, field.refusal) for field in wrong])
            wrong[0].begin()
            return
        self._show_wrong(())
        read = {field.about.name: field.read() for field in self._fields}
        values = {name: value for name, value in read.items() if value is not NOTHING}
        happens = self.will_happen(values)
        if not happens:
            self.post_message(self.Finished(values))
            return
        self._ask_first(values, happens)

    def _ask_first(self, values: Mapping[str, object], happens: Sequence[str]) -> None:
        from compacttui.tui.forms.summary import Summary

        def answered(yes: bool | None) -> None:
            if yes:
                self.post_message(self.Finished(values))

        summary = Summary(self.heading()[0], happens, yes=self.SEND_WORDS, typed=self.typed_word())
        self.app.push_screen(summary, answered)

    def perform(
        self, act: Callable[Concatenate[Desk, Given], Result], *args: Given.args, **values: Given.kwargs
    ) -> None:
        """Do the act in a worker thread; `performed` hears of it, a refusal lands on its field."""
        self._set_busy(True)
        store, (form, about) = self.store, self.draft_of()
        finish = cast("Callable[..., Result]", store.finish)  # checked by this method's own signature
        settle = {field.about.name: field.settle for field in self._fields}
        self._wait = wait = Wait(self._tell_waiting, MOST_WAITED)

        def do() -> Message:
            ready = {name: settle[name](value) if name in settle else value for name, value in values.items()}
            with self._in_turn, waiting(wait):
                result = finish(form, about, act, *args, **ready)
                self._sent = True
            return self.Performed(result)

        self._in_thread(do, "act")

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.query_one("#buttons").disabled = busy
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(A_MOMENT, self._say_working) if busy else None
        said_last = self.query_one(MessageLine)
        if not busy and (said_last.words == WORKING or said_last.words.startswith(WAITING)):
            said_last.clear()
        if not busy:
            self._wait = None

    def _say_working(self) -> None:
        self.say(WORKING)

    def _tell_waiting(self) -> None:
        """Say for whom the act waits; called in the thread in which it does."""
        from compacttui.questions.offers import last_to_write

        try:
            who = self.store.ask(last_to_write)
        except Refused:
            who = ""
        whose = f"the entry of {who}" if who else "somebody else's entry"
        self.post_message(
            self.Waits(f"{WAITING} {whose} … It goes on by itself. Esc gives up, and nothing is lost.")
        )

    @on(Waits)
    def _say_waiting(self, waits: Waits) -> None:
        if self._busy:
            self.say(waits.words, Standing.SOON)

    def give_up(self) -> None:
        """Wait no longer for one's turn; what was typed stays."""
        if self._wait is not None:
            self._wait.left.set()

    @on(Field.Left)
    def _sum_up_again(self) -> None:
        """What was put right since is no longer among what is wrong."""
        if self._wrong:
            self._wrong = [field for field in self._wrong if _refusal_of(field)]
            self._show_wrong([(field.about.label, _refusal_of(field)) for field in self._wrong])

    @on(Performed)
    def _was_performed(self, performed: Performed) -> None:
        self._set_busy(False)
        self.performed(cast(Result, performed.result))

    @on(Drafted.Failed)
    def _was_refused(self, refused: Drafted.Failed) -> None:
        self.is_settling = False
        self._set_busy(False)
        error = refused.error
        if isinstance(error, Refused) and self.resolve(error):
            return
        field = self.field(error.field) if isinstance(error, Refused) and error.field else None
        words = words_of(error)
        if field is None:
            self._show_wrong([("", words)])
            self.log.error(repr(error))
            return
        field.refuse(words, cast(Refused, error).field)
        self._show_wrong([(field.about.label, words)])
        field.begin()

    def _show_wrong(self, wrong: Sequence[tuple[str, str]]) -> None:
        """Sum up at the top what is wrong."""
        bits: list[Bit] = []
        if len(wrong) == 1:
            label, sentence = wrong[0]
            before = f"{label}: " if label and not sentence.startswith(label) else ""
            bits = [sign(Standing.LATE), Bit(f" {before}{sentence}", Tone.LATE)]
        elif wrong:
            labels = ", ".join(label for label, _ in wrong)
            bits = [sign(Standing.LATE), Bit(f" {len(wrong)} fields need you: {labels}.", Tone.LATE)]
        self.query_one("#wrong", SayLine).say(said(*bits))


def _refusal_of(field: Field) -> str:
    """What is wrong with a field as it stands now; empty: nothing."""
    try:
        field.read()
    except Refused as refused:
        return refused.message
    return ""
