"""Somebody else was quicker: what they made of a thing stands beside what is about to be made of it, value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from compacttui.rules.meanwhile import as_typed
from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.choosing import ChoiceField
from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.place import explain
from compacttui.tui.widgets.choices import Choice
from compacttui.tui.widgets.text import shown

if TYPE_CHECKING:
    from compacttui.questions.clashes import ClashRow
    from compacttui.tui.forms.act import ActForm

THEIRS, MINE = "theirs", "mine"


class Clashing(Form[Mapping[str, str]]):
    """Shows each value that two people changed, and asks which of the two it is to be."""

    SEND_WORDS = "Go on with these"
    LATER_WORDS = "Back to the form"
    KEEPS_DRAFTS = False

    def __init__(self, title: str, said: str, rows: Sequence[ClashRow]) -> None:
        """Make the screen.

        Args:
            title: what was being done.
            said: who did what meanwhile.
            rows: the values that both changed.
        """
        super().__init__()
        self._what = title
        self._said = said
        self._rows = tuple(rows)

    def heading(self) -> Sequence[str]:
        """Say what was being done, and what this is about."""
        return (self._what, "somebody else was quicker")

    def draft_of(self) -> tuple[str, str]:
        """Name the form; nothing of it is kept, and all that was typed stands in the form below."""
        return "clash", ""

    def fields(self) -> Iterable[Field]:
        """Ask for each value: theirs, or yours."""
        return [
            ChoiceField(
                About(
                    str(number), row.what, f"Before, it was: {row.was}. Choose what it is to be from now on."
                ),
                (
                    Choice(THEIRS, f"{row.theirs} ({row.by}, {row.when})"),
                    Choice(MINE, f"{row.mine} (you, now)"),
                ),
            )
            for number, row in enumerate(self._rows)
        ]

    def lay_out(self) -> ComposeResult:
        """Say first who did what."""
        yield Static(shown(self._said), classes="form--words")
        yield from super().lay_out()

    @on(Form.Finished)
    def _choose(self, finished: Form.Finished) -> None:
        self.dismiss(cast("Mapping[str, str]", finished.values))

    def action_later(self) -> None:
        """Go back to the form as it was; nothing was sent."""
        self.dismiss(None)


def choose(form: ActForm, said: str, clashes: Sequence[Any]) -> None:
    """Ask which of two people's values hold, and go on with the form as was chosen.

    Args:
        form: the form that was refused; what is chosen of the other person's goes into its fields.
        said: who did what meanwhile.
        clashes: what the act was refused for.
    """
    app, store = form.app, form.store

    def read() -> None:
        from compacttui.questions.anew import ANEW, as_kept
        from compacttui.questions.clashes import clashes_in_words

        kept: Mapping[str, Raw] = {}
        try:
            rows = store.ask(clashes_in_words, clashes)
            if form.act.name in ANEW:
                kept = store.ask(as_kept, form.act.name, clashes[0].thing)
        except Refused as refused:
            app.call_from_thread(form.say, explain(refused), Standing.LATE)
            return
        app.call_from_thread(show, rows, kept)

    def show(rows: Sequence[ClashRow], kept: Mapping[str, Raw]) -> None:
        def chosen(answer: Mapping[str, str] | None) -> None:
            form.run_worker(_go_on(form, rows, kept, answer), exit_on_error=False)

        app.push_screen(Clashing(form.act.title, said, rows), chosen)

    form.run_worker(read, thread=True, group="clash", exit_on_error=False)


async def _go_on(
    form: ActForm, rows: Sequence[ClashRow], on_record: Mapping[str, Raw], answer: Mapping[str, str] | None
) -> None:
    if answer is None:
        form.say("Nothing was sent. What you typed is still here.", Standing.SOON)
        return
    theirs = [row for number, row in enumerate(rows) if answer[str(number)] == THEIRS]
    kept = {row.column: on_record.get(row.column, _raw(form, row)) for row in theirs}
    left = [row for row in theirs if kept[row.column] is None]
    if len(theirs) == len(rows) or left:
        whose = " and ".join(dict.fromkeys(row.by for row in left or rows))
        form.say(
            f"Nothing was sent: what {whose} recorded stands. Esc leaves, and keeps what you typed.",
            Standing.DONE,
        )
        return
    for name, raw in kept.items():
        field = form.field(name)
        if field is not None:
            await field.put(raw)
    form.action_send()


def _raw(form: ActForm, row: ClashRow) -> Raw:
    """The other person's value as the form's own field would hold it; nothing where it has none of that name."""
    spec = next((one for one in form.act.fields if one.name == row.column), None)
    if spec is None or spec.many or spec.thing:
        return None
    return as_typed(spec.kind.value, row.value)
