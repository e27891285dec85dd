"""What Today tells of terms of office: what has to be done about them, for the office or for whoever serves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import and_, or_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.serving.concerns import About, Concern, concerns
from compacttui.questions.today.rows import Place, Section, TodayRow, far, far_ago, line
from compacttui.questions.view import View
from compacttui.records.service import handover
from compacttui.records.terms import term
from compacttui.rules.words import Standing, TermKind

_EACH: Final = 3
"""So many of one kind stand on Today by themselves; of more, a line says how many there are."""
_NEW: Final = timedelta(days=60)
"""For how long somebody new is told that there is a note for them."""

_MANY: Final = {
    About.RECALL: "petitions for recall",
    About.QUESTION: "holders asked about missed meetings or eligibility, not settled",
    About.ABSENCE: "holders missed several meetings in a row",
    About.ELIGIBILITY: "holders whose eligibility is to be reviewed",
    About.CONTINUING: "holders serve on whom nobody asked to continue",
    About.HANDOVER: "notes to successors not written",
    About.INDUCTION: "inductions not complete",
    About.COVER: "holders on leave with nobody to stand in",
    About.DEPUTY: "holders sent a deputy to the last meetings",
}
_OF_MINE: Final = {
    About.HANDOVER: ("Write a note to your successor", "term.hand_over"),
    About.QUESTION: ("You were asked about your term: reply", "term.reply"),
    About.RECALL: ("There is a petition for recall about your term: reply", "recall.reply"),
}
"""What somebody in office can do themselves about their term."""


def terms_to_look_at(view: View) -> Iterator[TodayRow]:
    """What the office has to do about terms; many of one kind stand as one line that counts them."""
    with view.reading() as connection:
        found = [one for one in concerns(view, connection) if one.standing is not None]
        names = Names(view)
        names.read(connection, {thing for one in found for thing in (one.person, one.seat)})
    kinds: dict[About, list[Concern]] = defaultdict(list)
    for one in found:
        kinds[one.about].append(one)
    for about, some in kinds.items():
        if len(some) > _EACH:
            yield _counted(view, about, some)
        else:
            yield from (_line(view, one, names) for one in some)


def my_term_to_look_at(view: View) -> Iterator[TodayRow]:
    """What somebody in office has to do about their own term, and the note that was left for them."""
    with view.reading() as connection:
        found = concerns(view, connection, view.person)
        names = Names(view)
        names.read(connection, {one.seat for one in found})
    for one in found:
        if one.about in _OF_MINE and one.theirs:
            says, act = _OF_MINE[one.about]
            yield line(
                f"{one.about}/{one.term}",
                Place.PARTNERSHIPS,
                f"{says}: {names.of(one.seat) or UNKNOWN}",
                on=one.on,
                when=far(one.on, view.day),
                standing=one.standing,
                thing=one.seat,
                act=act,
                given=_given(one),
            )
    yield from _left_for_me(view)


def _line(view: View, one: Concern, names: Names) -> TodayRow:
    return line(
        f"{one.about}/{one.term}",
        Place.PEOPLE,
        f"{names.of(one.person) or UNKNOWN} {_SAID.get(one.about, '')}{one.says}: {names.of(one.seat) or UNKNOWN}",
        on=one.on,
        when=_when(view, one),
        standing=one.standing,
        thing=one.term,
        act=one.act,
        given=_given(one),
    )


_SAID: Final = {
    About.HANDOVER: "owes a ",
    About.INDUCTION: "needs an ",
    About.RECALL: ": ",
    About.COVER: "is ",
}
"""What stands between somebody's name and what there is to do."""


_WAITS: Final = frozenset({About.ABSENCE, About.DEPUTY, About.COVER})
"""Of these, the day is the one since when it waits; nothing is due."""


def _when(view: View, one: Concern) -> str:
    if one.about in _WAITS and one.on <= view.day:
        return f"for {far_ago(one.on, view.day)}"
    return far(one.on, view.day)


def _given(one: Concern) -> tuple[tuple[str, str], ...]:
    if not one.act:
        return ()
    return one.given if one.about is About.COVER else (("term", one.term), *one.given)


def _counted(view: View, about: About, some: Sequence[Concern]) -> TodayRow:
    first = min(one.on for one in some)
    late = any(one.standing is Standing.LATE for one in some)
    return line(
        f"{about}/all",
        Place.PEOPLE,
        f"{len(some):,} {_MANY[about]}",
        on=first,
        when=far(first, view.day),
        standing=Standing.LATE if late else some[0].standing,
        asks="terms",
    )


def _left_for_me(view: View) -> Iterator[TodayRow]:
    """Notes that those before left on a seat that somebody has newly come to."""
    h, t = handover.c, term.c
    before: Any = term.alias("before")
    b = before.c
    mine = and_(view.true(term), t.person == view.person, t.state.in_(("elect", "active")))
    serves = t.basis != TermKind.SHADOW.value
    new = or_(t.start_on.is_(None), t.start_on >= (view.day - _NEW).isoformat())
    query = (
        select(b.id, h.written_on, b.person, t.seat)
        .join_from(handover, before, and_(b.log == h.log, b.id == h.term, view.true(before)))
        .join(term, and_(t.log == b.log, t.seat == b.seat, t.id != b.id))
        .where(view.true(handover), mine, serves, new, b.person != view.person)
    )
    names = Names(view)
    with view.reading() as connection:
        found = connection.execute(query).all()
        names.read(connection, {thing for row in found for thing in (row.person, row.seat)})
    for row in found:
        written = view.day.fromisoformat(row.written_on)
        yield line(
            f"note/{row.id}",
            Place.PARTNERSHIPS,
            f"{names.of(row.person) or UNKNOWN} left you a note: {names.of(row.seat) or UNKNOWN}",
            on=written,
            thing=row.id,
            section=Section.COMING,
        )
