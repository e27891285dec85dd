"""What was done in spite of a rule in selections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry

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


@excepts("selection.opened")
def opened_in_one_step(entry: ReadEntry) -> Iterator[Excepted]:
    """Notice given in one step: what would have been looked at first, as one exception."""
    missing = [in_words(str(check)) for check in _listed(entry, "exceptions")]
    if missing:
        yield Excepted("one_step", f"opened in one step: {', '.join(missing)}")


@excepts("selection.approved", "selection.noticed", "poll.announced", "result.declared", "countback.declared")
def overridden(entry: ReadEntry) -> Iterator[Excepted]:
    """Guards that a reason overrode."""
    for check in _listed(entry, "exceptions"):
        yield Excepted(str(check), in_words(str(check)))


@excepts("nomination.ruled")
def ruled_all_the_same(entry: ReadEntry) -> Iterator[Excepted]:
    """A nomination that was ruled valid in spite of what the checks found."""
    found = [in_words(str(check)) for check in _listed(entry, "in_spite_of")]
    if found:
        said = entry.words.get("ruling", "")
        yield Excepted("in_spite_of", f"nomination valid in spite of: {', '.join(found)}", said)


@excepts("register.frozen")
def register_exceptions(entry: ReadEntry) -> Iterator[Excepted]:
    """Organisations on the register of electors, or left out of it, other than their membership says."""
    for field, what in (
        ("added", "votes with no membership that counts"),
        ("left_out", "left out of the register"),
    ):
        for place, organisation in enumerate(_listed(entry, field)):
            name = entry.names.get(str(organisation), "an organisation")
            yield Excepted(field, f"{name}: {what}", entry.words.get(f"{field}.{place}", ""))


@excepts("count.signed")
def signed_on_paper(entry: ReadEntry) -> Iterator[Excepted]:
    """A signature under a count that was made on paper."""
    if entry.event.data.get("on_paper"):
        name = entry.words.get("name", "")
        yield Excepted("on_paper", f"count signed on paper{f' by {name}' if name else ''}")


def _listed(entry: ReadEntry, field: str) -> Sequence[object]:
    value = entry.event.data.get(field)
    return value if isinstance(value, list) else ()
