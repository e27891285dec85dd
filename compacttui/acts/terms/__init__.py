"""Terms of office: how somebody came to a seat, what they accepted, when they began, and how it ended."""

from compacttui.acts.terms.asking import ask, reply, settle
from compacttui.acts.terms.away import end_leave, note_leave
from compacttui.acts.terms.beginning import Began, accept, begin
from compacttui.acts.terms.finishing import continue_, hand_over, state_mandate
from compacttui.acts.terms.gaining import gain_otherwise
from compacttui.acts.terms.petitions import Petition, lapse, receive, sign
from compacttui.acts.terms.recalling import decide, tell
from compacttui.acts.terms.recalling import reply as reply_to_recall
from compacttui.acts.terms.serving import end, note_induction

__all__ = [
    "Began",
    "Petition",
    "accept",
    "ask",
    "begin",
    "continue_",
    "decide",
    "end",
    "end_leave",
    "gain_otherwise",
    "hand_over",
    "lapse",
    "note_induction",
    "note_leave",
    "receive",
    "reply",
    "reply_to_recall",
    "settle",
    "sign",
    "state_mandate",
    "tell",
]
