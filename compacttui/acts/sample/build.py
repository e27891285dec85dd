"""Building a sample: a fresh database, its towns, and their history told day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from pathlib import Path

from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.sample import meetings, register, stories
from compacttui.acts.sample.diary import Diary
from compacttui.acts.sample.dice import Dice
from compacttui.acts.sample.markings import Markings
from compacttui.acts.sample.material import material
from compacttui.acts.sample.preparing import adopt_protocol
from compacttui.acts.sample.reporting import Reporting
from compacttui.acts.sample.script import Script
from compacttui.acts.sample.sizes import MEASURES, TODAY, Measure, Size
from compacttui.acts.sample.stretch import stretched
from compacttui.acts.sample.succession import Succession
from compacttui.acts.sample.town import Town
from compacttui.acts.towns import found
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import Database, url_of
from compacttui.records.log import Books
from compacttui.rules.dates import to_utc
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook

OFFICER = "Ama Larbi"
_OPENING = time(9)
_AT_ONCE = 50_000
"""Entries of one transaction: a town is told in one, a city in a few."""

Progress = Callable[[int, int], None]
"""Told now and then how many days are told, and how many there are."""


@dataclass(frozen=True, slots=True)
class Built:
    """A sample that is ready to be opened.

    Attributes:
        towns: the towns' ids, in the order of the list of the region.
        officer: who keeps the records of the first town, by id.
        representative: a representative there with things to do.
        auditor: an auditor there.
        today: the day that the sample ends on.
        entries: how many entries were recorded, in all towns.
    """

    towns: tuple[str, ...]
    officer: str
    representative: str
    auditor: str
    today: date
    entries: int


def build(
    place: str,
    *,
    size: Size | str = Size.TOWN,
    seed: int | str = 1,
    rules: RuleBook,
    events: int | None = None,
    progress: Progress = lambda _done, _all: None,
) -> Built:
    """Make a new database at `place` with an invented town, or several, and years of their history.

    The same size, seed, rules and number of entries give the same ledgers, to the last byte.

    Args:
        place: a path of a new SQLite file, or the URL of an empty database.
        size: a town, a city, or a region of thirty cities.
        seed: what the names, dates and words are drawn from.
        rules: the rule book that everything is done under.
        events: so many entries in the first town, to the very number; as many as come if left empty.
        progress: told now and then how far it is.

    Raises:
        Refused: fewer entries are asked for than the size has at its smallest.
        StoreTrouble: there is something at that place already, or it cannot be written.
    """
    measure = MEASURES[Size(size)]
    if events is not None:
        measure = stretched(material(), measure, events)
    with _new(place) as database:
        return _build(database, measure, str(seed), rules, events, progress)


@contextmanager
def _new(place: str) -> Iterator[Database]:
    """A new database, taken away again where the sample is not finished: half a history looks like a whole one."""
    database = schema.create(url_of(place))
    is_finished = False
    try:
        yield database
        is_finished = True
    finally:
        database.close()
        if not is_finished and database.path is not None:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{database.path}{suffix}").unlink(missing_ok=True)


def _build(
    database: Database, measure: Measure, seed: str, rules: RuleBook, events: int | None, progress: Progress
) -> Built:
    names = material().towns[: measure.places]
    days = (TODAY - measure.began_on).days
    told = []
    for number, name in enumerate(names):
        # The stories are told once, where the program opens; the other towns leave all to chance.
        script = stories.script() if number == 0 else Script()
        town = _found(database, name, measure, f"{seed}/{name}", rules, script)
        told_so_far = partial(_told_so_far, progress, number * days, len(names) * days, measure.began_on)
        _tell(town, measure, events if number == 0 else None, told_so_far)
        told.append(town)
    first = told[0]
    return Built(
        towns=tuple(town.desk.town for town in told),
        officer=first.staff.officer.person,
        representative=stories.representative(first),
        auditor=first.staff.auditor.person,
        today=TODAY,
        entries=sum(town.entries for town in told),
    )


def _found(
    database: Database, name: str, measure: Measure, seed: str, rules: RuleBook, script: Script
) -> Town:
    """A town with its first two entries, and an empty diary."""
    clock = FixedClock(to_utc(measure.began_on, _OPENING))
    chance = SeededChance(seed)
    founded = found(
        database, town_name=name, name=OFFICER, at=clock.moment_of_act(), chance=chance, example=True
    )
    desk = Desk(database, founded.town, founded.founder, Role.CVS_OFFICER, rules, clock, chance)
    diary = Diary(desk, clock, to_utc(TODAY, _OPENING))
    town = Town(name, desk, diary, Dice(seed), material(), script, began_on=measure.began_on, today=TODAY)
    town.take_name(OFFICER)
    return town


def _tell(town: Town, measure: Measure, events: int | None, progress: Callable[[date], None]) -> None:
    """Everything that happens in a town, from the first register to the sample's last morning."""
    markings = Markings(town, events)
    with town.desk.together():
        register.keep_staff(town, town.desk.person)
        adopt_protocol(town)
        register.keep_organisations(town, measure)
        register.keep_partnerships(town, measure)
        register.seat_holders(town)
        succession = Succession(town, measure.elections)
        succession.take_over()
        meetings.plan_all(town, Reporting(town, markings))
        if town.script.is_told:
            stories.write(town, succession)
    while town.diary:
        with town.desk.together() as books:
            _make_room(books)
            first = books.seq
            while town.diary and books.seq - first < _AT_ONCE:
                town.diary.do_next()
            if not town.diary:
                markings.catch_up()
            town.entries = books.seq
        progress(town.desk.today)


def _make_room(books: Books) -> None:
    """Let SQLite keep the pages at hand that a long history is spread over; a town needs a tenth of it."""
    if books.connection.dialect.name == "sqlite":
        books.connection.exec_driver_sql("PRAGMA cache_size=-262144")


def _told_so_far(progress: Progress, before: int, days: int, began_on: date, today: date) -> None:
    progress(before + (today - began_on).days, days)
