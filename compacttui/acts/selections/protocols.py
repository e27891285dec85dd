"""The selection protocol: the rules of selections as a body adopted them, edition by edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, number_of, text_of
from compacttui.records import selections as kept
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name


@dataclass(frozen=True, slots=True)
class Adopted:
    """A protocol that was adopted.

    Attributes:
        protocol: its id.
        edition: which edition of the town's protocol it is.
        rules_version: the version of the rule book that it is.
    """

    protocol: str
    edition: int
    rules_version: str


@act("protocol.adopt", title="Record that the selection protocol was adopted")
def adopt(
    desk: Desk,
    adopted_by: str,
    adopted_on: date | None = None,
    review_on: date | None = None,
    name: str = "Selection protocol",
) -> Adopted:
    """Record that the rule book as it stands today was adopted as the protocol of selections.

    Selections that begin from that day on run under this edition; those that have begun keep theirs.

    Args:
        adopted_by: who adopted it: the members' meeting, the trustees, the forum.
        adopted_on: when; today if left empty.
        review_on: when it is to be looked at again.
        name: what it is called.

    Raises:
        Refused: the day has not come, comes before the edition there is, or that edition says the same.
    """
    who = checked_name(adopted_by, "adopted_by", "who adopted it")
    called = checked_name(name, "name", "the protocol")
    with desk.writing() as books:
        on = adopted_on or day_of(books)
        if on > day_of(books):
            raise Refused(f"{long_day(on)} has not come yet. Record it when it has.", field="adopted_on")
        if review_on is not None and review_on <= on:
            raise Refused("It is looked at again later than it was adopted.", field="review_on")
        p = kept.protocol.c
        query = select(kept.protocol).where(
            p.log == books.log, p.superseded_seq.is_(None), p.effective_to.is_(None)
        )
        before = next(iter(books.rows(query)), None)
        if before is not None and before["rules_version"] == desk.rules.version:
            raise Refused("The edition in force says the same. Change the rule book first.", field="name")
        if before is not None and on.isoformat() < text_of(before, "adopted_on"):
            raise Refused("The edition in force was adopted later than that.", field="adopted_on")
        edition = 1 if before is None else number_of(before, "edition") + 1
        protocol = books.new_id("protocol")
        books.record(
            "protocol.adopted",
            protocol,
            of="",
            private={"name": called, "adopted_by": who},
            edition=edition,
            rules_version=desk.rules.version,
            rules=desk.rules.as_facts(),
            adopted_on=on.isoformat(),
            review_on=review_on.isoformat() if review_on else None,
            replaces=text_of(before, "id") if before else None,
        )
    return Adopted(protocol, edition, desk.rules.version)
