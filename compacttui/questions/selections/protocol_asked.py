"""What a step is that the rules ask of a selection, what can be asked of one, and which entries show that it was done."""

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
from compacttui.rules.words import ProcessState, SelectionMethod
from compacttui.rules.working_days import WorkingDays

_END_OF_DAY: Final = time(23, 59, 59)

_RESULT_STANDS: Final = frozenset(
    {
        ProcessState.DECLARED,
        ProcessState.CONFIRMED,
        ProcessState.COUNT_CORRECTED,
        ProcessState.COUNTBACK,
        ProcessState.COUNTBACK_PROVISIONAL,
        ProcessState.ARCHIVED,
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """One selection, as far as its steps depend on it.

    Attributes:
        row: its row.
        rules: the rules that it began under.
        entries: every entry on it, by kind, the oldest first; without those of its countbacks.
    """

    row: Row[Any]
    rules: RuleBook
    entries: Mapping[str, Sequence[ReadEntry]]

    @property
    def is_over(self) -> bool:
        """Its result is known, so that what was not done by now is missing."""
        return ProcessState.of(self.row.state) in _RESULT_STANDS

    @property
    def is_given_up(self) -> bool:
        """It came to no result on purpose, so that nothing more is asked."""
        return False

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
    def nobody_stood(self) -> bool:
        """Nominations were closed without anybody, and were not opened again since."""
        last = self.of("nominations.published", "nominations.extended")[-1:]
        return [
            entry.event.text("route") for entry in last if entry.event.kind == "nominations.published"
        ] == [Route.NO_CANDIDATES.value]

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
        instead: where it cannot be done as things stand, what is true instead; then it is not missing.
    """

    words: str
    rule: str
    due: datetime | None = None
    least: int = 1
    instead: str = ""


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


def kinds(*named: str) -> Shows:
    """Every entry of some kinds."""
    return lambda case: case.of(*named)


def always(words: str, rule: str = "") -> Asks:
    """Something that is asked of every selection."""
    return lambda _case: Asked(words, rule)


def adverts(case: Case) -> Asked | None:
    """That it was advertised in as many places as the rule book says."""
    least = case.rules.nominations.adverts
    return (
        Asked(f"in at least {plural(least, 'place')}", "nominations.adverts", least=least) if least else None
    )


def approval(case: Case) -> Asked:
    """That a second person looked at it."""
    return Asked("by a second person", "approval.one_step" if case.rules.approval.one_step else "four eyes")


def notice(case: Case) -> Asked:
    """That notice was given on the day planned for it."""
    day = datetime.fromisoformat(case.row.notice_on).date()
    return Asked("on the day that was planned", "timetable", to_utc(day, _END_OF_DAY))


def by(column: str, words: str, rule: str, *, if_contested: bool = False) -> Asks:
    """Something that has to be done by a moment of the timetable."""

    def asks(case: Case) -> Asked | None:
        is_asked = case.had_nominations and (case.is_contested or not if_contested)
        return Asked(words, rule, case.moment(column)) if is_asked else None

    return asks


def where(kind: str, words: str, rule: str, column: str = "") -> Asks:
    """Something that is asked only of a selection that went this way, as an entry of this kind shows."""

    def asks(case: Case) -> Asked | None:
        due = case.moment(column) if column else None
        return Asked(words, rule, due) if case.of(kind) else None

    return asks


def by_panel(words: str) -> Asks:
    """Something that is asked where a panel chooses."""

    def asks(case: Case) -> Asked | None:
        return Asked(words, "method") if case.row.method == SelectionMethod.PANEL.value else None

    return asks


def signed_as(office: str) -> Shows:
    """The signatures of one office under a count."""
    return lambda case: [one for one in case.of("count.signed") if one.event["capacity"] == office]


def objections(case: Case) -> Asked | None:
    """That every objection to a count was answered, if there was one."""
    number = len(case.of("count.objected"))
    return Asked("each is answered", "objections", least=number) if number else None


def complaints(case: Case) -> Asked | None:
    """That every complaint was decided in time, if there was one."""
    received = case.of("complaint.received")
    if not received:
        return None
    days = case.rules.complaint.decide_workdays
    came = from_utc_text(received[-1].event.at)
    last = WorkingDays.of(case.rules).after(came.date(), days)
    words = f"each within {plural(days, 'working day')}"
    return Asked(words, "complaint.decide_workdays", to_utc(last, _END_OF_DAY), least=len(received))


def settled(case: Case) -> list[ReadEntry]:
    """The entries by which complaints were decided, or not taken up."""
    return [
        one
        for one in case.of("complaint.decided", "complaint.admitted")
        if one.event.kind == "complaint.decided" or not one.event.cell("admissible")
    ]


def declared(case: Case) -> Asked | None:
    """That the result was declared when the time for complaints was over."""
    if not case.had_nominations:
        return None
    if case.nobody_stood and not case.of("result.declared"):
        begun_again = bool(case.of("selection.relaunched"))
        what = "begun again" if begun_again else "open again, co-opt or begin again"
        return Asked("where there is a result", "uncontested.route", instead=f"nobody stood: {what}")
    days = case.rules.complaint.workdays
    words = f"after {plural(days, 'working day')} for complaints" if case.is_contested else "when it is known"
    return Asked(words, "complaint.workdays" if case.is_contested else "uncontested.route", _last(case))


def _last(case: Case) -> datetime | None:
    """Until when a result is declared: some days after the day that the timetable has for it."""
    planned = case.moment("complaints_close_at") or case.moment("declare_at")
    return planned + timedelta(days=case.rules.declaration.workdays) if planned else None
