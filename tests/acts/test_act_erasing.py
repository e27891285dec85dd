"""Erasing a person's words: what goes, what stays, what the history says, and when it is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

import pytest
from board import Board, Sitter
from contests import Contest
from sqlalchemy import select

from compacttui.acts import declarations, drafts, keeping, mergers, organisations, people, reports, soundings
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.questions.exceptions import exceptions
from compacttui.questions.ledger import entry, history
from compacttui.questions.people import people as people_on_register
from compacttui.questions.showing import show
from compacttui.questions.things import resolve
from compacttui.records import erasing
from compacttui.records.columns import subject_tables
from compacttui.records.erasures import Listed
from compacttui.records.events import ERASED, Event
from compacttui.records.log import Books, event_table, personal_table
from compacttui.records.merkle import leaf_hash
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import ErasureGround

NAME = "Wilhelmina Thistlewood"
WORDS = "quokkas in the orchard"
"""Words that stand nowhere else: not in the program, not in a sample."""
ASKED = "Asked in writing on 1 June."


@dataclass
class Former:
    """A board whose holder has left, and what they wrote while they were there."""

    board: Board
    holder: Sitter
    interest: str
    meeting: str

    @property
    def person(self) -> str:
        return self.holder.person


@pytest.fixture
def former(desk: Desk) -> Former:
    """Somebody who declared, asked members, reported back, left something unfinished, and then left."""
    board = Board.of(desk)
    holder = board.sitter(NAME, seat=board.seat())
    interest = board.trustee_of(holder, board.organisation())
    meeting = board.meeting(date(2026, 3, 10))
    item = board.item(meeting, "Carers' breaks")
    soundings.ask(holder.desk, meeting, f"What of the {WORDS}?", item)
    declarations.nil(holder.desk, meeting)
    board.go_to(date(2026, 3, 11))
    board.hold(meeting, holder)
    reports.submit(
        holder.desk,
        meeting,
        [ReportItem(item=item, discussed=WORDS, said=f"I spoke of {WORDS}.")],
        asks=WORDS,
    )
    drafts.save(holder.desk, "handover.write", holder.term, {"advice": WORDS})
    drafts.save(desk, "person.rename", holder.person, {"name": NAME})
    people.rename(desk, holder.person, f"{NAME}-Hargreaves")
    board.go_to(date(2026, 4, 1))
    board.leaves(holder, date(2026, 3, 31))
    board.go_to(date(2026, 6, 1))
    return Former(board, holder, interest, meeting)


def erased(former: Former, **more: object) -> keeping.Erased:
    given = {"ground": ErasureGround.OBJECTION, "reason": ASKED, **more}
    return keeping.erase(former.board.officer, former.person, **given)  # type: ignore[arg-type]


def words_kept(desk: Desk) -> list[str]:
    """Every word that the ledger still holds."""
    with desk.database.reading() as connection:
        return list(connection.execute(select(personal_table.c.value)).scalars())


def cells(desk: Desk) -> Iterator[str]:
    """Every text in every table of the records."""
    with desk.database.reading() as connection:
        for table in subject_tables.values():
            for row in connection.execute(select(table)):
                yield from (cell for cell in row if isinstance(cell, str))


def traces(desk: Desk, *texts: str) -> list[str]:
    """Those of these texts that can be found in the file, or in the log beside it."""
    path = desk.database.path
    assert path is not None
    files = [path, *path.parent.glob(f"{path.name}-*")]
    raw = b"".join(file.read_bytes() for file in files)
    return [text for text in texts if text.encode() in raw]


@pytest.mark.file
def test_erasure_request_by_a_former_rep(former: Former) -> None:
    desk = former.board.officer
    before = verify(desk.database, desk.town)
    done = erased(former)
    assert "Copies of the records that were made before still hold these words" in done.said
    assert done.pieces >= 8
    assert not [text for text in (*words_kept(desk), *cells(desk)) if WORDS in text or NAME in text]
    assert traces(desk, NAME, WORDS) == []
    assert drafts.load(former.holder.desk, "handover.write", former.holder.term) is None
    after = verify(desk.database, desk.town)
    assert after.ok, after.findings
    assert after.entries == before.entries + 1


def test_what_stays_is_what_happened(former: Former) -> None:
    desk = former.board.officer
    with desk.database.reading() as connection:
        before = connection.execute(select(event_table).order_by(event_table.c.seq)).all()
    erased(former)
    with desk.database.reading() as connection:
        after = connection.execute(select(event_table).order_by(event_table.c.seq)).all()
    assert after[: len(before)] == before
    assert all(leaf_hash(row.body.encode()) == row.leaf for row in after)
    assert after[-1].kind == "person.erased"
    assert NAME not in after[-1].body


def test_people_are_spoken_of_by_their_last_seat_afterwards(former: Former) -> None:
    erased(former)
    view = former.board.view()
    called = "former representative, Carers' seat, Health and Wellbeing Board"
    assert [row.person for row in people_on_register(view)] == [called, "Ama Larbi"]
    shown = show(view, "person", former.person)
    assert (shown.title, shown.stands) == (called, "name removed")
    with pytest.raises(Refused):
        resolve(view, "person", NAME)


def test_the_history_says_when_by_whom_and_on_what_ground(former: Former) -> None:
    erased(former)
    view = former.board.view(Role.AUDITOR)
    newest = history(view).page(0)[0]
    opened = entry(view, newest.seq)
    assert opened.what == "words erased"
    assert opened.note.startswith("ground: they object · ")
    assert (opened.by, opened.role, opened.reason) == ("Ama Larbi", "officer", ASKED)


def test_before_the_time_of_the_rule_book_a_reason_is_needed_and_stands_among_the_exceptions(
    former: Former,
) -> None:
    with pytest.raises(Refused, match=r"until Wednesday 31 March 2032 \(term.keep_years\)") as refused:
        erased(former, reason=None)
    assert refused.value.field == "reason"
    erased(former)
    rows = [row for row in exceptions(former.board.view()) if row.check.startswith("keep_")]
    assert {(row.check, row.reason) for row in rows} == {("keep_term", ASKED), ("keep_interest", ASKED)}


@pytest.mark.parametrize("ground", [ErasureGround.UNLAWFUL, ErasureGround.LEGAL_DUTY])
def test_what_the_law_forbids_to_keep_needs_no_reason(former: Former, ground: ErasureGround) -> None:
    erased(former, ground=ground, reason=None)
    assert not [row for row in exceptions(former.board.view()) if row.check.startswith("keep_")]


def test_kept_long_enough_is_a_ground_only_when_it_is_true(former: Former) -> None:
    with pytest.raises(Refused, match=r"(people|term)\.keep_years"):
        erased(former, ground=ErasureGround.KEPT_LONG_ENOUGH)
    former.board.go_to(date(2032, 4, 1))
    erased(former, ground=ErasureGround.KEPT_LONG_ENOUGH, reason=None)
    nobody = people.register(former.board.officer, "Ben Cole")
    with pytest.raises(Refused, match="They never served"):
        keeping.erase(former.board.officer, nobody, ErasureGround.KEPT_LONG_ENOUGH)


def test_nobody_in_office_is_erased(desk: Desk) -> None:
    board = Board.of(desk)
    holder = board.sitter(NAME)
    with pytest.raises(Refused, match=f"They serve on, or are chosen for: Seat of {NAME}"):
        keeping.erase(desk, holder.person, ErasureGround.LEGAL_DUTY, reason=ASKED)


def test_nobody_who_stands_is_erased(desk: Desk) -> None:
    contest = Contest.of(desk)
    contest.open()
    contest.nominate(NAME)
    person = resolve(contest.view(), "person", NAME)
    with pytest.raises(Refused, match="They stand in a selection that is not over: selection 2026"):
        keeping.erase(desk, person, ErasureGround.UNLAWFUL)


def test_nobody_whose_result_is_complained_about_is_erased(desk: Desk) -> None:
    contest = Contest.of(desk, seats=2, members=13)
    contest.elect_two()
    contest.sign()
    contest.declare()
    contest.complain()
    person = next(row["person"] for row in _nominations(desk) if row["state"] in {"not_elected", "reserve"})
    with pytest.raises(Refused, match="complaint 1 on selection"):
        keeping.erase(desk, str(person), ErasureGround.UNLAWFUL)


def _nominations(desk: Desk) -> list[dict[str, object]]:
    table = subject_tables["nomination"]
    with desk.database.reading() as connection:
        rows = connection.execute(
            select(table).where(table.c.superseded_seq.is_(None), table.c.effective_to.is_(None))
        ).mappings()
        return [dict(row) for row in rows]


def test_nobody_with_a_role_here_or_a_vote_to_cast_is_erased(desk: Desk) -> None:
    officer = people.register(desk, NAME, roles=[Role.CVS_OFFICER])
    with pytest.raises(Refused, match=r"They have a role here: officer\. Take it away first"):
        keeping.erase(desk, officer, ErasureGround.OBJECTION)
    contact = people.register(desk, "Ben Cole")
    trust = organisations.register(desk, "Harbour Youth Trust")
    organisations.name_contact(desk, trust, contact)
    with pytest.raises(Refused, match="They are the voting contact of Harbour Youth Trust"):
        keeping.erase(desk, contact, ErasureGround.OBJECTION)


def test_nobody_erases_themselves_and_no_volunteer_or_auditor_anybody(former: Former) -> None:
    desk = former.board.officer
    with pytest.raises(Refused, match="another officer does it"):
        keeping.erase(desk, desk.person, ErasureGround.OBJECTION)
    for role in set(Role) - {Role.CVS_OFFICER}:
        with pytest.raises(NotPermitted):
            keeping.erase(replace(desk, role=role), former.person, ErasureGround.OBJECTION, reason=ASKED)


def test_what_an_officer_wrote_of_others_is_the_offices_and_stays(desk: Desk) -> None:
    grace = people.register(desk, NAME, roles=[Role.CVS_OFFICER])
    hers = replace(desk, person=grace)
    board = Board.of(hers)
    sitter = board.sitter("Maria Okafor")
    people.give_roles(hers, sitter.person, [Role.REPRESENTATIVE, Role.DEPUTY], reason="She stands in, too.")
    people.give_roles(desk, grace, [], reason="She has left.")
    keeping.erase(desk, grace, ErasureGround.OBJECTION)
    assert "She stands in, too." in words_kept(desk)
    assert NAME not in words_kept(desk)
    rows = [row for row in history(board.view()) if row.seq and "roles given" in row.what]
    assert rows
    assert verify(desk.database, desk.town).ok


@pytest.mark.file
def test_the_words_of_others_go_where_they_are_named(former: Former) -> None:
    desk = former.board.officer
    other = people.register(desk, "Ben Cole")
    people.give_roles(desk, other, [Role.REPRESENTATIVE], reason=f"He follows {NAME}.")
    number = history(former.board.view()).page(0)[0].seq
    with pytest.raises(Refused, match="their name is not in its words"):
        erased(former, also=[1])
    with pytest.raises(Refused, match="holds no words"):
        erased(former, also=[9999])
    erased(former, also=[number])
    assert traces(desk, NAME) == []
    assert verify(desk.database, desk.town).ok


@pytest.mark.file
def test_two_records_of_one_person_are_erased_together(former: Former) -> None:
    desk = former.board.officer
    double = people.register(desk, "W. Thistlewood")
    mergers.merge_people(desk, double, former.person, reason="the same address")
    erased(former)
    assert traces(desk, NAME, "W. Thistlewood") == []
    assert verify(desk.database, desk.town).ok


def test_nothing_is_erased_twice(former: Former) -> None:
    erased(former)
    with pytest.raises(Refused, match="Nothing in their words is left"):
        erased(former)


@pytest.mark.file
def test_the_database_lets_words_go_with_their_erasure_alone(former: Former) -> None:
    desk = former.board.officer
    path = desk.database.path
    assert path is not None

    def refused(statement: str) -> None:
        with (
            closing(sqlite3.connect(path)) as raw,
            pytest.raises(sqlite3.IntegrityError, match=r"entry that says so|never changed"),
        ):
            raw.execute(statement)

    refused("DELETE FROM personal WHERE field = 'name'")
    refused("UPDATE personal SET value = '' WHERE field = 'name'")
    erased(former)
    # The act is over: what its entry lists is gone, and nothing else goes by it.
    refused("DELETE FROM personal WHERE field = 'reason'")
    refused("DELETE FROM personal")


@pytest.mark.file
def test_missing_words_need_their_erasure_and_erased_ones_may_not_come_back(former: Former) -> None:
    desk = former.board.officer
    path = desk.database.path
    assert path is not None
    with closing(sqlite3.connect(path)) as raw:
        kept = raw.execute("SELECT * FROM personal WHERE value = ?", (NAME,)).fetchone()
    erased(former)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("INSERT INTO personal VALUES (?, ?, ?, ?, ?, ?)", kept)
        raw.commit()
    found = verify(desk.database, desk.town).findings
    assert found[0].entry == kept[1]
    assert "says that they were erased" in found[0].sentence


def test_an_erasure_that_fails_changes_nothing(former: Former, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = former.board.officer
    before = words_kept(desk)

    def fails_at_the_end(books: Books, event: Event, words: Listed) -> None:
        erasing.erase(books, event, words)
        raise Refused("The disk is full.")

    monkeypatch.setattr("compacttui.acts.keeping.carrying.erase", fails_at_the_end)
    with pytest.raises(Refused, match="disk is full"):
        erased(former)
    assert words_kept(desk) == before
    assert verify(desk.database, desk.town).ok


def test_erased_words_are_said_to_be_erased(former: Former, view_of: Callable[..., object]) -> None:
    erased(former)
    with former.board.officer.database.reading() as connection:
        table = subject_tables["report_item"]
        assert connection.execute(select(table.c.said)).scalars().first() == ERASED
