"""The returning officer and the scrutineers: people with no part in what they run."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from compacttui.rules.findings import Finding, Strength


@dataclass(frozen=True, slots=True)
class Involved:
    """Who has a part in a selection, by ids.

    Attributes:
        candidates: the people who stand.
        backers: the people who signed for the organisations that propose or second them.
        organisations: the organisations that candidates belong to, and those that propose or second.
        close_to: people with a family or business tie to a candidate, as they were declared.
    """

    candidates: Collection[str]
    backers: Collection[str] = ()
    organisations: Collection[str] = ()
    close_to: Collection[str] = ()


def independence_findings(
    person: str, belongs_to: Iterable[str], involved: Involved, *, office: str = "returning officer"
) -> list[Finding]:
    """Why somebody cannot run or watch over a selection; nobody can override it.

    They are no candidate, no proposer or seconder, not close to a candidate, and belong to no organisation that
    has a part in it. Source: election rules of membership charities, where tellers may be neither candidates
    nor have a family or business connection to one.

    Args:
        person: whose independence is asked about.
        belongs_to: the organisations they work or volunteer for, or help to govern, today.
        involved: who has a part.
        office: what they are to be, in words.
    """
    found: list[Finding] = []

    def stop(check: str, why: str) -> None:
        message = f"The {office} {why}. Choose somebody with no part in this selection."
        found.append(Finding(check, message, Strength.HARD_STOP, office.replace(" ", "_")))

    if person in involved.candidates:
        stop("officer_stands", "is a candidate")
    if person in involved.backers:
        stop("officer_backs", "signed for a candidate")
    if person in involved.close_to:
        stop("officer_is_close", "has a family or business tie to a candidate")
    if set(belongs_to) & set(involved.organisations):
        stop("officer_belongs", "belongs to an organisation that stands behind a candidate")
    return found
