"""What the interface asks of the records, as the program hands it in; nothing here knows a database.

Everything but plain attributes may take time: it is called in worker threads, never behind a key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from textual.widget import Widget

    from compacttui.acts.desk import Desk
    from compacttui.questions.view import View
    from compacttui.rules.roles import Role
    from compacttui.tui.duties import Duty
    from compacttui.tui.widgets.topline import Standing

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Found(NamedTuple):
    """Something that answers to a name."""

    ref: str
    """The id; it opens the thing, and nobody reads it."""
    title: str
    note: str = ""
    """What tells it from others of that name: the board, the organisation, the year."""
    kind: str = ""
    """What it is, as people say it: “seat”, “person”."""


class Draft(NamedTuple):
    """What was typed into a form and not sent."""

    values: Mapping[str, object]
    saved_at: datetime
    """In London."""


class Entry(NamedTuple):
    """Something that the palette offers."""

    title: str
    does: str
    run: Callable[[], None]
    """Called in the program's own thread."""
    key: str = ""
    """The key that does it here, as people read it."""


class Drafts(Protocol):
    """Keeps what was typed, for its owner alone."""

    def save(self, form: str, about: str, values: Mapping[str, object]) -> datetime:
        """Keep the values, which are what JSON can hold; returns when, in London.

        Raises:
            Refused: it cannot be kept; the sentence says why.
        """
        ...

    def load(self, form: str, about: str) -> Draft | None:
        """Give what was kept, if anything was."""
        ...

    def discard(self, form: str, about: str) -> None:
        """Throw it away."""
        ...


class Store(Protocol):
    """The records, as one person sees them in one role."""

    @property
    def today(self) -> date:
        """The day on which things are done."""
        ...

    @property
    def revision(self) -> int:
        """Grows when anything was recorded, or the view changed: what was read before is stale."""
        ...

    @property
    def drafts(self) -> Drafts:
        """Where unfinished forms are kept."""
        ...

    def ask(
        self,
        question: Callable[Concatenate[View, Given], Answer],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """Ask a question as this person sees things.

        Raises:
            Refused: the records cannot be read; the sentence says why.
        """
        ...

    def perform(
        self, act: Callable[Concatenate[Desk, Given], Answer], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Answer:
        """Do an act as this person.

        Raises:
            Refused: a rule does not allow it, or the records cannot be written.
        """
        ...

    def attempt(
        self, act: Callable[Concatenate[Desk, Given], Answer], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Answer:
        """Say what an act would give, and keep nothing of it.

        Raises:
            Refused: a rule does not allow it, or the records cannot be written.
        """
        ...

    def finish(
        self,
        form: str,
        about: str,
        act: Callable[Concatenate[Desk, Given], Answer],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """Do an act and throw its draft away with it: both, or neither.

        Raises:
            Refused: a rule does not allow it, or the records cannot be written; the draft is still there.
        """
        ...

    def entries(self) -> int | None:
        """Say how many entries there are: what others record after these was not seen.

        Raises:
            Refused: the records cannot be read; the sentence says why.
        """
        ...

    def duties(self) -> Sequence[Duty]:
        """Say what waits and what is coming."""
        ...

    def glance(self) -> Sequence[Duty]:
        """Say what Today said last time, if that is still so; quick enough for the program's own thread."""
        ...

    def look_up(self, kind: str, words: str) -> Sequence[Found]:
        """Find things of one kind by the beginning of their names; the likeliest first, a screenful at most."""
        ...

    def name_of(self, ref: str) -> str:
        """Say what a thing is called."""
        ...

    def search(self, words: str) -> Sequence[Found]:
        """Find anything; the likeliest first, a screenful at most."""
        ...


class Host(Protocol):
    """What screens need of the program around them."""

    @property
    def store(self) -> Store:
        """The records."""
        ...

    @property
    def standing(self) -> Standing:
        """What the top line tells."""
        ...

    @property
    def role(self) -> Role | None:
        """The hat that is on; nothing before the records were read."""
        ...

    @property
    def keymap(self) -> Mapping[str, str]:
        """The keys that a person changed, by command."""
        ...

    def catalogue(self) -> Sequence[Entry]:
        """What the palette offers besides the keys: every place, act and question. Called in a worker thread."""
        ...


def host_of(widget: Widget) -> Host:
    """Give the program around a widget."""
    return cast("Host", widget.app)
