"""Who speaks for …: the seats that speak for a group, a place or a constituency, and whoever holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, func, select

from compacttui.questions.coverage.constituencies import answers_to
from compacttui.questions.coverage.seated import (
    ListedGroup,
    Spoken,
    constituencies_on,
    groups_on,
    labels_of,
)
from compacttui.questions.partnerships.boards import NO_MORE
from compacttui.questions.partnerships.seats import SeatRow, seat_rows
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.partnerships import partnership, seat
from compacttui.rules.dates import PartialDate
from compacttui.rules.given import Constituency, Group
from compacttui.rules.text import folded
from compacttui.rules.words import Standing, Tier


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A seat on the day, with those it speaks for.

    Attributes:
        id: the seat's id.
        partnership_id: at whose table it stands.
        constituency_id: whom it speaks for.
        holder_id: who holds it; empty while nobody does.
        tier: the tier of its partnership.
        standing: how the seat stands, where that asks for something.
        speaks_for: whom it speaks for.
        groups: the groups at risk of exclusion among them.
        holder: who holds it, or "vacant".
        seat: the seat's name.
        partnership: at whose table.
        since: since when it is held, or stands vacant.
        only: who alone may stand; empty where anybody may.
        stands: how the seat stands, in words.
    """

    id: str
    partnership_id: str
    constituency_id: str
    holder_id: str
    tier: Tier
    standing: Standing | None
    speaks_for: str = column("Speaks for")
    groups: str = column("Groups")
    holder: str = column("Held by")
    seat: str = column("Seat")
    partnership: str = column("Partnership")
    since: date | PartialDate | None = column("Since")
    only: str = column("Only")
    stands: str = column("Stands")


@question("speaks_for", title="Who speaks for …", rows=VoiceRow)
def speaks_for(
    view: View, words: str = "", group: Group | None = None, constituency: Constituency | None = None
) -> Window[VoiceRow]:
    """The seats that speak for a group, a place or a constituency, by partnership, with whoever holds them on the day.

    Args:
        words: whom: words of a group's, a constituency's or a place's name.
        group: only seats that speak for this group at risk of exclusion.
        constituency: only seats that speak for this constituency.
    """
    with view.reading() as connection:
        spoken = constituencies_on(view, connection)
        groups = groups_on(view, connection)
    wanted = folded(words).split()
    number = next((one.number for one in groups if one.id == group), None)
    meant = [
        one.id
        for one in spoken.values()
        if answers_to(one, groups, wanted)
        and (group is None or number in one.groups)
        and (constituency is None or one.id == constituency)
    ]
    s, p = seat.c, partnership.c
    query = (
        select(s.id, s.name, s.partnership, s.constituency, p.tier)
        .join_from(seat, partnership, and_(view.true(partnership), p.id == s.partnership))
        .where(view.true(seat), p.state.not_in(NO_MORE), s.constituency.in_(meant))
    )
    keys = [Key(func.coalesce(p.folded, "")), Key(s.number), Key(s.id)]
    return Window(view, query, keys, lambda connection, raw: _rows(view, connection, raw, spoken, groups))


def _rows(
    view: View,
    connection: Connection,
    raw: Sequence[Raw],
    spoken: dict[str, Spoken],
    groups: Sequence[ListedGroup],
) -> list[VoiceRow]:
    seated = seat_rows(view, connection, raw)
    return [
        _row(row, Tier.of(one.tier), spoken[row.constituency_id], groups)
        for row, one in zip(seated, raw, strict=True)
    ]


def _row(row: SeatRow, tier: Tier, one: Spoken, groups: Sequence[ListedGroup]) -> VoiceRow:
    return VoiceRow(
        row.id,
        row.partnership_id,
        row.constituency_id,
        row.holder_id,
        tier,
        row.standing,
        row.constituency,
        ", ".join(labels_of(groups, one.groups)),
        row.holder,
        row.seat,
        row.partnership,
        row.since,
        one.restricted_to,
        row.stands,
    )
