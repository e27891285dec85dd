"""The history: every entry in words, the line of one thing, and one entry with what it changed."""

from compacttui.questions.ledger.history import HistoryRow, Wanted, history
from compacttui.questions.ledger.line import HAVE_A_LINE, LineRow, Part, timeline
from compacttui.questions.ledger.narrowing import Only, typed
from compacttui.questions.ledger.opened import OpenedEntry, entry, record_history
from compacttui.questions.ledger.searching import SEARCHES

__all__ = [
    "HAVE_A_LINE",
    "SEARCHES",
    "HistoryRow",
    "LineRow",
    "Only",
    "OpenedEntry",
    "Part",
    "Wanted",
    "entry",
    "history",
    "record_history",
    "timeline",
    "typed",
]
