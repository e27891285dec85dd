"""The sealed papers of a selection as whoever repeats its count needs them: rankings with names, nothing of who voted."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import and_, select

from compacttui.counting import Profile
from compacttui.questions.names import UNKNOWN
from compacttui.questions.selections.counted import names_on_ballot
from compacttui.questions.selections.recounts import DESTROYED
from compacttui.questions.selections.sight import sees_all
from compacttui.questions.view import View
from compacttui.records.events import ERASED
from compacttui.records.selections import ballots, read_profile
from compacttui.records.selections import selection as process_table
from compacttui.rules.refusal import Refused


def sealed_papers(view: View, selection: str) -> Profile:
    """The papers of a selection with the candidates' names, for those who run or check it.

    Args:
        view: who is asking.
        selection: its id.

    Raises:
        Refused: the viewer may not have them, there are none, or they were destroyed as the rules require.
    """
    if not sees_all(view):
        message = (
            "The rankings of a poll are for those who run or check it: in a small electorate an unusual one tells "
            "who wrote it. Everybody may read the result, stage by stage."
        )
        raise Refused(message, field="selection")
    s, b = process_table.c, ballots.c
    query = (
        select(s.reference, b.profile)
        .join_from(ballots, process_table, and_(view.true(process_table), s.id == b.selection))
        .where(view.true(ballots), b.selection == selection)
    )
    with view.reading() as connection:
        row = connection.execute(query).first()
        names = names_on_ballot(view, connection, selection)
    if row is None:
        raise Refused("There are no papers of this selection yet.", field="selection")
    if row.profile == ERASED:
        raise Refused(f"There is nothing to write: {DESTROYED}.", field="selection")
    profile = read_profile(row.profile)
    return profile.renamed(_apart([names.get(one, UNKNOWN) for one in profile.candidates]), row.reference)


def _apart(names: list[str]) -> list[str]:
    """Names of which no two are the same: those that are get their number on the ballot paper."""
    times = Counter(name.casefold() for name in names)
    return [
        name if times[name.casefold()] == 1 else f"{name}, candidate {number}"
        for number, name in enumerate(names, 1)
    ]
