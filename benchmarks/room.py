"""Keys in the count room of an election with twenty candidates for nine places, and how soon it opens.

Budget: from a key to the first repaint at most 16 ms, a frame, in the middle.
"""

from __future__ import annotations

import statistics
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.terminal import PYTHON, running

CANDIDATES, PLACES, PAPERS = 20, 9, 2_000
PRESSES = 40
BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BACKSPACE = "\x7f"


def figures(folder: Path) -> list[Figure]:
    """Open the room, and go through its stages and back.

    Args:
        folder: where the records are kept between runs.
    """
    file = folder / "room.db"
    if not file.exists():
        counted_town(file)
    command = [PYTHON, "-m", "compacttui", "--db", str(file), "--now", "2026-06-01T09:00"]
    with running(command) as terminal:
        terminal.seconds_until("Meetings")
        terminal.settle()
        terminal.press("7")
        terminal.settle(1.0)
        opened = terminal.seconds_to_answer("c")
        terminal.settle(1.0)
        steps = []
        for key in [*" " * (PRESSES // 4), *BACKSPACE * (PRESSES // 4)] * 2:
            steps.append(terminal.seconds_to_answer(key))
            terminal.settle(0.1)
        memory = terminal.megabytes
    return [
        Figure("the room, first answer", opened * 1000, "ms"),
        Figure("another stage, median", statistics.median(steps) * 1000, "ms", at_most=16),
        Figure(f"another stage, slowest of {len(steps)}", max(steps) * 1000, "ms"),
        Figure("memory in use", memory, "MB", at_most=100),
    ]


def counted_town(file: Path) -> None:
    """A town with one selection that is counted and not signed."""
    from compacttui.acts import counts, organisations, partnerships, people, selections
    from compacttui.acts.desk import Desk, FixedClock
    from compacttui.acts.sample.dice import Dice
    from compacttui.acts.towns import found
    from compacttui.counting import Profile
    from compacttui.records import schema
    from compacttui.records.chance import SeededChance
    from compacttui.records.database import url_of
    from compacttui.rules import rulebook
    from compacttui.rules.dates import PartialDate
    from compacttui.rules.roles import Role
    from compacttui.rules.selections import Mark
    from compacttui.shipped import default_rule_book

    database = schema.create(url_of(str(file)))
    clock, chance = FixedClock(BEGIN), SeededChance("room")
    book = default_rule_book()
    rules = rulebook.complete(rulebook.parse(book.read_text(encoding="utf-8"), str(book)))
    town = found(
        database, town_name="Eastmere (example)", name="Ama Larbi", at=clock.moment_of_act(), chance=chance
    )
    office = Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)
    with office.together():
        board = partnerships.register(office, "Housing Partnership", since=PartialDate(2020))
        tenants = partnerships.define_constituency(office, "Tenants")
        seats = [
            partnerships.create_seat(office, board, f"Seat {n}", tenants, since=PartialDate(2020))
            for n in range(1, PLACES + 1)
        ]
        bodies = [
            organisations.register(office, f"Member {n}", since=PartialDate(2015)) for n in range(PAPERS)
        ]
        officer = people.register(office, "Ruth Adeyemi", roles=[Role.RETURNING_OFFICER])
    returning = replace(office, person=officer, role=Role.RETURNING_OFFICER)
    opened = selections.open_selection(office, seats, officer)
    names = [f"Candidate {n}" for n in range(1, CANDIDATES + 1)]
    for name in names:
        stands = selections.receive(
            office,
            opened.selection,
            people.register(office, name),
            proposer=bodies[0],
            seconder=bodies[1],
            consented=True,
            interests="none",
            name_on_ballot=name,
        )
        selections.rule_on(returning, stands.nomination, valid=True)
    clock.at = opened.timetable[Mark.PUBLISHED].moment
    selections.publish(returning, opened.selection)
    selections.freeze(office, opened.selection)
    selections.announce_poll(returning, opened.selection)
    clock.at = opened.timetable[Mark.POLL_CLOSES].moment
    dice = Dice("room")
    papers = []
    for _ in range(PAPERS):
        left, ranking = list(range(CANDIDATES)), []
        for _ in range(dice.between(1, 8)):
            chosen = dice.weighted([(1_000 // (one + 3), one) for one in left])
            left.remove(chosen)
            ranking.append(chosen)
        papers.append((tuple(ranking), 1))
    counts.receive(returning, opened.selection, Profile.of(names, PLACES, papers))
    counts.run(returning, opened.selection)
    database.close()
