"""The keys of the count room."""

from __future__ import annotations

from typing import Final

from compacttui.tui.commands import command

AREA: Final = "Count room"

NEXT = command("count.next", "next", "space,right", "step(1)", "Go on to the next stage.", area=AREA, rank=11)
BEFORE = command(
    "count.before",
    "before",
    "left,backspace",
    "step(-1)",
    "Go back to the stage before.",
    area=AREA,
    rank=12,
)
FIRST = command(
    "count.first", "first stage", "less_than_sign,comma", "end(-1)", "The first stage.", area=AREA
)
LAST = command(
    "count.last", "last stage", "greater_than_sign,full_stop", "end(1)", "The last stage.", area=AREA
)
RUN = command(
    "count.run",
    "count the votes",
    "c",
    "count",
    "Count the sealed papers, stage by stage.",
    area=AREA,
    rank=1,
)
LOT = command(
    "count.lot", "draw the lot", "d", "lot", "Record on whom a lot fell, and who saw it.", area=AREA, rank=2
)
SIGN = command(
    "count.sign",
    "sign",
    "s",
    "sign",
    "Sign the count, as returning officer or as scrutineer.",
    area=AREA,
    rank=4,
)
OBJECT = command(
    "count.objection",
    "objection",
    "o",
    "objection",
    "Say what is wrong with this count; or answer what a scrutineer said.",
    area=AREA,
    rank=3,
)
TABLE = command(
    "count.table",
    "table",
    "t",
    "table",
    "Every stage as a table, or one as a picture again.",
    area=AREA,
    rank=20,
)
WORDS = command(
    "count.words", "words", "w", "words", "Every stage, lot and signature in plain words.", area=AREA, rank=21
)
VERIFY = command(
    "selection.verify",
    "count again",
    "v",
    "verify",
    "Count the sealed papers once more, and compare with what is kept.",
    area=AREA,
    rank=22,
)
REPEAT = command(
    "count.repeat",
    "again for a candidate",
    "r",
    "repeat",
    "Count again because a candidate asks, and record that it was done.",
    area=AREA,
    rank=24,
)
OTHER = command(
    "count.other",
    "other count",
    "b",
    "other",
    "The count of the election, or the next countback of its papers.",
    area=AREA,
    rank=23,
)
