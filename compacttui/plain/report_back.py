"""The report-back in three short steps: any conflict, the items, who will read it. Nothing is asked twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from compacttui.acts.fields import FieldSpec
from compacttui.exchange.values import read_all
from compacttui.plain.conflict import CONFLICT, DECLARED, NONE, Conflict, NothingAtAll
from compacttui.plain.fields import Later
from compacttui.plain.filling import Around, Raws, is_filled, read_out
from compacttui.plain.forms import ActForm
from compacttui.plain.raw import Raw, given_of
from compacttui.plain.said import listed, sentences
from compacttui.questions.soundings import asked_before
from compacttui.rules.dates import in_days, long_day, plural
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.acts.registry import Act
    from compacttui.acts.reports import ReportAction, ReportItem
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.voice import Voice
    from compacttui.questions.meetings.agenda import ItemOn, MeetingOn

_ASKED: Final = ("decided", "said", "basis", "people_asked", "implications")
"""What is asked of each item in turn; everything else can be filled in at the last step."""
_WORDS: Final = ("discussed", "decided", "said", "implications", "benefit")


class ReportBack(ActForm):
    """Sends a report-back on one meeting."""

    def __init__(self, voice: Voice, keeper: Keeper, act: Act[..., Any], known: Mapping[str, str]) -> None:
        super().__init__(voice, keeper, act, known)
        self.meeting = self.about = known["meeting"]
        self.told = self._ask_meeting()
        self.items = next(spec for spec in act.fields if spec.name == "items")
        self.parts = {part.name: part for part in self.items.parts}
        self.asked = {one.item_id: one for one in self.keeper.ask(asked_before, self.meeting)}
        self.raws["items"] = cast("Raw", [self._entry(item) for item in self.told.items])
        self._began = {**self.raws}
        self.conflict = Conflict(self.filler, keeper, self.told, self.raws, self.save)

    def run(self) -> range | None:
        """Go through the three steps and send it; gives the numbers of the new entries, or nothing when it was left."""
        self.act.allow(self.keeper.role)
        self.voice.say(sentences(f"report-back: {self._which()}", self._due()))
        self.voice.say("Three steps. ? helps, .later leaves and keeps what you typed.")
        try:
            self.offer_draft()
            self.conflict.ask()
            self._write_items()
            return self._sent(self._send())
        except NothingAtAll:
            return self._sent(self._send_nothing())
        except Later:
            self.say_kept()
            return None

    def _sent(self, done: range) -> range:
        if done:
            self.voice.say("Sent. Your members can read it now.")
        return done

    def _which(self) -> str:
        return f"{one_line(self.told.partnership)}, {long_day(self.told.day)}"

    def _due(self) -> str:
        due, today = self.told.due_on, self.keeper.today
        if due is None:
            return ""
        far = in_days(due, today, due=True)
        return far if due < today else f"due {far}"

    def _ask_meeting(self) -> MeetingOn:
        from compacttui.questions.meetings.agenda import meeting_on

        return self.keeper.ask(meeting_on, self.meeting)

    def _entry(self, item: ItemOn) -> Raws:
        """What a report begins with for an item of the agenda; one that is closed there stays closed."""
        from compacttui.rules.words import Marking

        marking = Marking.BOARD_CONFIDENTIAL if item.closed_because else Marking.OPEN
        named = {"ref": item.id, "title": f"{item.number}  {item.title}", "note": ""}
        entry: Raws = {"item": {"picked": [named], "typed": ""}, "marking": marking.value}
        if item.id in self.asked and not item.closed_because:
            put = {"ref": self.asked[item.id].id, "title": "", "note": ""}
            entry["sounding"] = {"picked": [put], "typed": ""}
        return entry

    @property
    def _entries(self) -> list[Raws]:
        """The entries, ready to be changed."""
        raw = self.raws.get("items")
        several = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else []
        entries: list[Raws] = [dict(one) for one in several if isinstance(one, Mapping)]
        self.raws["items"] = cast("Raw", entries)
        return entries

    def offer_draft(self) -> None:
        """Offer what was typed before, and put it beside the agenda as it is now."""
        super().offer_draft()
        written = {self._about_item(entry): entry for entry in self._entries}
        agenda = [written.pop(item.id, self._entry(item)) for item in self.told.items]
        self.raws["items"] = cast("Raw", [*agenda, *written.values()])

    def _about_item(self, entry: Raws) -> str:
        """The id of the item that an entry is about; something of its own where it is about none."""
        ref = given_of(self.parts["item"], entry.get("item"))
        return ref if isinstance(ref, str) else f"besides {id(entry)}"

    # Step 2

    def _write_items(self) -> None:
        entries = self._entries
        if self.told.items:
            self.voice.say(f"Step 2 of 3. The items of the agenda: {len(self.told.items)}.")
        else:
            self.voice.say(
                "Step 2 of 3. This meeting had no agenda on record. Write what there is to report."
            )
            if not entries:
                entries.append({})
        for at, entry in enumerate(entries):
            if not any(is_filled(self.parts[name], entry.get(name)) for name in (*_WORDS, "nothing_to_add")):
                self._write_item(at, entry, len(entries))
                self.save()

    def _write_item(self, at: int, entry: Raws, of: int) -> None:
        on = self.told.items[at] if at < len(self.told.items) else None
        self.voice.say(sentences(f"item {at + 1} of {of}: {one_line(on.title) if on else 'your report'}"))
        if on is not None and on.closed_because is not None:
            self.voice.say("It is closed on the agenda. Readers see that it took place, and no more.")
            return
        if on is not None and any(one.item_id == on.id and one.left_at for one in self.told.declared):
            self.voice.say("You left the room for it. Say the outcome, if you know it.")
        if on is not None and on.id in self.asked:
            put = self.asked[on.id]
            said = f"{plural(put.replies, 'answer')}: {put.summary}" if put.summary else "not summed up yet"
            self.voice.say(sentences(f"before the meeting you asked members: {one_line(put.question)}", said))
        self.voice.say("Type n for nothing to add.")
        around = Around(f"item {at + 1}, ", self.meeting, "", self.save)
        self.filler.each([self.parts[name] for name in _ASKED], entry, around, _is_asked)
        if entry.get("decided") in _NOTHING:
            entry["decided"] = None
        if not any(is_filled(self.parts[name], entry.get(name)) for name in _WORDS):
            entry["nothing_to_add"] = True
            self.voice.say("Noted: nothing to add.")

    # Step 3

    def _send(self) -> range:
        steps: Mapping[int, Callable[[], None]] = {1: self._preview, 4: self._change_item, 5: self._add}
        while True:
            self.voice.say(*self._who_reads(), *_LAST)
            chosen = self.filler.number("Type a number from 1 to 6.", 6, least=1)
            if chosen == 3:
                raise Later
            if chosen == 6:
                raise NothingAtAll
            try:
                if chosen == 2:
                    return self._perform()
                steps[chosen]()
            except Refused as refused:
                self._refused(refused)

    def _who_reads(self) -> Sequence[str]:
        said = ["Step 3 of 3. Who will read this: members and the public."]
        for number, entry in enumerate(self._entries, 1):
            on = self.told.items[number - 1] if number <= len(self.told.items) else None
            if on is not None and on.closed_because is not None:
                said.append(f"Item {number} is closed on the agenda: they see that it took place.")
            elif entry.get("marking") not in {None, "open"}:
                said.append(f"Item {number} is closed by you: they see that it took place.")
        return said

    def _preview(self) -> None:
        from compacttui.papers.reports import report_document
        from compacttui.plain.papers import told
        from compacttui.questions.reports.published import drafted

        values = self._values
        items, asks, seat = values.get("items", ()), values.get("asks"), values.get("seat")
        actions = values.get("actions", ())
        read = drafted(
            self.keeper.view,
            self.meeting,
            cast("Sequence[ReportItem]", items),
            cast("str | None", asks),
            cast("Sequence[ReportAction]", actions),
            seat=cast("str | None", seat),
        )
        paper = report_document(read)
        self.voice.say("This is what they will read:", paper.title, *told(paper), "That is all of it.")

    def _change_item(self) -> None:
        entries = self._entries
        for number, entry in enumerate(entries, 1):
            self.voice.say(f"{number}. {listed(read_out(self.items.parts, entry))}.")
        more = len(entries) + 1
        self.voice.say(f"{more}. Something that was not on the agenda.")
        at = self.filler.number(f"Type a number from 1 to {more}.", more, least=1) - 1
        self._entry_at(entries, at)

    def _entry_at(self, entries: list[Raws], at: int) -> None:
        if at < len(entries):
            entries[at].pop("nothing_to_add", None)
        self.filler.entry(self.items, entries, at, self._around)
        self.save()

    def _add(self) -> None:
        fields = [spec for spec in self.act.fields if spec.name not in {"meeting", "items"}]
        self.filler.fill(fields, self.raws, self._around)

    @property
    def _values(self) -> dict[str, object]:
        given = {
            spec.name: value
            for spec in self.act.fields
            if (value := given_of(spec, self.raws.get(spec.name))) not in (None, "", [])
        }
        return read_all(self.act.fields, given, self.keeper.around)

    def _perform(self) -> range:
        values = self._values
        return self._finish(lambda desk: self.act(desk, **values))

    def _send_nothing(self) -> range:
        from compacttui.acts.registry import all_acts

        nothing = all_acts()["report.nothing"]
        self.raws[CONFLICT] = self.raws.get(CONFLICT) or NONE
        prompt = "Members will read: there was nothing to report. Type y to send that, or Enter to leave it."
        if self.voice.ask(prompt).casefold() not in {"y", "yes"}:
            return range(0)
        return self._finish(lambda desk: nothing(desk, meeting=self.meeting))

    def _finish(self, send: Callable[[Desk], object]) -> range:
        """Declare and send together: both are on record, or neither."""
        deeds = [] if self._ask_meeting().declared else self.conflict.deeds()
        return self.keeper.finish(self.act.name, self.about, *deeds, send)

    def _refused(self, refused: Refused) -> None:
        """Say what was refused, and go to where it is put right."""
        name, _, inside = (refused.field or "").partition(".")
        number = inside.partition(".")[0]
        entries = self._entries
        if name == "items" and number.isdigit() and int(number) <= len(entries):
            self.voice.say(f"Error, item {number}: {refused.message}")
            self._entry_at(entries, int(number) - 1)
        elif name in {"declaration", *DECLARED}:
            self.voice.say(f"Error, step 1 of 3: {refused.message}")
            self.raws.pop(CONFLICT, None)
            self.told = self.conflict.told = self._ask_meeting()
            self.conflict.ask()
        else:
            self.put_right(refused)


def _is_asked(spec: FieldSpec, entry: Raws) -> bool:
    """Whether a part is asked for: nothing more once there is nothing to add; how one knows, where one said something."""
    if entry.get("decided") in _NOTHING:
        return False
    rests_on = {"basis": "said", "people_asked": "basis"}.get(spec.name)
    return rests_on is None or bool(entry.get(rests_on))


_NOTHING: Final = frozenset({"n", "N"})
_LAST: Final = (
    "1. Hear what they will read.",
    "2. Send.",
    "3. Finish later.",
    "4. Change an item, or close it with a reason.",
    "5. Add actions, ask members something, or say who wrote it.",
    "6. Nothing to report at all.",
)
