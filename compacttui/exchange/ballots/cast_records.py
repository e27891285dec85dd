"""Cast vote records in the common data format (NIST SP 1500-103), as JSON or as XML.

A file holds whole ballots with several contests on each; one contest is read. The machine's copy of a ballot may have
been corrected: of several snapshots only the one that counts is read. A mark with a rank is a preference; marks without
ranks, as in a vote with X, are equal first preferences.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from compacttui.counting import Preference, Profile
from compacttui.exchange.ballots.reading import (
    CANDIDATE_LIMIT,
    BallotFile,
    Gap,
    Pile,
    Reading,
    Remark,
    check_contested,
    places_or_one,
)
from compacttui.exchange.ballots.source import Source
from compacttui.exchange.ballots.texts import checked_texts, withdrawn_by_name
from compacttui.rules.text import clean, folded, one_line, shortened

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FORMAT: Final = "cast vote records"

WRITE_IN: Final = "write_in"
"""The reason for papers whose only marks are for names that voters wrote in."""

_Node: TypeAlias = "Mapping[str, object]"
_MANY: Final = frozenset(
    {
        "CVR", "CVRSnapshot", "CVRContest", "CVRContestSelection", "SelectionPosition", "Election", "Contest",
        "ContestSelection", "CandidateIds", "Candidate",
    }
)  # fmt: skip
"""What may come several times, and so is a list in XML, too."""


def fits_json(start: list[str]) -> bool:
    """Whether a file that starts with these lines is JSON with such records."""
    text = "".join(start).lstrip()
    return text.startswith("{") and ('"CVR"' in text or "CastVoteRecordReport" in text)


def fits_xml(start: list[str]) -> bool:
    """Whether a file that starts with these lines is XML."""
    return bool(start) and start[0].lstrip().startswith("<")


def read_json(source: Source, reading: Reading) -> BallotFile:
    """Read cast vote records from JSON.

    Raises:
        BadInput: the file is too large or is not one; the message says what to do.
    """
    raw = source.whole()
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError) as fault:
        line = fault.lineno if isinstance(fault, json.JSONDecodeError) else 1
        message = f"This is not whole JSON ({clean(str(fault))}); export it again."
        raise source.bad(message, line) from fault
    if not isinstance(whole, dict):
        raise source.bad("These are no cast vote records; check that it is the right file.", 1)
    return _read(source, reading, whole)


def read_xml(source: Source, reading: Reading) -> BallotFile:
    """Read cast vote records from XML.

    Raises:
        BadInput: the file is too large or is not one; the message says what to do.
    """
    from defusedxml import DefusedXmlException  # loaded for such files only
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        whole = _node(fromstring(source.whole(), forbid_dtd=True))
    except DefusedXmlException as fault:
        message = "This XML defines words of its own, which such files never do; it is not read."
        raise source.bad(message, 1) from fault
    except ParseError as fault:
        raise source.bad("This is not whole XML; export it again.", fault.position[0]) from fault
    except (LookupError, ValueError) as fault:
        message = "This XML is in a coding that is not known here; export it again in UTF-8."
        raise source.bad(message, 1) from fault
    except RecursionError as fault:
        raise source.bad(
            "This XML goes deeper than any such file; check that it is the right one.", 1
        ) from fault
    return _read(source, reading, whole)


def _node(element: Element) -> dict[str, object]:
    """An element as JSON would hold it."""
    node: dict[str, object] = {"@id": element.get("ObjectId", "")}
    several: defaultdict[str, list[object]] = defaultdict(list)
    for child in element:
        name = child.tag.rpartition("}")[2]
        value: object = _node(child) if len(child) else (child.text or "")
        if name in _MANY:
            several[name].append(value)
        else:
            node[name] = value
    return node | several


def _list(node: _Node, name: str) -> Iterator[_Node]:
    found = node.get(name)
    if isinstance(found, list):
        yield from (one for one in found if isinstance(one, dict))


def _text(node: _Node, *names: str) -> str:
    """The first of these that says something; texts in several languages say it in the first."""
    for name in names:
        value = node.get(name)
        if isinstance(value, dict):
            value = next((_text(one, "Content") for one in _list(value, "Text")), _text(value, "Text"))
        if isinstance(value, str) and value.strip():
            return one_line(value)
    return ""


def _read(source: Source, reading: Reading, whole: _Node) -> BallotFile:
    election, contest = _contest(source, reading, whole)
    candidates = {_text(one, "@id"): _text(one, "Name", "BallotName") for one in _list(election, "Candidate")}
    index: dict[str, int] = {}
    texts: list[tuple[int, str]] = []
    for selection in _list(contest, "ContestSelection"):
        ids = selection.get("CandidateIds")
        named = [candidates.get(str(one), "") for one in ids] if isinstance(ids, list) else []
        if not any(named):  # a line for a name to be written in
            continue
        index[_text(selection, "@id")] = len(texts)
        texts.append((1, " and ".join(name for name in named if name).encode().decode("latin-1")))
    if not 1 <= len(texts) <= CANDIDATE_LIMIT:
        raise source.bad(f"This contest has {len(texts):,} candidates; check that it is the right file.", 1)
    pile = Pile(source, reading)
    papers = _Papers(source, reading, pile, index)
    for record in _list(whole, "CVR"):
        papers.take(record, _text(contest, "@id"))
    names, remarks = checked_texts(source, texts, len(texts))
    places, more = places_or_one(reading)
    profile = Profile.of(
        names,
        places,
        pile.all(),
        withdrawn=withdrawn_by_name(source, names, reading.withdrawn),
        rejected=pile.rejected,
        title=_text(contest, "Name"),
    )
    check_contested(source, profile, reading, 1)
    return BallotFile.of(profile, FORMAT, source, (*remarks, *more, *papers.remarks(), *pile.remarks()))


def _contest(source: Source, reading: Reading, whole: _Node) -> tuple[_Node, _Node]:
    """The contest that is wanted, and the election it is part of."""
    found = [
        (election, contest) for election in _list(whole, "Election") for contest in _list(election, "Contest")
    ]
    if reading.contest:
        found = [
            pair for pair in found if folded(_text(pair[1], "Name", "@id")) == folded(reading.contest)
        ] or [pair for pair in found if _text(pair[1], "@id") == reading.contest]
    if len(found) == 1:
        return found[0]
    if not found and not reading.contest:
        raise source.bad("There is no contest in this file; check that it is the right one.", 1)
    everyone = [
        _text(contest, "Name", "@id")
        for election in _list(whole, "Election")
        for contest in _list(election, "Contest")
    ]
    listed = "; ".join(shortened(one, 40) for one in everyone[:12]) + (" …" if len(everyone) > 12 else "")
    said = (
        f"No contest is called “{shortened(reading.contest, 60)}”"
        if reading.contest
        else "The file holds several contests"
    )
    raise source.bad(f"{said}; name one with --contest. There are: {listed}.", 1)


class _Papers:
    """The papers of one contest on their way to the pile."""

    def __init__(self, source: Source, reading: Reading, pile: Pile, index: Mapping[str, int]) -> None:
        self.source = source
        self.reading = reading
        self.pile = pile
        self.index = index
        self.has_write_ins = False
        self.has_repeats = False
        self.has_two = False

    def take(self, record: _Node, contest: str) -> None:
        """Put one ballot on the pile, if it has the contest."""
        snapshots = list(_list(record, "CVRSnapshot"))
        current = _text(record, "CurrentSnapshotId")
        counting = [one for one in snapshots if _text(one, "@id") == current] or snapshots[-1:]
        for snapshot in counting:
            for marked in _list(snapshot, "CVRContest"):
                if _text(marked, "ContestId") in (contest, ""):
                    self._paper(marked)

    def _paper(self, marked: _Node) -> None:
        given: defaultdict[int, set[int]] = defaultdict(set)
        is_written_in = False
        for selection in _list(marked, "CVRContestSelection"):
            candidate = self.index.get(_text(selection, "ContestSelectionId"))
            ranks = [
                position.get("Rank")
                for position in _list(selection, "SelectionPosition")
                if _text(position, "HasIndication") != "no"
            ]
            if candidate is None:
                is_written_in = is_written_in or bool(ranks)
                continue
            for rank in ranks:
                given[self._rank(rank)].add(candidate)
        self.has_write_ins = self.has_write_ins or is_written_in
        ranking, empty = self.pile.ranked(self._preferences(given))
        self.pile.add(1, ranking, WRITE_IN if is_written_in and not given else empty)

    def _rank(self, said: object) -> int:
        if said is None:
            return 1
        if str(said).isdecimal() and str(said).isascii() and 1 <= int(str(said)[:6]) <= CANDIDATE_LIMIT:
            return int(str(said))
        raise self.source.bad(f"“{clean(str(said))[:40]}” is no rank; export the file again.", 1)

    def _preferences(self, given: Mapping[int, set[int]]) -> Sequence[Preference | None]:
        """First to last; the first mark of a candidate counts, and None stands for a rank that is left out."""
        seen: set[int] = set()
        preferences: list[Preference | None] = []
        before = 0
        for rank in sorted(given):
            group = sorted(given[rank] - seen)
            self.has_repeats = self.has_repeats or len(group) < len(given[rank])
            seen.update(group)
            if rank > before + 1 and (self.reading.gap or Gap.CLOSE_UP) is not Gap.CLOSE_UP:
                preferences += [None] * (rank - before - 1)
            before = rank
            if group:
                preferences.append(group[0] if len(group) == 1 else tuple(group))
        return preferences

    def remarks(self) -> list[Remark]:
        """What was done with what these files hold and a ballot file does not."""
        said = []
        if self.has_write_ins:
            said.append(Remark("Names that voters wrote in were passed over."))
        if self.has_repeats:
            said.append(Remark("Where a candidate is marked at several ranks, the first one counts."))
        if self.reading.gap is None:
            said.append(Remark("Ranks that were left out were closed up; --gap says otherwise."))
        return said
