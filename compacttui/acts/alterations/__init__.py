"""Alterations of who sits at a table: proposed, consulted on, decided, carried out."""

from compacttui.acts.alterations.carrying import carry_out
from compacttui.acts.alterations.consulting import answer, consult, settle_objection
from compacttui.acts.alterations.deciding import decide, withdraw
from compacttui.acts.alterations.proposing import propose

__all__ = ["answer", "carry_out", "consult", "decide", "propose", "settle_objection", "withdraw"]
