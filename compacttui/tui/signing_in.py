"""Signing in: a name and a passphrase, before anything of the records is on the screen; and again after the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from compacttui.rules.doors import Door, Signed
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.fields import About, Field
from compacttui.tui.forms.typed import LineField, SecretField
from compacttui.tui.widgets.text import shown

Result = TypeVar("Result")

LEAVE = command("sign_in.leave", "leave", "escape", "later", "Leave the program.", area=FORMS, rank=20)
UNNAMED = command(
    "sign_in.unnamed",
    "only look",
    "f4",
    "unnamed",
    "Look at what everybody may read, without signing in.",
    area=FORMS,
    rank=30,
)
STAY = command(
    "lock.stay", "stay", "escape", "stay", "Stay here; only the passphrase leads back.", area=FORMS
)

_ASKS: Final = "These records ask who you are."
_PROTECTS: Final = "What this protects: each act stands under the name of whoever did it, and nobody acts in a role that is not theirs."
_DOES_NOT: Final = (
    "What it does not: whoever can open the file itself, past this program, can read and change it. Keep its folder to "
    "those who may."
)
_LOCKED: Final = "The screen is locked. What was open is under it, with whatever you typed: your passphrase leads back to it."
_ONCE: Final = (
    "The passphrase that you signed in with was for once. Choose your own: nobody else knows it then."
)


class PassphraseField(SecretField):
    """A passphrase after which there is nothing left to fill in: Enter goes on."""

    @on(Input.Submitted)
    def _send(self, submitted: Input.Submitted) -> None:
        submitted.stop()
        submitted.prevent_default()
        cast("Form[object]", self.screen).action_send()


class _Asking(Form[Result], Generic[Result]):
    """What the three screens share: nothing that is typed is kept, and nothing of the records is at hand."""

    COVERS = True
    SHOWS_RECORDS = False
    KEEPS_DRAFTS = False
    LATER_WORDS = "Leave"

    def __init__(self, door: Door) -> None:
        """Make the screen.

        Args:
            door: what somebody signs in to; asked in a worker thread.
        """
        super().__init__()
        self._door = door

    def draft_of(self) -> tuple[str, str]:
        """Name the form; nothing of it is kept."""
        return "sign_in", ""

    def performed(self, result: Result) -> None:
        """Give what came of it; the program says what there is to say."""
        self.dismiss(result)

    def _ask_the_door(self, what: Callable[[], object]) -> None:
        self._set_busy(True)

        def do() -> Message:
            return self.Performed(what())

        self._in_thread(do, "act")

    @on(Form.Failed)
    async def _forget_passphrases(self) -> None:
        """What was wrong is typed anew."""
        for field in self._fields:
            if isinstance(field, SecretField):
                with field.prevent(Input.Changed):
                    field.entry.value = ""

    def action_later(self) -> None:
        """Leave the program."""
        self.app.exit()


class SignIn(_Asking[Signed]):
    """Asks who somebody is; gives who signed in, or nothing where they only look."""

    SEND_WORDS = "Sign in"
    BINDINGS = bind(LEAVE, UNNAMED)

    def heading(self) -> Sequence[str]:
        """Say what is asked for."""
        return ("Sign in",)

    def fields(self) -> Iterable[Field]:
        """Ask for a name and a passphrase."""
        return (
            LineField(About("name", "Your name", "As it stands on the register, in full.")),
            PassphraseField(
                About("passphrase", "Passphrase", "Nobody sees it while you type. Capitals and blanks count.")
            ),
        )

    def lay_out(self) -> ComposeResult:
        """Say above the fields why they are there, and below what they protect."""
        yield Static(shown(_ASKS), classes="form--words")
        yield from super().lay_out()
        yield Static(shown(_PROTECTS), classes="form--words -below")
        yield Static(shown(_DOES_NOT), classes="form--words")

    async def prefill(self) -> None:
        """Put in the name that was given at the start."""
        field = self.field("name")
        if field is not None:
            await field.put(self._door.name)

    @property
    def typed_name(self) -> str:
        """The name that was typed."""
        return str(self.raw.get("name", ""))

    @on(Form.Finished)
    def _do(self, finished: Form.Finished) -> None:
        said_of = cast("Mapping[str, str]", finished.values)
        self._ask_the_door(lambda: self._door.sign_in(said_of["name"], said_of["passphrase"]))

    def action_unnamed(self) -> None:
        """Only look."""
        if not self._busy:
            self._door.come_in_unnamed()
            self.dismiss(None)


class Locked(_Asking[Signed]):
    """Covers what was open until the same person types their passphrase."""

    SEND_WORDS = "Go on"
    LATER_WORDS = "Leave the program"
    BINDINGS = bind(STAY)

    def __init__(self, door: Door, name: str) -> None:
        """Make the screen.

        Args:
            door: what is signed in to.
            name: who sat here.
        """
        super().__init__(door)
        self._who = name

    def heading(self) -> Sequence[str]:
        """Say that the screen is locked, and by whom it was left."""
        return ("Locked", self._who)

    def fields(self) -> Iterable[Field]:
        """Ask for the passphrase alone."""
        return (
            PassphraseField(
                About("passphrase", "Passphrase", "Nobody sees it while you type. Capitals and blanks count.")
            ),
        )

    def lay_out(self) -> ComposeResult:
        """Say above the field what has happened."""
        yield Static(shown(_LOCKED), classes="form--words")
        yield from super().lay_out()

    @on(Form.Finished)
    def _do(self, finished: Form.Finished) -> None:
        said_of = cast("Mapping[str, str]", finished.values)
        self._ask_the_door(lambda: self._door.unlock(said_of["passphrase"]))

    def action_stay(self) -> None:
        """Stay: one key too many does not throw away what is under the lock."""


class ChooseOwn(_Asking[bool]):
    """Asks for a passphrase of one's own, after one for once."""

    SEND_WORDS = "Choose it"
    BINDINGS = bind(LEAVE)

    def heading(self) -> Sequence[str]:
        """Say what is chosen."""
        return ("Choose your own passphrase",)

    def fields(self) -> Iterable[Field]:
        """Ask for it twice."""
        return (
            SecretField(
                About("passphrase", "Your own passphrase", "Twelve characters or more; four words will do.")
            ),
            PassphraseField(
                About("passphrase_again", "The same again", "Once more, so that no slip locks you out.")
            ),
        )

    def lay_out(self) -> ComposeResult:
        """Say above the fields why."""
        yield Static(shown(_ONCE), classes="form--words")
        yield from super().lay_out()

    @on(Form.Finished)
    def _do(self, finished: Form.Finished) -> None:
        said_of = cast("Mapping[str, str]", finished.values)

        def choose() -> bool:
            self._door.choose(said_of["passphrase"], said_of["passphrase_again"])
            return True

        self._ask_the_door(choose)
