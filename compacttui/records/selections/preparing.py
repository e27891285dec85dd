"""What comes before a selection: the request for a representative, what is asked of one, the rules, the adverts."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.body import canonical
from compacttui.records.columns import (
    CURRENT,
    day,
    listed,
    number,
    one_of,
    partial_index,
    ref,
    subject_table,
    words,
)
from compacttui.records.events import (
    ERASED,
    Change,
    Event,
    Get,
    Private,
    changed,
    ended,
    kind,
    opened,
    reduces,
    told,
)

request = subject_table(
    "request",
    ref("partnership", "partnership"),
    listed("seats"),
    number("places"),
    day("received_on"),
    day("needed_by"),
    number("enough_months"),
    words("asked_by"),
    words("purpose", optional=True),
    words("skills", optional=True),
    words("commitment", optional=True),
    words("terms_of_reference", optional=True),
    one_of("state", ("open", "answered", "declined")),
    ref("selection", "selection", optional=True),
    words("answer", optional=True),
    constraints=[
        CheckConstraint("places >= 1", name="places_are_positive"),
        CheckConstraint("needed_by >= received_on", name="wanted_after_it_came"),
        CheckConstraint("(state = 'answered') = (selection IS NOT NULL)", name="answered_by_a_selection"),
    ],
)
"""A partnership asks for somebody. `enough_months` is the notice that the rules of its day asked for."""
partial_index("ix_request_state_now", request.c.log, request.c.state, request.c.received_on, where=CURRENT)

protocol = subject_table(
    "protocol",
    words("name"),
    number("edition"),
    words("rules_version"),
    words("rules"),
    words("adopted_by"),
    day("adopted_on"),
    day("review_on", optional=True),
)
"""The rules of selections as a body adopted them: an edition of the rule book, in force until the next."""
partial_index("uq_protocol_one_in_force", protocol.c.log, unique=True, where=CURRENT)

role_description = subject_table(
    "role_description",
    ref("seat", "seat"),
    number("edition"),
    words("purpose"),
    words("duties", optional=True),
    words("rights", optional=True),
    words("specification", optional=True),
    words("commitment", optional=True),
    day("sector_agreed_on", optional=True),
    words("sector_agreed_by", optional=True),
    day("public_agreed_on", optional=True),
    words("public_agreed_by", optional=True),
    constraints=[
        CheckConstraint(
            "(sector_agreed_on IS NULL) = (sector_agreed_by IS NULL)"
            " AND (public_agreed_on IS NULL) = (public_agreed_by IS NULL)",
            name="agreed_by_somebody",
        ),
    ],
)
"""What is asked of a seat's holder and what they must bring; each edition is agreed anew, by both sides."""
partial_index(
    "uq_role_description_one_a_seat_now",
    role_description.c.log,
    role_description.c.seat,
    unique=True,
    where=CURRENT,
)

advert = subject_table(
    "advert",
    ref("selection", "selection"),
    words("place"),
    words("folded"),
    day("since"),
    words("reference", optional=True),
)
"""Where a vacancy is advertised, since when."""

_ABOUT = ("selection", "seat", "partnership")

kind(
    "request.received",
    "Request for a representative received",
    about=("partnership",),
    data=("partnership", "seats", "places", "received_on", "needed_by", "enough_months"),
    private=("asked_by", "purpose", "skills", "commitment", "terms_of_reference"),
)
kind("request.answered", "Request for a representative answered", about=("partnership",), data=("selection",))
kind("request.declined", "Request for a representative declined", about=("partnership",), private=("answer",))
kind(
    "protocol.adopted",
    "Selection protocol adopted",
    data=("edition", "rules_version", "rules", "adopted_on", "review_on", "replaces"),
    private=("name", "adopted_by"),
)
kind(
    "role.described",
    "Role description written",
    about=("seat", "partnership"),
    data=("seat", "edition"),
    private=("purpose", "duties", "rights", "specification", "commitment"),
)
kind(
    "role.agreed",
    "Role description agreed",
    about=("seat", "partnership"),
    data=("edition", "sector_agreed_on", "public_agreed_on"),
    private=("sector_agreed_by", "public_agreed_by"),
)
kind(
    "advert.placed",
    "Vacancy advertised",
    about=_ABOUT,
    data=("selection", "since"),
    private=("place", "folded", "reference"),
)


@reduces("request.received")
def request_received(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody is asked for; nothing has been done about it yet."""
    yield opened(request, event, told(request, event, private), since=event.text("received_on"), state="open")


@reduces("request.answered")
def request_answered(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A selection is held for it."""
    yield from changed(get, request, event, told(request, event, private), state="answered")


@reduces("request.declined")
def request_declined(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Nobody is sent, with the reason that was given to those who asked."""
    yield from changed(get, request, event, told(request, event, private), state="declined")


@reduces("protocol.adopted")
def protocol_adopted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A next edition of the rules counts from its day on; selections that have begun keep theirs."""
    before, since = event.cell("replaces"), event.text("adopted_on")
    if before is not None:
        yield from ended(get, protocol, event, thing=str(before), until=since)
    data = {name: event.cell(name) for name in ("edition", "rules_version", "adopted_on", "review_on")}
    said = {name: private.get(name, ERASED) for name in ("name", "adopted_by")}
    rules = canonical(event["rules"]).decode()
    yield opened(protocol, event, {**data, **said}, since=since, rules=rules)


@reduces("role.described")
def role_described(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A first edition, or a next one that nobody has agreed yet."""
    unsaid = dict.fromkeys(
        (
            *("duties", "rights", "specification", "commitment"),
            *("sector_agreed_on", "sector_agreed_by", "public_agreed_on", "public_agreed_by"),
        )
    )
    said = {**unsaid, **told(role_description, event, private)}
    if get(role_description, event.subject) is None:
        yield opened(role_description, event, said)
        return
    yield from changed(get, role_description, event, said)


@reduces("role.agreed")
def role_agreed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """One side, or both, agreed to this edition on a day."""
    said = {
        name: value for name, value in told(role_description, event, private).items() if value is not None
    }
    yield from changed(get, role_description, event, said)


@reduces("advert.placed")
def advert_placed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody who looks there can know of the vacancy."""
    yield opened(advert, event, told(advert, event, private), since=event.text("since"))
