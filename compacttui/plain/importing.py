"""Taking in a file line by line: the plan is read out row by row, questions are answered by number, then one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from compacttui.exchange.importing import Asked, Choices, Plan, PlanRow, all_kinds, carry_out, plan, read_book
from compacttui.exchange.importing.kinds import POPOLO
from compacttui.paths import expanded
from compacttui.plain.fields import Later
from compacttui.plain.said import listed, sentences
from compacttui.rules.dates import day_and_time, london
from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.acts.importing import Carried
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.voice import Voice

FORM: Final = "import"
"""The name under which an import that was begun is kept."""
_READ_AT_ONCE: Final = 20
_WAYS: Final = (
    "1. Do it.",
    "2. Hear the rows.",
    "3. Say what a column is taken for.",
    "4. Leave out the rows that are unclear or wrong.",
    "5. Leave this for later.",
    "6. Forget it; nothing is taken in.",
)


class Importing:
    """One file on its way into the records.

    Attributes:
        said: what the person said so far: kind, file, columns, answers; kept until the file is taken in.
    """

    def __init__(self, voice: Voice, keeper: Keeper) -> None:
        self.voice = voice
        self.keeper = keeper
        self.said: dict[str, Any] = {}

    def run(self, file: str = "") -> Carried | None:
        """Take in a file; gives what came of it, or nothing when it was left.

        Raises:
            Refused: the role may not take files in.
            Ended: there are no more lines; what was decided is kept.
        """
        from compacttui.acts.importing import check_may_import

        check_may_import(self.keeper.role)
        self.voice.say("Take in a file: CSV, XLSX, ODS or Popolo. Nothing is written before you say “do it”.")
        try:
            self._offer_draft()
            self._ask_file(file)
            return self._go_on()
        except Later:
            kept = self.keeper.draft(FORM, "") is not None
            self.voice.say("Kept. Type import to carry on." if kept else "Left. Nothing was taken in.")
            return None

    # What is taken in

    def _offer_draft(self) -> None:
        kept = self.keeper.draft(FORM, "")
        if kept is None:
            return
        when = day_and_time(london(kept.saved_at), self.keeper.today)
        self.voice.say(
            f"You began with {one_line(str(kept.values.get('file', '')))} {when}, and did not finish."
        )
        if self._choose(("Carry on.", "Start afresh.")) == 1:
            self.said = dict(kept.values)
        else:
            self.keeper.discard(FORM, "")

    def _ask_file(self, file: str) -> None:
        """Ask for the file, and for what it holds: what it most looks like stands first."""
        typed = file or self.said.get("file") or self._hear("Type the path of the file.")
        # Paths that are dragged onto a terminal come in quotation marks.
        self.said["file"] = typed.strip("\"'")
        if self.said.get("kind"):
            return
        while trouble := self._unreadable():
            self._ask_again(trouble)
        kinds = {**{name: kind.title for name, kind in all_kinds().items()}, POPOLO: "A Popolo file"}
        likeliest, sheet = self._looks_like()
        self.voice.say("What does the file hold?")
        number = self._choose([f"{title}." for title in kinds.values()], list(kinds).index(likeliest) + 1)
        self.said["kind"] = list(kinds)[number - 1]
        if self.said["kind"] == likeliest:
            self.said["sheet"] = sheet

    def _unreadable(self) -> OSError | None:
        """Why the file cannot be opened; nothing where it can."""
        try:
            with self._path.open("rb"):
                return None
        except OSError as error:
            return error

    def _ask_again(self, trouble: OSError) -> None:
        self.voice.say(f"Error: {self.said['file']}: {trouble.strerror or 'the file cannot be read'}.")
        self.said["file"] = self._hear("Type the path of the file.").strip("\"'")

    def _looks_like(self) -> tuple[str, str | None]:
        """What the file most looks like, and on which sheet; seats, where it cannot be read: that is said when it is."""
        from compacttui.exchange.importing.recognising import likeliest

        try:
            path = self._path
            if path.suffix.casefold() == ".json":
                return POPOLO, None
            return likeliest(self.keeper.view, read_book(path))
        except (Refused, OSError):
            return next(iter(all_kinds())), None

    @property
    def _path(self) -> Path:
        return expanded(str(self.said["file"]))

    def _save(self) -> None:
        self.keeper.save(FORM, "", self.said)

    # The plan

    def _go_on(self) -> Carried | None:
        while True:
            made = self._plan()
            if made is None:
                return None
            if self._forgets_stale_answers(made):
                continue
            self._save()
            self._tell(made)
            if self._answered(made):
                continue
            if not made.has_work and not made.held_up_by:
                self.voice.say("Everything is on record already. There is nothing to do.")
                self.keeper.discard(FORM, "")
                return None
            done = self._way_on(made)
            if done is not None:
                return done

    def _plan(self) -> Plan | None:
        """The plan as things stand; where the columns cannot be understood, they are asked for."""
        while True:
            try:
                return self._planned()
            except BadInput as bad:
                self.voice.say(f"Error: {bad}")
                if self.said["kind"] == POPOLO or "column" not in bad.message:
                    return None
                self._match()
            except OSError as error:
                self._ask_again(error)

    def _planned(self) -> Plan:
        path = self._path
        choices = Choices(
            sheet=self.said.get("sheet"),
            columns=self._texts("columns"),
            answers=self._texts("answers"),
            leaves_out=bool(self.said.get("leaves_out")),
        )
        if self.said["kind"] == POPOLO:
            from compacttui.exchange.importing.popolo import plan_popolo, read_popolo

            return plan_popolo(self.keeper.view, read_popolo(path), choices)
        return plan(self.keeper.view, read_book(path), self.said["kind"], choices)

    def _texts(self, name: str) -> Mapping[str, str]:
        held = self.said.get(name)
        return {str(key): str(value) for key, value in held.items()} if isinstance(held, Mapping) else {}

    def _tell(self, made: Plan) -> None:
        taken = [f"{one_line(use.heading)}: {use.holds}" for use in made.uses if use.field]
        if taken:
            self.voice.say(sentences("columns", *taken))
        self.voice.say(*map(one_line, made.notes), made.summary)

    def _answered(self, made: Plan) -> bool:
        """Ask what only a person can decide; gives whether anything was."""
        open_ = [asked for asked in made.asked if not asked.answer]
        if self.said.get("leaves_out"):
            return False
        for place, asked in enumerate(open_, 1):
            self.voice.say(f"Question {place} of {len(open_)}, row {asked.row}: {one_line(asked.asks)}")
            self._answer(asked)
        return bool(open_)

    def _answer(self, asked: Asked) -> None:
        chosen = asked.options[self._choose([one_line(option.words) for option in asked.options]) - 1]
        self.said["answers"] = {**self._texts("answers"), asked.key: chosen.value}
        self.said["meant"] = {**self._texts("meant"), asked.key: chosen.words}
        self._save()

    def _forgets_stale_answers(self, made: Plan) -> bool:
        """Forget what was chosen by number from a list that has changed since; gives whether there was any."""
        meant = self._texts("meant")
        stale = {
            asked.key
            for asked in made.asked
            if asked.answer
            and asked.key in meant
            and (asked.answer, meant[asked.key]) not in {(one.value, one.words) for one in asked.options}
        }
        self.said["answers"] = {
            key: value for key, value in self._texts("answers").items() if key not in stale
        }
        return bool(stale)

    def _rows(self, rows: Sequence[PlanRow]) -> None:
        """Read the rows out, those first that hold the file up."""
        ordered = sorted(rows, key=lambda row: (not row.state.holds_up, row.number))
        for number, row in enumerate(ordered, 1):
            words = sentences(row.does, one_line(row.what), one_line(row.why))
            self.voice.say(f"Row {row.number}: {words}")
            if number % _READ_AT_ONCE == 0 and number < len(ordered):
                line = self._hear(f"{number} of {len(ordered)}. Type m for more, or Enter to stop.")
                if line.casefold() not in {"m", "more"}:
                    return

    def _match(self) -> None:
        """Ask which column holds what."""
        for column in all_kinds()[self.said["kind"]].columns:
            self.voice.say(sentences(f"{column.name}: {column.label}", column.help))
        line = self._hear("Type what a column holds and the column, like holder = C. An empty line goes on.")
        if not line:
            raise Later
        name, _, place = line.partition("=")
        self.said["columns"] = {**self._texts("columns"), name.strip(): place.strip()}

    # What to do with it

    def _way_on(self, made: Plan) -> Carried | None:
        if made.held_up_by:
            self.voice.say("First these rows must be put right in the file, decided, or left out:")
            self._rows([row for row in made.rows if row.state.holds_up])
        ways: Mapping[int, Callable[[], None]] = {
            2: lambda: self._rows(made.rows),
            3: self._match,
            4: self._leave_out,
        }
        self.voice.say(*_WAYS)
        chosen = self._number(len(_WAYS))
        if chosen == 5:
            raise Later
        if chosen == 6:
            self.keeper.discard(FORM, "")
            raise Later
        try:
            if chosen == 1:
                return self._done(made)
            ways[chosen]()
        except Refused as refused:
            self.voice.say(f"Error: {refused.message}")
        return None

    def _leave_out(self) -> None:
        self.said["leaves_out"] = True

    def _done(self, made: Plan) -> Carried:
        carried = carry_out(self.keeper.desk, made)
        self.keeper.discard(FORM, "")
        self.voice.say(f"Done. {made.summary} {carried.entries:,} entries are on record.")
        return carried

    # Hearing

    def _choose(self, words: Sequence[str], likeliest: int = 0) -> int:
        self.voice.say(*(f"{number}. {one}" for number, one in enumerate(words, 1)))
        return self._number(len(words), likeliest)

    def _number(self, most: int, likeliest: int = 0) -> int:
        enter = f", or Enter for {likeliest}" if likeliest else ""
        while True:
            line = self._hear(f"Type a number from 1 to {most}{enter}.")
            if likeliest and not line:
                return likeliest
            if line.isascii() and line.isdigit() and 1 <= int(line) <= most:
                return int(line)
            self.voice.say(f"Error: there is no choice “{line[:20]}”.")

    def _hear(self, prompt: str) -> str:
        """Hear a line.

        Raises:
            Later: the person leaves.
            Ended: there are no more lines.
        """
        while (line := self.voice.ask(prompt)) == "?":
            known = listed((*all_kinds(), POPOLO))
            self.voice.say(
                f"A file of {known}. Every row is said to be new, changed, the same, unclear or wrong, and why.",
                ".later leaves; what you decided is kept.",
            )
        if line in {".later", ".l", ".q"}:
            raise Later
        return line
