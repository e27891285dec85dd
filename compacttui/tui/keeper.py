"""The records as the interface sees them: one person, one hat, one day at a time.

Nothing of the database is imported before the first thing is asked for, in a worker thread: the places are
on the screen by then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock
from time import monotonic
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from compacttui.questions.glances import glance
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.tui.duties import Duty, duties_of, read, written
from compacttui.tui.store import Draft, Found
from compacttui.tui.unfinished import with_unfinished

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.exchange.seen import Compared
    from compacttui.questions.view import View

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_SAME_MOMENT = 2.0
"""Seconds within which an answer counts as the same moment's."""
MOST_GLANCED = 60
"""More than a tall screen of Today; the rest comes with the answer."""
MOST_FOUND = 30
"""A screenful of things that answer to some words."""


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

    def check(self) -> None:
        """Refuse to vouch for records that are not those that this computer saw.

        Raises:
            Refused: they are not.
        """
        ...


class Surroundings(Protocol):
    """What the program was started with: which records, who, as what, by which clock."""

    @property
    def today(self) -> date:
        """The day in London."""
        ...

    @property
    def role(self) -> Role:
        """The hat that is on at the start."""
        ...

    @property
    def file(self) -> Path | None:
        """The SQLite file of the records; nothing where they are on a server."""
        ...

    @property
    def looker(self) -> str:
        """Who looks, how, and under which rules, as one text; opens nothing."""
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


class Keeper:
    """Implements the interface's `Store` on the records."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._lock = RLock()
        self._role: Role | None = None
        self._days: tuple[date | None, date | None] | None = None
        self._today: tuple[object, float, Sequence[Duty]] | None = None
        self._asking_today = Lock()
        self._glanced: str | None = None
        self.revision = 0
        self.drafts = KeptDrafts(self)

    @property
    def today(self) -> date:
        """The day on which things are done."""
        return self._surroundings.today

    @property
    def watch(self) -> Watching:
        """Whether the records are those that this computer saw."""
        return self._surroundings.watch

    @cached_property
    def _desk(self) -> Desk:
        return self._surroundings.desk()

    @cached_property
    def _first_view(self) -> View:
        return self._surroundings.view()

    @property
    def role(self) -> Role:
        """The hat that is on. Opens the records the first time."""
        return self._role or self._surroundings.role

    @cached_property
    def hats(self) -> tuple[Role, ...]:
        """The hats that the person may wear, as the register has them. Asks the records."""
        from compacttui.questions.towns import registered

        desk = self.desk()
        return registered(desk.database, desk.town, desk.person).roles if desk.person else ()

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The day that is looked at and the day whose knowledge counts; none is today."""
        if self._days is not None:
            return self._days
        return self._first_view.as_at, self._first_view.known_on

    def desk(self) -> Desk:
        """The person's desk, with the hat that is on."""
        with self._lock:
            desk = self._desk
            if self._role is not None:
                desk.role = self._role
            return desk

    def view(self) -> View:
        """What the person may see now, on the day they look at."""
        from dataclasses import replace

        with self._lock:
            desk = self.desk()
            view = replace(self._first_view, role=desk.role, now=desk.now)
            return view if self._days is None else view.on(*self._days)

    def look_at(self, as_at: date | None, known_on: date | None = None) -> None:
        """Look at another day from now on; none is today."""
        self._days = (as_at, known_on)
        self.revision += 1

    def wear(self, role: Role) -> None:
        """Put another hat on."""
        self._role = role
        self.revision += 1

    def ask(
        self,
        question: Callable[Concatenate[View, Given], Answer],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """Ask a question as this person sees things."""
        return question(self.view(), *args, **kwargs)

    def perform(
        self, act: Callable[Concatenate[Desk, Given], Answer], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Answer:
        """Do an act as this person."""
        with self._lock:
            answer = act(self.desk(), *args, **kwargs)
        self.revision += 1
        return answer

    def attempt(
        self, act: Callable[Concatenate[Desk, Given], Answer], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Answer:
        """Say what an act would give, and keep nothing of it."""
        with self._lock, self.desk().trying() as desk:
            return act(desk, *args, **kwargs)

    def finish(
        self,
        form: str,
        about: str,
        act: Callable[Concatenate[Desk, Given], Answer],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """Do an act and throw its draft away with it: both, or neither."""
        from compacttui.acts.drafts import finishing

        with self._lock, finishing(self.desk(), form, about):
            answer = act(self.desk(), *args, **kwargs)
        self.revision += 1
        return answer

    def entries(self) -> int:
        """How many entries there are; what comes later was recorded while somebody was writing."""
        from compacttui.questions.offers import entries_now

        return self.ask(entries_now)

    def keep_copy(self) -> str:
        """Keep a copy of the records if anything is new; returns a sentence about it, or nothing."""
        from compacttui.acts.copies import keep_copy

        return keep_copy(self.desk())

    @property
    def is_open(self) -> bool:
        """Whether the records were opened."""
        return "_desk" in self.__dict__

    def duties(self) -> Sequence[Duty]:
        """What Today says; asked once where two ask at the same moment, and kept to be shown again at once."""
        from compacttui.questions.today import today

        with self._asking_today:
            state = (self.revision, self._role, self._days)
            if self._today is None or self._today[0] != state or monotonic() - self._today[1] > _SAME_MOMENT:
                found = with_unfinished(duties_of(self.ask(today)), self.desk(), self.view())
                self._today = (state, monotonic(), found)
                if self._role is None and self._days is None:
                    self._keep_glance(found)
            return self._today[2]

    def glance(self) -> Sequence[Duty]:
        """What Today said last time, if nothing was recorded since; imports nothing large and waits for nobody."""
        file = self._surroundings.file
        self._glanced = glance(file, self._looker) if file is not None else None
        return read(self._glanced) if self._glanced else []

    @property
    def _looker(self) -> str:
        return f"{self._surroundings.looker} {self.today.isoformat()}"

    def _keep_glance(self, duties: Sequence[Duty]) -> None:
        from compacttui.acts.glances import keep_glance

        body = written(duties[:MOST_GLANCED])
        if body == self._glanced and not self.revision:
            return
        with suppress(Refused), self._lock:  # a convenience only: whatever is wrong is said where it matters
            keep_glance(self.desk(), self._looker, body)
            self._glanced = body

    def look_up(self, kind: str, words: str) -> Sequence[Found]:
        """Find things of one kind by their names; the likeliest first."""
        from compacttui.questions.things import lookup

        return [
            Found(one.id, one.name, one.note, one.kind)
            for one in lookup(self.view(), kind, words, MOST_FOUND)
        ]

    def name_of(self, ref: str) -> str:
        """Say what a thing is called."""
        from compacttui.questions.names import names_of

        view = self.view()
        with view.reading() as connection:
            return names_of(view, connection, [ref]).get(ref, "not on record")

    def search(self, words: str) -> Sequence[Found]:
        """Find anything; the likeliest first."""
        from compacttui.questions.find import find

        return [Found(one.id, one.name, one.note, one.kind) for one in find(self.view(), words, MOST_FOUND)]


class KeptDrafts:
    """Implements the interface's `Drafts` on the records."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def save(self, form: str, about: str, values: Mapping[str, object]) -> datetime:
        """Keep the values; returns when, in London."""
        from compacttui.acts import drafts
        from compacttui.rules.dates import london

        saved_at = drafts.save(self._keeper.desk(), form, about, values)  # type: ignore[arg-type]  # the form promises JSON
        self._keeper.revision += 1  # Today offers what was begun
        return london(saved_at)

    def load(self, form: str, about: str) -> Draft | None:
        """Give what was kept, if anything was."""
        from compacttui.acts import drafts
        from compacttui.rules.dates import london

        kept = drafts.load(self._keeper.desk(), form, about)
        return None if kept is None else Draft(kept.values, london(kept.saved_at))

    def discard(self, form: str, about: str) -> None:
        """Throw it away."""
        from compacttui.acts import drafts

        drafts.discard(self._keeper.desk(), form, about)
        self._keeper.revision += 1
