"""The stories of the sample: one of each thing that people who look after seats come across.

Where each of them can be seen is told in ``docs/sample-town.md``.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

from compacttui.acts import partnerships
from compacttui.acts import terms as acts
from compacttui.acts.sample import around_reports, at_the_table, carers
from compacttui.acts.sample.script import (
    NEVER,
    Contest,
    Line,
    Named,
    OwnDates,
    Part,
    Script,
    Sitting,
)
from compacttui.acts.sample.succession import Succession
from compacttui.acts.sample.town import Town
from compacttui.rules.selections import Profile as Dates
from compacttui.rules.words import (
    AttendanceStatus,
    Capacity,
    EndedReason,
    SelectionMethod,
    SelectionReason,
)

OLDER_PEOPLES_SEAT = ("safety", 1)
SENSORY_SEAT = ("health", 5)
WOMENS_SEAT = ("safety", 2)
ADVOCACY_SEAT = ("safeguarding_adults", 3)
YOUNG_PEOPLES_SEAT = ("children", 1)
DEPUTYS_SEAT = ("children", 4)
RENTERS_SEAT = ("housing", 5)
ENTERPRISE_SEAT = ("skills", 3)
FOOD_SEAT = ("green", 3)
SMALL_GROUPS_SEAT = ("harbourside", 3)
CO_OPTED = Named("Ewa Pietrzak", "Eastmere Community Fridge", Capacity.VOLUNTEER)


def script() -> Script:
    """What the stories settle beforehand."""
    told = Script(is_told=True)
    told.deputies = frozenset(
        {DEPUTYS_SEAT, ("health", 2), ("housing", 1), ("equality", 2), ("northgate", 1)}
    )
    told.others = (CO_OPTED,)
    carers.settle(told)
    _the_quiet_seat(told)
    _the_empty_seat(told)
    _who_is_tied_to_the_trust(told)
    _womens_seat(told)
    _lots_and_late_words(told)
    _skills_board(told)
    return told


def write(town: Town, succession: Succession) -> None:
    """Write into the diary what happens once and nowhere else."""
    officer = town.staff.officer
    _rename(town)
    carers.write(town, succession)
    around_reports.write(town, ENTERPRISE_SEAT)
    at_the_table.write(town)
    _leave_empty(town, succession)
    for day, seat, why in (
        (date(2025, 6, 2), FOOD_SEAT, 0),
        (date(2025, 4, 30), SMALL_GROUPS_SEAT, 2),
        (date(2026, 10, 15), RENTERS_SEAT, 1),
    ):
        reason = town.material.words["resigned"][why]
        deed = partial(succession.leave, town.seat(*seat), EndedReason.RESIGNED, reason)
        town.diary.on(day, time(16, 30), officer, deed)
    for seat, contest in _by_elections():
        succession.hold(contest, partial(list, [town.seat(*seat)]))
    town.diary.on(date(2025, 6, 10), time(12), officer, partial(_co_opt, town, succession))


def representative(town: Town) -> str:
    """The representative whose screen has something on it: whoever holds the carers' seat, by id."""
    holders = (town.seat(*carers.CARERS_SEAT).holder, *(seat.holder for seat in town.seats))
    return next(holder.person.id for holder in holders if holder is not None)


# --- seats and selections ---------------------------------------------------------------------------------------


def _the_quiet_seat(told: Script) -> None:
    """Uncontested three years ago; the term ends in four months, and nobody has opened a selection."""
    told.ends[OLDER_PEOPLES_SEAT] = date(2024, 3, 21)
    told.contests["safety", "older", date(2024, 3, 21)] = Contest(
        opens_on=date(2024, 1, 8), candidates=1, begins_on=date(2024, 3, 22)
    )


def _the_empty_seat(told: Script) -> None:
    """Nobody stood, so a group has no voice on any board."""
    told.ends[SENSORY_SEAT] = date(2024, 6, 30)
    told.contests["health", "sensory", date(2024, 6, 30)] = Contest(
        opens_on=date(2024, 9, 9), candidates=0, though_vacant=True
    )


def _leave_empty(town: Town, succession: Succession) -> None:
    last = date(2024, 6, 30)
    ended = partial(succession.leave, town.seat(*SENSORY_SEAT), EndedReason.TERM_END, None, last)
    town.diary.on(last + timedelta(days=1), time(9, 20), town.staff.officer, ended)


def _who_is_tied_to_the_trust(told: Script) -> None:
    """The young people's holder on the Children's Board is a trustee of a body on next week's agenda."""
    told.ends[YOUNG_PEOPLES_SEAT] = date(2025, 7, 31)
    told.contests["children", "young", date(2025, 7, 31)] = Contest(
        opens_on=date(2025, 4, 28),
        named=(Named("Nasreen Siddiqui", carers.TRUST),),
        winner="Nasreen Siddiqui",
        begins_on=date(2025, 8, 1),
    )
    told.sittings["children", date(2026, 11, 24)] = Sitting(
        lines=(
            Line("Young people's survey", "The results go on one page to every school."),
            Line(f"Youth fund: {carers.TRUST}", "", carers.TRUST),
            Line("Special educational needs: waiting times", ""),
        )
    )
    for day in (date(2026, 5, 26), date(2026, 7, 28), date(2026, 9, 22)):
        told.parts[(*DEPUTYS_SEAT, day)] = Part(AttendanceStatus.DEPUTY_SENT)


def _womens_seat(told: Script) -> None:
    """Only women may stand, and the reason is on record."""
    told.holders[WOMENS_SEAT] = Named("Pauline Ridgway", "Lighthouse Women's Centre")
    told.ends[WOMENS_SEAT] = date(2025, 9, 30)
    told.contests["safety", "women", date(2025, 9, 30)] = Contest(
        opens_on=date(2025, 6, 23),
        named=(
            Named("Faduma Warsame", "Safe Landing Domestic Abuse Support"),
            Named("Gillian Openshaw", "Lighthouse Women's Centre"),
            Named("Khalida Begum", "Eastmere Bangladeshi Women's Circle"),
        ),
        winner="Faduma Warsame",
        begins_on=date(2025, 10, 1),
    )


def _lots_and_late_words(told: Script) -> None:
    """A tie broken by lot before a witness; an interest declared late; a declaration days after the meeting."""
    told.ends[ADVOCACY_SEAT] = date(2025, 6, 30)
    told.contests["safeguarding_adults", "advocacy", date(2025, 6, 30)] = Contest(
        opens_on=date(2025, 3, 24), candidates=3, tie=True, begins_on=date(2025, 7, 1)
    )
    told.interests_after[(*ADVOCACY_SEAT, date(2025, 7, 1))] = 45
    told.ends["housing", 1] = told.ends["housing", 2] = told.ends["housing", 3] = date(2024, 9, 30)
    told.contests["housing", "tenants", date(2024, 9, 30)] = Contest(
        opens_on=date(2024, 6, 17), candidates=6, turnout=70, begins_on=date(2024, 10, 1)
    )
    told.ends["economy", 1] = date(2025, 9, 30)
    told.contests["economy", "enterprise", date(2025, 9, 30)] = Contest(
        opens_on=date(2025, 6, 30),
        candidates=1,
        named=(Named("Comfort Boakye", "Second Wind Bicycles", Capacity.EMPLOYEE),),
        begins_on=date(2025, 10, 1),
    )
    told.sittings["economy", date(2026, 2, 13)] = Sitting(
        lines=(
            Line("Small contracts for small firms", "Contracts under £50,000 go to local firms first."),
            Line("Enterprise fund: Second Wind Bicycles", "Agreed as proposed.", "Second Wind Bicycles"),
        )
    )
    told.parts["economy", 1, date(2026, 2, 13)] = Part(declares_after=5)


def _by_elections() -> tuple[tuple[tuple[str, int], Contest], ...]:
    """A seat filled after somebody left early; nominations that close in six days."""
    return (
        (
            FOOD_SEAT,
            Contest(
                opens_on=date(2025, 6, 16),
                reason=SelectionReason.CASUAL_VACANCY,
                candidates=2,
                dates=Dates.SHORT,
            ),
        ),
        (
            RENTERS_SEAT,
            Contest(
                opens_on=date(2026, 11, 6),
                reason=SelectionReason.CASUAL_VACANCY,
                candidates=3,
                own=OwnDates(
                    poll_opens_on=date(2026, 12, 11),
                    poll_closes_on=date(2027, 1, 8),
                    result_on=date(2027, 1, 12),
                    declare_on=date(2027, 1, 19),
                ),
            ),
        ),
    )


def _co_opt(town: Town, succession: Succession) -> None:
    """A seat filled without an open process, with the reason beside it."""
    seat = town.seat(*SMALL_GROUPS_SEAT)
    person = town.known(CO_OPTED)
    term = acts.gain_otherwise(
        town.desk,
        seat.id,
        person.id,
        SelectionMethod.CO_OPTION,
        reason=town.material.words["co_opted"][0],
        organisation=person.organisation.id,
        capacity=person.capacity,
    )
    succession.gained(seat, person, term, town.desk.today)


# --- boards -----------------------------------------------------------------------------------------------------


def _skills_board(told: Script) -> None:
    """Two reports overdue from one seat, and nobody can come in a fortnight."""
    for day in (date(2026, 10, 7), date(2026, 11, 4)):
        told.parts[(*ENTERPRISE_SEAT, day)] = Part(report_after=NEVER)
    for number, sent in ((1, 12), (2, 17), (3, 19), (4, 20)):
        told.parts["skills", number, date(2026, 12, 2)] = Part(
            AttendanceStatus.NO_DEPUTY, apologises_on=date(2026, 11, sent)
        )


def _rename(town: Town) -> None:
    for partnership in town.partnerships:
        board = partnership.board
        if board.renamed and board.renamed_on:
            renamed = partial(
                partnerships.rename,
                town.desk,
                partnership.id,
                board.renamed,
                board.renamed_on,
                board.renamed_why,
            )
            town.diary.on(board.renamed_on, time(9, 15), town.staff.officer, renamed)
