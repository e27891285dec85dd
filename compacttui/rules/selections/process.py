"""The steps of a selection as data: from what to what, by whom, and what must be so first.

Time passes by rule: "nominations closed" and "poll open" are worked out from the timetable and the clock, and
no act brings them about; an early close cannot be recorded because no act exists for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from compacttui.rules.dates import long_day_and_time
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.roles import Role
from compacttui.rules.selections import guards
from compacttui.rules.selections.facts import Process, has_passed
from compacttui.rules.words import ProcessState

S = ProcessState


Guard: TypeAlias = Callable[[Process, datetime], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step that a selection can take.

    Attributes:
        start: the states it leads from.
        to: the state it leads to.
        roles: who takes it; empty when only the clock does.
        guards: what must be so first.
        title: what it is called.
    """

    start: frozenset[ProcessState]
    to: ProcessState
    title: str
    roles: frozenset[Role] = frozenset()
    guards: tuple[Guard, ...] = ()

    @property
    def by_clock(self) -> bool:
        """Whether it happens by itself at its time, and nobody can bring it about."""
        return not self.roles


def state_now(process: Process, now: datetime) -> ProcessState:
    """Where the selection stands at a moment: what was decided last, moved on by the clock."""
    state = process.state
    if state in {S.NOTICED, S.EXTENDED} and has_passed(process.nominations_close_at, now):
        return S.NOMINATIONS_CLOSED
    if (
        state in {S.PERSONS_NOMINATED, S.POLL_OPEN}
        and process.announced
        and has_passed(process.poll_opens_at, now)
    ):
        return S.POLL_CLOSED if has_passed(process.poll_closes_at, now) else S.POLL_OPEN
    if state is S.CONFIRMATORY_POLL and _is_open(process, now):
        return S.POLL_OPEN
    return state


def _is_open(process: Process, now: datetime) -> bool:
    """Whether the time of an announced poll is now. A yes or no vote that is over is counted here, or was elsewhere."""
    opened = process.announced and has_passed(process.poll_opens_at, now)
    return opened and not has_passed(process.poll_closes_at, now)


def findings(process: Process, to: ProcessState, role: Role, now: datetime) -> list[Finding]:
    """Everything that stands against a step: none, and it can be taken.

    Args:
        process: what is recorded.
        to: the state it would lead to.
        role: who would take it.
        now: the moment, in UTC.
    """
    state = state_now(process, now)
    step = step_between(state, to)
    if step is None:
        message = f"This selection stands at “{state.words}”. From there it cannot go to “{to.words}”."
        return [Finding("no_such_step", message, Strength.IMPOSSIBLE)]
    if step.by_clock:
        return [Finding("clock", _not_before(process, to), Strength.IMPOSSIBLE)]
    if role not in step.roles:
        who = " or ".join(sorted(allowed.words for allowed in step.roles))
        return [Finding("role", f"Only the {who} can do this: {step.title.lower()}.", Strength.IMPOSSIBLE)]
    return [finding for guard in step.guards for finding in guard(process, now)]


def step_between(start: ProcessState, to: ProcessState) -> Step | None:
    """The step that leads from one state to another, or None."""
    return next((step for step in STEPS if start in step.start and step.to is to), None)


def next_steps(process: Process, role: Role, now: datetime) -> list[Step]:
    """The steps that a role can take from here, whatever stands against them."""
    state = state_now(process, now)
    return [step for step in STEPS if state in step.start and role in step.roles]


# --- the steps ---------------------------------------------------------------------------------------------------

_OFFICE: Final = frozenset({Role.CVS_OFFICER})
_RETURNING: Final = frozenset({Role.RETURNING_OFFICER})
_BOTH: Final = _OFFICE | _RETURNING
_STANDS: Final = frozenset({S.DECLARED, S.CONFIRMED, S.COUNT_CORRECTED})
_BACK: Final = frozenset({S.COUNTBACK, S.COUNTBACK_PROVISIONAL})
_OVER: Final = _STANDS | _BACK | {S.CHALLENGED, S.VOIDED, S.RELAUNCHED}
_BEFORE_RESULT: Final = frozenset(set(S) - _OVER - {S.CANCELLED, S.ARCHIVED, S.REQUESTED})


def _step(
    start: ProcessState | frozenset[ProcessState],
    to: ProcessState,
    title: str,
    roles: frozenset[Role] = frozenset(),
    *guards: Guard,
) -> Step:
    starts = start if isinstance(start, frozenset) else frozenset({start})
    return Step(starts, to, title, roles, guards)


STEPS: Final[tuple[Step, ...]] = (
    _step(S.REQUESTED, S.DRAFTED, "Prepare the selection", _OFFICE),
    _step(S.DRAFTED, S.APPROVED, "Approve the selection", _BOTH, guards.ready_to_approve),
    _step(
        S.APPROVED,
        S.NOTICED,
        "Give notice of selection",
        _OFFICE,
        guards.independent,
        guards.ready_for_notice,
    ),
    _step(frozenset({S.NOTICED, S.EXTENDED}), S.NOMINATIONS_CLOSED, "Nominations close"),
    _step(
        S.NOMINATIONS_CLOSED,
        S.EXTENDED,
        "Open nominations again",
        _RETURNING,
        guards.independent,
        guards.first_extension,
        guards.too_few,
    ),
    _step(S.NO_CANDIDATES, S.EXTENDED, "Open nominations again", _RETURNING, guards.first_extension),
    _step(
        frozenset({S.NOMINATIONS_CLOSED, S.NEGOTIATION}),
        S.NO_CANDIDATES,
        "Record that nobody stood",
        _RETURNING,
        guards.all_ruled,
        guards.nobody_stands,
    ),
    _step(S.NO_CANDIDATES, S.CO_OPTION, "Go on to co-option", _RETURNING, guards.complaints_decided),
    _step(frozenset({S.NO_CANDIDATES, S.CANCELLED, S.VOIDED}), S.RELAUNCHED, "Begin again", _OFFICE),
    _step(
        S.CO_OPTION,
        S.DECLARED,
        "Declare who is co-opted",
        _RETURNING,
        guards.independent,
        guards.complaints_decided,
    ),
    _step(
        S.NOMINATIONS_CLOSED,
        S.NEGOTIATION,
        "Let the candidates talk",
        _RETURNING,
        guards.independent,
        guards.all_ruled,
        guards.talks,
    ),
    _step(S.NEGOTIATION, S.AGREED, "Record what they agreed", _RETURNING, guards.independent),
    _step(
        S.AGREED,
        S.DECLARED,
        "Declare the result",
        _RETURNING,
        guards.independent,
        guards.complaints_decided,
    ),
    _step(
        frozenset({S.NOMINATIONS_CLOSED, S.NEGOTIATION}),
        S.PERSONS_NOMINATED,
        "Publish the statement of persons nominated",
        _RETURNING,
        guards.independent,
        guards.all_ruled,
        guards.withdrawals_over,
        guards.is_contested,
    ),
    _step(
        frozenset({S.NOMINATIONS_CLOSED, S.NEGOTIATION}),
        S.UNCONTESTED,
        "Publish that it is uncontested",
        _RETURNING,
        guards.independent,
        guards.all_ruled,
        guards.withdrawals_over,
        guards.is_uncontested,
    ),
    _step(
        S.UNCONTESTED,
        S.CONFIRMATORY_POLL,
        "Ask for a yes or no",
        _RETURNING,
        guards.independent,
        guards.register_before_poll,
    ),
    _step(
        S.UNCONTESTED,
        S.DECLARED,
        "Declare the result",
        _RETURNING,
        guards.independent,
        guards.no_vote_asked,
        guards.complaints_decided,
    ),
    _step(
        S.CONFIRMATORY_POLL,
        S.DECLARED,
        "Declare the result",
        _RETURNING,
        guards.independent,
        guards.answered,
        guards.complaints_decided,
    ),
    _step(
        S.NOMINATIONS_CLOSED,
        S.SHORTLISTED,
        "Shortlist",
        _RETURNING,
        guards.independent,
        guards.all_ruled,
        guards.has_a_panel,
        guards.has_candidates,
    ),
    _step(S.SHORTLISTED, S.INTERVIEWED, "Record the interviews", _RETURNING),
    _step(S.INTERVIEWED, S.PANEL_DECIDED, "Record what the panel decided", _RETURNING, guards.independent),
    _step(
        S.PANEL_DECIDED,
        S.DECLARED,
        "Declare the result",
        _RETURNING,
        guards.independent,
        guards.complaints_decided,
    ),
    _step(frozenset({S.PERSONS_NOMINATED, S.CONFIRMATORY_POLL}), S.POLL_OPEN, "The poll opens"),
    _step(S.POLL_OPEN, S.POLL_CLOSED, "The poll closes"),
    _step(S.POLL_CLOSED, S.COUNTING, "Count the votes", _RETURNING, guards.independent, guards.ready_to_seal),
    _step(
        S.CONFIRMATORY_POLL,
        S.COUNTING,
        "Count the votes",
        _RETURNING,
        guards.independent,
        guards.poll_over,
        guards.not_answered,
        guards.ready_to_seal,
    ),
    _step(
        S.COUNTING,
        S.PROVISIONAL,
        "Publish the provisional result",
        _RETURNING,
        guards.independent,
        guards.counted_and_signed,
    ),
    _step(
        S.PROVISIONAL,
        S.DECLARED,
        "Declare the result",
        _RETURNING,
        guards.independent,
        guards.objections_answered,
        guards.complaints_over,
    ),
    _step(S.DECLARED, S.CHALLENGED, "Take up a challenge to the result", _BOTH),
    _step(S.CHALLENGED, S.CONFIRMED, "Confirm the result", _RETURNING),
    _step(S.CHALLENGED, S.COUNT_CORRECTED, "Correct the count", _RETURNING, guards.independent),
    _step(S.CHALLENGED, S.VOIDED, "Set the result aside", _RETURNING),
    _step(_STANDS, S.COUNTBACK, "Count back for a vacant seat", _RETURNING, guards.independent),
    _step(
        S.COUNTBACK,
        S.COUNTBACK_PROVISIONAL,
        "Publish the provisional result of the countback",
        _RETURNING,
        guards.independent,
        guards.counted_and_signed,
    ),
    _step(
        S.COUNTBACK_PROVISIONAL,
        S.DECLARED,
        "Declare the result of the countback",
        _RETURNING,
        guards.independent,
        guards.objections_answered,
        guards.complaints_over,
    ),
    _step(_STANDS, S.ARCHIVED, "Close the selection", _BOTH),
    _step(_BEFORE_RESULT, S.CANCELLED, "Cancel the selection", _BOTH),
)
"""Every step; which of them an act offers is for the acts to say."""


def _not_before(process: Process, to: ProcessState) -> str:
    moments = {
        S.NOMINATIONS_CLOSED: ("Nominations close", process.nominations_close_at),
        S.POLL_OPEN: ("The poll opens", process.poll_opens_at),
        S.POLL_CLOSED: ("The poll closes", process.poll_closes_at),
    }
    what, moment = moments[to]
    if moment is None:
        return f"{what} by the timetable, and there is none yet."
    return f"{what} on {long_day_and_time(moment)}; nobody can bring that forward."
