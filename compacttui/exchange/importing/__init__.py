"""Taking in what people have: read, match the columns, look at the plan, do it in one act, undo it in one act.

The way for every front end: `read_book` reads the file, `plan` makes the plan from it and from what a person
chose (as often as they choose again), `carry_out` does it, `acts.importing.undo` undoes it.
"""

from compacttui.exchange.importing.doing import carry_out
from compacttui.exchange.importing.kinds import Column, ImportKind, all_kinds, kind_called
from compacttui.exchange.importing.planning import Choices, plan
from compacttui.exchange.importing.plans import LEAVE, NEW, Asked, ColumnUse, Option, Plan, PlanRow
from compacttui.exchange.sheets import Book, read_book

__all__ = [
    "LEAVE",
    "NEW",
    "Asked",
    "Book",
    "Choices",
    "Column",
    "ColumnUse",
    "ImportKind",
    "Option",
    "Plan",
    "PlanRow",
    "all_kinds",
    "carry_out",
    "kind_called",
    "plan",
    "read_book",
]
