"""Forms: what is typed is kept, what is wrong is said where it belongs, and the act is done once."""

from __future__ import annotations

from datetime import date, time
from threading import Event

import pytest

from compacttui.acts.fields import FieldKind
from compacttui.rules.refusal import Refused
from compacttui.rules.words.seats import Capacity
from compacttui.tui.forms import act as act_forms
from compacttui.tui.widgets.message import MessageLine
from compacttui.tui.widgets.press import Press
from tui.forms.stage import FILLED, AgendaLine, Planning, planning
from tui.stage import WIDE, reads, screen_text, until
from tui.town import Town


def test_every_kind_of_field_can_be_filled_in():
    assert set(act_forms._MAKERS) == {kind.value for kind in FieldKind}


@pytest.mark.slow
async def test_a_whole_form_with_letters_enter_and_arrows_only():
    async with planning(size=WIDE) as (pilot, app, _form, results):
        await pilot.press(*"harb")
        await reads(pilot, "Harbour Lights Choir")
        await pilot.press("down", "enter")
        await pilot.press(*"5 mar 2027", "enter", *"2.30pm", "enter")
        await pilot.press("down", "down", "enter")
        await pilot.press(*"Winter plan", "enter", "enter", "right", "enter")
        await pilot.press("tab", "tab", "tab", "tab", "tab", "tab", "enter")
        assert app.focused.id == "send"
        await reads(pilot, "Friday 5 March 2027, in 3 months")
        await pilot.press("enter")
        await until(pilot, lambda: results == ["planned"])
        _act, values = app.store.done[0]
        assert values["partnership"] == "org-harbour2"
        assert values["held_on"] == date(2027, 3, 5)
        assert values["at"] == time(14, 30)
        assert values["capacity"] is Capacity.VOLUNTEER
        assert values["agenda"] == [AgendaLine("Winter plan", decision=True)]
        assert "place" not in values
        assert values["people"] == 3
        assert app.store.drafts.kept == {}


@pytest.mark.slow
async def test_what_was_understood_stands_below_the_day():
    async with planning(size=WIDE) as (pilot, _app, form, _results):
        form.field("held_on").begin()
        await pilot.press(*"thu week")
        await reads(pilot, "Thursday 3 December 2026, in 12 days")
        form.field("since").begin()
        await pilot.press(*"3/2024")
        await reads(pilot, "March 2024")


@pytest.mark.slow
async def test_a_field_is_checked_when_the_keys_leave_and_an_empty_one_is_not_scolded():
    async with planning(size=WIDE) as (pilot, _app, form, _results):
        form.field("held_on").begin()
        await pilot.press(*"31 feb", "tab")
        await until(pilot, lambda: form.field("held_on").refusal)
        assert "■" in screen_text(pilot.app)
        await pilot.press("tab")
        await pilot.pause()
        assert not form.field("at").refusal
        form.field("held_on").begin()
        await pilot.press("ctrl+u", *"1 feb")
        await until(pilot, lambda: not form.field("held_on").refusal)


async def test_all_that_is_wrong_is_summed_up_and_the_keys_go_to_the_first():
    async with planning(size=WIDE) as (pilot, app, form, _results):
        await pilot.press("f2")
        await reads(pilot, "■ 5 fields need you: Partnership, Held on, At, Capacity, Agenda.")
        assert form.field("partnership").has_focus_within
        assert not app.store.done


async def test_a_rules_own_sentence_lands_on_its_field():
    async with planning(filled=True) as (pilot, app, form, results):
        await form.field("people").put("101")
        await pilot.press("f2")
        await reads(pilot, "■ People: At most 100 people fit into the room.")
        await until(pilot, lambda: form.field("people").has_focus_within)
        assert form.field("people").refusal == "At most 100 people fit into the room."
        await pilot.press("ctrl+u", *"99", "f2")
        await until(pilot, lambda: results == ["planned"])
        assert app.store.done[0][1]["people"] == 99


@pytest.mark.slow
async def test_a_refusal_inside_a_group_lands_on_the_entrys_field():
    async with planning(filled=True, size=WIDE) as (pilot, app, form, _results):
        await form.field("agenda").put([{"title": "Secret"}])
        await pilot.press("f2")
        await reads(pilot, "Say why item 1 is closed.")
        title = form.field("agenda").entries[0].fields[0]
        await until(pilot, lambda: title.has_focus_within)
        assert title.refusal
        assert not app.store.done


@pytest.mark.slow
async def test_a_refusal_of_no_field_stands_at_the_top_and_a_failure_hides_its_workings():
    async with planning(filled=True, size=WIDE) as (pilot, _app, form, results):
        await form.field("place").put("nowhere")
        await pilot.press("f2")
        await reads(pilot, "■ The rules do not allow a meeting nowhere.")
        await form.field("place").put("fire")
        await pilot.press("f2")
        await reads(pilot, "Something went wrong, and nothing was recorded.")
        assert "secret" not in screen_text(pilot.app)
        assert not results


async def test_what_is_typed_is_saved_by_itself_and_esc_says_so():
    async with planning(app=Town()) as (pilot, app, _form, results):
        await pilot.press(*"harb")
        await reads(pilot, "Plan a meeting · saved 21:17")
        await until(
            pilot, lambda: app.store.drafts.kept["meeting.plan", ""].values["partnership"]["typed"] == "harb"
        )
        await pilot.press("escape")
        await reads(pilot, "● Kept as a draft, saved 21:17. Open it again to carry on.")
        assert results == [None]


async def test_a_form_that_was_only_looked_at_leaves_nothing_behind():
    async with planning() as (pilot, app, _form, results):
        await pilot.press("tab", "tab", "escape")
        await until(pilot, lambda: results == [None])
        assert app.store.drafts.kept == {}
        assert "Kept" not in screen_text(app)


@pytest.mark.slow
async def test_an_older_draft_is_offered_and_carried_on():
    async with planning(draft={**FILLED, "held_on": "half a da"}) as (pilot, _app, form, results):
        await reads(pilot, "You began this")
        assert form.query_one("#carry-on", Press).has_focus
        await pilot.press("enter")
        await until(pilot, lambda: form.field("held_on").raw == "half a da")
        assert form.field("capacity").raw == "trustee"
        assert form.field("agenda").raw[0]["title"] == "Winter plan"
        await form.field("held_on").put("5 March 2027")
        await pilot.press("f2")
        await until(pilot, lambda: results == ["planned"])


async def test_an_older_draft_can_be_thrown_away():
    async with planning(draft=FILLED) as (pilot, app, form, _results):
        await reads(pilot, "You began this")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: app.store.drafts.kept == {})
        assert form.field("held_on").raw == ""
        assert form.field("partnership").has_focus_within


@pytest.mark.slow
async def test_drafts_of_two_things_are_two():
    async with planning(about="sea-one", draft=FILLED) as (pilot, app, _form, _results):
        await reads(pilot, "You began this")
        assert ("meeting.plan", "sea-one") in app.store.drafts.kept
    async with planning(about="sea-two") as (pilot, _app, form, _results):
        await pilot.pause()
        assert not form.query_one("#draft").display


async def test_a_draft_that_cannot_be_saved_is_said_and_nothing_typed_is_lost():
    async with planning(size=WIDE) as (pilot, app, form, results):

        def full(form, about, values):
            raise Refused("The disk is full.")

        app.store.drafts.save = full
        await pilot.press(*"har")
        await reads(pilot, "■ The disk is full. What you typed is still here.")
        assert "not saved" in screen_text(app)
        await pilot.press("escape")
        await reads(pilot, "Esc again leaves without keeping it.")
        assert not results
        assert form.field("partnership").raw["typed"] == "har"
        await pilot.press("escape")
        await until(pilot, lambda: results == [None])


@pytest.mark.slow
async def test_what_is_known_already_is_filled_in():
    async with planning(known={"partnership": "org-kettle"}, size=WIDE) as (pilot, _app, form, _results):
        await reads(pilot, "Copper Kettle Befriending")
        assert form.field("partnership").value() == "org-kettle"
        assert form.field("people").raw == "3"
        assert form.field("public").raw is True


class FinalPlanning(Planning):
    final = True


async def test_a_final_act_is_summed_up_first_and_enter_by_habit_does_nothing():
    async with planning(act=FinalPlanning(), filled=True, size=WIDE) as (pilot, app, _form, results):
        await pilot.press("f2")
        await reads(pilot, "This cannot be undone. What will happen:")
        text = screen_text(app)
        assert "· Held on: Friday 5 March 2027, in 3 months" in text
        assert "· Partnership: Harbour Youth Trust" in text
        await pilot.press("enter")
        await reads(pilot, "F2 send")
        assert not app.store.done
        await pilot.press("f2")
        await reads(pilot, "cannot be undone")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: results == ["planned"])


async def test_the_help_of_a_field_shows_while_it_has_the_keys():
    async with planning(size=WIDE) as (pilot, _app, form, _results):
        await reads(pilot, "The body that meets.")
        form.field("place").begin()
        await reads(pilot, "Where it meets.")


@pytest.mark.slow
async def test_forty_columns_stack_labels_and_fields():
    async with planning(size=(40, 30)) as (pilot, app, _form, _results):
        await reads(pilot, "Partnership")
        lines = screen_text(app).splitlines()
        assert max(map(len, lines)) <= 40
        label = next(number for number, line in enumerate(lines) if line.strip() == "Partnership")
        assert "type a name" in lines[label + 1]


@pytest.mark.slow
async def test_an_act_that_takes_its_time_says_so_and_a_quick_one_says_nothing():
    async with planning(filled=True) as (pilot, app, form, results):
        may_end, said = Event(), []
        perform = app.store.perform

        def slow(act, /, *args, **kwargs):
            may_end.wait(5)
            return perform(act, *args, **kwargs)

        line = form.query_one(MessageLine)

        def told(words):
            said.append(words)

        form.watch(line, "words", told, init=False)
        await form.field("place").put("nowhere")
        await pilot.press("f2")
        await reads(pilot, "■ The rules do not allow a meeting nowhere.")
        assert said == []
        app.store.perform = slow
        await pilot.press("f2")
        await reads(pilot, "Working on it")
        assert not results
        may_end.set()
        await until(pilot, lambda: not line.words)
        await form.field("place").put("")
        await pilot.press("f2")
        await until(pilot, lambda: results == ["planned"])


@pytest.mark.slow
async def test_what_was_put_right_is_no_longer_among_what_is_wrong():
    async with planning(filled=True, size=WIDE) as (pilot, _app, form, _results):
        await form.field("held_on").put("")
        await form.field("at").put("25:99")
        await pilot.press("f2")
        await reads(pilot, "2 fields need you: Held on, At.")
        await pilot.press(*"5 mar 2027", "tab")
        await until(pilot, lambda: "2 fields need you" not in screen_text(pilot.app))
        await reads(pilot, "■ At:")
        await pilot.press("ctrl+u", *"2pm", "tab")
        await until(pilot, lambda: not form.query_one("#wrong").display)
