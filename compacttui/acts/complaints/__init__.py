"""Complaints about a selection: received, decided, appealed against; and a result that is challenged."""

from compacttui.acts.complaints import challenging, correcting
from compacttui.acts.complaints.deciding import admit, appeal, carry_out, decide, decide_appeal
from compacttui.acts.complaints.receiving import Complained, receive

__all__ = [
    "Complained",
    "admit",
    "appeal",
    "carry_out",
    "challenging",
    "correcting",
    "decide",
    "decide_appeal",
    "receive",
]
