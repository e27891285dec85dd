"""The ballot paper: the names, how it is marked, and what is odd about it before it is cast."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from compacttui.rules.dates import long_day_and_time, plural
from compacttui.rules.polls import Marks, findings
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line
from compacttui.rules.words.standing import Standing
from compacttui.tui.commands import bind, command
from compacttui.tui.leaving import Leaving
from compacttui.tui.voting.code import LEAVE, VOTING
from compacttui.tui.voting.names import Names
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import said, shown

if TYPE_CHECKING:
    from compacttui.acts.polls.voting import BallotPaper
    from compacttui.tui.voting.app import Voting

ON = command(
    "vote.on", "go on", "enter,f2", "go_on", "Look at the marked paper once more.", area=VOTING, rank=10
)
BACK = command("vote.back", "go back", "escape", "back", "Go back to the paper.", area=VOTING, rank=20)
CAST_IT = command("vote.cast", "cast it", "y", "cast_it", "Cast the vote.", area=VOTING, rank=10)


class Paper(Leaving[bool]):
    """A ballot paper that is being marked; gives whether it was cast."""

    BINDINGS = bind(ON, LEAVE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, code: str, paper: BallotPaper) -> None:
        """Make the screen.

        Args:
            code: the code that the paper was opened with.
            paper: the paper.
        """
        super().__init__()
        self._code = code
        self._paper = paper

    def compose(self) -> ComposeResult:
        """Lay out whose vote it is, how to mark it, the names, and what they say of themselves."""
        paper = self._paper
        yield Static(
            said(
                Bit(paper.contest, Tone.STRONG),
                Bit(f" · {paper.speaks_for} · selection {paper.reference}", Tone.QUIET),
            ),
            classes="vote--title",
        )
        yield ThinRule()
        yield Static(
            said(
                f"The vote of {one_line(paper.voter)}. {plural(paper.places, 'place')} to fill. ",
                Bit(f"The poll closes on {long_day_and_time(paper.closes_at)}.", Tone.QUIET),
            ),
            classes="vote--words",
        )
        yield Static(shown(paper.style.meaning, Tone.STRONG), classes="vote--words")
        with Horizontal(id="both"):
            with VerticalScroll(id="names", can_focus=False):
                yield Names(paper)
            with VerticalScroll(id="statement", can_focus=False):
                yield Static(id="said")
        yield Static(said(*_keys(paper.style.is_ranked)), classes="vote--keys")

    def on_mount(self) -> None:
        """Put the keys on the names."""
        self.query_one(Names).focus()

    @on(Names.Moved)
    def _tell(self, moved: Names.Moved) -> None:
        name = self._paper.names[moved.at]
        statement = name.statement or "No statement."
        self.query_one("#said", Static).update(
            said(Bit(f"{one_line(name.name)}\n", Tone.QUIET), Bit(statement, Tone.PLAIN))
        )

    def action_go_on(self) -> None:
        """Show the paper once more, and ask."""
        self.app.push_screen(Sure(self._code, self._paper, self.query_one(Names).marks), self._asked)

    def _asked(self, is_cast: bool | None) -> None:
        if is_cast:
            self.dismiss(True)
        else:
            self.query_one(Names).focus()

    def action_leave(self) -> None:
        """Leave; nothing was cast."""
        self.dismiss(False)


class Sure(Leaving[bool]):
    """The marked paper, what is odd about it, and the last question; gives whether it was cast."""

    BINDINGS = bind(CAST_IT, BACK)

    def __init__(self, code: str, paper: BallotPaper, marks: Marks) -> None:
        """Make the screen.

        Args:
            code: the code it is cast with.
            paper: the paper.
            marks: the marks on it.
        """
        super().__init__()
        self._code = code
        self._paper = paper
        self._marks = marks
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the paper as it is, and the question."""
        odd = list(findings(self._marks, self._paper.style, self._paper.places))
        yield Static(shown("Your paper", Tone.STRONG), classes="vote--title")
        yield ThinRule()
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(shown("\n".join(self._lines()) or "Nothing is marked."), classes="vote--words")
            for finding in odd:
                yield Static(said(sign(Standing.SOON), Bit(f" {finding}", Tone.SOON)), classes="vote--words")
        yield Static(shown("A vote that is cast cannot be changed or taken back."), classes="vote--words")
        yield Static(id="wrong")
        with Horizontal(id="answers"):
            yield Press("No, go back", called="back")
            yield Press("Cast it all the same" if odd else "Cast my vote", called="cast")
        yield Static(
            said(Bit("y", Tone.ACCENT), " cast it   ", Bit("Esc", Tone.ACCENT), " go back"),
            classes="vote--keys",
        )

    def _lines(self) -> list[str]:
        chosen = sorted((mark, place) for place, mark in enumerate(self._marks) if mark)
        number = self._paper.style.is_ranked
        return [
            f"{mark if number else 'X'}  {one_line(self._paper.names[place].name)}" for mark, place in chosen
        ]

    def on_mount(self) -> None:
        """Put the keys where nothing happens by habit."""
        self.query_one("#back").focus()

    @on(Press.Pressed, "#cast")
    def action_cast_it(self) -> None:
        """Cast the vote."""
        if not self._busy:
            self._busy = True
            cast("Voting", self.app).cast(self._code, self._marks, self._was_cast)

    def _was_cast(self, refused: Refused | None) -> None:
        self._busy = False
        if refused is None:
            self.dismiss(True)
            return
        words = said(sign(Standing.LATE), Bit(f" {refused.message}", Tone.LATE))
        self.query_one("#wrong", Static).update(words)

    @on(Press.Pressed, "#back")
    def action_back(self) -> None:
        """Go back to the paper; the marks are still there."""
        if not self._busy:
            self.dismiss(False)


def _keys(ranked: bool) -> list[Bit | str]:
    marks: list[Bit | str] = (
        [Bit("1 2 3", Tone.ACCENT), " number  ", Bit("Space", Tone.ACCENT), " next  "]
        if ranked
        else [Bit("Space", Tone.ACCENT), " mark  "]
    )
    moves: list[Bit | str] = [Bit("+ -", Tone.ACCENT), " better, less  "] if ranked else []
    return [
        Bit("↑↓", Tone.ACCENT),
        " move  ",
        *marks,
        *moves,
        Bit("Enter", Tone.ACCENT),
        " go on  ",
        Bit("Esc", Tone.ACCENT),
        " leave",
    ]
