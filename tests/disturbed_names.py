"""``python -m tests.disturbed_names REGISTER.csv [--seed N]``: names of organisations as people write them, beside the right ones.

From a register of charities it makes two halves: one is on record, some of it with a former name; of both halves
it makes disturbed copies. A copy of a name on record has one right answer, a copy of any other has none. The same
seed makes the same copies.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20261122
"""The seed of the table in the documents."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An organisation on record: its number, and its names, the former one last."""

    number: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A name as somebody wrote it: how it was disturbed, and whose it is; nobody's on record where empty."""

    how: str
    written: str
    right: str
    of: str


Disturb = Callable[[str, random.Random], str]

# As people shorten words on agendas; what the program makes of them is its own affair.
SHORTENED = {
    "association": ("Assoc.", "Assn", "Ass'n"),
    "community": ("Comm.", "Cmty"),
    "centre": ("Ctr", "Ctre"),
    "society": ("Soc.",),
    "group": ("Grp", "Gp"),
    "foundation": ("Fdn", "Found.", "Fndn"),
    "greater": ("Gtr",),
    "manchester": ("Mcr", "M/cr", "Manc."),
    "saint": ("St",),
    "st": ("Saint", "St."),
    "district": ("Dist.",),
    "school": ("Sch.",),
    "primary": ("Prim.", "Pri."),
    "church": ("Ch.",),
    "council": ("Cncl", "Coun."),
    "committee": ("Cttee", "Ctte"),
    "education": ("Educ.", "Ed."),
    "educational": ("Educ.",),
    "international": ("Int'l", "Intl"),
    "national": ("Nat'l", "Natl"),
    "hospital": ("Hosp.",),
    "charitable": ("Char.",),
    "services": ("Svcs", "Servs"),
    "project": ("Proj.",),
    "support": ("Supp.",),
    "development": ("Dev.", "Devt"),
    "road": ("Rd",),
    "north": ("N.", "Nth"),
    "south": ("S.", "Sth"),
    "west": ("W.",),
    "east": ("E.",),
    "united": ("Utd",),
    "club": ("Clb",),
    "friends": ("Frnds",),
    "organisation": ("Org.",),
    "theatre": ("Theat.",),
    "youth": ("Yth",),
}
LEGAL = ("limited", "ltd", "cic", "cio", "trust", "charity", "the", "plc", "company", "incorporated")
ADDED = (
    "Ltd",
    "Limited",
    "CIC",
    "C.I.C.",
    "CIO",
    "Trust",
    "Charity",
    "(Charity)",
    "Community Interest Company",
)
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioopsdfghjklkxcvbnmn", strict=True))
SMALL = {"of", "the", "and", "for", "in", "at", "a", "to", "on", "by", "&", "-"}
_FIRST = [
    "Beacon",
    "Copper",
    "Lantern",
    "Harbour",
    "Willow",
    "Kestrel",
    "Juniper",
    "Saffron",
    "Marble",
    "Thistle",
    "Orchard",
    "Granite",
    "Heron",
]
_SECOND = [
    "Lane",
    "Gate",
    "Bridge",
    "Field",
    "Hill",
    "Mill",
    "Street",
    "Row",
    "Green",
    "Corner",
    "Wharf",
    "Yard",
]
_THIRD = [
    "Welfare",
    "Advice",
    "Befriending",
    "Carers",
    "Skills",
    "Neighbours",
    "Recovery",
    "Players",
    "Debating",
    "Allotment",
]
_LAST = [
    "Circle",
    "League",
    "Union",
    "Forum",
    "Collective",
    "Bureau",
    "Fellowship",
    "Guild",
    "Exchange",
    "Partnership",
]


def register(file: Path, seed: int = SEED) -> tuple[list[Kept], list[Copy]]:
    """Half of a register as it is on record, and disturbed copies of all of it.

    Args:
        file: a CSV file with the columns ``charity_name`` and ``registered_charity_number``.
        seed: the same one makes the same copies.
    """
    chance = random.Random(seed)  # noqa: S311 - the same copies every time
    with file.open(encoding="utf-8-sig", newline="") as lines:
        # A name that two bodies bear has no right answer.
        by_name = {_plain(row["charity_name"]): row for row in csv.DictReader(lines)}
    rows = list(by_name.values())
    chance.shuffle(rows)
    half = len(rows) // 2
    former = _former_names(chance)
    kept = [
        Kept(
            row["registered_charity_number"],
            (row["charity_name"], *([next(former)] if place % 3 == 0 else ())),
        )
        for place, row in enumerate(rows[:half])
    ]
    taken = {_plain(name) for one in kept for name in one.names} | set(by_name)
    copies = [copy for one in kept for copy in _copies(one.number, one.names, chance)]
    for row in rows[half:]:
        copies += _copies("", (row["charity_name"],), chance)
    # A copy that happens to be somebody's own name is no copy.
    return kept, [
        one for one in copies if _plain(one.written) == _plain(one.of) or _plain(one.written) not in taken
    ]


def _copies(number: str, names: Sequence[str], chance: random.Random) -> Iterator[Copy]:
    for place, name in enumerate(names):
        said = "former name, {}" if place else "{}"
        for how, disturb in DISTURBED.items():
            written = disturb(name, chance)
            if written and written != name:
                yield Copy(said.format(how), written, number, name)
        if place:
            yield Copy("former name, as it was", name, number, name)


def punctuated(name: str, chance: random.Random) -> str:
    """Other capitals, signs and spaces."""
    written = name.replace(" AND ", " & ") if " AND " in name.upper() else name.replace("&", "and")
    written = chance.choice([str.title, str.lower, str.upper])(written)
    return chance.choice([written.replace("'", ""), written.replace("'", "’"), written.replace(",", "")])


def legal_form(name: str, chance: random.Random) -> str:
    """A legal form, "Trust" or "The" that is left out, or put on."""
    words = [word for word in name.split() if _plain(word) not in LEGAL]
    if len(words) >= 2 and len(words) < len(name.split()) and chance.random() < 0.6:
        return " ".join(words)
    bare = " ".join(words) if len(words) >= 2 else name
    added = f"{bare} {chance.choice(ADDED)}"
    return f"The {added}" if chance.random() < 0.3 else added


def abbreviated(name: str, chance: random.Random) -> str:
    """Words shortened as people shorten them; empty where the name has none of them."""
    words = name.split()
    found = [place for place, word in enumerate(words) if _plain(word) in SHORTENED]
    for place in chance.sample(found, min(len(found), 3)):
        words[place] = chance.choice(SHORTENED[_plain(words[place])])
    return " ".join(words) if found else ""


def initials(name: str, chance: random.Random) -> str:
    """The initials of a long name; empty for a short one."""
    words = [word for word in re.findall(r"[\w'’]+", name) if _plain(word) not in SMALL]
    whole = re.findall(r"[\w'’]+", name)
    if len(words) < 4 or any(word[0].isdigit() for word in words):
        return ""
    letters = [word[0].upper() for word in (words if chance.random() < 0.8 else whole)]
    return ("." if chance.random() < 0.2 else "").join(letters)


def slipped(name: str, chance: random.Random) -> str:
    """One slip of the pen, and another in a long name."""
    for _ in range(1 + (len(name) > 24 and chance.random() < 0.5)):
        name = _slip(name, chance)
    return name


def shortened_and_slipped(name: str, chance: random.Random) -> str:
    """Words shortened, the legal form changed and a slip besides."""
    written = abbreviated(name, chance) or legal_form(name, chance)
    return _slip(written, chance)


DISTURBED: dict[str, Disturb] = {
    "capitals and signs": punctuated,
    "legal form": legal_form,
    "abbreviated": abbreviated,
    "initials": initials,
    "slip of the pen": slipped,
    "shortened, and a slip": shortened_and_slipped,
}


def _slip(name: str, chance: random.Random) -> str:
    """Two letters swapped, one left out, doubled, or its neighbour on the keyboard; numbers stay."""
    words = name.split()
    long = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return name
    place = chance.choice(long)
    word = words[place]
    at = chance.randrange(1, len(word) - 1)
    letter = word[at]
    words[place] = chance.choice(
        [
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + NEIGHBOURS.get(letter.lower(), letter) + word[at + 1 :],
        ]
    )
    return " ".join(words)


def _former_names(chance: random.Random) -> Iterator[str]:
    """Names that nobody on the register bears, each once."""
    made: set[str] = set()
    while True:
        name = " ".join(chance.choice(words) for words in (_FIRST, _SECOND, _THIRD, _LAST))
        if name not in made:
            made.add(name)
            yield name


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w ]", "", name.casefold().replace("&", " and ")).split())


def main() -> None:
    """Write the copies as a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", type=Path)
    asked.add_argument("--seed", type=int, default=SEED)
    given = asked.parse_args()
    table = csv.writer(sys.stdout)
    table.writerow(("how", "written", "right", "of"))
    table.writerows((one.how, one.written, one.right, one.of) for one in register(given.file, given.seed)[1])


if __name__ == "__main__":
    main()
