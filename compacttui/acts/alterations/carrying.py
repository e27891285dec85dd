"""Carrying an agreed alteration of membership out: the seat, the name, the vote are so from the day agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from compacttui.acts import partnerships as acts
from compacttui.acts.alterations.reading import about_of, check_there, proposal_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Alteration
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, text_of
from compacttui.records import partnerships as kept
from compacttui.records.events import Row
from compacttui.rules.dates import PartialDate, long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.words import AlterationDecision, AlterationKind, AlterationState, VotingRights

_REASON = "Agreed as a change of membership."


@act(
    "alteration.carry_out",
    title="Carry an agreed change out",
    on="alteration",
    when={AlterationState.APPROVED},
)
def carry_out(desk: Desk, alteration: Alteration) -> str | None:
    """Carry out what was agreed: the seat is made or goes, speaks for others or votes otherwise, the name changes.

    Returns the id of a seat that was made.

    Args:
        alteration: which change.

    Raises:
        Refused: it was not agreed, its day has not come, or what it needs is not there: a seat that is held cannot go.
            What cannot be carried out any more can be withdrawn.
    """
    with desk.together() as books:
        row = proposal_of(books, alteration, undecided=False)
        if row["decision"] != AlterationDecision.APPROVED.value:
            raise Refused("This change is not agreed. Nothing was changed.", field="alteration")
        if row["carried_out_on"]:
            raise Refused("This change was carried out already. Nothing was changed.", field="alteration")
        check_there(books, text_of(row, "partnership"))
        since = date.fromisoformat(text_of(row, "effective_on"))
        if since > desk.today:
            raise Refused(f"It is agreed from {long_day(since)} on, and that day has not come yet.")
        made = _DOES[AlterationKind.of(row["kind"])](desk, row, since)
        with desk.writing() as opened:
            opened.record(
                "alteration.carried_out",
                alteration,
                about=(*about_of(row), *((made,) if made else ())),
                carried_out_on=day_of(opened).isoformat(),
                made=made,
            )
    return made


def _create(desk: Desk, row: Row, since: date) -> str:
    rights = VotingRights.of(row["voting_rights"]) if row["voting_rights"] else VotingRights.FULL
    return acts.create_seat(
        desk,
        text_of(row, "partnership"),
        text_of(row, "name"),
        text_of(row, "constituency"),
        since=PartialDate.of(since),
        voting_rights=rights,
    )


def _remove(desk: Desk, row: Row, since: date) -> None:
    acts.abolish_seat(desk, text_of(row, "seat"), since, _REASON)


def _change(desk: Desk, row: Row, since: date) -> None:
    with desk.writing() as opened:
        seat = opened.get(kept.seat, text_of(row, "seat"))
        if seat is None or seat["state"] == "abolished":
            raise Refused("There is no such seat any more. Nothing was changed.", field="alteration")
        opened.record(
            "seat.changed",
            text_of(row, "seat"),
            about=about_of(row),
            since=since.isoformat(),
            constituency=row["constituency"] or seat["constituency"],
            voting_rights=row["voting_rights"] or seat["voting_rights"],
        )


def _rename(desk: Desk, row: Row, since: date) -> None:
    acts.rename(desk, text_of(row, "partnership"), text_of(row, "name"), since, _REASON)


def _merge(desk: Desk, row: Row, since: date) -> None:
    acts.end(desk, text_of(row, "partnership"), since, _REASON, text_of(row, "successor"))


_DOES: Mapping[AlterationKind, Callable[[Desk, Row, date], str | None]] = {
    AlterationKind.CREATE_SEAT: _create,
    AlterationKind.REMOVE_SEAT: _remove,
    AlterationKind.CONSTITUENCY: _change,
    AlterationKind.VOTING: _change,
    AlterationKind.RENAME: _rename,
    AlterationKind.MERGE: _merge,
}
