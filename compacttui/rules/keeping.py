"""How long things are kept: the day on which each need be kept no longer, and whose words may be erased when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from compacttui.rules.dates import add_months, long_day
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import ErasureGround, KeptFor

SPEAK_FOR_THEMSELVES: Final = frozenset({Role.REPRESENTATIVE, Role.DEPUTY, Role.ORG_CONTACT, Role.PUBLIC})
"""Roles in which people speak for themselves, or for those who chose them; in every other one for their office."""


def kept_until(what: KeptFor, over_on: date, rules: RuleBook) -> date:
    """The first day on which it need no longer be kept.

    Ballot papers are kept while the next-placed may still be asked, or the papers counted back, for a seat that falls
    vacant.

    Args:
        what: what it is.
        over_on: the day it was over: closed, declared, the last day in office.
        rules: the rule book; of a selection, the one that it began under.
    """
    return add_months(over_on, _months(what, rules))


def _months(what: KeptFor, rules: RuleBook) -> int:
    match what:
        case KeptFor.INTEREST:
            return 12 * rules.interest.keep_years
        case KeptFor.BALLOTS:
            return max(rules.ballots.keep_months, rules.casual_vacancy.next_placed_months)
        case KeptFor.TERM:
            return 12 * rules.term.keep_years
        case KeptFor.PERSON:
            return 12 * rules.people.keep_years


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of a person's whose time is not over.

    Attributes:
        what: what it is.
        called: what people call it.
        until: the first day on which it need no longer be kept.
    """

    what: KeptFor
    called: str
    until: date


@dataclass(frozen=True, slots=True)
class Stays:
    """What ties a person to what is still going on, each in words that say which.

    Attributes:
        seats: the seats on which they serve, or for which they are chosen.
        selections: running selections in which they were put forward.
        complaints: complaints that are not settled: their own, and those about a selection of theirs.
        speaks_for: organisations whose voting contact they are.
        roles: what they may do in the program besides speaking for themselves.
        signs_in: they have an account, by which they sign in.
    """

    seats: Sequence[str] = ()
    selections: Sequence[str] = ()
    complaints: Sequence[str] = ()
    speaks_for: Sequence[str] = ()
    roles: Sequence[str] = ()
    signs_in: bool = False


def against_erasing(
    stays: Stays, kept: Sequence[Kept], ground: ErasureGround, today: date
) -> Iterator[Finding]:
    """What speaks against erasing somebody's words now.

    While somebody is in office, stands, or is in the middle of a complaint, their words are needed for it by others:
    nothing overrides that. The times of the rule book can be overridden with a reason; where the law does not let the
    words be kept, they say nothing.

    Args:
        stays: what ties the person to what is going on.
        kept: what of theirs has a time that is not over.
        ground: on what ground they would be erased.
        today: the day.
    """
    for check, things, sentence in (
        (
            "serves",
            stays.seats,
            "They serve on, or are chosen for: {}. Their words can be erased once that is over.",
        ),
        (
            "stands",
            stays.selections,
            "They stand in a selection that is not over: {}. Erase their words after it.",
        ),
        ("complains", stays.complaints, "This is not settled: {}. Their words are needed until it is."),
        ("speaks", stays.speaks_for, "They are the voting contact of {}. Name somebody else first."),
        ("works", stays.roles, "They have a role here: {}. Take it away first."),
        ("signs_in", ["account"] if stays.signs_in else [], "They have an {} here. Close it first."),
    ):
        if things:
            yield Finding(check, sentence.format("; ".join(things)), Strength.IMPOSSIBLE, field="person")
    if ground.is_demanded:
        return
    strength = Strength.IMPOSSIBLE if ground is ErasureGround.KEPT_LONG_ENOUGH else Strength.GUARD
    for one in kept:
        if one.until > today:
            yield Finding(
                f"keep_{one.what.value}",
                f"The rule book keeps this until {long_day(one.until)} ({one.what.rule}): {one.called}.",
                strength,
                field="ground" if strength is Strength.IMPOSSIBLE else None,
            )
