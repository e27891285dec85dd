"""Organisations, their membership, and which are connected: who may nominate and vote."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    CURRENT,
    KNOWN,
    day,
    flag,
    one_of,
    partial_index,
    ref,
    subject_table,
    words,
)
from compacttui.records.events import Change, Event, Get, Private, changed, ended, kind, opened, reduces, told
from compacttui.rules.words import Engagement

organisation = subject_table(
    "organisation",
    words("name"),
    words("folded"),
    words("short_name", optional=True),
    one_of("sector", ("vcse", "public", "private", "other")),
    words("sector_kind", optional=True),
    words("legal_form", optional=True),
    one_of("income_band", ("micro", "small", "medium", "large"), optional=True),
    one_of("membership_class", ("full", "associate", "affiliate", "none")),
    one_of("membership_state", ("current", "lapsed", "suspended", "dissolved", "none")),
    day("joined_on", optional=True),
    ref("voting_contact", "person", optional=True),
    one_of("engagement", Engagement, optional=True),
    words("engagement_topics", optional=True),
    flag("example"),
    constraints=[
        CheckConstraint(
            "engagement_topics IS NULL OR engagement = 'named_topics'", name="topics_belong_to_a_wish"
        ),
    ],
)
partial_index(
    "ix_organisation_folded_now",
    organisation.c.log,
    organisation.c.folded,
    where=KNOWN,
)

connection = subject_table("connection", ref("organisation", "organisation"), ref("other", "organisation"))
"""Two organisations with the same people in charge; a local rule may give them one vote."""

belonging = subject_table(
    "belonging", ref("organisation", "organisation"), ref("constituency", "constituency")
)
"""An organisation belongs to a constituency: it is of that place, or of the people that it speaks for."""
# It belongs to one constituency once.
partial_index(
    "uq_belonging_once_now",
    belonging.c.log,
    belonging.c.organisation,
    belonging.c.constituency,
    unique=True,
    where=CURRENT,
)

kind(
    "organisation.registered",
    "Organisation registered",
    data=(
        "sector",
        "sector_kind",
        "legal_form",
        "income_band",
        "membership_class",
        "membership_state",
        "joined_on",
        "voting_contact",
        "since",
        "example",
    ),
    private=("name", "folded", "short_name"),
)
kind(
    "organisation.renamed", "Organisation renamed", data=("since",), private=("name", "folded", "short_name")
)
kind(
    "organisation.membership_changed",
    "Membership changed",
    data=("membership_class", "membership_state", "since"),
)
kind("organisation.contact_named", "Voting contact named", about=("person",), data=("voting_contact",))
kind(
    "organisation.joined_constituency",
    "Organisation belongs to a constituency",
    about=("organisation", "constituency"),
    data=("organisation", "constituency", "since"),
)
kind(
    "organisation.left_constituency",
    "Organisation no longer belongs to a constituency",
    about=("organisation", "constituency"),
    data=("organisation", "constituency", "until"),
)
kind(
    "organisation.engagement_set",
    "Wish about being asked noted",
    data=("engagement", "since"),
    private=("engagement_topics",),
)
kind("organisation.connected", "Connected organisations noted", data=("organisation", "other"))
kind("organisation.disconnected", "Organisations no longer connected", data=("organisation", "other"))


@reduces("organisation.registered")
def organisation_registered(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """An organisation on the register."""
    yield opened(organisation, event, told(organisation, event, private), since=event.text("since"))


@reduces("organisation.renamed")
def organisation_renamed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The old name stays on old dates."""
    yield from changed(
        get, organisation, event, told(organisation, event, private), since=event.text("since")
    )


@reduces("organisation.membership_changed")
def membership_changed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A frozen register of electors does not follow: an organisation keeps the vote it had on the qualifying day."""
    yield from changed(
        get, organisation, event, told(organisation, event, private), since=event.text("since")
    )


@reduces("organisation.contact_named")
def contact_named(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Who votes for the organisation."""
    yield from changed(get, organisation, event, told(organisation, event, private))


@reduces("organisation.engagement_set")
def engagement_set(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Whether it wants to be asked to take part, from a day on."""
    said = {"engagement_topics": None, **told(organisation, event, private)}
    yield from changed(get, organisation, event, said, since=event.text("since"))


@reduces("organisation.connected")
def organisations_connected(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The two have people in charge in common."""
    yield opened(connection, event, told(connection, event, private))


@reduces("organisation.disconnected")
def organisations_disconnected(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """They no longer have."""
    yield from ended(get, connection, event)


@reduces("organisation.joined_constituency")
def joined_constituency(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It can vote where a selection is for this constituency alone."""
    yield opened(belonging, event, told(belonging, event, private), since=event.text("since"))


@reduces("organisation.left_constituency")
def left_constituency(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Registers already frozen do not follow."""
    yield from ended(get, belonging, event, until=event.text("until"))
