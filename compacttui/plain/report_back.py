"""The report-back in three short steps: any conflict, the items, who will read it. Nothing is asked twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from compacttui.acts.fields import FieldSpec
from compacttui.exchange.values import read_all
from compacttui.plain.fields import Back, Later, Said, Spot
from compacttui.plain.filling import Raws, is_filled, read_out
from compacttui.plain.forms import ActForm
from compacttui.plain.raw import Raw, given_of
from compacttui.plain.said import listed, sentences
from compacttui.rules.dates import in_days, long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.acts.registry import Act
    from compacttui.acts.reports import ReportItem
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.voice import Voice
    from compacttui.questions.meetings.agenda import ItemOn, MeetingOn, Suggested

_CONFLICT: Final = "conflict"
"""Where a draft holds what is to be declared with the report: "none", or what the act of declaring takes."""
_NONE: Final = "none"
_ASKED: Final = ("decided", "said", "basis", "people_asked", "implications")
"""What is asked of each item in turn; everything else can be filled in at the last step."""
_DECLARED: Final = ("item", "organisation", "interest", "nature", "category")
_WORDS: Final = ("discussed", "decided", "said", "implications", "benefit")


class _NothingAtAll(Exception):  # what the person wants is no error
    """The meeting brought nothing to report."""


class ReportBack(ActForm):
    """Sends a report-back on one meeting."""

    def __init__(self, voice: Voice, keeper: Keeper, act: Act[..., Any], known: Mapping[str, str]) -> None:
        from compacttui.acts.registry import all_acts

        super().__init__(voice, keeper, act, known)
        self.meeting = self.about = known["meeting"]
        self.told = self._ask_meeting()
        self.declaring = all_acts()["declaration.make"]
        self.items = next(spec for spec in act.fields if spec.name == "items")
        self.parts = {part.name: part for part in self.items.parts}
        self.raws["items"] = cast("Raw", [self._entry(item) for item in self.told.items])
        self._began = {**self.raws}

    def run(self) -> range | None:
        """Go through the three steps and send it; gives the numbers of the new entries, or nothing when it was left."""
        self.act.allow(self.keeper.role)
        self.voice.say(sentences(f"report-back: {self._which()}", self._due()))
        self.voice.say("Three steps. ? helps, .later leaves and keeps what you typed.")
        try:
            self.offer_draft()
            self._conflict()
            self._write_items()
            return self._sent(self._send())
        except _NothingAtAll:
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

    @staticmethod
    def _entry(item: ItemOn) -> Raws:
        """What a report begins with for an item of the agenda; one that is closed there stays closed."""
        from compacttui.rules.words import Marking

        marking = Marking.BOARD_CONFIDENTIAL if item.closed_because else Marking.OPEN
        named = {"ref": item.id, "title": f"{item.number}  {item.title}", "note": ""}
        return {"item": {"picked": [named], "typed": ""}, "marking": marking.value}

    @property
    def _entries(self) -> list[Raws]:
        """The entries, ready to be changed."""
        raw = self.raws.get("items")
        several = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else []
        entries: list[Raws] = [dict(one) for one in several if isinstance(one, Mapping)]
        self.raws["items"] = cast("Raw", entries)
        return entries

    # Step 1

    def _conflict(self) -> None:
        if self.told.declared:
            words = listed(one_line(one.words) or "nothing" for one in self.told.declared)
            self.voice.say(f"Step 1 of 3. Conflicts at this meeting: on record already: {words}.")
            return
        if self.raws.get(_CONFLICT):
            self.voice.say("Step 1 of 3. Conflicts at this meeting: answered already.")
            return
        self._ask_conflict()
        self.save()

    def _ask_conflict(self) -> None:
        suggested = [one for one in self.told.suggested if not one.answered]
        self.voice.say("Step 1 of 3. Did you have any conflict of interest at this meeting?", "1. None.")
        for number, one in enumerate(suggested, 2):
            self.voice.say(
                f"{number}. {sentences(f'declare {one_line(one.organisation)}', self._where(one))}"
            )
        other = len(suggested) + 2
        self.voice.say(
            f"{other}. Yes, something else.", "0. None, and nothing to report from this meeting at all."
        )
        chosen = self._number(f"Type a number from 0 to {other}.", other)
        if chosen == 0:
            raise _NothingAtAll
        if chosen == 1:
            self.raws[_CONFLICT] = _NONE
        elif chosen == other:
            self._declare({})
        else:
            self._declare(self._suggestion(suggested[chosen - 2]))

    def _where(self, one: Suggested) -> str:
        item = next((item for item in self.told.items if item.id == one.item_id), None)
        return f"it is named at item {item.number}, {one_line(item.title)}" if item else ""

    def _suggestion(self, one: Suggested) -> Raws:
        named = {"item": one.item_id, "organisation": one.organisation_id, "interest": one.interest_id}
        return {
            name: {"picked": [{"ref": ref, "title": self.keeper.name_of(ref), "note": ""}], "typed": ""}
            for name, ref in named.items()
            if ref
        }

    def _declare(self, raws: Raws) -> None:
        specs = [spec for spec in self.declaring.fields if spec.name in _DECLARED]
        self._all_asked([spec for spec in specs if spec.name in {"item", "nature"}], raws, "Declaration")
        declared = self.raws.get(_CONFLICT)
        before = list(declared) if isinstance(declared, list) else []
        self.raws[_CONFLICT] = cast("Raw", [*before, raws])

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
        self.voice.say("Type n for nothing to add.")
        self._all_asked([self.parts[name] for name in _ASKED], entry, f"Item {at + 1}")
        if entry.get("decided") in {"n", "N"}:
            entry["decided"] = None
        if not any(is_filled(self.parts[name], entry.get(name)) for name in _WORDS):
            entry["nothing_to_add"] = True
            self.voice.say("Noted: nothing to add.")

    def _all_asked(self, specs: Sequence[FieldSpec], raws: Raws, begins: str) -> None:
        """Ask for each field in turn; "n" at the first says that there is nothing to add."""
        at = 0
        while at < len(specs):
            spec = specs[at]
            if spec.name == "people_asked" and not raws.get("basis"):
                at += 1
                continue
            spot = Spot(f"{begins}, field {at + 1} of {len(specs)}", self.meeting)
            try:
                raws[spec.name] = self.filler.asker.ask(spec, raws.get(spec.name), spot)
                self.save()
                at += 1
            except Back:
                at = max(0, at - 1)
            except Said:
                self.voice.say(*read_out(specs, raws))
            if raws.get("decided") in {"n", "N"}:
                return

    # Step 3

    def _send(self) -> range:
        steps: Mapping[int, Callable[[], None]] = {1: self._preview, 4: self._change_item, 5: self._add}
        while True:
            self.voice.say(*self._who_reads(), *_LAST)
            chosen = self._number("Type a number from 1 to 6.", 6, least=1)
            if chosen == 3:
                raise Later
            if chosen == 6:
                raise _NothingAtAll
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
        read = drafted(
            self.keeper.view,
            self.meeting,
            cast("Sequence[ReportItem]", items),
            cast("str | None", asks),
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
        at = self._number(f"Type a number from 1 to {more}.", more, least=1) - 1
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
        self.raws[_CONFLICT] = self.raws.get(_CONFLICT) or _NONE
        prompt = "Members will read: there was nothing to report. Type y to send that, or Enter to leave it."
        if self.voice.ask(prompt).casefold() not in {"y", "yes"}:
            return range(0)
        return self._finish(lambda desk: nothing(desk, meeting=self.meeting))

    def _finish(self, send: Callable[[Desk], object]) -> range:
        """Declare and send together: both are on record, or neither."""
        deeds = [] if self._ask_meeting().declared else self._declarations()
        return self.keeper.finish(self.act.name, self.about, *deeds, send)

    def _declarations(self) -> list[Callable[[Desk], object]]:
        from compacttui.acts.registry import all_acts

        declared = self.raws.get(_CONFLICT)
        if not isinstance(declared, list):
            nil = all_acts()["declaration.nil"]
            return [lambda desk: nil(desk, meeting=self.meeting)]
        return [self._declaration(cast("Mapping[str, Raw]", one)) for one in declared]

    def _declaration(self, raws: Mapping[str, Raw]) -> Callable[[Desk], object]:
        given = {
            spec.name: value
            for spec in self.declaring.fields
            if (value := given_of(spec, raws.get(spec.name))) not in (None, "", [])
        }
        values = read_all(self.declaring.fields, {**given, "meeting": self.meeting}, self.keeper.around)
        return lambda desk: self.declaring(desk, **values)

    def _refused(self, refused: Refused) -> None:
        """Say what was refused, and go to where it is put right."""
        name, _, inside = (refused.field or "").partition(".")
        number = inside.partition(".")[0]
        entries = self._entries
        if name == "items" and number.isdigit() and int(number) <= len(entries):
            self.voice.say(f"Error, item {number}: {refused.message}")
            self._entry_at(entries, int(number) - 1)
        elif name in {"declaration", *_DECLARED}:
            self.voice.say(f"Error, step 1 of 3: {refused.message}")
            self.raws.pop(_CONFLICT, None)
            self.told = self._ask_meeting()
            self._conflict()
        else:
            self.put_right(refused)

    def _number(self, prompt: str, most: int, *, least: int = 0) -> int:
        while True:
            line = self.filler.asker.hear(self.items, prompt)
            if line.isascii() and line.isdigit() and least <= int(line) <= most:
                return int(line)
            self.voice.say(f"Error: there is no choice “{line[:20]}”.")


_LAST: Final = (
    "1. Hear what they will read.",
    "2. Send.",
    "3. Finish later.",
    "4. Change an item, or close it with a reason.",
    "5. Ask members something, or say who wrote it.",
    "6. Nothing to report at all.",
)
