"""Nominations: what makes one valid, until when one can be withdrawn, and which way a selection then goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from compacttui.rules.dates import day_and_time, london_day
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import Political, RuleBook, Unopposed
from compacttui.rules.text import folded, word_count
from compacttui.rules.word import Word
from compacttui.rules.words import NominationState, SelectionMethod

MOVES: Final[Mapping[NominationState, frozenset[NominationState]]] = MappingProxyType(
    {
        NominationState.INVITED: frozenset({NominationState.DRAFT, NominationState.SUBMITTED}),
        NominationState.DRAFT: frozenset({NominationState.SUBMITTED}),
        NominationState.SUBMITTED: frozenset(
            {NominationState.VALID, NominationState.INVALID, NominationState.WITHDRAWN}
        ),
        NominationState.INVALID: frozenset({NominationState.VALID}),
        NominationState.VALID: frozenset(
            {
                NominationState.INVALID,
                NominationState.WITHDRAWN,
                NominationState.STOOD_ASIDE,
                NominationState.DISQUALIFIED,
                NominationState.ELECTED,
                NominationState.NOT_ELECTED,
                NominationState.RESERVE,
            }
        ),
        NominationState.RESERVE: frozenset({NominationState.ELECTED, NominationState.DISQUALIFIED}),
        NominationState.ELECTED: frozenset({NominationState.DISQUALIFIED}),
    }
)
"""What a nomination can become next; one that is not valid may be cured until nominations close."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A nomination as it was handed in.

    Attributes:
        person: who stands.
        organisation: the organisation they stand from, if from one.
        proposer: the proposing organisation.
        seconder: the seconding organisation.
        more_backers: further organisations that stand behind it.
        consented: the person agreed to stand.
        name_on_ballot: the name as it shall stand on the ballot paper.
        statement: their words to the voters.
        interests_given: the form about interests came with it.
        meets_specification: whether they say how they meet the specification.
        received_at: the moment it came, in UTC.
    """

    person: str
    name_on_ballot: str
    received_at: datetime
    organisation: str | None = None
    proposer: str | None = None
    seconder: str | None = None
    more_backers: Sequence[str] = ()
    consented: bool = False
    statement: str = ""
    interests_given: bool = False
    meets_specification: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What the records know about the person and the selection when a nomination is looked at.

    Attributes:
        closes_at: when nominations close, in UTC.
        may_back: the organisations on the register of the qualifying day.
        belongs_to: the organisations the person belongs to.
        other_names: the names on the ballot of the other candidates.
        stands_already: another nomination of the person in this selection stands.
        seats_held: how many seats they hold already, this one aside.
        served: what is wrong with them standing again, by the terms they served.
        political: they are a declared candidate for political office, or were within the rule's months.
        restricted: they do not meet a restriction of the seat, in words; None when there is none, or they do.
        runs_it: they are the returning officer or a scrutineer of this selection.
    """

    closes_at: datetime
    may_back: Collection[str]
    belongs_to: Collection[str] = ()
    other_names: Collection[str] = ()
    stands_already: bool = False
    seats_held: int = 0
    served: Sequence[Finding] = ()
    political: bool = False
    restricted: str | None = None
    runs_it: bool = False


def eligibility(paper: Paper, known: Known, book: RuleBook) -> list[Finding]:
    """Everything that is wrong with a nomination; an empty list is a nomination in order.

    The returning officer rules: a guard can be cured until nominations close, or overridden with a reason.
    """
    return [finding for check in _CHECKS for finding in check(paper, known, book)]


def _in_time(paper: Paper, known: Known, _book: RuleBook) -> list[Finding]:
    if paper.received_at < known.closes_at:
        return []
    when = day_and_time(known.closes_at, london_day(paper.received_at))
    return [Finding("in_time", f"Nominations closed on {when}.", Strength.IMPOSSIBLE, "received_at")]


def _person(paper: Paper, known: Known, _book: RuleBook) -> list[Finding]:
    found = []
    if known.runs_it:
        message = "This person runs or watches over the selection, and cannot stand in it."
        found.append(Finding("runs_it", message, Strength.HARD_STOP, "person"))
    if known.stands_already:
        message = "This person stands already. Withdraw that nomination first."
        found.append(Finding("stands_already", message, Strength.IMPOSSIBLE, "person"))
    if not paper.consented:
        found.append(Finding("consent", "The candidate's consent to stand is missing.", field="consented"))
    if paper.organisation is not None and paper.organisation not in known.belongs_to:
        message = "The records do not show that the candidate belongs to this organisation."
        found.append(Finding("belongs", message, field="organisation"))
    return found


def _name(paper: Paper, known: Known, _book: RuleBook) -> list[Finding]:
    if not any(character.isalnum() for character in paper.name_on_ballot):
        return [Finding("name", "Say how the name shall stand on the ballot paper.", field="name_on_ballot")]
    if folded(paper.name_on_ballot) in {folded(name) for name in known.other_names}:
        message = "Another candidate has this name on the ballot paper. Add something that tells them apart."
        return [Finding("name_apart", message, field="name_on_ballot")]
    return []


def _backers(paper: Paper, known: Known, book: RuleBook) -> list[Finding]:
    named = {"proposer": paper.proposer, "seconder": paper.seconder}
    given = {role: body for role, body in named.items() if body is not None}
    needed = book.nominations.endorsements
    found = []
    for number, role in enumerate(named, 1):
        if number <= needed and role not in given:
            found.append(Finding(role, f"The {role} is missing.", field=role))
    backers = [*given.values(), *paper.more_backers]
    if len(set(backers)) < len(backers):
        message = "One organisation stands behind this nomination twice. Name another."
        found.append(Finding("different", message, field="seconder"))
    elif needed > len(named) and needed > len(backers):
        message = f"{needed} organisations must stand behind a nomination; this has {len(backers)}."
        found.append(Finding("endorsements", message, field="seconder"))
    return [*found, *_each_backer(paper, given, known, book)]


def _each_backer(paper: Paper, given: Mapping[str, str], known: Known, book: RuleBook) -> list[Finding]:
    roles = {**given, **{f"backer {number}": body for number, body in enumerate(paper.more_backers, 3)}}
    found = []
    for role, body in roles.items():
        field = role if role in given else "more_backers"
        if body not in known.may_back:
            message = f"The {role} is not on the register of the qualifying day."
            found.append(Finding(f"{field}_qualifies", message, field=field))
        if body == paper.organisation and not book.nominations.own_organisation:
            found.append(Finding("own", f"The {role} is the candidate's own organisation.", field=field))
    return found


def _words(paper: Paper, _known: Known, book: RuleBook) -> list[Finding]:
    found = []
    count, limit = word_count(paper.statement), book.statement.max_words
    if count > limit:
        found.append(
            Finding("statement", f"The statement has {count} words. The limit is {limit}.", field="statement")
        )
    if not paper.interests_given:
        message = "The form about interests is missing. Candidates declare before they are chosen."
        found.append(Finding("interests", message, field="interests_given"))
    if not paper.meets_specification:
        message = "The candidate does not say how they meet the specification."
        found.append(Finding("specification", message, field="skills"))
    return found


def _elsewhere(_paper: Paper, known: Known, book: RuleBook) -> list[Finding]:
    found = list(known.served)
    limit = book.candidates.max_seats
    if limit and known.seats_held >= limit:
        seats = "one seat" if known.seats_held == 1 else f"{known.seats_held} seats"
        message = f"This person holds {seats} already. The limit is {limit}."
        found.append(Finding("seats", message, field="person"))
    if known.restricted is not None:
        found.append(Finding("restricted", known.restricted, field="person"))
    if known.political and book.candidates.political is not Political.ALLOW:
        barred = book.candidates.political is Political.BAR
        outcome = "The rules here do not let them stand" if barred else "The returning officer should know"
        message = f"This person is a declared candidate for political office. {outcome}."
        found.append(Finding("political", message, field="person"))
    return found


_CHECKS: Final[tuple[Callable[[Paper, Known, RuleBook], list[Finding]], ...]] = (
    _in_time,
    _person,
    _name,
    _backers,
    _words,
    _elsewhere,
)


def check_move(now: NominationState, to: NominationState) -> None:
    """Refuse a step that does not exist.

    Raises:
        Refused: a nomination that stands so cannot become that.
    """
    if to not in MOVES.get(now, frozenset()):
        raise Refused(f"This nomination is {now.words}; it cannot become “{to.words}” any more.")


def check_cure(closes_at: datetime, now: datetime) -> None:
    """Refuse to mend a nomination when nominations have closed.

    Raises:
        Refused: they have.
    """
    if now >= closes_at:
        raise Refused(
            "Nominations have closed; a nomination can be put right until then, and not afterwards."
        )


def withdrawn_as(now: datetime, withdrawals_close_at: datetime, *, published: bool) -> NominationState:
    """What withdrawing makes of a nomination.

    Until withdrawals close the name is left off the ballot paper. After that, or once the candidates are
    published, the name stays on it and the person stands aside: votes for them move on as the method says.
    """
    if now < withdrawals_close_at and not published:
        return NominationState.WITHDRAWN
    return NominationState.STOOD_ASIDE


class Route(Word):
    """Which way a selection goes once nominations have closed."""

    CONTESTED = "contested", "contested: there is a poll"
    UNCONTESTED = "uncontested", "uncontested: elected unopposed"
    CONFIRMATORY = "confirmatory_poll", "uncontested: a yes or no vote"
    NEGOTIATION = "negotiation", "the candidates talk first"
    PANEL = "panel", "a panel chooses"
    NO_CANDIDATES = "no_candidates", "nobody stands"
    AGREED = "agreed", "agreed between the candidates, no vote"
    CO_OPTION = "co_option", "co-opted, not elected"


def route(valid: int, places: int, method: SelectionMethod, book: RuleBook) -> Route:
    """Which way it goes with so many valid nominations for so many places.

    Raises:
        Refused: there is no place to fill.
    """
    if places < 1:
        raise Refused("A selection needs at least one place to fill.", field="places")
    if valid == 0:
        return Route.NO_CANDIDATES
    if method is SelectionMethod.PANEL:
        return Route.PANEL
    if valid > places:
        return Route.NEGOTIATION if method is SelectionMethod.AGREED else Route.CONTESTED
    confirm = method is SelectionMethod.CONFIRMATORY or book.uncontested.route is Unopposed.CONFIRMATORY
    return Route.CONFIRMATORY if confirm else Route.UNCONTESTED


def unfilled(valid: int, places: int) -> int:
    """How many places stay empty when everybody who stands is elected."""
    return max(0, places - valid)


def may_extend(valid: int, places: int, *, extended_before: bool) -> list[Finding]:
    """What is wrong with opening nominations once more: only with too few candidates, and only once."""
    if extended_before:
        return [Finding("extended_once", "Nominations were open twice already.", Strength.IMPOSSIBLE)]
    if valid >= places:
        message = "There are enough candidates, so nominations are not opened again."
        return [Finding("enough", message, Strength.IMPOSSIBLE)]
    return []
