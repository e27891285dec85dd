"""Organisations: who is on the register, what kind of member each is, and who speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from compacttui.questions.matching import words_in
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.people import READS_REGISTER
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.organisations import organisation
from compacttui.records.people import affiliation
from compacttui.rules.word import Word
from compacttui.rules.words import IncomeBand, MembershipClass, MembershipStatus, Sector


class OrganisationsShown(Word):
    """Which organisations a list shows."""

    ALL = "all", "all"
    VOTING = "voting", "full members"
    OTHER_MEMBERS = "other_members", "other members"
    LAPSED = "lapsed", "membership not in force"
    NOT_MEMBERS = "not_members", "not members"


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation on a day.

    Attributes:
        id: its id.
        contact_id: who nominates and votes for it, where the viewer may know it.
        organisation: its name.
        kind: what kind of organisation it is.
        membership: what kind of member it is.
        income: how large it is.
        people: how many people on the register belong to it.
        contact: who nominates and votes for it, where the viewer may know it.
    """

    id: str
    contact_id: str
    organisation: str = column("Organisation")
    kind: str = column("Kind")
    membership: str = column("Membership")
    income: str = column("Yearly income")
    people: int = column("People", numeric=True)
    contact: str = column("Voting contact")


@question("organisations", title="Which organisations are on the register", rows=OrganisationRow)
def organisations(
    view: View, words: str = "", shown: OrganisationsShown = OrganisationsShown.ALL
) -> Window[OrganisationRow]:
    """Organisations on the register, by name, with their membership on the day.

    Args:
        words: only those with these words in their name.
        shown: all of them, or by membership.
    """
    o = organisation.c
    query = select(
        o.id,
        o.name,
        o.sector,
        o.sector_kind,
        o.membership_class,
        o.membership_state,
        o.income_band,
        o.voting_contact,
    ).where(view.true(organisation), words_in(_names(), words), *_which(shown))
    return Window(
        view, query, [Key(o.folded), Key(o.id)], lambda connection, rows: _rows(view, connection, rows)
    )


def _names() -> ColumnElement[str]:
    """An organisation's names as one text: people look for the short one, too."""
    o = organisation.c
    whole: ColumnElement[str] = o.folded + " " + func.lower(func.coalesce(o.short_name, ""))
    return whole


def _which(shown: OrganisationsShown) -> list[ColumnElement[bool]]:
    o = organisation.c
    current = o.membership_state == MembershipStatus.CURRENT.value
    not_a_member = o.membership_class == MembershipClass.NONE.value
    match shown:
        case OrganisationsShown.VOTING:
            return [o.membership_class == MembershipClass.FULL.value, current]
        case OrganisationsShown.OTHER_MEMBERS:
            return [
                o.membership_class.not_in([MembershipClass.FULL.value, MembershipClass.NONE.value]),
                current,
            ]
        case OrganisationsShown.LAPSED:
            return [~current, ~not_a_member]
        case OrganisationsShown.NOT_MEMBERS:
            return [not_a_member]
        case _:
            return []


def _rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[OrganisationRow]:
    may_know = view.role in READS_REGISTER
    number = _people(view, connection, [row.id for row in raw]) if may_know else {}
    names = Names(view)
    names.read(connection, {row.voting_contact for row in raw} if may_know else ())
    return [_row(row, number.get(row.id, 0), names, may_know=may_know) for row in raw]


def _row(raw: Raw, people: int, names: Names, *, may_know: bool) -> OrganisationRow:
    contact = raw.voting_contact if may_know else None
    return OrganisationRow(
        id=raw.id,
        contact_id=contact or "",
        organisation=raw.name,
        kind=raw.sector_kind or Sector.of(raw.sector).words,
        membership=membership_in_words(raw.membership_class, raw.membership_state),
        income=IncomeBand.of(raw.income_band).words if raw.income_band else "",
        people=people,
        contact=(names.of(contact) or UNKNOWN) if contact else "",
    )


def _people(view: View, connection: Connection, organisations: Sequence[str]) -> dict[str, int]:
    a = affiliation.c
    counted = (
        select(a.organisation, func.count(a.person.distinct()))
        .where(view.true(affiliation), a.organisation.in_(organisations))
        .group_by(a.organisation)
    )
    return dict(connection.execute(counted).all())


def membership_in_words(membership_class: str, membership_state: str) -> str:
    """What kind of member an organisation is: "full member", or "full member, lapsed"."""
    kind, status = MembershipClass.of(membership_class), MembershipStatus.of(membership_state)
    is_plain = status is MembershipStatus.CURRENT or kind is MembershipClass.NONE
    return kind.words if is_plain else f"{kind.words}, {status.words}"
