"""Two people at one thing: whoever sends second is told first what the other did, and decides then.

Every act that is done to something as somebody saw it is compared: where it would change a value that another person
changed since, nothing is recorded before the second has seen both and chosen. Acts that `edits` marks are compared with
all that others did to their thing: a ruling looks at the whole nomination, whichever part of it was put right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.registry import Act
from compacttui.acts.selections.processes import listed, name_of
from compacttui.records.clashes import Clash, Watch
from compacttui.records.events import KINDS
from compacttui.records.log import Books, about_table, event_table
from compacttui.rules.dates import from_utc_text, london, time_words
from compacttui.rules.refusal import Refused


class ChangedMeanwhile(Refused):
    """Somebody else changed the thing since the form was opened; sent again, it goes through.

    Attributes:
        clashes: the values that both changed; none where only the thing is the same.
    """

    def __init__(self, message: str, clashes: Sequence[Clash] = ()) -> None:
        super().__init__(message)
        self.clashes = tuple(clashes)


class Meanwhile:
    """An act on a thing as somebody saw it: refused once when another person changed the thing since.

    Attributes:
        since: how many entries there were when they saw it; nothing is compared while it is not known.
    """

    def __init__(self, act: Act[..., Any], since: int | None = None) -> None:
        self.act = act
        self.since = since

    def __call__(self, desk: Desk, /, **values: Any) -> Any:
        """Do the act, unless somebody else was quicker.

        Raises:
            ChangedMeanwhile: they were; the sentence says who did what, and when.
            Refused: a rule does not allow it.
        """
        if self.since is None:
            return self.act(desk, **values)
        with desk.together() as books:
            books.watch = watch = Watch(books, self.since, desk.person)
            try:
                result = self.act(desk, **values)
            finally:
                books.watch = None
            clashes = tuple(watch.clashes())
            thing = str(values.get(self.act.fields[0].name)) if self.act.edits else ""
            said = _by_others(books, desk.person, self.since, thing=thing, clashes=clashes)
            if said:
                self.since = books.first_seq
                raise ChangedMeanwhile(
                    f"While you were writing: {listed(said)}. Nothing of yours is lost. Look at it, and send again "
                    "if it still holds.",
                    clashes,
                )
            return result


def as_seen(act: Act[..., Any], since: int | None) -> Callable[..., Any]:
    """The act, compared with what was seen when there were so many entries; by itself where that is not known."""
    return act if since is None else Meanwhile(act, since)


def _by_others(books: Books, person: str, since: int, *, thing: str, clashes: Sequence[Clash]) -> list[str]:
    """What others recorded since then about a thing, where one is named, or in entries that clash, each in a phrase."""
    if not thing and not clashes:
        return []
    e, a = event_table.c, about_table.c
    query = select(e.kind, e.actor, e.at).where(e.log == books.log, e.actor != person).order_by(e.seq)
    if thing:
        query = query.join_from(event_table, about_table, (e.log == a.log) & (e.seq == a.seq)).where(
            a.thing == thing, e.seq >= since, e.seq < books.first_seq
        )
    else:
        query = query.where(e.seq.in_({one.entry for one in clashes}))
    return [
        f"{name_of(books, str(row['actor']))}, {time_words(london(from_utc_text(str(row['at']))).time())}: "
        f"{KINDS[str(row['kind'])].title.lower()}"
        for row in books.rows(query)
    ]
