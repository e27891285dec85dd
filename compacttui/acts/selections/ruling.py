"""Ruling on nominations, and withdrawing them."""

from __future__ import annotations

import json

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    NOMINATING,
    check_is_returning_officer,
    check_runs_it,
    moment_of,
    nomination_of,
    nominations_of,
    running,
    text_of,
)
from compacttui.acts.selections.standing import check_independent
from compacttui.records.events import Row
from compacttui.rules import selections as rules
from compacttui.rules.refusal import Refused
from compacttui.rules.words import NominationState, ProcessState


@act(
    "nomination.rule",
    title="Rule on a nomination",
    on="nomination",
    edits=True,
    when={NominationState.SUBMITTED, NominationState.VALID, NominationState.INVALID},
)
def rule_on(desk: Desk, nomination: Nomination, valid: bool, reason: Words | None = None) -> None:
    """Rule that a nomination is valid, or that it is not and why.

    Args:
        nomination: which one.
        valid: it is valid.
        reason: why it is not valid; or why it is in spite of what the checks found.

    Raises:
        Refused: there is no reason where one is needed, the candidates are published, or the returning officer has
            a part in the selection.
    """
    with desk.writing() as books:
        row = nomination_of(books, nomination)
        process = running(desk, books, text_of(row, "selection"))
        check_is_returning_officer(desk, process)
        if process.state not in NOMINATING:
            raise Refused(
                "The candidates are published, and nominations are not ruled on any more.", field="nomination"
            )
        to = NominationState.VALID if valid else NominationState.INVALID
        now_is = NominationState.of(row["state"])
        rules.check_move(now_is, to)
        nominations = nominations_of(books, process.id)
        check_independent(books, process, nominations)
        if now_is is NominationState.INVALID:
            rules.check_cure(process.moment("nominations_close_at"), moment_of(books))
        if not valid and not reason:
            raise Refused("Say why the nomination is not valid; the candidate reads it.", field="reason")
        found = row["findings"]
        if valid and found and not reason:
            raise Refused(
                f"{found} Have it put right, or say why it is valid all the same.".replace("\n", " "),
                field="reason",
            )
        books.record(
            "nomination.ruled",
            nomination,
            about=_about(row),
            private={"ruling": reason},
            valid=valid,
            in_spite_of=json.loads(text_of(row, "checks")) if valid else [],
        )


@act(
    "nomination.withdraw",
    title="Withdraw a nomination",
    on="nomination",
    final=True,
    when={NominationState.SUBMITTED, NominationState.VALID},
)
def withdraw(desk: Desk, nomination: Nomination, reason: Words | None = None) -> NominationState:
    """Withdraw a nomination at the candidate's wish, or because the candidate cannot stand any more.

    Until withdrawals close the name is left off the ballot paper; afterwards it stays on it, the candidate stands
    aside, and votes for them move on.

    Args:
        nomination: which one.
        reason: why, if it was said; the health of a person is never noted.

    Raises:
        Refused: it is not standing, or the papers are sealed.
    """
    with desk.writing() as books:
        row = nomination_of(books, nomination)
        process = running(desk, books, text_of(row, "selection"))
        check_runs_it(desk, process)
        if process.state in (ProcessState.COUNTING, ProcessState.PROVISIONAL):
            raise Refused(
                "The papers are sealed with this name on them. Count first; whoever is elected need not take the seat.",
                field="nomination",
            )
        published = process.row["nominations_published_on"] is not None
        to = rules.withdrawn_as(moment_of(books), process.moment("withdrawals_close_at"), published=published)
        rules.check_move(NominationState.of(row["state"]), to)
        kind = "nomination.withdrawn" if to is NominationState.WITHDRAWN else "nomination.stood_aside"
        books.record(kind, nomination, about=_about(row), reason=reason)
    return to


def _about(row: Row) -> tuple[str, ...]:
    return str(row["selection"]), str(row["person"])
