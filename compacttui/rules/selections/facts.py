"""What is recorded of a selection, as far as its next step depends on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from compacttui.rules.findings import Finding
from compacttui.rules.words import ProcessState, SelectionMethod


@dataclass(frozen=True, slots=True)
class Process:
    """What is recorded of a selection, as far as its next step depends on it.

    Attributes:
        state: what was decided last; what only the clock decides is worked out by `state_now`.
        places: how many are chosen.
        method: how.
        nominations_close_at, withdrawals_close_at, poll_opens_at, poll_closes_at: moments in UTC; None while
            there is no timetable.
        complaints_close_at: the end of the time for complaints; None before there is a provisional result.
        independence: what is wrong with the returning officer or a scrutineer.
        timetable: what is wrong with the timetable.
        has_officer: a returning officer is named.
        role_agreed: the role description is agreed.
        protocol: what is wrong with the selection protocol, in words; nothing where one is in force.
        notice_on: the day from which the timetable counts.
        electorate_set: the rule of who votes is set.
        second_person: a second person approved it.
        adverts: in how many places the vacancy is advertised.
        adverts_needed: in how many it must be.
        community_asked: the community sector was consulted about it.
        formats_ready: accessible formats are ready at the same time.
        undecided: nominations that nobody has ruled on.
        valid: valid nominations that stand.
        extended: nominations were open a second time.
        register_frozen, announced: the register of electors is frozen; notice of poll is given.
        sealed: the papers are sealed, with their hash.
        tie_pending: the count waits for a lot.
        officer_signed, scrutineer_signed: who signed the count.
        objection_open: a scrutineer's objection to the count is not answered.
        complaint_open: a complaint is not decided.
        panel_named: the people of the panel are named.
        vote_asked: the rules ask for a yes or no vote where there are no more candidates than places.
        answers_recorded: the yes and no votes are recorded.
    """

    state: ProcessState
    places: int = 1
    method: SelectionMethod = SelectionMethod.STV
    nominations_close_at: datetime | None = None
    withdrawals_close_at: datetime | None = None
    poll_opens_at: datetime | None = None
    poll_closes_at: datetime | None = None
    complaints_close_at: datetime | None = None
    independence: tuple[Finding, ...] = field(default=())
    timetable: tuple[Finding, ...] = field(default=())
    has_officer: bool = True
    role_agreed: bool = True
    protocol: str = ""
    notice_on: date | None = None
    electorate_set: bool = True
    second_person: bool = True
    adverts: int = 0
    adverts_needed: int = 0
    community_asked: bool = True
    formats_ready: bool = True
    undecided: int = 0
    valid: int = 0
    extended: bool = False
    register_frozen: bool = False
    announced: bool = False
    sealed: bool = False
    tie_pending: bool = False
    officer_signed: bool = False
    scrutineer_signed: bool = False
    objection_open: bool = False
    complaint_open: bool = False
    panel_named: bool = False
    vote_asked: bool = False
    answers_recorded: bool = False


def has_passed(moment: datetime | None, now: datetime) -> bool:
    """Whether the moment is known, and has come."""
    return moment is not None and now >= moment
