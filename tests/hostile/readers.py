"""Every reader of files, with whole files of its kind that are made wrong, and what it is asked to do with them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange.ballots.test_abif import HEAD as ABIF
from exchange.ballots.test_cast_records import XML as CAST_XML
from exchange.ballots.test_cast_records import ballot, records
from exchange.ballots.test_constraints_file import GOOD as CONSTRAINTS
from exchange.ballots.test_debian import HEAD as DEBIAN
from exchange.ballots.test_lots_file import BY_HAND as LOTS
from exchange.ballots.test_lots_file import TIED
from exchange.ballots.test_preflib import HEAD as PREFLIB
from exchange.ballots.test_preflib import OLD
from exchange.importing.house_styles import ods
from exchange.test_sheets import book_with
from hostile.archives import changed_archive
from hostile.attacks import control_characters
from hostile.mutations import Chance, changed_text

from compacttui.acts.registry import all_acts
from compacttui.counting import Profile
from compacttui.exchange import settings
from compacttui.exchange.ballots import Gap, Reading, read, write_blt
from compacttui.exchange.ballots.constraints import read_constraints
from compacttui.exchange.ballots.lots import read_lots
from compacttui.exchange.importing import plan, read_book
from compacttui.exchange.importing.popolo import plan_popolo, read_popolo
from compacttui.exchange.importing.recognising import likeliest_kind
from compacttui.exchange.json_file import read_json
from compacttui.exchange.values import Around, read_all
from compacttui.questions.view import View
from compacttui.rules.csv_text import csv_line, safe_cell
from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.text import clean, shortened
from compacttui.shipped import default_rule_book

Change = Callable[[bytes, Sequence[bytes], Chance], bytes]
Reads = Callable[[Path, View, Chance], object]


@dataclass(frozen=True)
class Reader:
    """A reader of one kind of file.

    Attributes:
        whole: files that it takes.
        reads: reads one, as commands and the interface do.
        change: makes one wrong.
        at_once: how many wrong ones there is time for each time; what reads by another reader's means needs fewer.
    """

    whole: tuple[bytes, ...]
    reads: Reads
    change: Change = changed_text
    at_once: int = 300


READINGS = (
    Reading(),
    Reading(gap=Gap.CUT, cut_equals=True, allow_untitled=True),
    Reading(places=2, allow_large=True, allow_uncontested=True, withdrawn=("Ada\x1b",), contest="c1"),
)


def _ballots(file: Path, _view: View, chance: Chance) -> object:
    found = read(file, chance.choice(READINGS))
    profile = found.profile
    assert profile.received >= profile.valid >= 0
    assert all(clean(name) == name for name in (*profile.candidates, profile.title))
    for remark in found.remarks:
        quiet(clean(remark.message))
    return profile


def _lots(file: Path, _view: View, _chance: Chance) -> object:
    return read_lots(file, TIED)


def _constraints(file: Path, _view: View, _chance: Chance) -> object:
    return read_constraints(file, ["Ada Lee", "Ben Okri", "Cleo", "Dan"])


def _rule_book(file: Path, _view: View, _chance: Chance) -> object:
    return settings.load(file)


def _act(file: Path, view: View, _chance: Chance) -> object:
    document = read_json(file.read_bytes(), str(file))

    def find(kind: str, words: str) -> str:
        if len(words) > 40:
            raise Refused(f"Nothing is called “{shortened(words, 40)}”.")
        return f"{kind[:3]}-0000000000000000"

    def ballots_in(path: str) -> Profile:
        raise Refused(f"There is no file {shortened(path, 40)}.")

    given = document.values
    try:
        return read_all(all_acts()["report.submit"].fields, given, Around(view.today, find, ballots_in))
    except Refused as refused:
        raise document.refused(refused.field or "", refused.message) from None


def _sheet(file: Path, view: View, chance: Chance) -> object:
    book = read_book(file)
    for sheet in book.sheets:
        for row in sheet.rows:
            assert all(clean(cell) == cell for cell in row.cells)
    if chance.random() < 0.08 and sum(len(sheet.rows) for sheet in book.sheets) < 100:
        made = plan(view, book, likeliest_kind(view, book))
        for row in made.rows:
            quiet(clean(f"{row.what} {row.why}"))
    return book


def _popolo(file: Path, view: View, _chance: Chance) -> object:
    return plan_popolo(view, read_popolo(file))


ROWS: list[list[Any]] = [
    ["Board", "Seat", "Rep", "Organisation", "From", "To", "Charity number", "Income"],
    [
        "Health Board",
        "Carers' rep",
        "Maria Okafor",
        "Harbour Youth Trust",
        "5/3/21",
        "Mar-27",
        "1234567",
        "£45k",
    ],
    ["Skills Board", "Faith rep", "Ben Cole", "Kettle CIC", "2019", "", "", ""],
    ["Skills; Board", 'Said "yes"', "vacant", "", "c. 2018", "31/6/2020", "12", "2,000,000"],
]
OTHERS = (
    "Ref,Name,Type of interest,Role,Organisation,From,To,Date declared\n1,Ben Cole,Financial,Trustee,Kettle,2021,,5/3/2024\n",
    "Board;Date;Time;Ends;Held\nHealth Board;2 April 2026;2pm;15:30;yes\nSkills Board;1/3/2026;;;no\n",
    "Name\tWorks for\tRole\tSince\nBen Cole\tKettle CIC\tTrustee\tMar-20\n",
)
POPOLO = """{
  "persons": [{"id": "p1", "name": "Ben Cole"}, {"id": "p2", "name": "Ada Novak"}],
  "organizations": [{"id": "o1", "name": "Health Board", "classification": "committee", "founding_date": "2019"}],
  "posts": [{"id": "s1", "label": "Carers' rep", "organization_id": "o1"}],
  "memberships": [
    {"person_id": "p1", "organization_id": "o1", "post_id": "s1", "start_date": "2024-03-05", "end_date": "2027-03"},
    {"person_id": "p2", "organization_id": "o1", "role": "member", "start_date": "2021"}
  ]
}
"""
ACT = """{
  "meeting": "Health Board",
  "seat": "Carers' rep",
  "items": [
    {"item": "Winter plan", "discussed": "Buses.\\nAnd cars.", "said": "More transport.", "basis": "casework",
     "people_asked": 12, "nothing_to_add": false, "review_on": "2027-03-05", "marking": "open"},
    {"item": "Grant round", "nothing_to_add": true}
  ],
  "actions": [{"what": "Ask the members", "owner": "Maria Okafor", "due_on": "1 April 2026"}],
  "asks": "Who needs a lift?"
}
"""
SCOTTISH = '3,2,\n36,1,\n23,1,2,\n5,3,1,\n"Candidate 1","Kenny Barker","Ind",\n"Candidate 2","Ada","Gr",\n"Candidate 3","Ben","Lab",\n"Ward 3",\n'
RANKS = 'Voter,Ada,"Ben ""B"" Okri",Cleo\n1,1,2,\n2,,x,\n3,2,1,3\n'
NAMES = "First preference,Second preference\nAda,Ben\nBen,\nCleo,Ada\n"
JSON_LOTS = '{"method": "x", "stages": [], "lots": [{"stage": 2, "kind": "exclusion", "tied": ["Ada Lee", "Cleo"], "chosen": "Cleo", "by": "slips"}]}'
ORDER = 'order = ["Cleo", "Ada Lee", "Ben Okri"]\nby = "notice"\n'
BLT = "".join(
    write_blt(
        Profile.of(
            ["Ada", 'Ben "B" Okri', "Cleo", "Dan"],
            2,
            [((0, 1), 12), (((1, 2), 0), 3), ((3,), 7)],
            title="Committee",
            withdrawn={3},
            rejected={"blank": 2},
        )
    )
)


def _of(*texts: str) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


def readers() -> dict[str, Reader]:
    """Every one, by its name."""
    xlsx, table = book_with(*ROWS, ["=A1", "=1+1", 5, True]), [[str(cell) for cell in row] for row in ROWS]
    text_rows = "".join(csv_line(map(safe_cell, row)) for row in table)
    papers = book_with(["Ada", "Ben", "Cleo"], [1, 2, 3], [None, 1, None])
    return {
        "blt": Reader(
            _of(BLT, "3 1\n# c\n[tie 2 1 3]\n[nick a b c]\n-2\n2 a=b c 0\n5 1 3\n0\nAda\nBen\nCleo\nTitle\n"),
            _ballots,
        ),
        "scottish csv": Reader(_of(SCOTTISH), _ballots),
        "abif": Reader(
            _of(ABIF + "12:AL>BO\n3:BO=AL>CD\n", '5:Ada>[Ben Okri]\n1:"Cleo D"=Ada/5\n'), _ballots
        ),
        "preflib": Reader(_of(PREFLIB + "12: 2,1\n3: {1,3},2\n", OLD + "12,2,1\n3,{1,3},2\n"), _ballots),
        "debian": Reader(_of(DEBIAN + "V: 21-\nV: 1-1 0123abcd\n"), _ballots),
        "papers as csv": Reader(_of(RANKS, NAMES), _ballots),
        "papers as xlsx": Reader((papers,), _ballots, changed_archive, at_once=60),
        "cast records": Reader(
            _of(records(ballot(("ada", 1), ("ben", 2)), ballot(("cleo", None)))), _ballots
        ),
        "cast records as xml": Reader(_of(CAST_XML), _ballots),
        "lots": Reader(_of(LOTS, ORDER, JSON_LOTS), _lots),
        "constraints": Reader(_of(CONSTRAINTS), _constraints),
        "rule book": Reader(
            (default_rule_book().read_bytes(), b'[report]\ndue_days = 21\n[keys]\nremap = {a = "b"}\n'),
            _rule_book,
        ),
        "an act as json": Reader(_of(ACT), _act),
        "csv": Reader(_of(text_rows, *OTHERS), _sheet),
        "xlsx": Reader((xlsx,), _sheet, changed_archive, at_once=100),
        "ods": Reader((ods(table),), _sheet, changed_archive, at_once=100),
        "popolo": Reader(_of(POPOLO), _popolo),
    }


def quiet(text: str) -> None:
    bad = control_characters(text.split("\n"))
    assert not bad, repr(text[:500])


def inputs(name: str, reader: Reader, seed: int, number: int) -> tuple[bytes, Chance]:
    """One file made wrong, the same for the same seed and number; and what decides how it is read."""
    chance = random.Random(f"{seed} {name} {number}")  # noqa: S311 - the same every time
    others = tuple(raw for one in ALL.values() for raw in one.whole)
    return reader.change(chance.choice(reader.whole), others, chance), chance


def check(reader: Reader, file: Path, view: View, chance: Chance) -> bool:
    """Read a file; True where it was read, False where it was refused as files are."""
    try:
        reader.reads(file, view, chance)
    except BadInput as bad:
        said = str(bad)
        assert said.startswith(str(file)), said
        quiet(clean(said))
        assert len(said) < 1_000, said[:200]
        return False
    return True


class Plainly(random.Random):
    """What decides as somebody does who asks for nothing particular."""

    def choice(self, seq: Any) -> Any:
        return seq[0]

    def random(self) -> float:
        return 0.0


ALL = readers()
