"""A poll held here: prepared, codes given out, papers cast and entered, reminders, the box emptied at the close."""

from compacttui.acts.polls.closing import Emptied, close
from compacttui.acts.polls.codes import Issued, Replaced, issue, replace_code
from compacttui.acts.polls.entering import enter
from compacttui.acts.polls.extending import Extended, extend
from compacttui.acts.polls.preparing import Prepared, prepare
from compacttui.acts.polls.reminding import Listed, remind

__all__ = [
    "Emptied",
    "Extended",
    "Issued",
    "Listed",
    "Prepared",
    "Replaced",
    "close",
    "enter",
    "extend",
    "issue",
    "prepare",
    "remind",
    "replace_code",
]
