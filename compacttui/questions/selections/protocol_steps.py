"""The steps that the rules ask of a selection, as data: what each asks, and which entries show that it was done.

A step more is one entry more in `STEPS`; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy import Row

from compacttui.questions.ledger.entries import ReadEntry
from compacttui.rules.dates import from_utc_text, plural, to_utc
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import Route
from compacttui.rules.word import Word
from compacttui.rules.words import SelectionMethod
from compacttui.rules.working_days import WorkingDays

_END_OF_DAY: Final = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Case:
    """One selection, as far as its steps depend on it.

    Attributes:
        row: its row.
        rules: the rules that it began under.
        entries: every entry on it, by kind, the oldest first.
    """

    row: Row[Any]
    rules: RuleBook
    entries: Mapping[str, Sequence[ReadEntry]]

    def of(self, *kinds: str) -> list[ReadEntry]:
        """The entries of some kinds, the oldest first."""
        found = [entry for kind in kinds for entry in self.entries.get(kind, ())]
        return sorted(found, key=lambda entry: entry.event.seq)

    def moment(self, column: str) -> datetime | None:
        """A moment of its timetable, in UTC; nothing where it has none."""
        said = getattr(self.row, column)
        return from_utc_text(said) if said else None

    @property
    def is_contested(self) -> bool:
        """There was, or is to be, a poll with papers that are counted."""
        routes = [entry.event.text("route") for entry in self.of("nominations.published")]
        if routes:
            return routes[-1] == Route.CONTESTED.value
        return SelectionMethod.of(self.row.method).has_a_poll

    @property
    def had_nominations(self) -> bool:
        """Notice was given, so that somebody could be nominated."""
        return bool(self.of("selection.opened", "selection.noticed"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rules ask of one step of one selection.

    Attributes:
        words: what, in a phrase: "in at least 2 places".
        rule: the key of the rule book, or the commitment, that says so.
        due: until when, in UTC; nothing where only the next step waits for it.
        least: how many times it has to be done.
    """

    words: str
    rule: str
    due: datetime | None = None
    least: int = 1


Asks: TypeAlias = Callable[[Case], Asked | None]
Shows: TypeAlias = Callable[[Case], list[ReadEntry]]


class Order(Word):
    """How the steps follow on each other, so that one that was never taken can be told from one still to come."""

    BEFORE_NOTICE = "before_notice", "before the notice"
    NOMINATIONS = "nominations", "until the candidates are known"
    POLL = "poll", "until the poll opens"
    COUNT = "count", "until the result is known"
    RESULT = "result", "until the result is final"


@dataclass(frozen=True, slots=True)
class Step:
    """One step that the rules ask for.

    Attributes:
        name: what it is called.
        until: the stretch of the road at whose end it has to be done.
        asks: what is asked of a selection; nothing where the step is not asked of it.
        shows: the entries that show it was done.
        checks: names of exceptions: where one stands on record, the step was set aside with a reason.
    """

    name: str
    until: Order
    asks: Asks
    shows: Shows
    checks: tuple[str, ...] = ()


def _kinds(*kinds: str) -> Shows:
    return lambda case: case.of(*kinds)


def _always(words: str, rule: str = "") -> Asks:
    return lambda _case: Asked(words, rule)


def _adverts(case: Case) -> Asked | None:
    least = case.rules.nominations.adverts
    return (
        Asked(f"in at least {plural(least, 'place')}", "nominations.adverts", least=least) if least else None
    )


def _approval(case: Case) -> Asked:
    return Asked("by a second person", "approval.one_step" if case.rules.approval.one_step else "four eyes")


def _notice(case: Case) -> Asked:
    day = datetime.fromisoformat(case.row.notice_on).date()
    return Asked("on the day that was planned", "timetable", to_utc(day, _END_OF_DAY))


def _by(column: str, words: str, rule: str, *, if_contested: bool = False) -> Asks:
    """Something that has to be done by a moment of the timetable."""

    def asks(case: Case) -> Asked | None:
        is_asked = case.had_nominations and (case.is_contested or not if_contested)
        return Asked(words, rule, case.moment(column)) if is_asked else None

    return asks


def _where(kind: str, words: str, rule: str, column: str = "") -> Asks:
    """Something that is asked only of a selection that went this way, as an entry of this kind shows."""

    def asks(case: Case) -> Asked | None:
        due = case.moment(column) if column else None
        return Asked(words, rule, due) if case.of(kind) else None

    return asks


def _by_panel(words: str) -> Asks:
    """Something that is asked where a panel chooses."""

    def asks(case: Case) -> Asked | None:
        return Asked(words, "method") if case.row.method == SelectionMethod.PANEL.value else None

    return asks


def _signed_as(office: str) -> Shows:
    return lambda case: [one for one in case.of("count.signed") if one.event["capacity"] == office]


def _objections(case: Case) -> Asked | None:
    number = len(case.of("count.objected"))
    return Asked("each is answered", "objections", least=number) if number else None


def _complaints(case: Case) -> Asked | None:
    received = case.of("complaint.received")
    if not received:
        return None
    days = case.rules.complaint.decide_workdays
    came = from_utc_text(received[-1].event.at)
    last = WorkingDays.of(case.rules).after(came.date(), days)
    words = f"each within {plural(days, 'working day')}"
    return Asked(words, "complaint.decide_workdays", to_utc(last, _END_OF_DAY), least=len(received))


def _declared(case: Case) -> Asked | None:
    if not case.had_nominations:
        return None
    days = case.rules.complaint.workdays
    words = f"after {plural(days, 'working day')} for complaints" if case.is_contested else "when it is known"
    return Asked(words, "complaint.workdays" if case.is_contested else "uncontested.route", _last(case))


def _last(case: Case) -> datetime | None:
    """Until when a result is declared: some days after the day that the timetable has for it."""
    planned = case.moment("complaints_close_at") or case.moment("declare_at")
    return planned + timedelta(days=case.rules.declaration.workdays) if planned else None


STEPS: Final[tuple[Step, ...]] = (
    Step(
        "Under the selection protocol in force",
        Order.BEFORE_NOTICE,
        _always("prepared under the rules as they were adopted", "protocol"),
        _kinds("selection.prepared", "selection.opened"),
        ("protocol",),
    ),
    Step(
        "Role description agreed",
        Order.BEFORE_NOTICE,
        _always("agreed by both sides before it is approved", "role description"),
        _kinds("selection.approved", "selection.opened"),
        ("role_description",),
    ),
    Step(
        "Returning officer named",
        Order.BEFORE_NOTICE,
        _always("independent of candidates and of those behind them", "independence"),
        _kinds("selection.prepared", "selection.opened", "selection.officers_named"),
    ),
    Step(
        "Community sector asked",
        Order.BEFORE_NOTICE,
        _always("before the notice", "CI-VS-11"),
        _kinds("selection.sector_asked"),
        ("community_asked",),
    ),
    Step("Advertised", Order.BEFORE_NOTICE, _adverts, _kinds("advert.placed"), ("adverts",)),
    Step(
        "Accessible formats ready",
        Order.BEFORE_NOTICE,
        _always("on the day of the notice", "formats"),
        _kinds("selection.formats_ready"),
        ("formats",),
    ),
    Step(
        "Approved",
        Order.BEFORE_NOTICE,
        _approval,
        _kinds("selection.approved"),
        ("second_person", "on_paper"),
    ),
    Step(
        "Notice of selection published",
        Order.BEFORE_NOTICE,
        _notice,
        _kinds("selection.opened", "selection.noticed"),
        ("notice_day",),
    ),
    Step(
        "Nominations opened again",
        Order.NOMINATIONS,
        _where("nominations.extended", "once, with a notice of its own", "nominations.extension_days"),
        _kinds("nominations.extended"),
    ),
    Step(
        "Statement of persons nominated published",
        Order.NOMINATIONS,
        _by("publish_at", "once withdrawals are over", "withdrawal.workdays"),
        _kinds("nominations.published"),
    ),
    Step(
        "Panel named",
        Order.NOMINATIONS,
        _by_panel("before it draws up its shortlist"),
        _kinds("selection.panel_named"),
    ),
    Step(
        "Panel drew up its shortlist",
        Order.COUNT,
        _by_panel("from the valid nominations"),
        _kinds("selection.shortlisted"),
    ),
    Step(
        "Panel held its interviews",
        Order.COUNT,
        _by_panel("of those on the shortlist"),
        _kinds("selection.interviewed"),
    ),
    Step("Panel decided", Order.COUNT, _by_panel("with its reasons"), _kinds("selection.panel_decided")),
    Step(
        "Voters asked for a yes or no",
        Order.POLL,
        _where("selection.yes_no_asked", "where the rules ask for it", "uncontested.route"),
        _kinds("selection.yes_no_asked"),
    ),
    Step(
        "Ballot codes issued",
        Order.POLL,
        _where("poll.prepared", "before the poll opens", "poll", "poll_opens_at"),
        _kinds("codes.issued"),
    ),
    Step(
        "Register of electors frozen",
        Order.POLL,
        _by("poll_opens_at", "before the poll opens", "electorate", if_contested=True),
        _kinds("register.frozen"),
    ),
    Step(
        "Notice of poll published",
        Order.POLL,
        _by("poll_opens_at", "before the poll opens", "poll.opens_days", if_contested=True),
        _kinds("poll.announced"),
        ("late_notice",),
    ),
    Step(
        "Ballot papers sealed",
        Order.COUNT,
        _by("result_at", "after the poll has closed", "declaration.workdays", if_contested=True),
        _kinds("ballots.received"),
    ),
    Step(
        "Votes counted",
        Order.COUNT,
        _by("result_at", "from the sealed papers", "declaration.workdays", if_contested=True),
        _kinds("count.completed"),
    ),
    Step(
        "Count signed by the returning officer",
        Order.COUNT,
        _by("result_at", "after it was repeated", "declaration.workdays", if_contested=True),
        _signed_as("returning_officer"),
    ),
    Step(
        "Count signed by a scrutineer",
        Order.COUNT,
        _by("result_at", "after it was repeated", "declaration.workdays", if_contested=True),
        _signed_as("scrutineer"),
        ("scrutineer_signs",),
    ),
    Step(
        "Objections to the count answered",
        Order.RESULT,
        _objections,
        _kinds("count.objection_answered"),
    ),
    Step(
        "Complaints decided",
        Order.RESULT,
        _complaints,
        _kinds("complaint.decided"),
    ),
    Step(
        "Result declared",
        Order.RESULT,
        _declared,
        _kinds("result.declared"),
        ("complaints",),
    ),
)
"""Every step, in the order in which they are taken."""
