"""Questions that are another one, asked of a part to begin with: what people ask most often, under names of their own."""

from __future__ import annotations

from typing import Final

from compacttui.questions.interests import InterestsShown, MatchesShown, interests, matches
from compacttui.questions.registry import narrowed
from compacttui.questions.reports import ReportsShown, reports
from compacttui.questions.selections import requests
from compacttui.questions.serving import TermsShown, terms

SHORT_NOTICE: Final = narrowed(
    requests,
    "short_notice",
    title="Which requests came with too short notice, and from whom",
    does="Requests for a representative that gave less notice than the rules of their day asked for.",
    module=__name__,
    short=True,
)
LATE_INTERESTS: Final = narrowed(
    interests,
    "late_interests",
    title="Which interests were declared late, and by how many days",
    does="Entries of the register of interests that came later than the rule book gives, with the days late.",
    module=__name__,
    shown=InterestsShown.LATE,
)
WITHHELD: Final = narrowed(
    interests,
    "withheld",
    title="Which interests are not published in full",
    does="Entries of the register of interests that the public reads in part, or not at all.",
    module=__name__,
    shown=InterestsShown.HELD_BACK,
)
BREACHES: Final = narrowed(
    matches,
    "breaches",
    title="Which interests that were on an agenda were breaches",
    does="Interests in organisations on an agenda that were not declared, and were found to be breaches.",
    module=__name__,
    shown=MatchesShown.BREACHES,
)
DECIDED: Final = narrowed(
    matches,
    "decided_undeclared",
    title="Which decisions were taken with an interest that nobody had answered for",
    does="Items for a decision at meetings that were held, with an interest of somebody at the table that is still open.",
    module=__name__,
    shown=MatchesShown.DECIDED,
)
SENT_LATE: Final = narrowed(
    reports,
    "sent_late",
    title="Which report-backs were sent late",
    does="Report-backs that came after their day, with the days late; that stays so for ever.",
    module=__name__,
    shown=ReportsShown.LATE,
)
AMENDED: Final = narrowed(
    reports,
    "amended",
    title="Which report-backs were changed after they were sent",
    does="Report-backs that were amended; each opens with its earlier words.",
    module=__name__,
    shown=ReportsShown.AMENDED,
)
WAIVED: Final = narrowed(
    reports,
    "waived",
    title="Which report-backs were waived",
    does="Report-backs that nobody has to send any more.",
    module=__name__,
    shown=ReportsShown.WAIVED,
)
TO_CHECK: Final = narrowed(
    reports,
    "markings_to_check",
    title="Which report-backs are to be checked for markings",
    does="Report-backs that were sent, and whose markings nobody has looked at yet.",
    module=__name__,
    shown=ReportsShown.UNCHECKED,
)
MISSED: Final = narrowed(
    terms,
    "missed_in_a_row",
    title="Who has missed several meetings in a row",
    does="Holders who missed as many meetings one after the other as the rule book asks about.",
    module=__name__,
    shown=TermsShown.ABSENT,
)
