"""Voting by keys: the code, the paper, the last question; nothing else is seen, and nothing is left."""

from __future__ import annotations

from threading import Event

import pytest
from contests import FPTP
from polling import OFFICER, Poll
from sqlalchemy import select
from textual.worker import WorkerFailed

from compacttui.acts.polls.voting import look
from compacttui.records.polls import box, sealing
from compacttui.records.polls.locks import opened
from compacttui.records.polls.paper import unpacked
from compacttui.records.work import draft
from compacttui.rules.polls import same_letters
from compacttui.rules.selections import Mark
from compacttui.rules.words import SelectionMethod
from compacttui.tui.voting.app import Voting
from tui.pictures import svg_of
from tui.stage import SMALL, WIDE, reads, screen_text, until


def cast_marks(poll: Poll, boxes: int = 3) -> list[tuple[int, ...]]:
    """What is in the box, opened with the officer's passphrase as nobody can before the close through the program."""
    selection = poll.contest.selection
    with poll.contest.office.database.reading() as connection:
        (own,) = (one for one in box.locks(connection, selection) if one.holder == "returning_officer")
        private = opened(own, same_letters(OFFICER), poll=selection)
        papers = box.papers(connection, selection)
    return [unpacked(sealing.unseal(one, private, poll=selection), boxes)[0] for one in papers]


def code_of(poll: Poll) -> str:
    return poll.codes["Housing Partnership member 1"]


@pytest.mark.slow
async def test_a_vote_by_rank_with_few_keys(open_poll):
    poll = open_poll()
    keys = 0

    async def press(*names: str) -> None:
        nonlocal keys
        keys += len(names)
        await pilot.press(*names)

    async with Voting(poll.booth).run_test(size=SMALL) as pilot:
        await reads(pilot, "Type the ballot code")
        await press(*code_of(poll).replace("-", "").lower(), "enter")
        await reads(pilot, "The vote of Housing Partnership member 1.")
        await press("down", "space", "up", "space", "enter")
        await reads(pilot, "Your paper")
        assert screen_text(pilot.app).index("Maria Okafor") < screen_text(pilot.app).index("Ana Brandt")
        await press("y")
        await reads(pilot, "Your vote is cast.")
        await press("enter")
        await reads(pilot, "Type the ballot code")
        assert code_of(poll)[:4] not in screen_text(pilot.app)
    assert cast_marks(poll) == [(2, 1, 0)]
    assert keys <= 12 + 9, f"{keys} keys, twelve of them the code"


@pytest.mark.slow
async def test_numbers_are_typed_and_choices_change_places(open_poll):
    poll = open_poll()
    async with Voting(poll.booth, code=code_of(poll)).run_test(size=WIDE) as pilot:
        await reads(pilot, "Put 1 beside your first choice")
        await pilot.press("3", "down", "1", "down", "2")
        await reads(pilot, "[2]  Tom Lindqvist")
        await pilot.press("plus")
        await reads(pilot, "[1]  Tom Lindqvist")
        await pilot.press("home", "backspace", "enter")
        await reads(pilot, "1  Tom Lindqvist")
        await pilot.press("y")
        await reads(pilot, "Your vote is cast.")
    assert cast_marks(poll) == [(0, 2, 1)]


@pytest.mark.slow
async def test_one_x(open_poll):
    poll = open_poll(method=FPTP)
    async with Voting(poll.booth, code=code_of(poll)).run_test(size=SMALL) as pilot:
        await reads(pilot, "Put an X beside one name.")
        await pilot.press("down", "space", "enter")
        await reads(pilot, "X  Maria Okafor")
        await pilot.press("y")
        await reads(pilot, "Your vote is cast.")
    assert cast_marks(poll) == [(0, 1, 0)]


@pytest.mark.slow
async def test_yes_or_no_to_whoever_stands_unopposed(open_poll):
    poll = open_poll("Maria Okafor", asked=True, method=SelectionMethod.CONFIRMATORY)
    async with Voting(poll.booth, code=code_of(poll)).run_test(size=SMALL) as pilot:
        await reads(pilot, "put an X beside Yes or beside No.")
        await pilot.press("space", "down", "space", "enter")
        await reads(pilot, "Yes and No are both marked for name 1")
        await pilot.press("escape", "up", "space", "enter")
        await reads(pilot, "X  No to Maria Okafor")
        await pilot.press("y")
        await reads(pilot, "Your vote is cast.")
    assert cast_marks(poll, 2) == [(0, 1)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keys", "says", "marks"),
    [
        ((), "The paper is blank", (0, 0, 0)),
        (("1", "down", "1"), "the same number twice", (1, 1, 0)),
        (("1", "down", "3"), "Only the first 1 choice would count", (1, 3, 0)),
        (("2",), "no first preference", (2, 0, 0)),
    ],
)
async def test_an_odd_paper_is_asked_about_and_may_be_cast_all_the_same(open_poll, keys, says, marks):
    poll = open_poll()
    async with Voting(poll.booth, code=code_of(poll)).run_test(size=WIDE) as pilot:
        await reads(pilot, "Put 1 beside")
        await pilot.press(*keys, "enter")
        await reads(pilot, says)
        await pilot.press("enter")  # struck by habit: goes back
        await reads(pilot, "Put 1 beside")
        await pilot.press("enter", "tab", "enter")
        await reads(pilot, "Your vote is cast.")
    assert cast_marks(poll) == [marks]


@pytest.mark.slow
async def test_a_mistyped_code_is_told_from_one_that_is_not_good(open_poll):
    poll = open_poll()
    async with Voting(poll.booth).run_test(size=SMALL) as pilot:
        await pilot.press(*"abcd", "enter")
        await reads(pilot, "There are 4 here")
        swapped = code_of(poll).replace("-", "")
        swapped = swapped[1] + swapped[0] + swapped[2:]
        await pilot.press("ctrl+u", *swapped.lower(), "enter")
        await until(pilot, lambda: "two changed places" in screen_text(pilot.app) or swapped[0] == swapped[1])
        await pilot.press("ctrl+u", *"abcdefghjkm1", "enter")
        await reads(pilot, "Letter 4 of group 3 is “1”")


async def test_escape_leaves_nothing_behind(open_poll):
    poll = open_poll()
    async with Voting(poll.booth, code=code_of(poll)).run_test(size=SMALL) as pilot:
        await reads(pilot, "Put 1 beside")
        await pilot.press("space", "enter")
        await reads(pilot, "Your paper")
        await pilot.press("escape", "escape")
        await reads(pilot, "Type the ballot code")
        assert "Maria" not in screen_text(pilot.app)
    assert cast_marks(poll) == []
    with poll.contest.office.database.reading() as connection:
        assert connection.execute(select(draft)).all() == []


@pytest.mark.slow
async def test_a_code_that_was_used_meanwhile_casts_nothing(open_poll):
    poll = open_poll()
    async with Voting(poll.booth, code=code_of(poll)).run_test(size=SMALL) as pilot:
        await reads(pilot, "Put 1 beside")
        poll.vote("Housing Partnership member 1", 1, 2, 3)
        await pilot.press("space", "enter")
        await reads(pilot, "Your paper")
        await pilot.press("y")
        await reads(pilot, "not good, or not any more")
    assert cast_marks(poll) == [(1, 2, 3)]


@pytest.mark.slow
async def test_hostile_names_are_shown_as_letters(open_poll):
    poll = open_poll("Ana [@click=app.quit]Brandt[/]", "Tom \x1b[31mLind\u202equist", "Maria [/] Okafor")
    async with Voting(poll.booth, code=code_of(poll)).run_test(size=WIDE) as pilot:
        await reads(pilot, "[@click=app.quit]Brandt[/]")
        assert "\x1b" not in screen_text(pilot.app)
        await pilot.press("space", "enter")
        await reads(pilot, "[@click=app.quit]Brandt[/]")


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "140x40"])
async def test_the_ballot_paper_looks_as_it_did(open_poll, size, picture):
    poll = open_poll()
    app = Voting(poll.booth, code=code_of(poll), theme="dark")
    async with app.run_test(size=size) as pilot:
        await reads(pilot, "Put 1 beside")
        await pilot.press("down", "space", "up", "space")
        await reads(pilot, "[2]  Ana Brandt")
        await reads(pilot, "No statement.")
        assert svg_of(app) == picture


@pytest.mark.slow
async def test_a_paper_that_somebody_walked_away_from_is_put_away(open_poll):
    poll = open_poll()
    async with Voting(poll.booth).run_test(size=SMALL) as pilot:
        await pilot.press(*code_of(poll), "enter")
        await reads(pilot, "Put 1 beside")
        await pilot.press("space", "enter")
        await reads(pilot, "Your paper")
        pilot.app._leave_unattended()  # as it does every 45 seconds
        await reads(pilot, "Your paper")
        pilot.app._touched -= Voting.UNATTENDED_AFTER
        pilot.app._leave_unattended()
        await reads(pilot, "Type the ballot code")
        assert code_of(poll)[:4] not in screen_text(pilot.app)
    assert cast_marks(poll) == []


async def test_a_code_that_somebody_walked_away_from_is_put_away(open_poll):
    poll = open_poll()
    poll.contest.go_past(Mark.POLL_CLOSES)
    async with Voting(poll.booth).run_test(size=SMALL) as pilot:
        await pilot.press(*code_of(poll), "enter")
        await reads(pilot, "The poll closed on")
        assert code_of(poll)[:4] in screen_text(pilot.app)
        pilot.app._touched -= Voting.UNATTENDED_AFTER
        pilot.app._leave_unattended()
        await until(pilot, lambda: code_of(poll)[:4] not in screen_text(pilot.app))
        await until(pilot, lambda: "The poll closed on" not in screen_text(pilot.app))


@pytest.mark.slow
async def test_a_paper_is_cast_with_the_code_that_it_was_fetched_with(open_poll, monkeypatch):
    poll = open_poll()
    typed_on = Event()

    def slow(booth, code):
        assert typed_on.wait(5)
        return look(booth, code)

    monkeypatch.setattr("compacttui.acts.polls.voting.look", slow)
    async with Voting(poll.booth).run_test(size=SMALL) as pilot:
        await pilot.press(*code_of(poll), "enter")
        await pilot.press("backspace", "backspace")
        typed_on.set()
        await reads(pilot, "The vote of Housing Partnership member 1.")
        await pilot.press("space", "enter")
        await reads(pilot, "Your paper")
        await pilot.press("y")
        await reads(pilot, "Your vote is cast.")
    assert cast_marks(poll) == [(1, 0, 0)]


async def test_a_mistake_of_the_program_shows_neither_code_nor_marks(open_poll, monkeypatch):
    """Textual's own way of ending shows every variable; ours leaves it to the command to say that it failed."""
    poll = open_poll()

    def broken(*_given):
        raise ZeroDivisionError

    monkeypatch.setattr("compacttui.acts.polls.voting.cast", broken)
    app = Voting(poll.booth, code=code_of(poll))
    printed: list[object] = []
    monkeypatch.setattr(app, "_print_error_renderables", lambda: printed.extend(app._exit_renderables))

    async def vote():
        async with app.run_test(size=SMALL) as pilot:
            await reads(pilot, "Put 1 beside")
            await pilot.press("space", "enter")
            await reads(pilot, "Your paper")
            await pilot.press("y")
            await until(pilot, lambda: not app.is_running)

    with pytest.raises(WorkerFailed):  # raised anew by the pilot
        await vote()
    assert printed == []


def test_whoever_started_it_is_told_what_it_failed_with(open_poll, monkeypatch):
    app = Voting(open_poll().booth)

    def run():
        app._exception = WorkerFailed(ZeroDivisionError("a mistake"))

    monkeypatch.setattr(app, "run", run)
    with pytest.raises(ZeroDivisionError, match="a mistake"):
        app.run_until_left()
