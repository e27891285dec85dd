"""Popolo, the form in which civic programs exchange who sits where: written from the records."""

from __future__ import annotations

from collections.abc import Mapping

from compacttui.exchange.plain import Json, document
from compacttui.questions.popolo import Membership, WhoSits


def as_popolo(who: WhoSits) -> str:
    """Persons, organisations, posts and memberships as one JSON document.

    What is not known is left out: a membership without a beginning has no ``start_date``.
    """
    return document(
        {
            "persons": [{"id": one.id, "name": one.name} for one in who.persons],
            "organizations": [
                {"id": one.id, "name": one.name, "classification": one.classification}
                for one in who.organisations
            ],
            "posts": [
                {"id": one.id, "label": one.label, "organization_id": one.organisation} for one in who.posts
            ],
            "memberships": [_membership(one) for one in who.memberships],
        }
    )


def _membership(one: Membership) -> Mapping[str, Json]:
    said = {
        "person_id": one.person,
        "organization_id": one.organisation,
        "post_id": one.post,
        "role": one.role,
        "on_behalf_of_id": one.on_behalf_of,
        "start_date": one.start,
        "end_date": one.end,
    }
    return {name: value for name, value in said.items() if value}
