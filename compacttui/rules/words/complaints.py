"""The words for complaints about a selection."""

from __future__ import annotations

from compacttui.rules.word import Word


class ComplaintState(Word):
    """Where a complaint stands."""

    RECEIVED = "received", "received"
    NOT_ADMISSIBLE = (
        "not_admissible",
        "not taken up",
        "It is no complaint about this selection, or came too late.",
    )
    INVESTIGATING = "investigating", "being looked into"
    UPHELD = "upheld", "upheld"
    NOT_UPHELD = "not_upheld", "not upheld"
    APPEALED = "appealed", "appealed against"
    FINAL = "final", "decided on appeal"

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide before a result can be declared."""
        return self in {ComplaintState.RECEIVED, ComplaintState.INVESTIGATING, ComplaintState.APPEALED}


class Remedy(Word):
    """What follows from a complaint that is upheld."""

    NOTED = "noted", "nothing changes", "What was wrong is put on record; the result could not be affected."
    PUT_RIGHT = "put_right", "put right", "Something is done again or published, and the selection goes on."
    RECOUNT = "recount", "count again"
    RERUN = "rerun", "hold the selection again"
    SET_ASIDE = "set_aside", "set the result aside"

    @property
    def holds(self) -> bool:
        """Whether something must be done before a result can be declared."""
        return self is not Remedy.NOTED
