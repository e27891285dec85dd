"""The keys of the rule book: one small class a section, one typed attribute a key.

What each key is for, its default and where that comes from stand in one other place, ``config.toml``.
"""

from __future__ import annotations

from compacttui.rules.rulebook.keys import Section
from compacttui.rules.rulebook.kinds import Choice, Clock, Days, Flag, Line, Names, OneOf, Whole
from compacttui.rules.word import Word

_YEAR = 366


class Unopposed(Word):
    """What happens when there are no more candidates than places."""

    ELECTED = "elected_unopposed", "elected unopposed, if they meet the specification"
    CONFIRMATORY = "confirmatory_poll", "a yes or no vote"


class DeputyFrom(Word):
    """Who becomes deputy."""

    RUNNER_UP = "runner_up", "the runner-up"
    NAMED = "named", "somebody named for it"
    NONE = "none", "there are no deputies"


class Connected(Word):
    """How organisations with the same trustees vote."""

    EACH = "one_vote_each", "one vote each"
    TOGETHER = "one_vote_together", "one vote together"


class Political(Word):
    """What a declared candidacy for political office means for standing here."""

    ALLOW = "allow", "nothing"
    WARN = "warn", "the returning officer is told"
    BAR = "bar", "the person cannot stand"


class Notice(Section, name="notice"):
    """Requests for involvement."""

    involvement_months = Whole(0, 12, "calendar months")


class Report(Section, name="report"):
    """Report-backs."""

    due_days = Whole(1, _YEAR, "calendar days")
    escalate_days = Whole(1, _YEAR, "calendar days")
    escalate_in_a_row = Whole(1, 20, "reports")


class Approval(Section, name="approval"):
    """Who looks at a selection before notice of it is given."""

    one_step = Flag()


class Nominations(Section, name="nominations"):
    """Nominations."""

    days = Whole(1, _YEAR, "calendar days")
    endorsements = Whole(0, 10, "organisations", zero="people may nominate themselves")
    own_organisation = Flag()
    adverts = Whole(0, 20, "places", zero="no advert is needed")
    extension_days = Whole(1, _YEAR, "calendar days")


class Statement(Section, name="statement"):
    """The candidate's statement."""

    max_words = Whole(10, 5000, "words")


class Withdrawal(Section, name="withdrawal"):
    """Withdrawing from a selection."""

    workdays = Whole(1, 60, "working days")


class Poll(Section, name="poll"):
    """The poll."""

    opens_days = Whole(1, 60, "calendar days")
    days = Whole(1, _YEAR, "calendar days")
    min_days = Whole(1, _YEAR, "calendar days")


class Declaration(Section, name="declaration"):
    """The result."""

    workdays = Whole(1, 60, "working days")


class Complaint(Section, name="complaint"):
    """Complaints about a selection."""

    workdays = Whole(1, 60, "working days")
    decide_workdays = Whole(1, 60, "working days")


class Short(Section, name="short"):
    """The short timetable, for a seat that fell vacant during a term."""

    nomination_days = Whole(1, _YEAR, "calendar days")
    withdrawal_workdays = Whole(1, 60, "working days")
    opens_days = Whole(1, 60, "calendar days")
    poll_days = Whole(1, _YEAR, "calendar days")
    declaration_workdays = Whole(1, 60, "working days")


class Timetable(Section, name="timetable"):
    """The hours of a selection, in Europe/London."""

    deadline_at = Clock()
    opens_at = Clock()
    publish_at = Clock()


class Calendar(Section, name="calendar"):
    """Changes to the bank holidays of England, and the warnings about the calendar."""

    extra_holidays = Days()
    not_holidays = Days()
    festivals = Flag()
    local_elections = Flag()


class Electorate(Section, name="electorate"):
    """Who votes."""

    votes_per_organisation = Whole(1, 1, "vote")
    qualifying_days_before = Whole(0, _YEAR, "calendar days", zero="the day of notice itself")
    member_months = Whole(0, 60, "calendar months", zero="however new a member is")
    keeps_vote = Flag()
    connected = Choice(Connected)
    group_decision = Flag()


class Uncontested(Section, name="uncontested"):
    """No more candidates than places."""

    route = Choice(Unopposed)


class Candidates(Section, name="candidates"):
    """Who may stand."""

    max_seats = Whole(0, 50, "seats", zero="any number")
    political = Choice(Political)
    political_months = Whole(0, 60, "calendar months")


class Term(Section, name="term"):
    """Terms of office."""

    months = Whole(1, 240, "calendar months")
    max_consecutive = Whole(0, 20, "terms", zero="any number")
    accept_days = Whole(1, _YEAR, "calendar days")
    review_days = Whole(1, _YEAR, "calendar days")
    keep_years = Whole(1, 100, "years")


class Holdover(Section, name="holdover"):
    """Serving on when a term has ended and nobody follows."""

    allowed = Flag()
    max_months = Whole(1, 240, "calendar months")


class Handover(Section, name="handover"):
    """The note that a holder leaves to whoever follows."""

    ask_days = Whole(0, _YEAR, "calendar days", zero="nobody is asked for one")


class Deputy(Section, name="deputy"):
    """Deputies."""

    source = Choice(DeputyFrom)
    other_organisation = Flag()


class CasualVacancy(Section, name="casual_vacancy"):
    """A seat that falls vacant during a term."""

    next_placed_months = Whole(0, 60, "calendar months", zero="always hold a by-election")


class Vacancy(Section, name="vacancy"):
    """Seats about to fall vacant."""

    lookahead_days = Whole(1, _YEAR, "calendar days")


class Absence(Section, name="absence"):
    """Missed meetings."""

    trigger = Whole(0, 20, "meetings in a row", zero="never asked about")
    reply_days = Whole(1, _YEAR, "calendar days")


class Recall(Section, name="recall"):
    """Recall by those who elected."""

    allowed = Flag()
    percent = Whole(0, 100, "per cent")
    organisations = Whole(1, 1000, "organisations")
    notice_days = Whole(1, _YEAR, "calendar days")
    again_months = Whole(1, 240, "calendar months")


class Interest(Section, name="interest"):
    """The register of interests."""

    days = Whole(1, _YEAR, "calendar days")
    annual = Flag()
    annual_months = Whole(1, 240, "calendar months")
    review_months = Whole(1, 240, "calendar months")
    follow_up_days = Whole(1, _YEAR, "calendar days")
    public_months = Whole(1, 240, "calendar months")
    keep_years = Whole(1, 100, "years")


class Ballots(Section, name="ballots"):
    """Ballot papers after the count."""

    keep_months = Whole(1, 240, "calendar months")


class Papers(Section, name="papers"):
    """Papers for a meeting."""

    min_clear_days = Whole(0, 60, "clear days", zero="no lead time is asked for")


class Meetings(Section, name="meetings"):
    """Meetings."""

    pre_meeting = Flag()


class Sounding(Section, name="sounding"):
    """Asking members before a meeting."""

    closes_days = Whole(0, 60, "calendar days", zero="the day of the meeting")


class Induction(Section, name="induction"):
    """Starting in a seat."""

    max_days = Whole(1, _YEAR, "calendar days")


class Membership(Section, name="membership"):
    """Members of the infrastructure organisation."""

    renew_months = Whole(1, 240, "calendar months")
    unconnected_trustees = Whole(0, 50, "people", zero="not asked")


class Org(Section, name="org"):
    """The register of organisations."""

    verify_months = Whole(1, 240, "calendar months")


class Proposal(Section, name="proposal"):
    """Proposals to change who sits on a partnership."""

    reply_days = Whole(1, _YEAR, "calendar days")


class Request(Section, name="request"):
    """Requests for representatives and involvement."""

    reply_workdays = Whole(1, 60, "working days")


class Consult(Section, name="consult"):
    """Consultations."""

    min_days = Whole(1, 10 * _YEAR, "calendar days")
    gap_days = Whole(1, _YEAR, "calendar days")


class Results(Section, name="results"):
    """Results of consultations."""

    max_days = Whole(1, 10 * _YEAR, "calendar days")


class Feedback(Section, name="feedback"):
    """Feedback after consultations."""

    max_days = Whole(1, 10 * _YEAR, "calendar days")


class Shelf(Section, name="shelf"):
    """Consultations without an outcome."""

    max_days = Whole(1, 10 * _YEAR, "calendar days")


class Load(Section, name="load"):
    """How often a group may be asked."""

    max = Whole(1, 1000, "consultations")


class Reach(Section, name="reach"):
    """Hearing those who are not always heard."""

    min_percent = Whole(0, 100, "per cent")
    months = Whole(1, 240, "calendar months")


class Evidence(Section, name="evidence"):
    """Research behind decisions."""

    max_months = Whole(1, 240, "calendar months")


class Gs(Section, name="gs"):
    """Reviews against the Gold Standards."""

    review_days = Whole(1, 10 * _YEAR, "calendar days")


class Commitments(Section, name="commitments"):
    """How the state of a commitment is worked out."""

    green_percent = Whole(0, 100, "per cent")
    amber_percent = Whole(0, 100, "per cent")
    attend_green_percent = Whole(0, 100, "per cent")
    attend_amber_percent = Whole(0, 100, "per cent")
    usual_percent = Whole(0, 100, "per cent")
    new_percent = Whole(0, 100, "per cent")
    unasked_percent = Whole(0, 100, "per cent")
    attest_months = Whole(1, 240, "calendar months")
    expiring_days = Whole(1, _YEAR, "calendar days")
    marks_days = Whole(1, _YEAR, "calendar days")


class Access(Section, name="access"):
    """Access checklists."""

    template_months = Whole(1, 240, "calendar months")


class Counts(Section, name="counts"):
    """Publishing small numbers."""

    suppress_below = Whole(0, 100, "people", zero="every number is shown")


class People(Section, name="people"):
    """Former representatives."""

    keep_years = Whole(1, 100, "years")


class WordsUsed(Section, name="words", decides=False):
    """Words that differ from place to place."""

    representative = Line(40)
    representatives = Line(40)


class Storage(Section, name="storage", decides=False):
    """Where the records are, and how they are opened."""

    database = Line(1000, empty="a file in the folder for data of this user")
    allow_network_share = Flag()
    busy_timeout_ms = Whole(100, 60_000, "milliseconds")
    copies_kept = Whole(0, 1000, "copies", zero="none")


class SignIn(Section, name="sign_in", decides=False):
    """Signing in, where passphrases are asked for."""

    tries = Whole(3, 20, "tries")
    wait_seconds = Whole(10, 3600, "seconds")
    longest_wait_minutes = Whole(1, 24 * 60, "minutes")
    memory_mib = Whole(19, 4096, "MiB")
    passes = Whole(2, 20, "passes")
    lanes = Whole(1, 16, "lanes")


class Display(Section, name="display", decides=False):
    """How the screen looks and behaves."""

    theme = OneOf("light", "dark", "high-contrast", "monochrome")
    soon_days = Whole(0, 90, "calendar days", zero="only what is due today")
    spacing = OneOf("normal", "compact")
    animation = Flag()
    lock_minutes = Whole(0, 24 * 60, "minutes", zero="never")


class Keys(Section, name="keys", decides=False):
    """Keys of the interface."""

    single_letters = Flag()
    remap = Names("{ find = “f3” }")
