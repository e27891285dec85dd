"""Requests for involvement, and what has to be done about them."""

from compacttui.questions.involvement.lists import (
    InvolvementRow,
    InvolvementShown,
    involvement,
    involvement_rows,
)

__all__ = ["InvolvementRow", "InvolvementShown", "involvement", "involvement_rows"]
