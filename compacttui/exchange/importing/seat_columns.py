"""What a sheet of seats may hold, and what such columns are called."""

from __future__ import annotations

from typing import Final

from compacttui.exchange.importing.kinds import Column
from compacttui.rules.text import folded
from compacttui.rules.words import Capacity, SelectionMethod

COLUMNS: Final = (
    Column(
        "board",
        "Board",
        (
            *(
                "board",
                "partnership",
                "committee",
                "group",
                "forum",
                "body",
                "board partnership",
                "partnership board",
            ),
            *(
                "name of board",
                "board name",
                "meeting",
                "strategic board",
                "board committee",
                "board or group",
            ),
        ),
        "the partnership board or network",
        needed=True,
    ),
    Column(
        "constituency",
        "Speaks for",
        (
            *(
                "constituency",
                "represents",
                "speaks for",
                "representing",
                "on behalf of",
                "sector represented",
            ),
            *(
                "community",
                "interest",
                "community of interest",
                "area of interest",
                "constituency of interest",
            ),
        ),
        "whom the seat speaks for",
    ),
    Column(
        "seat",
        "Seat",
        (
            *(
                "seat",
                "seat name",
                "role",
                "position",
                "post",
                "place",
                "name of seat",
                "seat role",
                "seat title",
            ),
            *("rep for", "representative for", "rep role", "which rep", "rep of"),
        ),
        "what the seat is called",
    ),
    Column(
        "shared_by",
        "Shared by",
        ("shared by", "shared between", "job share", "joint seat", "people sharing", "number of holders"),
        "how many people hold the seat together; left empty for one",
    ),
    Column(
        "holder",
        "Held by",
        (
            *(
                "representative",
                "rep",
                "holder",
                "held by",
                "name",
                "rep name",
                "seat holder",
                "current holder",
            ),
            *("person", "vcse rep", "vcs rep", "current rep", "current representative", "who", "full name"),
            *(
                "name of rep",
                "name of representative",
                "representative name",
                "who sits",
                "nominee",
                "vcse representative",
            ),
        ),
        "who holds it; “vacant” where nobody does",
    ),
    Column(
        "first_name",
        "First name",
        ("first name", "forename", "given name", "firstname", "christian name"),
        "the first name, where names stand in two columns",
    ),
    Column(
        "last_name",
        "Last name",
        ("last name", "surname", "family name", "lastname"),
        "the last name",
    ),
    Column(
        "organisation",
        "Organisation",
        (
            "organisation",
            "organization",
            "org",
            "agency",
            "employer",
            "charity",
            "home organisation",
            "works for",
            "from organisation",
        ),
        "where the holder works or volunteers",
    ),
    Column(
        "capacity",
        "As what",
        ("capacity", "as what", "role in organisation", "capacity in organisation"),
        "trustee, employee, volunteer, member or owner",
    ),
    Column(
        "since",
        "Since",
        (
            *(
                "since",
                "from",
                "start",
                "start date",
                "appointed",
                "date appointed",
                "term start",
                "started",
                "began",
            ),
            *(
                "date of appointment",
                "elected",
                "date elected",
                "in post since",
                "appointed on",
                "term began",
                "start of term",
            ),
        ),
        "since when they have held it; a year will do",
    ),
    Column(
        "until",
        "Until",
        (
            *(
                "until",
                "to",
                "end",
                "end date",
                "term ends",
                "term end",
                "expires",
                "expiry",
                "ends",
                "end of term",
            ),
            *("renewal date", "term expires", "due for renewal", "term of office ends", "finish", "finishes"),
        ),
        "the last day of the term, as planned",
    ),
    Column(
        "route",
        "How chosen",
        ("how chosen", "how appointed", "route", "method", "selection", "how selected", "selection method"),
        "how the holder came to it",
    ),
    Column(
        "deputy",
        "Deputy",
        ("deputy", "alternate", "substitute", "named deputy", "deputy name", "sub"),
        "who may come instead",
    ),
)

_SAID_OF: Final = (
    (
        Capacity.TRUSTEE,
        ("trustee", "chair", "chairman", "chairwoman", "treasurer", "secretary", "committee", "director"),
    ),
    (Capacity.VOLUNTEER, ("volunteer", "volunteering", "unpaid")),
    (
        Capacity.EMPLOYEE,
        (
            "employee",
            "staff",
            "chief",
            "ceo",
            "manager",
            "officer",
            "worker",
            "coordinator",
            "lead",
            "paid",
            "head",
        ),
    ),
    (Capacity.OWNER, ("owner", "proprietor", "founder")),
)
"""Words of job titles, by what they say of somebody's place; whoever chairs first, for a volunteer may chair."""


def capacity_of(said: str) -> Capacity:
    """What somebody is where they belong, by the job title that a file gives; a member where it does not tell.

    A member is the least that somebody from there can be.
    """
    words = folded(said).split() if said else []
    known = next((one for one in Capacity if [one.value] == words), None)
    found = next((capacity for capacity, titles in _SAID_OF if set(titles) & set(words)), None)
    return known or found or Capacity.MEMBER


ROUTES: Final = {
    "co opted": SelectionMethod.CO_OPTION,
    "coopted": SelectionMethod.CO_OPTION,
    "ex officio": SelectionMethod.EX_OFFICIO,
    "network": SelectionMethod.NETWORK,
    "nominated by network": SelectionMethod.NETWORK,
    "panel": SelectionMethod.PANEL,
    "interview": SelectionMethod.PANEL,
    "application": SelectionMethod.PANEL,
}
ELECTED: Final = frozenset(
    {"elected", "election", "by election", "poll", "vote", "selected", "appointed", "nominated"}
)
"""Words that say how, but not under which rules: a poll of the past has no papers here, so the route is not known."""
