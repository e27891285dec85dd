"""What the ledger tells of a poll that is held here: prepared, codes given out, put off. Never a vote, never a code."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.columns import CURRENT, number, one_of, partial_index, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, changed, kind, opened, reduces, told
from compacttui.records.selections.tables import selection

ABOUT = ("selection", "seat", "partnership")

poll = subject_table(
    "poll",
    ref("selection", "selection"),
    words("key_sha256"),
    number("paper_bytes"),
    number("codes"),
    number("replaced"),
    one_of("state", ("prepared", "given_up")),
)
"""A poll held here: the fingerprint of its key, and how many codes were given out and replaced."""
partial_index("uq_poll_one_now", poll.c.log, poll.c.selection, unique=True, where=CURRENT)

kind(
    "poll.prepared",
    "Ballot box prepared",
    about=ABOUT,
    data=("selection", "key_sha256", "paper_bytes", "holders", "exceptions"),
)
kind("codes.issued", "Ballot codes issued", about=ABOUT, data=("selection", "codes"))
kind(
    "code.replaced",
    "Ballot code replaced",
    about=(*ABOUT, "organisation"),
    data=("selection", "organisation", "because"),
)
kind("reminders.listed", "Those who have not voted listed", about=ABOUT, data=("electors",))
kind(
    "poll.extended",
    "Poll extended",
    about=ABOUT,
    data=("poll_closes_at", "before", "result_at", "declare_at"),
)
kind("poll.given_up", "Ballot box lost with a restore", about=ABOUT, data=("selection",))


def poll_id(selection_id: str) -> str:
    """The id of a selection's poll: made of the selection's own letters, so that there is one at a time."""
    return f"pol-{selection_id.partition('-')[2]}"


@reduces("poll.prepared")
def poll_prepared(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """There is a box, and a key to it; the second time, everything begins again."""
    said = told(poll, event, private)
    if get(poll, event.subject) is None:
        yield opened(poll, event, said, codes=0, replaced=0, state="prepared")
    else:
        yield from changed(get, poll, event, said, codes=0, replaced=0, state="prepared")


@reduces("codes.issued")
def codes_issued(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Every elector has a code."""
    yield from changed(get, poll, event, codes=event.cell("codes"))


@reduces("code.replaced")
def code_replaced(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """One elector has another code, and the old one is dead."""
    row = get(poll, event.subject)
    before = row["replaced"] if row else 0
    yield from changed(get, poll, event, replaced=(before if isinstance(before, int) else 0) + 1)


@reduces("reminders.listed")
def reminders_listed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody looked who has not voted; that changes nothing."""
    yield from ()


@reduces("poll.extended")
def poll_extended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The poll closes later, and what follows it comes later too."""
    yield from changed(get, selection, event, told(selection, event, private))


@reduces("poll.given_up")
def poll_given_up(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The box is gone: what was cast is lost, and every code is dead."""
    yield from changed(get, poll, event, state="given_up")
