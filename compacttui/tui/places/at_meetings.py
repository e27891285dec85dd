"""The record of a meeting and of a declaration, with the keys of whoever sits there: declare, leave, come back, report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from compacttui.rules.dates import london
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import Standing
from compacttui.tui.commands import bind, command
from compacttui.tui.frame import Framed
from compacttui.tui.place import RELOAD, UNFILTER, Wanted, explain
from compacttui.tui.places.calendar_file import CALENDAR, ask_calendar
from compacttui.tui.places.meetings import DECLARE, REPORT, declare
from compacttui.tui.places.record import Record
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.detail import Part
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.wishes import Does

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.questions.meetings.declared import DeclarationRow

AREA = "Meetings"
LEAVE = command(
    "declaration.leave", "left the room", "l", "leave", "Note leaving the room for it.", area=AREA, rank=21
)
BACK = command("declaration.back", "came back", "b", "came_back", "Note coming back.", area=AREA, rank=22)
AWAY = command(
    "meeting.away",
    "send apologies",
    "x",
    "away",
    "Say that you cannot come, and who comes instead.",
    area=AREA,
    rank=24,
)
ASK_MEMBERS = command(
    "meeting.ask_members",
    "ask members",
    "m",
    "ask_members",
    "Put a question to members before the meeting.",
    area=AREA,
    rank=23,
)
ASSESS = command(
    "declaration.decide", "the decision", "e", "assess", "Record what the chair decided.", area=AREA, rank=23
)
MINUTE = command(
    "declaration.minuted", "the minute", "m", "minute", "Note where the minutes say so.", area=AREA, rank=24
)
REPLY = command(
    "declaration.answer", "reply", "r", "reply", "Reply to what somebody else brought up.", area=AREA, rank=25
)
_KEEPERS = frozenset({Role.CVS_OFFICER, Role.PARTNERSHIP_CONTACT})


class MeetingRecord(Record, inherit_bindings=False):
    """A meeting: its agenda, who came, what was declared; and what one does there."""

    BINDINGS = bind(UNFILTER, RELOAD, DECLARE, REPORT, ASK_MEMBERS, AWAY, CALENDAR)

    def __init__(self, thing: str) -> None:
        """Make it.

        Args:
            thing: the meeting's id.
        """
        super().__init__("meeting", thing)
        self._away: Mapping[str, str] = {}
        """What is known of the apologies of whoever looks, where they could send some."""
        self._own_on: date | None = None
        """The day of it, where whoever looks sits at this table for themselves alone."""

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Part | Heading]:
        """Ask for the record, and whether whoever looks is expected there."""
        from compacttui.questions.meetings.away import apologies_from
        from compacttui.questions.meetings.own import own_meeting_on

        role = host_of(self).role
        is_volunteer = role is not None and role.is_volunteer
        self._own_on = store.ask(own_meeting_on, self.thing) if is_volunteer else None
        self._away = store.ask(apologies_from, self.thing) if self._own_on else {}
        return super().rows(store, wanted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done at a meeting to whoever sits there."""
        if action == "declare":
            return self._own_on is not None
        if action == "report_back":
            return self._own_on is not None and self._own_on <= self.store.today
        if action in {"away", "ask_members"}:
            return bool(self._away)
        return super().check_action(action, parameters)

    def action_declare(self) -> None:
        """Declare at this meeting."""
        declare(self, self.thing)

    def action_report_back(self) -> None:
        """Open the report-back on this meeting."""
        self.post_message(Does("report.submit", {"meeting": self.thing}))

    def action_away(self) -> None:
        """Open the form of apologies, as far as it is known already."""
        self.post_message(Does("attendance.record", dict(self._away)))

    def action_ask_members(self) -> None:
        """Open the form of a question to members."""
        self.post_message(Does("sounding.ask", {"meeting": self.thing}))

    def action_calendar(self) -> None:
        """Write this meeting as a calendar file."""
        ask_calendar(self, self.store.name_of(self.thing), at=self.thing)


class DeclarationRecord(Record, inherit_bindings=False):
    """A declaration at a meeting: what was said and decided; leaving and coming back are a key each."""

    BINDINGS = bind(UNFILTER, RELOAD, LEAVE, BACK, ASSESS, MINUTE, REPLY)

    def __init__(self, thing: str) -> None:
        """Make it.

        Args:
            thing: the declaration's id.
        """
        super().__init__("declaration", thing)
        self._on: DeclarationRow | None = None
        self._is_own = False
        """Whether it is not somebody else's, for those who act for themselves alone."""

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Part | Heading]:
        """Ask for the record, and for what can be noted on it."""
        from compacttui.questions.meetings.declared import declaration_of
        from compacttui.questions.offers import stands_at

        self._on = store.ask(declaration_of, self.thing)
        self._is_own = store.ask(stands_at, self.thing).is_own
        return super().rows(store, wanted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to note leaving and coming back where it can be: to the person, and to those who keep the records."""
        if action not in {"leave", "came_back", "assess", "minute", "reply"}:
            return super().check_action(action, parameters)
        on, role = self._on, host_of(self).role
        if on is None or on.is_nil or role is None:
            return False
        if not (role in _KEEPERS or (role.is_volunteer and self._is_own)):
            return False
        was = on.met_on <= self.store.today
        return {
            "leave": was and not on.left,
            "came_back": was and on.is_out,
            "assess": role in _KEEPERS,
            "minute": was and role in _KEEPERS,
            "reply": on.is_raised,
        }[action]

    def action_assess(self) -> None:
        """Open the form of the chair's decision."""
        self.post_message(Does("declaration.assess", {"declaration": self.thing}))

    def action_minute(self) -> None:
        """Open the form of the minute."""
        self.post_message(Does("declaration.minute", {"declaration": self.thing}))

    def action_reply(self) -> None:
        """Open the form of a reply."""
        self.post_message(Does("declaration.reply", {"declaration": self.thing}))

    def action_leave(self) -> None:
        """Note it with the time it is now, on the day of the meeting; else ask for the time."""
        self._note("declaration.leave", "left_at")

    def action_came_back(self) -> None:
        """Note it with the time it is now, on the day of the meeting; else ask for the time."""
        self._note("declaration.come_back", "returned_at")

    def _note(self, act: str, field: str) -> None:
        on = self._on
        if on is None or on.met_on != self.store.today:
            self.post_message(Does(act, {"declaration": self.thing}))
            return
        store, thing = self.store, self.thing

        def note() -> None:
            from compacttui.acts.registry import all_acts

            def do(desk: Desk) -> object:
                at = london(desk.now).time().replace(second=0, microsecond=0)
                return all_acts()[act](desk, declaration=thing, **{field: at})

            try:
                store.perform(do)
            except Refused as refused:
                self.app.call_from_thread(self._say, explain(refused), Standing.LATE)
                return
            self.app.call_from_thread(self._noted, act)

        self.run_worker(note, thread=True, group="act", exit_on_error=False)

    def _noted(self, act: str) -> None:
        left = act == "declaration.leave"
        self._say(
            "Left the room, as of now. b when you are back." if left else "Back in the room, as of now.",
            Standing.DONE,
        )
        self.freshen()

    def _say(self, words: str, how: Standing) -> None:
        if isinstance(self.screen, Framed):
            self.screen.say(words, how)
