"""How entries on groups at risk of exclusion read."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells


@tells("group.added")
def group_added(entry: Entry) -> Told:
    """A group of the town's own."""
    return Told(
        entry.event.text("since"), "group added", noted(entry.words.get("label"), entry.words.get("source"))
    )


@tells("group.renamed")
def group_renamed(entry: Entry) -> Told:
    """The name that people use here."""
    label = entry.words.get("label")
    return Told(
        entry.event.text("since"), "group called by another name", f"now called {label}" if label else ""
    )


@tells("group.set_aside")
def group_set_aside(entry: Entry) -> Told:
    """It is not looked for here."""
    return Told(entry.event.text("since"), "group set aside", noted(entry.words.get("because")))


@tells("group.taken_up")
def group_taken_up(entry: Entry) -> Told:
    """It is looked for again."""
    return Told(entry.event.text("since"), "group counted again", noted(entry.words.get("reason")))
