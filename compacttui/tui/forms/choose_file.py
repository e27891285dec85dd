"""Bringing in a file, first step: which one. Those that were changed last are offered; any path can be typed or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.message import Message

from compacttui.rules.dates import day_and_time
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line
from compacttui.rules.words.standing import Standing
from compacttui.tui.answering import AskedEntry, Asking
from compacttui.tui.brought import Brought
from compacttui.tui.commands import bind, command
from compacttui.tui.forms.drafting import words_of
from compacttui.tui.importing import AREA, FORM, Importing, Said
from compacttui.tui.paths import Near, beginning_with, inside, offered, path_meant
from compacttui.tui.store import host_of
from compacttui.tui.widgets.cells import Bit, Cell, Tone
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty

COMPLETE = command(
    "import.complete", "complete", "tab", "complete", "Write the name under the cursor.", area=AREA, rank=12
)

_OWN = "your own folder"
_WHAT = (
    "Seats, people, organisations or meetings: CSV, XLSX or ODS; or a Popolo file. Nothing is written before you "
    "have seen what each row would do."
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A file or a folder to choose.

    Attributes:
        near: which.
        name: what it is called, as it may be shown.
        where: the folder it is in.
        when: when it was changed, or begun.
        said: what was said of it already, where it was begun and not finished.
    """

    near: Near
    name: str
    where: str
    when: str
    said: Said | None = None


class ChooseFile(Asking[Offered, Brought]):
    """Asks for the file and goes through the steps with it; gives what was brought in, or nothing."""

    BINDINGS = bind(COMPLETE)

    @dataclass
    class WasRead(Message, bubble=False):
        """The file was read, or could not be."""

        importing: Importing
        error: Exception | None = None

    def __init__(self) -> None:
        super().__init__()
        self._reading: Importing | None = None
        self._spelled: dict[str, Path] = {}

    def on_mount(self) -> None:
        """Say what can be brought in."""
        self.say(_WHAT)

    def hint(self) -> str:
        """Say what to type."""
        return "1 of 3  which file? type or paste its path, or drag it here"

    def columns(self) -> Sequence[Column[Offered]]:
        """Show the name, the folder, and when it was changed."""
        return (
            Column("", _name, least=24, share=3),
            Column("", lambda one: one.where, least=14, share=2, tone=Tone.QUIET, from_width=60),
            Column("", lambda one: Bit(one.when, Tone.QUIET), width=24, right=True, from_width=70),
        )

    def look(self, words: str) -> Sequence[Offered]:
        """Look through the folders."""
        home, here = Path.home(), Path.cwd()
        if not words:
            return [*self._begun(), *map(self._offer, offered(home, here))]
        known = self._spelled.get(words)
        found = inside(known) if known is not None else beginning_with(words, home, here)
        return [self._offer(one) for one in found]

    def _begun(self) -> Iterator[Offered]:
        """The file that was begun with and not finished, if it is still there."""
        store = host_of(self).store
        draft = store.drafts.load(FORM, "")
        said = Said.of(draft) if draft else None
        path = path_meant(said.file) if said and said.file else None
        if draft is None or path is None or not path.is_file():
            return
        when = f"begun {day_and_time(draft.saved_at, store.today)}"
        yield Offered(Near(path, is_folder=False), one_line(path.name), "carry on with this", when, said)

    def _offer(self, near: Near) -> Offered:
        name = _OWN if near.path == Path.home() else one_line(near.path.name) or one_line(str(near.path))
        when = day_and_time(near.changed_at, host_of(self).store.today) if near.changed_at else ""
        return Offered(
            near,
            f"{name}/" if near.is_folder else name,
            "" if name == _OWN else _short(near.path.parent),
            when,
        )

    def none(self, words: str) -> Empty:
        """Say that nothing is called so."""
        if words:
            return Empty(
                "No folder and no spreadsheet begins so. A path can be pasted, with or without quotation marks."
            )
        return Empty("Type the path of a file: CSV, XLSX, ODS, or Popolo JSON.")

    def take(self, row: Offered) -> None:
        """Go into a folder; or read the file, and go on with it. One that is being read is left for another."""
        if row.near.is_folder:
            self._write(row.near)
        elif self._reading is None or self._reading.path != row.near.path:
            said = row.said or Said(str(row.near.path.absolute()))
            self._read(Importing(row.near.path, said))

    def take_none(self, words: str) -> None:
        """Say that there is no such file."""
        if words:
            self.say(
                "There is no file of this name. Check the spelling, or copy the path from your files.",
                Standing.LATE,
            )

    def action_complete(self) -> None:
        """Write the name under the cursor into the line."""
        row = self.lines.row
        if row is not None:
            self._write(row.near)

    def _write(self, near: Near) -> None:
        """Write a path into the line; one that cannot be typed is remembered beside it."""
        end = "/" if near.is_folder and near.path.name else ""
        words = one_line(str(near.path)) + end
        self._spelled[words] = near.path
        entry = self.query_one(AskedEntry)
        entry.value = words
        entry.cursor_position = len(words)

    # Reading

    def _read(self, importing: Importing) -> None:
        self._reading = importing
        self.say(f"Reading {importing.name}{_size(importing.path)} … Esc leaves it.")
        store = host_of(self).store

        def read() -> None:
            error: Exception | None = None
            try:
                importing.read(store)
            except (
                Exception
            ) as raised:  # whatever a file does to its reader: it is said, and nothing is written
                error = raised
            self.post_message(self.WasRead(importing, error))

        self.run_worker(read, thread=True, group="reading", exit_on_error=False)

    @on(WasRead)
    def _go_on(self, was_read: WasRead) -> None:
        if was_read.importing is not self._reading:
            return
        if was_read.error is not None:
            self._reading = None
            self.log.error(repr(was_read.error))
            self.say(_why(was_read.importing.name, was_read.error), Standing.LATE)
            return
        from compacttui.tui.forms.importing import first_step

        self.say("")
        self.app.push_screen(first_step(was_read.importing), self._came_back)

    def _came_back(self, brought: Brought | None) -> None:
        self._reading = None
        if brought is not None:
            self.dismiss(brought)
            return
        self.say("Nothing was brought in. What you decided is kept, and offered here the next time.")
        self._ask(self._typed_words)

    def action_close(self) -> None:
        """Leave the file that is being read; or go back to where one was."""
        if self._reading is not None:
            self._reading = None
            self.say("Left. Nothing was brought in.")
            return
        self.dismiss(None)


def _name(one: Offered) -> Cell:
    return Bit(one.name, Tone.QUIET if one.near.is_folder else Tone.STRONG)


def _short(folder: Path) -> str:
    """A folder as people know it: below their own, without what leads there."""
    with suppress(ValueError, RuntimeError):
        return one_line(str(folder.relative_to(Path.home()))).removeprefix(".") or _OWN
    return one_line(str(folder))


def _size(path: Path) -> str:
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        return ""
    return f", {size // 1000:,} kB" if size >= 1000 else ""


def _why(name: str, error: Exception) -> str:
    words = error.message if isinstance(error, Refused) else words_of(error)
    return f"{name}: {words} Nothing was changed."
