"""The count room: stage by stage, at every size, for every kind of method; what is offered to whom."""

from __future__ import annotations

import re
from dataclasses import replace
from time import thread_time

import pytest

from compacttui.counting import Profile, count
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState
from compacttui.tui.places.counts.picture import Picture, Sum
from compacttui.tui.widgets.cells import bits_of
from tui.counts.stage import BOTH, counted, opened, room_of
from tui.stage import SMALL, WIDE, reads, screen_text, until

SIZES = pytest.mark.parametrize(
    "size", [SMALL, pytest.param(WIDE, marks=pytest.mark.slow)], ids=["80x24", "140x40"]
)

STV = counted("scottish-stv", 6, 3, 209)
LARGE = counted("scottish-stv", 20, 6, 1500)


def lines_of(pilot) -> list[str]:
    return screen_text(pilot.app).splitlines()


def figures_of(pilot) -> list[float]:
    """The votes in every line of the picture: candidates, those not in view, what counts for nobody, the total."""
    beginnings = [re.escape(name[:8]) for name in (*LARGE.candidates, "non-transferable", "total")]
    begins = re.compile(f"..({'|'.join(beginnings)}|[0-9]+ not in view)")
    figures = []
    for line in filter(begins.match, lines_of(pilot)):
        figures.append(float(re.findall(r"\d+\.\d{5}", line)[0]))
        if line[2:].startswith("total"):
            break
    return figures


@SIZES
async def test_space_and_arrows_go_from_stage_to_stage_and_nothing_jumps(size) -> None:
    async with opened(room_of(STV), size) as (pilot, place):
        await reads(pilot, f"Stage 1 of {len(STV.stages)}")
        heads = []
        for number, key in enumerate(["space", "right", "space", "right"], 2):
            await pilot.press(key)
            await reads(pilot, f"Stage {number} of {len(STV.stages)}")
            heads.append(next(line for line in lines_of(pilot) if "Candidate" in line))
        assert len(set(heads)) == 1
        assert not place.check_action("step", (1,)), "there is no stage after the last"
        for key in ("left", "backspace", "left", "left"):
            await pilot.press(key)
        await reads(pilot, f"Stage 1 of {len(STV.stages)}")
        assert not place.check_action("step", (-1,))


def test_a_no_stands_below_its_yes_and_there_is_no_line_to_reach() -> None:
    names = ["Maria Okafor", "Tom Lindqvist", "No to Maria Okafor", "No to Tom Lindqvist"]
    picture = Picture(count(Profile.of(names, 2, [((0, 3), 4), ((0, 1), 2), ((2,), 1)]), "yes-no"))
    (stage,) = picture.sheet.stages
    assert [picture.names[one] for one in picture.order] == [names[one] for one in (0, 2, 1, 3)]
    assert picture.line_at(stage) is None
    assert picture.outcomes == {0: (1, "confirmed")}


@pytest.mark.slow
async def test_every_candidate_stands_on_one_line_at_every_stage() -> None:
    async with opened(room_of(STV), SMALL) as (pilot, _place):
        places = []
        for number in range(1, len(STV.stages) + 1):
            await reads(pilot, f"Stage {number} of")
            shown = lines_of(pilot)
            places.append(
                [
                    next(y for y, line in enumerate(shown) if line[2:].startswith(name))
                    for name in STV.candidates
                ]
            )
            await pilot.press("space")
        assert all(place == places[0] for place in places)


@pytest.mark.slow
@SIZES
async def test_what_is_on_the_screen_adds_up_with_twenty_candidates(size) -> None:
    async with opened(room_of(LARGE), size) as (pilot, place):
        for stage in LARGE.stages:
            await until(pilot, lambda: place.number == stage.number)  # noqa: B023 - awaited at once
            await pilot.pause()
            *parts, total = figures_of(pilot)
            assert sum(parts) == pytest.approx(total), stage.number
            await pilot.press("space")


@pytest.mark.slow
async def test_a_change_of_stage_takes_less_than_a_frame() -> None:
    async with opened(room_of(LARGE), WIDE) as (pilot, place):
        took = []
        for _ in range(len(LARGE.stages) - 1):
            began = thread_time()
            place.action_step(1)
            took.append(thread_time() - began)
            await pilot.pause()
        assert sorted(took)[len(took) // 2] < 0.016


@pytest.mark.slow
async def test_a_table_keeps_the_names_and_moves_with_the_stage() -> None:
    async with opened(room_of(LARGE), SMALL) as (pilot, _place):
        await pilot.press("t")
        await reads(pilot, "▶ 1")
        for number in range(2, 10):
            await pilot.press("right")
            await reads(pilot, f"▶ {number} ")
            assert "Candidate" in screen_text(pilot.app)
            assert "non-transferable" in screen_text(pilot.app)
        await pilot.press("t")
        await reads(pilot, "quota 215")


@pytest.mark.slow
async def test_words_lead_to_their_stage() -> None:
    async with opened(room_of(STV), SMALL) as (pilot, place):
        await pilot.press("space", "w")
        await reads(pilot, "The count in words")
        await reads(pilot, "(Rule 45.)")
        await pilot.press("down", "enter")
        await until(pilot, lambda: place.number == 3)
        await reads(pilot, "Stage 3 of")


@pytest.mark.slow
async def test_enter_tells_the_story_of_a_candidate() -> None:
    async with opened(room_of(STV), SMALL) as (pilot, _place):
        await pilot.press("home", "enter")
        await reads(pilot, "Maria Okafor, stage by stage")
        await reads(pilot, "first preferences")
        await reads(pilot, "the surplus went on")
        await pilot.press("escape")
        await reads(pilot, "Stage 1 of")


@pytest.mark.slow
async def test_each_hat_is_offered_its_own_keys() -> None:
    offered = {}
    for role in (Role.RETURNING_OFFICER, Role.SCRUTINEER, Role.AUDITOR):
        async with opened(room_of(STV), SMALL, role=role) as (_pilot, place):
            offered[role] = {
                action
                for action in ("sign", "objection", "repeat", "verify")
                if place.check_action(action, ())
            }
    assert offered == {
        Role.RETURNING_OFFICER: {"sign", "repeat", "verify"},
        Role.SCRUTINEER: {"sign", "objection", "verify"},
        Role.AUDITOR: {"verify"},
    }


@pytest.mark.slow
async def test_a_signed_count_is_only_read() -> None:
    async with opened(room_of(STV, state="signed", signatures=BOTH), SMALL) as (pilot, place):
        await reads(pilot, "● signed")
        assert not any(place.check_action(action, ()) for action in ("sign", "repeat", "lot", "count"))


@pytest.mark.slow
async def test_before_the_count_the_room_says_so() -> None:
    room = replace(room_of(STV), count=None)
    async with opened(room, SMALL) as (pilot, _place):
        await reads(pilot, "Nothing is counted yet.")
        await reads(pilot, "count the votes")
    async with opened(room, SMALL, role=Role.AUDITOR) as (pilot, _place):
        await reads(pilot, "The returning officer counts")


@pytest.mark.slow
async def test_where_there_was_no_poll_the_room_says_so() -> None:
    room = replace(room_of(STV), count=None, papers=None, state=ProcessState.DECLARED)
    async with opened(room, SMALL) as (pilot, _place):
        await reads(pilot, "There was no poll in this selection")


async def test_a_tie_says_who_is_tied_and_which_key_draws() -> None:
    from compacttui.counting import Profile, count

    tied = count(
        Profile.of(["Ana Brandt", "Ben Cole", "Cleo Ng"], 1, [((0,), 3), ((1,), 2), ((2,), 2)]), "fptp"
    )
    assert tied.is_finished
    tied = count(
        Profile.of(["Ana Brandt", "Ben Cole", "Cleo Ng"], 2, [((0,), 3), ((1,), 2), ((2,), 2)]), "fptp"
    )
    async with opened(room_of(tied), SMALL) as (pilot, place):
        await reads(pilot, "◆ waits for a lot")
        await reads(pilot, "Ben Cole and Cleo Ng have equal votes")
        assert place.check_action("lot", ())


def test_bars_never_leave_their_room_and_sums_are_told() -> None:
    for sheet in (STV, LARGE, counted("fptp", 5, 2, 60, longest=1)):
        picture = Picture(sheet)
        for stage in sheet.stages:
            name, bar, votes, *_rest = picture.columns(stage, 77, ())
            for row in (*picture.order, *(int(one) for one in Sum)):
                drawn = bits_of(bar.cell(row))
                assert sum(len(bit.words) for bit in drawn) <= bar.width
                assert len("".join(bit.words for bit in bits_of(votes.cell(row)))) <= votes.width
                assert row == Sum.OTHERS or bits_of(name.cell(row))
