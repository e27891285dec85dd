"""A place in its frame: list and detail, back to the same row, filters, and what happens when reading fails."""

from __future__ import annotations

import pytest
from textual import on
from textual.geometry import Offset

from compacttui.rules.refusal import Refused, StoreTrouble
from compacttui.rules.words.standing import Standing
from compacttui.tui.frame import Frame, Offer, Opened
from compacttui.tui.place import Place
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import Detail, Fact
from compacttui.tui.widgets.places import Places
from compacttui.tui.widgets.topline import Standing as Top
from compacttui.tui.widgets.topline import Wording
from tui.stage import SMALL, WIDE, reads, screen_text, until
from tui.town import TOP, ReportsPlace, TodayPlace, Town


async def test_a_wide_terminal_shows_places_list_and_detail_at_once():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        app.screen.show_waiting({"today": 5, "selections": 2})
        await reads(pilot, "COMING")
        await pilot.press("down")
        await reads(pilot, "5 of 6 on time")
        text = screen_text(app)
        assert any(line.split()[:2] == ["Selections", "2"] for line in text.splitlines())
        assert "▌ ■ late" in text
        assert "c chase   w waive with reason" in text


async def test_a_narrow_terminal_stacks_the_same_and_esc_comes_back_to_the_row():
    app = Town()
    async with app.run_test(size=SMALL) as pilot:
        await reads(pilot, "COMING")
        assert "5 of 6" not in screen_text(app)
        await pilot.press("down", "down", "enter")
        await reads(pilot, "5 of 6 on time")
        assert "COMING" not in screen_text(app)
        await pilot.press("escape")
        await reads(pilot, "COMING")
        place = app.screen.place
        assert place.row.words == "Report-back, Skills Board"
        assert place.lines.has_focus


async def test_a_name_in_the_detail_opens_and_esc_comes_back():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "COMING")
        await reads(pilot, "Held by")
        await pilot.press("tab")
        detail = app.screen.query_one(Detail)
        await until(pilot, lambda: detail.has_focus)
        while not (isinstance(detail.row, Fact) and detail.row.label == "Held by"):
            await pilot.press("down")
        assert app.screen.place.at_hand == "per-maria"
        await pilot.press("enter")
        await until(pilot, lambda: app.opened == ["per-maria"])


async def test_the_open_place_is_known_to_the_last_while_the_screen_is_taken_down():
    # The places go first then, and the open one still asks for its keys where a detail has just been read.
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "COMING")
        place = app.screen.place
        await app.screen.query_one(Places).remove()
        assert app.screen.place is place


async def test_keys_show_only_where_they_work():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "COMING")
        assert "c chase" not in screen_text(app)
        await pilot.press("down")
        await reads(pilot, "c chase")
        await pilot.press("c")
        await reads(pilot, "● The letter is prepared.")


@pytest.mark.slow
async def test_places_open_by_number_by_g_and_are_made_once():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        frame = app.screen
        assert isinstance(frame, Frame)
        await reads(pilot, "COMING")
        await pilot.press("3")
        await reads(pilot, "Board of place 3")
        place = frame.place
        assert place.lines.has_focus
        await pilot.press("down", "down", "down", "g", "up", "up", "enter")
        await reads(pilot, "COMING")
        assert frame.place is not place
        await pilot.press("3")
        await pilot.pause()
        assert frame.place is place
        assert place.lines.cursor == 3
        await pilot.press("g", "g")
        await until(pilot, lambda: place.lines.cursor == 0 and place.lines.has_focus)
        await pilot.press("9")
        assert frame.place is place


@pytest.mark.slow
async def test_chips_and_typing_narrow_the_list_and_the_count_is_honest():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await reads(pilot, "Meetings and reports   300")
        await pilot.press("right")
        await reads(pilot, "Meetings and reports   60")
        await pilot.press("f", *"place 1")
        await reads(pilot, "Meetings and reports   22 found")
        await pilot.press("enter")
        assert app.screen.place.lines.has_focus
        await pilot.press("escape")
        await reads(pilot, "Meetings and reports   60")
        assert not app.screen.query("Entry")


async def test_letters_that_mean_nothing_begin_a_filter():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await reads(pilot, "300")
        await pilot.press("1", "2")  # one and two are places
        await reads(pilot, "300")
        await pilot.press("B")
        await reads(pilot, "300 found")
        assert app.screen.query_one("Entry").value == "B"


async def test_what_was_recorded_elsewhere_is_read_when_one_comes_back():
    app = Town()
    asked = []

    class Counting(ReportsPlace):
        def rows(self, store, wanted):
            asked.append(wanted)
            return super().rows(store, wanted)

    app.get_default_screen = lambda: Frame([Offer("a", "A", Counting), Offer("b", "B", TodayPlace)])
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "Board of place 3")
        await pilot.press("2")
        await pilot.press("1")
        await reads(pilot, "Board of place 3")
        assert len(asked) == 1
        await pilot.press("2")
        app.store.revision += 1
        await pilot.press("1")
        await until(pilot, lambda: len(asked) == 2)


class Broken(Place[str]):
    NAME = "broken"
    TITLE = "Broken"
    error: Exception = StoreTrouble("The records are locked by another program. Try again in a minute.")

    def columns(self):
        return (Column("", str),)

    def rows(self, store, wanted):
        raise self.error


async def test_records_that_cannot_be_read_are_said_in_words_and_f9_tries_again():
    app = Town()
    app.get_default_screen = lambda: Frame([Offer("broken", "Broken", Broken)])
    async with app.run_test(size=SMALL) as pilot:
        await reads(pilot, "■ The records are locked by another program.")
        assert "could not be read" in screen_text(app)
        app.screen.place.error = OSError("/secret/path went away")
        await pilot.press("f9")
        await reads(pilot, "Something went wrong while reading.")
        assert "secret" not in screen_text(app)
        app.screen.place.rows = lambda store, wanted: ["here again"]
        await pilot.press("f9")
        await reads(pilot, "here again")


async def test_a_question_that_has_no_answer_says_so_where_the_rows_would_stand():
    class Never(Broken):
        error = Refused("This person has never held a seat.")

    app = Town()
    app.get_default_screen = lambda: Frame([Offer("never", "Never", Never)])
    async with app.run_test(size=SMALL) as pilot:
        await reads(pilot, "This person has never held a seat.")
        assert "could not be read" not in screen_text(app)
        assert "■" not in screen_text(app)


async def test_a_detail_that_cannot_be_read_leaves_the_list_alone():
    app = Town()

    class Half(ReportsPlace):
        def about(self, store, row):
            raise Refused("This report is withheld from you.")

    app.get_default_screen = lambda: Frame([Offer("half", "Half", Half)])
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "This could not be read just now.")
        assert "■ This report is withheld from you." in screen_text(app)
        await pilot.press("down")
        assert app.screen.place.lines.cursor == 1


class Answers(Place[str]):
    NAME = "answers"
    TITLE = "Choose"
    HAS_DETAIL = False

    def columns(self):
        return (Column("", str),)

    def rows(self, store, wanted):
        return ["one", "two"]


async def test_a_place_on_its_own_screen_gives_back_the_keys():
    app = Town()
    async with app.run_test(size=SMALL) as pilot:
        await reads(pilot, "COMING")
        await pilot.press("down", "down")
        app.push_screen(Opened(ReportsPlace()))
        await reads(pilot, "Board of place 3")
        await pilot.press("escape")
        await reads(pilot, "COMING")
        assert app.screen.place.row.words == "Report-back, Skills Board"
        assert app.screen.place.lines.has_focus


class Choosing(Opened[str]):
    @on(Place.Chosen)
    def choose(self, chosen: Place.Chosen) -> None:
        self.dismiss(str(chosen.row))


async def test_a_place_without_a_detail_tells_what_was_chosen():
    app = Town()
    heard = []
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(Choosing(Answers()), heard.append)
        await reads(pilot, "two")
        await pilot.press("down", "enter")
        await until(pilot, lambda: heard == ["two"])


async def test_the_top_line_follows_the_program():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await reads(pilot, "as at today")
        app.standing = Top(TOP.town, "auditor", Wording("as at Tue 5 March 2024", "5 Mar 2024"), is_past=True)
        app.screen.tell_standing()
        await reads(pilot, "Eastmere CVS (example) · auditor")
        assert "as at Tue 5 March 2024" in screen_text(app)


async def test_turning_the_terminal_keeps_the_row_in_view():
    app = Town()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await reads(pilot, "300")
        await pilot.press("end")
        await reads(pilot, "Board of place 300")
        await pilot.resize_terminal(*SMALL)
        await reads(pilot, "Board of place 300")
        assert app.screen.place.row.standing is Standing.LATE
        await reads(pilot, "▌")
        row = next(y for y, line in enumerate(screen_text(app).splitlines()) if line.startswith("▌"))
        await until(pilot, lambda: app.cursor_position == Offset(0, row))


async def test_forty_columns_still_work():
    app = Town()
    async with app.run_test(size=(40, 16)) as pilot:
        await reads(pilot, "NEEDS YOU 5")
        await pilot.press("2")
        await reads(pilot, "Board of place 3")
        assert max(len(line) for line in screen_text(app).splitlines()) <= 40
