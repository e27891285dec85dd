"""What auditors note, for themselves and for the auditors after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Anything, Called, Note, Words
from compacttui.acts.registry import act
from compacttui.records import audit_notes as kept
from compacttui.records.log import thing_table
from compacttui.rules.refusal import Refused
from compacttui.rules.sampling import MOST_DRAWN, Draw, Drawable


@act("note.write", title="Write an audit note", on="any")
def write(desk: Desk, about: Anything | None = None, *, said: Words, entry: int | None = None) -> str:
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


@dataclass(frozen=True, slots=True)
class SampleDrawn:
    """A sample that was drawn.

    Attributes:
        note: the note that keeps how.
        draw: how: with this anybody draws the same.
        said: the same in a sentence.
    """

    note: str
    draw: Draw
    said: str


@act("sample.draw", title="Draw a random sample")
def draw(
    desk: Desk, of: Annotated[Drawable, Called("Of")], number: int = 20, seed: str | None = None
) -> SampleDrawn:
    """Draw things at random by a seed, and keep how among the audit notes, so that nobody can say it was drawn until it fitted.

    Args:
        of: what is drawn.
        number: how many.
        seed: what decides: the dice you threw, for one that nobody can foresee; a random one if left empty.

    Raises:
        Refused: a sample of that size cannot be drawn.
    """
    if not 1 <= number <= MOST_DRAWN:
        raise Refused(f"A sample has between 1 and {MOST_DRAWN:,} lines.", field="number")
    with desk.writing() as books:
        # The second half: a seeded town's ids are made of the first.
        letters = desk.chance.at(books.log, books.seq).letters(32)[16:]
        chosen = seed or "-".join(letters[at : at + 4] for at in range(0, 16, 4))
        made = Draw(of, number, chosen, books.seq)
        said = f"Sample of {number:,} {of.words} before entry {made.before:,}, drawn with the seed {chosen}."
        new = books.new_id("note")
        books.record("note.written", new, private={"said": said, "drawn": made.as_text()})
    return SampleDrawn(new, made, said)


@act("note.settle", title="Settle an audit note", on="note")
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
