"""How the lots of a count fall, where no hand draws them: settled in public after the papers were sealed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from compacttui.acts.counts.lot_sources import settled
from compacttui.acts.counts.reading import ballots_of, count_of
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Nomination, Selection
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    check_is_returning_officer,
    nominations_of,
    running,
    text_of,
)
from compacttui.acts.selections.standing import ON_THE_BALLOT, in_state
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ProcessState

_SEED = re.compile(r"\d{6,60}")


@act(
    "lots.settle",
    title="Settle how lots fall",
    on="selection",
    final=True,
    when={ProcessState.COUNTING},
)
def settle(
    desk: Desk,
    selection: Selection,
    published: str,
    order: Annotated[Sequence[Nomination], Called("Candidates from the first to the last")] = (),
    seed: str | None = None,
) -> str:
    """Fix how every lot of a count falls, before it begins; without this, lots are drawn by hand before a witness.

    Args:
        selection: in which selection.
        published: where the order or the seed was published, so that anyone can look it up.
        order: every candidate, the one on whom a lot falls first at the top; leave it empty where there is a seed.
        seed: at least six figures that nobody could foresee when the papers were sealed, such as a public draw.

    Raises:
        Refused: the papers are not sealed or counted already, it is settled already, or it is both or neither.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        candidates = {text_of(row, "id") for row in in_state(nominations_of(books, selection), ON_THE_BALLOT)}
        ballots_of(books, selection)
        if count_of(books, selection) is not None:
            raise Refused(
                "The count has begun, and how lots fall is settled before that. Draw them by hand.",
                field="selection",
            )
        if settled(books, selection) is not None:
            raise Refused("How lots fall is settled already, for good.", field="selection")
        if bool(order) == bool(seed):
            raise Refused("Give an order of candidates or a seed: one of the two.", field="order")
        if order and (len(order) != len(candidates) or set(order) != candidates):
            raise Refused(
                f"The order names every candidate once; there are {len(candidates)}.", field="order"
            )
        figures = re.sub(r"[\s,.-]", "", seed or "")
        if seed and not _SEED.fullmatch(figures):
            raise Refused("A seed is six to sixty figures, and nothing else.", field="seed")
        made = books.new_id("draw_rule")
        books.record(
            "lots.settled",
            made,
            about=process.about,
            of="",
            private={"published": published},
            selection=selection,
            way="seed" if figures else "order",
            candidates=list(order),
            seed=figures or None,
        )
    return made
