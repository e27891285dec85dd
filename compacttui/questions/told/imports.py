"""How entries on imports, numbers of other registers, and mergers read."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import plural

_WHOSE = {
    "charity": "charity number",
    "company": "company number",
    "popolo": "known in a Popolo file as",
}


@tells("identifier.noted")
def identifier_noted(entry: Entry) -> Told:
    """What another register calls one of our things."""
    whose = _WHOSE[entry.event.text("scheme")]
    return Told(entry.event.day, "number noted", noted(f"{whose} {entry.words.get('value', '')}".strip()))


@tells("import.carried_out")
def import_carried_out(entry: Entry) -> Told:
    """What came of a file."""
    data = entry.event.data
    counts = {"added": "new", "changed": "changed", "same": "the same", "left_out": "left out"}
    said = [f"{data[name]} {words}" for name, words in counts.items() if data.get(name)]
    first, last = data.get("first_seq"), data.get("last_seq")
    made = last - first + 1 if isinstance(first, int) and isinstance(last, int) else 0
    return Told(
        entry.event.day,
        "import carried out",
        noted(
            f"{data['kind']} from {entry.words['file']}" if "file" in entry.words else str(data["kind"]),
            ", ".join(said),
            f"with the {plural(made, 'entry', 'entries')} before this one",
        ),
    )


@tells("import.undone")
def import_undone(entry: Entry) -> Told:
    """Everything stands as before the import."""
    things = entry.event["things"]
    number = (
        sum(len(each) for each in things.values() if isinstance(each, list))
        if isinstance(things, dict)
        else 0
    )
    return Told(
        entry.event.day,
        "import undone",
        noted(f"{plural(number, 'record')} as they were before", entry.words.get("reason")),
    )


@tells("person.merged", "organisation.merged")
def merged(entry: Entry) -> Told:
    """Two records are of one and the same."""
    return Told(
        entry.event.day,
        "two records taken as one",
        noted(f"{entry.name('gone')} is {entry.name('kept')}", entry.words.get("reason")),
    )


@tells("person.unmerged", "organisation.unmerged")
def unmerged(entry: Entry) -> Told:
    """They were two after all."""
    return Told(
        entry.event.day,
        "records taken apart again",
        noted(f"{entry.name('gone')} is not {entry.name('kept')}", entry.words.get("reason")),
    )
