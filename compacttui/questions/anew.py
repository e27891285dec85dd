"""Acts that tell a thing anew: their forms begin with what stands on record of it, so that nothing is left out by oversight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from compacttui.questions.view import View

ANEW: Final = frozenset({"interest.amend", "interest.review"})
"""The acts, each on the thing that its first field names."""


def as_kept(view: View, act: str, thing: str) -> Mapping[str, Any]:
    """What stands on record of a thing, by the fields of an act that tells it anew, as a form keeps them.

    Args:
        view: who is about to tell it.
        act: one of `ANEW`.
        thing: the thing's id.

    Raises:
        Refused: there is no such thing, or the viewer may not read all of it.
    """
    from compacttui.questions.interests.typed import entry_as_typed, review_as_typed

    return {"interest.amend": entry_as_typed, "interest.review": review_as_typed}[act](view, thing)
