"""What stands against the next step of a selection, and which act puts it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from compacttui.questions.selections.details import SelectionDetail
from compacttui.questions.selections.preparation import BEFORE_NOTICE
from compacttui.questions.selections.standing import moment_of
from compacttui.questions.view import View
from compacttui.rules import selections as rules
from compacttui.rules.findings import Strength
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import NominationState, ProcessState

S = ProcessState

_APPROVE: Final = ("selection.approve", "Approve a selection")
_REPLAN: Final = ("selection.replan", "Plan dates anew")
_SIGN: Final = ("count.sign", "Sign the count")
_ANSWER: Final = ("count.answer", "Answer an objection to the count")
RIGHTED_BY: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "second_person": _APPROVE,
        "role_description": ("role.agree", "Agree a role description"),
        "protocol": ("protocol.adopt", "Record that the selection protocol was adopted"),
        "adverts": ("advert.record", "Record where a vacancy is advertised"),
        "community_asked": ("selection.ask_sector", "Record that the community sector was asked"),
        "formats": ("selection.ready_formats", "Record that accessible formats are ready"),
        "notice_day": _REPLAN,
        "busy_time": _REPLAN,
        "day_off": _REPLAN,
        "short_poll": _REPLAN,
        "clock_change": _REPLAN,
        "officer": ("selection.name_officers", "Name other officers for a selection"),
        "all_ruled": ("nomination.rule", "Rule on a nomination"),
        "register": ("register.freeze", "Freeze the register of electors"),
        "officer_signs": _SIGN,
        "scrutineer_signs": _SIGN,
        "objection": _ANSWER,
    }
)
"""The act that puts right what stands against a step, with its title, by the name of the check that found it.

Questions know no acts; a test holds the names and titles to those there are.
"""


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Something that stands against the next step.

    Attributes:
        message: what, and what to do.
        act: the name of the act that puts it right; empty where nothing but time does.
        remedy: the title of that act.
        can_be_overridden: a reason can override it.
    """

    message: str
    act: str
    remedy: str
    can_be_overridden: bool


def in_the_way_of(view: View, found: SelectionDetail) -> list[InTheWay]:
    """What stands against the next step of a selection, as its rules see it, with the act that puts it right.

    Whether those who run it have a part in it is looked at by the act itself, which alone may read who belongs where.
    """
    gone = [_abolished(name) for name in found.abolished]
    to = _next_state(found)
    if to is None:
        return gone
    role = Role.CVS_OFFICER if found.on.state in BEFORE_NOTICE else Role.RETURNING_OFFICER
    return [
        *gone,
        *(
            InTheWay(
                finding.message,
                *RIGHTED_BY.get(finding.check, ("", "")),
                finding.strength is Strength.GUARD,
            )
            for finding in rules.process.findings(_facts(found), to, role, moment_of(view))
        ),
    ]


def _abolished(seat: str) -> InTheWay:
    """The board may take a seat away at any time; a selection for it can only be called off."""
    message = (
        f"{seat} was abolished while this selection ran. Cancel it, and open another for the seats that stay."
    )
    return InTheWay(message, "selection.cancel", "Cancel a selection", can_be_overridden=False)


def _next_state(found: SelectionDetail) -> ProcessState | None:
    """The state that a selection is on its way to, where somebody has to take it there."""
    state = found.on.state
    if state is S.NOMINATIONS_CLOSED:
        valid = _number(found, NominationState.VALID)
        if not valid:
            return S.NO_CANDIDATES
        return S.PERSONS_NOMINATED if valid > found.places else S.UNCONTESTED
    return {
        S.DRAFTED: S.APPROVED,
        S.APPROVED: S.NOTICED,
        S.POLL_CLOSED: S.COUNTING,
        S.COUNTING: S.PROVISIONAL,
        S.PROVISIONAL: S.DECLARED,
    }.get(state)


def _facts(found: SelectionDetail) -> rules.Process:
    at = {row.mark: row.at for row in found.timetable}
    done, count = found.preparation, found.count
    offices = {one.office for one in count.signatures} if count else set()
    return rules.Process(
        state=found.on.state,
        places=found.places,
        method=found.method,
        nominations_close_at=at[Mark.NOMINATIONS_CLOSE],
        withdrawals_close_at=at[Mark.WITHDRAWALS_CLOSE],
        poll_opens_at=at[Mark.POLL_OPENS],
        poll_closes_at=at[Mark.POLL_CLOSES],
        complaints_close_at=found.on.next_at,
        timetable=done.odd_dates,
        notice_on=found.notice_on,
        role_agreed=done.role_agreed_on is not None,
        protocol=done.protocol_trouble,
        adverts=len(done.adverts),
        adverts_needed=done.adverts_needed,
        community_asked=done.sector_asked_on is not None,
        formats_ready=done.formats_ready_on is not None,
        undecided=_number(found, NominationState.SUBMITTED),
        valid=_number(found, NominationState.VALID),
        register_frozen=found.register is not None,
        sealed=found.papers is not None,
        tie_pending=count is not None and count.state == "tie_pending",
        officer_signed="returning officer" in offices,
        scrutineer_signed="scrutineer" in offices,
        objection_open=found.on.act == _ANSWER[0],
    )


def _number(found: SelectionDetail, state: NominationState) -> int:
    return sum(one.state is state for one in found.nominations)
