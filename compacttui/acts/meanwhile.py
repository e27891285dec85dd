"""Two people at one thing: whoever sends second is told first what the other did, and decides then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.registry import Act
from compacttui.acts.selections.processes import listed, name_of
from compacttui.records.events import KINDS
from compacttui.records.log import Books, about_table, event_table
from compacttui.rules.dates import from_utc_text, london, time_words
from compacttui.rules.refusal import Refused


class ChangedMeanwhile(Refused):
    """Somebody else changed the thing since the form was opened; sent again, it goes through."""


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
        with desk.together() as books:
            thing = values.get(self.act.fields[0].name)
            said = _by_others(books, str(thing), self.since, desk.person) if self.since is not None else []
            if said:
                self.since = books.seq
                raise ChangedMeanwhile(
                    f"While you were writing: {listed(said)}. Nothing of yours is lost. Look at it, and send again "
                    "if it still holds."
                )
            return self.act(desk, **values)


def as_seen(act: Act[..., Any], since: int | None) -> Callable[..., Any]:
    """The act, or the act compared with what was seen, where it changes what others may be changing, too."""
    return Meanwhile(act, since) if act.edits else act


def _by_others(books: Books, thing: str, since: int, person: str) -> list[str]:
    """What others recorded about a thing since then, each in a phrase."""
    e, a = event_table.c, about_table.c
    query = (
        select(e.kind, e.actor, e.at)
        .join_from(about_table, event_table, (e.log == a.log) & (e.seq == a.seq))
        .where(a.log == books.log, a.thing == thing, a.seq >= since, e.actor != person)
        .order_by(e.seq)
    )
    return [
        f"{name_of(books, str(row['actor']))}, {time_words(london(from_utc_text(str(row['at']))).time())}: "
        f"{KINDS[str(row['kind'])].title.lower()}"
        for row in books.rows(query)
    ]
