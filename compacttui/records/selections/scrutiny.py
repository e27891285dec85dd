"""A count looked at by others: objections to it, counts made again on request, and how its lots are to fall."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    KNOWN,
    day,
    flag,
    listed,
    number,
    one_of,
    partial_index,
    ref,
    subject_table,
    words,
)
from compacttui.records.events import Change, Event, Get, Private, changed, kind, opened, reduces, told

ABOUT = ("selection", "seat", "partnership")

WAYS = ("order", "seed")
"""How lots can fall without a hand that draws them: by a published order, or by a seed fixed in public."""

objection = subject_table(
    "objection",
    ref("selection", "selection"),
    ref("count", "count"),
    number("number"),
    ref("person", "person", optional=True),
    words("name", optional=True),
    flag("on_paper"),
    words("said"),
    day("objected_on"),
    words("answer", optional=True),
    ref("answered_by", "person", optional=True),
    day("answered_on", optional=True),
    constraints=[
        CheckConstraint("(on_paper = 1) = (name IS NOT NULL)", name="paper_objection_has_a_name"),
        CheckConstraint("(on_paper = 1) = (person IS NULL)", name="own_objection_has_a_person"),
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answer_has_its_day"),
    ],
)
"""What a scrutineer has against a count, and what the returning officer answered."""

recount = subject_table(
    "recount",
    ref("selection", "selection"),
    ref("count", "count"),
    ref("asked_by", "nomination"),
    flag("is_equal"),
    words("sheet_sha256"),
    words("difference", optional=True),
)
"""A count made again because a candidate asked, before it was signed."""

draw_rule = subject_table(
    "draw_rule",
    ref("selection", "selection", led_by_another=True),
    one_of("way", WAYS),
    listed("candidates"),
    words("seed", optional=True),
    words("published"),
    constraints=[CheckConstraint("(way = 'seed') = (seed IS NOT NULL)", name="seed_is_there")],
)
"""How the lots of a count fall, fixed in public after the papers were sealed and before they are counted."""
partial_index("uq_draw_rule_one_now", draw_rule.c.log, draw_rule.c.selection, unique=True, where=KNOWN)

kind(
    "count.objected",
    "Objection to a count",
    about=ABOUT,
    data=("selection", "count", "number", "person", "on_paper", "objected_on"),
    private=("name", "said"),
)
kind(
    "count.objection_answered",
    "Objection to a count answered",
    about=ABOUT,
    data=("selection", "answered_by"),
    private=("answer",),
)
kind(
    "count.repeated",
    "Count made again for a candidate",
    about=ABOUT,
    data=("selection", "count", "asked_by", "is_equal", "sheet_sha256"),
    private=("difference",),
)
kind(
    "lots.settled",
    "How lots fall settled",
    about=ABOUT,
    data=("selection", "way", "candidates", "seed"),
    private=("published",),
)


@reduces("count.objected")
def objected(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody who watches does not agree; it stands until it is answered, and after."""
    yield opened(objection, event, told(objection, event, private))


@reduces("count.objection_answered")
def objection_answered(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The returning officer has said why the count stands."""
    yield from changed(get, objection, event, told(objection, event, private), answered_on=event.day)


@reduces("count.repeated")
def repeated(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The same papers were counted again, and this came of it."""
    yield opened(recount, event, told(recount, event, private))


@reduces("lots.settled")
def lots_settled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Where lots fall is fixed before anybody knows whether one is needed."""
    yield opened(draw_rule, event, told(draw_rule, event, private))
