"""A request is passed on to organisations, but not to those that do not want to be asked; and what they reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from compacttui.acts.days import day_given
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Involvement, Organisation, Words
from compacttui.acts.involvement.reading import (
    NEW,
    OUT,
    by_name,
    check_speaks_for,
    invited_one,
    invited_to,
    open_one,
    record,
    touches,
    wishes_of,
)
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, text_of
from compacttui.acts.terms.other_seats import in_spite_of
from compacttui.records import organisations
from compacttui.rules.findings import overridden
from compacttui.rules.involvement import preference_findings
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Engagement, InvolvementReply


@act(
    "organisation.set_engagement",
    title="Note whether an organisation wants to be asked",
    on="organisation",
)
def set_engagement(
    desk: Desk,
    organisation: Organisation,
    wish: Engagement,
    topics: Annotated[str | None, Called("Only about")] = None,
    since: date | None = None,
) -> None:
    """Note whether an organisation wants to be asked to take part; before a request is passed on, it is looked at.

    Args:
        organisation: which one.
        wish: anything, named topics only, or nothing.
        topics: for named topics, which.
        since: the first day; today if left empty.

    Raises:
        Refused: topics are named for another wish, or missing for that one.
    """
    if (wish is Engagement.NAMED) != bool(topics):
        raise Refused(
            "Name the topics for “asked about named topics only”, and for that alone.", field="topics"
        )
    with desk.writing() as books:
        if books.get(organisations.organisation, organisation) is None:
            raise Refused("There is no such organisation on the register.", field="organisation")
        check_speaks_for(desk, books, organisation)
        books.record(
            "organisation.engagement_set",
            organisation,
            of="",
            private={"engagement_topics": topics},
            engagement=wish.value,
            since=(since or day_of(books)).isoformat(),
        )


@act(
    "involvement.circulate",
    title="Pass a request on to organisations",
    on="involvement",
    when=NEW | OUT,
)
def circulate(
    desk: Desk,
    involvement: Involvement,
    asked: Annotated[Sequence[Organisation], Called("Organisations")],
    circulated_on: date | None = None,
    reason: Words | None = None,
) -> int:
    """Note to which organisations you passed a request on; those who do not want to be asked are named first.

    Returns how many there are now.

    Args:
        involvement: which request.
        asked: to whom.
        circulated_on: the day; today if left empty.
        reason: why somebody is asked who does not want to be, if so; it stands in the list of exceptions.

    Raises:
        Refused: nobody is named, all of them were asked already, or one does not want to be asked.
    """
    with desk.writing() as books:
        row = open_one(books, involvement)
        on = day_given(books, circulated_on, "circulated_on", after=text_of(row, "received_on"))
        before = invited_to(books, involvement)
        known = {text_of(one, "organisation") for one in before}
        new = [one for one in dict.fromkeys(asked) if one not in known]
        if not new:
            raise Refused("Name organisations that were not asked yet.", field="asked")
        wishes = wishes_of(books, new)
        exceptions = overridden(preference_findings(by_name(wishes)), reason)
        books.record(
            "involvement.circulated",
            involvement,
            about=tuple(dict.fromkeys((*touches(row), *new))),
            of="",
            reason=reason,
            organisations=[*new],
            wishes={one: wish.value for one, (_, wish, _) in wishes.items()},
            first=len(before) + 1,
            circulated_on=on.isoformat(),
            **in_spite_of(exceptions),
        )
    return len(before) + len(new)


@act("involvement.take_back", title="Ask an organisation no longer", on="involvement", when=OUT)
def take_back(
    desk: Desk, involvement: Involvement, organisation: Organisation, withdrawn_on: date | None = None
) -> None:
    """Note that you told an organisation to disregard a request, as one that does not want to be asked.

    Args:
        involvement: which request.
        organisation: whom you told.
        withdrawn_on: the day; today if left empty.

    Raises:
        Refused: it was not asked, is no longer, or has replied.
    """
    with desk.writing() as books:
        row = open_one(books, involvement)
        one = invited_one(books, involvement, organisation)
        if one["reply"]:
            raise Refused("This organisation has replied. Nothing was changed.", field="organisation")
        on = day_given(books, withdrawn_on, "withdrawn_on", after=text_of(one, "sent_on"))
        record(
            books,
            "taken_back",
            row,
            also=(organisation,),
            invited=text_of(one, "id"),
            organisation=organisation,
            withdrawn_on=on.isoformat(),
        )


@act("involvement.reply", title="Record a reply to a request", on="involvement", when=OUT)
def reply(
    desk: Desk,
    involvement: Involvement,
    organisation: Organisation,
    reply: InvolvementReply,
    said: Words | None = None,
    replied_on: date | None = None,
) -> None:
    """Record what an organisation said to a request for involvement; the first reply stops the clock.

    Args:
        involvement: which request.
        organisation: who replied.
        reply: whether it takes part, sent its view, or does not take part.
        said: what it said.
        replied_on: the day; today if left empty.

    Raises:
        Refused: it was not asked, is no longer, or the day cannot be.
    """
    with desk.writing() as books:
        row = open_one(books, involvement)
        one = invited_one(books, involvement, organisation)
        check_speaks_for(desk, books, organisation)
        on = day_given(books, replied_on, "replied_on", after=text_of(one, "sent_on"))
        books.record(
            "involvement.replied",
            involvement,
            about=(*touches(row), organisation),
            of="",
            private={"said": said},
            invited=text_of(one, "id"),
            organisation=organisation,
            reply=reply.value,
            replied_on=on.isoformat(),
        )
