"""An invented act with every kind of field, and its form on the invented office."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, time

from compacttui.acts.fields import Organisation, Words, fields_of
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.words.seats import Capacity
from compacttui.tui.forms.act import ActForm
from tui.stage import SMALL, reads
from tui.town import Office


@dataclass
class AgendaLine:
    """One line of an agenda.

    Attributes:
        title: what the item is called.
        organisations: who is named in it.
        decision: something is decided.
    """

    title: str
    organisations: Sequence[Organisation] = ()
    decision: bool = False


def plan(
    desk: object,
    partnership: Organisation,
    held_on: date,
    at: time,
    capacity: Capacity,
    agenda: Sequence[AgendaLine],
    place: str | None = None,
    note: Words | None = None,
    since: PartialDate | None = None,
    people: int = 3,
    guests: Sequence[str] = (),
    public: bool = True,
) -> str:
    """Plan a meeting.

    Args:
        partnership: the body that meets.
        held_on: the day of the meeting.
        at: when it begins.
        capacity: in what capacity.
        agenda: what is talked about, in order.
        place: where it meets.
        note: anything else.
        since: since when.
        people: how many.
        guests: who else comes, one on each line.
        public: the public may come.
    """
    if people > 100:
        raise Refused("At most 100 people fit into the room.", field="people")
    if agenda[0].title == "Secret":
        raise Refused("Say why item 1 is closed.", field="agenda.1.title")
    if place == "nowhere":
        raise Refused("The rules do not allow a meeting nowhere.")
    if place == "fire":
        raise OSError("/etc/secret burned")
    return "planned"


class Planning:
    """As the register of acts makes it."""

    name = "meeting.plan"
    title = "Plan a meeting"
    help = "Plan a meeting."
    final = False
    edits = False
    fields = fields_of(plan)

    def __call__(self, desk: object, **values: object) -> str:
        return plan(desk, **values)


FILLED = {
    "partnership": {
        "picked": [{"ref": "org-harbour", "title": "Harbour Youth Trust", "note": ""}],
        "typed": "",
    },
    "held_on": "5 March 2027",
    "at": "2.30pm",
    "capacity": "trustee",
    "agenda": [{"title": "Winter plan", "organisations": None, "decision": True}],
}
"""What is needed, as a draft would hold it."""


class HastyForm(ActForm):
    SAVE_AFTER = 0.01


@asynccontextmanager
async def planning(*, size=SMALL, act=None, about="", known=None, filled=False, draft=None, app=None):
    """Open the form, with everything needed filled in if wanted; gives pilot, program, form and its results."""
    app = app or Office()
    results: list[object] = []
    async with app.run_test(size=size) as pilot:
        if draft is not None:
            app.store.drafts.save("meeting.plan", about, draft)
        form = HastyForm(act or Planning(), about=about, known=known)
        app.push_screen(form, results.append)
        await reads(pilot, "Plan a meeting")
        await pilot.pause()
        if filled:
            for name, raw in FILLED.items():
                await form.field(name).put(raw)
        yield pilot, app, form, results
