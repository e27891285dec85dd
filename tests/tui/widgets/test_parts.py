"""The parts of the frame, each on its own: top line, places, chips, keys, message, things to press."""

from __future__ import annotations

from textual import on
from textual.binding import Binding

from compacttui.rules.words.standing import Standing as How
from compacttui.tui.commands import bind, command
from compacttui.tui.widgets.chips import Chip, Chips
from compacttui.tui.widgets.choices import Choice, Choices
from compacttui.tui.widgets.footer import ALWAYS, Footer
from compacttui.tui.widgets.message import MessageLine
from compacttui.tui.widgets.places import Entry, Places
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.topline import Standing, TopLine, Wording
from tui.stage import Stage, reads, screen_text

STANDING = Standing(
    town="Eastmere CVS (example)",
    hat="officer",
    as_at=Wording("as at today, Sat 21 November 2026", "today, Sat 21 Nov 2026"),
    checked=Wording("history fully checked Fri 20 November, no problems", "checked Fri 20"),
)


async def top_line(standing: Standing, width: int) -> str:
    line = TopLine()
    line.set_reactive(TopLine.standing, standing)
    app = Stage(line)
    async with app.run_test(size=(width, 4)):
        return screen_text(app).splitlines()[0]


async def test_the_top_line_says_less_where_there_is_less_room():
    wide = await top_line(STANDING, 160)
    assert "Eastmere CVS (example) · officer" in wide
    assert wide.endswith("no problems")
    narrow = await top_line(STANDING, 80)
    assert "today, Sat 21 Nov 2026" in narrow
    assert "officer" in narrow
    assert "checked" not in narrow
    assert len(await top_line(STANDING, 40)) <= 40


async def test_a_history_with_problems_is_never_left_out():
    doubtful = Standing(
        STANDING.town,
        "",
        STANDING.as_at,
        checked=Wording("■ the history has problems", "■ problems"),
        is_doubtful=True,
    )
    assert "■ problems" in await top_line(doubtful, 60)


class Sidebar(Stage):
    def __init__(self, *parts) -> None:
        super().__init__(*parts)
        self.went: list[str] = []
        self.left: list[bool] = []

    @on(Places.Went)
    def go(self, message: Places.Went) -> None:
        self.went.append(message.name)

    @on(Places.Left)
    def leave(self, message: Places.Left) -> None:
        self.left.append(message.to_top)


ENTRIES = [
    Entry(name.casefold(), name) for name in ("Today", "Partnerships", "People", "Selections", "Meetings")
]


async def test_places_show_what_waits_and_open_by_key():
    places = Places(ENTRIES)
    places.styles.width, places.styles.height = 20, 8
    places.current = "people"
    app = Sidebar(places)
    async with app.run_test(size=(40, 10)) as pilot:
        places.show_waiting({"today": 5, "selections": 0})
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert lines[0].split() == ["Today", "5"]
        assert lines[3].split() == ["Selections"]
        places.focus()
        await pilot.press("down", "enter")
        assert app.went == ["selections"]
        await pilot.press("escape", "g")
        assert app.left == [False, True]
        await pilot.click(places, offset=(4, 1))
        assert app.went == ["selections", "partnerships"]


async def test_the_strip_always_shows_the_place_at_hand():
    places = Places(ENTRIES)
    places.styles.height = 1
    places.current = "meetings"
    app = Sidebar(places)
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.pause()
        assert "[Meetings]" in screen_text(app)
        assert screen_text(app).startswith("…")
        places.current = "today"
        await pilot.pause()
        assert screen_text(app).splitlines()[0].rstrip().endswith("…")
        await pilot.click(places, offset=(12, 0))
        assert app.went == ["partnerships"]


class Chipped(Stage):
    def __init__(self, *parts) -> None:
        super().__init__(*parts)
        self.picked: list[str] = []

    @on(Chips.Picked)
    def pick(self, message: Chips.Picked) -> None:
        self.picked.append(message.name)


async def test_one_chip_is_on_and_stands_in_brackets():
    chips = Chips([Chip("all", "all"), Chip("late", "late 2"), Chip("gaps", "gaps")])
    app = Chipped(chips)
    async with app.run_test(size=(40, 4)) as pilot:
        chips.focus()
        await pilot.press("right", "left", "left")
        assert app.picked == ["late", "all", "gaps"]
        assert "[gaps]" in screen_text(app)
        await pilot.click(chips, offset=(9, 0))
        assert app.picked[-1] == "late"


HELP = command("trial.help", "keys", "question_mark", "help", "All keys.", area="Trial", rank=ALWAYS)
SIX = [
    command(f"trial.{letter}", f"do {letter}", letter, f"do('{letter}')", "Do it.", area="Trial", rank=rank)
    for rank, letter in enumerate("fedcba", 1)
]


class Keyed(Stage):
    BINDINGS = [*bind(HELP, *SIX), Binding("z", "do('z')", "not registered")]  # noqa: RUF012

    def __init__(self, *parts) -> None:
        super().__init__(*parts)
        self.done: list[str] = []
        self.allowed = set("abcdef")

    def action_do(self, letter: str) -> None:
        self.done.append(letter)

    def action_help(self) -> None:
        self.done.append("help")

    def check_action(self, action, parameters):
        return parameters[0] in self.allowed if action == "do" else True


async def test_the_footer_shows_five_keys_by_rank_and_those_that_always_stand():
    app = Keyed(Footer())
    async with app.run_test(size=(80, 3)) as pilot:
        await reads(pilot, "f do f   e do e   d do d   c do c   b do b")
        assert "a do a" not in screen_text(app)
        assert screen_text(app).rstrip().endswith("? keys")
        app.allowed = {"a"}
        app.screen.refresh_bindings()
        await reads(pilot, "a do a")
        assert "f do f" not in screen_text(app)


async def test_a_narrow_footer_shows_fewer_keys_and_a_click_presses_one():
    app = Keyed(Footer())
    async with app.run_test(size=(34, 3)) as pilot:
        await reads(pilot, "f do f   e do e   ")
        await pilot.click(Footer, offset=(11, 0))
        await pilot.click(Footer, offset=(29, 0))
        assert app.done == ["e", "help"]


async def test_a_message_stays_until_the_next():
    line = MessageLine()
    app = Stage(line)
    async with app.run_test(size=(40, 5)) as pilot:
        assert not line.display
        line.tell("Sent [b]well[/b].", How.DONE)
        await reads(pilot, "● Sent [b]well[/b].")
        line.clear()
        await pilot.pause()
        assert not line.display


class Pressing(Stage):
    def __init__(self, *parts) -> None:
        super().__init__(*parts)
        self.pressed = 0

    @on(Press.Pressed, "#send")
    def press(self) -> None:
        self.pressed += 1


async def test_pressing_by_enter_space_and_mouse():
    press = Press("Send", called="send")
    app = Pressing(press)
    async with app.run_test(size=(30, 3)) as pilot:
        press.focus()
        await pilot.press("enter", "space")
        await pilot.click(press)
        assert app.pressed == 3
        assert "[Send]" in screen_text(app)


LETTERS = [Choice(letter, f"{letter} choice") for letter in "abcdefghijkl"]


async def test_one_choice_is_made_by_the_arrows_or_a_letter():
    choices = Choices(LETTERS)
    app = Stage(choices)
    async with app.run_test(size=(40, 12)) as pilot:
        choices.focus()
        assert not choices.chosen
        await pilot.press("down")
        assert choices.chosen == {"a"}
        await pilot.press("down", "down", "up")
        assert choices.chosen == {"b"}
        await pilot.press("k")
        assert choices.chosen == {"k"}
        assert "(•) k choice" in screen_text(app)
        assert "↑" in screen_text(app)


async def test_several_choices_are_made_by_space():
    choices = Choices(LETTERS[:3], several=True)
    app = Stage(choices)
    async with app.run_test(size=(60, 6)) as pilot:
        choices.focus()
        await pilot.press("space", "right", "right", "space")
        assert choices.chosen == {"a", "c"}
        assert "[x] a choice  [ ] b choice  [x] c choice" in screen_text(app)
        await pilot.press("space")
        assert choices.chosen == {"a"}


async def test_an_optional_choice_can_be_taken_back():
    choices = Choices(LETTERS[:3], optional=True)
    app = Stage(choices)
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot.click(choices, offset=(2, 0))
        assert choices.chosen == {"a"}
        await pilot.press("space")
        assert not choices.chosen
