"""How entries on alterations of membership read."""

from __future__ import annotations

from datetime import date

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.questions.told.partnerships import shared
from compacttui.rules.dates import long_day, plural
from compacttui.rules.words import (
    AlterationAnswer,
    AlterationDecision,
    AlterationKind,
    Consensus,
    Standing,
    VotingRights,
)


@tells("alteration.proposed")
def alteration_proposed(entry: Entry) -> Told:
    """Somebody proposes to change who sits at the table."""
    by = entry.words.get("proposed_by")
    return Told(
        entry.event.text("proposed_on"),
        "change of membership proposed",
        noted(
            AlterationKind.of(entry.event["kind"]).words,
            entry.name("seat") if entry.event.data.get("seat") else entry.words.get("name"),
            f"proposed by {by}" if by else "",
            entry.words.get("why"),
        ),
    )


@tells("alteration.consulted")
def alteration_consulted(entry: Entry) -> Told:
    """Those whom it touches are asked."""
    organisations = entry.event["organisations"]
    number = len(organisations) if isinstance(organisations, list) else 0
    by = date.fromisoformat(entry.event.text("reply_by"))
    return Told(
        entry.event.text("asked_on"),
        "asked about a change of membership",
        noted(plural(number, "organisation"), f"answers by {long_day(by)}"),
    )


@tells("alteration.answered")
def alteration_answered(entry: Entry) -> Told:
    """What one of them said."""
    answer = AlterationAnswer.of(entry.event["answer"])
    return Told(
        entry.event.text("answered_on"),
        f"{answer.words} to a change of membership"
        if answer is not AlterationAnswer.NO_VIEW
        else answer.words,
        noted(entry.name("organisation"), entry.words.get("said")),
        Standing.DECIDE if answer is AlterationAnswer.OBJECT else None,
    )


@tells("alteration.objection_settled")
def objection_settled(entry: Entry) -> Told:
    """What came of talking an objection over."""
    what = "agrees now" if entry.event["agrees"] else "disagreement kept in words"
    return Told(
        entry.event.text("settled_on"),
        f"objection talked over: {what}",
        noted(entry.name("organisation"), entry.words.get("settlement")),
    )


@tells("alteration.decided")
def alteration_decided(entry: Entry) -> Told:
    """Agreed, and how, or not."""
    data = entry.event.data
    effective, method, objections = entry.day("effective_on"), data.get("method"), data.get("objections")
    return Told(
        entry.event.text("decided_on"),
        f"change of membership {AlterationDecision.of(data['decision']).words}",
        noted(
            Consensus.of(method).words if isinstance(method, str) else "",
            f"{plural(objections, 'objection')}" if isinstance(objections, int) and objections else "",
            entry.words.get("legal_reference"),
            f"from {long_day(effective)}" if effective else "",
            f"minute {minute}" if (minute := entry.words.get("minute")) else "",
        ),
        Standing.DONE,
    )


@tells("alteration.carried_out")
def alteration_carried_out(entry: Entry) -> Told:
    """What was agreed is so now."""
    made = entry.name("made") if entry.event.data.get("made") else ""
    return Told(entry.event.text("carried_out_on"), "change of membership carried out", made, Standing.DONE)


@tells("alteration.withdrawn")
def alteration_withdrawn(entry: Entry) -> Told:
    """Nobody proposes it any more."""
    return Told(entry.event.text("withdrawn_on"), "proposed change of membership withdrawn")


@tells("seat.changed")
def seat_changed(entry: Entry) -> Told:
    """It speaks for others, votes otherwise, others share it, or it goes round."""
    data = entry.event.data
    is_alone = data.get("shared_by") == 1
    rights = data.get("voting_rights")
    return Told(
        entry.event.text("since"),
        "seat changed",
        noted(
            f"speaks for {entry.name('constituency')}" if data.get("constituency") else "",
            VotingRights.of(rights).words if isinstance(rights, str) else "",
            "held by one person again" if is_alone else shared(entry),
            _goes_round(entry),
            entry.words.get("reason"),
        ),
    )


def _goes_round(entry: Entry) -> str:
    """Among whom a seat goes round from now on, or that it does no more; nothing where the entry says nothing of it."""
    rota, months = entry.event.data.get("rota"), entry.event.data.get("turn_months")
    if not isinstance(rota, list):
        return ""
    if not isinstance(months, int):
        return "goes round no more"
    return f"goes round among {len(rota)} constituencies, {plural(months, 'month')} each"
