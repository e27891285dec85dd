"""Fields, one kind at a time."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from compacttui.rules.refusal import Refused
from compacttui.rules.words import InterestCategory
from compacttui.tui.forms.choosing import ChoiceField, FlagField, SeveralField
from compacttui.tui.forms.fields import NOTHING, About
from compacttui.tui.forms.files import BallotsField, FileField, completed
from compacttui.tui.forms.groups import GroupField
from compacttui.tui.forms.things import ThingField
from compacttui.tui.forms.typed import DayField, LineField, TimeField, WholeField, whole
from compacttui.tui.forms.written import ManyField, WordsField
from compacttui.tui.widgets.choices import Choice
from compacttui.tui.widgets.press import Press
from tui.stage import SMALL, reads, until
from tui.town import Office

NEEDED = About("it", "It", "What it is.")
OPTIONAL = About("it", "It", "What it is.", required=False)


@asynccontextmanager
async def trying(field):
    app = Office(field, Press("after"))
    async with app.run_test(size=SMALL) as pilot:
        field.begin()
        await pilot.pause()
        yield pilot, app


async def test_an_empty_field_that_is_needed_is_refused_at_the_field():
    field = LineField(NEEDED)
    async with trying(field) as (pilot, _app):
        assert not field.check()
        await reads(pilot, "■ It: this is needed.")
        with pytest.raises(Refused) as refused:
            field.read()
        assert refused.value.field == "it"


async def test_an_empty_field_that_may_be_empty_leaves_the_default():
    field = DayField(OPTIONAL)
    async with trying(field) as (pilot, _app):
        assert field.read() is NOTHING
        await reads(pilot, "optional")


@pytest.mark.parametrize(("typed", "number"), [("12", 12), ("1,000", 1_000), ("1 000", 1_000), ("-3", -3)])
def test_whole_numbers_as_people_write_them(typed, number):
    assert whole(typed) == number


@pytest.mark.parametrize("typed", ["twelve", "1.5", "٣", "9" * 20, "--1", "1e3"])
def test_other_numbers_are_refused(typed):
    with pytest.raises(Refused, match="is not a whole number"):
        whole(typed)


async def test_a_day_that_does_not_exist_is_refused_while_the_words_stay():
    field = DayField(NEEDED)
    async with trying(field) as (pilot, _app):
        await pilot.press(*"30 feb 2026")
        assert not field.check()
        assert field.raw == "30 feb 2026"


async def test_a_time_is_said_as_people_do():
    field = TimeField(NEEDED)
    async with trying(field) as (pilot, _app):
        await pilot.press(*"12")
        await pilot.press(*"pm")
        await reads(pilot, "noon")


async def test_several_values_each_on_a_line():
    field = ManyField(NEEDED, lambda line, today: (line, today))
    async with trying(field) as (pilot, _app):
        await pilot.press(*"one", "enter", "enter", *"two")
        assert [line for line, _ in field.read()] == ["one", "two"]
        assert field.read()[0][1] == date(2026, 11, 21)


async def test_the_line_that_is_wrong_is_named():
    field = ManyField(NEEDED, lambda line, today: whole(line))
    async with trying(field) as (pilot, _app):
        await pilot.press(*"1", "enter", *"x")
        assert not field.check()
        await reads(pilot, "■ Line 2: “x” is not a whole number.")


async def test_words_have_a_limit_that_is_counted_as_one_writes():
    field = WordsField(NEEDED, most_words=3)
    async with trying(field) as (pilot, _app):
        await pilot.press(*"one two three")
        await reads(pilot, "3 of 3 words")
        await pilot.press(*" four")
        assert not field.check()
        await reads(pilot, "This has 4 words; the limit is 3.")


async def test_tab_leaves_the_room_to_write():
    field = WordsField(OPTIONAL)
    async with trying(field) as (pilot, _app):
        await pilot.press(*"a", "tab")
        await until(pilot, lambda: not field.has_focus_within)
        assert field.raw == "a"


ABC = [Choice(code, f"choice {code}") for code in "abc"]


async def test_a_choice_gives_its_value():
    field = ChoiceField(NEEDED, ABC, str.upper)
    async with trying(field) as (pilot, _app):
        assert field.is_empty
        await pilot.press("down", "down")
        assert field.read() == "B"
        assert field.in_words() == "choice b"


async def test_what_is_chosen_is_explained_where_the_words_do_not_tell():
    means = [Choice(one.value, one.words, one.meaning) for one in InterestCategory]
    field = ChoiceField(NEEDED, means)
    async with trying(field) as (pilot, _app):
        await pilot.press("down")
        await reads(pilot, "You could gain or lose money by what is decided.")
        await pilot.press("down")
        await reads(pilot, "Your standing, your post or your work could gain or lose")


async def test_several_choices_give_their_values_in_order():
    field = SeveralField(OPTIONAL, ABC, str.upper)
    async with trying(field) as (pilot, _app):
        assert field.read() is NOTHING
        await pilot.press("down", "down", "space", "up", "up", "space")
        assert field.read() == ["A", "C"]
        assert field.raw == ["a", "c"]


async def test_yes_or_no_begins_with_what_counts():
    field = FlagField(OPTIONAL, begins=False)
    async with trying(field) as (pilot, _app):
        assert field.read() is False
        await pilot.press("left")
        assert field.read() is True
    field = FlagField(NEEDED)
    async with trying(field):
        with pytest.raises(Refused):
            field.read()


async def test_a_name_is_found_as_one_types_and_gives_its_id():
    field = ThingField(NEEDED, "organisation")
    async with trying(field) as (pilot, _app):
        await pilot.press(*"harbour")
        await reads(pilot, "› Harbour Youth Trust   full member")
        await pilot.press("enter")
        assert field.read() == "org-harbour"
        assert field.entry.value == "Harbour Youth Trust"
        assert pilot.app.focused is not field.entry


async def test_words_that_are_no_thing_yet_are_refused():
    field = ThingField(NEEDED, "organisation")
    async with trying(field) as (pilot, _app):
        await pilot.press(*"zebra")
        await reads(pilot, "No organisation of that name is on the register.")
        assert not field.check()
        await reads(pilot, "“zebra” is not chosen yet. Pick one from the list")


async def test_a_kind_is_called_as_people_call_it():
    for kind, said in (("sounding", "question to members"), ("any", "thing")):
        async with trying(ThingField(NEEDED, kind)) as (pilot, _app):
            await pilot.press(*"zebra")
            await reads(pilot, f"No {said} of that name is on the register.")


async def test_changing_the_words_lets_go_of_the_thing():
    field = ThingField(NEEDED, "organisation")
    async with trying(field) as (pilot, _app):
        await pilot.press(*"kettle")
        await reads(pilot, "›")
        await pilot.press("enter")
        field.begin()
        await pilot.press("backspace")
        with pytest.raises(Refused, match="is not chosen yet"):
            field.read()


@pytest.mark.slow
async def test_the_whole_name_typed_is_enough():
    field = ThingField(NEEDED, "organisation")
    async with trying(field) as (pilot, _app):
        await pilot.press(*"harbour youth trust")
        await reads(pilot, "›")
        await pilot.press("tab")
        await until(pilot, lambda: not field.has_focus_within)
        assert field.read() == "org-harbour"


async def test_several_things_are_picked_and_taken_off():
    field = ThingField(NEEDED, "organisation", many=True)
    async with trying(field) as (pilot, _app):
        await pilot.press(*"harb")
        await reads(pilot, "› Harbour Youth Trust")
        await pilot.press("enter", *"kett")
        await reads(pilot, "› Copper Kettle")
        await pilot.press("enter")
        assert field.read() == ["org-harbour", "org-kettle"]
        await reads(pilot, "✓ Copper Kettle Befriending")
        await pilot.press("backspace")
        assert field.read() == ["org-harbour"]
        assert field.in_words() == "Harbour Youth Trust"


async def test_a_things_draft_comes_back_whole():
    field = ThingField(NEEDED, "organisation", many=True)
    async with trying(field) as (pilot, _app):
        await pilot.press(*"harb")
        await reads(pilot, "›")
        await pilot.press("enter", *"ket")
        raw = field.raw
        other = ThingField(NEEDED, "organisation", many=True)
        await pilot.app.screen.mount(other)
        await other.put(raw)
        assert other.raw == raw


def test_paths_are_completed_as_far_as_the_first_match(tmp_path: Path):
    (tmp_path / "ballots.blt").write_text("x")
    (tmp_path / "papers").mkdir()
    (tmp_path / ".hidden").write_text("x")
    assert completed(f"{tmp_path}/ba") == f"{tmp_path}/ballots.blt"
    assert completed(f"{tmp_path}/p") == f"{tmp_path}/papers/"
    assert completed(f"{tmp_path}/") == f"{tmp_path}/ballots.blt"
    assert completed(f"{tmp_path}/zz") is None
    assert completed(f"{tmp_path}/none/zz") is None
    assert completed("\x00") is None


async def test_a_file_must_be_there(tmp_path: Path):
    file = tmp_path / "ballots.blt"
    file.write_text("x")
    field = FileField(NEEDED)
    async with trying(field) as (pilot, _app):
        await field.put(str(file))
        assert field.read() == file
        await field.put(str(tmp_path))
        assert not field.check()
        await reads(pilot, "This is a folder.")
        await field.put(str(tmp_path / "other"))
        assert not field.check()
        await field.put(str(tmp_path / "ball"))
        field.begin()
        await pilot.press("end", "o", "backspace")
        await until(pilot, lambda: field.entry._suggestion == str(file))
        await pilot.press("right")
        assert field.read() == file


async def test_ballots_are_read_when_the_form_is_sent(tmp_path: Path):
    good, bad = tmp_path / "good.blt", tmp_path / "bad.blt"
    good.write_text('2 1\n3 1 2 0\n2 2 0\n0\n"Ann"\n"Bob"\n"Title"\n')
    bad.write_text("2 1\n3 1 9 0\n0\n")
    field = BallotsField(NEEDED)
    async with trying(field):
        await field.put(str(good))
        assert field.settle(field.read()).valid == 5
        await field.put(str(bad))
        with pytest.raises(Refused) as refused:
            field.settle(field.read())
        assert refused.value.field == "it"
        assert refused.value.message.startswith("Line 2: ")


def agenda(*, needed: bool = True) -> GroupField:
    return GroupField(
        About("items", "Agenda", "What is talked about.", required=needed),
        "Item",
        lambda: [LineField(About("title", "Title")), WholeField(About("minutes", "Minutes", required=False))],
    )


async def test_entries_are_added_taken_out_and_put_back():
    field = agenda()
    async with trying(field) as (pilot, _app):
        await pilot.press(*"One", "enter", *"10", "enter", "enter", *"Two")
        assert field.read() == [{"title": "One", "minutes": 10}, {"title": "Two"}]
        await until(pilot, lambda: field.entries[1].has_focus_within)
        field.entries[0].fields[0].begin()
        await pilot.press("f8")
        await until(pilot, lambda: len(field.entries) == 1)
        assert field.read() == [{"title": "Two"}]
        await reads(pilot, "Item 1")
        await pilot.press("alt+z")
        await until(pilot, lambda: len(field.entries) == 2)
        assert field.read()[0] == {"title": "One", "minutes": 10}
        await reads(pilot, "Item 2")


async def test_empty_entries_do_not_count():
    field = agenda(needed=False)
    async with trying(field) as (pilot, _app):
        assert field.read() is NOTHING
        await pilot.press("enter")
        await until(pilot, lambda: len(field.entries) == 1)
        assert field.read() is NOTHING
        await pilot.press(*"One")
        assert field.read() == [{"title": "One"}]


async def test_what_is_wrong_in_an_entry_is_said_there():
    field = agenda()
    async with trying(field) as (pilot, _app):
        await field.put([{"title": "One", "minutes": "x"}, {"title": "", "minutes": "5"}])
        with pytest.raises(Refused) as refused:
            field.read()
        assert refused.value.field == "items.1.minutes"
        assert not field.check()
        assert field.entries[0].fields[1].refusal
        await reads(pilot, "■ “x” is not a whole number.")
        field.begin()
        await pilot.pause()
        assert field.entries[0].fields[1].has_focus_within
