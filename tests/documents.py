"""The documents that are written from the registries: commands, acts, kinds of entries, questions, papers, rule book, story.

``python -m tests.documents`` writes them; a test holds each to what the code says.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import click

from compacttui.acts.fields import FieldSpec
from compacttui.acts.registry import Act, all_acts
from compacttui.cli.ask import params_of
from compacttui.cli.endings import Ending
from compacttui.cli.main import COMMANDS, program
from compacttui.cli.options import Shared
from compacttui.cli.registered import Registered, taken
from compacttui.papers.forms import Form
from compacttui.papers.registry import all_papers
from compacttui.questions.registry import Question, all_questions
from compacttui.records.events import KINDS, Kind
from compacttui.records.tables import metadata
from compacttui.rules.rulebook.described import renewed
from compacttui.rules.working_days import from_library
from compacttui.shipped import bank_holidays, default_rule_book

DOCS = Path(__file__).parents[1] / "docs"


def commands() -> str:
    """Every command with its options, and what the exit codes mean."""
    return _page(
        "Commands",
        "`compacttui` alone opens the interface; `compacttui COMMAND --help` says what stands here. Answers go to "
        "standard output, messages for people to standard error, and no traceback reaches anyone unless `--debug` "
        "asks for it. JSON is one document in UTF-8 with its keys sorted, days in ISO 8601 and exact quantities as text.",
        ["## Exit codes", _table(("code", "means"), [(str(int(one)), one.meaning) for one in Ending])],
        [
            "## Options of many commands",
            "They may stand before the command or after it; after it wins.",
            _table(("option", "does"), _options_of(program)),
        ],
        *(_command(name) for name in COMMANDS),
    )


def acts() -> str:
    """Every act with who may do it and what it takes."""
    return _page(
        "Acts",
        "What a person can do, and who may do it. The forms of the interface and `compacttui do` perform the same "
        "acts; each leaves an entry in the [ledger](ledger.md), or several. A thing is named as people name it, or by "
        "its id; a day is typed like `5 March 2026`, `5/3/2026` or `2026-03-05`.",
        *(
            [f"## {subject.capitalize()}", *(part for act in some for part in _act(act))]
            for subject, some in _by_subject(all_acts().values(), lambda act: str(act.name))
        ),
    )


def events() -> str:
    """Every kind of entry with what it holds."""
    assert metadata.tables, "reading the tables registers every kind"
    return _page(
        "Kinds of entries",
        "The closed list of what the [ledger](ledger.md) can say. *Data* stands in the entry's body: ids, codes, days, "
        "numbers. *Words* are names and free text: the body holds commitments to them, and they alone can be erased. "
        "*About* are the things that such an entry must touch besides its subject. Every kind may hold a `reason`.",
        *(
            [
                f"## {subject.capitalize()}",
                _table(("kind", "title", "data", "words", "about"), [_kind(kind) for kind in some]),
            ]
            for subject, some in _by_subject(
                sorted(KINDS.values(), key=lambda kind: kind.name), lambda kind: kind.name
            )
        ),
    )


def questions() -> str:
    """Every saved question with what it can be asked about and what its answer shows."""
    return _page(
        "Questions",
        "What can be asked with `compacttui ask` and exported with `compacttui export`; every question answers without "
        "parameters. `--as-at DATE` asks about another day, `--known-on DATE` with what was on record on another day.",
        *(_question(question) for question in all_questions().values()),
    )


def papers() -> str:
    """Every paper with what it is about, and the forms that each can take."""
    return _page(
        "Papers",
        "What leaves the house: written with `compacttui paper NAME REF`, or from the palette. Every paper is made with "
        "the eyes of the public, whoever makes it: of an item that is closed it says that it took place. `--as-at DATE` "
        "writes it as of another day.",
        [
            _table(
                ("paper", "what it is", "REF"),
                [
                    (f"`{one.name}`", one.help, one.takes if one.needs else f"{one.takes}, may be left out")
                    for one in all_papers().values()
                ],
            )
        ],
        ["## Forms", _table(("form", "what for"), [(f"`{form.value}`", form.meaning) for form in Form])],
        [
            (
                "Large print sets a web page at 18 point on paper, with the cells of tables below each other; as text it keeps "
                "lines to 40 columns. The page holds its style, runs no script and fetches nothing. For a PDF print it from a "
                "browser: it has a style for A4."
            ),
            (
                "`compacttui publish FOLDER` writes who sits where, the register of interests, the report-backs of each month, the "
                "notices of selections while they run, and how each ended, as a folder of such pages, for any web site."
            ),
            (
                "Each paper of a selection has its time: a nomination paper while nominations are open, a ballot paper from "
                "the notice of poll on. Before that it is not offered, and `compacttui paper` says why there is none. A seat "
                "that was not filled by a poll says so under its honest name: elected unopposed, appointed by a panel, "
                "co-opted."
            ),
        ],
    )


def rule_book() -> str:
    """The page on the rule book with every key as it is now."""
    page = (DOCS / "rule-book.md").read_text(encoding="utf-8")
    return renewed(page, default_rule_book().read_text(encoding="utf-8"))


def story() -> str:
    """The story that the scenes play."""
    sys.path.insert(0, str(Path(__file__).parent))
    from scenes.page import page

    return page()


WRITTEN: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "acts.md": acts,
    "events.md": events,
    "questions.md": questions,
    "papers.md": papers,
    "rule-book.md": rule_book,
    "story.md": story,
}


def _page(title: str, intro: str, *sections: Iterable[str]) -> str:
    parts = [f"# {title}", intro, *(part for section in sections for part in section)]
    return "\n\n".join(parts) + "\n"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(headings)} |", "|" + "---|" * len(headings)]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join(lines)


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"


def _by_subject(items: Iterable[Any], name: Callable[[Any], str]) -> Iterator[tuple[str, list[Any]]]:
    """The items of each subject, the subjects in the order in which they first come."""
    subjects: dict[str, list[Any]] = {}
    for item in items:
        subjects.setdefault(name(item).partition(".")[0], []).append(item)
    yield from subjects.items()


def _command(name: str) -> list[str]:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    parts = _one_command(command, name, "##")
    # The commands of a registry, acts and questions, have pages of their own.
    if isinstance(command, click.Group) and not isinstance(command, Registered):
        for inner in command.commands.values():
            parts += _one_command(inner, f"{name} {inner.name}", "###")
    return parts


def _one_command(command: click.Command, name: str, level: str) -> list[str]:
    context = click.Context(command, info_name=f"compacttui {name}")
    usage = " ".join([f"compacttui {name}", *command.collect_usage_pieces(context)])
    own = [one for one in command.params if isinstance(one, click.Option) and not isinstance(one, Shared)]
    shared = [one.opts[0] for one in command.params if isinstance(one, Shared)]
    parts = [f"{level} {name}", f"`{usage}`", "\n\n".join(_paragraphs(command.help or ""))]
    if own:
        parts.append(_table(("option", "does"), [_option(one, context) for one in own]))
    if shared:
        parts.append(f"Also: {_code(shared)}.")
    return parts


def _options_of(group: click.Group) -> list[tuple[str, str]]:
    context = click.Context(group)
    options = [one for one in group.params if isinstance(one, click.Option)]
    return [_option(one, context) for one in options]


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    record = option.get_help_record(context)
    assert record is not None
    return f"`{record[0]}`", record[1]


def _paragraphs(help_text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in help_text.split("\n\n")]


def _act(act: Act[..., Any]) -> list[str]:
    final = " It cannot be undone." if act.final else ""
    done_by = ", ".join(sorted(role.words for role in act.roles))
    parts = [f"### {act.title}", f"`{act.name}` – {act.help}{final}", f"Done by: {done_by}."]
    if act.fields:
        parts.append(
            _table(("field", "takes", "what it is"), [row for spec in act.fields for row in _field(spec)])
        )
    return parts


def _field(spec: FieldSpec, inside: str = "") -> Iterator[tuple[str, str, str]]:
    choices = f" One of: {', '.join(words for _, words in spec.choices)}." if spec.choices else ""
    yield (
        f"`{inside}{spec.name}`",
        taken(spec),
        (spec.help[:1].upper() + spec.help[1:] + choices).strip() or "–",
    )
    for part in spec.parts:
        yield from _field(part, f"{inside}{spec.name}.")


def _kind(kind: Kind) -> tuple[str, ...]:
    words = [field for field in kind.private if field != "reason"]
    name = f"`{kind.name}`" + (f" (form {kind.version})" if kind.version > 1 else "")
    return name, kind.title, _code(sorted(kind.data)), _code(words), ", ".join(kind.about) or "–"


def _question(question: Question[..., Any]) -> list[str]:
    parts = [f"## {question.title}", f"`{question.name}` – {question.help}"]
    if params := params_of(question):
        rows = [row for spec in params for row in _field(spec)]
        parts.append(_table(("parameter", "takes", "what it is"), rows))
    parts.append(f"Shows: {', '.join(column.heading for column in question.columns)}.")
    return parts


FIRST_YEAR, LAST_YEAR = 1990, 2049
"""The years of the list of bank holidays; no term is older, and nobody knows the days of later years."""


def listed_bank_holidays() -> str:
    """The bank holidays of England, as the library has them."""
    rows = [
        (day.isoformat(), name)
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for day, name in from_library(year).items()
    ]
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([("day", "name"), *rows])
    return text.getvalue()


def write() -> None:
    """Write every document, and the list of bank holidays."""
    for name, page in WRITTEN.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
    bank_holidays().write_text(listed_bank_holidays(), encoding="utf-8")


if __name__ == "__main__":
    write()
