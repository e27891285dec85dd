"""A person's reply to an interest of theirs that somebody else brought up."""

from __future__ import annotations

from typing import Annotated

from compacttui.acts.declarations.deciding import declared_entry
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Declaration, Words
from compacttui.acts.registry import act
from compacttui.rules.refusal import Refused
from compacttui.rules.words import RaisedBy


@act(
    "declaration.reply",
    title="Reply to an interest that was raised",
    on="declaration",
    own=True,
)
def reply(desk: Desk, declaration: Declaration, reply: Annotated[Words, Called("Reply")]) -> None:
    """Reply to an interest of yours that somebody else brought up; an officer notes the reply of somebody who gave it aloud.

    Args:
        declaration: which declaration.
        reply: what you say to it, in your own words; said again, the new reply counts and the old stays known.

    Raises:
        Refused: you brought it up yourself, or it is somebody else's.
    """
    with desk.writing() as books:
        row, about = declared_entry(desk, books, declaration)
        if row["raised_by"] == RaisedBy.SELF:
            raise Refused(
                "It was declared by the person themselves, so there is nothing to reply to.",
                field="declaration",
            )
        books.record(
            "declaration.replied",
            declaration,
            of=str(row["person"]),
            about=about,
            private={"reply": reply},
            replied_on=desk.today.isoformat(),
        )
