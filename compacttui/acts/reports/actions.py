"""The actions that a report-back holds: what is to be done after a meeting, by whom, by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from compacttui.acts.fields import Called, Item
from compacttui.acts.seating import items_of
from compacttui.records.body import Json
from compacttui.records.log import Books
from compacttui.rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class ReportAction:
    """Something that is to be done after a meeting.

    Attributes:
        what: what is to be done.
        owner: who does it; you yourself if left empty.
        due_on: until when.
        item: the item of the agenda that it comes from; whoever may not read that item reads nothing of it.
    """

    what: Annotated[str, Called("What is to be done")]
    owner: Annotated[str | None, Called("Who does it")] = None
    due_on: Annotated[date | None, Called("By when")] = None
    item: Annotated[Item | None, Called("From which item")] = None


def actions_data(
    books: Books, meeting: str, actions: Sequence[ReportAction]
) -> tuple[list[Json], dict[str, str | None]]:
    """The actions of a report-back as its entry holds them: open data, and personal words.

    Raises:
        Refused: one comes from an item of another agenda.
    """
    agenda = {str(row["id"]) for row in items_of(books, meeting)}
    data: list[Json] = []
    words: dict[str, str | None] = {}
    for number, one in enumerate(actions, 1):
        if one.item is not None and one.item not in agenda:
            raise Refused(f"Action {number} comes from an item of another agenda.", field="actions")
        data.append(
            {
                "id": books.new_id("action"),
                "item": one.item,
                "due_on": one.due_on.isoformat() if one.due_on else None,
            }
        )
        words[f"actions.{number}.what"] = one.what
        words[f"actions.{number}.owner"] = one.owner
    return data, words
