"""Towns, partnerships, constituencies and seats: what is kept of who sits where and for whom."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    CURRENT,
    day,
    flag,
    listed,
    number,
    one_of,
    partial_index,
    ref,
    subject_table,
    words,
)
from compacttui.records.events import (
    Change,
    Event,
    Get,
    Private,
    Value,
    changed,
    corrected,
    ended,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.records.groups import listed_groups

TIERS = ("strategic", "service_delivery", "neighbourhood", "sub_group", "network")
SEAT_KINDS = (
    "representative",
    "delegate",
    "advocate",
    "expert_involvement",
    "observer",
    "ex_officio",
    "infrastructure",
)

town = subject_table("town", words("name"), words("folded"), flag("example"), day("records_begin_on"))
"""A town. Of what was before its records begin nothing is expected, and nothing is late or vacant."""

constituency = subject_table(
    "constituency",
    words("name"),
    words("folded"),
    one_of("kind", ("interest", "place", "mixed")),
    words("area", optional=True),
    listed("groups"),
    words("description", optional=True),
    words("restricted_to", optional=True),
    words("restricted_reason", optional=True),
    constraints=[
        # A restricted seat is never a defect, and never without its reason.
        CheckConstraint(
            "(restricted_to IS NULL) = (restricted_reason IS NULL)", name="restriction_has_its_reason"
        ),
    ],
)

partnership = subject_table(
    "partnership",
    words("name"),
    words("folded"),
    words("kind"),
    one_of("tier", TIERS),
    flag("statutory"),
    ref("parent", "partnership", optional=True),
    ref("lead_body", "organisation", optional=True),
    words("terms_of_reference", optional=True),
    words("meets", optional=True),
    number("papers_lead_days", optional=True),
    one_of("state", ("proposed", "active", "paused", "merged", "ended")),
    ref("successor", "partnership", optional=True),
    flag("example"),
)

seat = subject_table(
    "seat",
    ref("partnership", "partnership", in_the_past=True),
    number("number"),
    words("name"),
    words("folded"),
    one_of("seat_kind", SEAT_KINDS),
    ref("constituency", "constituency"),
    one_of("voting_rights", ("full", "some_items", "none")),
    flag("deputy_allowed"),
    number("term_months"),
    number("max_consecutive_terms", optional=True),
    number("shared_by"),
    listed("rota"),
    number("turn_months", optional=True),
    day("turns_from", optional=True),
    number("turn", optional=True),
    words("method", optional=True),
    words("role_description", optional=True),
    words("reporting", optional=True),
    one_of("offered", ("expenses", "backfill", "fee", "none")),
    one_of("state", ("planned", "open", "suspended", "abolished")),
    constraints=[
        CheckConstraint("number >= 1", name="number_is_positive"),
        CheckConstraint("term_months >= 1", name="term_is_positive"),
        CheckConstraint("shared_by >= 1", name="somebody_can_hold_it"),
        CheckConstraint(
            "(rota = '[]') = (turn_months IS NULL) AND (rota = '[]') = (turns_from IS NULL)"
            " AND (rota = '[]') = (turn IS NULL)",
            name="turns_have_a_length",
        ),
    ],
)
"""A place at the table. `shared_by` says how many hold it together: 1, and more for a joint seat;
`rota` for whom it speaks in turn, where it goes round, each for `turn_months` months, the first one from
`turns_from`, and `turn` the number of the one that was passed on last, from 0."""
partial_index(
    "uq_seat_number_now",
    seat.c.log,
    seat.c.partnership,
    seat.c.number,
    unique=True,
    where=CURRENT,
)

kind("town.founded", "Records begun", data=("example",), private=("name", "folded"))
kind("town.beginning_set", "First day of the records set", data=("begin_on",))
kind(
    "constituency.defined",
    "Constituency defined",
    data=("kind", "groups"),
    private=("name", "folded", "area", "description", "restricted_to", "restricted_reason"),
)
kind(
    "constituency.changed",
    "Constituency changed",
    data=("since", "kind", "groups", "open_to_all"),
    private=("name", "folded", "area", "description", "restricted_to", "restricted_reason"),
)
kind(
    "partnership.registered",
    "Partnership registered",
    data=(
        "kind",
        "tier",
        "statutory",
        "parent",
        "lead_body",
        "papers_lead_days",
        "state",
        "since",
        "example",
    ),
    private=("name", "folded", "terms_of_reference", "meets"),
)
kind("partnership.renamed", "Partnership renamed", data=("since",), private=("name", "folded"))
kind("partnership.moved", "Partnership moved to another parent", data=("parent", "since"))
kind("partnership.ended", "Partnership ended", data=("until", "successor"))
kind(
    "seat.created",
    "Seat created",
    about=("partnership",),
    data=(
        "partnership",
        "number",
        "seat_kind",
        "constituency",
        "voting_rights",
        "deputy_allowed",
        "term_months",
        "max_consecutive_terms",
        "shared_by",
        "method",
        "offered",
        "since",
    ),
    private=("name", "folded", "role_description", "reporting"),
)
kind("seat.abolished", "Seat abolished", about=("partnership",), data=("until",))


@reduces("town.founded")
def town_founded(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A town's ledger begins, and with it what is expected of people, until another day is said."""
    yield opened(town, event, told(town, event, private), records_begin_on=event.day)
    yield from listed_groups(event)


@reduces("town.beginning_set")
def town_beginning_set(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """From which day on the records are kept; what was before is told as far as it is known."""
    yield from corrected(get, town, event, records_begin_on=event.text("begin_on"))


@reduces("constituency.defined")
def constituency_defined(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Whom a seat can speak for."""
    yield opened(constituency, event, told(constituency, event, private))


@reduces("constituency.changed")
def constituency_changed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Said otherwise from `since` on; what was so before stays so on earlier days."""
    told_of = told(constituency, event, private)
    said: dict[str, Value] = {name: value for name, value in told_of.items() if value is not None}
    if event.data.get("open_to_all"):
        said |= {"restricted_to": None, "restricted_reason": None}
    yield from changed(get, constituency, event, said, since=event.text("since"))


@reduces("partnership.registered")
def partnership_registered(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A partnership or network, known since `since`."""
    yield opened(partnership, event, told(partnership, event, private), since=event.text("since"))


@reduces("partnership.renamed")
def partnership_renamed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The old name stays on old dates."""
    yield from changed(get, partnership, event, told(partnership, event, private), since=event.text("since"))


@reduces("partnership.moved")
def partnership_moved(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It reports to another one, or to none; on old dates to the old one."""
    yield from changed(get, partnership, event, since=event.text("since"), parent=event.cell("parent"))


@reduces("partnership.ended")
def partnership_ended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It meets no more; another may have taken its place."""
    yield from changed(
        get, partnership, event, since=event.text("until"), state="ended", successor=event.cell("successor")
    )


@reduces("seat.created")
def seat_created(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A place at the table, for a constituency; of one person, unless it says that more share it."""
    said = {"shared_by": 1, "rota": "[]", **told(seat, event, private)}
    yield opened(seat, event, said, since=event.text("since"), state="open")


@reduces("seat.abolished")
def seat_abolished(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The seat is no more from `until` on; its history stays."""
    yield from ended(get, seat, event, until=event.text("until"), state="abolished")
