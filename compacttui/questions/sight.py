"""How much of an entry a reader may read: what the table of who sees what means for the history.

Nobody is kept from knowing that an entry exists: numbers without gaps are what makes a history believable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, select

from compacttui.questions.view import View
from compacttui.records.events import Event
from compacttui.rules.roles import Role


class Sight(StrEnum):
    """How much of an entry may be read."""

    OPEN = "open"
    PUBLISHED = "published"
    FACTS = "facts"
    CLOSED = "closed"


READ_NEARLY_ALL: Final = frozenset({Role.CVS_OFFICER, Role.SUPPORT_STAFF, Role.AUDITOR})
"""Roles that read every entry; what a partnership keeps closed they see as closed, too."""

_SELECTIONS: Final = frozenset(
    {"selection", "register", "nominations", "poll", "result", "ballots", "count", "lot"}
)
_PUBLISHED: Final = frozenset(
    {"town", "constituency", "partnership", "seat", "organisation", "term", "meeting", "item"}
)
_ABOUT_PEOPLE: Final = frozenset({"person", "affiliation"})
_NEVER_SHOWN: Final = frozenset({"folded", "profile"})
"""Fields made by the program for itself; what they say stands elsewhere in words."""


class Sights:
    """What one reader may read of entries.

    Attributes:
        view: who is looking.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self._unpublished: dict[str, bool] = {}

    def read(self, connection: Connection, events: Sequence[Event]) -> None:
        """Read what the decision on these entries needs: which interests are not published."""
        if self.view.role in READ_NEARLY_ALL:
            return
        from compacttui.records.interests import interest

        wanted = {thing for event in events for thing in event.about if thing.startswith("int-")}
        unknown = wanted - self._unpublished.keys()
        if not unknown:
            return
        c = interest.c
        # What is withheld today was never open in the past, whatever the day that is asked about.
        rows = connection.execute(
            select(c.id, c.publication).where(
                c.log == self.view.town,
                c.id.in_(unknown),
                c.superseded_seq.is_(None),
                c.effective_to.is_(None),
            )
        )
        self._unpublished.update(dict.fromkeys(unknown, True))
        self._unpublished.update((row.id, row.publication != "public") for row in rows)

    def of(self, event: Event) -> Sight:
        """How much of an entry the reader may read."""
        if self.view.role in READ_NEARLY_ALL or self._is_own(event):
            return Sight.OPEN
        subject = event.kind.partition(".")[0]
        if subject in _SELECTIONS or subject == "nomination":
            return self._of_a_selection(subject)
        if self.view.role is Role.ADMINISTRATOR:
            return Sight.FACTS
        if subject in _PUBLISHED:
            return Sight.PUBLISHED
        is_closed = subject in _ABOUT_PEOPLE or self.view.role is Role.RETURNING_OFFICER
        return Sight.CLOSED if is_closed or self._is_unpublished(event) else Sight.FACTS

    def _of_a_selection(self, subject: str) -> Sight:
        if self.view.role in {Role.RETURNING_OFFICER, Role.SCRUTINEER}:
            return Sight.OPEN
        return Sight.CLOSED if subject == "nomination" else Sight.FACTS

    def words(self, event: Event, private: Mapping[str, str]) -> dict[str, str]:
        """Those of an entry's personal words that the reader may read."""
        sight = self.of(event)
        if sight in {Sight.FACTS, Sight.CLOSED}:
            return {}
        return {
            field: value
            for field, value in private.items()
            if field not in _NEVER_SHOWN and (field != "reason" or sight is Sight.OPEN)
        }

    def _is_own(self, event: Event) -> bool:
        return bool(self.view.person) and (event.actor == self.view.person or self.view.person in event.about)

    def _is_unpublished(self, event: Event) -> bool:
        return any(self._unpublished.get(thing, False) for thing in event.about)
