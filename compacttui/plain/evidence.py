"""What proves the records, in plain mode: checkpoints, evidence packs, and accepting what was not seen before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compacttui.paths import expanded
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.plain.conversation import Conversation


def checkpoint(talk: Conversation, file: str) -> None:
    """Say what the history is now, or write it to a file."""
    from compacttui.acts.checkpoints import make_checkpoint
    from compacttui.exchange.files import write_whole

    made = make_checkpoint(talk.keeper.desk, keep=bool(file))
    size = plural(made.checkpoint.size, "entry", "entries")
    if file:
        path = _new(file)
        write_whole(path, [made.note.whole])
        talk.voice.say(f"Written to {path}: {size}. Keep a copy where nobody here can reach it.")
        return
    talk.voice.say(
        f"The history is {size} long.",
        *(one_line(line) for line in made.note.text.splitlines()),
        "Type checkpoint and a file's name to write it. “compacttui checkpoint FILE --sign KEYFILE” signs it.",
    )


def pack(talk: Conversation, typed: str) -> None:
    """Write an evidence pack of what is open, or of a period."""
    from compacttui.acts.checkpoints import make_checkpoint
    from compacttui.exchange.pack import about_period, about_thing, write_pack

    name, _, period = typed.partition(" of ")
    folder = _new(name)
    if period:
        about = about_period(period, talk.keeper.today)
    elif talk.page.thing:
        about = talk.keeper.ask(about_thing, talk.page.thing)
    else:
        raise Refused("open something first: type its number. Or say a period: pack folder of 2025.")
    note = make_checkpoint(talk.keeper.desk, keep=False).note
    packed = talk.keeper.ask(write_pack, about, folder, note)
    if not packed.entries:
        talk.voice.say(f"Nothing was recorded in {period}. The pack says so, and holds no entry.")
    talk.voice.say(
        f"Written to {packed.folder}: {plural(packed.entries, 'entry', 'entries')}. Begin with README.txt."
    )


def accept(talk: Conversation, word: str) -> None:
    """Take these records for the true ones from now on."""
    talk.keeper.watch.accept(word)
    talk.voice.say("Accepted. What you saw before is kept beside it.")


def _new(typed: str) -> Path:
    """A file or a folder that is not there yet.

    Raises:
        Refused: none was named, or it is there.
    """
    if not typed.strip():
        raise Refused("type a name after it.")
    path = expanded(typed.strip())
    if path.exists():
        raise Refused(f"{path} is there already. Choose another name.")
    return path
