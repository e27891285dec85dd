"""Countbacks: the papers of an election counted again for a seat that fell vacant."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.body import canonical
from compacttui.records.columns import flag, listed, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, changed, kind, opened, reduces
from compacttui.records.selections.process import ABOUT
from compacttui.records.selections.tables import nomination

countback = subject_table(
    "countback",
    ref("selection", "selection"),
    ref("seat", "seat"),
    listed("vacating"),
    listed("declining"),
    listed("sitting"),
    ref("chosen", "nomination", optional=True),
    words("sheet"),
    words("profile_sha256"),
    flag("lots"),
)
"""A countback: who left, who would not serve, who sits and stays, its whole result sheet, and who fills the seat."""

kind(
    "countback.held",
    "Countback held",
    about=ABOUT,
    data=(
        "selection",
        "seat",
        "vacating",
        "declining",
        "sitting",
        "chosen",
        "person",
        "profile_sha256",
        "sheet",
        "lots",
    ),
    private=("witness",),
)


@reduces("countback.held")
def countback_held(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Whoever the same papers elect without the one who left has the seat."""
    chosen = event.cell("chosen")
    yield opened(
        countback,
        event,
        selection=event.text("selection"),
        seat=event.text("seat"),
        vacating=canonical(event["vacating"]).decode(),
        declining=canonical(event["declining"]).decode(),
        sitting=canonical(event["sitting"]).decode(),
        chosen=chosen,
        sheet=canonical(event["sheet"]).decode(),
        profile_sha256=event.text("profile_sha256"),
        lots=event.cell("lots"),
    )
    if chosen is not None:
        yield from changed(
            get,
            nomination,
            event,
            thing=str(chosen),
            state="elected",
            seat=event.text("seat"),
            reserve_number=None,
        )
