"""Deciding an alteration of membership, by consensus or otherwise, and saying which; or withdrawing it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from compacttui.acts.alterations.reading import (
    OPEN,
    about_of,
    consulted_on,
    opinions_of,
    proposal_of,
    reply_by_of,
)
from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Alteration, Called, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import text_of
from compacttui.acts.terms.other_seats import in_spite_of
from compacttui.rules.alterations import check_method, decision_findings
from compacttui.rules.findings import overridden
from compacttui.rules.refusal import Refused
from compacttui.rules.words import AlterationAnswer, AlterationDecision, AlterationState, Consensus


@act(
    "alteration.decide",
    title="Record what was decided on a proposed change",
    on="alteration",
    when=OPEN,
)
def decide(
    desk: Desk,
    alteration: Alteration,
    decision: AlterationDecision,
    method: Annotated[Consensus | None, Called("How it was agreed")] = None,
    effective_on: Annotated[date | None, Called("From which day on")] = None,
    minute: Annotated[str | None, Called("Minute")] = None,
    legal_reference: Annotated[str | None, Called("Law, where one requires it")] = None,
    decided_on: date | None = None,
    reason: Words | None = None,
) -> None:
    """Record whether a proposed change of membership was agreed, how, and from which day on.

    What the law requires is decided directly, with its reference; it is shown as such, and never as a consensus.

    Args:
        alteration: which proposal.
        decision: agreed, or not.
        method: everybody agreed, no objection stood, by a vote, or required by law.
        effective_on: the first day of it; the day of the decision if left empty.
        minute: where it is minuted.
        legal_reference: the law that requires it.
        decided_on: the day; today if left empty.
        reason: why it was decided although nobody was asked, some may still answer, or an objection stands.

    Raises:
        Refused: it is called a consensus and was none, or is decided too early and no reason is given.
    """
    with desk.writing() as books:
        row = proposal_of(books, alteration)
        on = day_given(books, decided_on, "decided_on", after=text_of(row, "proposed_on"))
        opinions = opinions_of(consulted_on(books, alteration))
        check_method(opinions, decision, method, legal_reference)
        exceptions = overridden(decision_findings(on, opinions, reply_by_of(row), decision, method), reason)
        approved = decision is AlterationDecision.APPROVED
        if not approved and effective_on:
            raise Refused("What was not agreed begins on no day. Leave it empty.", field="effective_on")
        since = (effective_on or on).isoformat() if approved else None
        books.record(
            "alteration.decided",
            alteration,
            about=about_of(row),
            of="",
            private={"legal_reference": legal_reference, "minute": minute},
            reason=reason,
            decision=decision.value,
            method=method.value if method and approved else None,
            decided_on=on.isoformat(),
            effective_on=since,
            asked=opinions.asked,
            objections=opinions.said(AlterationAnswer.OBJECT),
            **in_spite_of(exceptions),
        )


@act(
    "alteration.withdraw",
    title="Withdraw a proposed change",
    on="alteration",
    when=OPEN | {AlterationState.APPROVED},
)
def withdraw(desk: Desk, alteration: Alteration, reason: Words, withdrawn_on: date | None = None) -> None:
    """Record that a change of membership is proposed no longer, or that what was agreed is not to be carried out.

    What was said about it stays on record.

    Args:
        alteration: which proposal.
        reason: why.
        withdrawn_on: the day; today if left empty.

    Raises:
        Refused: it was not agreed, was carried out, or the day cannot be.
    """
    with desk.writing() as books:
        row = proposal_of(books, alteration, undecided=False)
        if row["decision"] == AlterationDecision.REJECTED.value or row["carried_out_on"]:
            raise Refused("This proposal was decided already. Nothing was changed.", field="alteration")
        after = row["decided_on"] or row["proposed_on"]
        on = day_given(books, withdrawn_on, "withdrawn_on", after=str(after))
        books.record(
            "alteration.withdrawn",
            alteration,
            about=about_of(row),
            of="",
            reason=reason,
            withdrawn_on=on.isoformat(),
        )
