"""What auditors note, for themselves and for the auditors after them."""

from __future__ import annotations

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Anything, Note, Words
from compacttui.acts.registry import act
from compacttui.records import audit_notes as kept
from compacttui.records.log import thing_table
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role

AUDITORS = {Role.AUDITOR}


@act("note.write", title="Write an audit note", roles=AUDITORS, on="any")
def write(desk: Desk, about: Anything | None, said: Words, entry: int | None = None) -> str:
    """Note something that only auditors read, about what is at hand, about an entry, or about nothing in particular.

    Args:
        about: whom or what it is about; nobody but auditors can find out.
        said: what you saw, what you asked, what you want to look at again.
        entry: the number of the entry of the history that it is about, if it is about one.

    Raises:
        Refused: there is no such thing, or no entry of that number.
    """
    with desk.writing() as books:
        t = thing_table.c
        if about and not books.rows(select(t.id).where(t.log == books.log, t.id == about)):
            raise Refused("There is no such thing on record. Nothing was written.", field="about")
        if entry is not None and not 0 <= entry < books.seq:
            raise Refused(
                f"The history has no entry {entry:,}; its last one is {books.seq - 1:,}.", field="entry"
            )
        new = books.new_id("note")
        private = {"about": about, "entry": None if entry is None else str(entry), "said": said}
        books.record("note.written", new, private=private)
    return new


@act("note.settle", title="Settle an audit note", roles=AUDITORS, on="note")
def settle(desk: Desk, note: Note, outcome: Words) -> None:
    """Say what came of an audit note; it stays with the others, among those that are settled.

    Args:
        note: which note.
        outcome: what was answered, what was put right, or why nothing was to be done.

    Raises:
        Refused: there is no such note, or it is settled already.
    """
    with desk.writing() as books:
        row = books.get(kept.note, note)
        if row is None:
            raise Refused("There is no such note. Nothing was changed.", field="note")
        if row["settled_on"] is not None:
            raise Refused("This note is settled already. Write another one.", field="note")
        books.record("note.settled", note, private={"outcome": outcome})
