"""The one list of questions: Today, the palette, ``compacttui ask`` and the docs read it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, update_wrapper
from importlib import import_module
from inspect import signature
from types import MappingProxyType
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from compacttui.questions.view import View
from compacttui.rules.roles import Role

Given = ParamSpec("Given")
RowType = TypeVar("RowType")

SUBJECTS = (
    "today",
    "partnerships",
    "coverage",
    "people",
    "accounts",
    "access",
    "serving",
    "organisations",
    "selections",
    "polls",
    "interests",
    "meetings",
    "soundings",
    "reports",
    "involvement",
    "year_card",
    "saved",
    "exceptions",
    "keeping",
    "auditing",
    "sampling",
    "audit_notes",
    "ledger",
    "importing",
)
"""The modules that register questions, in the order in which people read their list."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer.

    Attributes:
        name: the row's field.
        heading: what stands above it.
        numeric: right-aligned.
    """

    name: str
    heading: str
    numeric: bool = False


def column(heading: str, *, numeric: bool = False, default: Any = ...) -> Any:
    """A field of a row type that people see, with its heading. Fields made otherwise are not shown."""
    metadata = {"column": (heading, numeric)}
    return field(metadata=metadata) if default is ... else field(default=default, metadata=metadata)


def columns_of(row_type: type) -> tuple[Column, ...]:
    """The columns of a row type, in order."""
    return tuple(Column(f.name, *f.metadata["column"]) for f in fields(row_type) if "column" in f.metadata)


@dataclass(frozen=True)
class Question(Generic[Given, RowType]):
    """A saved question; call it with a view. Every one answers without parameters.

    Attributes:
        name: what scripts call it, e.g. ``overdue``.
        title: what people read.
        row_type: the frozen dataclass of its rows.
        answer: the function behind it.
        opens: the field of a row with the id of what the row leads to; a row type without it leads nowhere.
        roles: whom it has an answer for; everybody where none is said.
    """

    name: str
    title: str
    row_type: type[RowType]
    answer: Callable[Concatenate[View, Given], Sequence[RowType]]
    opens: str = "id"
    roles: frozenset[Role] = frozenset()

    def __call__(self, view: View, *args: Given.args, **kwargs: Given.kwargs) -> Sequence[RowType]:
        """The answer, as the viewer may see it; for a role that it is not for, there is none."""
        return self.answer(view, *args, **kwargs) if self.is_for(view.role) else ()

    def is_for(self, role: Role) -> bool:
        """Whether it has an answer for this role."""
        return not self.roles or role in self.roles

    def leads_to(self, row: object) -> str:
        """The id of what a row leads to; empty where it leads nowhere."""
        ref = getattr(row, self.opens, "")
        return ref if isinstance(ref, str) else ""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What is shown of each row."""
        return columns_of(self.row_type)

    @cached_property
    def help(self) -> str:
        """One sentence about it."""
        return (self.answer.__doc__ or "").strip().splitlines()[0]


def for_whom(question: Question[..., Any], role: Role) -> str:
    """Why a question has no answer for a role, in a sentence or two."""
    roles = ", ".join(sorted(one.words for one in question.roles))
    return f"this is answered for: {roles}. You are here as {role.words}."


_questions: dict[str, Question[..., Any]] = {}


def question(
    name: str, *, title: str, rows: type[RowType], opens: str = "id", roles: Collection[Role] = ()
) -> Callable[[Callable[Concatenate[View, Given], Sequence[RowType]]], Question[Given, RowType]]:
    """Register a function as a saved question."""

    def register(answer: Callable[Concatenate[View, Given], Sequence[RowType]]) -> Question[Given, RowType]:
        if name in _questions:
            raise ValueError(f"{name} is registered twice")
        made = Question(name, title, rows, answer, opens, frozenset(roles))
        _questions[name] = made
        return made

    return register


def narrowed(
    of: Question[Given, RowType], name: str, *, title: str, does: str, module: str, **begins: object
) -> Question[Given, RowType]:
    """Register a question that is another one, asked of a part to begin with; the part can be changed like any filter.

    Args:
        of: the other question.
        name: what scripts call the new one.
        title: what people read.
        does: one sentence about it.
        module: where it is registered.
        **begins: the parameters that begin otherwise than the other question's do.
    """
    whole = of.answer

    def answer(view: View, /, *args: Given.args, **kwargs: Given.kwargs) -> Sequence[RowType]:
        return whole(view, *args, **{**begins, **kwargs})  # type: ignore[arg-type] # mypy cannot add to a ParamSpec

    own = signature(whole)
    update_wrapper(answer, whole)
    answer.__dict__["__signature__"] = own.replace(
        parameters=[
            one.replace(default=begins[one.name]) if one.name in begins else one
            for one in own.parameters.values()
        ]
    )
    answer.__doc__ = "\n".join([does, *(whole.__doc__ or "").splitlines()[1:]])
    answer.__module__ = module
    return question(name, title=title, rows=of.row_type, opens=of.opens, roles=of.roles)(answer)


def all_questions() -> Mapping[str, Question[..., Any]]:
    """Every saved question by name, in the order of the subjects."""
    for subject in SUBJECTS:
        import_module(f"compacttui.questions.{subject}")
    return MappingProxyType(
        dict(sorted(_questions.items(), key=lambda one: _place(one[1].answer.__module__)))
    )


def _place(module: str) -> tuple[int, str]:
    """Where a module's questions stand: the same whichever module was imported first."""
    subject = module.removeprefix("compacttui.questions.").partition(".")[0]
    return (SUBJECTS.index(subject) if subject in SUBJECTS else len(SUBJECTS)), module
