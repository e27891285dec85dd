"""Selections of the sample: from the notice to the declared result, through the same acts as everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from compacttui.acts import counts, selections
from compacttui.acts.counts import Counted
from compacttui.acts.sample.known import Organisation, Person, Seat
from compacttui.acts.sample.preparing import Preparation
from compacttui.acts.sample.register import MOST_TERMS, SCRUTINEER, someone_for
from compacttui.acts.sample.script import Contest, Named
from compacttui.acts.sample.town import Town
from compacttui.acts.selections.planning import counting_method
from compacttui.counting import Profile, count
from compacttui.records import terms as kept
from compacttui.rules.selections import Mark, Route, Timetable
from compacttui.rules.words import SelectionMethod

_MOST_DRAWS = 40

Filled = Callable[[Seat, Person, str, date], None]
"""Told of each seat won: who won it, the term's id, and when the result was declared."""


@dataclass(slots=True, eq=False)
class _Candidate:
    person: Person
    name: str
    nomination: str
    valid: bool
    strength: int = 1


@dataclass(slots=True, eq=False)
class Selection:
    """One selection, as far as it has been told.

    Attributes:
        town: where.
        seats: which seats it is to fill.
        contest: what is settled about it.
        filled: told of each seat won.
    """

    town: Town
    seats: Sequence[Seat]
    contest: Contest
    filled: Filled
    _id: str = ""
    _candidates: list[_Candidate] = field(default_factory=list)
    _electors: int = 0

    def open(self, preparation: Preparation) -> None:
        """Give notice, in one step where nobody prepared it, and write the rest into the diary."""
        town = self.town
        if preparation.seats == self.seats and preparation.dates is not None:
            preparation.give_notice()
            self._id, dates = preparation.selection, preparation.dates
        else:
            dates = self._in_one_step()
        closes = dates[Mark.NOMINATIONS_CLOSE].moment
        self._expect_nominations(closes)
        officer = town.staff.returning_officer
        town.diary.at(closes + timedelta(hours=2), officer, self._rule)
        town.diary.at(dates[Mark.PUBLISHED].moment - timedelta(minutes=10), officer, self._publish)

    def _in_one_step(self) -> Timetable:
        town, contest = self.town, self.contest
        opened = selections.open_selection(
            town.desk,
            [seat.id for seat in self.seats],
            town.staff.returning_officer.person,
            why=contest.reason,
            method=contest.method,
            scrutineers=[town.staff.scrutineer.person],
            timetable=contest.dates,
            **asdict(contest.own),
            reason=town.material.words["in_one_step"][0],
        )
        self._id = opened.selection
        return opened.timetable

    # --- nominations ----------------------------------------------------------------------------------------

    def _expect_nominations(self, closes: datetime) -> None:
        opens = self.town.diary.now
        hours = int((closes - opens).total_seconds()) // 3600 - 30
        valid = [*self.contest.named, *[None] * (self.contest.candidates - len(self.contest.named))]
        for place, named in enumerate([*valid, *[None] * self.contest.invalid]):
            moment = opens + timedelta(
                hours=24 + self.town.dice.below(max(1, hours)), minutes=self.town.dice.below(60)
            )
            moment = moment.replace(hour=9 + moment.hour % 8)
            moment -= timedelta(days=max(0, moment.weekday() - 4))
            deed = partial(self._receive, named, valid=place < len(valid))
            self.town.diary.at(min(moment, closes - timedelta(hours=3)), self.town.staff.officer, deed)

    def _receive(self, named: Named | None, *, valid: bool) -> None:
        town, words = self.town, self.town.material.words
        person = self.town.known(named) if named else self._somebody()
        proposer, seconder = self._backers(person)
        if not valid:
            proposer = town.dice.one_of([each for each in town.organisations if not each.votes])
        received = selections.receive(
            town.desk,
            self._id,
            person.id,
            proposer=proposer.id,
            seconder=seconder.id,
            organisation=person.organisation.id,
            capacity=person.capacity,
            consented=True,
            statement=town.dice.one_of(words["statement"]).format(org=person.organisation.name),
            skills=town.dice.one_of(words["skills"]),
            interests=f"{person.organisation.name}: {person.capacity.words}.",
        )
        strength = 13 if person.name == self.contest.winner else town.dice.between(5, 11)
        self._candidates.append(_Candidate(person, person.name, received.nomination, valid, strength))

    def _somebody(self) -> Person:
        """The holder, where they stand for a second term and nobody does yet; or somebody free."""
        holder = self.seats[0].holder
        may_stand = holder is not None and holder.in_a_row < MOST_TERMS and not self._candidates
        if self.contest.holder_stands and holder is not None and may_stand:
            holder.person.seats += 1
            return holder.person
        return someone_for(self.town, self.seats[0])

    def _backers(self, person: Person) -> tuple[Organisation, Organisation]:
        voices = self.town.of_causes(self.town.material.voices[self.seats[0].voice].causes)
        near = [each for each in voices if each is not person.organisation]
        able = near if len(near) > 1 else [each for each in self.town.organisations if each.votes]
        able = [each for each in able if each is not person.organisation]
        proposer, seconder = self.town.dice.some_of(able, 2)
        return proposer, seconder

    def _rule(self) -> None:
        for candidate in self._candidates:
            selections.rule_on(
                self.town.desk,
                candidate.nomination,
                candidate.valid,
                None if candidate.valid else self.town.material.words["not_valid"][0],
            )

    def _publish(self) -> None:
        town = self.town
        published = selections.publish(town.desk, self._id)
        for candidate in self._candidates:
            if not candidate.valid:
                candidate.person.seats -= 1
        self._candidates = [each for each in self._candidates if each.valid]
        officer, now = town.staff.returning_officer, town.diary.now
        if published.route is Route.UNCONTESTED:
            town.diary.at(now + timedelta(days=1), officer, self._declare)
        elif published.route is Route.CONTESTED:
            town.diary.at(now + timedelta(minutes=20), town.staff.officer, self._freeze)
            town.diary.at(now + timedelta(minutes=50), officer, self._announce)

    # --- the poll -------------------------------------------------------------------------------------------

    def _freeze(self) -> None:
        self._electors = selections.freeze(self.town.desk, self._id).electors

    def _announce(self) -> None:
        announced = selections.announce_poll(self.town.desk, self._id)
        officer = self.town.staff.returning_officer
        self.town.diary.at(announced.closes_at + timedelta(minutes=70), officer, self._count)

    def _count(self) -> None:
        town = self.town
        counts.receive(town.desk, self._id, self._papers())
        counted = counts.run(town.desk, self._id)
        while not counted.is_complete:
            counted = self._draw(counted)
        counts.sign(town.desk, self._id)
        tomorrow = _next_workday(town.diary.now)
        town.diary.at(tomorrow, town.staff.scrutineer, self._countersign)

    def _draw(self, counted: Counted) -> Counted:
        chosen = self.town.dice.one_of(counted.tied)
        return counts.draw_lot(self.town.desk, self._id, chosen, witness=SCRUTINEER)

    def _countersign(self) -> None:
        until = counts.sign(self.town.desk, self._id).complaints_until or self.town.diary.now
        self.town.diary.at(until + timedelta(minutes=30), self.town.staff.returning_officer, self._declare)

    def _papers(self) -> Profile:
        """The papers of the poll; drawn again until whoever a story needs is elected."""
        wanted = next(
            (i for i, each in enumerate(self._candidates) if each.name == self.contest.winner), None
        )
        for _ in range(_MOST_DRAWS):
            papers = self._drawn_papers()
            if wanted is None or self._elects(papers, wanted):
                break
        return papers

    def _elects(self, papers: Profile, wanted: int) -> bool:
        """Whether the count elects the one wanted, and where several stand, not at once: worth stepping through."""
        sheet = count(papers, counting_method(self.contest.method, len(self.seats)) or "")
        steps = min(3, len(papers.candidates) - 1)
        return sheet.lot_needed is None and sheet.elected == (wanted,) and len(sheet.stages) >= steps

    def _drawn_papers(self) -> Profile:
        """Papers as voters fill them in: the better known stand higher, and many stop after two or three."""
        dice, places = self.town.dice, len(self.seats)
        number = max(places + 1, self._electors * (self.contest.turnout + dice.between(-5, 5)) // 100)
        names = [each.name for each in self._candidates]
        papers = [tuple(self._ranking()) for _ in range(number // 2 if self.contest.tie else number)]
        if self.contest.tie:
            papers += [_mirrored(paper, len(names)) for paper in papers]
        blank = min(dice.between(0, 2), self._electors - len(papers))
        return Profile.of(names, places, [(paper, 1) for paper in papers], rejected={"blank": blank})

    def _ranking(self) -> list[int]:
        dice = self.town.dice
        left = list(range(len(self._candidates)))
        length = min(len(left), dice.weighted(((15, 1), (25, 2), (30, 3), (30, len(left)))))
        ranking = []
        for _ in range(length):
            chosen = dice.weighted([(self._candidates[each].strength, each) for each in left])
            ranking.append(chosen)
            left.remove(chosen)
        # With an X a voter marks no more names than there are places.
        return ranking[: len(self.seats)] if self.contest.method is SelectionMethod.FPTP else ranking

    # --- the result -----------------------------------------------------------------------------------------

    def _declare(self) -> None:
        town = self.town
        declared = counts.declare(town.desk, self._id)
        by_id = {each.person.id: each.person for each in self._candidates}
        with town.desk.writing() as books:
            gained = {term: books.get(kept.term, term) or {} for term in declared.terms}
        for term, row in gained.items():
            person = by_id.pop(str(row["person"]))
            seat = next(each for each in self.seats if each.id == row["seat"])
            self.filled(seat, person, term, town.desk.today)
        for person in by_id.values():
            person.seats -= 1


def _mirrored(paper: tuple[int, ...], candidates: int) -> tuple[int, ...]:
    """The paper with the last two candidates in each other's place: together such papers treat them alike."""
    swapped = {candidates - 1: candidates - 2, candidates - 2: candidates - 1}
    return tuple(swapped.get(candidate, candidate) for candidate in paper)


def _next_workday(moment: datetime) -> datetime:
    later = moment + timedelta(days=3 if moment.weekday() == 4 else 1)
    return later.replace(hour=10, minute=15, second=0)
