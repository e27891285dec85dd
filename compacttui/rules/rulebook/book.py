"""The rule book as the program holds it: typed, unchanging, and the same for as long as it is held."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import sections as s
from compacttui.rules.rulebook.keys import KEYS, SECTIONS, Value, find_key, plain
from compacttui.rules.rulebook.kinds import Flag


class RuleBook:
    """Every local choice, by section and key: ``book.report.due_days``.

    Values come from the shipped ``config.toml`` and the person's own file; nothing here has a default.
    """

    notice: s.Notice
    report: s.Report
    approval: s.Approval
    nominations: s.Nominations
    statement: s.Statement
    withdrawal: s.Withdrawal
    poll: s.Poll
    declaration: s.Declaration
    complaint: s.Complaint
    short: s.Short
    timetable: s.Timetable
    calendar: s.Calendar
    electorate: s.Electorate
    uncontested: s.Uncontested
    candidates: s.Candidates
    term: s.Term
    holdover: s.Holdover
    handover: s.Handover
    deputy: s.Deputy
    casual_vacancy: s.CasualVacancy
    vacancy: s.Vacancy
    absence: s.Absence
    recall: s.Recall
    interest: s.Interest
    ballots: s.Ballots
    papers: s.Papers
    meetings: s.Meetings
    sounding: s.Sounding
    induction: s.Induction
    membership: s.Membership
    org: s.Org
    proposal: s.Proposal
    request: s.Request
    consult: s.Consult
    results: s.Results
    feedback: s.Feedback
    shelf: s.Shelf
    load: s.Load
    reach: s.Reach
    evidence: s.Evidence
    gs: s.Gs
    commitments: s.Commitments
    access: s.Access
    counts: s.Counts
    people: s.People
    words: s.WordsUsed
    storage: s.Storage
    sign_in: s.SignIn
    display: s.Display
    keys: s.Keys
    _values: Mapping[str, Value]

    def __init__(self, values: Mapping[str, Value]) -> None:
        kept = MappingProxyType(dict(values))
        sections = {name: section(kept) for name, section in SECTIONS.items()}
        self.__dict__.update(sections, _values=kept)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A rule book does not change; `with_values` makes another.")

    def __getitem__(self, name: str) -> Value:
        """The value of a key by its whole name.

        Raises:
            Refused: there is no such key.
        """
        return self._values[find_key(name).name]

    def with_values(self, values: Mapping[str, Value]) -> RuleBook:
        """Another rule book, with these values in place of its own."""
        return RuleBook({**self._values, **values})

    @cached_property
    def version(self) -> str:
        """Twelve characters of the hash of the rules that decide: equal rules, equal version."""
        import hashlib  # not needed before something is decided
        import json

        canonical = json.dumps(self.as_facts(), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:12]

    def as_facts(self) -> dict[str, int | str]:
        """The rules that decide, as whole numbers and texts for the ledger; yes is 1, and days stand in a row."""
        return {name: _fact(self._values[name]) for name, key in KEYS.items() if key.decides}

    def from_facts(self, facts: Mapping[str, int | str]) -> RuleBook:
        """The rule book that `as_facts` was taken from; what the facts do not hold is as in this one.

        A rule that no longer exists is passed over: what was decided under it stands in the ledger.

        Raises:
            Refused: a fact has a value that no version of this program wrote.
        """
        values: dict[str, Value] = {}
        for name, fact in facts.items():
            key = KEYS.get(name)
            if key is None or not key.decides:
                continue
            written = bool(fact) if isinstance(key, Flag) else fact
            value = key.accept(key.plain_from(written) if isinstance(written, str) else written)
            if value is None:
                raise Refused(f"The rule {name} was kept as “{fact}”, which this program cannot read.")
            values[name] = value
        return self.with_values(values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RuleBook) and dict(self._values) == dict(other._values)

    def __hash__(self) -> int:
        return hash(self.version)

    def __repr__(self) -> str:
        return f"RuleBook(version={self.version!r})"


def _fact(value: Value) -> int | str:
    written = plain(value)
    if isinstance(written, list | dict):
        return " ".join(written)
    return int(written) if isinstance(written, bool) else written
