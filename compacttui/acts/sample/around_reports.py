"""What comes before and after the report-backs of the carers' seat: a question, its answers, a comment, actions.

And a letter that the officer sent about a report-back that is late.
"""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import Final

from sqlalchemy import select

from compacttui.acts import remarks, reports, soundings
from compacttui.acts.reports import Owed
from compacttui.acts.sample.carers import CARERS_SEAT
from compacttui.acts.sample.known import Seat
from compacttui.acts.sample.town import Town
from compacttui.acts.seating import items_of
from compacttui.records.meetings import meeting
from compacttui.records.reports import report
from compacttui.rules.words import ChaseWay

_BEFORE, _NEXT, _LATE = date(2026, 9, 10), date(2026, 12, 10), date(2026, 10, 7)
"""The meeting that she asked about and reported on, the next one, and one of which another owes a report-back."""
_HEARD_FROM: Final = "Young Carers of Eastmere"


def write(town: Town, owing: tuple[str, int]) -> None:
    """Write it into the diary.

    Args:
        town: where.
        owing: the seat whose holder is reminded.
    """
    officer, seat = town.staff.officer, town.seat(*CARERS_SEAT)
    steps = (
        (date(2026, 9, 2), time(19, 40), partial(_ask_before, town, seat)),
        (date(2026, 9, 6), time(18, 5), partial(_sum_up, town)),
        (date(2026, 9, 27), time(20, 30), partial(_reply, town)),
        (date(2026, 9, 28), time(20, 5), partial(_agree, town, seat)),
        (date(2026, 11, 2), time(21, 10), partial(_settle, town)),
        (date(2026, 11, 16), time(19, 30), partial(_ask_now, town, seat)),
    )
    for day, at, deed in steps:
        town.diary.on(day, at, officer, partial(_as_holder, town, seat, deed))
    town.diary.on(date(2026, 9, 25), time(11, 20), officer, partial(_comment, town, seat))
    town.diary.on(date(2026, 11, 10), time(15, 45), officer, partial(_remind, town, town.seat(*owing)))
    town.diary.on(date(2026, 11, 19), time(10, 25), officer, partial(_answer, town))


def _as_holder(town: Town, seat: Seat, deed: partial[None]) -> None:
    """Let whoever holds the seat by then do it, a moment later."""
    if seat.holder is not None:
        town.diary.at(town.diary.now, seat.holder.hat, deed)


def _words(town: Town, key: str) -> str:
    return town.material.words[key][0]


def _ask_before(town: Town, seat: Seat) -> None:
    """She asks about the first item that is open, which her report will take up."""
    thing = _meeting(town, seat, _BEFORE)
    with town.desk.writing() as books:
        found = [row for row in items_of(books, thing) if row["part"] == "open"] if thing else []
    if found:
        item = str(found[0]["id"])
        town.asked[f"{seat.id} {item}"] = soundings.ask(town.desk, thing, _words(town, "asked_before"), item)


def _sum_up(town: Town) -> None:
    for asked in list(town.asked.values()):
        soundings.close(town.desk, asked, _words(town, "answered"), replies=6)


def _ask_now(town: Town, seat: Seat) -> None:
    thing = _meeting(town, seat, _NEXT)
    if thing:
        town.asked["now"] = soundings.ask(town.desk, thing, _words(town, "asked_now"))


def _answer(town: Town) -> None:
    if "now" in town.asked:
        body = town.organisation(_HEARD_FROM).id
        soundings.answer(town.desk, town.asked["now"], _words(town, "first_answer"), body)


def _comment(town: Town, seat: Seat) -> None:
    sent = _report(town, seat, _BEFORE)
    if sent:
        body = town.organisation(_HEARD_FROM)
        who = next((person.id for person in body.people), None)
        town.asked["comment"] = remarks.make(
            town.desk,
            sent,
            _words(town, "comment"),
            organisation=body.id,
            person=who,
            for_everyone=True,
        )


def _reply(town: Town) -> None:
    if "comment" in town.asked:
        remarks.reply(town.desk, town.asked["comment"], _words(town, "reply"))


def _agree(town: Town, seat: Seat) -> None:
    sent = _report(town, seat, _BEFORE)
    if sent:
        done = reports.agree(town.desk, sent, _words(town, "action_done"), due_on=date(2026, 10, 30))
        reports.agree(town.desk, sent, _words(town, "action_open"), due_on=date(2026, 11, 27))
        town.asked["action"] = done


def _settle(town: Town) -> None:
    if "action" in town.asked:
        reports.settle(town.desk, town.asked["action"], done=True, outcome=_words(town, "action_outcome"))


def _remind(town: Town, seat: Seat) -> None:
    """The officer wrote to somebody whose report-back is late, and says so."""
    thing = _meeting(town, seat, _LATE)
    if thing and seat.holder is not None:
        reports.chase(town.desk, [Owed(thing, seat.id, seat.holder.person.id)], ChaseWay.LETTER)


def _meeting(town: Town, seat: Seat, day: date) -> str:
    """The meeting of a seat's partnership on a day; empty where there is none."""
    c = meeting.c
    query = select(c.id).where(
        c.log == town.desk.town,
        c.partnership == seat.about[-1],
        c.planned_on == day.isoformat(),
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    with town.desk.writing() as books:
        found = books.rows(query)
    return str(found[0]["id"]) if found else ""


def _report(town: Town, seat: Seat, day: date) -> str:
    """The report-back that was sent for a seat on a meeting; empty where there is none."""
    thing, c = _meeting(town, seat, day), report.c
    query = select(c.id).where(
        c.log == town.desk.town,
        c.meeting == thing,
        c.seat == seat.id,
        c.sent_on.is_not(None),
        c.superseded_seq.is_(None),
        c.effective_to.is_(None),
    )
    with town.desk.writing() as books:
        found = books.rows(query) if thing else []
    return str(found[0]["id"]) if found else ""
