"""Leaving a screen that something else stands in front of: later, once, and with its own answer."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen

from compacttui.tui.leaving import Leaving


class Asked(Leaving[str]):
    """A screen that gives an answer."""


class Bare(App[None]):
    """A program that keeps what screens answered."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[str | None] = []


async def test_a_screen_is_left_only_once_it_is_in_front_again() -> None:
    app = Bare()
    async with app.run_test() as pilot:
        asked, front = Asked(), Screen[None]()
        await app.push_screen(asked, app.answers.append)
        await app.push_screen(front)
        asked.dismiss("done")
        await pilot.pause()
        assert (app.screen, app.answers) == (front, [])
        front.dismiss()
        await pilot.pause()
        await pilot.pause()
        assert asked not in app.screen_stack
        assert app.answers == ["done"]


async def test_what_waits_goes_on_waiting_where_something_else_comes_in_front() -> None:
    app = Bare()
    async with app.run_test() as pilot:
        asked, first, second = Asked(), Screen[None](), Screen[None]()
        await app.push_screen(asked, app.answers.append)
        await app.push_screen(first)
        asked.dismiss("done")
        first.dismiss()
        app.push_screen(second)
        await pilot.pause()
        assert (app.screen, app.answers) == (second, [])
        second.dismiss()
        await pilot.pause()
        await pilot.pause()
        assert app.answers == ["done"]


async def test_a_screen_that_was_left_is_not_left_again() -> None:
    app = Bare()
    async with app.run_test() as pilot:
        asked = Asked()
        await app.push_screen(asked, app.answers.append)
        lowest = len(app.screen_stack) - 1
        asked.dismiss("once")
        asked.dismiss("twice")
        await pilot.pause()
        assert (len(app.screen_stack), app.answers) == (lowest, ["once"])
        assert asked.below is None
