"""Saying whom seats speak for: constituencies, the groups at risk of exclusion that each includes, and those groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Constituency, Group, Words
from compacttui.acts.registry import act
from compacttui.records.groups import group as groups_kept
from compacttui.records.log import Books
from compacttui.records.partnerships import constituency as kept
from compacttui.records.partnerships import seat
from compacttui.rules.coverage import GroupState
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import ConstituencyKind


def numbers_of(books: Books, groups: Sequence[str]) -> list[int]:
    """The numbers by which constituencies name some groups, smallest first.

    Raises:
        Refused: one of them is not on the list.
    """
    return sorted({_number_of(books, one) for one in groups})


def _number_of(books: Books, group: str) -> int:
    row = books.get(groups_kept, group)
    number = row["number"] if row is not None else None
    if not isinstance(number, int):
        raise Refused("There is no such group on the list. Pick one, or add it first.", field="groups")
    return number


@act("constituency.define", title="Add a constituency")
def define_constituency(
    desk: Desk,
    name: str,
    kind: ConstituencyKind = ConstituencyKind.INTEREST,
    area: str | None = None,
    groups: Sequence[Group] = (),
    description: Words | None = None,
    restricted_to: str | None = None,
    restricted_reason: str | None = None,
) -> str:
    """Say whom a seat can speak for.

    Returns the constituency's id.

    Args:
        name: e.g. “Carers” or “Northgate ward”.
        kind: people who share an interest, a place, or both.
        area: the place, if it is one.
        groups: the groups at risk of exclusion that it includes.
        description: what the public reads about it.
        restricted_to: who alone may stand, e.g. women; leave empty if anyone may.
        restricted_reason: why it is restricted.

    Raises:
        Refused: the name is empty or too long, or a restriction has no reason.
    """
    name = checked_name(name, "name", "a constituency")
    if bool(restricted_to) != bool(restricted_reason):
        raise Refused(
            "A restricted seat needs its reason, and a reason its restriction. Fill in both, or neither.",
            field="restricted_reason",
        )
    with desk.writing() as books:
        constituency = books.new_id("constituency")
        books.record(
            "constituency.defined",
            constituency,
            of="",
            private={
                "name": name,
                "folded": folded(name),
                "area": area,
                "description": description,
                "restricted_to": restricted_to,
                "restricted_reason": restricted_reason,
            },
            kind=kind.value,
            groups=numbers_of(books, groups),
        )
    return constituency


@act(
    "constituency.change",
    title="Say more about a constituency",
    on="constituency",
    edits=True,
)
def change_constituency(
    desk: Desk,
    constituency: Constituency,
    groups: Sequence[Group] = (),
    kind: ConstituencyKind | None = None,
    area: str | None = None,
    description: Words | None = None,
    restricted_to: str | None = None,
    restricted_reason: str | None = None,
    open_to_all: bool = False,
    name: str | None = None,
    since: date | None = None,
) -> None:
    """Say which groups a constituency includes, its place, who alone may stand; what is left empty stays as it was.

    Args:
        constituency: which one.
        groups: the groups at risk of exclusion that it includes, all of them.
        kind: people who share an interest, a place, or both.
        area: the place, if it is one.
        description: what the public reads about it.
        restricted_to: who alone may stand, e.g. women.
        restricted_reason: why it is restricted; everybody reads it.
        open_to_all: anybody may stand again.
        name: its name, where that changes; old dates keep the old one.
        since: from which day on; today if left empty.

    Raises:
        Refused: nothing was said, or a restriction has no reason.
    """
    if open_to_all and restricted_to:
        raise Refused(
            "Either only some may stand, or anybody. Leave one of the two empty.", field="open_to_all"
        )
    private = {
        "name": checked_name(name, "name", "a constituency") if name else None,
        "folded": folded(name) if name else None,
        "area": area,
        "description": description,
        "restricted_to": restricted_to,
        "restricted_reason": restricted_reason,
    }
    if not (groups or kind or open_to_all or any(private.values())):
        raise Refused("Nothing new was said. Fill in what is to change.", field="groups")
    with desk.writing() as books:
        row = books.get(kept, constituency)
        if row is None:
            raise Refused("There is no such constituency on record.", field="constituency")
        _check_restriction(restricted_to, restricted_reason, is_restricted=row["restricted_to"] is not None)
        books.record(
            "constituency.changed",
            constituency,
            of="",
            about=_seats_of(books, constituency),
            private=private,
            since=(since or desk.today).isoformat(),
            groups=numbers_of(books, groups) if groups else None,
            kind=kind.value if kind else None,
            open_to_all=open_to_all,
        )


def _check_restriction(to: str | None, reason: str | None, *, is_restricted: bool) -> None:
    if to and not (reason or is_restricted):
        raise Refused(
            "Say why only some may stand: a restricted seat is never a defect, and never without its reason.",
            field="restricted_reason",
        )
    if reason and not (to or is_restricted):
        raise Refused("Say who alone may stand, or leave the reason empty.", field="restricted_to")


def _seats_of(books: Books, constituency: str) -> tuple[str, ...]:
    """The seats that speak for it now: their lines tell of the change."""
    s = seat.c
    query = select(s.id).where(
        s.log == books.log,
        s.constituency == constituency,
        s.superseded_seq.is_(None),
        s.effective_to.is_(None),
    )
    return tuple(str(row["id"]) for row in books.rows(query.order_by(s.id)))


@act("group.add", title="Add a group at risk of exclusion")
def add_group(desk: Desk, label: str, since: date | None = None, source: str | None = None) -> str:
    """Put another group at risk of exclusion on the list; on earlier days nobody is asked for it.

    Returns its id.

    Args:
        label: what the group is called, in words that it uses of itself.
        since: from which day on it is looked for; today if left empty.
        source: who asks for it: a code, a strategy, the groups themselves.

    Raises:
        Refused: the name is empty or too long, or a group of that name is on the list.
    """
    label = checked_name(label, "label", "a group")
    with desk.writing() as books:
        _check_new(books, label)
        added = books.new_id("group")
        last = books.rows(
            select(func.max(groups_kept.c.number).label("last")).where(groups_kept.c.log == books.log)
        )
        books.record(
            "group.added",
            added,
            of="",
            private={"label": label, "folded": folded(label), "source": source},
            number=int(str(last[0]["last"] or 0)) + 1,
            since=(since or desk.today).isoformat(),
        )
    return added


@act("group.rename", title="Call a group by another name", on="group")
def rename_group(desk: Desk, group: Group, label: str, since: date | None = None) -> None:
    """Show a group under the name that people use here; old dates keep the old one.

    Args:
        group: which one.
        label: its name from now on.
        since: from which day on; today if left empty.

    Raises:
        Refused: the name is empty or too long, or a group of that name is on the list.
    """
    label = checked_name(label, "label", "a group")
    with desk.writing() as books:
        _check_new(books, label)
        books.record(
            "group.renamed",
            group,
            of="",
            private={"label": label, "folded": folded(label)},
            since=(since or desk.today).isoformat(),
        )


@act("group.set_aside", title="Set a group aside", on="group", when={GroupState.LISTED})
def set_group_aside(desk: Desk, group: Group, because: str, since: date | None = None) -> None:
    """Say that a group is not looked for here, and why: it is shown as no data, never as good or bad.

    Args:
        group: which one.
        because: why; everybody reads it.
        since: from which day on; today if left empty.

    Raises:
        Refused: it is set aside already.
    """
    with desk.writing() as books:
        row = books.get(groups_kept, group)
        if row is None or row["state"] == GroupState.SET_ASIDE:
            raise Refused("This group is set aside already. Nothing was changed.", field="group")
        books.record(
            "group.set_aside",
            group,
            of="",
            private={"because": because},
            since=(since or desk.today).isoformat(),
        )


@act("group.take_up", title="Look for a group again", on="group", when={GroupState.SET_ASIDE})
def take_group_up(desk: Desk, group: Group, since: date | None = None, reason: str | None = None) -> None:
    """Look for a group again that was set aside.

    Args:
        group: which one.
        since: from which day on; today if left empty.
        reason: why.

    Raises:
        Refused: it is not set aside.
    """
    with desk.writing() as books:
        row = books.get(groups_kept, group)
        if row is None or row["state"] == GroupState.LISTED:
            raise Refused("This group is not set aside. Nothing was changed.", field="group")
        books.record("group.taken_up", group, since=(since or desk.today).isoformat(), reason=reason)


def _check_new(books: Books, label: str) -> None:
    g = groups_kept.c
    same = select(g.id).where(
        g.log == books.log,
        g.superseded_seq.is_(None),
        g.effective_to.is_(None),
        g.folded == folded(label),
    )
    if books.rows(same):
        raise Refused(f"A group called “{label}” is on the list already.", field="label")
