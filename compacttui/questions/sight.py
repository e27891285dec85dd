"""How much of an entry a reader may read: what the table of who sees what means for the history.

Nobody is kept from knowing that an entry exists: numbers without gaps are what makes a history believable.
What an item of a report was marked later counts for its earlier text, too; what is withheld from the register
of interests today was never open in the past.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, select, true, union_all

from compacttui.questions.happening import SEES_LEAVE
from compacttui.questions.notices import RUNS_OR_READS, noticed_by
from compacttui.questions.view import View
from compacttui.records.events import Event
from compacttui.records.interests import interest
from compacttui.records.log import event_table
from compacttui.records.meetings import item
from compacttui.records.reports import report_item
from compacttui.records.resemblances import resemblance
from compacttui.rules.reports import Seen, audience_of, seen, strictest
from compacttui.rules.roles import Role
from compacttui.rules.words import Marking, Publication


class Sight(StrEnum):
    """How much of an entry may be read."""

    OPEN = "open"
    """All of it."""
    PUBLISHED = "published"
    """What is published: no reasons given inside the office, nothing that is marked closed."""
    FACTS = "facts"
    """What happened, without anybody's words."""
    CLOSED = "closed"
    """That there is an entry."""


READ_NEARLY_ALL: Final = frozenset({Role.CVS_OFFICER, Role.SUPPORT_STAFF, Role.AUDITOR})
"""Roles that read every entry; what a partnership keeps closed they see as closed, too."""

_SELECTIONS: Final = frozenset(
    {
        "selection",
        "register",
        "nominations",
        "poll",
        "codes",
        "code",
        "reminders",
        "result",
        "ballots",
        "count",
        "lot",
        "lots",
        "advert",
        "countback",
        "complaint",
    }
)
_SAYS_WHY_TO_ALL: Final = frozenset(
    {
        "selection.replanned",
        "nominations.extended",
        "poll.extended",
        "lots.settled",
        "selection.relaunched",
        "result.confirmed",
        "result.corrected",
        "result.voided",
    }
)
"""What changes a date or a result that somebody relied on, and where a draw was published: they read why, and where."""
_PREPARES: Final = frozenset({"selection.sector_asked", "selection.formats_ready"})
"""What belongs before the notice stays inside where it comes later, too."""
_OF_SINGLE_VOTES: Final = frozenset({"code.replaced", "reminders.listed"})
"""Whose code was lost, and that somebody looked who has not voted, is for those who run or check the poll."""
OF_AUDITORS: Final = frozenset({"note.written", "note.settled"})
"""What auditors write for auditors: others see by the numbers that there is an entry, and nothing else."""
_ABOUT_PEOPLE: Final = frozenset({"person", "affiliation", "account", "sign_in"})
_OF_THE_OFFICE: Final = frozenset({"import", "identifier", "request", "involvement", "chase", "answer"})
_OF_A_TERM: Final = frozenset({"review", "recall", "handover"})
"""What is between somebody in office and the office; how a term ends is told to everybody."""
_SINGLE_ANSWERS: Final = frozenset({"alteration.answered", "alteration.objection_settled"})
"""Who objected to a change of membership is published where they agreed to it; that somebody did always is."""
_LIKENESS: Final = frozenset({"match.resembled", "match.answered_alike"})
"""That two names are alike says nothing about anybody before somebody looked into it."""
_FINDINGS: Final = frozenset({"match.answered", "match.reported"})
"""What was found out about an undeclared interest; of a breach everybody reads, unless the register keeps back what it is in."""
_MERGERS: Final = (".merged", ".unmerged")
"""Of what was led from one record to another, some may be anybody's secret."""
_OF_INTERESTS: Final = "int-"
_OF_A_SELECTION: Final = "sel-"
MADE_BY_THE_PROGRAM: Final = frozenset({"folded", "profile"})
"""Fields made by the program for itself; what they say stands elsewhere in words."""
_KEPT_INSIDE: Final = frozenset(
    {"reason", "relationship", "publication_reason", "mitigation_note", "explanation", "brief"}
)
"""Words that are never published: reasons given in the office, and whose relative somebody is."""
_ITEM_WORD: Final = re.compile(r"items\.(\d+)\.(\w+)")
_ACTION_WORD: Final = re.compile(r"actions\.(\d+)\.\w+")
_OF_AN_ITEM: Final = frozenset({"sounding", "remark", "action"})
"""What hangs on an item of an agenda or of a report, and is as open as that."""


def told_kinds(view: View) -> ColumnElement[bool]:
    """The entries that a list may pick out by person, kind or words: of what it leaves out, nobody learns how many there are."""
    return true() if view.role is Role.AUDITOR else event_table.c.kind.not_in(sorted(OF_AUDITORS))


class Sights:
    """What one reader may read of entries.

    Attributes:
        view: who is looking.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self._publications: dict[str, str] = {}
        self._markings: dict[str, Marking] = {}
        self._by_item: dict[tuple[str, str], Marking] = {}
        self._agenda: dict[str, Marking] = {}
        self._reports: set[str] = set()
        self._noticed: dict[str, int | None] = {}
        self._kept_back: dict[tuple[str, str], bool] = {}

    def read(self, connection: Connection, events: Sequence[Event]) -> None:
        """Read what decides on these entries: marks of reports, interests that are published, notices of selections."""
        self._read_reports(connection, events)
        self._read_agendas(connection, events)
        self._read_ties(connection, events)
        interests = {thing for e in events for thing in e.about if thing.startswith(_OF_INTERESTS)}
        if self.view.role not in READ_NEARLY_ALL and (unknown := interests - self._publications.keys()):
            c = interest.c
            published = select(c.id, c.publication).where(
                c.log == self.view.town, c.superseded_seq.is_(None), c.id.in_(sorted(unknown))
            )
            self._publications.update((row.id, row.publication) for row in connection.execute(published))
        selections = {thing for e in events for thing in e.about if thing.startswith(_OF_A_SELECTION)}
        if self.view.role not in RUNS_OR_READS and (unknown := selections - self._noticed.keys()):
            noticed = noticed_by(self.view, connection, unknown)
            self._noticed.update((one, noticed.get(one)) for one in unknown)

    def _read_reports(self, connection: Connection, events: Sequence[Event]) -> None:
        """Read how the items of these reports are marked now, by themselves and by the agenda."""
        touched = {thing for e in events for thing in (e.subject, *_hangs_on(e)) if thing.startswith("rep-")}
        reports = touched - self._reports
        if not reports:
            return
        c, i = report_item.c, item.c
        now = and_(i.log == c.log, i.id == c.item, i.superseded_seq.is_(None), i.effective_to.is_(None))
        marked = (
            select(c.id, c.marking, i.part)
            .outerjoin_from(report_item, item, now)
            .where(
                c.log == self.view.town,
                c.superseded_seq.is_(None),
                c.effective_to.is_(None),
                c.report.in_(sorted(reports)),
            )
        )
        for row in connection.execute(marked):
            self._markings[row.id] = strictest(Marking.of(row.marking), on_agenda(row.part))
        self._by_item.update(ever_closed(connection, self.view.town, sorted(reports)))
        self._reports |= reports

    def _read_agendas(self, connection: Connection, events: Sequence[Event]) -> None:
        """Read which of the items that questions and actions are about are closed now."""
        things = {str(one["item"]) for e in events for one in (e.data, *actions_held(e)) if one.get("item")}
        items = {thing for thing in things if thing.startswith("ite-")} - self._agenda.keys()
        if not items:
            return
        c = item.c
        query = select(c.id, c.part).where(
            c.log == self.view.town,
            c.superseded_seq.is_(None),
            c.effective_to.is_(None),
            c.id.in_(sorted(items)),
        )
        self._agenda.update((row.id, on_agenda(row.part)) for row in connection.execute(query))

    def _read_ties(self, connection: Connection, events: Sequence[Event]) -> None:
        """Read which findings about somebody and a body would tell what the register of interests keeps back."""
        pairs = {pair for e in events for pair in _tied_in(e)} - self._kept_back.keys()
        if self.view.role in READ_NEARLY_ALL or not pairs:
            return
        told, now, r = interest.c, interest.alias("now").c, resemblance.c
        people, bodies = (sorted(set(some)) for some in zip(*pairs, strict=True))
        current = and_(now.log == told.log, now.id == told.id, now.superseded_seq.is_(None))
        # An entry that was told otherwise since, or names the body only in words, ties them as it did.
        by_entry = select(told.person, told.organisation, now.publication).where(
            told.log == self.view.town, told.person.in_(people), told.organisation.in_(bodies), current
        )
        by_words = select(r.person, r.meant.label("organisation"), now.publication).where(
            r.log == self.view.town,
            r.superseded_seq.is_(None),
            r.person.in_(people),
            r.meant.in_(bodies),
            and_(now.log == r.log, now.id == r.interest, now.superseded_seq.is_(None)),
        )
        published: dict[tuple[str, str], set[str]] = {pair: set() for pair in pairs}
        for row in connection.execute(union_all(by_entry, by_words)):
            published.get((row.person, row.organisation), set()).add(row.publication)
        self._kept_back.update(
            (pair, bool(said) and Publication.PUBLIC not in said) for pair, said in published.items()
        )

    def of(self, event: Event) -> Sight:
        """How much of an entry the reader may read."""
        subject = event.kind.partition(".")[0]
        if event.kind in OF_AUDITORS or subject == "leave":
            return Sight.OPEN if self._is_among_few(event) else Sight.CLOSED
        if self.view.role in READ_NEARLY_ALL or (self._is_own(event) and not _tells_of_many(event)):
            return Sight.OPEN
        if subject in _SELECTIONS or subject == "nomination":
            return self._of_a_selection(event, subject)
        if self.view.role is Role.ADMINISTRATOR:
            # In whom somebody has an interest that is not published is said in the entry's very name.
            return Sight.CLOSED if self._is_unpublished(event) else Sight.FACTS
        inside = subject in _OF_THE_OFFICE | _OF_A_TERM | _ABOUT_PEOPLE or event.kind.endswith(_MERGERS)
        unseen = subject == "remark" and not self._may_read_beside(event)
        if inside or unseen or self._is_not_for_a_returning_officer(subject) or self._is_unpublished(event):
            return Sight.CLOSED
        return Sight.PUBLISHED

    def reads_each(self, kind: str) -> bool:
        """Whether the reader reads all of every entry of a kind, whatever is in it."""
        few = kind in OF_AUDITORS or kind.partition(".")[0] == "leave"
        return self.view.role in READ_NEARLY_ALL and not few

    def _is_among_few(self, event: Event) -> bool:
        """Whether the reader is one of the few whom audit notes, or somebody's leave, are for."""
        if event.kind in OF_AUDITORS:
            # Whoever wrote it reads it in that role alone: wearing another hat, they are somebody else.
            return self.view.role is Role.AUDITOR
        return self.view.role in SEES_LEAVE or self._is_own(event)

    def words(self, event: Event, private: Mapping[str, str]) -> Mapping[str, str]:
        """Those of an entry's personal words that the reader may read; each is looked at when it is asked for."""
        sight = self.of(event)
        if not private or sight in {Sight.FACTS, Sight.CLOSED}:
            return {}
        return _Words(private, lambda field: self._may_read(event, field, sight))

    def may_read(self, event: Event, field: str) -> bool:
        """Whether the reader may read one personal field of an entry."""
        sight = self.of(event)
        return sight not in {Sight.FACTS, Sight.CLOSED} and self._may_read(event, field, sight)

    def _may_read(self, event: Event, field: str, sight: Sight) -> bool:
        if field in MADE_BY_THE_PROGRAM or (field in _KEPT_INSIDE and sight is not Sight.OPEN):
            return False
        if _kind_of(event) in _OF_AN_ITEM:
            return field == "reason" or self._may_read_beside(event)
        if not event.subject.startswith("rep-"):
            return True
        if found := _ACTION_WORD.fullmatch(field):
            return self._may_read_action(event, int(found[1]))
        if field == "marking_reason" or (event.kind == "report.marked" and field == "reason"):
            return self.view.role is Role.AUDITOR or self._is_own(event)
        found = _ITEM_WORD.fullmatch(field)
        return found is None or self._may_read_item(event, int(found[1]), found[2])

    def _of_a_selection(self, event: Event, subject: str) -> Sight:
        if self.view.role in {Role.RETURNING_OFFICER, Role.SCRUTINEER}:
            return Sight.OPEN
        if self._is_before_notice(event):
            return Sight.CLOSED
        if event.kind in _SAYS_WHY_TO_ALL:
            return Sight.OPEN
        inside = event.kind in _PREPARES | _OF_SINGLE_VOTES
        return Sight.CLOSED if subject == "nomination" or inside else Sight.FACTS

    def _is_before_notice(self, event: Event) -> bool:
        """What is done before a selection is public stays inside; that notice was given tells of it."""
        selections = [thing for thing in event.about if thing.startswith(_OF_A_SELECTION)]
        noticed = [seq for thing in selections if (seq := self._noticed.get(thing)) is not None]
        return bool(selections) and (not noticed or event.seq < min(noticed))

    def _may_read_item(self, event: Event, number: int, word: str) -> bool:
        is_own = self._is_own(event)
        if word == "marking_reason":
            return is_own or self.view.role is Role.AUDITOR
        later = self._markings.get(f"{event.subject}.{number}", Marking.PERSONAL)
        # Opened later with other words, an item's closed words stay closed.
        marking = strictest(later, *_marked_in(event, number))
        return seen(marking, audience_of(self.view.role, is_own=is_own)) is Seen.WORDS

    def _may_read_action(self, event: Event, number: int) -> bool:
        """Whether an action that a report holds may be read: as the item may from which it comes."""
        held = actions_held(event)
        item = str(held[number - 1].get("item") or "") if 0 < number <= len(held) else ""
        return self._sees(event, self._marking_of(event.subject, item))

    def _may_read_beside(self, event: Event) -> bool:
        """Whether a question to members, a comment or an action may be read: as what it is about may."""
        kind, item = _kind_of(event), str(event.data.get("item") or "")
        if kind == "remark":
            members = Marking.OPEN if event.data.get("open") else Marking.SECTOR_ONLY
            about = self._markings.get(item, Marking.PERSONAL) if item else Marking.OPEN
            return self._sees(event, strictest(members, about))
        report = str(event.data.get("report") or "")
        return self._sees(event, self._marking_of(report, item))

    def _marking_of(self, report: str, item: str) -> Marking:
        """How an item of an agenda is marked now, by the agenda and by the report on it."""
        if not item:
            return Marking.OPEN
        agenda = self._agenda.get(item, Marking.OPEN)
        return strictest(agenda, self._by_item.get((report, item), Marking.OPEN))

    def _sees(self, event: Event, marking: Marking) -> bool:
        audience = audience_of(self.view.role, is_own=self._is_own(event))
        return seen(marking, audience) is Seen.WORDS

    def _is_own(self, event: Event) -> bool:
        return bool(self.view.person) and (event.actor == self.view.person or self.view.person in event.about)

    def _is_not_for_a_returning_officer(self, subject: str) -> bool:
        return self.view.role is Role.RETURNING_OFFICER and subject in {
            "interest",
            "declaration",
            "match",
            "report",
            "attendance",
        }

    def _is_unpublished(self, event: Event) -> bool:
        if event.kind == "match.answered" and event.data.get("outcome") != "breach":
            return True
        if any(self._kept_back.get(pair, True) for pair in _tied_in(event)):
            return True
        if event.kind in _LIKENESS:
            return True
        if event.kind in _SINGLE_ANSWERS and self.view.role is not Role.PARTNERSHIP_CONTACT:
            return not event.data.get("may_name")
        interests = (thing for thing in event.about if thing.startswith(_OF_INTERESTS))
        return any(self._publications.get(thing) != Publication.PUBLIC for thing in interests)


class _Words(Mapping[str, str]):
    """Personal words of an entry, as far as they may be read: a list asks for few of the many that a report has."""

    __slots__ = ("_may_read", "_private")

    def __init__(self, private: Mapping[str, str], may_read: Callable[[str], bool]) -> None:
        self._private, self._may_read = private, cache(may_read)

    def __getitem__(self, field: str) -> str:
        said = self._private[field]
        if not self._may_read(field):
            raise KeyError(field)
        return said

    def get(self, field: str, default: Any = None) -> Any:
        """What stands there, or something else; without the exception that the base class would go through."""
        said = self._private.get(field)
        return default if said is None or not self._may_read(field) else said

    def __contains__(self, field: object) -> bool:
        return field in self._private and self._may_read(str(field))

    def __iter__(self) -> Iterator[str]:
        return (field for field in self._private if self._may_read(field))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def ever_closed(connection: Connection, town: str, reports: Sequence[str]) -> dict[tuple[str, str], Marking]:
    """How strictly each item of these reports was ever marked, by report and item of the agenda.

    What was written beside an item that was closed then stays closed when the item is opened with other words.

    Args:
        connection: from ``view.reading()``.
        town: whose records.
        reports: their ids.
    """
    c = report_item.c
    query = select(c.report, c.item, c.marking).where(
        c.log == town, c.report.in_(reports), c.item.is_not(None), c.marking != Marking.OPEN.value
    )
    found: dict[tuple[str, str], Marking] = {}
    for row in connection.execute(query) if reports else ():
        before = found.get((row.report, row.item), Marking.OPEN)
        found[row.report, row.item] = strictest(before, Marking.of(row.marking))
    return found


def _tied_in(event: Event) -> Iterator[tuple[str, str]]:
    """Whom a finding about an undeclared interest ties to which body, by their ids."""
    if event.kind in _FINDINGS:
        yield from product(
            *([one for one in event.about if one.startswith(kind)] for kind in ("per-", "org-"))
        )


def on_agenda(part: str | None) -> Marking:
    """How the agenda itself marks an item: closed, or open."""
    return Marking.BOARD_CONFIDENTIAL if part == "closed" else Marking.OPEN


def _kind_of(event: Event) -> str:
    return event.kind.partition(".")[0]


def actions_held(event: Event) -> list[Mapping[str, object]]:
    """The actions that a report holds, as its entry has them."""
    held = event.data.get("actions")
    return [one for one in held if isinstance(one, Mapping)] if isinstance(held, list) else []


def _hangs_on(event: Event) -> tuple[str, ...]:
    """The things that decide how much may be read of what hangs on an item."""
    return event.about if _kind_of(event) in _OF_AN_ITEM else ()


def _tells_of_many(event: Event) -> bool:
    """Whether an entry touches what belongs to others besides whoever it is about."""
    return event.kind == "import.undone" or event.kind.endswith(_MERGERS)


def _marked_in(event: Event, number: int) -> list[Marking]:
    """How an entry itself marked an item of its report; nothing where it marked none."""
    items = event.data.get("items")
    if not isinstance(items, (list, tuple)) or not 0 < number <= len(items):
        return []
    one = items[number - 1]
    return [Marking.of(one.get("marking"))] if isinstance(one, Mapping) else []
