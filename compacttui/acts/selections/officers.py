"""Who runs a selection and who watches over it: people with no part in it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Person, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.choosing import choosing_of, ids_in
from compacttui.acts.selections.processes import name_of, nominations_of, process_of, text_of
from compacttui.acts.selections.standing import with_a_part
from compacttui.records import people, terms
from compacttui.records.log import Books
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ProcessState, TermKind


@act(
    "selection.name_officers",
    title="Name other officers for a selection",
    on="selection",
    when=set(ProcessState),
)
def name_officers(
    desk: Desk,
    selection: Selection,
    reason: Words,
    returning_officer: Person | None = None,
    scrutineers: Sequence[Person] = (),
) -> None:
    """Name another returning officer, or other scrutineers, when those there are cannot go on.

    After the result too: a challenge, a complaint or a countback still needs somebody with no part in it. A selection
    that was approved and has no notice yet is approved again.

    Args:
        selection: which one.
        reason: why.
        returning_officer: who runs it from now on; as it was if left empty.
        scrutineers: who watches over the count from now on; as it was if left empty.

    Raises:
        Refused: nobody was named, or they have a part in it.
    """
    with desk.writing() as books:
        process = process_of(desk, books, selection)
        officer = returning_officer or process.officer
        watching = tuple(scrutineers) or process.scrutineers
        if officer == process.officer and watching == process.scrutineers:
            raise Refused("Nobody new was named. Nothing was changed.", field="returning_officer")
        check_officers(books, officer, watching, process.seats)
        if officer in ids_in(choosing_of(books, selection), "panel"):
            raise Refused(
                f"{name_of(books, officer)} sits on the panel, and does not run the selection, too. Name another.",
                field="returning_officer",
            )
        offices = {**dict.fromkeys(watching, "scrutineer"), officer: "returning officer"}
        refuse_outright(with_a_part(books, nominations_of(books, selection), offices))
        books.record(
            "selection.officers_named",
            selection,
            about=(*process.about, officer, *watching),
            reason=reason,
            returning_officer=officer,
            scrutineers=list(watching),
            before=process.officer,
        )


def check_officers(
    books: Books, returning_officer: str, scrutineers: Sequence[str], seats: Sequence[str]
) -> None:
    """Refuse people who cannot run or watch over a selection for these seats, whoever stands.

    Raises:
        Refused: one is not on the register, holds one of the seats, or has both offices.
    """
    for field, person in (
        ("returning_officer", returning_officer),
        *(("scrutineers", one) for one in scrutineers),
    ):
        if books.get(people.person, person) is None:
            raise Refused("This person is not on the register. Add them first.", field=field)
    if returning_officer in scrutineers:
        raise Refused(
            "The returning officer counts, and somebody else watches over it. Name another scrutineer.",
            field="scrutineers",
        )
    holders = _holders(books, seats)
    for office, person in (
        ("returning officer", returning_officer),
        *(("scrutineer", one) for one in scrutineers),
    ):
        if person in holders:
            message = (
                f"{name_of(books, person)} holds one of these seats, and so cannot be {office}. "
                "Choose somebody with no part in this selection."
            )
            raise Refused(message, field="scrutineers" if office == "scrutineer" else "returning_officer")


def _holders(books: Books, seats: Sequence[str]) -> set[str]:
    """Who holds these seats today, in their own right."""
    t = terms.term.c
    query = select(t.person).where(
        t.log == books.log,
        t.seat.in_(seats),
        t.state == "active",
        t.basis.in_([basis for basis in TermKind if basis.holds_the_seat]),
        t.superseded_seq.is_(None),
        t.effective_to.is_(None),
    )
    return {text_of(row, "person") for row in books.rows(query)}
