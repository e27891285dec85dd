"""Asking those whom an alteration of membership touches, and what they say; an objection is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from compacttui.acts.alterations.reading import (
    ASKED,
    OPEN,
    about_of,
    consulted_on,
    one_consulted,
    proposal_of,
    reply_by_of,
)
from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Alteration, Called, Organisation, Words
from compacttui.acts.involvement.reading import check_speaks_for
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import text_of
from compacttui.acts.terms.other_seats import in_spite_of
from compacttui.records import organisations as registered
from compacttui.rules.alterations import window_findings
from compacttui.rules.dates import within_days
from compacttui.rules.findings import overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.words import AlterationAnswer


@act("alteration.consult", title="Ask about a proposed change", on="alteration", when=OPEN)
def consult(
    desk: Desk,
    alteration: Alteration,
    organisations: Sequence[Organisation],
    asked_on: date | None = None,
    reply_by: date | None = None,
    reason: Words | None = None,
) -> date:
    """Note whom you asked about a proposed change of membership; returns the day by which they answer.

    Args:
        alteration: which proposal.
        organisations: whom: members of the partnership, and of the sector it is about.
        asked_on: the day; today if left empty.
        reply_by: by when they answer; as the rule book says if left empty, and not before those asked earlier do.
        reason: why they have less time than the rule book gives, if they have.

    Raises:
        Refused: nobody is named who was not asked, or the time is short and no reason is given.
    """
    with desk.writing() as books:
        row = proposal_of(books, alteration)
        on = day_given(books, asked_on, "asked_on", after=text_of(row, "proposed_on"))
        by = reply_by or within_days(on, desk.rules.proposal.reply_days)
        # There is one last day for all: whoever is asked later takes nothing of it from those asked before.
        by = max(by, reply_by_of(row) or by)
        exceptions = overridden(window_findings(on, by, desk.rules), reason)
        before = consulted_on(books, alteration)
        known = {one["organisation"] for one in before}
        new = [one for one in dict.fromkeys(organisations) if one not in known]
        if not new:
            raise Refused("Name organisations that were not asked yet.", field="organisations")
        if any(books.get(registered.organisation, one) is None for one in new):
            raise Refused("One of these is not on the register. Nothing was changed.", field="organisations")
        books.record(
            "alteration.consulted",
            alteration,
            about=(*about_of(row), *new),
            of="",
            reason=reason,
            organisations=[*new],
            first=len(before) + 1,
            asked_on=on.isoformat(),
            reply_by=by.isoformat(),
            **in_spite_of(exceptions),
        )
    return by


@act(
    "alteration.answer",
    title="Record an answer to a proposed change",
    on="alteration",
    when=ASKED,
)
def answer(
    desk: Desk,
    alteration: Alteration,
    organisation: Organisation,
    answer: AlterationAnswer,
    said: Words | None = None,
    may_name: Annotated[bool, Called("May be named in public")] = False,
    answered_on: date | None = None,
) -> None:
    """Record whether an organisation agrees to a proposed change; an objection is kept, whatever becomes of it.

    Args:
        alteration: which proposal.
        organisation: who answered.
        answer: agrees, objects, or has no view.
        said: what it said; an objection says why.
        may_name: whether the public may read who objected; the number is public anyway.
        answered_on: the day; today if left empty.

    Raises:
        Refused: it was not asked, or an objection says nothing.
    """
    if answer is AlterationAnswer.OBJECT and not said:
        raise Refused("Say what the objection is.", field="said")
    with desk.writing() as books:
        row = proposal_of(books, alteration)
        one = one_consulted(books, alteration, organisation)
        check_speaks_for(desk, books, organisation)
        on = day_given(books, answered_on, "answered_on", after=text_of(one, "asked_on"))
        books.record(
            "alteration.answered",
            alteration,
            about=(*about_of(row), organisation),
            of="",
            private={"said": said},
            consulted=text_of(one, "id"),
            organisation=organisation,
            answer=answer.value,
            may_name=may_name,
            answered_on=on.isoformat(),
        )


@act(
    "alteration.settle_objection",
    title="Record how an objection was talked over",
    on="alteration",
    when=ASKED,
)
def settle_objection(
    desk: Desk,
    alteration: Alteration,
    organisation: Organisation,
    agrees: Annotated[bool, Called("It agrees now")],
    settlement: Words,
    settled_on: date | None = None,
) -> None:
    """Record what came of talking an objection over: the objector agrees now, or the disagreement is kept in words.

    Args:
        alteration: which proposal.
        organisation: whose objection.
        agrees: whether it agrees now.
        settlement: what was agreed, or on what you do not agree.
        settled_on: the day; today if left empty.

    Raises:
        Refused: it did not object, or that was talked over already.
    """
    with desk.writing() as books:
        row = proposal_of(books, alteration)
        one = one_consulted(books, alteration, organisation)
        if one["answer"] != AlterationAnswer.OBJECT.value or one["settled_on"]:
            raise Refused("This organisation has no objection that stands.", field="organisation")
        on = day_given(books, settled_on, "settled_on", after=text_of(one, "answered_on"))
        books.record(
            "alteration.objection_settled",
            alteration,
            about=(*about_of(row), organisation),
            of="",
            private={"settlement": settlement},
            consulted=text_of(one, "id"),
            organisation=organisation,
            agrees=agrees,
            settled_on=on.isoformat(),
        )
