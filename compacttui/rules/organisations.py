"""Organisations: who may nominate and vote on the day that counts, and who is connected with whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from compacttui.rules.dates import PartialDate, add_months, long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import Connected, RuleBook
from compacttui.rules.text import one_line
from compacttui.rules.words import MembershipClass, MembershipStatus


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation's membership as it stood on the qualifying day.

    Attributes:
        organisation: which one.
        membership: what the membership gives it.
        status: whether it was in force.
        joined_on: since when, as far as that is known.
    """

    organisation: str
    membership: MembershipClass
    status: MembershipStatus
    joined_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """Whether an organisation is on the register of electors, and why not."""

    organisation: str
    qualifies: bool
    reason: str = ""


def qualifying_on(notice_on: date, book: RuleBook) -> date:
    """The day on which membership counts: the day of notice, or as many days before it as the rule book says."""
    return notice_on - timedelta(days=book.electorate.qualifying_days_before)


def vote_of(member: Member, on: date, book: RuleBook) -> Vote:
    """Whether an organisation votes, by its membership on the qualifying day `on`.

    What happens to a membership afterwards changes nothing: a frozen register does not follow.
    """
    if member.status is not MembershipStatus.CURRENT:
        return Vote(member.organisation, qualifies=False, reason=f"membership: {member.status.words}")
    if not member.membership.votes:
        return Vote(member.organisation, qualifies=False, reason=f"{member.membership.words}, with no vote")
    months = book.electorate.member_months
    if months and member.joined_on is None:
        return Vote(member.organisation, qualifies=False, reason="not known since when it is a member")
    if member.joined_on is not None:
        if member.joined_on.earliest > on:
            return Vote(member.organisation, qualifies=False, reason="joined after the qualifying day")
        # A date known only by its year counts in the member's favour.
        if months and add_months(member.joined_on.earliest, months) > on:
            return Vote(
                member.organisation, qualifies=False, reason=f"a member for less than {months} months"
            )
    return Vote(member.organisation, qualifies=True)


def register(members: Iterable[Member], on: date, book: RuleBook) -> list[Vote]:
    """The register of electors of a qualifying day: every organisation once, with why it is left out.

    Raises:
        Refused: an organisation stands there twice.
    """
    votes: dict[str, Vote] = {}
    for member in members:
        if member.organisation in votes:
            raise Refused("An organisation stands on the register twice; each has one vote.")
        votes[member.organisation] = vote_of(member, on, book)
    return list(votes.values())


def of_constituency(vote: Vote, belonging: Collection[str]) -> Vote:
    """The vote of an organisation where only those of a constituency have one.

    Source: networks in which only groups of the same college or area nominate and vote.
    """
    if not vote.qualifies or vote.organisation in belonging:
        return vote
    return Vote(vote.organisation, qualifies=False, reason="does not belong to the constituency")


def keeps_vote(on_register: bool, status_now: MembershipStatus, book: RuleBook) -> bool:
    """Whether an organisation on a frozen register may still vote, now that its membership stands so."""
    return on_register and (book.electorate.keeps_vote or status_now is MembershipStatus.CURRENT)


def connected_groups(links: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """The groups of organisations that are connected, directly or by way of others, in a fixed order."""
    group_of: dict[str, set[str]] = {}
    for one, other in links:
        joined = group_of.get(one, {one}) | group_of.get(other, {other})
        for organisation in joined:
            group_of[organisation] = joined
    return sorted({frozenset(group) for group in group_of.values() if len(group) > 1}, key=sorted)


def voting_groups(
    votes: Sequence[Vote], links: Iterable[tuple[str, str]], rule: Connected
) -> list[frozenset[str]]:
    """The organisations on a register by the vote they share: alone, or together where the rule says so."""
    qualifying = [vote.organisation for vote in votes if vote.qualifies]
    if rule is Connected.EACH:
        return [frozenset({organisation}) for organisation in qualifying]
    on_register = set(qualifying)
    together = [group & on_register for group in connected_groups(links)]
    group_of = {organisation: group for group in together for organisation in group}
    return list(dict.fromkeys(group_of.get(one, frozenset({one})) for one in qualifying))


def renewal_due_on(renewed_on: date, months: int) -> date:
    """The day by which a membership is renewed."""
    return add_months(renewed_on, months)


def verify_by(verified_on: date, months: int) -> date:
    """The day by which an entry of the register of organisations is looked at again."""
    return add_months(verified_on, months)


def checked_registration(text: str, field: str = "registration") -> str:
    """A charity or company number in its usual form: figures, with two letters before them where it has any.

    Raises:
        Refused: it is no such number.
    """
    number = re.sub(r"[\s./-]", "", one_line(text)).upper()
    if not re.fullmatch(r"(?:[A-Z]{2})?[0-9]{5,8}", number):
        raise Refused(
            "A charity number has six or seven figures, a company number eight, with letters first in some. "
            "Please check it, or leave it empty.",
            field=field,
        )
    return number


def check_not_connected(one: str, other: str, known: Iterable[tuple[str, str]]) -> None:
    """Refuse a connection of an organisation with itself, or one that is known already.

    Raises:
        Refused: it is one of these.
    """
    if one == other:
        raise Refused("An organisation is not connected with itself. Choose another.", field="other")
    if any({one, other} == set(link) for link in known):
        raise Refused("These two are noted as connected already.", field="other")


def check_merger(organisation: str, successor: str, became: Mapping[str, str], on: date, today: date) -> None:
    """Refuse a merger that cannot be.

    Args:
        organisation: which one is no more.
        successor: what it became part of.
        became: for each organisation that merged before, what it became.
        on: the day of the merger.
        today: today.

    Raises:
        Refused: into itself, round in a circle, or on a day that has not come.
    """
    if on > today:
        raise Refused(f"{long_day(on)} has not come yet. Record the merger when it has.", field="on")
    at: str | None = successor
    seen: set[str] = set()
    while at is not None and at not in seen:
        if at == organisation:
            raise Refused("An organisation cannot become part of itself. Choose another.", field="successor")
        seen.add(at)
        at = became.get(at)
