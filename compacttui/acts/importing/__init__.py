"""Taking in what people have: one file in one act, undone by one act; and the day from which records are kept."""

from compacttui.acts.importing.beginning import set_beginning
from compacttui.acts.importing.carrying import Carried, Made, Planned, Step, carry_out, check_may_import
from compacttui.acts.importing.matchings import forget_matching, keep_matching
from compacttui.acts.importing.undoing import Undone, undo

__all__ = [
    "Carried",
    "Made",
    "Planned",
    "Step",
    "Undone",
    "carry_out",
    "check_may_import",
    "forget_matching",
    "keep_matching",
    "set_beginning",
    "undo",
]
