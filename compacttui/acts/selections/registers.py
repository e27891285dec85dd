"""The register of electors: who votes, frozen and sealed before the poll opens."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Organisation, Selection
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    NOMINATING,
    Process,
    check_is_returning_officer,
    day_of,
    moment_of,
    running,
    text_of,
)
from compacttui.acts.selections.standing import asks_for_a_vote
from compacttui.records import organisations
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate, long_day, plural
from compacttui.rules.organisations import (
    Member,
    Vote,
    connected_groups,
    of_constituency,
    register,
    voting_groups,
)
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import ElectorateRule, MembershipClass, MembershipStatus, ProcessState


@dataclass(frozen=True, slots=True)
class ElectorException:
    """An organisation that is on the register, or is not, other than its membership says.

    Attributes:
        organisation: which one.
        reason: why; it stands in the list of exceptions.
    """

    organisation: Organisation
    reason: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """A register of electors that was frozen.

    Attributes:
        electors: how many votes there are.
        organisations: how many organisations are on it.
        connected: how many of them are connected with another one on it.
        sha256: its seal.
    """

    electors: int
    organisations: int
    connected: int
    sha256: str


@act(
    "register.freeze",
    title="Freeze the register of electors",
    on="selection",
    final=True,
    when={
        *NOMINATING,
        ProcessState.NOMINATIONS_CLOSED,
        ProcessState.NEGOTIATION,
        ProcessState.UNCONTESTED,
        ProcessState.PERSONS_NOMINATED,
    },
)
def freeze(
    desk: Desk,
    selection: Selection,
    added: Sequence[ElectorException] = (),
    left_out: Sequence[ElectorException] = (),
) -> Frozen:
    """Settle who votes: every organisation whose membership counted on the qualifying day, once each.

    What happens to a membership afterwards changes nothing.

    Args:
        selection: for which selection.
        added: organisations that vote although their membership does not say so.
        left_out: organisations that do not vote although their membership says so.

    Raises:
        Refused: it is frozen already, the qualifying day has not come, nobody would be on it, or an exception is
            none.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        if desk.role is Role.RETURNING_OFFICER:
            check_is_returning_officer(desk, process)
        _check_time(books, process)
        on = date.fromisoformat(process.text("qualifying_on"))
        votes = votes_in(books, process)
        on_register = _with_exceptions(votes, added, left_out)
        links = _links_on(books, on)
        together = [sorted(group & on_register) for group in connected_groups(links)]
        connected = [group for group in together if len(group) > 1]
        sharing = voting_groups(
            [Vote(one, qualifies=True) for one in sorted(on_register)],
            links,
            process.rules.electorate.connected,
        )
        members = sorted(on_register)
        seal = register_seal(members)
        exceptions = [*added, *left_out]
        books.record(
            "register.frozen",
            selection,
            about=(*process.about, *(one.organisation for one in exceptions)),
            private={
                **{f"added.{place}": one.reason for place, one in enumerate(added)},
                **{f"left_out.{place}": one.reason for place, one in enumerate(left_out)},
            },
            qualifying_on=on.isoformat(),
            organisations=members,
            added=[one.organisation for one in added],
            left_out=[one.organisation for one in left_out],
            connected=connected,
            electors=len(sharing),
            sha256=seal,
        )
    return Frozen(len(sharing), len(members), sum(map(len, connected)), seal)


def register_seal(organisations_on_it: Sequence[str]) -> str:
    """The seal of a register: SHA-256, in hexadecimal, of the sorted ids of its organisations, one a line."""
    return sha256("\n".join(sorted(organisations_on_it)).encode("ascii")).hexdigest()


def votes_in(books: Books, process: Process, among: Collection[str] | None = None) -> list[Vote]:
    """Whether each organisation has a vote in a selection, by its membership, and its constituency where that is asked.

    Args:
        books: the open ledger.
        process: which selection.
        among: some organisations only.
    """
    on = date.fromisoformat(process.text("qualifying_on"))
    votes = votes_on(books, on, process.rules, among)
    if process.row["electorate"] != ElectorateRule.CONSTITUENCY:
        return votes
    belonging = _belonging_on(books, on, process.text("constituency"))
    return [of_constituency(vote, belonging) for vote in votes]


def _belonging_on(books: Books, on: date, constituency: str) -> set[str]:
    """The organisations that belonged to a constituency on a day."""
    b, day = organisations.belonging.c, on.isoformat()
    query = select(b.organisation).where(
        b.log == books.log,
        b.constituency == constituency,
        b.superseded_seq.is_(None),
        b.effective_from <= day,
        b.effective_to.is_(None) | (b.effective_to > day),
    )
    return {text_of(row, "organisation") for row in books.rows(query)}


def votes_on(books: Books, on: date, book: RuleBook, among: Collection[str] | None = None) -> list[Vote]:
    """Whether each organisation has a vote by its membership on a day; of all organisations, or of some."""
    o, day = organisations.organisation.c, on.isoformat()
    query = select(o.id, o.membership_class, o.membership_state, o.joined_on).where(
        o.log == books.log,
        o.superseded_seq.is_(None),
        o.effective_from <= day,
        o.effective_to.is_(None) | (o.effective_to > day),
    )
    if among is not None:
        query = query.where(o.id.in_(list(among)))
    return register(
        [
            Member(
                text_of(row, "id"),
                MembershipClass.of(row["membership_class"]),
                MembershipStatus.of(row["membership_state"]),
                PartialDate.from_iso(str(row["joined_on"])) if row["joined_on"] else None,
            )
            for row in books.rows(query)
        ],
        on,
        book,
    )


def _check_time(books: Books, process: Process) -> None:
    if process.row["register_frozen_on"] is not None:
        raise Refused(
            "The register of this selection is frozen already, and is not changed any more.",
            field="selection",
        )
    asked = process.state is ProcessState.UNCONTESTED and asks_for_a_vote(process)
    if not asked and process.state not in {
        *NOMINATING,
        ProcessState.NEGOTIATION,
        ProcessState.PERSONS_NOMINATED,
    }:
        raise Refused("There is no poll in this selection, and so no register.", field="selection")
    on = date.fromisoformat(process.text("qualifying_on"))
    if day_of(books) < on:
        raise Refused(
            f"Membership counts as it is on {long_day(on)}. Freeze the register then, or later.",
            field="selection",
        )
    if moment_of(books) >= process.moment("poll_closes_at"):
        raise Refused("The time of the poll is over. Nothing was changed.", field="selection")


def _with_exceptions(
    votes: Sequence[Vote], added: Sequence[ElectorException], left_out: Sequence[ElectorException]
) -> set[str]:
    """The organisations on the register, exceptions included."""
    qualify = {vote.organisation for vote in votes if vote.qualifies}
    known = {vote.organisation for vote in votes}
    for field, exceptions in (("added", added), ("left_out", left_out)):
        named = [one.organisation for one in exceptions]
        if len(set(named)) < len(named):
            raise Refused("An organisation stands there twice. Nothing was changed.", field=field)
    for one in added:
        if one.organisation not in known:
            raise Refused(
                "This organisation was not on the register of organisations on the qualifying day.",
                field="added",
            )
        if one.organisation in qualify:
            raise Refused("This organisation is on the register anyway.", field="added")
    for one in left_out:
        if one.organisation not in qualify:
            raise Refused("This organisation is not on the register anyway.", field="left_out")
    found = (qualify | {one.organisation for one in added}) - {one.organisation for one in left_out}
    if not found:
        raise Refused(
            f"Nobody would be on the register: of {plural(len(votes), 'organisation')}, none had a vote on the "
            "qualifying day. Check the memberships first.",
            field="selection",
        )
    return found


def _links_on(books: Books, on: date) -> list[tuple[str, str]]:
    """Which organisations were known to be connected on a day."""
    c, day = organisations.connection.c, on.isoformat()
    query = select(c.organisation, c.other).where(
        c.log == books.log,
        c.superseded_seq.is_(None),
        c.effective_from <= day,
        c.effective_to.is_(None) | (c.effective_to > day),
    )
    return [(text_of(row, "organisation"), text_of(row, "other")) for row in books.rows(query)]
