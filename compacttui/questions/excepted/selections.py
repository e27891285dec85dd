"""What was done in spite of a rule in selections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.questions.selections.set_aside import in_words


@excepts("selection.opened")
def opened_in_one_step(entry: ReadEntry) -> Iterator[Excepted]:
    """Notice given in one step: what would have been looked at first, as one exception."""
    missing = [in_words(str(check)) for check in _listed(entry, "exceptions")]
    if missing:
        yield Excepted("one_step", f"opened in one step: {', '.join(missing)}")


@excepts("selection.approved", "selection.noticed", "poll.announced", "result.declared", "countback.declared")
def overridden(entry: ReadEntry) -> Iterator[Excepted]:
    """Guards that a reason overrode."""
    for check in _listed(entry, "exceptions"):
        yield Excepted(str(check), in_words(str(check)))


@excepts("nomination.ruled")
def ruled_all_the_same(entry: ReadEntry) -> Iterator[Excepted]:
    """A nomination that was ruled valid in spite of what the checks found."""
    found = [in_words(str(check)) for check in _listed(entry, "in_spite_of")]
    if found:
        said = entry.words.get("ruling", "")
        yield Excepted("in_spite_of", f"nomination valid in spite of: {', '.join(found)}", said)


@excepts("register.frozen")
def register_exceptions(entry: ReadEntry) -> Iterator[Excepted]:
    """Organisations on the register of electors, or left out of it, other than their membership says."""
    for field, what in (
        ("added", "votes with no membership that counts"),
        ("left_out", "left out of the register"),
    ):
        for place, organisation in enumerate(_listed(entry, field)):
            name = entry.names.get(str(organisation), "an organisation")
            yield Excepted(field, f"{name}: {what}", entry.words.get(f"{field}.{place}", ""))


@excepts("count.signed")
def signed_on_paper(entry: ReadEntry) -> Iterator[Excepted]:
    """A signature under a count that was made on paper."""
    if entry.event.data.get("on_paper"):
        name = entry.words.get("name", "")
        yield Excepted("on_paper", f"count signed on paper{f' by {name}' if name else ''}")


def _listed(entry: ReadEntry, field: str) -> Sequence[object]:
    value = entry.event.data.get(field)
    return value if isinstance(value, list) else ()
