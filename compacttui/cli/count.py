"""``compacttui count``: ballot files in, result sheets out, with no database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click

from compacttui import counting
from compacttui.cli.endings import Ending, tell
from compacttui.cli.options import FORMS, HowMany
from compacttui.cli.out import progress, put, put_made
from compacttui.counting import (
    CannotCount,
    Countback,
    FirstOf,
    LotSource,
    Profile,
    PublishedOrder,
    SeededLots,
    Sheet,
)
from compacttui.counting.document import Document, canonical, document
from compacttui.counting.errors import EqualPreferences
from compacttui.counting.explain import explain_lot_needed
from compacttui.exchange.ballots import Gap, Reading, read
from compacttui.exchange.ballots.beside import Named
from compacttui.exchange.ballots.constraints import read_constraints
from compacttui.exchange.ballots.lots import read_lots, template
from compacttui.exchange.ballots.reading import PLACE_LIMIT
from compacttui.exchange.formats import Format
from compacttui.exchange.plain import safe_json
from compacttui.papers.result_rows import Origin, as_csv
from compacttui.papers.result_sheet import as_text
from compacttui.rules.refusal import BadInput


@dataclass(frozen=True, slots=True)
class Chance:
    """Where lots come from: a file, and for what it does not have an order or a seed."""

    lots: str | None
    order: tuple[str, ...]
    seed: str | None

    def source(self, file: str, profile: Profile) -> LotSource:
        """The lots of one contest.

        Raises:
            BadInput: the file of lots cannot be read, or the order names somebody who does not stand in `file`.
        """
        sources: list[LotSource] = [read_lots(self.lots, profile)] if self.lots else []
        if self.order:
            order = Named(profile.candidates).indexes(list(self.order), "--tie-order", file)
            sources.append(PublishedOrder(order, "published order"))
        if self.seed:
            sources.append(SeededLots(self.seed))
        return FirstOf(*sources)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Who left, declines or sits, by name, where a place fell vacant."""

    vacating: tuple[str, ...]
    declining: tuple[str, ...]
    sitting: tuple[str, ...]

    def countback(self, file: str, profile: Profile) -> Countback | None:
        """The same by index; None where nobody is named.

        Raises:
            BadInput: somebody does not stand in `file`.
            CannotCount: somebody is named in two ways, or nobody as vacating.
        """
        groups = (self.vacating, self.declining, self.sitting)
        if not any(groups):
            return None
        named = Named(profile.candidates)
        return Countback.of(*([named.index(name, file) for name in group] for group in groups))


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for every file."""

    method: str
    options: dict[str, str]
    constraints: str | None
    vacancy: Vacancy
    chance: Chance
    reading: Reading
    form: Format


def _forms(function: Callable[..., None]) -> Callable[..., None]:
    """The options --text, --json and --csv, as every command has them."""
    for option in reversed(FORMS):
        function = option(function)
    return function


@click.command("count", short_help="Count ballot files, with no database.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--method", required=True, type=click.Choice(list(counting.all_methods())), help="How to count."
)
@click.option(
    "--places", type=HowMany(PLACE_LIMIT), help="Places to fill, instead of the number in the file."
)
@click.option(
    "--withdrawn", metavar="NAME", multiple=True, help="A candidate who withdrew; give it once for each."
)
@click.option("--constraints", metavar="FILE", help="Places reserved for groups of candidates: TOML.")
@click.option(
    "--vacating",
    metavar="NAME",
    multiple=True,
    help="Fill the place of somebody who left since: a countback; once for each.",
)
@click.option(
    "--declining", metavar="NAME", multiple=True, help="In a countback, somebody who would not serve now."
)
@click.option(
    "--sitting", metavar="NAME", multiple=True, help="In a countback, somebody who keeps their place."
)
@click.option("--lots", metavar="FILE", help="How lots fell: TOML, or the JSON of an earlier count.")
@click.option(
    "--tie-order",
    metavar="NAME",
    multiple=True,
    help="An order fixed beforehand in which lots fall; once for each candidate.",
)
@click.option("--seed", metavar="TEXT", help="A seed fixed in public, for draws that anyone can repeat.")
@click.option(
    "--option", "options", metavar="NAME=VALUE", multiple=True, help="How to read an ambiguous rule."
)
@click.option(
    "--gap", type=click.Choice([gap.value for gap in Gap]), help="What a preference left out means."
)
@click.option(
    "--cut-equals",
    is_flag=True,
    help="Nothing counts from a preference on that is given to several candidates.",
)
@click.option("--contest", metavar="NAME", default="", help="Which contest, where a file holds several.")
@click.option("--allow-large", is_flag=True, help="More than 10,000,000 papers on one line.")
@click.option("--allow-uncontested", is_flag=True, help="More places than candidates.")
@click.option("--allow-untitled", is_flag=True, help="As many names as candidates, and no title after them.")
@_forms
@click.pass_context
def count(
    context: click.Context,
    files: tuple[str, ...],
    method: str,
    places: int | None,
    withdrawn: tuple[str, ...],
    constraints: str | None,
    vacating: tuple[str, ...],
    declining: tuple[str, ...],
    sitting: tuple[str, ...],
    lots: str | None,
    tie_order: tuple[str, ...],
    seed: str | None,
    options: tuple[str, ...],
    gap: str | None,
    cut_equals: bool,
    contest: str,
    allow_large: bool,
    allow_uncontested: bool,
    allow_untitled: bool,
    form: Format | None,
) -> None:
    """Count ballot files and print the result sheets.

    Nothing is kept and nothing is chosen silently: where the rules ask for a lot and none is given with --lots, the
    count stops there and the exit code is 1. A file that cannot be read gives exit code 3. Several files are
    written as lines of JSON unless another form is asked for.
    """
    reading = Reading(
        places=places,
        withdrawn=withdrawn,
        allow_large=allow_large,
        allow_uncontested=allow_uncontested,
        allow_untitled=allow_untitled,
        gap=Gap(gap) if gap else None,
        cut_equals=cut_equals,
        contest=contest,
    )
    # Several documents are for a program to read, one sheet is for a person.
    form = form or (Format.TEXT if len(files) == 1 else Format.JSON)
    if tie_order and seed:
        raise click.UsageError("There is an order and a seed; keep the one that was announced.")
    chance = Chance(lots, tie_order, seed)
    vacancy = Vacancy(vacating, declining, sitting)
    job = Job(method, _options(method, options), constraints, vacancy, chance, reading, form)
    context.exit(_one(files[0], job, is_first=True) if len(files) == 1 else _several(files, job))


def _options(method: str, pairs: Sequence[str]) -> dict[str, str]:
    """NAME=VALUE pairs, checked against what the method can be told."""
    options = {name.strip(): way.strip() for name, _, way in (pair.partition("=") for pair in pairs)}
    try:
        counting.find(method).options(options)
    except CannotCount as refusal:
        raise click.BadParameter(str(refusal), param_hint="--option") from refusal
    return options


def _several(files: Sequence[str], job: Job) -> Ending:
    """Count one file after the other; a bad one is told and does not stop the rest."""
    shown = progress("Counting")
    worst, is_first = Ending.DONE, True
    for number, file in enumerate(files, 1):
        try:
            ending = _one(file, job, is_first=is_first)
            is_first = False
        except BadInput as fault:
            ending = Ending.BAD_INPUT
            tell(str(fault))
            if job.form is Format.JSON:
                put_made(_json({"file": file, "error": str(fault)}))
        shown(number, len(files))
        worst = max(worst, ending)
    return worst


def _one(file: str, job: Job, *, is_first: bool) -> Ending:
    """Count one file and print its sheet.

    Raises:
        BadInput: the file, or the file of lots, cannot be read, or the method does not take such papers.
    """
    ballots = read(file, job.reading)
    for remark in ballots.remarks:
        place = file if remark.line is None else f"{file}:{remark.line}"
        tell(f"{place}: {remark.message}")
    constraints = read_constraints(job.constraints, ballots.profile.candidates) if job.constraints else None
    lots = job.chance.source(file, ballots.profile)
    try:
        sheet = counting.count(
            ballots.profile,
            job.method,
            lots=lots,
            options=job.options,
            constraints=constraints,
            countback=job.vacancy.countback(file, ballots.profile),
        )
    except CannotCount as refusal:
        remedy = " With --cut-equals a paper ends there." if isinstance(refusal, EqualPreferences) else ""
        raise BadInput(f"{refusal}{remedy}", source=file) from refusal
    _print(sheet, Origin(file, ballots.sha256), job.form, is_first=is_first)
    if sheet.lot_needed is None:
        return Ending.DONE
    tell(f"{file}: {explain_lot_needed(sheet, sheet.lot_needed)}")
    tell("Write how it fell in a file, and count again with --lots and its name:\n")
    tell(template(sheet, sheet.lot_needed))
    return Ending.NO


def _print(sheet: Sheet, origin: Origin, form: Format, *, is_first: bool) -> None:
    if form is Format.JSON:
        put_made(_json(document(sheet, file=origin.file, file_sha256=origin.sha256)))
    elif form is Format.CSV:
        put_made(as_csv(sheet, origin, headings=is_first))
    else:
        put(("" if is_first else "\n") + as_text(sheet, origin))


def _json(whole: Document) -> str:
    """One line; the name of a file may hold anything."""
    return f"{safe_json(canonical(whole))}\n"
