"""Today: what needs you, the oldest duty first, and what is coming. Each line is one key from being done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import on

from compacttui.rules.roles import Role
from compacttui.tui.brought import BRING_IN
from compacttui.tui.commands import bind, command
from compacttui.tui.duties import Duty, under_headings
from compacttui.tui.place import Place, Wanted
from compacttui.tui.places.saying import parts_of
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.cells import Bit, Tone, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import Part, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Passage, Whole
from compacttui.tui.widgets.rows import Rows
from compacttui.tui.wishes import Asks, Does

SEAT = command("today.seat", "add a seat", "s", "add_seat", "Add a seat and who holds it.", area="Today")
MEETING = command(
    "today.meeting", "enter a meeting", "m", "enter_meeting", "Enter a meeting with its agenda.", area="Today"
)
CHASE = command(
    "today.chase",
    "chase",
    "c",
    "chase",
    "Remind those whose report-backs are late, one of them or many at once.",
    area="Today",
    rank=23,
)
DO = command("today.do", "do it", "d", "do", "Open the form that settles this line.", area="Today", rank=22)
INTEREST = command(
    "today.interest",
    "an interest",
    "r",
    "declare_interest",
    "Put an interest of yours on the register.",
    area="Today",
    rank=24,
)

_LATE_REPORT: Final = "report.waive"
"""The act that stands behind a report-back that is late, as an officer sees it."""
_SEATS: Final = frozenset({Role.CVS_OFFICER})
_MEETINGS: Final = frozenset({Role.CVS_OFFICER, Role.PARTNERSHIP_CONTACT})
_BEGINS: Final = ((BRING_IN, _SEATS), (SEAT, _SEATS), (MEETING, _MEETINGS))
"""What an office begins with, and the hats that may."""


class Today(Place[Duty]):
    """What waits for whoever is looking, in the hat they wear."""

    NAME = "today"
    TITLE = "Today"
    IS_COUNTED = False
    BINDINGS = bind(DO, CHASE, SEAT, MEETING, INTEREST)

    def columns(self) -> Sequence[Column[Duty]]:
        """Say how it stands, what it is, and how far away."""
        return (
            Column("", lambda row: status(row.standing), width=9),
            Column("", lambda row: row.what, least=30),
            Column("", lambda row: Bit(row.when, Tone.QUIET), width=14, right=True, closing=True),
        )

    def manner(self) -> Manner[Duty]:
        """Tell lines apart by what they are about; a sentence may take four lines."""
        return Manner(key=lambda row: row.key, most_lines=4)

    def __init__(self, *, called: str | None = None) -> None:
        super().__init__(called=called)
        self._glancing = False
        self._looking = ""
        """The id of whoever looks, once Today was read."""

    def freshen(self) -> None:
        """Show at first what Today said last time, where nothing was recorded since; then ask."""
        is_first = self.is_laid_out and self._revision < 0 and not self._glancing
        known = self.store.glance() if is_first else ()
        if known:
            self._glancing = True
            self.lines.show(Whole(tuple(under_headings(known))))
        elif not self._glancing:
            super().freshen()

    @on(Rows.Told)
    def _glanced(self, told: Rows.Told) -> None:
        if self._glancing and told.complete:
            self._glancing = False
            # The lines are painted first: asking imports the database's library.
            self.call_after_refresh(super().freshen)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Duty | Heading]:  # noqa: ARG002 - nothing is filtered
        """Ask what waits and what is coming, each under its heading."""
        self._looking = store.ask(lambda view: view.person)
        return list(under_headings(store.duties()))

    def about(self, store: Store, row: Duty) -> Sequence[Part]:
        """Say the line whole, with the record that it is about."""
        from compacttui.questions.showing import all_shows, show
        from compacttui.questions.things import kind_of

        kind = kind_of(row.thing)
        first = (title(row.what), Passage(status(row.standing, row.when or None)), Passage(""))
        if kind not in all_shows():
            return first
        return (*first, *parts_of(store.ask(show, kind, row.thing), store.today))

    def opens(self, row: Duty) -> str:
        """Open what the line is about."""
        return row.thing

    @on(Lines.Chosen, "#list")
    def _list(self, chosen: Lines.Chosen) -> None:
        """Open the list behind a line that only counts."""
        row = self.row
        if row is not None and row.asks and not row.thing:
            chosen.stop()
            chosen.prevent_default()
            self.post_message(Asks(row.asks))

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002
        """Say that nothing waits, and what can be begun."""
        first = [(one.keys, one.title) for one, may in _BEGINS if self._may(may)]
        return Empty(
            "Nothing needs you today, and nothing is coming within two weeks.",
            others=(*first, ("n", "anything else")),
        )

    def _may(self, roles: frozenset[Role]) -> bool:
        """Whether the hat that is on may begin something; before it is known, an officer's may."""
        return (host_of(self).role or Role.CVS_OFFICER) in roles

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to do only what has an act."""
        if action == "do":
            return self.row is not None and bool(self.row.act)
        if action == "chase":
            return self.row is not None and self.row.act == _LATE_REPORT
        if action in {"add_seat", "enter_meeting"}:
            return self._may(_SEATS if action == "add_seat" else _MEETINGS)
        if action == "declare_interest":
            role = host_of(self).role
            return role is not None and role.is_volunteer and bool(self._looking)
        return super().check_action(action, parameters)

    def action_add_seat(self) -> None:
        """Open the short form of a seat."""
        self.post_message(Does("seat.add", {}))

    def action_enter_meeting(self) -> None:
        """Open the short form of a meeting."""
        self.post_message(Does("meeting.enter", {}))

    def action_declare_interest(self) -> None:
        """Open the form of an interest."""
        self.post_message(Does("interest.declare", {"person": self._looking}))

    def action_chase(self) -> None:
        """Open the list of late report-backs, from which letters are prepared."""
        from compacttui.tui.places.chasing import open_chasing

        given = dict(self.row.given) if self.row is not None else {}
        open_chasing(self, given.get("meeting", ""), given.get("seat", ""))

    def action_do(self) -> None:
        """Open the form that settles this line."""
        if self.row is not None and self.row.act:
            self.post_message(Does(self.row.act, dict(self.row.given)))
