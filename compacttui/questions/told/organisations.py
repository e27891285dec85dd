"""How entries on organisations and their membership read."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.words import IncomeBand, MembershipClass, MembershipStatus, Sector


@tells("organisation.registered")
def organisation_registered(entry: Entry) -> Told:
    """An organisation on the register."""
    band = entry.event.data.get("income_band")
    return Told(
        entry.event.text("since"),
        "organisation registered",
        noted(
            Sector.of(entry.event.text("sector")).words,
            _membership(entry),
            IncomeBand.of(band).words if isinstance(band, str) else "",
        ),
    )


@tells("organisation.renamed")
def organisation_renamed(entry: Entry) -> Told:
    """A new name; the old one stays on old dates."""
    name = entry.words.get("name")
    return Told(
        entry.event.text("since"), "organisation renamed", noted(f"now called {name}" if name else "")
    )


@tells("organisation.joined_constituency")
def joined_constituency(entry: Entry) -> Told:
    """It belongs to a place, or to the people it speaks for."""
    return Told(
        entry.event.text("since"),
        "belongs to a constituency",
        noted(entry.name("organisation"), entry.name("constituency")),
    )


@tells("organisation.left_constituency")
def left_constituency(entry: Entry) -> Told:
    """It no longer does."""
    return Told(
        entry.event.text("until"),
        "no longer of a constituency",
        noted(entry.name("organisation"), entry.name("constituency"), entry.words.get("reason")),
    )


@tells("organisation.membership_changed")
def membership_changed(entry: Entry) -> Told:
    """What kind of member it is from a day on."""
    return Told(
        entry.event.text("since"),
        "membership changed",
        noted(_membership(entry), entry.words.get("reason")),
    )


@tells("organisation.contact_named")
def contact_named(entry: Entry) -> Told:
    """Who nominates and votes for it."""
    return Told(entry.event.day, "voting contact named", noted(entry.name("voting_contact")))


@tells("organisation.connected")
def organisations_connected(entry: Entry) -> Told:
    """Two organisations with people in charge in common."""
    return Told(
        entry.event.day, "connected organisations noted", noted(_both(entry), entry.words.get("reason"))
    )


@tells("organisation.disconnected")
def organisations_disconnected(entry: Entry) -> Told:
    """They no longer have."""
    return Told(
        entry.event.day, "organisations no longer connected", noted(_both(entry), entry.words.get("reason"))
    )


def _both(entry: Entry) -> str:
    return f"{entry.name('organisation')} and {entry.name('other')}"


def _membership(entry: Entry) -> str:
    """Say “full member”, or “full member, lapsed”."""
    kind = MembershipClass.of(entry.event.text("membership_class"))
    status = MembershipStatus.of(entry.event.text("membership_state"))
    plain = status is MembershipStatus.CURRENT or kind is MembershipClass.NONE
    return kind.words if plain else f"{kind.words}, {status.words}"
