"""The first week in the drawn interface, with the plug pulled at every step: SIGKILL, and the program started again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from scenes.spreadsheets import BOARD, HEADINGS, TWELVE, write_csv, write_xlsx

from compacttui.acts import drafts
from compacttui.acts.checks import check_history
from compacttui.cli.session import Session, Settings
from compacttui.questions.importing import imports
from compacttui.questions.meetings.lists import MeetingsShown, meetings
from compacttui.questions.partnerships.seats import seats
from compacttui.questions.reports import ReportsShown, reports

if os.name == "nt":
    pytest.skip("pseudo-terminals of POSIX", allow_module_level=True)

from scenes.program import DOWN, ENTER, F2, F4, SPACE, TAB, Program, started

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]

MORNING, EVENING = "2026-11-02T09:30", "2026-11-02T21:15"
HOLDER = "Maria Okafor"
MANY = 400


@dataclass(frozen=True)
class Left:
    """What is on record once the program is dead: counts, and the forms that are kept unfinished."""

    seats: int = 0
    imports: int = 0
    meetings: int = 0
    reports: int = 0
    drafts: frozenset[str] = frozenset()


@dataclass
class Town:
    """One town's records, and whoever sits at the program.

    Attributes:
        place: the file.
        kills: what each kill interrupted.
    """

    place: Path
    kills: list[str] = field(default_factory=list)

    @contextmanager
    def sitting(self, now: str = MORNING, *who: str) -> Iterator[Program]:
        """Somebody starts the program."""
        with started("--db", str(self.place), "--now", now, *who) as program:
            yield program

    def killed(self, program: Program, over: str) -> Left:
        """Kill the program; the history is whole, and this is what it holds."""
        program.kill()
        self.kills.append(over)
        return self.left()

    def left(self) -> Left:
        """What is on record, once all of it was checked."""
        session = Session(Settings(db=str(self.place), now=MORNING))
        view = session.view()
        assert check_history(session.desk(), lambda _done, _of: None).ok
        found = Left(
            len(seats(view)),
            sum(not row.stands for row in imports(view)),
            len(list(meetings(view, shown=MeetingsShown.ALL))),
            len(list(reports(view, shown=ReportsShown.ALL))),
            frozenset(draft.form for draft in drafts.listed(session.desk())) | self._drafts_of_holder(),
        )
        session.close()
        return found

    def _drafts_of_holder(self) -> frozenset[str]:
        """What the volunteer left unfinished, once she may use the program."""
        session = Session(Settings(db=str(self.place), now=EVENING))
        is_there = bool([row for row in seats(session.view()) if row.holder == HOLDER])
        session.close()
        if not is_there:
            return frozenset()
        own = Session(Settings(db=str(self.place), now=EVENING, person=HOLDER, role="representative"))
        found = frozenset(draft.form for draft in drafts.listed(own.desk()))
        own.close()
        return found


VOLUNTEER = ("--as", HOLDER, "--role", "representative")


def test_the_first_week_with_the_plug_pulled_at_every_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_xlsx(tmp_path / "home" / "Downloads" / "who sits where.xlsx", Reps=[HEADINGS, *TWELVE])
    town = Town(tmp_path / "town.sqlite")
    begin(town)
    bring_in(town)
    meet(town)
    report(town)
    with capsys.disabled():
        print(
            f"\nkilled {len(town.kills)} times, nothing lost, doubled or half done: {'; '.join(town.kills)}"
        )


def begin(town: Town) -> None:
    """The first start: nothing is begun before “begin”, and all of it after."""
    with town.sitting() as program:
        program.reads("Begin a town's records")
        program.press("Eastmere (example)", TAB, "Ama")
        program.reads("Ama")
        program.kill()
        town.kills.append("the first form half filled")
        assert not town.place.exists()
    with town.sitting() as program:
        program.reads("Begin a town's records")
        program.press("Eastmere (example)", TAB, "Ama Larbi")
        program.reads("Larbi")
        program.press(F2)
        program.reads("have begun")
        assert town.killed(program, "the records just begun") == Left()


def bring_in(town: Town) -> None:
    """A file chosen, matched, planned, decided and taken in, with a kill at each."""
    with town.sitting() as program:
        to_the_file(program)
        assert town.killed(program, "a file about to be chosen") == Left()
    with town.sitting() as program:
        to_the_file(program)
        program.press(ENTER)
        program.reads("What each column becomes")
        assert town.killed(program, "its columns matched") == Left()
    with town.sitting() as program:
        to_the_file(program)
        program.press(ENTER)
        program.reads("What each column becomes")
        program.press(F2)
        program.reads("12 rows: 11 new, 1 unclear")
        program.press("d")
        program.reads("1 row must be decided")
        program.press("1")
        program.reads("12 rows: 12 new")
        assert town.killed(program, "its plan shown, and a name decided") == Left(
            drafts=frozenset({"import"})
        )
    with town.sitting() as program:
        program.reads("bring in a spreadsheet")
        program.press("i")
        program.reads("carry on with this")
        program.press(ENTER)
        program.reads("What each column becomes")
        program.press(F2)
        program.reads("12 rows: 12 new")  # the answer was kept
        program.press("d")
        program.reads("u undoes it")
        assert town.killed(program, "the file just taken in") == Left(seats=12, imports=1)


def to_the_file(program: Program) -> None:
    """Ask for a file, and see the newest."""
    program.reads("bring in a spreadsheet")
    program.press("i")
    program.reads("who sits where.xlsx")


def meet(town: Town) -> None:
    """A meeting entered, with a kill when its form is half filled and when it is just sent."""
    with town.sitting() as program:
        program.reads("DONE LATELY")
        program.press("m")
        program.reads("Enter a meeting")
        program.press("Health")
        program.reads(f"› {BOARD}")
        program.press(ENTER)
        program.reads("On which day.")
        program.press("today")
        program.reads("Monday 2 November 2026, today")
        program.press(TAB, "Winter plan", ENTER, "Grant round", TAB, TAB)
        program.reads("Whether it is over")
        program.press(DOWN)
        program.reads("(•) yes")
        program.until(lambda: kept(town).get("took_place") is True, "all of it in the draft")
        assert town.killed(program, "a meeting half filled in") == Left(
            seats=12, imports=1, drafts=frozenset({"meeting.enter"})
        )
    with town.sitting() as program:
        program.reads("BEGUN, NOT SENT")
        program.press("m")
        program.reads("You began this")
        program.press(ENTER)
        program.reads("Grant round")
        program.press(F2)
        program.reads("done, and on record")
        assert town.killed(program, "the meeting just entered") == Left(seats=12, imports=1, meetings=1)


def report(town: Town) -> None:
    """The volunteer's evening: a kill in each of three steps, over the preview, and when it is just sent."""
    begun = Left(seats=12, imports=1, meetings=1, drafts=frozenset({"report.submit"}))
    with town.sitting(EVENING, *VOLUNTEER) as program:
        to_the_report(program)
        program.press(SPACE)
        program.reads("saved")
        program.until(lambda: town.left() == begun, "the draft")
        assert town.killed(program, "the conflict said") == begun
    with town.sitting(EVENING, *VOLUNTEER) as program:
        carry_on(program)
        program.press("w")
        program.reads("What was decided")
        program.press(TAB, "Agreed with 40,000 pounds")
        program.reads("40,000")
        program.until(
            lambda: "40,000" in str(kept(town, EVENING, person=HOLDER, role="representative")),
            "the words in the draft",
        )
        assert town.killed(program, "an item half written") == begun
    with town.sitting(EVENING, *VOLUNTEER) as program:
        carry_on(program)
        program.reads("40,000")
        program.press(F4)
        program.reads("What they will see")
        program.reads("40,000")
        assert town.killed(program, "the preview read") == begun
    with town.sitting(EVENING, *VOLUNTEER) as program:
        carry_on(program)
        program.reads("40,000")
        program.press("n")
        program.reads("(•) nothing to add")
        program.press(F4)
        program.reads("What they will see")
        program.press(F2)
        program.reads("Sent. Your members can read it now.")
        assert town.killed(program, "the report just sent") == Left(
            seats=12, imports=1, meetings=1, reports=1
        )
    with town.sitting(EVENING, *VOLUNTEER) as program:
        program.reads("NEEDS YOU 1")
        program.reads("Say whether you were there")
        assert "Report back:" not in program.said


def to_the_report(program: Program) -> None:
    """From Today to the report-back, by the line that asks for it."""
    program.reads("Report back:")
    program.press(DOWN, DOWN, "d")
    program.reads("Any conflict of interest")


def carry_on(program: Program) -> None:
    """Take up what was begun: it is offered, with its day and hour."""
    program.reads("BEGUN, NOT SENT")
    to_the_report(program)
    program.reads("You began this")
    program.press(ENTER)
    program.reads("saved")


def kept(town: Town, now: str = MORNING, **who: str) -> Mapping[str, object]:
    """What the one draft holds that somebody left; nothing where there is none."""
    session = Session(Settings(db=str(town.place), now=now, **who))
    found = [draft.values for draft in drafts.listed(session.desk())]
    session.close()
    return found[0] if found else {}


def test_a_program_killed_while_it_takes_a_file_in_has_taken_in_nothing_or_all_of_it(tmp_path: Path) -> None:
    """Killed as soon as it is seen to write; then begun again, and done once."""
    rows = [(f"Board {n % 20}", f"Seat {n}", "vacant", "", "", "") for n in range(MANY)]
    write_csv(tmp_path / "home" / "Downloads" / "many.csv", [HEADINGS, *rows])
    town = Town(tmp_path / "town.sqlite")
    session = Session(Settings(db=str(town.place), now=MORNING))
    session.begin("Eastmere (example)", "Ama Larbi", str(town.place))
    session.close()
    with town.sitting() as program:
        to_the_plan(program)
        program.press("d")
        program.reads("steps. Esc stops it")
        left = town.killed(program, "a file half taken in")
    assert left in (Left(drafts=frozenset({"import"})), Left(seats=MANY, imports=1))
    if not left.seats:
        with town.sitting() as program:
            to_the_plan(program, "carry on with this")
            program.press("d")
            program.reads("u undoes it")
            program.kill()
        assert town.left() == Left(seats=MANY, imports=1)


def to_the_plan(program: Program, words: str = "many.csv") -> None:
    """Choose the file, take its columns for what they are, and see the plan."""
    program.reads("bring in a spreadsheet")
    program.press("i")
    program.reads(words)
    program.press(ENTER)
    program.reads("What each column becomes")
    program.press(F2)
    program.reads(f"{MANY} rows: {MANY} new")
