"""What the top line tells, in words, from what the records say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from compacttui.rules.roles import Role
from compacttui.tui.widgets.topline import Standing, Wording

if TYPE_CHECKING:
    from compacttui.exchange.seen import Compared
    from compacttui.questions.bearings import Bearings


class Facts(NamedTuple):
    """What the program knows of where it is.

    Attributes:
        bearings: what the records say; nothing before they were read.
        days: the day looked at and the day whose knowledge counts; none is today.
        role: the hat that is on; nothing before it is known.
        compared: how the records stand to what this computer saw of them; nothing before they were compared.
    """

    bearings: Bearings | None = None
    days: tuple[date | None, date | None] = (None, None)
    role: Role | None = None
    compared: Compared | None = None


BEFORE_READING = Facts()


def standing_of(facts: Facts, today: date) -> Standing:
    """What the top line tells."""
    told = facts.bearings
    true_on, known_on = facts.days
    checked, doubtful = _not_what_was_seen(facts.compared) or _checked(told, today)
    return Standing(
        town=told.town if told else "",
        hat=told.role if told and (told.has_several_roles or facts.role is Role.PUBLIC) else "",
        as_at=_as_at(true_on, known_on, today),
        is_past=bool(true_on or known_on),
        checked=checked,
        is_doubtful=doubtful,
    )


def _not_what_was_seen(compared: Compared | None) -> tuple[Wording, bool] | None:
    """That these are not the records that this computer saw: nothing that was checked counts then."""
    if compared is None or compared.is_well:
        return None
    if compared.how == "older":
        return Wording("an older copy than you have seen", "older copy"), True
    return Wording("not the history you have seen", "changed history"), True


def _as_at(true_on: date | None, known_on: date | None, today: date) -> Wording:
    day = _with_year(true_on or today)
    long = f"as at {'' if true_on else 'today, '}{day}"
    short = day if true_on else f"today, {day}"
    if known_on:
        return Wording(
            f"{long}, as known on {_with_year(known_on)}", f"{short}, known {_with_year(known_on)}"
        )
    return Wording(long, short)


def _with_year(day: date) -> str:
    from compacttui.rules.dates import short_day  # nothing is told before the first frame

    return f"{short_day(day, day)} {day.year}"


def _checked(told: Bearings | None, today: date) -> tuple[Wording, bool]:
    from compacttui.rules.dates import london_day, plural, short_day

    if told is None:
        return Wording("", ""), False
    last = told.last_check
    if last is None:
        return Wording("history not checked yet", "not checked yet"), False
    day = short_day(london_day(last.at), today)
    if last.findings:
        problems = plural(last.findings, "problem")
        return Wording(f"history checked {day}: {problems} found", f"{problems} found"), True
    return Wording(f"history fully checked {day}, no problems", f"checked {day}"), False
