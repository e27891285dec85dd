"""The report-back: three short steps for a tired person; nothing is asked twice, everything typed is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from compacttui.rules.dates import days, in_days, short_day
from compacttui.rules.words import Marking
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.act import field_for
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.conflict import ConflictField
from compacttui.tui.forms.fields import NOTHING, Field
from compacttui.tui.forms.preview import Preview
from compacttui.tui.forms.report_items import ItemsField
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.sayline import SayLine
from compacttui.tui.widgets.text import said

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.acts.registry import Act
    from compacttui.acts.reports import Sent
    from compacttui.questions.meetings.agenda import MeetingOn
    from compacttui.questions.reports.published import Planned, Written
    from compacttui.questions.soundings import SoundingRow

SEE = command(
    "report.see", "what they will see", "f4,alt+v", "see", "Show what others will read.", area=FORMS, rank=15
)
NIL = command(
    "report.nil",
    "nothing to report",
    "alt+0",
    "nothing",
    "Say that the meeting brought nothing to report at all.",
    area=FORMS,
    rank=25,
)

_WIDEST: Final = 76
"""Columns that what others will read takes at most."""
_BESIDES: Final = ("actions", "asks", "guidance", "written_by")
"""What can be said besides the items."""


class ReportBack(Form[object]):
    """Sends a report-back on one meeting, and declares what was not declared at it."""

    BINDINGS = bind(SEE, NIL)

    def __init__(self, act: Act[..., object], known: Mapping[str, str]) -> None:
        """Make the form.

        Args:
            act: `report.submit`.
            known: the meeting, and the seat where that is known.
        """
        super().__init__()
        self.act = act
        self._meeting = known["meeting"]
        self._seat = known.get("seat", "")
        specs = {spec.name: spec for spec in act.fields}
        self._conflict = ConflictField()
        self._items = ItemsField(specs["items"].parts, cast("Callable[..., object]", specs["items"].group))
        self._seats = field_for(specs["seat"])
        self._besides = {name: field_for(specs[name]) for name in _BESIDES}
        self._told: MeetingOn | None = None
        self._readers = SayLine(classes="step--note")
        self._more = Vertical(*self._besides.values(), classes="besides")

    def heading(self) -> Sequence[str]:
        """Say which meeting, and when the report is due."""
        told, today = self._told, self.store.today
        if told is None:
            return ("Report-back",)
        words = ("Report-back", f"{told.partnership}, {short_day(told.day, today)}")
        if told.due_on is None:
            return words
        far = in_days(told.due_on, today, due=True)
        return (*words, far if told.due_on < today else f"due {far}")

    def fields(self) -> Iterable[Field]:
        """Ask in three steps."""
        return (self._conflict, self._items, self._seats, *self._besides.values())

    def lay_out(self) -> ComposeResult:
        """Lay out the steps, and the three ways on below the last."""
        yield _step(1, "Any conflict of interest at this meeting?")
        yield self._conflict
        yield _step(2, "What there is to report")
        yield self._items
        yield _step(3, "Who will read this")
        yield self._readers
        yield self._seats
        yield Press("add actions, ask members something, or say who wrote it", called="besides")
        yield self._more
        with Horizontal(id="buttons", classes="step--buttons"):
            yield Press("See what they will see", called="see")
            yield Press("Send", called="send")
            yield Press("Finish later", called="later")
        yield Static(said(Bit("Nothing to report at all? Alt+0", Tone.QUIET)), classes="step--note")

    def draft_of(self) -> tuple[str, str]:
        """Keep one draft for each meeting."""
        return self.act.name, self._meeting

    async def prefill(self) -> None:
        """Put in what is known: what was declared at the meeting, and its agenda."""
        from compacttui.questions.meetings.agenda import meeting_on

        self._more.display = self._seats.display = False
        told = await asyncio.to_thread(self.store.ask, meeting_on, self._meeting)
        self._told = told
        self._conflict.ask(told)
        await self._items.agenda(told, await asyncio.to_thread(self._asked))
        if self._seat:
            await self._seats.put(self._seat)
        else:
            self._seats.display = len({one.seat for one in told.seats}) > 1
        self._say_readers()

    def _asked(self) -> Sequence[SoundingRow]:
        """Ask what the writer put to members before the meeting."""
        from compacttui.questions.soundings import asked_before

        asked = self.store.ask(asked_before, self._meeting)
        return [one for one in asked if self._seat in {"", one.seat_id}]

    # Who reads

    @on(Field.Changed)
    def _look_again(self) -> None:
        self._say_readers()

    def _say_readers(self) -> None:
        """Say who will read it, and of what they read only that it took place."""
        lines = [Bit("Members and the public. Open items can be read at once.")]
        for entry in self._items.entries:
            item = f"Item {entry.on_agenda.number}" if entry.on_agenda else "What was not on the agenda"
            if entry.is_closed:
                lines.append(Bit(f"\n{item} is closed on the agenda: they read that it took place."))
            elif entry.marked is not Marking.OPEN:
                lines.append(Bit(f"\n{item} is closed by you: {entry.marked.words}."))
        self._readers.say(said(*lines))

    @on(Press.Pressed, "#besides")
    def _show_besides(self, pressed: Press.Pressed) -> None:
        pressed.stop()
        self._reveal()
        self._besides["actions"].begin()

    def _reveal(self) -> None:
        self._more.display = True
        self.query_one("#besides").display = False

    def _decided(self) -> None:
        """What a draft holds is seen before it is sent."""
        super()._decided()
        if any(not field.is_empty for field in self._besides.values()):
            self._reveal()

    # Seeing and sending

    @on(Press.Pressed, "#see")
    def action_see(self) -> None:
        """Show what others will read, as far as it is written."""
        actions = self._besides["actions"]
        if self._busy or self._draft is not None or not (self._items.check() and actions.check()):
            return
        written = cast("Sequence[Written]", self._items.value())
        asks = str(self._besides["asks"].raw) or None
        planned = () if actions.is_empty else cast("Sequence[Planned]", actions.value())
        self._preview("What they will see", written, asks, self.action_send, actions=planned)

    def action_nothing(self) -> None:
        """Say that there is nothing to report; with nothing declared yet, also that there was no conflict."""
        if self._busy or self._draft is not None:
            return
        if self._conflict.is_empty and self._conflict.is_suggested:
            self._conflict.check()
            self._show_wrong([(self._conflict.about.label, self._conflict.refusal)])
            self._conflict.begin()
            return
        asked = self._conflict.is_empty
        title = "No conflict of interest, and nothing to report" if asked else "Nothing to report"
        self._preview(title, (), None, self._send_nothing, nothing=True)

    @property
    def _width(self) -> int:
        """Columns that there are for what others will read."""
        return min(_WIDEST, self.size.width - 10)

    def _preview(
        self,
        title: str,
        written: Sequence[Written],
        asks: str | None,
        then: Callable[[], None],
        *,
        actions: Sequence[Planned] = (),
        nothing: bool = False,
    ) -> None:
        store, meeting, seat, width = self.store, self._meeting, self._seat or None, self._width

        def lines() -> Sequence[str]:
            from compacttui.papers.reports import preview

            return store.ask(
                preview, meeting, written, asks, actions, nothing=nothing, seat=seat, width=width
            )

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.app.push_screen(Preview(title, lines), answered)

    def _send_nothing(self) -> None:
        from compacttui.acts.registry import all_acts

        given = {"meeting": self._meeting, **self._for_seat()}
        self._declare_and(all_acts()["report.nothing"], given)

    @on(Form.Finished)
    def _do(self, finished: Form.Finished) -> None:
        given = {name: value for name, value in finished.values.items() if name != self._conflict.about.name}
        self._declare_and(self.act, {"meeting": self._meeting, **given})

    def _for_seat(self) -> Mapping[str, object]:
        seat = self._seats.read()
        return {} if seat is NOTHING else {"seat": seat}

    def _declare_and(self, act: Act[..., object], given: Mapping[str, object]) -> None:
        """Declare what was not declared at the meeting, and send: both are on record, or neither."""
        from compacttui.acts.registry import all_acts

        acts, meeting = all_acts(), self._meeting
        answered = self._conflict.is_answered
        declared = () if self._conflict.is_empty else self._conflict.value()

        def send(desk: Desk) -> object:
            for one in declared:
                acts["declaration.make"](desk, meeting=meeting, **one)
            if not answered and not declared:
                acts["declaration.nil"](desk, meeting=meeting)
            return act(desk, **given)

        self.perform(send)

    def done_words(self, result: object) -> str:
        """Say that it is sent, how late, and who reads it."""
        sent = cast("Sent", result)
        late = f", {days(sent.days_late)} late" if sent.days_late else ""
        return f"Sent{late}. Your members can read it now."


def _step(number: int, words: str) -> Static:
    return Static(said(Bit(f"{number} of 3  ", Tone.QUIET), Bit(words, Tone.STRONG)), classes="step")
