"""What comes before and after a report-back: questions to members, comments without a reply, actions to do."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import and_, or_, select

from compacttui.questions.reports.actions import own_actions
from compacttui.questions.reports.remarks import RemarksShown, comments
from compacttui.questions.soundings import SoundingRow, SoundingsShown, soundings
from compacttui.questions.today.rows import Place, Section, TodayRow, far, line
from compacttui.questions.view import View
from compacttui.records.organisations import belonging, organisation
from compacttui.records.partnerships import seat
from compacttui.records.soundings import sounding
from compacttui.rules.dates import in_days, short_day
from compacttui.rules.text import shortened
from compacttui.rules.words import Standing

_LONGEST = 90
"""Letters of somebody's words that a line of Today shows."""


def around_my_reports(view: View) -> Iterator[TodayRow]:
    """What a representative has to do besides reporting back."""
    yield from _to_sum_up(view)
    yield from _to_reply(view)
    yield from _to_do(view)


def _to_sum_up(view: View) -> Iterator[TodayRow]:
    for one in soundings(view, shown=SoundingsShown.WAITING, person=view.person):
        yield line(
            f"sounding/{one.id}",
            Place.MEETINGS,
            f"Sum up what members answered: {one.partnership}, {short_day(one.met_on, view.day)}",
            on=one.closes_on,
            when=in_days(one.met_on, view.day),
            standing=Standing.DECIDE,
            thing=one.id,
            act="sounding.close",
            given=(("sounding", one.id),),
        )


def _to_reply(view: View) -> Iterator[TodayRow]:
    for one in comments(view, shown=RemarksShown.WAITING, person=view.person):
        contradicts = one.standing is Standing.DECIDE
        what = "The minutes say otherwise" if contradicts else "Comment on your report-back"
        yield line(
            f"comment/{one.id}",
            Place.MEETINGS,
            f"{what}: {shortened(one.said, _LONGEST)} ({one.by})",
            on=one.made_on,
            when=in_days(one.made_on, view.day),
            standing=one.standing,
            thing=one.id,
            act="remark.reply",
            given=(("remark", one.id),),
        )


def _to_do(view: View) -> Iterator[TodayRow]:
    with view.reading() as connection:
        own = own_actions(view, connection, view.person)
    for one in own:
        if one.due_on is None or one.standing is None:
            continue
        yield line(
            f"action/{one.id}",
            Place.MEETINGS,
            f"Action from {one.partnership}, {short_day(one.met_on, view.day)}: {shortened(one.what, _LONGEST)}",
            on=one.due_on,
            when=far(one.due_on, view.day),
            standing=one.standing,
            thing=one.id,
            act="action.settle",
            given=(("action", one.id),),
        )


def questions_to_us(view: View) -> Iterator[TodayRow]:
    """What representatives would like to know from the members that the viewer speaks for."""
    meant = _meant_for(view)
    for one in soundings(view, shown=SoundingsShown.OPEN):
        if one.id in meant:
            yield _to_answer(view, one)


def _to_answer(view: View, one: SoundingRow) -> TodayRow:
    return line(
        f"sounding/{one.id}",
        Place.MEETINGS,
        f"{one.person} asks: {shortened(one.question, _LONGEST)} ({one.partnership}, {short_day(one.met_on, view.day)})",
        on=one.closes_on,
        when=in_days(one.closes_on, view.day),
        thing=one.id,
        act="sounding.answer",
        given=(("sounding", one.id),),
        section=Section.COMING,
    )


def _meant_for(view: View) -> frozenset[str]:
    """The open questions of seats that speak for the viewer's members: of a constituency with a list, those on it."""
    q, s, b, o = sounding.c, seat.c, belonging.c, organisation.c
    own = select(o.id).where(view.true(organisation), o.voting_contact == view.person)
    listed = select(b.constituency).where(view.true(belonging))
    ours = select(b.constituency).where(view.true(belonging), b.organisation.in_(own))
    query = (
        select(q.id)
        .join_from(sounding, seat, and_(s.log == q.log, s.id == q.seat, view.true(seat)))
        .where(
            view.true(sounding),
            q.closes_on >= view.day.isoformat(),
            or_(s.constituency.not_in(listed), s.constituency.in_(ours)),
        )
    )
    with view.reading() as connection:
        return frozenset(connection.execute(query).scalars())
