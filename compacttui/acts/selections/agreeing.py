"""Where the notice says so, the candidates talk first: they agree who serves, or there is a poll."""

from __future__ import annotations

from collections.abc import Sequence

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.choosing import check_chosen
from compacttui.acts.selections.processes import (
    check_is_returning_officer,
    moment_of,
    nominations_of,
    running,
)
from compacttui.acts.selections.standing import facts, in_state
from compacttui.rules import selections as rules
from compacttui.rules.findings import refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.words import NominationState, ProcessState, SelectionMethod


@act(
    "candidates.talk",
    title="Let the candidates talk first",
    on="selection",
    when={ProcessState.NOMINATIONS_CLOSED},
    by={SelectionMethod.AGREED},
)
def talk(desk: Desk, selection: Selection) -> int:
    """Let the candidates see whether they agree who is to serve; returns how many there are.

    If they do not, publish the statement of persons nominated: there is a poll.

    Args:
        selection: which one; its notice said that candidates talk first.

    Raises:
        Refused: the notice does not say so, a nomination is not ruled on, or there are no more candidates than places.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        known = facts(books, process)
        refuse_outright(rules.process.findings(known, ProcessState.NEGOTIATION, desk.role, moment_of(books)))
        if known.valid <= known.places:
            raise Refused(
                "There are no more candidates than places, so there is nothing to agree on. Publish who stands.",
                field="selection",
            )
        books.record(
            "selection.talks_begun",
            selection,
            about=process.about,
            candidates=known.valid,
            places=known.places,
        )
    return known.valid


@act(
    "candidates.agree",
    title="Record what the candidates agreed",
    on="selection",
    when={ProcessState.NEGOTIATION},
    final=True,
)
def agree(
    desk: Desk, selection: Selection, chosen: Sequence[Nomination], reasons: Words, all_confirmed: bool
) -> None:
    """Record who is to serve as the candidates agreed, every one of them; then declare the result.

    Args:
        selection: which one.
        chosen: who is to serve, in the order of the seats.
        reasons: what they agreed, in their words.
        all_confirmed: every candidate confirmed it to you, those who are not to serve included.

    Raises:
        Refused: somebody did not confirm it, or too many are chosen.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        refuse_outright(
            rules.process.findings(facts(books, process), ProcessState.AGREED, desk.role, moment_of(books))
        )
        if not all_confirmed:
            raise Refused(
                "An agreement needs every candidate. Without it, publish who stands: there is a poll.",
                field="all_confirmed",
            )
        standing = in_state(nominations_of(books, selection), {NominationState.VALID})
        check_chosen(chosen, standing, process.number("places"))
        books.record(
            "selection.agreed",
            selection,
            about=process.about,
            private={"reasons": reasons},
            of="",
            chosen=list(chosen),
        )
