"""Where a selection stands at the view's moment, what comes next, and whether somebody has to act."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row

from compacttui.questions.view import View
from compacttui.rules import selections as rules
from compacttui.rules.dates import from_utc_text, plural, to_utc
from compacttui.rules.rulebook import Unopposed
from compacttui.rules.selections import Mark, Route
from compacttui.rules.words import NominationState, ProcessState, SelectionMethod, Standing

OVER = frozenset(
    {
        ProcessState.DECLARED,
        ProcessState.CONFIRMED,
        ProcessState.COUNT_CORRECTED,
        ProcessState.VOIDED,
        ProcessState.RELAUNCHED,
        ProcessState.CANCELLED,
        ProcessState.NO_CANDIDATES,
        ProcessState.ARCHIVED,
    }
)
"""States in which a selection waits for nobody; where nobody stood, the empty seat is what waits."""
_HAS_A_RESULT = {ProcessState.DECLARED, ProcessState.CONFIRMED, ProcessState.COUNT_CORRECTED}
OVER_CODES = tuple(state.value for state in OVER)

MOMENTS: Mapping[Mark, str] = {
    Mark.NOMINATIONS_CLOSE: "nominations_close_at",
    Mark.WITHDRAWALS_CLOSE: "withdrawals_close_at",
    Mark.PUBLISHED: "publish_at",
    Mark.POLL_OPENS: "poll_opens_at",
    Mark.POLL_CLOSES: "poll_closes_at",
    Mark.RESULT: "result_at",
    Mark.DECLARED: "declare_at",
}
"""The column of each moment of a timetable."""

_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a selection stands.

    Attributes:
        state: exactly.
        standing: whether somebody has to act, and how late that is.
        words: the state in words, e.g. "nominations open, 3 received".
        next: what comes next, or what has to be done; empty when it is over.
        next_at: when, in UTC; nothing where it can be done at once.
        act: the name of the act that does it; empty where only the clock moves it on.
    """

    state: ProcessState
    standing: Standing | None
    words: str
    next: str = ""
    next_at: datetime | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many nominations of a process stand how, and how far its count is.

    Attributes:
        nominations: how many, by state.
        count_state: where its count stands: nothing, tie_pending, complete or signed.
        complaints: how many complaints wait for a decision, or for what follows from one.
        answered: the yes and no votes are recorded.
        box: where the ballot box of a poll stands that is held here: no_codes, ready or given_up; nothing for others.
        objections: how many objections of scrutineers to the count wait for an answer.
        complaints_until: until when complaints about a countback are heard, as UTC text; empty where there is none.
    """

    nominations: Mapping[NominationState, int]
    count_state: str | None = None
    complaints: int = 0
    answered: bool = False
    box: str | None = None
    objections: int = 0
    complaints_until: str = ""

    @property
    def received(self) -> int:
        """All nominations that came."""
        return sum(self.nominations.values())

    @property
    def undecided(self) -> int:
        """Those that nobody has ruled on."""
        return self.nominations.get(NominationState.SUBMITTED, 0)

    @property
    def candidates(self) -> int:
        """Those who stand, or stood to the end."""
        ended = (NominationState.ELECTED, NominationState.NOT_ELECTED, NominationState.RESERVE)
        return sum(self.nominations.get(state, 0) for state in (NominationState.VALID, *ended))


def moment_of(view: View) -> datetime:
    """The moment that an answer is about: now, or the end of the day asked about."""
    if view.as_at is None or view.as_at == view.today:
        return view.now
    return to_utc(view.as_at + timedelta(days=1), time(0)) - timedelta(seconds=1)


def stands(view: View, row: Row[Any], numbers: Numbers) -> Stands:
    """Where a selection stands, from its row and the numbers that belong to it."""
    now = moment_of(view)
    state = state_of(row, now)
    if state in OVER:
        standing = Standing.DONE if state in _HAS_A_RESULT else None
        return Stands(state, standing, _over_words(row, state, numbers))
    return _STANDS[state](row, numbers, now)


def state_of(row: Row[Any], now: datetime) -> ProcessState:
    """The state at a moment: what was decided last, moved on by the clock."""
    process = rules.Process(
        state=ProcessState.of(row.state),
        places=row.places,
        method=SelectionMethod.of(row.method),
        nominations_close_at=from_utc_text(row.nominations_close_at),
        withdrawals_close_at=from_utc_text(row.withdrawals_close_at),
        poll_opens_at=from_utc_text(row.poll_opens_at),
        poll_closes_at=from_utc_text(row.poll_closes_at),
        register_frozen=row.register_frozen_on is not None,
        announced=row.poll_announced_on is not None,
    )
    return rules.state_now(process, now)


def _drafted(row: Row[Any], _numbers: Numbers, now: datetime) -> Stands:
    due = _day_begins(row.notice_on) + timedelta(days=1)
    return _to_do(
        ProcessState.DRAFTED,
        "being prepared",
        "have a second person approve it",
        "selection.approve",
        due,
        now,
    )


def _approved(row: Row[Any], _numbers: Numbers, now: datetime) -> Stands:
    notice = _day_begins(row.notice_on)
    state, todo = ProcessState.APPROVED, "give notice of selection"
    if now < notice:
        return Stands(state, None, state.words, todo, notice, "selection.give_notice")
    # Late from the day after it on: the whole day of notice is there to give it.
    return _to_do(state, state.words, todo, "selection.give_notice", notice + timedelta(days=1), now)


def _day_begins(iso: str) -> datetime:
    return to_utc(date.fromisoformat(iso), time(0))


def _noticed(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    closes = from_utc_text(row.nominations_close_at)
    standing = Standing.SOON if closes - now <= _SOON else None
    state = ProcessState.of(row.state)
    said = f"{state.words}, {numbers.received} received"
    return Stands(state, standing, said, "nominations close", closes)


def _nominations_closed(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    state, said = ProcessState.NOMINATIONS_CLOSED, ProcessState.NOMINATIONS_CLOSED.words
    if numbers.undecided:
        todo = f"rule on {plural(numbers.undecided, 'nomination')}"
        return _to_do(state, said, todo, "nomination.rule", from_utc_text(row.publish_at), now)
    due = from_utc_text(row.publish_at)
    if numbers.candidates and row.method == SelectionMethod.PANEL.value:
        return _to_do(state, said, "record the panel's shortlist", "panel.shortlist", due, now)
    if numbers.candidates > row.places and row.method == SelectionMethod.AGREED.value:
        return _to_do(state, said, "let the candidates talk", "candidates.talk", due, now)
    withdrawals = from_utc_text(row.withdrawals_close_at)
    if numbers.candidates and now < withdrawals:
        return Stands(state, None, said, Mark.WITHDRAWALS_CLOSE.words, withdrawals)
    too_few = numbers.candidates < row.places and row.extended_on is None
    todo = "publish who stands, or open nominations again" if too_few else "publish who stands"
    return _to_do(state, said, todo, "nominations.publish", due, now)


def _published(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    state = ProcessState.PERSONS_NOMINATED
    opens = from_utc_text(row.poll_opens_at)
    said = f"{numbers.candidates} candidates for {plural(row.places, 'place')}"
    if row.register_frozen_on is None:
        return _to_do(state, said, "freeze the register of electors", "register.freeze", opens, now)
    if numbers.box in _BOX_TO_DO:
        return _to_do(state, said, *_BOX_TO_DO[numbers.box], opens, now)
    if row.poll_announced_on is None:
        return _to_do(state, said, "give notice of poll", "poll.announce", opens, now)
    return Stands(state, None, said, Mark.POLL_OPENS.words, opens)


_BOX_TO_DO: Mapping[str | None, tuple[str, str]] = {
    "no_codes": ("issue ballot codes", "codes.issue"),
    "given_up": ("prepare the ballot box again", "poll.prepare"),
}
"""What a poll that is held here still needs before anybody can vote."""


def _poll_open(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    closes = from_utc_text(row.poll_closes_at)
    if numbers.box in _BOX_TO_DO:
        opened = from_utc_text(row.poll_opens_at)
        return _to_do(ProcessState.POLL_OPEN, "poll open", *_BOX_TO_DO[numbers.box], opened, now)
    standing = Standing.SOON if closes - now <= _SOON else None
    return Stands(ProcessState.POLL_OPEN, standing, "poll open", Mark.POLL_CLOSES.words, closes)


_OPEN_THE_BOX = ("open the ballot box", "poll.close")


def _is_held_here(numbers: Numbers) -> bool:
    return numbers.box is not None and numbers.box != "given_up"


def _poll_closed(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    due = from_utc_text(row.result_at)
    todo, act = _OPEN_THE_BOX if _is_held_here(numbers) else ("seal the ballot papers", "ballots.receive")
    return _to_do(ProcessState.POLL_CLOSED, "poll closed", todo, act, due, now)


_ANSWER = ("answer the objection to the count", "count.answer")
"""What is to be done while a scrutineer's objection stands."""


def _counting(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    said = "counted" if numbers.count_state == "complete" else "papers sealed"
    return _to_do(ProcessState.COUNTING, said, *_about_the_count(numbers), from_utc_text(row.result_at), now)


def _about_the_count(numbers: Numbers) -> tuple[str, str]:
    """What is to be done about a count that is not signed by both, and the act that does it."""
    todo = {
        None: ("count the votes", "count.run"),
        "tie_pending": ("draw a lot: two or more are equal", "count.draw_lot"),
    }
    return _ANSWER if numbers.objections else todo.get(numbers.count_state, ("sign the count", "count.sign"))


def _counted_back(_row: Row[Any], numbers: Numbers, _now: datetime) -> Stands:
    """A countback has no timetable: it waits for somebody, and is never late."""
    state = ProcessState.COUNTBACK
    todo, act = _about_the_count(numbers)
    return Stands(state, Standing.DECIDE, state.words, todo, None, act)


def _provisional_again(_row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    state, ends = ProcessState.COUNTBACK_PROVISIONAL, from_utc_text(numbers.complaints_until)
    return _while_complaints_are_heard(state, state.words, numbers, ends, now)


def _uncontested(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    said = f"uncontested: {numbers.candidates} for {plural(row.places, 'place')}"
    if _asks_for_a_vote(row):
        frozen = row.register_frozen_on is not None
        todo = "ask the voters for a yes or no" if frozen else "freeze the register of electors"
        act, opens = ("voters.ask" if frozen else "register.freeze"), from_utc_text(row.poll_opens_at)
        return _to_do(ProcessState.UNCONTESTED, said, todo, act, opens, now)
    return _to_declare(ProcessState.UNCONTESTED, said, numbers, from_utc_text(row.declare_at), now)


def _provisional(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    ends = from_utc_text(row.complaints_close_at or row.declare_at)
    return _while_complaints_are_heard(ProcessState.PROVISIONAL, "provisional result", numbers, ends, now)


def _while_complaints_are_heard(
    state: ProcessState, said: str, numbers: Numbers, ends: datetime, now: datetime
) -> Stands:
    if not numbers.complaints:
        if numbers.objections:
            return _to_do(state, said, *_ANSWER, ends, now)
        if now < ends:
            return Stands(state, None, said, "the time for complaints ends", ends)
    return _to_declare(state, said, numbers, ends + _SOON, now)


def _negotiation(row: Row[Any], _numbers: Numbers, now: datetime) -> Stands:
    due = from_utc_text(row.poll_opens_at)
    todo = "record what they agreed, or publish who stands"
    state = ProcessState.NEGOTIATION
    return _to_do(state, state.words, todo, "candidates.agree", due, now)


def _shortlisted(row: Row[Any], _numbers: Numbers, now: datetime) -> Stands:
    state, due = ProcessState.SHORTLISTED, from_utc_text(row.poll_closes_at)
    return _to_do(state, state.words, "record the interviews", "panel.interview", due, now)


def _interviewed(row: Row[Any], _numbers: Numbers, now: datetime) -> Stands:
    state, due = ProcessState.INTERVIEWED, from_utc_text(row.result_at)
    return _to_do(state, state.words, "record what the panel decided", "panel.decide", due, now)


def _decided(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    state = ProcessState.of(row.state)
    return _to_declare(state, state.words, numbers, from_utc_text(row.declare_at), now)


def _yes_or_no(row: Row[Any], numbers: Numbers, now: datetime) -> Stands:
    """A yes or no vote before it opens, and once it is over."""
    state, opens = ProcessState.CONFIRMATORY_POLL, from_utc_text(row.poll_opens_at)
    if now < opens:
        if numbers.box in _BOX_TO_DO:
            return _to_do(state, state.words, *_BOX_TO_DO[numbers.box], opens, now)
        return Stands(state, None, state.words, Mark.POLL_OPENS.words, opens)
    if numbers.answered:
        return _to_declare(state, state.words, numbers, from_utc_text(row.declare_at), now)
    todo, act = "record the yes and no votes, or seal the papers", "voters.answered"
    if _is_held_here(numbers):
        todo, act = _OPEN_THE_BOX
    return _to_do(state, state.words, todo, act, from_utc_text(row.result_at), now)


def _challenged(_row: Row[Any], _numbers: Numbers, _now: datetime) -> Stands:
    state = ProcessState.CHALLENGED
    return Stands(state, Standing.DECIDE, state.words, "decide the challenge", None, "result.confirm")


def _asks_for_a_vote(row: Row[Any]) -> bool:
    """Whether the voters are asked where nobody opposes, by the notice or by the rules it began under."""
    by_rule = json.loads(row.rules).get("uncontested.route") == Unopposed.CONFIRMATORY.value
    return bool(row.method == SelectionMethod.CONFIRMATORY.value or by_rule)


def _to_declare(state: ProcessState, said: str, numbers: Numbers, due: datetime, now: datetime) -> Stands:
    """A result that is there, and declared once no complaint holds it."""
    if numbers.complaints:
        todo = f"decide {plural(numbers.complaints, 'complaint')}, or do what follows"
        return _to_do(state, said, todo, "complaint.decide", due, now)
    return _to_do(state, said, "declare the result", "result.declare", due, now)


def _to_do(state: ProcessState, said: str, todo: str, act: str, due: datetime, now: datetime) -> Stands:
    """Something that a person has to do: late once the moment in the timetable has passed."""
    return Stands(state, Standing.LATE if now > due else Standing.DECIDE, said, todo, due, act)


_STANDS = {
    ProcessState.DRAFTED: _drafted,
    ProcessState.APPROVED: _approved,
    ProcessState.NOTICED: _noticed,
    ProcessState.EXTENDED: _noticed,
    ProcessState.NOMINATIONS_CLOSED: _nominations_closed,
    ProcessState.PERSONS_NOMINATED: _published,
    ProcessState.POLL_OPEN: _poll_open,
    ProcessState.POLL_CLOSED: _poll_closed,
    ProcessState.COUNTING: _counting,
    ProcessState.UNCONTESTED: _uncontested,
    ProcessState.PROVISIONAL: _provisional,
    ProcessState.COUNTBACK: _counted_back,
    ProcessState.COUNTBACK_PROVISIONAL: _provisional_again,
    ProcessState.NEGOTIATION: _negotiation,
    ProcessState.AGREED: _decided,
    ProcessState.SHORTLISTED: _shortlisted,
    ProcessState.INTERVIEWED: _interviewed,
    ProcessState.PANEL_DECIDED: _decided,
    ProcessState.CONFIRMATORY_POLL: _yes_or_no,
    ProcessState.CHALLENGED: _challenged,
}


_NOT_ELECTED = {
    Route.PANEL.value: SelectionMethod.PANEL.route,
    Route.AGREED.value: SelectionMethod.AGREED.route,
    Route.CO_OPTION.value: SelectionMethod.CO_OPTION.route,
}
"""Ways in which nobody was elected: said as they are."""


def _over_words(row: Row[Any], state: ProcessState, numbers: Numbers) -> str:
    if state is ProcessState.NO_CANDIDATES and row.followed_by is None:
        return f"{state.words}: open again, co-opt or begin again"
    if state not in _HAS_A_RESULT:
        return state.words
    said = "result declared" if state is ProcessState.DECLARED else state.words
    if row.route in _NOT_ELECTED:
        return f"{said}, {_NOT_ELECTED[row.route]}"
    # After a countback more people than places have been elected.
    filled = min(row.places, numbers.nominations.get(NominationState.ELECTED, 0))
    empty = row.places - filled
    left = f", {plural(empty, 'place')} not filled" if empty > 0 else ""
    return f"{said}, {plural(filled, 'person', 'people')} elected{left}"
