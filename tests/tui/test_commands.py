"""Commands are registered once; bindings, footer, palette and `?` all know them; a person can change their keys."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.binding import Binding
from textual.widget import Widget

from compacttui.rules.refusal import Refused
from compacttui.tui import commands
from compacttui.tui.commands import command, key_words, keymap, known, named
from compacttui.tui.help import learn_all
from tui.stage import WIDE, reads, screen_text, until
from tui.town import Town


@pytest.fixture(autouse=True, scope="module")
def everything_is_imported():
    learn_all()


def test_every_command_says_what_it_does_in_a_sentence():
    for one in known():
        assert one.does.endswith("."), one
        assert one.title, one
        assert one.title == one.title.strip(), one


def test_every_binding_of_ours_comes_from_the_register():
    seen = set()
    classes = [Widget, App]
    while classes:
        widget = classes.pop()
        classes += widget.__subclasses__()
        if widget.__module__.startswith("compacttui."):
            seen |= {binding.id for binding in widget.BINDINGS if isinstance(binding, Binding)}
    assert all(named(name) for name in seen if name)


def test_a_name_is_given_once():
    with pytest.raises(ValueError, match=r"list\.open"):
        command("list.open", "other", "x", "x", "Do another thing.", area="Lists")


def test_keys_are_said_as_people_read_them():
    assert [key_words(key) for key in ("question_mark", "escape", "f2", "ctrl+p", "alt+s", "G", "slash")] == [
        *("?", "Esc", "F2", "^p", "Alt+s", "G", "/")
    ]


def test_no_widget_or_screen_has_one_key_twice():
    classes = [Widget]
    while classes:
        widget = classes.pop()
        classes += widget.__subclasses__()
        if widget.__module__.startswith("compacttui."):
            keys = [key for binding in widget.__dict__.get("BINDINGS", ()) for key in binding.key.split(",")]
            assert len(keys) == len(set(keys)), widget


def test_the_defaults_need_no_map():
    assert keymap({}) == {}
    assert keymap({name.name: name.keys for name in known()}) == {}


def test_a_key_can_be_changed():
    assert keymap({"list.copy": "ctrl+y, Y"}) == {"list.copy": "ctrl+y,Y"}


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"list.opne": "x"}, "No command is called"),
        ({"list.open": "hyper+x"}, "is not a key"),
        ({"list.open": "entr"}, "is not a key"),
        ({"list.copy": "slash"}, "it is the key of find.anything"),
        ({"list.copy": "enter"}, "it is the key of list.open"),
    ],
)
def test_a_wrong_key_is_refused_with_its_place(chosen, words):
    with pytest.raises(Refused, match=words) as refused:
        keymap(chosen)
    assert refused.value.field == f"keys.{next(iter(chosen))}"


def test_single_letters_can_be_switched_off():
    changed = keymap({}, letters=False)
    assert changed["list.copy"] == "alt+y"
    assert changed["list.up"] == "up,alt+k"
    assert "list.open" not in changed


async def test_a_changed_key_works_and_is_shown_everywhere():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        app.set_keymap(keymap({"try.new": "alt+n", "find.anything": "f3"}))
        await reads(pilot, "Alt+n new")
        assert "F3 find" in screen_text(app)
        await pilot.press("question_mark")
        await reads(pilot, "Alt+n")
        await pilot.press("f3")
        await reads(pilot, "Type the beginning of any name")


@pytest.mark.slow
async def test_help_tells_keys_that_work_here_and_words_that_stand_here():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "COMING")
        await pilot.press("down", "question_mark")
        await reads(pilot, "KEYS THAT WORK HERE")
        await reads(pilot, "Chase the report.")
        await reads(pilot, "WORDS ON THIS SCREEN")
        assert "report-back" in screen_text(app)
        await pilot.press("right")
        await reads(pilot, "EVERYWHERE")
        await pilot.press("right", "f", *"quota")
        await reads(pilot, "enough to be elected")
        await pilot.press("escape", "escape")
        await reads(pilot, "COMING")


@pytest.mark.slow
async def test_the_palette_offers_keys_and_acts_and_does_what_is_chosen():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "COMING")
        await pilot.press("down", "ctrl+p")
        await reads(pilot, "Send the report-back on a meeting.")
        await pilot.press(*"chase")
        await until(pilot, lambda: "Find anything" not in screen_text(app))
        await pilot.press("enter")
        await reads(pilot, "● The letter is prepared.")
        await pilot.press("ctrl+p", *"sendback")
        await until(pilot, lambda: "Chase the report" not in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.opened == ["act"])


async def test_find_opens_what_is_chosen_and_says_when_there_is_nothing():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "COMING")
        await pilot.press("slash")
        await reads(pilot, "Type the beginning of any name")
        await pilot.press(*"zzz")
        await reads(pilot, "Nothing on record is called “zzz”.")
        await pilot.press("ctrl+u", *"har")
        await reads(pilot, "Harbour Lights Choir")
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.opened == ["org-harbour2"])
        await pilot.press("slash", "escape")
        await reads(pilot, "COMING")
        assert len(app.opened) == 1


def test_the_registry_says_every_area():
    assert {commands.EVERYWHERE, commands.LISTS, commands.FORMS} <= {one.area for one in known()}
