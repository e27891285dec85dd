"""Who sits at the table, and who is asked to take part: a vote that was changed, and requests for involvement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import partial
from typing import Final, TypeAlias

from compacttui.acts import alterations, involvement
from compacttui.acts.sample.town import Town
from compacttui.rules.words import (
    AlterationAnswer,
    AlterationDecision,
    AlterationKind,
    Consensus,
    Engagement,
    InvolvementReply,
    VotingRights,
)

WOMENS_SEAT: Final = ("safety", 2)
_ASKED: Final = ("Young Carers of Eastmere", "Eastmere Community Fridge", "Harbour Youth Trust")
_LEFT_IN_PEACE: Final = "Eastmere Free Advice"

Told: TypeAlias = dict[str, str]
"""The proposal and the requests, once they are on record."""


def write(town: Town) -> None:
    """Write it into the diary."""
    told: Told = {}
    steps = (
        (date(2025, 1, 13), time(10, 50), partial(_propose, town, told)),
        (date(2025, 1, 27), time(16, 5), partial(_answer, town, told)),
        (date(2025, 2, 17), time(14, 40), partial(_talk_over, town, told)),
        (date(2025, 3, 3), time(12, 15), partial(_decide, town, told)),
        (date(2025, 4, 1), time(9, 20), partial(_carry_out, town, told)),
        (date(2026, 3, 2), time(11, 45), partial(_leave_in_peace, town)),
        (date(2026, 5, 11), time(10, 10), partial(_asked_in_time, town, told)),
        (date(2026, 5, 20), time(15, 30), partial(_views, town, told)),
        (date(2026, 7, 20), time(11, 5), partial(_what_came_of_it, town, told)),
        (date(2026, 11, 9), time(16, 20), partial(_asked_in_a_hurry, town, told)),
        (date(2026, 11, 17), time(10, 35), partial(_first_view, town, told)),
    )
    for day, at, deed in steps:
        town.diary.on(day, at, town.staff.officer, deed)


def _words(town: Town, key: str) -> str:
    return town.material.words[key][0]


def _bodies(town: Town, names: Sequence[str]) -> list[str]:
    return [town.organisation(name).id for name in names]


# --- a vote that was changed ------------------------------------------------------------------------------------


def _propose(town: Town, told: Told) -> None:
    seat = town.seat(*WOMENS_SEAT)
    proposed = alterations.propose(
        town.desk,
        seat.about[-1],
        AlterationKind.VOTING,
        _words(town, "vote_proposed"),
        seat.id,
        voting_rights=VotingRights.FULL,
    )
    alterations.consult(town.desk, proposed, _bodies(town, _ASKED))
    told["alteration"] = proposed


def _answer(town: Town, told: Told) -> None:
    first, second, third = _bodies(town, _ASKED)
    for body, answer, said in (
        (first, AlterationAnswer.AGREE, None),
        (second, AlterationAnswer.NO_VIEW, None),
        (third, AlterationAnswer.OBJECT, _words(town, "vote_objection")),
    ):
        alterations.answer(town.desk, told["alteration"], body, answer, said)


def _talk_over(town: Town, told: Told) -> None:
    body = _bodies(town, _ASKED)[-1]
    said = _words(town, "vote_settlement")
    alterations.settle_objection(town.desk, told["alteration"], body, agrees=True, settlement=said)


def _decide(town: Town, told: Told) -> None:
    alterations.decide(
        town.desk,
        told["alteration"],
        AlterationDecision.APPROVED,
        Consensus.NO_OBJECTION,
        date(2025, 4, 1),
        minute="5.1",
    )


def _carry_out(town: Town, told: Told) -> None:
    alterations.carry_out(town.desk, told["alteration"])


# --- requests for involvement -----------------------------------------------------------------------------------


def _leave_in_peace(town: Town) -> None:
    involvement.set_engagement(town.desk, town.organisation(_LEFT_IN_PEACE).id, Engagement.NONE)


def _asked_in_time(town: Town, told: Told) -> None:
    asked = involvement.receive(
        town.desk, _words(town, "asked_in_time"), date(2026, 6, 30), asked_by=_words(town, "asks_in_time")
    )
    involvement.acknowledge(town.desk, asked.involvement)
    involvement.circulate(town.desk, asked.involvement, _bodies(town, _ASKED))
    told["in_time"] = asked.involvement


def _views(town: Town, told: Told) -> None:
    first, second, _ = _bodies(town, _ASKED)
    said = _words(town, "view_in_time")
    involvement.reply(town.desk, told["in_time"], first, InvolvementReply.VIEW, said)
    involvement.reply(town.desk, told["in_time"], second, InvolvementReply.TAKES_PART)


def _what_came_of_it(town: Town, told: Told) -> None:
    involvement.feed_back(town.desk, told["in_time"], _words(town, "outcome_in_time"))


def _asked_in_a_hurry(town: Town, told: Told) -> None:
    asked = involvement.receive(
        town.desk,
        _words(town, "asked_in_a_hurry"),
        date(2026, 11, 27),
        asked_by=_words(town, "asks_in_a_hurry"),
        short_because=_words(town, "short_because"),
    )
    involvement.circulate(town.desk, asked.involvement, _bodies(town, _ASKED))
    told["in_a_hurry"] = asked.involvement


def _first_view(town: Town, told: Told) -> None:
    body, said = _bodies(town, _ASKED)[0], _words(town, "view_in_a_hurry")
    involvement.reply(town.desk, told["in_a_hurry"], body, InvolvementReply.VIEW, said)
