"""A register of people, with what they work or volunteer for. What the records never hold is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from compacttui.exchange.importing.cells import is_nobody, partial_in
from compacttui.exchange.importing.finding import Finder
from compacttui.exchange.importing.kinds import Column, ImportKind, Planner, register_kind
from compacttui.exchange.importing.making import LeftOut, Making
from compacttui.exchange.importing.rows import FileRow
from compacttui.exchange.importing.seat_columns import capacity_of
from compacttui.exchange.importing.seat_rows import written_name

COLUMNS: Final = (
    Column(
        "holder",
        "Name",
        ("name", "person", "full name", "contact", "contact name", "representative", "who", "display name"),
        "the person's name",
        needed=True,
        group="name",
    ),
    Column(
        "first_name",
        "First name",
        ("first name", "forename", "given name", "firstname", "christian name"),
        "their first name, where names stand in two columns",
    ),
    Column(
        "last_name",
        "Last name",
        ("last name", "surname", "family name", "lastname"),
        "their last name",
        group="name",
    ),
    Column("pronouns", "Pronouns", ("pronouns", "pronoun"), "how to speak of them"),
    Column(
        "organisation",
        "Organisation",
        ("organisation", "organization", "org", "agency", "employer", "charity", "works for", "group"),
        "where they work or volunteer",
    ),
    Column(
        "capacity",
        "As what",
        ("capacity", "as what", "role in organisation", "capacity in organisation", "role"),
        "trustee, employee, volunteer, member or owner",
    ),
    Column(
        "since", "Since", ("since", "from", "start", "start date", "joined"), "since when; a year will do"
    ),
)


class PeoplePlanner:
    """Plans people row by row.

    Attributes:
        making: the plan in the making.
    """

    def __init__(self, making: Making) -> None:
        self.making = making
        self.finder = Finder(making)

    def prepare(self, rows: Sequence[FileRow]) -> Sequence[FileRow]:
        """Rows stand for themselves here."""
        return rows

    def plan(self, row: FileRow) -> str:
        """Plan a person, and where they belong."""
        written = written_name(row)
        if is_nobody(written):
            raise LeftOut("no name")
        said = row.get("organisation")
        belongs = "" if is_nobody(said) else said
        pronouns = row.get("pronouns") or None
        person, name = self.finder.person(written, "holder", belongs, pronouns=pronouns)
        if not belongs:
            return name
        organisation = self.finder.organisation(belongs, "organisation")
        capacity = capacity_of(row.get("capacity"))
        since = partial_in(row.get("since"), "since", today=self.making.register.today, past=True)
        if self.finder.belong(person, organisation, capacity, since or self.making.before_records):
            self.making.done.append(f"{capacity.words}, {belongs}")
        return f"{name}, {belongs}"


def _planner(making: Making) -> Planner:
    return PeoplePlanner(making)


PEOPLE = register_kind(ImportKind("people", "People", COLUMNS, frozenset({"person.register"}), _planner))
