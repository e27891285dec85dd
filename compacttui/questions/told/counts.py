"""How entries on a count looked at again read: objections, answers, counts made again, how lots fall."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import plural
from compacttui.rules.words import Standing


@tells("count.objected")
def objected(entry: Entry) -> Told:
    """A scrutineer does not agree."""
    event = entry.event
    by = entry.words.get("name", "(name not shown)") if event["on_paper"] else entry.name("person")
    on_paper = "on paper" if event["on_paper"] else ""
    said = noted(f"by {by}, scrutineer", on_paper, entry.words.get("said"))
    return Told(event.text("objected_on"), "objection to the count", said, Standing.DECIDE)


@tells("count.objection_answered")
def answered(entry: Entry) -> Told:
    """The returning officer said why the count stands."""
    said = noted(f"by {entry.name('answered_by')}", entry.words.get("answer"))
    return Told(entry.event.day, "objection to the count answered", said, Standing.DONE)


@tells("count.repeated")
def repeated(entry: Entry) -> Told:
    """A candidate asked for the count to be made again."""
    event = entry.event
    came = "the same to the last byte" if event["is_equal"] else "not the same"
    said = noted(f"asked for by {entry.name('asked_by')}", came, entry.words.get("difference"))
    return Told(event.day, "count made again", said, Standing.DONE if event["is_equal"] else Standing.LATE)


@tells("lots.settled")
def lots_settled(entry: Entry) -> Told:
    """Where lots fall is fixed beforehand."""
    event = entry.event
    seed, candidates = event.data.get("seed"), event.texts("candidates")
    how = f"by the seed {seed}" if seed else f"by an order of {plural(len(candidates), 'candidate')}"
    where = entry.words.get("published")
    return Told(event.day, "how lots fall settled", noted(how, f"published: {where}" if where else ""))
