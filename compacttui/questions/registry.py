"""The one list of questions: Today, the palette, ``compacttui ask`` and the docs read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from importlib import import_module
from types import MappingProxyType
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from compacttui.questions.view import View

Given = ParamSpec("Given")
RowType = TypeVar("RowType")

SUBJECTS = (
    "today",
    "partnerships",
    "people",
    "organisations",
    "selections",
    "polls",
    "interests",
    "meetings",
    "reports",
    "exceptions",
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
    """

    name: str
    title: str
    row_type: type[RowType]
    answer: Callable[Concatenate[View, Given], Sequence[RowType]]

    def __call__(self, view: View, *args: Given.args, **kwargs: Given.kwargs) -> Sequence[RowType]:
        """The answer, as the viewer may see it."""
        return self.answer(view, *args, **kwargs)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What is shown of each row."""
        return columns_of(self.row_type)

    @cached_property
    def help(self) -> str:
        """One sentence about it."""
        return (self.answer.__doc__ or "").strip().splitlines()[0]


_questions: dict[str, Question[..., Any]] = {}


def question(
    name: str, *, title: str, rows: type[RowType]
) -> Callable[[Callable[Concatenate[View, Given], Sequence[RowType]]], Question[Given, RowType]]:
    """Register a function as a saved question."""

    def register(answer: Callable[Concatenate[View, Given], Sequence[RowType]]) -> Question[Given, RowType]:
        if name in _questions:
            raise ValueError(f"{name} is registered twice")
        made = Question(name, title, rows, answer)
        _questions[name] = made
        return made

    return register


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
