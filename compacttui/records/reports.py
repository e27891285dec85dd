"""Report-backs: what a seat's holder tells those the seat speaks for about one meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import CheckConstraint, Index

from compacttui.records.actions import actions_in
from compacttui.records.columns import (
    CURRENT,
    day,
    flag,
    number,
    one_of,
    partial_index,
    ref,
    subject_table,
    words,
)
from compacttui.records.events import (
    ERASED,
    Change,
    Event,
    Get,
    Private,
    Row,
    Value,
    changed,
    corrected,
    ended,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import BasisOfView, Marking

ITEM_WORDS = ("discussed", "decided", "said", "implications", "benefit", "marking_reason")
"""The words of one item, each a personal field ``items.<number>.<word>`` of its entry."""

report = subject_table(
    "report",
    ref("meeting", "meeting", led_by_another=True),
    ref("seat", "seat"),
    ref("term", "term"),
    ref("person", "person", in_the_past=True),
    one_of("kind", ("full", "nothing_to_report", "waived")),
    day("told_on"),
    day("sent_on", optional=True),
    day("waived_on", optional=True),
    day("amended_on", optional=True),
    day("checked_on", optional=True),
    ref("checked_by", "person", optional=True),
    ref("written_by", "person", optional=True),
    words("asks", optional=True),
    words("guidance", optional=True),
    words("reason", optional=True),
    constraints=[
        CheckConstraint("(kind = 'waived') = (sent_on IS NULL)", name="sent_has_its_day"),
        CheckConstraint(
            "kind <> 'waived' OR (waived_on IS NOT NULL AND reason IS NOT NULL)", name="waived_has_its_reason"
        ),
        CheckConstraint("amended_on IS NULL OR amended_on >= sent_on", name="amended_after_sent"),
        CheckConstraint("(checked_on IS NULL) = (checked_by IS NULL)", name="checked_by_someone"),
    ],
)
"""The report for one seat on one meeting; ``sent_on`` is the day it was first sent and never moves. ``told_on`` is
that day, or the day it was waived."""
_PERIOD = (report.c.effective_from, report.c.effective_to, report.c.recorded_seq, report.c.superseded_seq)
"""With these in an index, which version held on a day, as known on any, is answered by the index alone."""

partial_index(
    "uq_report_seat_now",
    report.c.log,
    report.c.meeting,
    report.c.seat,
    unique=True,
    where=CURRENT,
)
Index(
    "ix_report_meeting_seat",
    report.c.log,
    report.c.meeting,
    report.c.seat,
    # Whether there is one is asked for every seat at every table.
    *_PERIOD,
)
# Which were sent after the day that their meeting gave: a range for each meeting.
Index("ix_report_meeting_sent_on", report.c.log, report.c.meeting, report.c.sent_on, *_PERIOD)
# How many wait for somebody to look at their markings is counted in the index alone.
partial_index(
    "ix_report_unchecked",
    report.c.log,
    report.c.kind,
    report.c.effective_from,
    report.c.effective_to,
    report.c.checked_on,
    report.c.recorded_seq,
    report.c.superseded_seq,
    where="checked_on IS NULL",
)
# Most are full: the few others are found without them, where a query says that it wants no full ones.
partial_index("ix_report_kind", report.c.log, report.c.kind, where="kind <> 'full'")
partial_index("ix_report_amended_on", report.c.log, report.c.amended_on, where="amended_on IS NOT NULL")
Index("ix_report_told_on", report.c.log, report.c.told_on, report.c.id, *_PERIOD)

report_item = subject_table(
    "report_item",
    ref("report", "report", in_the_past=True),
    ref("item", "item", optional=True),
    number("number"),
    flag("closed_on_agenda"),
    one_of("marking", (Marking.OPEN, Marking.SECTOR_ONLY, Marking.BOARD_CONFIDENTIAL)),
    words("marking_reason", optional=True),
    ref("marked_by", "person", optional=True),
    day("review_on", optional=True),
    flag("nothing_to_add"),
    words("discussed", optional=True),
    words("decided", optional=True),
    words("said", optional=True),
    one_of("basis", BasisOfView, optional=True),
    number("people_asked", optional=True),
    ref("sounding", "sounding", optional=True),
    words("implications", optional=True),
    words("benefit", optional=True),
    constraints=[
        CheckConstraint("number >= 1", name="number_is_positive"),
        CheckConstraint("people_asked IS NULL OR people_asked >= 0", name="people_are_counted"),
        CheckConstraint("closed_on_agenda = 0 OR marking <> 'open'", name="closed_on_agenda_stays_closed"),
        CheckConstraint(
            "marking = 'open' OR closed_on_agenda = 1 OR marking_reason IS NOT NULL",
            name="marking_has_its_reason",
        ),
    ],
)
"""What was reported on one item. Words of a closed item are kept for their writer, and shown to nobody else."""
# Few of many are closed.
partial_index(
    "ix_report_item_marking",
    report_item.c.log,
    report_item.c.marking,
    where="marking <> 'open'",
)

_SENT = ("meeting", "seat", "term", "person", "kind", "sent_on", "items", "written_by")
_OWN = ("basis", "people_asked")
"""How the writer came by a view is theirs to tell, as their words are: of a closed item nobody else reads it."""
for _column in _OWN:
    report_item.c[_column].info["personal"] = True
_SENT_WORDS = ("asks", "guidance", *(f"items.*.{word}" for word in (*ITEM_WORDS, *_OWN)))
_ABOUT = ("meeting", "person", "seat", "partnership")

kind(
    "report.submitted",
    "Report-back sent",
    about=_ABOUT,
    data=(*_SENT, "due_on", "met_on", "actions"),
    private=(*_SENT_WORDS, "actions.*.what", "actions.*.owner"),
)
kind(
    "report.amended",
    "Report-back amended",
    about=_ABOUT,
    data=("kind", "amended_on", "items"),
    private=_SENT_WORDS,
)
kind(
    "report.marked",
    "Item of a report-back closed",
    about=_ABOUT,
    data=("item", "marking", "review_on"),
    private=("marking_reason",),
)
kind("report.checked", "Markings of a report-back checked", about=_ABOUT, data=("checked_on",))
kind(
    "report.waived",
    "Report-back waived",
    about=_ABOUT,
    data=("meeting", "seat", "term", "person", "waived_on", "due_on", "met_on"),
)


@reduces("report.submitted")
def report_submitted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A first version; the draft it came from is no business of the ledger's."""
    said = {**told(report, event, private), "told_on": event.text("sent_on")}
    if get(report, event.subject) is None:
        yield opened(report, event, said)
    else:
        # It had been waived, and was sent all the same.
        yield from changed(get, report, event, said, reason=None)
    yield from _items(get, event, private)
    yield from actions_in(event, private)


@reduces("report.amended")
def report_amended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A new version from today on; the old text stays true of the days before, and known."""
    words_again: dict[str, Value] = {"asks": None, "guidance": None}
    unchecked: dict[str, Value] = {"checked_on": None, "checked_by": None}
    yield from changed(get, report, event, {**words_again, **unchecked, **told(report, event, private)})
    yield from _items(get, event, private)


@reduces("report.marked")
def report_marked(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Fewer people may read an item from now on, its earlier text included."""
    said = told(report_item, event, private)
    said.pop("item", None)
    yield from corrected(get, report_item, event, said, thing=event.text("item"), marked_by=event.actor)


@reduces("report.checked")
def report_checked(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """An officer looked at the markings; nobody edits another's words."""
    yield from corrected(get, report, event, told(report, event, private), checked_by=event.actor)


@reduces("report.waived")
def report_waived(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """No report is expected; why is on record."""
    yield opened(report, event, told(report, event, private), kind="waived", told_on=event.text("waived_on"))


def _items(get: Get, event: Event, private: Private) -> Iterator[Change]:
    items = event.data["items"]
    written = list(items) if isinstance(items, Sequence) else []
    for place, item in enumerate(written, 1):
        if not isinstance(item, Mapping):
            raise TypeError("an item of a report is an object")
        thing = f"{event.subject}.{place}"
        before = get(report_item, thing)
        row = _item_row(before, event, private, place, item)
        if before is None:
            yield opened(report_item, event, row, thing=thing, report=event.subject)
        else:
            yield from changed(get, report_item, event, row, thing=thing)
    place = len(written) + 1
    while get(report_item, dropped := f"{event.subject}.{place}") is not None:
        yield from ended(get, report_item, event, thing=dropped)
        place += 1


def _item_row(
    before: Row | None, event: Event, private: Private, place: int, item: Mapping[str, object]
) -> dict[str, Value]:
    row: dict[str, Value] = {"number": place, "effective_to": None}
    for field in ("item", "marking", "review_on", "sounding"):
        value = item.get(field)
        row[field] = value if isinstance(value, str) else None
    asked = private.get(f"items.{place}.people_asked")
    row["basis"] = private.get(f"items.{place}.basis")
    row["people_asked"] = int(asked) if asked else None
    for field in ("closed_on_agenda", "nothing_to_add"):
        row[field] = int(bool(item.get(field)))
    for word in ITEM_WORDS:
        field = f"items.{place}.{word}"
        row[word] = private.get(field, ERASED) if field in event.private else None
    same = before is not None and before["marking"] == row["marking"]
    # Whoever closed it stays on record as the one who did, through every new version.
    row["marked_by"] = before["marked_by"] if before is not None and same else event.actor
    return row
