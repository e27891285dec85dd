"""What proves the records, from the interface: checkpoints, evidence packs, and accepting what was not seen before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Standing
from compacttui.tui.frame import Framed

if TYPE_CHECKING:
    from compacttui.exchange.checkpoint_files import SigningKey
    from compacttui.exchange.pack import About
    from compacttui.tui.app import Compacttui
    from compacttui.tui.forms.signing import CheckpointWish, PackWish, Signing
    from compacttui.tui.keeper import Keeper


def read_checkpoint(app: App[Any]) -> None:
    """Show what the history is now."""
    from compacttui.tui.frame import Opened
    from compacttui.tui.places.checkpoint import CheckpointRead

    app.push_screen(Opened(CheckpointRead()))


def write_checkpoint(app: Compacttui, wish: CheckpointWish) -> None:
    """Make a checkpoint, sign it if that is wanted, write it, and say so."""

    def make() -> str:
        from compacttui.acts.checkpoints import make_checkpoint
        from compacttui.exchange.files import write_whole

        made = app.store.perform(make_checkpoint, _opened(app.store, wish.signing))
        write_whole(wish.file, [made.note.whole])
        names = ", ".join(one.name for one in made.note.signatures)
        signed = f" Signed by {names}." if names else " Nobody signed it."
        return (
            f"Written to {wish.file.absolute()}: {plural(made.checkpoint.size, 'entry', 'entries')}.{signed}"
        )

    _in_a_thread(app, "Making the checkpoint …", make)


def pack_thing(app: Compacttui, thing: str) -> None:
    """Ask where an evidence pack about a thing is to be written, and write it."""
    from compacttui.tui.forms.signing import KeepPack

    def about(_wish: PackWish) -> About:
        from compacttui.exchange.pack import about_thing

        return app.store.ask(about_thing, thing)

    app.push_screen(KeepPack(is_period=False), lambda wish: _pack(app, wish, about))


def pack_period(app: Compacttui) -> None:
    """Ask for a period and where its evidence pack is to be written, and write it."""
    from compacttui.tui.forms.signing import KeepPack

    def about(wish: PackWish) -> About:
        from compacttui.exchange.pack import about_period

        return about_period(wish.period, app.store.today)

    app.push_screen(KeepPack(is_period=True), lambda wish: _pack(app, wish, about))


def _pack(app: Compacttui, wish: PackWish | None, about: Callable[[PackWish], About]) -> None:
    if wish is None:
        return

    def make() -> str:
        from compacttui.acts.checkpoints import make_checkpoint
        from compacttui.exchange.pack import write_pack

        key = _opened(app.store, wish.signing)
        made = app.store.perform(make_checkpoint, key, keep=False)
        keys = [key.verifier] if key else []
        packed = app.store.ask(write_pack, about(wish), wish.folder, made.note, keys=keys)
        many = plural(packed.entries, "entry", "entries")
        return (
            f"Written to {packed.folder}: {many}. Begin with README.txt; “python3 verify.py” there checks it."
        )

    _in_a_thread(app, "Writing the evidence pack …", make)


def _opened(store: Keeper, signing: Signing) -> SigningKey | None:
    """The key that was named, opened; nothing where none was.

    Raises:
        BadInput: the file holds no key.
        Refused: the passphrase is another, or these are not the records that this computer saw.
    """
    if signing.key_file is None:
        return None
    from compacttui.exchange.checkpoint_files import open_key

    store.watch.check()
    return open_key(signing.key_file, signing.passphrase)


def accept(app: Compacttui) -> None:
    """Ask for the word by which records are accepted that are not those seen before."""
    from compacttui.tui.forms.accepting import AcceptRecords

    def typed(word: str | None) -> None:
        if word is None:
            return

        def make() -> str:
            app.store.watch.accept(word)
            app.call_from_thread(app.learn)
            return "Accepted. What you saw before is kept beside it."

        _in_a_thread(app, "Comparing …", make)

    app.push_screen(AcceptRecords(), typed)


def _in_a_thread(app: App[Any], begins: str, make: Callable[[], str]) -> None:
    """Do something that may take a moment, and say above the keys what came of it."""

    def say(words: str, how: Standing | None = None) -> None:
        if isinstance(app.screen, Framed):
            app.screen.say(words, how)

    def work() -> None:
        try:
            words, how = make(), Standing.DONE
        except OSError as error:
            place = Path(str(error.filename)) if error.filename else "The file"
            words, how = (
                f"{place} could not be written: {error.strerror or 'the disk refused'}.",
                Standing.LATE,
            )
        except Refused as refused:
            words, how = str(refused), Standing.LATE
        app.call_from_thread(say, words, how)

    say(begins)
    app.run_worker(work, group="evidence", thread=True, exit_on_error=False)
