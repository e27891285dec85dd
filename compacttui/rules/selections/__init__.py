"""Selections: dates, officers, nominations and the steps from the request to the declared result.

`timetables` computes dates, `officers` keeps those who run it out of it, `nominations` says what is in order,
and `process` holds every step, `guards` what must be so before it.
"""

from compacttui.rules.selections import process
from compacttui.rules.selections.facts import Process
from compacttui.rules.selections.nominations import (
    Known,
    Paper,
    Route,
    check_cure,
    check_move,
    eligibility,
    may_extend,
    route,
    unfilled,
    withdrawn_as,
)
from compacttui.rules.selections.officers import Involved, independence_findings
from compacttui.rules.selections.process import next_steps, state_now, step_between
from compacttui.rules.selections.timetables import (
    Lengths,
    Mark,
    Profile,
    Timetable,
    chosen,
    from_days,
    timetable,
)
from compacttui.rules.selections.timetables import findings as timetable_findings

__all__ = [
    "Involved",
    "Known",
    "Lengths",
    "Mark",
    "Paper",
    "Process",
    "Profile",
    "Route",
    "Timetable",
    "check_cure",
    "check_move",
    "chosen",
    "eligibility",
    "from_days",
    "independence_findings",
    "may_extend",
    "next_steps",
    "process",
    "route",
    "state_now",
    "step_between",
    "timetable",
    "timetable_findings",
    "unfilled",
    "withdrawn_as",
]
