"""The story as a page for readers: the same steps that the scenes play, as commands that anyone can type."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from string import ascii_letters, digits

from scenes.shell import options_of, parts_of
from scenes.story import SEAT, THE_LINE, Step, moment, story

from compacttui.rules.dates import at_time, london, long_day

_INTRO = """\
A partnership board has a seat for carers. It stands vacant; somebody is chosen for it by a real count, takes part,
leaves the room for an item, and reports back twelve days late. This page is made from the steps that the tests play
by commands and by keys, on a file and on a server: with one clock and one seed all of them end with the same ledger.
Before it begins, 4,300 organisations were put on the register. Everybody here is invented. The papers are those of a
real council contest, with invented names for the candidates; the count equals the published one, figure by figure.

Each step is a command; to each belong `--as`, `--role`, `--now`, `--seed` and `--db`."""


def page() -> str:
    """The page, as Markdown."""
    alike = [list(some) for _, some in groupby(story(Path("papers.blt")), key=_kind_of)]
    days = [_day(list(some)) for _, some in groupby(alike, key=lambda some: some[0].at[:10])]
    line = "\n".join(f"{number:>2}  {what}" for number, what in enumerate(THE_LINE, 1))
    end = (
        f'## What an auditor reads\n\n`compacttui timeline seat "{SEAT}"`, oldest first; `compacttui show entry 12` '
        f"opens a step, and `compacttui verify` checks that nothing was changed:\n\n```text\n{line}\n```"
    )
    return "\n\n".join(["# The story of one seat", _INTRO, *days, end]) + "\n"


def _kind_of(step: Step) -> tuple[object, ...]:
    """What steps have in common that are told together."""
    return step.who, step.act, step.ends, sorted(step.given)


def _day(steps: Sequence[Sequence[Step]]) -> str:
    day = long_day(london(moment(steps[0][0].at)).date())
    return "\n\n".join([f"## {day}", *(_told(alike) for alike in steps)])


def _told(alike: Sequence[Step]) -> str:
    """One step, and how many are alike."""
    first = alike[0]
    more = f" And {len(alike) - 1} more in the same way." if len(alike) > 1 else ""
    ends = f" (Exit code {first.ends}.)" if first.ends else ""
    return (
        f"{at_time(moment(first.at))}, {first.who}, {first.role.words}: {first.then}{more}{ends}\n\n"
        f"```sh\n{_typed(first)}\n```"
    )


def _typed(step: Step) -> str:
    parts, rest = parts_of(step.given)
    options = options_of(rest)
    lines = [f"compacttui do {step.act}", *(f"  --set {_quoted(one)}" for one in options[1::2])]
    if parts:
        lines.append(f"  --json - <<< '{json.dumps(parts, ensure_ascii=False, indent=2)}'")
    return " \\\n".join(lines)


def _quoted(text: str) -> str:
    if set(text) <= _PLAIN:
        return text
    return f'"{text}"' if "'" in text else f"'{text}'"


_PLAIN = frozenset(ascii_letters + digits + "=_-.:/")
