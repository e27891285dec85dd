"""The history: every entry in words, the line of one thing, and one entry with what it changed."""

from compacttui.questions.ledger.history import HistoryRow, Wanted, history
from compacttui.questions.ledger.searching import SEARCHES

__all__ = ["SEARCHES", "HistoryRow", "Wanted", "history"]
