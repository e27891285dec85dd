"""People and organisations: the two registers that everything else names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compacttui.tui.place import Wanted
from compacttui.tui.places.registers import Register
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.pages import Heading

if TYPE_CHECKING:
    from compacttui.questions.organisations import OrganisationRow
    from compacttui.questions.people import PersonRow


class People(Register["PersonRow"]):
    """Everyone on the register, with the seats they hold."""

    NAME = "people"
    TITLE = "People"
    KIND = "person"
    CHIPS = (Chip("all", "all"), Chip("seated", "in a seat"), Chip("review", "to be looked at"))

    def columns(self) -> Sequence[Column[PersonRow]]:
        """Say who, on which seats, and where they belong."""
        return (
            Column("Person", lambda row: row.person, share=2, least=14),
            Column("Seats", lambda row: row.seats, share=4, least=18),
            Column("Belongs to", lambda row: row.belongs, share=3, least=14, from_width=84),
            Column("", lambda row: status(row.standing, row.stands), share=2, least=12),
        )

    def rows(self, store: Store, wanted: Wanted) -> Sequence[PersonRow | Heading]:
        """Ask who is on the register."""
        from compacttui.questions.people import PeopleShown, people

        return store.ask(people, words=wanted.words, shown=PeopleShown(wanted.chip))

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is nobody here."""
        if wanted.words:
            return Empty(f"Nobody here answers to “{wanted.words}”. Esc takes the filter off.")
        return {
            "seated": Empty("Nobody holds a seat yet."),
            "review": Empty("There is nobody whose place on the register needs a look."),
        }.get(
            wanted.chip,
            Empty("There is nobody on the register yet.", "n", "add a person", self.fills_from_file),
        )


class Organisations(Register["OrganisationRow"]):
    """Every organisation, its membership and its voting contact."""

    NAME = "organisations"
    TITLE = "Organisations"
    KIND = "organisation"
    CHIPS = (
        Chip("all", "all"),
        Chip("voting", "full members"),
        Chip("other_members", "other members"),
        Chip("lapsed", "not in force"),
        Chip("not_members", "not members"),
    )

    def columns(self) -> Sequence[Column[OrganisationRow]]:
        """Say what it is and what kind of member."""
        return (
            Column("Organisation", lambda row: row.organisation, share=4, least=20),
            Column("Membership", lambda row: row.membership, share=2, least=12),
            Column("Kind", lambda row: row.kind, share=2, least=12, from_width=84),
            Column("Voting contact", lambda row: row.contact, share=2, least=12, from_width=70),
            Column("People", lambda row: f"{row.people:,}" if row.people else "", width=6, right=True),
        )

    def rows(self, store: Store, wanted: Wanted) -> Sequence[OrganisationRow | Heading]:
        """Ask which organisations there are."""
        from compacttui.questions.organisations import OrganisationsShown, organisations

        return store.ask(organisations, words=wanted.words, shown=OrganisationsShown(wanted.chip))

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is none here."""
        if wanted.words:
            return Empty(f"No organisation here answers to “{wanted.words}”. Esc takes the filter off.")
        return Empty(
            "There is no organisation on the register yet.", "n", "add an organisation", self.fills_from_file
        )
