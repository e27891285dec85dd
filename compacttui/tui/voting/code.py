"""The first and the last screen of a vote: the code that is typed, and that the vote is cast."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import bind, command
from compacttui.tui.leaving import Leaving
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.entry import Entry
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import said, shown

if TYPE_CHECKING:
    from compacttui.acts.polls.voting import BallotPaper
    from compacttui.tui.voting.app import Voting

VOTING = "Voting"
LEAVE = command("vote.leave", "leave", "escape", "leave", "Leave; nothing is cast.", area=VOTING, rank=20)

_WELCOME = "Type the ballot code that you were sent: twelve letters in three groups of four."
_AND = "Capitals, spaces and dashes do not matter. You will see one ballot paper, and nothing else."
CAST = "Your vote is cast."
NOBODY = "Nobody can see how you voted, or tell which paper is yours. The code cannot be used again."


class EnterCode(Leaving[None]):
    """Asks for a code, and says at once what is wrong with one that was mistyped."""

    BINDINGS = bind(LEAVE)

    def __init__(self, given: str = "") -> None:
        """Make the screen.

        Args:
            given: a code that was given already.
        """
        super().__init__()
        self._given = given
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out what is asked for."""
        yield Static(shown("Vote", Tone.STRONG), classes="vote--title")
        yield ThinRule()
        yield Static(shown(_WELCOME), classes="vote--words")
        yield Static(shown(_AND, Tone.QUIET), classes="vote--words")
        yield Entry(self._given, hint="ABCD-EFGH-JKMN", called="code")
        yield Static(id="wrong")
        yield Static(
            said(Bit("Enter", Tone.ACCENT), " go on   ", Bit("Esc", Tone.ACCENT), " leave"),
            classes="vote--keys",
        )

    def on_mount(self) -> None:
        """Go on at once with a code that was given."""
        self.query_one("#code").focus()
        if self._given:
            self._go_on()

    @on(Input.Changed)
    def _typing(self) -> None:
        self.query_one("#wrong", Static).update("")

    @on(Input.Submitted)
    def _go_on(self) -> None:
        if self._busy:
            return
        self._busy = True
        # Whatever is typed meanwhile, the paper is cast with the code that it was fetched with.
        code = self._code
        self._voting.look(code, partial(self._looked, code))

    @property
    def _code(self) -> str:
        return self.query_one("#code", Entry).value

    @property
    def _voting(self) -> Voting:
        return cast("Voting", self.app)

    def _looked(self, code: str, found: BallotPaper | Refused) -> None:
        self._busy = False
        if isinstance(found, Refused):
            words = said(sign(Standing.LATE), Bit(f" {found.message}", Tone.LATE))
            self.query_one("#wrong", Static).update(words)
            return
        from compacttui.tui.voting.paper import Paper

        self.app.push_screen(Paper(code, found), self._ended)

    def _ended(self, is_cast: bool | None) -> None:
        self.forget()
        if is_cast:
            self.app.push_screen(Cast())

    def forget(self) -> None:
        """Let the next one begin with an empty line: nothing of this voter is left."""
        self.query_one("#code", Entry).value = ""

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


class Cast(Leaving[None]):
    """Says that the vote is cast, and nothing of what was on it."""

    BINDINGS = bind(LEAVE)

    def compose(self) -> ComposeResult:
        """Lay out the one thing to say."""
        yield Static(shown("Vote", Tone.STRONG), classes="vote--title")
        yield ThinRule()
        yield Static(said(sign(Standing.DONE), Bit(f" {CAST}", Tone.STRONG)), classes="vote--words")
        yield Static(shown(NOBODY), classes="vote--words")
        yield Press("Done", called="done")

    def on_mount(self) -> None:
        """Put the keys on the one thing to press."""
        self.query_one("#done").focus()

    @on(Press.Pressed)
    def action_leave(self) -> None:
        """Go back to where the next voter types a code."""
        self.dismiss(None)
