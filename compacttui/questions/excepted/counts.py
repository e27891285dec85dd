"""What was not as it should be with a count: objections of those who watched it."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry


@excepts("count.objected")
def objected(entry: ReadEntry) -> Iterator[Excepted]:
    """A scrutineer objected to a count."""
    on_paper = bool(entry.event.data.get("on_paper"))
    by = entry.words.get("name", "") if on_paper else entry.names.get(str(entry.event.data.get("person")), "")
    yield Excepted(
        "objection", f"objection to the count{f' by {by}' if by else ''}", entry.words.get("said", "")
    )


@excepts("count.repeated")
def came_out_otherwise(entry: ReadEntry) -> Iterator[Excepted]:
    """A count that was made again and came out otherwise."""
    if not entry.event["is_equal"]:
        said = entry.words.get("difference", "")
        yield Excepted("not_repeated", "a count made again came out otherwise", said)
