"""From the closed poll to the declared result: papers sealed, counted, signed, declared."""

from compacttui.acts.counts.counting import Counted, draw_lot, run
from compacttui.acts.counts.declaring import Declared, declare
from compacttui.acts.counts.lots import settle
from compacttui.acts.counts.papers import RejectedPapers, Sealed, receive
from compacttui.acts.counts.scrutiny import Repeated, again, answer, object_to
from compacttui.acts.counts.signing import Office, Signed, sign

__all__ = [
    "Counted",
    "Declared",
    "Office",
    "RejectedPapers",
    "Repeated",
    "Sealed",
    "Signed",
    "again",
    "answer",
    "declare",
    "draw_lot",
    "object_to",
    "receive",
    "run",
    "settle",
    "sign",
]
