"""Ballot codes: one for each vote, shown once, kept as a hash, dead once it was used or replaced."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Organisation, Selection, Words
from compacttui.acts.polls.held import (
    BEFORE_THE_CLOSE,
    Held,
    check_not_closed,
    contact_of,
    hash_of,
    held,
    organisation_names,
    votes_of,
)
from compacttui.acts.polls.once import as_csv, written_once
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import listed
from compacttui.records.log import Books
from compacttui.records.polls import box, poll_id
from compacttui.rules.dates import long_day_and_time, plural
from compacttui.rules.polls import CodeGone, as_typed, code_from, style_of
from compacttui.rules.polls.codes import BYTES_NEEDED
from compacttui.rules.refusal import Refused

HEADING = (
    "Organisation",
    "Contact",
    "Ballot code",
    "Votes together with",
    "How to vote",
    "Poll opens",
    "Poll closes",
)


@dataclass(frozen=True, slots=True)
class Issued:
    """Ballot codes that were issued.

    Attributes:
        codes: how many.
        without_contact: for how many there is no voting contact on record.
        said: where they are, in a sentence.
    """

    codes: int
    without_contact: int
    said: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A ballot code that was replaced.

    Attributes:
        said: the new code, or where it is: shown once.
    """

    said: str


@act(
    "codes.issue",
    title="Issue ballot codes",
    on="selection",
    final=True,
    confidential=True,
    when=BEFORE_THE_CLOSE,
)
def issue(
    desk: Desk, selection: Selection, file: Annotated[str | None, Called("File to write")] = None
) -> Issued:
    """Make a ballot code for each vote on the register, and write them once, for a mail merge.

    The codes are nowhere else: what is kept of them only tells whether one is right.

    Args:
        selection: for which poll.
        file: where the table for the mail merge is written (CSV), to be deleted when the letters are sent; in the
            folder you are in if left empty.

    Raises:
        Refused: the box is not prepared, the register is not frozen, codes were issued, or the poll has closed.
    """
    with ExitStack() as files, desk.writing() as books:
        found = held(desk, books, selection)
        process = found.process
        check_not_closed(books, process)
        if process.row["register_frozen_on"] is None:
            raise Refused(
                "Freeze the register of electors first: it says who gets a code.", field="selection"
            )
        if box.electors(books.connection, selection):
            raise Refused(
                "The codes of this poll were issued already. A code that is lost or spoilt is replaced by itself.",
                field="selection",
            )
        chance = desk.chance.at(f"{books.log}/{selection}/codes", books.seq)
        electors, rows, unreached = [], [], 0
        for number, organisations in enumerate(votes_of(books, process), 1):
            code = code_from(chance.bytes(BYTES_NEEDED))
            electors.append(box.Elector(number, organisations, hash_of(code, found.box.salt)))
            row = _row(books, found, organisations, code)
            unreached += not row[1]
            rows.append(row)
        box.write_electors(books.connection, books.log, selection, electors)
        books.record(
            "codes.issued",
            poll_id(selection),
            about=process.about,
            selection=selection,
            codes=len(electors),
        )
        named = file or f"ballot codes {process.reference}.csv"
        place = files.enter_context(written_once(named, as_csv(HEADING, rows)))
    missing = f" {plural(unreached, 'organisation')} among them has no voting contact." if unreached else ""
    return Issued(
        len(electors),
        unreached,
        f"{plural(len(electors), 'code')} in {place}, and nowhere else: delete it when the letters are sent.{missing}",
    )


@act(
    "code.replace",
    title="Replace a ballot code",
    on="selection",
    confidential=True,
    when=BEFORE_THE_CLOSE,
)
def replace_code(
    desk: Desk,
    selection: Selection,
    organisation: Organisation,
    because: CodeGone,
    reason: Words,
    file: Annotated[str | None, Called("File to write")] = None,
) -> Replaced:
    """Give an elector who has not voted another code; the old one is dead from that moment on.

    Args:
        selection: of which poll.
        organisation: whose code.
        because: what became of the old one.
        reason: more about it: who asked, and how you know that it was they.
        file: where to write the new code for a letter; shown here, once, if left empty.

    Raises:
        Refused: no code was issued to them, they have voted, or the poll has closed.
    """
    with ExitStack() as files, desk.writing() as books:
        found = held(desk, books, selection)
        check_not_closed(books, found.process)
        electors = box.electors(books.connection, selection)
        elector = vote_of(electors, organisation)
        if elector.has_voted:
            raise Refused(
                "The vote of this organisation was cast. A vote that is in the box cannot be taken out or changed.",
                field="organisation",
            )
        chance = desk.chance.at(f"{books.log}/{selection}/code", books.seq)
        code = code_from(chance.bytes(BYTES_NEEDED))
        changed = replace(elector, hash=hash_of(code, found.box.salt))
        box.write_electors(
            books.connection, books.log, selection, [changed if one is elector else one for one in electors]
        )
        books.record(
            "code.replaced",
            poll_id(selection),
            about=(*found.process.about, *elector.organisations),
            reason=reason,
            selection=selection,
            organisation=elector.organisations[0],
            because=because.value,
        )
        said = f"The new code is {as_typed(code)}. It is shown once; the old one is dead."
        if file:
            row = _row(books, found, elector.organisations, code)
            place = files.enter_context(written_once(file, as_csv(HEADING, [row])))
            said = f"The new code is in {place}, and nowhere else; the old one is dead."
    return Replaced(said)


def vote_of(electors: list[box.Elector], organisation: str) -> box.Elector:
    """The vote of an organisation, alone or with others.

    Raises:
        Refused: it has none in this poll, or no codes were issued.
    """
    for elector in electors:
        if organisation in elector.organisations:
            return elector
    if not electors:
        raise Refused("No codes were issued for this poll yet.", field="selection")
    raise Refused("This organisation is not on the register of this poll.", field="organisation")


def _row(books: Books, found: Held, organisations: tuple[str, ...], code: str) -> list[str]:
    process = found.process
    names = organisation_names(books, organisations)
    return [
        names[0],
        contact_of(books, organisations[0]),
        as_typed(code),
        listed(names[1:]) if names[1:] else "",
        style_of(process.text("counted_by")).meaning,
        long_day_and_time(process.moment("poll_opens_at")),
        long_day_and_time(process.moment("poll_closes_at")),
    ]
