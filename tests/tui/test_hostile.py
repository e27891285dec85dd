"""Hostile words in every part: shown as words, never acted on, and nothing breaks."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from compacttui.rules.words.standing import Standing
from compacttui.tui.find import Find
from compacttui.tui.forms.choosing import ChoiceField, SeveralField
from compacttui.tui.forms.fields import About
from compacttui.tui.forms.summary import Summary
from compacttui.tui.forms.things import ThingField
from compacttui.tui.forms.typed import DayField, LineField
from compacttui.tui.forms.written import WordsField
from compacttui.tui.store import Found
from compacttui.tui.widgets.cells import Bit, status
from compacttui.tui.widgets.chips import Chip, Chips
from compacttui.tui.widgets.choices import Choice, Choices
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import Detail, Fact, paragraphs, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.message import MessageLine
from compacttui.tui.widgets.pages import Heading, Whole
from compacttui.tui.widgets.places import Entry, Places
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.text import for_table, notify, said, shown, shown_line
from compacttui.tui.widgets.timeline import Moment, Timeline, by_year
from compacttui.tui.widgets.topline import Standing as Top
from compacttui.tui.widgets.topline import TopLine, Wording
from tui.hostile import HOSTILE, control_characters
from tui.stage import SMALL, Stage, screen_text, until
from tui.town import TOP, Town

AT_ONCE = 2
"""So many of the texts go through every part each time; the others among the slow tests."""
each = pytest.mark.parametrize(
    "words",
    [
        pytest.param(words, id=str(number), marks=[] if number < AT_ONCE else pytest.mark.slow)
        for number, words in enumerate(HOSTILE)
    ],
)


def lines_of(words: str, most: int) -> Lines[str]:
    return Lines(
        (
            Column(words, lambda row: row),
            Column("b", lambda row: (status(Standing.LATE, row), Bit(row)), width=12, right=True),
        ),
        Manner(most_lines=most),
    )


def many(words: str):
    """Give each part with the words in every place that takes words."""
    flat, tall, empty, detail, timeline = (
        lines_of(words, 1),
        lines_of(words, 3),
        Lines((Column(words, str),), Manner(empty=Empty(words, "n", words))),
        Detail(),
        Timeline(),
    )
    yield flat, lambda: flat.show(Whole([Heading(words, 3), words]))
    yield tall, lambda: tall.show(Whole([Heading(words, 3), words]))
    yield empty, lambda: empty.show(Whole(()))
    yield detail, lambda: detail.tell((title(words), Fact(words, words, opens="x"), *paragraphs(words)))
    moments = [Moment("1", words, words, words, words, Standing.LATE, words)]
    yield timeline, lambda: timeline.show(Whole(list(by_year(moments))))
    message = MessageLine()
    yield message, lambda: message.tell(words, Standing.LATE)
    top = TopLine()
    top.set_reactive(TopLine.standing, Top(words, words, Wording(words, words), True, Wording(words, words)))
    yield top, lambda: None
    places = Places([Entry("one", words), Entry("two", words)])
    yield places, places.focus
    yield Chips([Chip("one", words), Chip("two", words)]), lambda: None
    yield Choices([Choice("one", words), Choice("two", words)], several=True), lambda: None
    yield Press(words), lambda: None
    yield Static(said(shown(words).plain, Bit(words), shown_line(words).plain)), lambda: None


def stage_of(words: str) -> tuple[Stage, list, tuple]:
    """Put all parts on one stage, four lines each."""
    parts, shows = zip(*many(words), strict=True)
    for part in parts:
        part.styles.height = 4
    return Stage(*parts), [part for part in parts if isinstance(part, Lines)], shows


@each
async def test_no_part_lets_anything_through(words):
    app, lists, shows = stage_of(words)
    async with app.run_test(size=(50, 60)) as pilot:
        for show in shows:
            show()
        notify(app, words)
        await until(pilot, lambda: all(one.count is not None for one in lists))
        for _ in shows:
            await pilot.press("tab", "down")
        await pilot.press("end")
        assert not control_characters(screen_text(app).splitlines())


async def test_markup_in_a_name_is_shown_as_it_is():
    app, lists, shows = stage_of("Smith [b][Chair][/b]")
    async with app.run_test(size=(90, 60)) as pilot:
        for show in shows:
            show()
        await until(pilot, lambda: all(one.count is not None for one in lists))
        await pilot.pause()
        for part in app.parts:
            words = "".join(strip.text for strip in part.render_lines(part.size.region))
            assert "Smith [b][C" in words, type(part).__name__


@each
async def test_what_is_typed_pasted_or_drafted_is_cleaned(words):
    fields = [
        LineField(About("a", words, words)),
        WordsField(About("b", words, words, required=False)),
        DayField(About("c", words, words)),
        ThingField(About("d", words, words), "organisation", many=True),
        ChoiceField(About("e", words, words), [Choice("x", words)]),
        SeveralField(About("f", words, words), [Choice("x", words)]),
    ]
    app = Town()
    app.store.things["organisation"] = [Found("org-x", "a " + words, words, words)]
    async with app.run_test(size=SMALL) as pilot:
        await app.screen.mount(*fields)
        for field in fields:
            await field.put(words)
            field.refuse(words)
        await fields[3].put({"picked": [{"ref": "org-x", "title": words, "note": words}], "typed": words})
        raws = [str(field.raw).replace("\n", "") for field in fields[:3] if field.raw]
        assert not control_characters(raws)
        fields[3].entry.value = "a"
        await until(pilot, lambda: fields[3]._found or not fields[3].has_focus_within)
        for field in fields:
            field.begin()
            await pilot.pause()
            assert not control_characters(screen_text(app).splitlines())


@each
async def test_screens_that_ask_are_safe_too(words):
    app = Town()
    app.store.things["person"] = [Found("per-x", "zz" + words, words, words)]
    async with app.run_test(size=SMALL) as pilot:
        app.standing = Top(words, words, TOP.as_at, checked=TOP.checked)
        app.push_screen(Summary(words, [words, words], yes=words, typed=words))
        await pilot.pause()
        await pilot.press("x", "enter")
        assert not control_characters(screen_text(app).splitlines())
        app.push_screen(Find())
        await pilot.press("z", "z")
        await until(pilot, lambda: isinstance(app.screen, Find) and app.screen.lines.count)
        await pilot.pause()
        assert not control_characters(screen_text(app).splitlines())


@each
def test_table_cells_are_plain(words):
    text = for_table(words)
    assert not text.spans
    assert "\n" not in text.plain
    assert not control_characters([text.plain])
