"""The one list of acts: command line, palette, forms, docs and the table of permissions read it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from inspect import Signature, signature
from types import MappingProxyType
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar

from compacttui.acts.desk import Desk
from compacttui.acts.fields import FieldSpec, cleaned, fields_of
from compacttui.rules.permissions import PERMITTED
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.word import Word

Given = ParamSpec("Given")
Result = TypeVar("Result")

SUBJECTS = (
    "partnerships",
    "alterations",
    "constituencies",
    "organisations",
    "people",
    "selections",
    "polls",
    "counts",
    "complaints",
    "terms",
    "vacancies",
    "seats",
    "interests",
    "meetings",
    "declarations",
    "soundings",
    "reports",
    "remarks",
    "involvement",
    "audit_notes",
    "keeping",
    "mergers",
    "importing",
    "accounts",
)
"""The modules that register acts, in the order of the line."""


_ALWAYS: Final = 1000
"""In how many states something can be done that asks for none."""


@dataclass(frozen=True)
class Act(Generic[Given, Result]):
    """One thing a person can do; call it with a desk and plain values.

    Attributes:
        name: what scripts call it, e.g. ``report.submit``.
        title: what people read, e.g. "Send a report-back".
        roles: who may do it, by the table of permissions.
        on: the kind of thing it is done to, where there is one; the interface offers it there.
        final: it cannot be undone; the interface shows a summary first.
        when: the states of the thing in which it is offered; in every state where none is said.
        by: the ways of choosing, of a selection, by which it is offered; by every way where none is said.
        own: whoever acts for themselves alone does it to what is theirs; to what is somebody else's it is not offered.
        edits: it changes what others may be changing at the same time; the interface compares before it is done.
        confidential: what is typed for it is kept nowhere, not even as a draft.
        seldom: it is done seldom in the life of a thing: it is offered after what is done more often.
        rule: the key of the rule book that must say yes for it to be offered; none where it is left empty.
        perform: the function behind it.
    """

    name: str
    title: str
    roles: frozenset[Role]
    perform: Callable[Concatenate[Desk, Given], Result]
    on: str | None = None
    final: bool = False
    confidential: bool = False
    when: frozenset[Word] = frozenset()
    by: frozenset[Word] = frozenset()
    own: bool = False
    edits: bool = False
    seldom: bool = False
    rule: str = ""

    def __call__(self, desk: Desk, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """Do it.

        Raises:
            NotPermitted: the role that is on may not do this.
            Refused: a rule does not allow it; the sentence says why.
        """
        self.allow(desk.role)
        given = self._signature.bind(desk, *args, **kwargs)
        for spec in self.fields:
            if spec.name in given.arguments:
                given.arguments[spec.name] = cleaned(spec, given.arguments[spec.name])
        return self.perform(*given.args, **given.kwargs)

    def fits(self, state: str, way: str, *, is_own: bool = True) -> bool:
        """Whether it is offered for a thing in this state, of a selection by this way of choosing.

        Args:
            state: the thing's state.
            way: how a selection chooses.
            is_own: the thing is not somebody else's, where whoever asks acts for themselves alone.
        """
        in_time = (not self.when or state in self.when) and (not self.by or way in self.by)
        return in_time and (is_own or not self.own)

    @property
    def nearness(self) -> tuple[int, bool, bool]:
        """For sorting what can be done to a thing as it stands.

        What is particular to that comes first; what is seldom done later, and what cannot be undone last.
        """
        return len(self.when) or _ALWAYS, self.final, self.seldom

    @property
    def depends(self) -> bool:
        """Whether it hangs on how its thing stands if it is offered."""
        return bool(self.when or self.by or self.own)

    def permitted(self, rules: RuleBook) -> bool:
        """Whether the rule book lets it be offered at all."""
        return not self.rule or bool(rules[self.rule])

    def allow(self, role: Role) -> None:
        """Refuse a role that may not do this.

        Raises:
            NotPermitted: it may not; the sentence says who may.
        """
        if role not in self.roles:
            allowed = " or ".join(sorted(role.words for role in self.roles))
            raise NotPermitted(
                f"“{self.title}” is done by the {allowed}. You are here as {role.words}. Nothing was changed."
            )

    @cached_property
    def _signature(self) -> Signature:
        return signature(self.perform)

    @cached_property
    def help(self) -> str:
        """One sentence about it."""
        return (self.perform.__doc__ or "").strip().splitlines()[0]

    @cached_property
    def fields(self) -> tuple[FieldSpec, ...]:
        """What the person fills in."""
        return fields_of(self.perform)


_acts: dict[str, Act[..., Any]] = {}


def act(
    name: str,
    *,
    title: str,
    on: str | None = None,
    final: bool = False,
    confidential: bool = False,
    when: Collection[Word] = (),
    by: Collection[Word] = (),
    own: bool = False,
    edits: bool = False,
    seldom: bool = False,
    rule: str = "",
) -> Callable[[Callable[Concatenate[Desk, Given], Result]], Act[Given, Result]]:
    """Register a function as an act; who may do it stands in `rules.permissions`.

    Raises:
        ValueError: the name is taken, or nobody may do it.
    """

    def register(perform: Callable[Concatenate[Desk, Given], Result]) -> Act[Given, Result]:
        if name in _acts:
            raise ValueError(f"{name} is registered twice")
        if not PERMITTED.get(name):
            raise ValueError(f"say in rules/permissions.py who may do {name}")
        made = Act(
            name,
            title,
            PERMITTED[name],
            perform,
            on,
            final,
            confidential,
            frozenset(when),
            frozenset(by),
            own,
            edits,
            seldom,
            rule,
        )
        _acts[name] = made
        return made

    return register


def all_acts() -> Mapping[str, Act[..., Any]]:
    """Every act by name, in the order of the line."""
    for subject in SUBJECTS:
        import_module(f"compacttui.acts.{subject}")
    return MappingProxyType(dict(sorted(_acts.items(), key=lambda one: _place(one[1].perform.__module__))))


def _place(module: str) -> tuple[int, str]:
    """Where a module's acts stand: the same whichever module was imported first."""
    subject = module.removeprefix("compacttui.acts.").partition(".")[0]
    return (SUBJECTS.index(subject) if subject in SUBJECTS else len(SUBJECTS)), module
