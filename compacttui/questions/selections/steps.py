"""The road of a selection: every step with whose it is, when it is due, how it stands, and what is in its way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from compacttui.questions.registry import column, question
from compacttui.questions.selections.details import SelectionDetail, read_detail
from compacttui.questions.selections.in_the_way import in_the_way_of
from compacttui.questions.selections.lists import SelectionsShown, selections
from compacttui.questions.selections.preparation import BEFORE_NOTICE
from compacttui.questions.selections.standing import moment_of
from compacttui.questions.view import View
from compacttui.rules.dates import london_day, plural, to_utc
from compacttui.rules.given import Selection
from compacttui.rules.selections import Mark
from compacttui.rules.words import NominationState, ProcessState, Standing

S = ProcessState
_SOON: Final = timedelta(days=7)
_WITHOUT_POLL: Final = frozenset({S.UNCONTESTED, S.NO_CANDIDATES, S.CO_OPTION, S.AGREED, S.PANEL_DECIDED})


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a selection.

    Attributes:
        selection_id: of which selection.
        key: tells it from its other steps.
        standing: done, late, to decide, soon; nothing for what is still planned.
        act: the name of the act that takes it; empty where only the clock does.
        moment: when it is due, in UTC.
        has_time: the moment is more than a day.
        selection: the reference of the selection.
        step: what it is.
        whose: who takes it.
        by: the day on which it is due.
        stands: how it stands.
        in_the_way: what stands against it.
    """

    selection_id: str
    key: str
    standing: Standing | None
    act: str
    moment: datetime
    has_time: bool
    selection: str = column("Selection")
    step: str = column("Step")
    whose: str = column("Whose")
    by: date = column("By")
    stands: str = column("Stands")
    in_the_way: str = column("In the way", default="")


@question("timetable", title="What happens when in a selection, and whose step it is", rows=StepRow)
def timetable(view: View, selection: Selection | None = None) -> Sequence[StepRow]:
    """Every step of a selection in order, with whose it is and how it stands; of all that are running if none is said.

    Args:
        selection: of which selection.
    """
    with view.reading() as connection:
        which = [selection] if selection else [one.id for one in selections(view, shown=SelectionsShown.OPEN)]
        found = [read_detail(view, connection, one) for one in which]
        return [row for one in found if one is not None for row in steps_of(view, one)]


def steps_of(view: View, found: SelectionDetail) -> list[StepRow]:
    """The steps of a selection, those before its notice included."""
    against = "; ".join(one.message for one in in_the_way_of(view, found))
    rows = [*_before_notice(found), *_after_notice(found)]
    now = moment_of(view)
    marked, is_next_known = [], False
    for row in rows:
        is_next = row.standing is Standing.DECIDE and not is_next_known
        is_next_known = is_next_known or is_next
        marked.append(replace(_timed(row, now), in_the_way=against if is_next else ""))
    return marked


def _timed(row: StepRow, now: datetime) -> StepRow:
    """A step that waits for somebody, late or soon by its time."""
    if row.standing is Standing.DECIDE and _ends(row) <= now:
        return replace(row, standing=Standing.LATE, stands=f"{row.stands}, late")
    if row.standing is None and row.stands == _PLANNED and now < row.moment <= now + _SOON:
        return replace(row, standing=Standing.SOON)
    return row


def _ends(row: StepRow) -> datetime:
    """The moment until which a step is in time: a day without an hour lasts until its end."""
    return row.moment if row.has_time else row.moment + timedelta(days=1)


_PLANNED: Final = "planned"


def _before_notice(found: SelectionDetail) -> Iterator[StepRow]:
    done, is_past = found.preparation, found.on.state not in BEFORE_NOTICE
    notice = next(row.at for row in found.timetable if row.mark is Mark.NOTICE)

    def step(key: str, what: str, whose: str, on: date | None, said: str, act: str) -> StepRow:
        left_out = "not done before the notice"
        stands = said if on else (left_out if is_past else "to do")
        standing = Standing.DONE if on else (None if is_past else Standing.DECIDE)
        return StepRow(
            selection_id=found.id,
            key=key,
            standing=standing,
            act="" if on or is_past else act,
            moment=to_utc(on, time(0)) if on else notice,
            has_time=False,
            selection=found.reference,
            step=what,
            whose=whose,
            by=on or found.notice_on,
            stands=stands,
        )

    many = len(done.adverts) >= done.adverts_needed
    last_advert = max((one.since for one in done.adverts), default=found.notice_on) if many else None
    places = f"{len(done.adverts)} of {plural(done.adverts_needed, 'place')}"
    by = done.approved_by + (" on paper" if done.on_paper else "")
    agreed = done.role_agreed_on
    yield step("role", "role description agreed", "officer and partnership", agreed, "agreed", "role.agree")
    yield step(
        "approval",
        "approved",
        "a second person",
        done.approved_on,
        f"by {by}" if by else "with no second person",
        "selection.approve",
    )
    yield step("adverts", f"advertised in {places}", "officer", last_advert, "advertised", "advert.record")
    asked = ", ".join(done.sector_asked)
    yield step(
        "sector", "community sector asked", "officer", done.sector_asked_on, asked, "selection.ask_sector"
    )
    yield step(
        "formats",
        "accessible formats ready",
        "officer",
        done.formats_ready_on,
        done.formats or "ready",
        "selection.ready_formats",
    )


def _after_notice(found: SelectionDetail) -> Iterator[StepRow]:
    state, officer = found.on.state, f"returning officer, {found.returning_officer.name}"
    at = {row.mark: row for row in found.timetable}
    has_no_poll = state in _WITHOUT_POLL or (found.declared_on is not None and found.papers is None)
    undecided = sum(one.state is NominationState.SUBMITTED for one in found.nominations)
    is_published = state not in {*BEFORE_NOTICE, S.NOTICED, S.EXTENDED, S.NOMINATIONS_CLOSED}

    def step(
        mark: Mark, what: str, whose: str, *, done: bool, act: str = "", poll: bool = False, said: str = ""
    ) -> StepRow:
        row = at[mark]
        is_off = poll and has_no_poll
        is_now = not done and not is_off and bool(act) and act == found.on.act
        standing = Standing.DONE if done else (Standing.DECIDE if is_now else None)
        stands = "done" if done else ("not needed" if is_off else ("to do" if is_now else _PLANNED))
        return StepRow(
            selection_id=found.id,
            key=f"{mark.value}/{what}",
            standing=standing,
            act=act if is_now else "",
            moment=row.at,
            has_time=row.has_time,
            selection=found.reference,
            step=what,
            whose=whose,
            by=london_day(row.at),
            stands=said or stands,
        )

    is_over = state in {S.CANCELLED}
    noticed = state not in BEFORE_NOTICE
    clock = "the clock"

    def passed(mark: Mark) -> bool:
        return noticed and at[mark].passed and not is_over

    frozen, count = found.register, found.count
    yield step(Mark.NOTICE, "notice is given", "officer", done=noticed, act="selection.give_notice")
    yield step(Mark.NOMINATIONS_CLOSE, "nominations close", clock, done=passed(Mark.NOMINATIONS_CLOSE))
    yield step(
        Mark.PUBLISHED,
        "nominations ruled on",
        officer,
        done=is_published or (passed(Mark.NOMINATIONS_CLOSE) and not undecided),
        act="nomination.rule",
        said=f"{plural(undecided, 'nomination')} to rule on" if undecided else "",
    )
    yield step(
        Mark.WITHDRAWALS_CLOSE, "last time to withdraw", "candidates", done=passed(Mark.WITHDRAWALS_CLOSE)
    )
    yield step(
        Mark.PUBLISHED,
        "statement of persons nominated",
        officer,
        done=is_published,
        act="nominations.publish",
    )
    yield step(
        Mark.POLL_OPENS,
        "register of electors frozen",
        "officer or returning officer",
        done=frozen is not None,
        act="register.freeze",
        poll=True,
        said=f"frozen, {plural(frozen.electors, 'vote')}" if frozen else "",
    )
    announced = state in {S.POLL_OPEN, S.POLL_CLOSED, S.CONFIRMATORY_POLL} or found.papers is not None
    yield step(Mark.POLL_OPENS, "notice of poll", officer, done=announced, act="poll.announce", poll=True)
    opened = announced and passed(Mark.POLL_OPENS)
    yield step(Mark.POLL_OPENS, "poll opens", clock, done=opened, poll=True)
    yield step(Mark.POLL_CLOSES, "poll closes", clock, done=announced and passed(Mark.POLL_CLOSES), poll=True)
    yield step(
        Mark.RESULT,
        "papers sealed",
        officer,
        done=found.papers is not None,
        act="ballots.receive",
        poll=True,
        said=f"sealed, {plural(found.papers.received, 'paper')}" if found.papers else "",
    )
    signed = count is not None and count.state == "signed"
    counting = found.on.act if found.on.act in {"count.run", "count.draw_lot", "count.sign"} else "count.sign"
    whose = f"{officer}, and a scrutineer"
    yield step(Mark.RESULT, "count signed, provisional result", whose, done=signed, act=counting, poll=True)
    yield step(
        Mark.DECLARED, "result declared", officer, done=found.declared_on is not None, act="result.declare"
    )
