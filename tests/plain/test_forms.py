"""Acts in plain mode: field by field, errors where they belong, drafts kept, done once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from scenes.keyboard import Keyboard

from compacttui.acts.registry import all_acts
from compacttui.cli.session import Session, Settings
from compacttui.rules.roles import Role
from compacttui.tui.app import Compacttui
from plain.conftest import EVENING, MONDAY
from plain.person import Person, Stopped, hold, number_of, says, sweep, talk

PLAN = ["plan a meeting", "health", "26 march", "3", "14:00", ""]


def test_an_act_is_filled_in_field_by_field_and_what_was_understood_is_said(board, run):
    heard = talk(PLAN, board)
    assert "Field 1 of 7: Partnership, needed. Whose meeting." in heard
    assert "Chosen: Health Board." in heard
    assert "Thursday 26 March 2026, in 24 days." in heard
    assert "Field 3 of 7: Starts, may be left empty." in heard
    assert "Done.\n2. Recorded. Meeting planned. Health Board, Thu 26 March 2026." in heard
    assert "14:00" in run("show", "meeting", "Health Board").out


def test_an_error_begins_with_its_field_and_the_field_is_asked_for_again(board):
    heard = talk(["plan a meeting", "health", "someday", "31 february", "26 march", ""], board)
    assert "Error, field 2 of 7: “someday”" in heard
    assert heard.count("Error, field 2 of 7: ") == 2
    assert "Recorded. Meeting planned." in heard


def test_what_the_act_itself_refuses_comes_back_to_its_field(board):
    heard = talk(["plan a meeting", "health", "26 march", "3", "14:00", "4", "13:00", "", "15:00", ""], board)
    assert "Error, field 4 of 7: " in heard
    assert heard.count("Recorded. Meeting planned.") == 1


def test_a_meeting_is_not_recorded_twice_and_the_form_says_why(board):
    heard = talk([*PLAN, *PLAN, ".later"], board)
    assert heard.count("Recorded. Meeting planned.") == 1
    assert "Error" in heard


def test_a_name_that_fits_several_is_chosen_by_its_number(board, run):
    for name in ("Maria Okafor", "Maria Onwudiwe"):
        run("do", "person.register", "--set", f"name={name}")
    heard = talk(["change a person", "nobody", "maria", "7", "2", "Maria Onwu", ""], board)
    assert "Nothing on record is called “nobody”." in heard
    assert "1. Maria Okafor." in heard
    assert "2. Maria Onwudiwe." in heard
    assert "Chosen: Maria Onwudiwe." in heard
    assert "Recorded. Name changed" in heard or "Maria Onwu" in heard


def test_choices_are_numbered_and_can_be_said_by_their_words(board, run):
    talk(["add a person", "Ben Adeyemi", "3", "4, 8", ""], board)
    assert "auditor, representative" in run("show", "person", "Ben Adeyemi").out
    heard = talk(["add a person", "Zoë", "roles", "99", "re", "representative", "4", "n", ""], board)
    assert "Error, field 3 of 4: There is no choice 99." in heard
    assert "Error, field 3 of 4: Several choices begin with “re”." in heard
    assert "Recorded. Put on the register. Zoë" in heard


def test_each_category_of_interest_is_explained_in_a_sentence(board):
    heard = talk(["declare an interest", "maria", ".later"], board)
    assert "1. financial: You could gain or lose money by what is decided." in heard
    assert "6. political: You hold, seek or publicly support a political office." in heard


def test_an_interest_is_told_anew_from_what_stands_on_record(board, run):
    run("do", "person.register", "--set", "name=Maria Okafor")
    said = (
        "category=financial",
        "kind=employment",
        "since=2024",
        "body=Copper Kettle",
        "relationship=sister",
    )
    sets = [part for one in ("person=Maria Okafor", *said) for part in ("--set", one)]
    assert run("do", "interest.declare", *sets).code == 0
    heard = talk(["interests", "2", "amend an interest", "4", "March 2024", ""], board)
    assert "4. Since: 2024." in heard
    assert "9. How they are related: sister." in heard
    assert "Recorded. Interest amended." in heard
    shown = run("show", "interest", "Maria Okafor, interest in Copper Kettle").out
    assert "From          March 2024" in shown
    assert "paid work, sister" in shown
    assert "Told before" in shown


def test_wishes_in_a_form_help_go_back_read_out_empty_and_leave(board):
    heard = talk(
        [
            "plan a meeting",
            "?",
            "? constituency",
            "health",
            ".back",
            "",
            ".said",
            "26 march",
            "5",
            "Hall",
            "5",
            ".empty",
            ".said",
            ".later",
        ],
        board,
    )
    assert "Enter keeps what stands there." in heard
    assert "Constituency: The people or the place that a seat speaks for." in heard
    assert heard.count("Field 1 of 7") == 2
    assert "Partnership: Health Board" in heard
    assert "5. Place: empty" in heard.rpartition("The fields.")[2]
    assert "Kept. Begin it again to carry on." in heard


def test_a_text_of_several_lines_is_kept_as_such(board, run):
    run("do", "meeting.schedule", "--set", "partnership=Health Board", "--set", "day=1 March 2026")
    heard = talk(["add a constituency", "Young carers", "5", "One line.\\", "Another.", ""], board)
    assert "Done." in heard
    assert "One line." in run("show", "constituency", "Young carers").out + run("history").out


def test_a_form_that_was_left_is_offered_on_today_and_carried_on(board):
    heard = talk([*PLAN[:3], ".later", "today", number_of("Not finished: Plan a meeting"), "1", ""], board)
    assert "You began this Mon 2 March, 09:00, and did not send it." in heard
    assert heard.count("Recorded. Meeting planned.") == 1
    again = talk(["today"], board)
    assert "Not finished" not in again


def test_a_form_that_is_begun_afresh_forgets_what_was_typed(board):
    heard = talk([*PLAN[:3], ".later", "plan a meeting", "x", "2", "health", "27 march", ""], board)
    assert "Error: there is no choice “x”." in heard
    assert "Recorded. Meeting planned. Health Board, Fri 27 March 2026." in heard


def test_where_a_form_is_offered_again_it_can_be_left_again_and_helps(board):
    heard = talk([*PLAN[:3], ".later", "plan a meeting", "?", ".later", "today"], board)
    assert ".later leaves it and keeps what you typed." in heard
    assert heard.count("Kept. Begin it again to carry on.") == 2
    assert "Not finished: Plan a meeting" in heard


@pytest.mark.parametrize("wish", [".later", ".said", ".empty"])
def test_what_means_something_in_a_form_alone_says_so_elsewhere(board, wish):
    assert f"Error: {wish} is for a form, and none is open." in talk([wish], board)


def test_what_is_read_out_in_a_row_says_no_name_twice_and_no_bare_number(board):
    item = [number_of("Meeting planned"), "put an item", "Winter plan", "", "l"]
    heard = talk([*PLAN, *item], board)
    (recorded,) = [line for line in heard.splitlines() if "Recorded. Item put on the agenda." in line]
    assert recorded.count("Winter plan") == 1
    assert ". Item 1: Winter plan." in heard
    assert ". 1: Winter plan" not in heard


def test_the_end_of_the_input_inside_a_form_keeps_what_was_typed_and_says_so(board):
    heard = talk(PLAN[:3], board)
    assert "One form is not finished; what you typed is kept, and offered next time." in heard
    assert "Not finished: Plan a meeting." in talk([], board)


@pytest.mark.parametrize("after", sweep(range(len(PLAN) + 1), now={5}))
def test_pulling_the_plug_at_any_line_doubles_nothing_and_loses_nothing_typed(board, after, run):
    with pytest.raises(Stopped):
        hold(Person(says(*PLAN, "x"), patience=after), board)
    done = after == len(PLAN)
    typed = 2 <= after < len(PLAN)
    heard = talk([], board)
    assert ("Not finished: Plan a meeting." in heard) == typed
    if typed:
        rest = ["26 march", ""] if after == 2 else [""]
        heard = talk([number_of("Not finished"), "1", *rest], board)
        assert "Recorded. Meeting planned. Health Board, Thu 26 March 2026." in heard
    meetings = run("ask", "meetings", "--json").json
    assert len(meetings) == (1 if done or typed else 0)
    assert run("verify").code == 0


def test_what_cannot_be_undone_is_read_out_and_asked_for_once_more(board):
    heard = talk(["abolish", "carers", "2 march", "No longer needed", "", "", "", "y"], board)
    assert heard.count("This cannot be undone.") == 2
    assert "Reason: No longer needed" in heard
    assert "Recorded. Seat abolished." in heard


def test_an_act_that_the_hat_does_not_allow_is_refused_in_words(board, run):
    run("do", "person.register", "--set", "name=Maria Okafor", "--set", "roles=representative")
    heard = talk(["n plan"], Settings(db=board.db, now=MONDAY, person="Maria Okafor"))
    assert "Error: nothing that you can do here has the words “plan”." in heard


def test_entries_of_a_group_are_added_changed_and_taken_out(evening, run):
    officer = Settings(db=evening.db, now=EVENING)
    talk(["plan a meeting", "health", "10 march", ""], officer)
    heard = talk(
        [
            "record that a meeting",
            "10 march",
            "3",
            "carers",
            "present",
            "",
            "+",
            "carers",
            "late",
            "",
            "7",
            "- 2",
            "1",
            "2",
            "late",
            "",
            "",
            "",
        ],
        officer,
    )
    assert "Attended, entry 1, field 1 of " in heard
    assert "2 entries." in heard
    assert "Error: there is no entry 7." in heard
    assert "Recorded. Meeting held." in heard
    assert "came late" in run("ask", "attendance").out


@pytest.mark.slow
def test_every_act_can_be_begun_and_left(board):
    acts = [act for act in all_acts().values() if Role.CVS_OFFICER in act.roles and not act.rule]
    heard = talk([line for act in acts for line in (act.title, ".later")], board)
    for act in acts:
        assert f"{act.title}. {act.help}" in heard, act.name
    assert "Error" not in heard


def test_a_draft_begun_in_one_interface_has_the_shape_of_the_other(board):
    talk(PLAN[:3], board)
    session = Session(board)
    from compacttui.acts import drafts

    kept = drafts.load(session.desk(), "meeting.schedule", "")
    assert kept is not None
    assert kept.values["day"] == "26 march"
    assert kept.values["partnership"]["picked"][0]["title"] == "Health Board"  # type: ignore[index,call-overload]
    session.close()


@asynccontextmanager
async def drawn(board: Settings) -> AsyncIterator[Keyboard]:
    """The same records in the drawn interface."""
    session = Session(board)
    app = Compacttui(session)
    async with app.run_test(size=(80, 24)):
        yield Keyboard(app)
        await app.workers.wait_for_complete()
    session.close()


@pytest.mark.slow
async def test_what_was_begun_line_by_line_is_offered_in_the_drawn_form_and_the_other_way_round(board):
    await asyncio.to_thread(talk, ["enter a meeting", "health", "26 march", ".later"], board)
    async with drawn(board) as keyboard:
        await keyboard.reads("BEGUN, NOT SENT")
        keyboard.strike("m")
        await keyboard.reads("You began this Mon 2 March, 09:00, and did")
        keyboard.strike("enter")
        await keyboard.reads("Health Board")
        await keyboard.reads("Thursday 26 March 2026, in 24 days")
        keyboard.type("Winter plan")
        keyboard.strike("escape")
        await keyboard.reads("Kept as a draft")
    heard = await asyncio.to_thread(talk, ["enter a meeting", "1", ""], board)
    assert "You began this Mon 2 March, 09:00, and did not send it." in heard
    assert "Recorded. Meeting planned. Health Board, Thu 26 March 2026." in heard
    assert "Winter plan" in heard
