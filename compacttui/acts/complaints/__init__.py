"""What is said against a selection, its result or a candidate: complaints, challenges, and what was found late."""

from compacttui.acts.complaints import challenging, correcting, disqualifying
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
    "disqualifying",
    "receive",
]
