"""Selections of every kind, told as data: who does what, when, in which role, and what is true afterwards.

What an office has already (the board, its seats, people, forty member organisations) is there before; from the notice on
every step is played. All people and organisations are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scenes.story import BOARD, FEW_MEMBERS, OFFICER, RETURNING, SCRUTINEER, SEED, Given, Step, members

from compacttui.acts import organisations, partnerships, people
from compacttui.cli.session import Session, Settings
from compacttui.counting import Profile
from compacttui.exchange.ballots import write_blt
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role

REFERENCE: Final = "2026-01"
CONSTITUENCY: Final = "Carers"
PROPOSER, SECONDER = "Tidewater Carers Network", "Harbour Youth Trust"
STANDING: Final = [
    "Devi Rahman",
    "Ellis Brandt",
    "Grace Mbeki",
    "Hannah Whitcombe",
    "Maria Okafor",
    "Yusuf Devlin",
]
PANEL: Final = ["Leila Haddad", "Omar Weiss"]
WITNESS: Final = "Nia Castellan"
REGISTERED: Final = "2026-01-05 09:30"
AT_THE_END: Final = "2026-10-01 09:00"


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of selection.

    Attributes:
        title: what it is called in the document for the officer.
        seats: how many seats the board has, and the selection fills.
        steps: what is done, from the notice on.
        holds: who gains a seat, each with the route that stands beside the name; left empty where chance decides.
        gain: how many people gain a seat in it, countbacks included.
    """

    title: str
    seats: int
    steps: Sequence[Step]
    holds: Sequence[tuple[str, str]]
    gain: int = 1


def prepare(place: str, seats: int) -> None:
    """What is there before a selection begins: a board with vacant seats, people, forty organisations with a vote."""
    session = Session(Settings(db=place, now=REGISTERED.replace(" ", "T"), seed=SEED))
    desk = session.desk()
    with desk.together():
        board = partnerships.register(desk, BOARD, since=PartialDate(2013))
        carers = partnerships.define_constituency(desk, CONSTITUENCY)
        for name in seat_names(seats):
            partnerships.create_seat(desk, board, name, carers, since=PartialDate(2026, 1))
        for name in (PROPOSER, SECONDER, *members(FEW_MEMBERS - 2)):
            organisations.register(desk, name, since=PartialDate(2019))
        people.register(desk, RETURNING, roles=[Role.RETURNING_OFFICER])
        people.register(desk, SCRUTINEER, roles=[Role.SCRUTINEER])
        for name in (*STANDING, *PANEL):
            people.register(desk, name)
    session.close()


def seat_names(number: int) -> list[str]:
    """The names of a board's seats."""
    return ["Carers' seat", "Second carers' seat", "Third carers' seat"][:number]


# --- what happens in each of them ----------------------------------------------------------------------------------


def _by_stv(folder: Path) -> Way:
    papers = _papers(
        folder,
        "stv",
        STANDING,
        3,
        (((0, 4), 13), ((4, 2), 9), ((2, 5), 7), ((5, 1), 6), ((1,), 3), ((3,), 1)),
    )
    steps = [*_notice(3), *_nominated(STANDING), *_to_a_poll(papers), *_counted(), _declared()]
    return Way(
        "Election by STV: three places, six candidates, forty organisations",
        3,
        steps,
        [("Devi Rahman", "elected"), ("Maria Okafor", "elected")],
        gain=3,
    )


def _uncontested(_folder: Path) -> Way:
    steps = [*_notice(1), *_nominated(STANDING[:1]), _published("One stands for one place."), _declared()]
    return Way("Uncontested: one place, one candidate", 1, steps, [(STANDING[0], "elected unopposed")])


def _nobody(_folder: Path) -> Way:
    asked: list[dict[str, str | int | bool]] = [{"person": STANDING[0]}]
    steps = [
        *_notice(1),
        _returning(
            "2026-02-05 09:30",
            "nominations.extend",
            "Nobody stood, and nominations are open once more.",
            selection=REFERENCE,
            reason="The notice came out in the holidays.",
        ),
        _returning("2026-02-27 09:30", "nominations.publish", "Nobody stands even so.", selection=REFERENCE),
        _returning(
            "2026-02-27 10:00",
            "selection.co_opt",
            "Somebody is co-opted, and it is called that.",
            selection=REFERENCE,
            people_asked=asked,
            reason="The carers' forum asked her on 26 February.",
        ),
    ]
    return Way(
        "Nobody stands: opened again, then co-opted", 1, steps, [(STANDING[0], "co-opted, not elected")]
    )


def _agreed(_folder: Path) -> Way:
    steps = [
        *_notice(1, method="agreed_between_candidates"),
        *_nominated(STANDING[:2]),
        _returning("2026-02-05 09:30", "candidates.talk", "The two talk first.", selection=REFERENCE),
        _returning(
            "2026-02-06 15:00",
            "candidates.agree",
            "They agree who is to serve.",
            selection=REFERENCE,
            chosen=STANDING[:1],
            reasons="She has the afternoons free.",
            all_confirmed=True,
        ),
        _declared(),
    ]
    return Way(
        "The candidates agree between them",
        1,
        steps,
        [(STANDING[0], "agreed between the candidates, no vote")],
    )


def _by_panel(_folder: Path) -> Way:
    steps = [
        *_notice(1, method="panel_application"),
        _office("2026-01-12 10:00", "panel.name", "Who chooses is known.", selection=REFERENCE, panel=PANEL),
        *_nominated(STANDING[:2]),
        _returning(
            "2026-02-05 09:30",
            "panel.shortlist",
            "Whom the panel wants to see is known.",
            selection=REFERENCE,
            shortlisted=STANDING[:2],
            reason="Both meet the specification.",
        ),
        _returning("2026-02-10 17:00", "panel.interview", "The panel saw them.", selection=REFERENCE),
        _returning(
            "2026-02-11 09:00",
            "panel.decide",
            "The panel chose, and said why.",
            selection=REFERENCE,
            reasons="She has sat on such a board.",
            chosen=STANDING[:1],
        ),
        _declared(),
    ]
    return Way("A panel chooses", 1, steps, [(STANDING[0], "appointed by a panel")])


def _tie(folder: Path) -> Way:
    papers = _papers(folder, "tie", STANDING[:2], 1, (((0,), 20), ((1,), 20)))
    lot = _returning(
        "2026-03-02 12:40",
        "count.draw_lot",
        "The lot fell on one of the two, before a witness.",
        selection=REFERENCE,
        chosen=STANDING[1],
        witness=WITNESS,
    )
    run, *signed = _counted()
    steps = [*_notice(1), *_nominated(STANDING[:2]), *_to_a_poll(papers), run, lot, *signed, _declared()]
    return Way("A tie, settled by lot before a witness", 1, steps, [])


def _complaint(folder: Path) -> Way:
    papers = _papers(folder, "complaint", STANDING[:2], 1, (((0,), 21), ((1,), 18)))
    too_soon = _declared().refused_with("complaint is not decided yet")
    steps = [
        *_notice(1),
        *_nominated(STANDING[:2]),
        *_to_a_poll(papers),
        *_counted(),
        _office(
            "2026-03-04 10:00",
            "complaint.receive",
            "A complaint is received, and no result is declared until it is decided.",
            selection=REFERENCE,
            grounds="Two of our members had no paper until the last day.",
            organisation=SECONDER,
        ),
        too_soon,
        _returning(
            "2026-03-13 09:00", "complaint.admit", "It is taken up.", complaint=REFERENCE, admissible=True
        ),
        _returning(
            "2026-03-13 10:00",
            "complaint.decide",
            "It is upheld, and something follows from it.",
            complaint=REFERENCE,
            upheld=True,
            decision="They were sent late; both voted in time.",
            remedy="put_right",
        ),
        _office(
            "2026-03-16 09:00",
            "complaint.carry_out",
            "What was done about it is said.",
            complaint=REFERENCE,
            done="Papers go out a week earlier from now on; both members were written to.",
        ),
        _declared("2026-03-16 10:00"),
    ]
    return Way("A complaint, upheld", 1, steps, [(STANDING[0], "elected")])


def _countback(folder: Path) -> Way:
    papers = _papers(folder, "countback", STANDING[:4], 2, (((0, 2), 16), ((1, 2), 13), ((2,), 6), ((3,), 4)))
    left = STANDING[1]
    steps = [
        *_notice(2),
        *_nominated(STANDING[:4]),
        *_to_a_poll(papers),
        *_counted(),
        _declared(),
        *(
            step
            for name in STANDING[:2]
            for step in (
                _office("2026-03-16 09:00", "term.accept", f"{name} has accepted.", term=name),
                _office("2026-03-16 10:00", "term.begin", f"{name} is in office.", term=name),
            )
        ),
        _office(
            "2026-09-01 09:00",
            "term.end",
            "One of the two has stood down.",
            term=left,
            ended_reason="resigned",
        ),
        _returning(
            "2026-09-03 09:00",
            "vacancy.countback",
            "The same papers are counted again for the seat; whoever sits keeps hers.",
            seat="Second carers' seat",
            selection=REFERENCE,
            reason="He stood down; the board decided on a countback.",
            declined=[STANDING[2]],
        ),
        *_signed("2026-09-03"),
        _declared("2026-09-14 09:00"),
    ]
    return Way(
        "A casual vacancy, filled by countback",
        2,
        steps,
        [(STANDING[0], "elected"), (STANDING[3], "elected by countback")],
        gain=3,
    )


def _kept_place(folder: Path) -> Way:
    papers = _papers(folder, "kept", STANDING[:3], 2, (((0, 1), 18), ((1, 0), 14), ((2,), 7)))
    keep = _office(
        "2026-01-12 09:30",
        "places.keep",
        "A place is kept for somebody under 25.",
        selection=REFERENCE,
        group="Young carers",
        least=1,
        reason="The board's terms of reference say so.",
    )
    named = _returning(
        "2026-02-02 15:40",
        "places.name_group",
        "It is known who is of the group.",
        selection=REFERENCE,
        group="Young carers",
        candidates=[STANDING[2]],
    )
    steps = [
        *_notice(2),
        keep,
        *_nominated(STANDING[:3]),
        named,
        *_to_a_poll(papers),
        *_counted(),
        _declared(),
    ]
    holds = [(STANDING[2], "elected"), (STANDING[0], "elected")]
    return Way("A place kept for a group", 2, steps, holds, gain=2)


# --- what they share -------------------------------------------------------------------------------------------------


def _office(at: str, act: str, then: str, **given: Given) -> Step:
    return Step(at, OFFICER, Role.CVS_OFFICER, act, given, then)


def _returning(at: str, act: str, then: str, **given: Given) -> Step:
    return Step(at, RETURNING, Role.RETURNING_OFFICER, act, given, then)


def _notice(seats: int, **more: Given) -> Iterator[Step]:
    yield _office(
        "2026-01-12 09:00",
        "selection.open",
        "Notice is given.",
        seats=seat_names(seats),
        returning_officer=RETURNING,
        why="new_seat",
        scrutineers=[SCRUTINEER],
        **more,
    )


def _nominated(names: Sequence[str]) -> Iterator[Step]:
    for day, name in enumerate(names, 13):
        yield _office(
            f"2026-01-{day} 10:00",
            "nomination.receive",
            f"The nomination of {name} is received.",
            selection=REFERENCE,
            person=name,
            proposer=PROPOSER,
            seconder=SECONDER,
            consented=True,
            interests="none",
        )
    for minute, name in enumerate(names, 10):
        yield _returning(
            f"2026-02-02 15:{minute}",
            "nomination.rule",
            f"The nomination of {name} is valid.",
            nomination=name,
            valid=True,
        )


def _published(then: str) -> Step:
    return _returning("2026-02-05 09:30", "nominations.publish", then, selection=REFERENCE)


def _to_a_poll(papers: Path) -> Iterator[Step]:
    yield _office("2026-02-03 16:00", "register.freeze", "It is settled who votes.", selection=REFERENCE)
    yield _published("Who stands is published.")
    yield _returning("2026-02-05 10:00", "poll.announce", "Notice of poll is given.", selection=REFERENCE)
    yield _returning(
        "2026-03-02 12:10",
        "ballots.receive",
        "The papers are sealed.",
        selection=REFERENCE,
        ballots=str(papers),
    )


def _counted() -> Iterator[Step]:
    yield _returning("2026-03-02 12:30", "count.run", "The votes are counted.", selection=REFERENCE)
    yield from _signed("2026-03-02")


def _signed(day: str) -> Iterator[Step]:
    yield _returning(f"{day} 14:00", "count.sign", "The returning officer signs.", selection=REFERENCE)
    yield Step(
        f"{day} 15:00",
        SCRUTINEER,
        Role.SCRUTINEER,
        "count.sign",
        {"selection": REFERENCE},
        "The scrutineer signs: the result is provisional.",
    )


def _declared(at: str = "2026-03-12 09:00") -> Step:
    return _returning(at, "result.declare", "The result is declared.", selection=REFERENCE)


def _papers(
    folder: Path,
    name: str,
    candidates: Sequence[str],
    places: int,
    piles: Sequence[tuple[tuple[int, ...], int]],
) -> Path:
    path = folder / f"{name}.blt"
    written = write_blt(Profile.of(candidates, places, piles, title=f"Carers' seats, {REFERENCE}"))
    path.write_text("".join(written), encoding="utf-8")
    return path


_TOLD: Final[Mapping[str, Callable[[Path], Way]]] = {
    "stv": _by_stv,
    "uncontested": _uncontested,
    "nobody": _nobody,
    "agreed": _agreed,
    "panel": _by_panel,
    "tie": _tie,
    "complaint": _complaint,
    "countback": _countback,
    "kept": _kept_place,
}
WAYS: Final = tuple(_TOLD)
"""The kinds of selections, by short names."""


def way(kind: str, folder: Path) -> Way:
    """One kind of selection; its ballot file is written to the folder."""
    return _TOLD[kind](folder)
