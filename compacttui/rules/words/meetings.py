"""The words for meetings and report-backs."""

from __future__ import annotations

from compacttui.rules.word import Word


class MeetingKind(Word):
    """What kind of meeting it is."""

    ORDINARY = "ordinary", "ordinary meeting"
    EXTRAORDINARY = "extraordinary", "extraordinary meeting", "Called for one matter, outside the usual run."
    ANNUAL = "annual", "annual meeting"
    WORKSHOP = "workshop", "workshop", "For work in common; nothing is decided."


class Repeats(Word):
    """How often the meetings of a series come."""

    WEEKLY = "weekly", "every week"
    FORTNIGHTLY = "fortnightly", "every two weeks"
    MONTHLY = "monthly", "every month, on the same weekday", "As the second Tuesday, or the last Friday."
    MONTHLY_DATE = (
        "monthly_date",
        "every month, on the same date",
        "The 31st is the last day of a shorter month.",
    )
    TWO_MONTHLY = "two_monthly", "every two months, on the same weekday"
    QUARTERLY = "quarterly", "every three months, on the same weekday"


class ClosedBecause(Word):
    """Why a partnership takes an item without the public (the usual grounds of public bodies)."""

    PERSON = "about_a_person", "about a person"
    COMMERCIAL = "commercial", "money or contracts of a named body"
    LEGAL = "legal_advice", "legal advice"
    NEGOTIATION = "negotiation", "negotiations under way"
    SAFEGUARDING = "safeguarding", "safeguarding"
    NOT_PUBLISHED = "not_yet_published", "not published yet"
    OTHER = "other", "another reason"


class MinutesState(Word):
    """How far the minutes are."""

    NONE = "none", "no minutes yet"
    DRAFT = "draft", "draft minutes"
    AGREED = "agreed", "minutes agreed"


class AttendanceStatus(Word):
    """What is recorded of one seat at one meeting."""

    PRESENT = "present", "present"
    VIRTUAL = "virtual", "present online"
    LATE = "late", "came late"
    LEFT_EARLY = "left_early", "left early"
    DEPUTY_SENT = "apologies_deputy_sent", "apologies, deputy sent"
    NO_DEPUTY = "apologies_no_deputy", "apologies, no deputy"
    ABSENT = "absent_no_apology", "absent without apology"
    NOT_INVITED = "not_invited", "not invited"
    CANCELLED = "meeting_cancelled", "meeting cancelled"

    @property
    def in_person(self) -> bool:
        """Whether the holder was there, for some of it at least."""
        return self in {
            AttendanceStatus.PRESENT,
            AttendanceStatus.VIRTUAL,
            AttendanceStatus.LATE,
            AttendanceStatus.LEFT_EARLY,
        }

    @property
    def covered(self) -> bool:
        """Whether the seat was taken, by the holder or by a deputy."""
        return self.in_person or self is AttendanceStatus.DEPUTY_SENT

    @property
    def counts(self) -> bool:
        """Whether it counts towards attendance at all."""
        return self not in {AttendanceStatus.NOT_INVITED, AttendanceStatus.CANCELLED}


class AttendedAs(Word):
    """In which part a person attended a meeting."""

    REPRESENTATIVE = "rep", "representative"
    DEPUTY = "deputy", "substitute", "They came in place of the holder."
    OBSERVER = "observer", "observer"
    EMPLOYER = "employer", "for their employer, not for the seat"


class Marking(Word):
    """Who may read something."""

    OPEN = "open", "open", "Anyone may read it."
    SECTOR_ONLY = "sector_only", "members only", "Members of the sector may read it, the public may not."
    BOARD_CONFIDENTIAL = "board_confidential", "closed", "The partnership keeps it closed for now."
    PERSONAL = "personal", "personal", "It concerns a person and is theirs alone."


class BasisOfView(Word):
    """How a representative came by the view they put."""

    MEMBER_SURVEY = "member_survey", "survey of members"
    NETWORK_MEETING = "network_meeting", "network meeting"
    CASEWORK = "casework", "casework"
    RESEARCH = "research", "research"
    DIRECT_EXPERIENCE = "direct_experience", "own experience"
    PERSONAL_VIEW = "personal_view", "personal view"
    NOT_CONSULTED = "not_consulted", "nobody could be asked"

    @property
    def asked_others(self) -> bool:
        """Whether somebody else than the writer stands behind the view."""
        return self not in {
            BasisOfView.PERSONAL_VIEW,
            BasisOfView.NOT_CONSULTED,
            BasisOfView.DIRECT_EXPERIENCE,
        }
