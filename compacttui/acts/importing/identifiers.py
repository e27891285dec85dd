"""Keeping what other registers call our things, so that the same file is known again."""

from __future__ import annotations

from compacttui.acts.desk import Desk
from compacttui.records.imports import SCHEMES
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name


def note_identifier(desk: Desk, thing: str, scheme: str, value: str) -> str:
    """Note another register's number for one of our things; returns the note's id.

    Args:
        desk: who notes it.
        thing: the thing, by id.
        scheme: whose number: "charity", "company" or "popolo".
        value: the number.

    Raises:
        Refused: there is no number in it.
    """
    if scheme not in SCHEMES:
        raise Refused(f"“{scheme[:40]}” is no register that is known here.", field="scheme")
    said = checked_name(value, "value", "a number")
    with desk.writing() as books:
        note = books.new_id("identifier")
        books.record(
            "identifier.noted",
            note,
            about=(thing,),
            of=thing if thing.startswith("per-") else "",
            private={"value": said},
            thing=thing,
            scheme=scheme,
        )
    return note
