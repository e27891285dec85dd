"""A person at the keyboard of the real interface: nothing but keys goes in, and only the screen comes out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from time import monotonic
from typing import Any, cast

from scenes.story import Given, Step
from textual import events
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.widget import Widget

from compacttui.acts.registry import all_acts
from compacttui.rules.roles import Role
from compacttui.rules.words import Marking
from compacttui.tui.app import Compacttui
from compacttui.tui.doing import Doings
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.choosing import ChoiceField
from compacttui.tui.forms.fields import Field
from compacttui.tui.forms.groups import GroupField
from compacttui.tui.forms.report_back import ReportBack
from compacttui.tui.forms.report_item import CLOSING, FIRST, MORE, ItemEntry
from compacttui.tui.forms.summary import Summary
from compacttui.tui.forms.things import NameField, ThingField
from compacttui.tui.frame import Frame, Opened
from compacttui.tui.opening import OFFERS
from compacttui.tui.place import Place
from compacttui.tui.places.line import Line
from compacttui.tui.widgets.choices import Choices

WIDE = (140, 40)
_PATIENCE = 30.0
"""Seconds after which a screen that does not come fails the test; nothing waits for them to pass."""
_FEWEST_LETTERS = 3


class Keyboard:
    """Strikes keys and counts them.

    Attributes:
        struck: how many keys so far.
        reads_first: what stands on the screen is read before something is begun, so that it is about the row that the
            cursor is on; otherwise keys come as fast as they can, and it is often about nothing.
    """

    def __init__(self, app: Compacttui, *, reads_first: bool = False) -> None:
        self.app = app
        self.struck = 0
        self.reads_first = reads_first

    # Keys and waiting

    def strike(self, *keys: str) -> None:
        """Strike keys, as fast as a cable sends them."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            event = events.Key(
                _character_to_key(key) if len(key) == 1 else key, key if len(key) == 1 else None
            )
            event.set_sender(self.app)
            driver.send_message(event)
            self.struck += 1

    def type(self, words: str) -> None:
        """Strike the keys of some words; a new line is Enter."""
        self.strike(*("enter" if letter == "\n" else letter for letter in words))

    def paste(self, words: str) -> None:
        """Paste words, as a terminal hands them over."""
        driver = self.app._driver
        assert driver is not None
        pasted = events.Paste(words)
        pasted.set_sender(self.app)
        driver.send_message(pasted)
        self.struck += 1

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition, never for time; fail with the screen."""
        end = monotonic() + _PATIENCE
        looked = monotonic()
        while not condition():
            now = monotonic()
            assert now < end, f"{what} did not come; the screen:\n{self.screen_text()}"
            # Reading a whole screen takes longer than most of what it waits for: the program works in between.
            await asyncio.sleep(max(0.002, now - looked))
            looked = monotonic()

    async def reads(self, words: str) -> None:
        """Wait until the screen says these words."""
        await self.until(lambda: words in self.screen_text(), f"“{words}”")

    def screen_text(self) -> str:
        """What a person reads on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    async def sees(self, kind: type[object], what: str) -> None:
        """Wait until a screen of this kind is in front."""
        await self.until(lambda: isinstance(self.app.screen, kind) and self.app.screen.is_mounted, what)

    async def stops_reading(self) -> None:
        """Wait until nothing is read beside the screen any more; what was asked for anew in between was let go of."""
        await self.until(lambda: all(one.is_finished for one in self.app.workers), "the end of reading")

    # Choosing an act

    async def choose(self, act: str) -> bool:
        """Open the list of what can be done, and choose this act from it; False where it is not offered."""
        place = await self._acts_like(all_acts()[act].title)
        offered = [row.act.name for _, row in place.lines._reader.kept.rows() if hasattr(row, "act")]
        if act not in offered:
            self.strike("escape")
            await self.until(lambda: place.lines.has_focus, "the list")
            self.strike("escape")
            await self.sees(Frame, "the places")
            return False
        self.strike("enter")
        await self.until(lambda: place.lines.has_focus and place.row is not None, "the list")
        while place.row is None or place.row.act.name != act:
            before = place.lines.cursor
            self.strike("down")
            await self.until(lambda: place.lines.cursor != before, "the next act")  # noqa: B023 - awaited at once
        self.strike("enter")
        await self.sees(Form, f"the form of {act}")
        return True

    async def _acts_like(self, title: str) -> Doings:
        if self.reads_first:
            await self._has_read()
        self.strike("n")
        await self.sees(Opened, "the list of acts")
        place = cast("Opened[Any]", self.app.screen).place
        assert isinstance(place, Doings)
        self.strike("f")
        await self.until(
            lambda: any(entry.has_focus for entry in place.query(".place--filter")), "the filter"
        )
        words = title[: _letters_for(title, place._role)].strip()
        self.type(words)
        reader = place.lines._reader
        await self.until(lambda: place.wanted.words == words and not reader._busy, f"the acts like “{words}”")
        return place

    # Reading

    async def _has_read(self) -> None:
        """Wait until all that the screen is to say stands on it."""
        await self.until(lambda: self.app.role is not None, "whose hat is on")
        await self.comes_to_rest()
        await self.stops_reading()

    async def open_line(self, place: str, name: str) -> Line:
        """Go to a place, find a row of it by its name, and open its line."""
        frame = await self.go(place)
        await self.go_down_to(frame.place, lambda row: any(value == name for value in values_of(row)))
        self.strike("enter")
        await self.until(
            lambda: isinstance(self.app.screen, Opened) and isinstance(self.app.screen.place, Line),
            "the line",
        )
        return cast("Line", cast("Opened[None]", self.app.screen).place)

    async def go(self, place: str, *, wait: bool = True) -> Frame:
        """Go to a place by its number, and wait for its rows unless there may be none."""
        await self.sees(Frame, "the places")
        frame = cast("Frame", self.app.screen)
        number = next(n for n, offer in enumerate(OFFERS, 1) if offer.name == place)
        self.strike(str(number % 10))
        await self.until(
            lambda: place == frame.place.NAME and (row_of(frame.place) is not None or not wait), place
        )
        return frame

    async def go_down_to(self, place: Place[Any], wanted: Callable[[Any], bool]) -> None:
        """Go down the list of a place to a row."""
        await self.until(lambda: row_of(place) is not None, "the rows")
        while not wanted(place.row):
            before = place.lines.cursor
            self.strike("down")
            await self.until(lambda: place.lines.cursor != before, "the next row")  # noqa: B023 - awaited at once

    # Filling in a form

    async def fill_in(self, given: Mapping[str, Given], *, afresh: bool = False) -> Form[object]:
        """Fill in the fields of the form that is open, going through them with Tab.

        A draft of it is carried on with, or thrown away to begin afresh.
        """
        form = cast("Form[object]", self.app.screen)
        offer = form.query("#draft")
        await self.until(
            lambda: (
                any(field.has_focus_within for field in form._fields) or any(one.display for one in offer)
            ),
            "the first field",
        )
        await self.until(
            lambda: not any(w.group == "draft" and not w.is_finished for w in self.app.workers), "a draft"
        )
        await self._heard(form)  # behind whatever was found of a draft
        if form.query_one("#draft").display:
            self.strike(*(["tab"] if afresh else []), "enter")
            await self.until(lambda: not form.query_one("#draft").display, "the draft")
            await self._settles()
        if isinstance(form, ReportBack):
            await self._report(form, given)
        else:
            await self._fields(form._fields, given)
        return form

    async def _report(self, form: ReportBack, given: Mapping[str, Given]) -> None:
        """Go through the three steps of a report-back: no conflict, unless one was declared; the items; the rest."""
        if form._conflict.is_empty:
            await self._tab_to(form._conflict.choices)
            self.strike("space")
            await self.until(lambda: not form._conflict.is_empty, "no conflict")
        items = cast("list[Mapping[str, Given]]", given.get("items", []))
        written = {str(one["item"]): one for one in items}
        for entry in form._items.entries:
            title = entry.on_agenda.title if entry.on_agenda else ""
            await self._item(entry, written.get(title, {}))
        besides = {name: value for name, value in given.items() if name in form._besides}
        if besides:
            await self._press(form.query_one("#besides"))
            await self._fields(list(form._besides.values()), besides)

    async def _item(self, entry: ItemEntry, given: Mapping[str, Given]) -> None:
        await self._tab_to(entry.answer)
        if not given:
            self.strike("n")
        elif entry.is_closed:
            self.strike("w")
        # Whoever has something to say goes on with Tab and writes: the fields are there as soon as the keys are.
        await self.until(lambda: entry.answer.chosen or entry._first.display, "an answer")
        fields = entry.fields
        first = {name: value for name, value in given.items() if name in FIRST}
        more = {name: value for name, value in given.items() if name in MORE}
        closes = "marking" in first
        await self._fields([fields[name] for name in FIRST if not closes or name not in CLOSING], first)
        if closes:
            # Who may read it is folded away: its own key brings it, closed already.
            if entry.marked is Marking.OPEN:
                self.strike("f5")
            else:  # a draft held it
                await self._go_to([fields[name] for name in CLOSING], fields["marking"])
            await self.until(lambda: fields["marking"].has_focus_within, "who may read it")
            rest = {name: value for name, value in first.items() if name in CLOSING}
            if rest["marking"] == Marking.BOARD_CONFIDENTIAL:
                del rest["marking"]
            await self._fields([fields[name] for name in CLOSING], rest)
        if more:
            await self._press(entry.query_one("#more"))
            await self._fields([fields[name] for name in MORE if name in fields], more)

    async def _tab_to(self, widget: Widget) -> None:
        while not widget.has_focus:
            await self._step("tab")

    async def _press(self, press: Widget) -> None:
        await self._tab_to(press)
        self.strike("enter")
        await self.until(lambda: not press.has_focus, "what was pressed")

    async def _fields(self, fields: Sequence[Field], given: Mapping[str, Given]) -> None:
        last = max((number for number, field in enumerate(fields) if field.about.name in given), default=-1)
        for field in fields[: last + 1]:
            if field.about.name in given:
                await self._go_to(fields, field)
                await self._put(field, given[field.about.name])

    async def _go_to(self, fields: Sequence[Field], field: Field) -> None:
        """Go on with Tab until the keys are in a field, or back to it with Shift and Tab."""
        # Some come only when they are needed; Tab passes over those that stand nowhere on the screen yet.
        await self.until(lambda: field.display and field.virtual_region.height, field.about.label)
        while not field.has_focus_within:
            here = next((n for n, one in enumerate(fields) if one.has_focus_within), -1)
            await self._step("shift+tab" if here > fields.index(field) else "tab")

    async def _step(self, key: str) -> None:
        before = self.app.focused
        self.strike(key)
        await self.until(lambda: self.app.focused is not before and self._has_arrived(), "the next field")

    def _has_arrived(self) -> bool:
        """Whether everything on the screen knows by now where the keys are."""
        at = self.app.focused
        within = (one for one in at.ancestors if isinstance(one, Field)) if at is not None else ()
        return at is not None and at.has_focus and all(one.has_focus_within for one in within)

    async def comes_to_rest(self) -> None:
        """Wait until the program has done what it was told to do a little later."""
        for pump in (self.app.screen, self.app, self.app.screen):
            await self._heard(pump)

    async def _heard(self, pump: MessagePump) -> None:
        """Wait until a part of the program has heard what was said to it so far."""
        heard = asyncio.Event()
        pump.call_later(heard.set)
        await heard.wait()

    async def _settles(self) -> None:
        """Wait until the keys are where the program is about to put them."""
        await self.comes_to_rest()
        await self.until(self._has_arrived, "the keys")

    async def _put(self, field: Field, value: Given) -> None:
        match field:
            case GroupField():
                await self._entries(field, cast("list[Mapping[str, Given]]", value))
            case NameField():
                await self._words(field, str(value))
            case ThingField():
                await self._things(field, value if isinstance(value, list) else [value])
            case ChoiceField():
                await self._choices(field, value)
            case _:
                await self._words(field, str(value))

    async def _words(self, field: Field, words: str) -> None:
        if field.raw == words:
            return  # a draft held it
        self.type(words)
        await self.until(lambda: field.raw == words, f"“{words}” in {field.about.label}")

    async def _choices(self, field: ChoiceField, value: Given) -> None:
        if isinstance(value, bool):
            value = "yes" if value else "no"
        named = frozenset(cast("list[str]", value) if isinstance(value, list) else [str(value)])
        choices = field.choices
        await self.until(lambda: choices.choices, field.about.label)  # some are asked for first
        codes = [choice.code for choice in choices.choices]
        wanted = frozenset(one.code for one in choices.choices if {one.code, one.words} & named)
        if not choices.several:
            for code in wanted - choices.chosen:
                self.strike(*_ways_to(choices, codes.index(code)))
        for code in codes if choices.several else ():
            if code in wanted ^ choices.chosen:
                down = (codes.index(code) - choices.cursor) % len(codes)
                self.strike(*["down"] * down)
                await self.until(lambda: choices.cursor == codes.index(code), code)  # noqa: B023 - awaited at once
                before = choices.chosen
                self.strike("space")
                await self.until(lambda: choices.chosen != before, code)  # noqa: B023 - awaited at once
        await self.until(lambda: choices.chosen == wanted, f"{wanted} in {field.about.label}")

    async def _things(self, field: ThingField, names: Sequence[object]) -> None:
        # What the person stood on is there already; its name comes a moment later.
        await self.until(lambda: all(one.title != "…" for one in field._picked), field.about.label)
        for name in map(str, names):
            if not any(_is_called(one.title, name) for one in field._picked):
                self.strike("end", *["backspace"] * len(field.entry.value))
                await self.until(lambda: not field.entry.value, "an empty line")
                await self._thing(field, name)

    async def _thing(self, field: ThingField, name: str) -> None:
        def place() -> int | None:
            if field.entry.value != name or field._asked:
                return None  # what stands there yet answers to fewer letters, and another row of it would be taken
            exact = (n for n, one in enumerate(field._found) if _is_exactly(one.title, name))
            near = (n for n, one in enumerate(field._found) if _is_called(one.title, name))
            return next(exact, next(near, None))

        self.type(name)
        await self.until(lambda: field.entry.value == name, f"“{name}” in {field.about.label}")
        for pump in (field.entry, field):
            await self._heard(pump)
        await self.until(lambda: place() is not None, f"“{name}” among the names for {field.about.label}")
        self.strike(*["down"] * (place() or 0))
        self.strike("enter")
        await self.until(
            lambda: any(_is_called(one.title, name) for one in field._picked), f"“{name}” picked"
        )

    async def _entries(self, field: GroupField, given: Sequence[Mapping[str, Given]]) -> None:
        for number, values in enumerate(given):
            if number == len(field.entries):
                add = field.query_one("#add")
                while not add.has_focus:
                    await self._step("tab")
                self.strike("enter")
                await self.until(lambda: len(field.entries) > number, "another entry")  # noqa: B023 - awaited at once
                await self.until(lambda: field.entries[number].fields[0].has_focus_within, "its first field")  # noqa: B023
            await self._fields(field.entries[number].fields, values)

    # The whole of it

    async def play(self, step: Step) -> None:
        """Do one step of the story: choose the act, fill its form in, send it."""
        offered = await self.choose(step.act)
        assert offered == (step.ends != 5), step
        if offered:
            await self.send(step)

    async def send(self, step: Step) -> None:
        """Fill in the form that is open, and send it; what is refused is said, and nothing typed is lost."""
        form = await self.fill_in(step.given)
        self.strike("f2")
        wrong = form.query_one("#wrong")
        await self.until(lambda: self.app.screen is not form or wrong.display, "an answer")
        if isinstance(self.app.screen, Summary):
            await self._agree(self.app.screen)
            await self.until(lambda: self.app.screen is not form or wrong.display, "an answer")
        if step.refused:
            await self.reads(step.refused[:40])
            self.strike("escape")
        await self.until(lambda: not isinstance(self.app.screen, Form), step.then)

    async def _agree(self, summary: Summary) -> None:
        """Say yes to the summary: the keys begin on “no”."""
        await self.until(lambda: any(press.has_focus for press in summary.query("#no")), "the question")
        self.strike("tab")
        await self.until(lambda: summary.query_one("#yes").has_focus, "“yes”")
        self.strike("enter")
        await self.until(lambda: self.app.screen is not summary, "what comes after “yes”")


def _ways_to(choices: Choices, wanted: int) -> Sequence[str]:
    """The fewest keys to one of several choices: its first letter, or the arrow."""
    words = [choice.words.casefold() for choice in choices.choices]
    begun = bool(choices.chosen)
    arrows = (wanted - choices.cursor) % len(words) + (not begun)
    letter = words[wanted][:1]
    ahead = [(choices.cursor + begun + step) % len(words) for step in range(len(words))]
    letters = [place for place in ahead if words[place].startswith(letter)].index(wanted) + 1
    return [letter] * letters if letters < arrows else ["down"] * arrows


def row_of(place: Place[Any]) -> object:
    """The row under the cursor of a place, once it is laid out and read."""
    return place.row if place.query("#list") else None


def values_of(row: object) -> list[object]:
    """What stands in a row."""
    return [getattr(row, one.name) for one in fields(row)] if is_dataclass(row) else []


def _letters_for(title: str, role: Role) -> int:
    """How many letters of an act's title tell it from the titles before it."""
    titles = [act.title.casefold() for act in all_acts().values() if role in act.roles]
    wanted = title.casefold()
    for count in range(_FEWEST_LETTERS, len(title)):
        if next((one for one in titles if wanted[:count].strip() in one), wanted) == wanted:
            return count
    return len(title)


def _is_exactly(title: str, name: str) -> bool:
    """Whether that is the thing's name: whole, or without what it belongs to."""
    return name.casefold() in {title.casefold(), title.partition(",")[0].casefold()}


def _is_called(title: str, name: str) -> bool:
    """Whether the words of its name answer to what was typed."""
    words = title.casefold().replace(",", " ").replace(":", " ").split()
    return all(word in words for word in name.casefold().split())
