"""What members say about a report-back, and what its writer replies."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import day, flag, one_of, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, corrected, kind, opened, reduces, told
from compacttui.rules.words import RemarkKind

remark = subject_table(
    "remark",
    ref("report", "report"),
    ref("item", "report", optional=True),
    one_of("says", RemarkKind),
    ref("person", "person"),
    ref("organisation", "organisation", optional=True),
    words("said"),
    flag("open"),
    day("made_on"),
    words("reply", optional=True),
    day("replied_on", optional=True),
    ref("replied_by", "person", optional=True),
    constraints=[
        CheckConstraint("(reply IS NULL) = (replied_on IS NULL)", name="reply_has_its_day"),
        CheckConstraint("(reply IS NULL) = (replied_by IS NULL)", name="reply_has_its_writer"),
    ],
)
"""One comment. ``item`` is the part of the report that it is about; ``open`` says that everyone may read it."""

_ABOUT = ("report", "meeting", "seat", "partnership")

kind(
    "remark.made",
    "Comment on a report-back",
    about=_ABOUT,
    data=("report", "item", "says", "person", "organisation", "open", "made_on"),
    private=("said",),
)
kind(
    "remark.replied",
    "Reply to a comment on a report-back",
    about=_ABOUT,
    data=("report", "item", "open", "replied_on", "replied_by"),
    private=("reply",),
)


@reduces("remark.made")
def remark_made(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What was said, by whom."""
    yield opened(remark, event, told(remark, event, private))


@reduces("remark.replied")
def remark_replied(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What the writer of the report replied; told again, the new reply stands and the old stays known."""
    said = told(remark, event, private)
    yield from corrected(get, remark, event, {name: said[name] for name in _REPLY})


_REPLY = ("reply", "replied_on", "replied_by")
