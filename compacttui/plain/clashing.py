"""Somebody else was quicker, line by line: what they made of a thing and what is about to be made of it; one is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from compacttui.plain.fields import Later
from compacttui.questions.anew import ANEW, as_kept
from compacttui.questions.clashes import ClashRow, clashes_in_words
from compacttui.rules.meanwhile import as_typed

if TYPE_CHECKING:
    from compacttui.acts.meanwhile import ChangedMeanwhile
    from compacttui.plain.forms import ActForm
    from compacttui.plain.raw import Raw


def resolve(form: ActForm, refused: ChangedMeanwhile) -> None:
    """Ask of each value that two people changed which it is to be; the act is tried again afterwards.

    Args:
        form: the form that was refused; what is chosen of the other person's goes into its fields.
        refused: what for.

    Raises:
        Later: what the other person recorded stands, and nothing is left to be done.
        Ended: there are no more lines; what was typed is kept.
    """
    rows = form.keeper.ask(clashes_in_words, refused.clashes)
    on_record: Mapping[str, Any] = {}
    if form.act.name in ANEW:
        on_record = form.keeper.ask(as_kept, form.act.name, refused.clashes[0].thing)
    form.voice.say(refused.message)
    theirs = [row for row in rows if _is_theirs(form, row)]
    kept = {row.column: on_record.get(row.column, _raw(form, row)) for row in theirs}
    if len(theirs) == len(rows) or None in kept.values():
        form.save()
        form.voice.say(f"Nothing was sent: what {_listed(theirs)} recorded stands.")
        raise Later
    form.raws.update(kept)


def _is_theirs(form: ActForm, row: ClashRow) -> bool:
    form.voice.say(
        f"{row.what}. Before: {row.was}.",
        f"1. {row.theirs} ({row.by}, {row.when}).",
        f"2. {row.mine} (you, now).",
    )
    while (line := form.voice.ask("Type 1 or 2.")) not in {"1", "2"}:
        form.voice.say("Error: type 1 to keep theirs, or 2 to put yours.")
    return line == "1"


def _listed(rows: Sequence[ClashRow]) -> str:
    return " and ".join(dict.fromkeys(row.by for row in rows))


def _raw(form: ActForm, row: ClashRow) -> Raw:
    spec = next((one for one in form.act.fields if one.name == row.column), None)
    return None if spec is None or spec.many or spec.thing else as_typed(spec.kind.value, row.value)
