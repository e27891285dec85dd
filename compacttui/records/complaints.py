"""Complaints about a selection: received, looked into, decided, appealed against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import CheckConstraint, and_, or_

from compacttui.records.columns import day, flag, listed, number, one_of, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, changed, kind, opened, reduces, told
from compacttui.rules.words import ComplaintState, Remedy

complaint = subject_table(
    "complaint",
    ref("selection", "selection"),
    number("number"),
    ref("person", "person", optional=True),
    ref("organisation", "organisation", optional=True),
    words("name", optional=True),
    words("grounds"),
    day("received_on"),
    flag("late"),
    one_of("state", ComplaintState),
    day("decide_by"),
    words("admission", optional=True),
    one_of("remedy", Remedy, optional=True),
    words("decision", optional=True),
    ref("decided_by", "person", optional=True),
    day("decided_on", optional=True),
    day("appeal_by", optional=True),
    words("appeal", optional=True),
    listed("panel"),
    flag("upheld"),
    day("final_on", optional=True),
    words("done", optional=True),
    day("done_on", optional=True),
    constraints=[
        CheckConstraint(
            "person IS NOT NULL OR organisation IS NOT NULL OR name IS NOT NULL", name="somebody_complained"
        ),
        CheckConstraint("(done IS NULL) = (done_on IS NULL)", name="what_was_done_has_its_day"),
    ],
)
"""A complaint about a selection: by whom and why (private words), what was decided, and what was done about it."""

HOLDS: Final = or_(
    complaint.c.state.in_([state.value for state in ComplaintState if state.waits]),
    and_(
        complaint.c.upheld == 1,
        complaint.c.remedy.in_([remedy.value for remedy in Remedy if remedy.holds]),
        complaint.c.done_on.is_(None),
    ),
)
"""Complaints that hold a result: not decided, or upheld with nothing done yet about what follows."""

ABOUT = ("selection", "seat", "partnership")

kind(
    "complaint.received",
    "Complaint received",
    about=ABOUT,
    data=("selection", "number", "person", "organisation", "received_on", "late", "decide_by"),
    private=("name", "grounds"),
)
kind(
    "complaint.admitted",
    "Complaint taken up",
    about=ABOUT,
    data=("admissible", "decided_by", "appeal_by"),
    private=("admission",),
)
kind(
    "complaint.decided",
    "Complaint decided",
    about=ABOUT,
    data=("upheld", "remedy", "decided_by", "decided_on", "appeal_by"),
    private=("decision",),
)
kind("complaint.appealed", "Appeal received", about=ABOUT, data=("panel",), private=("appeal",))
kind(
    "complaint.appeal_decided",
    "Appeal decided",
    about=ABOUT,
    data=("upheld", "remedy"),
    private=("decision",),
)
kind("complaint.carried_out", "What was done about a complaint", about=ABOUT, private=("done",))


@reduces("complaint.received")
def complaint_received(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody says that something is wrong with a selection."""
    said = told(complaint, event, private)
    yield opened(complaint, event, said, state="received", panel="[]", upheld=0)


@reduces("complaint.admitted")
def complaint_admitted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It is looked into, or it is none that can be."""
    state = "investigating" if event["admissible"] else "not_admissible"
    yield from changed(get, complaint, event, told(complaint, event, private), state=state)


@reduces("complaint.decided")
def complaint_decided(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The returning officer decided first."""
    state = "upheld" if event["upheld"] else "not_upheld"
    yield from changed(get, complaint, event, told(complaint, event, private), state=state)


@reduces("complaint.appealed")
def complaint_appealed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """People with no part in it look at it again."""
    yield from changed(get, complaint, event, told(complaint, event, private), state="appealed")


@reduces("complaint.appeal_decided")
def appeal_decided(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The last word; what was done before an appeal that is upheld is not what follows from it."""
    said = told(complaint, event, private)
    if event["upheld"]:
        said |= {"done": None, "done_on": None}
    yield from changed(get, complaint, event, said, state="final", final_on=event.day)


@reduces("complaint.carried_out")
def carried_out(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What an upheld complaint led to."""
    yield from changed(get, complaint, event, told(complaint, event, private), done_on=event.day)
