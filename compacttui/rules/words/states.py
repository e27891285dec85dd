"""The states that things pass through; which moves are allowed stands with each subject."""

from __future__ import annotations

from compacttui.rules.word import Word


class PartnershipState(Word):
    """Where a partnership stands."""

    PROPOSED = "proposed", "proposed"
    ACTIVE = "active", "active"
    PAUSED = "paused", "paused"
    MERGED = "merged", "merged into another"
    ENDED = "ended", "ended"


class SeatState(Word):
    """Where a seat stands on a day; worked out from its terms and processes, never stored."""

    PLANNED = "planned", "planned", "It is agreed, and does not exist yet."
    VACANT = "open_vacant", "vacant", "Nobody holds it, and nobody is being chosen."
    IN_SELECTION = "in_selection", "in selection", "Nobody holds it; somebody is being chosen."
    FILLED = "filled", "filled"
    ENDING_SOON = "ending_soon", "ends soon, no process", "The term ends soon, and no process is open."
    ACTING_COVER = "acting_cover", "covered for now", "Somebody acts for a holder who is not there."
    SUSPENDED = "suspended", "suspended", "The partnership is paused."
    ABOLISHED = "abolished", "abolished"


class TermState(Word):
    """Where a term of office stands on a day."""

    ELECT = "elect", "chosen, not yet begun"
    CONDITIONS = (
        "conditions_outstanding",
        "chosen, conditions outstanding",
        "Something must be accepted first.",
    )
    ACTIVE = "active", "in office"
    ON_LEAVE = "on_leave", "on leave"
    NOTICE_OF_ABSENCE = "under_notice_absence", "asked about missed meetings"
    ELIGIBILITY_REVIEW = "eligibility_review", "eligibility being checked"
    RECALL_PENDING = "recall_pending", "recall under way"
    HOLDOVER = (
        "holdover",
        "asked to continue",
        "The term is over and the holder serves until a successor begins.",
    )
    ENDED = "ended", "ended"


class ProcessState(Word):
    """Where a selection process stands; what only the clock decides is worked out, never stored."""

    REQUESTED = "requested", "asked for"
    DRAFTED = "drafted", "being prepared"
    APPROVED = "approved", "approved"
    NOTICED = "noticed", "nominations open"
    NOMINATIONS_CLOSED = "nominations_closed", "nominations closed"
    EXTENDED = "extended", "nominations open again"
    NEGOTIATION = "negotiation", "candidates are talking"
    AGREED = "agreed", "candidates have agreed"
    UNCONTESTED = "uncontested", "uncontested"
    CONFIRMATORY_POLL = "confirmatory_poll", "yes or no vote"
    NO_CANDIDATES = "no_candidates", "nobody stood"
    CO_OPTION = "co_option", "to be co-opted"
    PERSONS_NOMINATED = "persons_nominated_published", "candidates published"
    SHORTLISTED = "shortlisted", "shortlisted"
    INTERVIEWED = "interviewed", "interviewed"
    PANEL_DECIDED = "panel_decided", "panel has decided"
    POLL_OPEN = "poll_open", "poll open"
    POLL_CLOSED = "poll_closed", "poll closed"
    COUNTING = "counting", "counting"
    PROVISIONAL = "provisional", "provisional result"
    DECLARED = "declared", "result declared"
    CHALLENGED = "challenged", "result challenged"
    CONFIRMED = "confirmed", "result confirmed"
    COUNT_CORRECTED = "count_corrected", "count corrected"
    COUNTBACK = "countback", "countback for a vacant seat"
    COUNTBACK_PROVISIONAL = "countback_provisional", "provisional result of a countback"
    VOIDED = "voided", "set aside"
    RELAUNCHED = "relaunched", "begun again"
    CANCELLED = "cancelled", "cancelled"
    ARCHIVED = "archived", "closed and kept"


class NominationState(Word):
    """Where a nomination stands."""

    INVITED = "invited", "invited"
    DRAFT = "draft", "being written"
    SUBMITTED = "submitted", "received"
    VALID = "valid", "valid"
    INVALID = "invalid", "not valid"
    WITHDRAWN = "withdrawn", "withdrawn"
    STOOD_ASIDE = "stood_aside", "stood aside", "Withdrew after the poll opened; the name stays on the paper."
    DISQUALIFIED = "disqualified", "disqualified"
    ELECTED = "elected", "elected"
    NOT_ELECTED = "not_elected", "not elected"
    RESERVE = "reserve", "in reserve"

    @property
    def stands(self) -> bool:
        """Whether the person is a candidate as far as it is known."""
        return self in {NominationState.SUBMITTED, NominationState.VALID}


class InterestState(Word):
    """Where an entry of the register of interests stands."""

    DRAFTED = "drafted", "being written"
    DECLARED = "declared", "declared"
    REVIEWED = "reviewed", "reviewed"
    PUBLISHED = "published", "published"
    REDACTED = "redacted", "published in part"
    WITHHELD = "withheld", "withheld"
    CLOSED = "closed", "closed"
    VOIDED = "voided", "entered by mistake"

    @property
    def is_open(self) -> bool:
        """Whether it still has to be declared when it matters."""
        return self not in {InterestState.DRAFTED, InterestState.CLOSED, InterestState.VOIDED}


class DeclarationState(Word):
    """Where a declaration at a meeting stands."""

    EXPECTED = "expected", "expected"
    NIL = "nil_declared", "nothing to declare"
    DECLARED = "declared", "declared"
    SYSTEM_MATCH = "system_match", "match found, not yet answered"
    NO_CONFLICT = "no_conflict", "no conflict"
    CONFLICT = "conflict", "conflict"
    APPLIED = "applied", "acted on"
    MINUTED = "minuted", "minuted"
    CLOSED = "closed", "closed"
    UNRESOLVED = "unresolved_match", "match not answered"
    EXPLAINED = "explained", "explained"
    LATE_DECLARED = "late_declared", "declared late"
    BREACH = "breach", "breach"

    @property
    def answers(self) -> bool:
        """Whether the person has said something: nothing to declare, or what."""
        return self not in {
            DeclarationState.EXPECTED,
            DeclarationState.SYSTEM_MATCH,
            DeclarationState.UNRESOLVED,
        }


class MeetingState(Word):
    """Where a meeting stands."""

    SCHEDULED = "scheduled", "planned"
    PAPERS_DUE = "papers_due", "papers due"
    PAPERS_ISSUED = "papers_issued", "papers sent"
    HELD = "held", "held"
    MINUTES_DRAFT = "minutes_draft", "draft minutes"
    MINUTES_AGREED = "minutes_agreed", "minutes agreed"
    POSTPONED = "postponed", "postponed"
    CANCELLED = "cancelled", "cancelled"
    INQUORATE = "inquorate", "too few came to decide"

    @property
    def took_place(self) -> bool:
        """Whether people met and could decide, so that report-backs are due."""
        return self in {MeetingState.HELD, MeetingState.MINUTES_DRAFT, MeetingState.MINUTES_AGREED}


class ReportState(Word):
    """Where a report-back stands on a day; "late" is worked out from dates, never stored."""

    NOT_DUE = "not_due", "nothing to report yet"
    DUE = "due", "due"
    OVERDUE = "overdue", "late"
    ESCALATED = "escalated", "late, passed on"
    DRAFT = "draft", "being written"
    SUBMITTED = "submitted", "sent"
    CHECKED = "checked", "markings checked"
    PUBLISHED = "published", "published"
    AMENDED = "amended", "amended"
    NOTHING_TO_REPORT = "nothing_to_report", "nothing to report"
    WAIVED = "waived", "waived"


class ReportKind(Word):
    """What kind of report-back was sent."""

    FULL = "full", "report"
    NOTHING = "nothing_to_report", "nothing to report"
    ABSENT = "absent", "did not attend"


class PersonState(Word):
    """Where a person stands in the records."""

    ACTIVE = "active", "active"
    LEFT = "left", "left"
    PSEUDONYMISED = "pseudonymised", "name removed"
