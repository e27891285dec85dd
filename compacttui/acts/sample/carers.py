"""The line of the carers' seat on the Health and Wellbeing Board: what an auditor comes for.

Vacant, selected, won at the third stage; an interest, a declaration, a report in time; a meeting at which nothing
was said and which came to light later; a report that is late today.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

from compacttui.acts.sample.script import NEVER, Contest, Line, Named, OwnDates, Part, Script, Sitting
from compacttui.acts.sample.succession import Succession
from compacttui.acts.sample.town import Town
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import Capacity, ClosedBecause, EndedReason, MeetingKind

TRUST = "Harbour Youth Trust"
CARER = "Maria Okafor"
CARERS_SEAT = ("health", 1)

_LAST_HOLDER_ENDS = date(2023, 11, 13)


def settle(told: Script) -> None:
    """Vacant, selected, won at the third stage; an interest, a declaration, a report; a silence; a late report."""
    told.ends[CARERS_SEAT] = date(2023, 11, 13)
    told.interests_after[(*CARERS_SEAT, date(2024, 3, 1))] = 2
    told.contests["health", "carers", date(2023, 11, 13)] = Contest(
        opens_on=date(2023, 12, 4),
        candidates=4,
        invalid=1,
        named=(Named(CARER, "Young Carers of Eastmere", Capacity.VOLUNTEER),),
        winner=CARER,
        own=OwnDates(
            nominations_close_on=date(2024, 1, 15),
            withdrawals_close_on=date(2024, 1, 17),
            publish_on=date(2024, 1, 17),
            poll_opens_on=date(2024, 1, 22),
            poll_closes_on=date(2024, 2, 8),
            result_on=date(2024, 2, 12),
            declare_on=date(2024, 2, 19),
        ),
        begins_on=date(2024, 3, 1),
        though_vacant=True,
    )
    told.contests["health", "carers", date(2027, 2, 28)] = Contest(
        opens_on=date(2026, 11, 16),
        candidates=3,
        holder_stands=True,
        own=OwnDates(
            nominations_close_on=date(2026, 12, 14),
            withdrawals_close_on=date(2026, 12, 16),
            publish_on=date(2026, 12, 16),
            poll_opens_on=date(2027, 1, 11),
            poll_closes_on=date(2027, 2, 1),
            result_on=date(2027, 2, 3),
            declare_on=date(2027, 2, 10),
        ),
    )
    told.sittings["health", date(2024, 3, 14)] = Sitting(
        lines=(
            Line("Local health and care plan", "Agreed in draft; goes to consultation for twelve weeks."),
            Line(
                "Carers' strategy: yearly review",
                "Noted. Two of eight aims are behind; the leads report in the summer.",
            ),
            Line(
                f"Grant round: {TRUST}",
                "Agreed for one year.",
                TRUST,
                ClosedBecause.COMMERCIAL,
                date(2024, 9, 30),
            ),
        )
    )
    told.parts[(*CARERS_SEAT, date(2024, 3, 14))] = Part(
        report_after=13, leaves=(time(14, 20), time(14, 41)), minute="6.2", people_asked=18
    )
    told.extra["health"] = (date(2025, 2, 12),)
    told.sittings["health", date(2025, 2, 12)] = Sitting(
        lines=(
            Line("Budget for the coming year", "Recommended to the council, with one abstention."),
            Line(f"Youth wellbeing contract: {TRUST}", "Renewed for two years.", TRUST),
        ),
        kind=MeetingKind.EXTRAORDINARY,
    )
    told.parts[(*CARERS_SEAT, date(2025, 2, 12))] = Part(report_after=8, silent=True, found_after=19)
    for day, after in (
        (date(2026, 1, 8), 9),
        (date(2026, 3, 12), 12),
        (date(2026, 4, 9), 7),
        (date(2026, 6, 11), 23),
        (date(2026, 7, 9), 13),
        (date(2026, 9, 10), 10),
        (date(2026, 10, 26), NEVER),
    ):
        told.parts[(*CARERS_SEAT, day)] = Part(report_after=after)
    told.sittings["health", date(2026, 10, 8)] = Sitting(
        lines=(
            Line("Winter plan", "Agreed, with £40,000 for community transport."),
            Line(
                f"Grant round: {TRUST}",
                "Agreed as proposed.",
                TRUST,
                ClosedBecause.COMMERCIAL,
                date(2027, 3, 31),
            ),
            Line("Carers' strategy: yearly review", "Noted. One of eight aims is behind."),
        ),
        moved_to=date(2026, 10, 26),
    )


def write(town: Town, succession: Succession) -> None:
    """Write into the diary that the last holder's term ended, and that the next became a trustee."""
    seat, officer = town.seat(*CARERS_SEAT), town.staff.officer
    ended = partial(succession.leave, seat, EndedReason.TERM_END, None, _LAST_HOLDER_ENDS)
    town.diary.on(_LAST_HOLDER_ENDS + timedelta(days=1), time(9, 20), officer, ended)
    town.diary.on(date(2024, 3, 8), time(20, 15), officer, partial(_new_trustee, town, succession))


def _new_trustee(town: Town, succession: Succession) -> None:
    """She became a trustee on Monday, and has it put on the register on Friday."""
    holder = town.seat(*CARERS_SEAT).holder
    if holder is not None:
        trust = town.organisation(TRUST)
        since = date(2024, 3, 4)
        town.tie(holder.person, trust, Capacity.TRUSTEE, PartialDate.of(since))
        deed = partial(
            succession.declare, holder.person, trust, Capacity.TRUSTEE, PartialDate.of(since), since
        )
        town.diary.at(town.diary.now, holder.hat, deed)
