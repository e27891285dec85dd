"""The rules of a selection that were set aside with a reason, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CHECKS: Mapping[str, str] = MappingProxyType(
    {
        "second_person": "no second person looked at it",
        "on_paper": "the second person signed on paper",
        "role_description": "role description not agreed",
        "protocol": "not under the selection protocol in force",
        "adverts": "advertised in too few places",
        "community_asked": "the community sector not asked first",
        "formats": "accessible formats not ready",
        "notice_day": "notice given later than planned",
        "short_poll": "a short poll",
        "day_off": "a date on a weekend or a bank holiday",
        "clock_change": "a date in the night of a clock change",
        "busy_time": "dates in a busy time",
        "late_notice": "notice of poll came after the poll should have opened",
        "few_electors": "so few electors that the result may show how somebody voted",
        "complaints": "result declared before the time for complaints was over",
        "scrutineer_signs": "result with no scrutineer's signature",
        "consent": "no consent of the candidate",
        "belongs": "candidate not known to belong to their organisation",
        "proposer": "no proposer",
        "seconder": "no seconder",
        "different": "one organisation stands behind it twice",
        "endorsements": "too few organisations behind it",
        "proposer_qualifies": "proposer not on the register of the qualifying day",
        "seconder_qualifies": "seconder not on the register of the qualifying day",
        "more_backers_qualifies": "a backer not on the register of the qualifying day",
        "own": "proposed or seconded by the candidate's own organisation",
        "statement": "statement too long",
        "interests": "no form about interests",
        "specification": "nothing said about the specification",
        "seats": "more seats than the limit",
        "restricted": "restriction of the seat not met",
        "political": "declared candidate for political office",
        "served": "more terms in a row than the limit",
    }
)
"""The exceptions of a selection in words, by the names of the checks."""


def in_words(check: str) -> str:
    """A check's name as people read it."""
    return CHECKS.get(check) or check.replace("_", " ")
