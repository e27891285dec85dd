"""Two records of one person, or of one organisation, taken together as one, and taken apart again."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint, ForeignKeyConstraint

from compacttui.records.columns import KNOWN, number, partial_index, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, ended, kind, opened, reduces, told
from compacttui.records.taking_back import led_over, listed_columns, put_back

merger = subject_table(
    "merger",
    words("gone"),
    words("kept"),
    number("merged_seq"),
    constraints=[
        ForeignKeyConstraint(["log", "gone"], ["thing.log", "thing.id"], name="fk_merger_gone"),
        ForeignKeyConstraint(["log", "kept"], ["thing.log", "thing.id"], name="fk_merger_kept"),
        CheckConstraint("gone <> kept", name="two_records"),
    ],
)
"""The record `gone` is the same person or organisation as the record `kept`, which goes on."""
partial_index(
    "ix_merger_kept_now",
    merger.c.log,
    merger.c.kept,
    where=KNOWN,
)

for _what, _title in (("person", "people"), ("organisation", "organisations")):
    kind(
        f"{_what}.merged",
        f"Two records of {_title} taken as one",
        about=(_what,),
        data=("gone", "kept", "moved"),
    )
    kind(
        f"{_what}.unmerged",
        f"Records of {_title} taken apart again",
        about=(_what,),
        data=("gone", "kept", "moved", "merged_seq"),
    )


@reduces("person.merged")
@reduces("organisation.merged")
def merged(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What referred to the one refers to the other; the one is on the register no more."""
    gone, kept = event.text("gone"), event.text("kept")
    yield from put_back(get, event, _register(gone), gone, 0, event.seq)
    for table, thing, columns in listed_columns(event["moved"]):
        yield from led_over(get, event, table, thing, columns, instead_of=gone, to=kept)
    yield opened(merger, event, told(merger, event, private), merged_seq=event.seq)


@reduces("person.unmerged")
@reduces("organisation.unmerged")
def unmerged(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What was led over is led back; what came since stays with the record that went on."""
    gone, kept = event.text("gone"), event.text("kept")
    merged_seq = event["merged_seq"]
    if not isinstance(merged_seq, int):
        raise TypeError("a merger has the number of its entry")
    yield from put_back(get, event, _register(gone), gone, merged_seq, merged_seq)
    for table, thing, columns in listed_columns(event["moved"]):
        yield from led_over(get, event, table, thing, columns, instead_of=kept, to=gone)
    yield from ended(get, merger, event)


def _register(thing: str) -> str:
    return "person" if thing.startswith("per-") else "organisation"
