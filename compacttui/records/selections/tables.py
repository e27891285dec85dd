"""The tables of a selection: the process, its seats, its register, its candidates, its papers, its count."""

from __future__ import annotations

from sqlalchemy import CheckConstraint

from compacttui.counting.stages import TieKind
from compacttui.records.columns import (
    CURRENT,
    KNOWN,
    day,
    flag,
    listed,
    moment,
    number,
    one_of,
    partial_index,
    ref,
    subject_table,
    words,
)
from compacttui.rules.words import (
    Capacity,
    ElectorateRule,
    NominationState,
    ProcessState,
    SelectionReason,
)

_BY_CLOCK = frozenset({ProcessState.NOMINATIONS_CLOSED, ProcessState.POLL_OPEN, ProcessState.POLL_CLOSED})
STATES = tuple(state for state in ProcessState if state not in _BY_CLOCK)
"""What somebody decided; what only the clock decides (nominations closed, poll open) is worked out by rules."""

NOMINATION_STATES = (
    NominationState.SUBMITTED,
    NominationState.VALID,
    NominationState.INVALID,
    NominationState.WITHDRAWN,
    NominationState.STOOD_ASIDE,
    NominationState.ELECTED,
    NominationState.NOT_ELECTED,
    NominationState.RESERVE,
    NominationState.DISQUALIFIED,
)

selection = subject_table(
    "selection",
    words("reference"),
    ref("partnership", "partnership"),
    ref("constituency", "constituency"),
    number("places"),
    one_of("why", SelectionReason),
    words("method"),
    words("counted_by", optional=True),
    words("rules_version"),
    words("rules"),
    ref("returning_officer", "person"),
    listed("scrutineers"),
    day("notice_on"),
    day("qualifying_on"),
    one_of("electorate", ElectorateRule),
    ref("protocol", "protocol", optional=True),
    ref("prepared_by", "person"),
    day("approved_on", optional=True),
    ref("approved_by", "person", optional=True),
    words("approved_on_paper", optional=True),
    day("sector_asked_on", optional=True),
    listed("sector_asked"),
    words("sector_said", optional=True),
    day("formats_ready_on", optional=True),
    words("formats", optional=True),
    day("replanned_on", optional=True),
    moment("nominations_close_at"),
    moment("withdrawals_close_at"),
    moment("publish_at"),
    moment("poll_opens_at"),
    moment("poll_closes_at"),
    moment("result_at"),
    moment("declare_at"),
    moment("complaints_close_at", optional=True),
    one_of("state", STATES),
    day("register_frozen_on", optional=True),
    number("electors", optional=True),
    words("register_sha256", optional=True),
    day("nominations_published_on", optional=True),
    day("poll_announced_on", optional=True),
    day("declared_on", optional=True),
    words("closing_reason", optional=True),
    words("route", optional=True),
    day("extended_on", optional=True),
    ref("follows", "selection", optional=True),
    ref("followed_by", "selection", optional=True),
    constraints=[
        CheckConstraint("places >= 1", name="places_are_positive"),
        # The dates of a process strictly increase.
        CheckConstraint(
            "notice_on <= substr(nominations_close_at, 1, 10) AND nominations_close_at < withdrawals_close_at"
            " AND withdrawals_close_at < publish_at AND publish_at < poll_opens_at"
            " AND poll_opens_at < poll_closes_at AND poll_closes_at < result_at AND result_at < declare_at",
            name="dates_increase",
        ),
        CheckConstraint(
            "(register_frozen_on IS NULL) = (register_sha256 IS NULL)"
            " AND (register_frozen_on IS NULL) = (electors IS NULL)",
            name="frozen_register_is_sealed",
        ),
        CheckConstraint("state <> 'declared' OR declared_on IS NOT NULL", name="declared_has_its_day"),
        CheckConstraint("approved_by IS NULL OR approved_on_paper IS NULL", name="approved_here_or_on_paper"),
    ],
)
"""A selection process. `rules` is the part of the rule book it began under, as canonical JSON, for good.

`route` is the way it went once nominations were over; a selection that a panel decides is counted by nothing.
"""
partial_index(
    "uq_selection_reference_now",
    selection.c.log,
    selection.c.reference,
    unique=True,
    where=CURRENT,
)
partial_index(
    "ix_selection_state_now",
    selection.c.log,
    selection.c.state,
    selection.c.reference,
    where=CURRENT,
)

selection_seat = subject_table(
    "selection_seat", ref("selection", "selection"), ref("seat", "seat"), number("place")
)
"""A seat that a process is to fill, as often as it has places to fill; the row's period is that of the process."""
# A seat is in one process at a time.
partial_index(
    "uq_selection_seat_one_process_now",
    selection_seat.c.log,
    selection_seat.c.seat,
    selection_seat.c.place,
    unique=True,
    where=CURRENT,
)

elector = subject_table(
    "elector",
    ref("selection", "selection", led_by_another=True),
    number("number"),
    ref("organisation", "organisation"),
    flag("qualifies"),
    one_of("because", ("member", "added", "left_out")),
    words("reason", optional=True),
    number("connected_group", optional=True),
    constraints=[CheckConstraint("(qualifies = 1) = (because <> 'left_out')", name="left_out_has_no_vote")],
)
"""An organisation on a frozen register of electors, or left out of it with a reason. Papers are never here."""
# One organisation, one vote.
partial_index(
    "uq_elector_one_entry_now",
    elector.c.log,
    elector.c.selection,
    elector.c.organisation,
    unique=True,
    where=KNOWN,
)

nomination = subject_table(
    "nomination",
    ref("selection", "selection"),
    ref("person", "person"),
    ref("organisation", "organisation", optional=True),
    one_of("capacity", Capacity, optional=True),
    ref("proposer", "organisation", optional=True),
    ref("seconder", "organisation", optional=True),
    listed("more_backers"),
    words("name_on_ballot"),
    words("folded"),
    words("statement", optional=True),
    words("skills", optional=True),
    words("interests", optional=True),
    flag("consented"),
    moment("received_at"),
    listed("checks"),
    words("findings", optional=True),
    one_of("state", NOMINATION_STATES),
    words("ruling", optional=True),
    number("ballot_number", optional=True),
    number("reserve_number", optional=True),
    ref("seat", "seat", optional=True),
    day("questioned_on", optional=True),
    day("reply_by", optional=True),
    words("question", optional=True),
    words("reply", optional=True),
    constraints=[
        CheckConstraint("(questioned_on IS NULL) = (reply_by IS NULL)", name="question_has_its_time"),
        CheckConstraint("(state = 'reserve') = (reserve_number IS NOT NULL)", name="reserve_has_its_number"),
        CheckConstraint("(state = 'elected') = (seat IS NOT NULL)", name="elected_has_a_seat"),
    ],
)
# One person stands once in a process.
partial_index(
    "uq_nomination_one_candidacy_now",
    nomination.c.log,
    nomination.c.selection,
    nomination.c.person,
    unique=True,
    where=f"{CURRENT} AND state NOT IN ('invalid', 'withdrawn')",
)

ballots = subject_table(
    "ballots",
    ref("selection", "selection"),
    words("profile"),
    words("profile_sha256"),
    words("file_sha256", optional=True),
    number("received"),
    number("valid"),
    number("rankings"),
    listed("rejected"),
    constraints=[CheckConstraint("received >= valid", name="valid_papers_were_received")],
)
"""The papers of a closed poll, sorted and added up: no elector, no order, no time of any paper."""
# A sealed poll is never sealed again.
partial_index(
    "uq_ballots_one_poll_now",
    ballots.c.log,
    ballots.c.selection,
    unique=True,
    where=CURRENT,
)

count = subject_table(
    "count",
    ref("selection", "selection"),
    ref("ballots", "ballots"),
    ref("countback", "back", optional=True),
    words("method"),
    words("profile_sha256"),
    words("sheet"),
    one_of("state", ("tie_pending", "complete", "signed")),
)
"""A count: its whole result sheet as canonical JSON, with candidates by the ids of their nominations.

`countback` is which one it belongs to; none for the count of the election itself.
"""
partial_index(
    "uq_count_one_now",
    count.c.log,
    count.c.selection,
    unique=True,
    where=f"{CURRENT} AND countback IS NULL",
)
partial_index(
    "uq_count_one_of_countback",
    count.c.log,
    count.c.countback,
    unique=True,
    where=f"{CURRENT} AND countback IS NOT NULL",
)

lot = subject_table(
    "lot",
    ref("selection", "selection"),
    ref("countback", "back", optional=True),
    number("stage"),
    one_of("kind", TieKind),
    listed("tied"),
    ref("chosen", "nomination"),
    ref("drawn_by", "person"),
    words("witness"),
)
"""A lot drawn at a tie that the rules leave to chance, before a witness."""

signature = subject_table(
    "signature",
    ref("count", "count"),
    one_of("capacity", ("returning_officer", "scrutineer")),
    ref("person", "person", optional=True),
    words("name", optional=True),
    flag("on_paper"),
    day("signed_on"),
    constraints=[
        CheckConstraint("(on_paper = 1) = (name IS NOT NULL)", name="paper_signature_has_a_name"),
        CheckConstraint("(on_paper = 1) = (person IS NULL)", name="own_signature_has_a_person"),
    ],
)
"""A signature under a count: given here by the person, or on paper by a name."""
