"""Doing what a plan says, and remembering how its columns were matched."""

from __future__ import annotations

from collections.abc import Callable

from compacttui.acts import importing
from compacttui.acts.desk import Desk
from compacttui.acts.importing import Carried
from compacttui.exchange.importing.plans import Plan
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused


def carry_out(
    desk: Desk, plan: Plan, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Carried:
    """Do everything that a plan says, in one transaction.

    Args:
        desk: who does it.
        plan: the plan that the person saw.
        progress: told now and then how many steps are done, and how many there are.

    Raises:
        NotPermitted: the role may not.
        Refused: rows are still unclear or wrong, something was recorded since the plan was made, or a rule
            forbids a row.
    """
    if plan.held_up_by:
        rows = plural(plan.held_up_by, "row")
        raise Refused(
            f"{rows} must be put right, decided or left out first. Nothing was changed.", field="rows"
        )
    carried = importing.carry_out(desk, plan.planned, progress)
    if plan.signature:
        places = {use.field: use.number for use in plan.uses if use.field}
        importing.keep_matching(desk, plan.kind, plan.signature, places)
    return carried
