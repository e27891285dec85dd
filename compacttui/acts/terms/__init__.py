"""Terms of office: how somebody came to a seat, what they accepted, when they began, and how it ended."""

from compacttui.acts.terms.gaining import gain_otherwise
from compacttui.acts.terms.serving import Began, accept, begin, end, note_induction

__all__ = ["Began", "accept", "begin", "end", "gain_otherwise", "note_induction"]
