"""The records as the plain interface uses them: one person, one hat, one day, all in one thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, Protocol, TypeVar, cast

from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.acts.drafts import Draft
    from compacttui.exchange.seen import Compared
    from compacttui.exchange.values import Around
    from compacttui.questions.things import Choice
    from compacttui.questions.view import View

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

MOST_FOUND: Final = 20
"""Things that are read out as found; whoever wants others types more letters."""
_STANDS_IN_ANOTHER: Final = frozenset({"item", "term", "nomination", "declaration"})
"""Kinds of things that are looked for inside what the form is about: the items of the meeting."""


class Watching(Protocol):
    """Knows whether the records are those that this computer saw."""

    def compared(self) -> Compared | None:
        """How the town's records stand to what this computer saw of them; nothing where it remembers nothing.

        Raises:
            StoreTrouble: the records cannot be read.
        """
        ...

    def accept(self, word: str) -> None:
        """Take the town's records for the true ones from now on.

        Raises:
            Refused: there is nothing to accept, or the word is another.
        """
        ...


class Started(Protocol):
    """What the program was started with."""

    @property
    def today(self) -> date:
        """The day in London."""
        ...

    @property
    def role(self) -> Role:
        """The hat that is on at the start."""
        ...

    @property
    def watch(self) -> Watching:
        """Whether the records are those that this computer saw."""
        ...

    def desk(self) -> Desk:
        """Everything an act needs to know besides what the person filled in."""
        ...

    def view(self) -> View:
        """What the questions may show, and for which day."""
        ...

    def close(self) -> None:
        """Let go of the records."""
        ...


class Keeper:
    """Asks questions and does acts as one person, in the hat that is on, on the day that is looked at."""

    def __init__(self, started: Started) -> None:
        self._started = started
        self._role: Role | None = None
        self._days: tuple[date | None, date | None] | None = None

    @property
    def today(self) -> date:
        """The day on which things are done."""
        return self._started.today

    @property
    def watch(self) -> Watching:
        """Whether the records are those that this computer saw."""
        return self._started.watch

    @property
    def role(self) -> Role:
        """The hat that is on."""
        return self._role or self._started.role

    @property
    def hats(self) -> tuple[Role, ...]:
        """The hats that the person may wear."""
        from compacttui.questions.towns import registered

        desk = self.desk
        return registered(desk.database, desk.town, desk.person).roles if desk.person else ()

    @cached_property
    def _desk(self) -> Desk:
        return self._started.desk()

    @cached_property
    def _first_view(self) -> View:
        return self._started.view()

    @property
    def desk(self) -> Desk:
        """The person's desk, with the hat that is on."""
        self._desk.role = self.role
        return self._desk

    @property
    def view(self) -> View:
        """What the person may see now, on the day they look at."""
        view = replace(self._first_view, role=self.role, now=self.desk.now)
        return view if self._days is None else view.on(*self._days)

    def look_at(self, as_at: date | None, known_on: date | None = None) -> None:
        """Look at another day from now on; none is today."""
        self._days = (as_at, known_on)

    def wear(self, role: Role) -> None:
        """Put another hat on."""
        self._role = role

    def ask(
        self,
        question: Callable[Concatenate[View, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """Ask a question as this person sees things.

        Raises:
            Refused: the records cannot be read; the sentence says why.
        """
        return question(self.view, *args, **kwargs)

    def finish(self, form: str, about: str, *deeds: Callable[[Desk], object]) -> range:
        """Do acts and throw their draft away with them, all or nothing; gives the numbers of the new entries.

        Raises:
            Refused: a rule does not allow one of them, or the records cannot be written; the draft is still there.
        """
        from compacttui.acts.drafts import finishing

        desk = self.desk
        with finishing(desk, form, about) if form else nullcontext():
            for deed in deeds:
                deed(desk)
        return desk.kept

    # Drafts

    def save(self, form: str, about: str, values: Mapping[str, object]) -> None:
        """Keep what is filled in so far.

        Raises:
            Refused: it is too much to be kept, or the records cannot be written.
        """
        from compacttui.acts import drafts
        from compacttui.exchange.plain import Json

        drafts.save(self.desk, form, about, cast("Mapping[str, Json]", values))

    def draft(self, form: str, about: str) -> Draft | None:
        """What was kept of a form, if anything was."""
        from compacttui.acts import drafts

        return drafts.load(self.desk, form, about)

    def discard(self, form: str, about: str) -> None:
        """Throw a draft away."""
        from compacttui.acts import drafts

        drafts.discard(self.desk, form, about)

    def drafts(self) -> Sequence[Draft]:
        """Everything that this person began and did not send, the last first."""
        from compacttui.acts import drafts

        return drafts.listed(self.desk)

    # Finding

    @property
    def around(self) -> Around:
        """What reading a typed value needs: the day, and where things and ballots are found."""
        from compacttui.exchange import ballots
        from compacttui.exchange.values import Around
        from compacttui.questions.things import resolve

        view = self.view
        return Around(
            self.today,
            lambda kind, typed: resolve(view, kind, typed),
            lambda path: ballots.read(path).profile,
        )

    def look_up(self, kind: str, words: str, about: str = "") -> Sequence[Choice]:
        """The things of one kind that answer to the words; those of a meeting or selection, within that."""
        from compacttui.questions.things import lookup

        within = about if about and self.is_within(kind) else None
        return lookup(self.view, kind, words, MOST_FOUND, within=within)

    @staticmethod
    def is_within(kind: str) -> bool:
        """Whether things of a kind belong to what a form is about, so that all of them can be listed."""
        return kind in _STANDS_IN_ANOTHER

    def search(self, words: str) -> Sequence[Choice]:
        """Anything that answers to the words."""
        from compacttui.questions.find import find

        return find(self.view, words, MOST_FOUND)

    def name_of(self, ref: str) -> str:
        """What a thing is called."""
        from compacttui.questions.names import names_of

        view = self.view
        with view.reading() as connection:
            return names_of(view, connection, [ref]).get(ref, "not on record")
