"""Alterations of who sits at a table: proposed, consulted on, objected to, decided, carried out."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import CURRENT, day, flag, one_of, partial_index, ref, subject_table, words
from compacttui.records.events import (
    Change,
    Event,
    Get,
    Private,
    changed,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.records.partnerships import seat
from compacttui.rules.words import (
    AlterationAnswer,
    AlterationDecision,
    AlterationKind,
    Consensus,
    VotingRights,
)

alteration = subject_table(
    "alteration",
    ref("partnership", "partnership"),
    one_of("kind", AlterationKind),
    ref("seat", "seat", optional=True),
    ref("constituency", "constituency", optional=True),
    ref("successor", "partnership", optional=True),
    one_of("voting_rights", VotingRights, optional=True),
    words("name", optional=True),
    words("proposed_by", optional=True),
    words("why"),
    day("proposed_on"),
    day("reply_by", optional=True),
    one_of("decision", AlterationDecision, optional=True),
    one_of("method", Consensus, optional=True),
    words("legal_reference", optional=True),
    words("minute", optional=True),
    day("decided_on", optional=True),
    day("effective_on", optional=True),
    day("carried_out_on", optional=True),
    ref("made", "seat", optional=True),
    day("withdrawn_on", optional=True),
    constraints=[
        CheckConstraint("(decision IS NULL) = (decided_on IS NULL)", name="decided_with_its_day"),
        CheckConstraint(
            "method IS NULL OR method <> 'statutory' OR legal_reference IS NOT NULL", name="law_is_named"
        ),
        CheckConstraint(
            "decision IS NULL OR (decision = 'approved') = (effective_on IS NOT NULL)",
            name="agreed_from_a_day",
        ),
        CheckConstraint("carried_out_on IS NULL OR decision = 'approved'", name="carried_out_once_agreed"),
    ],
)
"""A proposal to change who sits at a table, and what became of it."""

consulted = subject_table(
    "consulted",
    ref("alteration", "alteration"),
    ref("organisation", "organisation"),
    day("asked_on"),
    one_of("answer", AlterationAnswer, optional=True),
    day("answered_on", optional=True),
    words("said", optional=True),
    flag("may_name"),
    flag("agrees", optional=True),
    day("settled_on", optional=True),
    words("settlement", optional=True),
    constraints=[
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answer_has_its_day"),
        CheckConstraint("(agrees IS NULL) = (settled_on IS NULL)", name="settled_with_its_day"),
    ],
)
"""An organisation that was asked about an alteration. An objection is kept, whatever becomes of it."""
partial_index(
    "uq_consulted_once_now",
    consulted.c.log,
    consulted.c.alteration,
    consulted.c.organisation,
    unique=True,
    where=CURRENT,
)

_ABOUT = ("partnership",)

kind(
    "alteration.proposed",
    "Change of membership proposed",
    about=_ABOUT,
    data=("partnership", "kind", "seat", "constituency", "successor", "voting_rights", "proposed_on"),
    private=("name", "proposed_by", "why"),
)
kind(
    "alteration.consulted",
    "Consulted on a change of membership",
    about=_ABOUT,
    data=("organisations", "first", "asked_on", "reply_by", "exceptions"),
)
kind(
    "alteration.answered",
    "Answer on a change of membership",
    about=_ABOUT,
    data=("consulted", "organisation", "answer", "answered_on", "may_name"),
    private=("said",),
)
kind(
    "alteration.objection_settled",
    "Objection to a change of membership talked over",
    about=_ABOUT,
    data=("consulted", "organisation", "agrees", "settled_on"),
    private=("settlement",),
)
kind(
    "alteration.decided",
    "Change of membership decided",
    about=_ABOUT,
    data=("decision", "method", "decided_on", "effective_on", "asked", "objections", "exceptions"),
    private=("legal_reference", "minute"),
)
kind(
    "alteration.carried_out",
    "Change of membership carried out",
    about=_ABOUT,
    data=("carried_out_on", "made"),
)
kind("alteration.withdrawn", "Proposed change of membership withdrawn", about=_ABOUT, data=("withdrawn_on",))
kind(
    "seat.changed",
    "Seat changed",
    about=_ABOUT,
    data=(
        "constituency",
        "voting_rights",
        "shared_by",
        "rota",
        "turn_months",
        "turns_from",
        "turn",
        "since",
    ),
)


@reduces("alteration.proposed")
def alteration_proposed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody proposes it; nobody has been asked yet."""
    yield opened(alteration, event, told(alteration, event, private), since=event.text("proposed_on"))


@reduces("alteration.consulted")
def alteration_consulted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Some are asked, or more of them: each has a row of its own."""
    on = event.text("asked_on")
    said = told(alteration, event, private)
    yield from changed(get, alteration, event, said, since=on)
    first = event["first"]
    start = first if isinstance(first, int) else 1
    for place, organisation in enumerate(event.texts("organisations"), start):
        yield opened(
            consulted,
            event,
            thing=f"{event.subject}.{place}",
            since=on,
            alteration=event.subject,
            organisation=organisation,
            asked_on=on,
            may_name=0,
        )


@reduces("alteration.answered")
def alteration_answered(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What one of them said; somebody who changes their mind has another row."""
    on = event.text("answered_on")
    unsaid = {"said": None, "agrees": None, "settled_on": None, "settlement": None}
    said = {**unsaid, **told(consulted, event, private)}
    said.pop("organisation", None)
    yield from changed(get, consulted, event, said, thing=event.text("consulted"), since=on)


@reduces("alteration.objection_settled")
def objection_settled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It was talked over: the objector agrees now, or the disagreement is kept in words."""
    said = told(consulted, event, private)
    said.pop("organisation", None)
    yield from changed(
        get, consulted, event, said, thing=event.text("consulted"), since=event.text("settled_on")
    )


@reduces("alteration.decided")
def alteration_decided(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Agreed, from a day on, or not."""
    said = told(alteration, event, private)
    yield from changed(get, alteration, event, said, since=event.text("decided_on"))


@reduces("alteration.carried_out")
def alteration_carried_out(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What was agreed is so now."""
    said = told(alteration, event, private)
    yield from changed(get, alteration, event, said, since=event.text("carried_out_on"))


@reduces("alteration.withdrawn")
def alteration_withdrawn(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Nobody proposes it any more."""
    said = told(alteration, event, private)
    yield from changed(get, alteration, event, said, since=event.text("withdrawn_on"))


@reduces("seat.changed")
def seat_changed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It speaks for others, votes otherwise, is shared by more or goes round, from a day on; earlier days keep what was so.

    Where it is agreed that it speaks for others, the turns that it took before are over.
    """
    said, row = told(seat, event, private), get(seat, event.subject)
    if (
        row is not None
        and "turn" not in said
        and said.get("constituency", row["constituency"]) != row["constituency"]
    ):
        said |= {"rota": "[]", "turn_months": None, "turns_from": None, "turn": None}
    yield from changed(get, seat, event, said, since=event.text("since"))
