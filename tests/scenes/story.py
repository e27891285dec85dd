"""The story of one seat, told once as data: who did what, when, in which role, and what was true afterwards.

Every scene plays these steps, by commands, by keys or by the acts themselves; with the same clock and the same
seed each must end with the same ledger. All people and organisations are invented. The ballots are real: those of
a council contest whose stage table was published, with the candidates' names replaced by the story's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from compacttui.counting import Profile
from compacttui.counting.rankings import Ranking
from compacttui.exchange.ballots import read, write_blt
from compacttui.rules.roles import Role

Given: TypeAlias = "str | int | bool | list[str] | list[dict[str, str | int | bool]]"

SEED: Final = "the line"
TOWN: Final = "Eastmere (example)"
OFFICER: Final = "Ama Larbi"
RETURNING: Final = "Ruth Adeyemi"
SCRUTINEER: Final = "Sam Petrov"
SECRETARY: Final = "Jo Marchetti"
AUDITOR: Final = "Nia Castellan"
HOLDER: Final = "Maria Okafor"
BOARD: Final = "Health and Wellbeing Board"
SEAT: Final = "Carers' seat"
SEATS: Final = [SEAT, "Second carers' seat", "Third carers' seat"]
CHARITY: Final = "Harbour Youth Trust"
CENTRE: Final = "Eastmere Carers Centre"
REFERENCE: Final = "2026-01"

CANDIDATES: Final = [
    "Ellis Brandt",
    "Tom Lindqvist",
    "Devi Rahman",
    "Grace Mbeki",
    HOLDER,
    "Yusuf Devlin",
    "Hannah Whitcombe",
    "Piotr Zielak",
]
"""In the order of the ballot file, so that each has the votes of the one whose place they take."""
NOT_VALID: Final = "Lewis Thorne"

BEGIN: Final = "2026-01-05 09:00"
REGISTERED: Final = "2026-01-05 09:10"
READ_AT: Final = "2026-05-18 10:00"
"""When the auditor comes."""
MEMBERS: Final = 4300
"""Organisations with a vote: as many as there are papers in the real contest, and some that did not vote."""
CONTEST: Final = "elections/blt/scot-elex/dundee_2022_ward5.blt"
OFFICIAL: Final = "elections/official_stages/dundee22_maryfield_stages.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does.

    Attributes:
        at: when, in London: "2026-01-12 09:00".
        who: by name.
        role: the hat that is on.
        act: its name.
        given: what they fill in, as a person types it; names, never ids.
        then: what is true afterwards, in words.
        shows: of which record it can be read ("seat", its name), and in which words.
        refused: the words of the refusal, where it must not happen.
        ends: the exit code of the command.
    """

    at: str
    who: str
    role: Role
    act: str
    given: Mapping[str, Given]
    then: str
    shows: tuple[str, str, str] | None = None
    refused: str = ""
    ends: int = 0

    @property
    def moment(self) -> datetime:
        """When, in UTC."""
        return moment(self.at)

    def showing(self, kind: str, name: str, words: str) -> Step:
        """This step, with the record on which it can be read afterwards."""
        return replace(self, shows=(kind, name, words))

    def refused_with(self, words: str) -> Step:
        """This step, which a rule must not allow."""
        return replace(self, refused=words, ends=1)

    def forbidden(self) -> Step:
        """This step, which the role must not do."""
        return replace(self, refused="is done by the", ends=5)


def moment(at: str) -> datetime:
    """A moment in London, in UTC."""
    return datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)


def members(number: int = MEMBERS) -> Iterator[str]:
    """The names of the organisations that were on the town's register before the story begins."""
    areas = [f"{first}{last}" for first in _FIRST for last in _LAST]
    names = (f"{area} {purpose}" for purpose in _PURPOSES for area in areas)
    return (name for name, _ in zip(names, range(number), strict=False))


_FIRST = ("North", "South", "East", "West", "Old", "New", "Long", "High")
_LAST = ("gate", "quay", "field", "wick", "bridge", "mere", "combe", "ford", "ham", "stead")
_PURPOSES = (
    "Walking Group", "Lunch Club", "Community Choir", "Residents", "Youth Club", "Food Bank", "Carers Circle",
    "Allotments", "Credit Union", "Over 60s", "Playgroup", "Repair Shed", "Community Garden", "Football Club",
    "Advice Centre", "Befrienders", "Community Transport", "Arts Workshop", "History Society", "Toy Library",
    "Women's Group", "Men's Shed", "Disability Forum", "Mosque Trust", "Chapel Hall", "Gurdwara Kitchen",
    "Refugee Welcome", "Tenants", "Community Radio", "Swimming Club", "Library Friends", "Park Friends",
    "Boxing Club", "Dance School", "Cycle Hub", "Wildlife Group", "Parents and Toddlers", "Debt Advice",
    "Hospice Friends", "Deaf Club", "Sight Support", "Dementia Cafe", "Stroke Club", "Autism Network",
    "Homework Club", "Street Pastors", "Good Neighbours", "Village Hall", "Foodshare", "Beekeepers",
    "Ramblers", "Sewing Circle", "Language Cafe", "Scouts",
)  # fmt: skip


def ballot_file(data: Path, folder: Path) -> Path:
    """The real papers of the contest in a file of our own, with the names of the story."""
    papers = read(data / CONTEST).profile
    return _written(papers.places, papers.rankings, dict(papers.rejected), folder)


def small_ballot_file(folder: Path) -> Path:
    """Invented papers of an invented poll with few electors, for what is played again and again."""
    return _written(3, _PILES, {}, folder)


THE_LINE: Final = [
    "seat created",
    "seat vacant",
    "selection opened",
    "register of electors frozen",
    "nominations closed",
    "notice of poll given",
    "ballot papers sealed",
    "votes counted",
    "count signed",
    "result declared",
    "chosen for the seat",
    "accepted",
    "term began",
    "interest declared",
    "interest declared at a meeting",
    "decision on a declared interest",
    "meeting attended",
    "left the room",
    "came back into the room",
    "reported back",
]
"""What an auditor reads of the seat, oldest first."""

FEW_MEMBERS: Final = 40
_PILES = (((4, 0), 13), ((0, 6), 9), ((6, 7), 6), ((7, 6), 4), ((1, 6), 3), ((3, 6), 2), ((2, 6), 1))
"""Papers for `FEW_MEMBERS`: rankings by the places in `CANDIDATES`, and how many bear them."""


def _written(
    places: int, piles: Iterable[tuple[Ranking, int]], rejected: Mapping[str, int], folder: Path
) -> Path:
    title = f"Carers' seats, selection {REFERENCE}"
    renamed = Profile.of(CANDIDATES, places, piles, rejected=rejected, title=title)
    path = folder / "papers.blt"
    path.write_text("".join(write_blt(renamed)), encoding="utf-8")
    return path


def story(ballots: Path) -> list[Step]:
    """Every step from the empty seat to the late report, oldest first."""
    return [
        *_the_seat(),
        *_the_people(),
        *_nominations(),
        *_the_poll(ballots),
        *_the_term(),
        *_the_meeting(),
        *_the_report(),
    ]


def _office(at: str, act: str, then: str, **given: Given) -> Step:
    return Step(at, OFFICER, Role.CVS_OFFICER, act, given, then)


def _returning(at: str, act: str, then: str, **given: Given) -> Step:
    return Step(at, RETURNING, Role.RETURNING_OFFICER, act, given, then)


def _holder(at: str, act: str, then: str, **given: Given) -> Step:
    return Step(at, HOLDER, Role.REPRESENTATIVE, act, given, then)


def _board(at: str, act: str, then: str, **given: Given) -> Step:
    return Step(at, SECRETARY, Role.PARTNERSHIP_CONTACT, act, given, then)


def _the_seat() -> Iterator[Step]:
    yield _office(
        "2026-01-05 14:00",
        "partnership.register",
        "The board is on the register.",
        name=BOARD,
        statutory=True,
        since="2013",
        meets="every two months",
    )
    yield _office(
        "2026-01-05 14:05",
        "constituency.define",
        "There is a constituency that seats can speak for.",
        name="Carers",
        description="Everyone who looks after somebody without being paid for it.",
    )
    for minute, seat in enumerate(SEATS, 10):
        yield _office(
            f"2026-01-05 14:{minute}",
            "seat.create",
            f"{seat} is there, and stands vacant.",
            partnership=BOARD,
            name=seat,
            constituency="Carers",
            since="5 January 2026",
        ).showing("seat", seat, "vacant")


def _the_people() -> Iterator[Step]:
    bodies = {
        CENTRE: "full",
        CHARITY: "full",
        "Tidewater Carers Network": "full",
        "Saltmarsh Anglers": "none",
    }
    for minute, (name, standing) in enumerate(bodies.items(), 20):
        yield _office(
            f"2026-01-05 14:{minute}",
            "organisation.register",
            f"{name} is on the register.",
            name=name,
            membership_class=standing,
            since="2019",
        )
    roles = {
        RETURNING: "returning_officer",
        SCRUTINEER: "scrutineer",
        SECRETARY: "partnership_contact",
        AUDITOR: "auditor",
    }
    for minute, name in enumerate([*roles, *CANDIDATES, NOT_VALID], 25):
        given: dict[str, Given] = {"name": name}
        if name in roles:
            given["roles"] = [roles[name]]
        yield _office(f"2026-01-05 14:{minute}", "person.register", f"{name} is on the register.", **given)
    yield _office(
        "2026-01-05 14:50",
        "affiliation.begin",
        f"It is known that {HOLDER} volunteers for the centre.",
        person=HOLDER,
        organisation=CENTRE,
        capacity="volunteer",
        since="March 2021",
    ).showing("person", HOLDER, CENTRE)


def _nominations() -> Iterator[Step]:
    yield _office(
        "2026-01-12 09:00",
        "selection.open",
        "A selection is open; its returning officer and its scrutineer have no part in it.",
        seats=SEATS,
        returning_officer=RETURNING,
        why="new_seat",
        scrutineers=[SCRUTINEER],
        reason="The board agreed to three seats for carers.",
    ).showing("selection", REFERENCE, RETURNING)
    for day, name in enumerate(CANDIDATES, 13):
        yield _office(
            f"2026-01-{day} 10:00",
            "nomination.receive",
            f"The nomination of {name} is received, with a proposer and a seconder.",
            selection=REFERENCE,
            person=name,
            proposer="Tidewater Carers Network",
            seconder=CHARITY,
            consented=True,
            statement=f"{name}: the hours after ten at night are when carers need somebody.",
            interests="none",
        )
    yield _office(
        "2026-01-21 10:00",
        "nomination.receive",
        f"The nomination of {NOT_VALID} is received; it is noted that its proposer is not on the register.",
        selection=REFERENCE,
        person=NOT_VALID,
        proposer="Saltmarsh Anglers",
        seconder=CHARITY,
        consented=True,
        interests="none",
    )
    for minute, name in enumerate(CANDIDATES, 10):
        yield _returning(
            f"2026-02-02 15:{minute}",
            "nomination.rule",
            f"The nomination of {name} is valid.",
            nomination=name,
            valid=True,
        )
    yield _returning(
        "2026-02-02 15:30",
        "nomination.rule",
        f"The nomination of {NOT_VALID} is not valid, and why stands beside it.",
        nomination=NOT_VALID,
        valid=False,
        reason="The proposer is no member.",
    )


def _the_poll(ballots: Path) -> Iterator[Step]:
    yield _office("2026-02-03 16:00", "register.freeze", "It is settled who votes.", selection=REFERENCE)
    yield _returning(
        "2026-02-05 09:30",
        "nominations.publish",
        "Who stands is published: eight candidates for three places.",
        selection=REFERENCE,
    )
    yield _returning("2026-02-05 10:00", "poll.announce", "Notice of poll is given.", selection=REFERENCE)
    papers = {"selection": REFERENCE, "ballots": str(ballots)}
    yield _returning(
        "2026-02-20 09:00", "ballots.receive", "While the poll is open nobody sees a paper.", **papers
    ).refused_with("The poll is open until Monday 2 March 2026, 12 noon")
    yield _returning(
        "2026-03-02 12:10",
        "ballots.receive",
        "The poll has closed by the clock, and the papers are sealed.",
        **papers,
    )
    yield _office(
        "2026-03-02 12:20", "count.run", "An officer does not count.", selection=REFERENCE
    ).forbidden()
    yield _returning("2026-03-02 12:30", "count.run", "The votes are counted.", selection=REFERENCE)
    yield _returning(
        "2026-03-02 14:00", "count.sign", "The returning officer answers for it.", selection=REFERENCE
    )
    yield Step(
        "2026-03-02 15:00",
        SCRUTINEER,
        Role.SCRUTINEER,
        "count.sign",
        {"selection": REFERENCE},
        "So does the scrutineer: the result is provisional.",
    )
    yield _returning(
        "2026-03-12 09:00", "result.declare", f"{HOLDER} is elected to the {SEAT}.", selection=REFERENCE
    ).showing("seat", SEAT, HOLDER)


def _the_term() -> Iterator[Step]:
    yield _office(
        "2026-03-12 09:30",
        "person.give_roles",
        f"{HOLDER} can use the program.",
        person=HOLDER,
        roles=["representative"],
        reason="Elected to the carers' seat.",
    )
    yield _office(
        "2026-03-12 10:00", "term.begin", "Nobody begins before everything is accepted.", term=HOLDER
    ).refused_with("is not accepted yet")
    yield _holder(
        "2026-03-13 19:00",
        "term.accept",
        "Role, code, confidentiality and the form about interests are accepted.",
        term=HOLDER,
        what=["role", "code", "confidentiality", "interests"],
    )
    yield _office(
        "2026-03-16 09:00", "term.begin", "The term has begun, and the seat is held.", term=HOLDER
    ).showing("seat", SEAT, HOLDER)
    yield _holder(
        "2026-03-20 20:00",
        "interest.declare",
        "The interest is on the register, two days after it was known.",
        category="non_financial_professional",
        kind="trusteeship",
        since="18 March 2026",
        organisation=CHARITY,
        description="I have joined the board of trustees.",
        aware_on="18 March 2026",
    ).showing("interest", CHARITY, "Wed 18 March")


def _the_meeting() -> Iterator[Step]:
    yield _board(
        "2026-03-23 11:00",
        "meeting.schedule",
        "A meeting is planned.",
        partnership=BOARD,
        day="14 April 2026",
        starts="14:00",
        ends="16:00",
        place="Town Hall, room 2",
    )
    yield _board(
        "2026-03-23 11:10",
        "meeting.add_item",
        "The winter plan is on its agenda.",
        meeting=BOARD,
        title="Winter plan",
        decision=True,
    )
    yield _board(
        "2026-03-23 11:15",
        "meeting.add_item",
        "So is the grant round, which names an organisation in which the representative has an interest.",
        meeting=BOARD,
        title="Grant round",
        organisations=[CHARITY],
        decision=True,
    )
    yield _holder(
        "2026-03-24 18:00",
        "meeting.cancel",
        "A representative calls off no meeting.",
        meeting=BOARD,
        reason="Busy.",
    ).forbidden()
    yield _holder(
        "2026-04-14 13:30",
        "declaration.make",
        "The interest is declared at the meeting.",
        meeting=BOARD,
        item="Grant round",
        interest=CHARITY,
    )
    yield _board(
        "2026-04-14 13:50",
        "declaration.assess",
        "It is a conflict, and the representative leaves for the item.",
        declaration=HOLDER,
        decided_by="Anne Whitfield, chair",
        mitigation="leave_for_item",
    )
    yield _board(
        "2026-04-14 16:30",
        "meeting.hold",
        "The meeting is on record as held, and the report-back is due in 14 days.",
        meeting=BOARD,
        attended=[{"term": HOLDER, "status": "present"}],
    )
    yield _board(
        "2026-04-14 16:40", "declaration.leave", "They left at 14:20.", declaration=HOLDER, left_at="14:20"
    )
    yield _board(
        "2026-04-14 16:45",
        "declaration.come_back",
        "They came back at 14:41.",
        declaration=HOLDER,
        returned_at="14:41",
    )


def _the_report() -> Iterator[Step]:
    yield _holder(
        "2026-05-10 21:15",
        "report.submit",
        "Members can read the report-back. It is twelve days late, and stays so.",
        meeting=BOARD,
        items=[
            {
                "item": "Winter plan",
                "discussed": "How transport keeps running when the roads are icy.",
                "decided": "£40k for community transport.",
                "said": "That carers cannot use slots before ten in the morning.",
                "basis": "network_meeting",
                "people_asked": 18,
                "implications": "Later slots can be booked from November.",
            },
            {
                "item": "Grant round",
                "decided": "Not known to me: I had left the room.",
                "basis": "not_consulted",
            },
        ],
        asks="Which slots do you need most?",
    )
