"""The groups of candidates that places of a selection are kept for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from compacttui.questions.selections.candidates import NominationRow
from compacttui.questions.view import View
from compacttui.records.events import ERASED
from compacttui.records.selections import kept_places
from compacttui.rules.selections.kept_places import KeptPlaces


@dataclass(frozen=True, slots=True)
class KeptFor:
    """A group that places are kept for.

    Attributes:
        name: what it is called.
        limits: how many places, in words.
        candidates: who is of it, by name, as far as the viewer may read.
    """

    name: str
    limits: str
    candidates: tuple[str, ...]


def kept_for(
    view: View, connection: Connection, of: str, nominations: Sequence[NominationRow]
) -> Iterator[KeptFor]:
    """The groups of one selection for which any number is set.

    Args:
        view: who is looking, and at which day.
        connection: an open one.
        of: the selection's id.
        nominations: those that the viewer may read.
    """
    k = kept_places.c
    query = select(kept_places).where(view.true(kept_places), k.selection == of).order_by(k.id)
    for row in connection.execute(query):
        group = KeptPlaces(row.id, row.name, row.least, row.most, tuple(json.loads(row.nominations)))
        if group.least or group.most is not None:
            members = tuple(one.name for one in nominations if one.id in group.nominations)
            yield KeptFor("(erased)" if row.name == ERASED else group.name, group.limits, members)
