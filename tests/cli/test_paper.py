"""Papers from the command line: listed, written to the screen or to a file, in the form that is asked for."""

from __future__ import annotations

import pytest

from compacttui.cli.endings import Ending
from compacttui.papers.registry import all_papers


def test_without_a_name_every_paper_is_listed_and_no_records_are_opened(run, anywhere):
    listed = run("paper")
    assert listed.code == Ending.DONE
    assert [line.split()[0] for line in listed.out.splitlines()[1:] if not line.startswith(" ")] == list(
        all_papers()
    )


def test_who_sits_where_is_written_for_any_day(run, town):
    now = run("paper", "who-sits-where")
    assert now.code == Ending.DONE, now.err
    assert now.out.startswith(
        "Who sits where\n\nFrom the records of Eastmere (example), Monday 2 March 2026\n\nHealth Board"
    )
    assert "Carers' seat  Carers" in now.out
    one = run("paper", "who-sits-where", "health", "--format", "markdown", "--as-at", "2026-03-03")
    assert one.out.startswith("# Who sits where: Health Board\n")
    assert "| Carers' seat | Carers | vacant |" in one.out
    assert run("paper", "who-sits-where", "--as-at", "2020-01-01").out.endswith("No seat is on record.\n")


def test_the_form_follows_the_files_name_and_nothing_is_replaced_unasked(run, town, anywhere):
    written = run("paper", "who-sits-where", "-o", "seats.html", "--large-print")
    assert (written.code, written.out, written.err) == (Ending.DONE, "", "Written to seats.html.\n")
    page = (anywhere / "seats.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="en-GB" class="large">')
    again = run("paper", "who-sits-where", "-o", "seats.html")
    assert again.code == Ending.USAGE
    assert "seats.html is there already" in again.err
    assert (anywhere / "seats.html").read_text(encoding="utf-8") == page
    assert (
        run("paper", "who-sits-where", "-o", "seats.html", "--format", "text", "--replace").code
        == Ending.DONE
    )
    assert (anywhere / "seats.html").read_text(encoding="utf-8").startswith("Who sits where\n")
    assert run("paper", "who-sits-where", "-o", "seats.md").code == Ending.DONE
    assert (anywhere / "seats.md").read_text(encoding="utf-8").startswith("# Who")
    assert run("paper", "who-sits-where", "-o", "nosuch/seats.md").code == Ending.BAD_INPUT


def test_the_reports_of_the_sample_fit_eighty_columns_and_large_print_forty(run, sample):
    digest = run("paper", "digest")
    assert digest.out.startswith("Report-backs of October 2026\n")
    assert max(map(len, digest.out.splitlines())) <= 80
    large = run("paper", "digest", "October 2026", "--large-print")
    assert max(map(len, large.out.splitlines())) <= 40
    assert "is closed until" in digest.out
    found = run("ask", "reports", "--json", "--limit", "1").json[0]
    report = run("paper", "report", found["id"])
    assert f"From: {found['person']}, {found['seat']}" in report.out
    result = run("paper", "result", "2024-03")
    assert result.out.splitlines()[0].endswith("selection 2024-03"), result.err
    assert "Votes at stage 2 of" in result.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("nosuch",), Ending.USAGE, "There is no paper “nosuch”. There are: report,"),
        (("report",), Ending.USAGE, "REF: Name the report that the paper is about."),
        (("report", "nobody"), Ending.USAGE, "REF: Nothing on record is called “nobody”"),
        (("digest", "2026"), Ending.USAGE, "REF: Name a month with its year, for example March 2026."),
        (("digest", "--format", "pdf"), Ending.USAGE, "'pdf' is not one of"),
        (
            ("digest", "--format", "markdown", "--large-print"),
            Ending.USAGE,
            "--large-print: Markdown has no size",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_sentence(arguments, code, says, run, town):
    refused = run("paper", *arguments)
    assert (refused.code, refused.out, says in refused.err) == (code, "", True), refused.err


def test_the_public_register_is_published_to_a_folder_of_our_own(run, town, anywhere):
    published = run("publish", "site")
    assert (published.code, published.out) == (Ending.DONE, "")
    assert "2 pages in site; begin with" in published.err
    assert "Carers&#x27; seat" in (anywhere / "site" / "who-sits-where.html").read_text(encoding="utf-8")
    refused = run("publish", ".")
    assert refused.code == Ending.USAGE
    assert "holds other things" in refused.err


def test_a_paper_of_a_selection_is_refused_until_its_time_has_come(run, sample):
    running = run("ask", "selections", "--json", "--param", "shown=open").json
    early = next(one["reference"] for one in running if "nominations open" in one["stands"])
    refused = run("paper", "ballot-paper", early)
    assert refused.code == Ending.NO
    assert refused.err.startswith("There is no ballot paper before notice of the poll")
    form = run("paper", "nomination-paper", early, "--large-print")
    assert form.code == Ending.DONE, form.err
    assert max(map(len, form.out.splitlines())) <= 40
    assert "____" in form.out
