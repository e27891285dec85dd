"""The questions that each hat asks most, in the order of their list, each with the one key that answers it.

Every other question that a hat may ask is found by its words. Volunteers are offered no others: what a register needs to
run is not theirs to wade through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.questions.registry import Question

KEYS: Final = "1234567890bcdelmorstvwxz"
"""The keys that the questions of a list have, in order: those that mean something else in every list are left out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in somebody's list.

    Attributes:
        key: what answers it at once; empty for those further down.
        heading: what it stands under.
        question: the question.
    """

    key: str
    heading: str
    question: Question[..., Any]


_Groups = tuple[tuple[str, tuple[str, ...]], ...]

_OF_THE_OFFICE: Final[_Groups] = (
    (
        "seats and those who hold them",
        ("ending", "vacant", "cannot_stand_again", "ending_together", "missed_in_a_row", "coverage"),
    ),
    (
        "meetings and report-backs",
        ("overdue", "sent_late", "markings_to_check", "unattended", "actions", "soundings"),
    ),
    ("requests and selections", ("short_notice", "involvement", "contests", "never_took_part")),
    ("interests", ("matches", "declarations", "interest_returns", "interests_to_review")),
    ("what was done in spite of a rule", ("exceptions",)),
    ("what need be kept no longer", ("kept_long_enough",)),
)
_OF_A_REPRESENTATIVE: Final[_Groups] = (
    ("your seat", ("due", "my_terms", "said_before", "actions", "soundings", "comments")),
    ("everybody's", ("speaks_for", "seats", "meetings", "reports", "declarations")),
)
_OF_AN_AUDITOR: Final[_Groups] = (
    (
        "what was not as it should be",
        (
            "exceptions",
            "matches",
            "undeclared",
            "decided_undeclared",
            "breaches",
            "overdue",
            "sent_late",
            "waived",
            "amended",
            "closed_items",
        ),
    ),
    ("interests", ("late_interests", "withheld", "declarations", "interest_returns", "interest_versions")),
    (
        "seats and selections",
        (
            "no_open_process",
            "who_ran_it",
            "contests",
            "seats_by_organisation",
            "time_vacant",
            "recount",
        ),
    ),
    ("requests", ("short_notice", "involvement")),
    ("your own", ("sample", "audit_notes")),
    ("who may read and record what", ("access", "hats")),
)
_OF_A_SELECTION: Final[_Groups] = (
    (
        "selections",
        ("selections", "timetable", "nominations", "electors", "turnout", "recount", "complaints"),
    ),
    ("was there a choice", ("contests", "who_ran_it")),
    ("what need be kept no longer", ("kept_long_enough",)),
)
_OF_A_SECRETARIAT: Final[_Groups] = (
    ("your partnership", ("meetings", "unattended", "seats", "vacant", "attendance", "declarations")),
    ("what you asked for", ("involvement", "reports", "actions")),
)
_OF_AN_ADMINISTRATOR: Final[_Groups] = (
    ("who may do what", ("accounts", "people", "hats", "access")),
    ("who sits where", ("seats", "speaks_for")),
)
_OF_ANYBODY: Final[_Groups] = (
    ("who sits where", ("seats", "vacant", "speaks_for", "meetings", "reports", "selections")),
)

_LISTS: Final[Mapping[Role, _Groups]] = {
    Role.CVS_OFFICER: _OF_THE_OFFICE,
    Role.SUPPORT_STAFF: _OF_THE_OFFICE,
    Role.REPRESENTATIVE: _OF_A_REPRESENTATIVE,
    Role.DEPUTY: _OF_A_REPRESENTATIVE,
    Role.AUDITOR: _OF_AN_AUDITOR,
    Role.RETURNING_OFFICER: _OF_A_SELECTION,
    Role.SCRUTINEER: _OF_A_SELECTION,
    Role.PARTNERSHIP_CONTACT: _OF_A_SECRETARIAT,
    Role.ADMINISTRATOR: _OF_AN_ADMINISTRATOR,
}


def asked_by(role: Role) -> Sequence[Asked]:
    """The list of a hat."""
    from compacttui.questions.registry import all_questions

    known = all_questions()
    named = [(heading, name) for heading, names in _LISTS.get(role, _OF_ANYBODY) for name in names]
    return [
        Asked(KEYS[place : place + 1], heading, known[name]) for place, (heading, name) in enumerate(named)
    ]


def offered_to(role: Role) -> Iterator[Question[..., Any]]:
    """Every question that a hat is offered by name: those of its list first."""
    from compacttui.questions.registry import all_questions

    first = [one.question for one in asked_by(role)]
    yield from first
    if not role.is_volunteer:
        named = {question.name for question in first}
        yield from (one for one in all_questions().values() if one.is_for(role) and one.name not in named)
