"""Keeping the register of organisations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Constituency, Organisation, Person
from compacttui.acts.registry import act
from compacttui.records import organisations as kept
from compacttui.records.log import Books
from compacttui.rules.dates import PartialDate, plural
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import IncomeBand, MembershipClass, MembershipStatus, Sector


@act("organisation.register", title="Add an organisation")
def register(
    desk: Desk,
    name: str,
    sector: Sector = Sector.VCSE,
    membership_class: MembershipClass = MembershipClass.FULL,
    since: PartialDate | None = None,
    short_name: str | None = None,
    sector_kind: str | None = None,
    income_band: IncomeBand | None = None,
    example: bool = False,
) -> str:
    """Put an organisation on the register.

    Returns its id.

    Args:
        name: the organisation's full name.
        sector: which sector it belongs to.
        membership_class: what kind of member it is; only full members nominate and vote.
        since: since when it has been a member, if that is known.
        short_name: what people call it.
        sector_kind: community group, charity, social enterprise, faith group ...
        income_band: how large it is.
        example: it is invented, for a sample or a demonstration.

    Raises:
        Refused: the name is empty or too long.
    """
    name = checked_name(name, "name", "an organisation")
    began = since or PartialDate.of(desk.today)
    state = MembershipStatus.NONE if membership_class is MembershipClass.NONE else MembershipStatus.CURRENT
    with desk.writing() as books:
        organisation = books.new_id("organisation")
        books.record(
            "organisation.registered",
            organisation,
            of="",
            private={"name": name, "folded": folded(name), "short_name": short_name},
            sector=sector.value,
            sector_kind=sector_kind,
            income_band=income_band.value if income_band else None,
            membership_class=membership_class.value,
            membership_state=state.value,
            joined_on=began.iso if state is MembershipStatus.CURRENT else None,
            since=began.iso,
            example=example,
        )
    return organisation


@act("organisation.rename", title="Change an organisation's name", on="organisation", seldom=True)
def rename(desk: Desk, organisation: Organisation, name: str, since: date, reason: str | None = None) -> None:
    """Give an organisation a new name from a day on; old dates keep the old one.

    Args:
        organisation: which one.
        name: its new name.
        since: the first day of the new name.
        reason: why, if it helps.

    Raises:
        Refused: the name is empty or too long.
    """
    name = checked_name(name, "name", "an organisation")
    with desk.writing() as books:
        books.record(
            "organisation.renamed",
            organisation,
            of="",
            private={"name": name, "folded": folded(name)},
            since=since.isoformat(),
            reason=reason,
        )


@act("organisation.change_membership", title="Change a membership", on="organisation")
def change_membership(
    desk: Desk,
    organisation: Organisation,
    membership_class: MembershipClass,
    membership_state: MembershipStatus,
    since: date,
    reason: str | None = None,
) -> None:
    """Change an organisation's membership from a day on; registers already frozen do not follow.

    Args:
        organisation: which one.
        membership_class: what kind of member it is from then on.
        membership_state: whether the membership is current.
        since: the first day.
        reason: why.
    """
    with desk.writing() as books:
        books.record(
            "organisation.membership_changed",
            organisation,
            membership_class=membership_class.value,
            membership_state=membership_state.value,
            since=since.isoformat(),
            reason=reason,
        )


@act("organisation.name_contact", title="Name a voting contact", on="organisation")
def name_contact(desk: Desk, organisation: Organisation, person: Person) -> None:
    """Say who nominates and votes for an organisation.

    Args:
        organisation: which one.
        person: its voting contact.
    """
    with desk.writing() as books:
        books.record("organisation.contact_named", organisation, about=(person,), voting_contact=person)


@act("organisation.connect", title="Note connected organisations", on="organisation")
def connect(desk: Desk, organisation: Organisation, other: Organisation, reason: str) -> None:
    """Note that two organisations have people in charge in common.

    Args:
        organisation: the one.
        other: the other.
        reason: what connects them, e.g. the same trustees.
    """
    with desk.writing() as books:
        books.record(
            "organisation.connected",
            books.new_id("link"),
            about=(organisation, other),
            organisation=organisation,
            other=other,
            reason=reason,
        )


@act(
    "constituency.add_members",
    title="Say who belongs to a constituency",
    on="constituency",
)
def add_members(
    desk: Desk, constituency: Constituency, organisations: Sequence[Organisation], since: date | None = None
) -> int:
    """Say which organisations belong to a constituency: where a selection asks for it, only they nominate and vote.

    Returns how many were added; those that belong to it already are passed over.

    Args:
        constituency: which one.
        organisations: who belongs to it.
        since: since when; today if left empty.

    Raises:
        Refused: nobody is named, or all of them belong to it already.
    """
    if not organisations:
        raise Refused("Name at least one organisation.", field="organisations")
    with desk.writing() as books:
        known = _belonging_to(books, constituency)
        new = [one for one in dict.fromkeys(organisations) if one not in known]
        if not new:
            count = plural(len(set(organisations)), "organisation")
            raise Refused(
                f"It is on record that {count} belong to it. Nothing was changed.", field="organisations"
            )
        for organisation in new:
            books.record(
                "organisation.joined_constituency",
                books.new_id("belonging"),
                about=(organisation, constituency),
                organisation=organisation,
                constituency=constituency,
                since=(since or desk.today).isoformat(),
            )
    return len(new)


@act(
    "constituency.remove_member",
    title="Say who no longer belongs to a constituency",
    on="constituency",
)
def remove_member(
    desk: Desk,
    constituency: Constituency,
    organisation: Organisation,
    until: date | None = None,
    reason: str | None = None,
) -> None:
    """Note that an organisation no longer belongs to a constituency; registers already frozen do not follow.

    Args:
        constituency: which one.
        organisation: who left it.
        until: the first day on which it no longer belonged; today if left empty.
        reason: why.

    Raises:
        Refused: it does not belong to it.
    """
    with desk.writing() as books:
        link = _belonging_to(books, constituency).get(organisation)
        if link is None:
            raise Refused(
                "This organisation does not belong to it. Nothing was changed.", field="organisation"
            )
        books.record(
            "organisation.left_constituency",
            link,
            about=(organisation, constituency),
            organisation=organisation,
            constituency=constituency,
            until=(until or desk.today).isoformat(),
            reason=reason,
        )


def _belonging_to(books: Books, constituency: str) -> dict[str, str]:
    """The organisations that belong to a constituency, each with the id of that link."""
    b = kept.belonging.c
    query = select(b.id, b.organisation).where(
        b.log == books.log,
        b.constituency == constituency,
        b.superseded_seq.is_(None),
        b.effective_to.is_(None),
    )
    return {str(row["organisation"]): str(row["id"]) for row in books.rows(query)}
