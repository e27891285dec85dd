"""Which interests were on an agenda and not declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, select

from compacttui.questions.interests.register import HELD_BACK, reads_in_full
from compacttui.questions.interests.unanswered import OpenMatch, matches_at
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.interests import interest
from compacttui.records.meetings import item, meeting
from compacttui.rules.dates import days, in_days
from compacttui.rules.declarations import settle_by
from compacttui.rules.given import Meeting, Organisation, Partnership, Person
from compacttui.rules.match_refs import match_ref
from compacttui.rules.roles import Role
from compacttui.rules.word import Word
from compacttui.rules.words import InterestKind, MatchOutcome, Publication, Standing


class MatchesShown(Word):
    """Which matches a list shows."""

    OPEN = "open", "to be answered"
    DECLARED = "declared", "declared"
    EXPLAINED = "explained", "explained"
    BREACHES = "breaches", "breaches"
    DECIDED = "decided", "decided on, and not answered"
    ALL = "all", "all"


@dataclass(frozen=True, slots=True)
class MatchRow:
    """An interest of somebody at the table in an organisation on the agenda.

    Attributes:
        id: what the match is opened by.
        item_id: the item's id.
        meeting_id: the meeting's.
        person_id: the person's.
        organisation_id: the organisation's.
        interest_id: the entry of the register, if there is one.
        is_open: it still waits for somebody.
        is_held: the meeting has been held.
        outcome: what was found out afterwards, if it was looked into.
        standing: to be decided, late, or done.
        person: whose interest.
        organisation: in which organisation.
        tie: what ties them: the register, or where they belong.
        partnership: whose meeting.
        met_on: the day of the meeting.
        item: the item, with its number.
        settle_by: the day by which it is to be settled, once the meeting was held.
        stands: how it stands, in words.
    """

    id: str
    item_id: str
    meeting_id: str
    person_id: str
    organisation_id: str
    interest_id: str
    is_open: bool
    is_held: bool
    outcome: MatchOutcome | None
    standing: Standing
    person: str = column("Person")
    organisation: str = column("Organisation")
    tie: str = column("How tied")
    partnership: str = column("Partnership")
    met_on: date = column("Meeting")
    item: str = column("Item")
    settle_by: date | None = column("Settle by")
    stands: str = column("Stands")


@question("matches", title="Which interests were on an agenda and not declared", rows=MatchRow)
def matches(
    view: View,
    shown: MatchesShown = MatchesShown.OPEN,
    person: Person | None = None,
    partnership: Partnership | None = None,
    at: Meeting | None = None,
    organisation: Organisation | None = None,
) -> Sequence[MatchRow]:
    """Interests of people at the table in organisations on the agenda: coming, not answered, and what became of them.

    Args:
        shown: those still to be answered, declared, explained, breaches, at items that were decided on, or all.
        person: only this person's.
        partnership: only at its meetings.
        at: only at one meeting.
        organisation: only in this organisation; with a person, where it was on an agenda and they said nothing.
    """
    m = meeting.c
    where = m.id == at if at else (m.partnership == partnership if partnership else None)
    with view.reading() as connection:
        settled = shown in {MatchesShown.DECLARED, MatchesShown.ALL}
        found = matches_at(view, connection, meetings=where, person=person, unsettled=not settled)
        chosen = [one for one in found if _is_shown(one, shown)]
        if shown is MatchesShown.DECIDED:
            decisions = _decisions(view, connection, chosen)
            chosen = [one for one in chosen if one.match.item in decisions]
        rows = match_rows(view, connection, chosen)
        # By what may be read: whoever asks for an organisation must not learn what the register keeps back.
        return [row for row in rows if organisation in {None, row.organisation_id}]


def count_of(view: View) -> tuple[int, int]:
    """How many matches still wait for somebody, and how many are breaches, as far as the viewer may know of them."""
    with view.reading() as connection:
        found = _may_read(view, connection, matches_at(view, connection, unsettled=True))
    return sum(one.is_open for one in found), sum(one.outcome is MatchOutcome.BREACH for one in found)


def match_rows(view: View, connection: Connection, found: Sequence[OpenMatch]) -> list[MatchRow]:
    """Matches as rows that people read, as far as the viewer may know of them, the oldest meeting first.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        found: the matches.
    """
    kept = _may_read(view, connection, found)
    names = Names(view)
    names.read(connection, _to_name(kept))
    items = _items(view, connection, kept)
    kinds, public = _entries(view, connection, kept)
    rows = [
        _row(view, one, names, items, kinds)
        if reads_in_full(view, one.match.person)
        else _for_others(one, public, lambda shown: _row(view, shown, names, items, kinds))
        for one in kept
    ]
    return sorted(rows, key=lambda row: (row.met_on, row.person, row.item))


def _is_shown(one: OpenMatch, shown: MatchesShown) -> bool:
    return {
        MatchesShown.OPEN: one.is_open,
        MatchesShown.DECLARED: one.answered,
        MatchesShown.EXPLAINED: one.outcome is MatchOutcome.EXPLAINED,
        MatchesShown.BREACHES: one.outcome is MatchOutcome.BREACH,
        MatchesShown.DECIDED: one.is_open and one.held,
        MatchesShown.ALL: True,
    }[shown]


def _decisions(view: View, connection: Connection, found: Sequence[OpenMatch]) -> frozenset[str]:
    """Of the items at which these matches are, the ones that were for a decision."""
    c, wanted = item.c, sorted({one.match.item for one in found})
    query = select(c.id).where(view.true(item), c.id.in_(wanted), c.decision == 1)
    return frozenset(connection.execute(query).scalars() if wanted else ())


def _may_read(view: View, connection: Connection, found: Sequence[OpenMatch]) -> list[OpenMatch]:
    """Those that the viewer may know of: officers and auditors all, people their own, everybody the breaches.

    The secretariat of a partnership also knows of those that stand on the published register.
    """
    if view.role in READ_NEARLY_ALL:
        return list(found)
    public: set[str] = set()
    if view.role is Role.PARTNERSHIP_CONTACT:
        wanted = sorted({entry for one in found for entry in one.match.interests})
        c = interest.c
        query = select(c.id).where(
            view.known(interest), c.id.in_(wanted), c.publication == Publication.PUBLIC.value
        )
        public = {row.id for row in connection.execute(query)} if wanted else set()
    return [
        one
        for one in found
        if one.outcome is MatchOutcome.BREACH
        or (view.person and one.match.person == view.person)
        or not public.isdisjoint(one.match.interests)
    ]


def _to_name(found: Iterable[OpenMatch]) -> set[str]:
    return {thing for one in found for thing in (one.match.person, one.match.organisation, one.partnership)}


def _items(view: View, connection: Connection, found: Sequence[OpenMatch]) -> dict[str, str]:
    c, wanted = item.c, sorted({one.match.item for one in found})
    query = select(c.id, c.number, c.title).where(view.known(item), c.id.in_(wanted))
    rows = connection.execute(query) if wanted else ()
    return {row.id: f"{row.number} {row.title}" for row in rows}


def _entries(
    view: View, connection: Connection, found: Sequence[OpenMatch]
) -> tuple[dict[str, InterestKind], frozenset[str]]:
    """What the entries of the register come from, and which of them are published whole."""
    c, wanted = interest.c, sorted({entry for one in found for entry in one.match.interests})
    query = select(c.id, c.kind, c.publication).where(
        c.log == view.town, c.superseded_seq.is_(None), c.id.in_(wanted)
    )
    rows = connection.execute(query).all() if wanted else []
    public = frozenset(row.id for row in rows if row.publication == Publication.PUBLIC)
    return {row.id: InterestKind.of(row.kind) for row in rows}, public


def _for_others(one: OpenMatch, public: frozenset[str], shown: Callable[[OpenMatch], MatchRow]) -> MatchRow:
    """What others read of a match: nothing that the register keeps back, and not where somebody belongs."""
    match = one.match
    if not match.interests:
        return replace(shown(one), tie="not on the register")
    published = tuple(entry for entry in match.interests if entry in public)
    if not published:
        return replace(
            shown(one),
            id=match.item,
            organisation_id="",
            interest_id="",
            organisation=HELD_BACK,
            tie=HELD_BACK,
        )
    return shown(replace(one, match=replace(match, interests=published)))


def _row(
    view: View,
    one: OpenMatch,
    names: Names,
    items: dict[str, str],
    kinds: dict[str, InterestKind],
) -> MatchRow:
    match = one.match
    standing, stands = _stands(view, one)
    by = settle_by(one.on, view.rules.interest.follow_up_days) if one.held and one.is_open else None
    return MatchRow(
        id=match_ref(match.item, match.person, match.organisation),
        item_id=match.item,
        meeting_id=one.meeting,
        person_id=match.person,
        organisation_id=match.organisation,
        interest_id=match.interests[0] if match.interests else "",
        is_open=one.is_open,
        is_held=one.held,
        outcome=one.outcome,
        standing=standing,
        person=names.of(match.person) or UNKNOWN,
        organisation=names.of(match.organisation) or UNKNOWN,
        tie=_tie(one, kinds),
        partnership=names.of(one.partnership, one.on) or UNKNOWN,
        met_on=one.on,
        item=items.get(match.item, UNKNOWN),
        settle_by=by,
        stands=stands,
    )


def _tie(one: OpenMatch, kinds: dict[str, InterestKind]) -> str:
    held = [kinds[entry].words.partition(",")[0] for entry in one.match.interests if entry in kinds]
    if held:
        return f"{', '.join(dict.fromkeys(held))} (register)"
    belongs = ", ".join(capacity.words for capacity in one.match.capacities)
    return f"{belongs}, not on the register"


def _stands(view: View, one: OpenMatch) -> tuple[Standing, str]:
    if one.outcome is MatchOutcome.BREACH:
        return Standing.LATE, "a breach"
    if one.outcome is MatchOutcome.EXPLAINED:
        return Standing.DONE, "explained"
    if one.answered:
        return Standing.DONE, "declared"
    if not one.held:
        return Standing.DECIDE, f"on the agenda, {in_days(one.on, view.day)}"
    since = (view.day - one.on).days
    late = since > view.rules.interest.follow_up_days
    return (Standing.LATE if late else Standing.DECIDE), f"not declared, {days(since)} since the meeting"
