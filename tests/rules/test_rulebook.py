"""The rule book: read, refused, laid over one another, versioned, kept and described."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.refusal import BadInput
from compacttui.rules.rulebook import (
    KEYS,
    Connected,
    Given,
    Key,
    RuleBook,
    Value,
    all_keys,
    closest_key,
    complete,
    find_key,
    merge,
    parse,
    plain,
)
from compacttui.rules.rulebook.described import described, renewed
from compacttui.rules.rulebook.keys import SECTIONS
from compacttui.rules.rulebook.kinds import Choice, Clock, Days, Flag, Line, Names, OneOf, Whole
from compacttui.shipped import default_rule_book

DEFAULTS = default_rule_book().read_text(encoding="utf-8")
PAGE = Path(__file__).parents[2] / "docs" / "rule-book.md"

_plain_text = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=20)


def values_of(key: Key[Value]) -> st.SearchStrategy[Value]:
    match key:
        case Whole():
            return st.integers(key.least, key.most)
        case Flag():
            return st.booleans()
        case Line():
            return _plain_text.map(lambda text: text[: key.limit])
        case OneOf():
            return st.sampled_from(key.choices)
        case Choice():
            return st.sampled_from(list(key.words))
        case Clock():
            return st.builds(time, st.integers(0, 23), st.integers(0, 59))
        case Days():
            return st.lists(st.dates(), max_size=3, unique=True).map(lambda days: tuple(sorted(days)))
        case Names():
            return st.dictionaries(_plain_text, _plain_text, max_size=3).map(
                lambda d: tuple(sorted(d.items()))
            )
    raise AssertionError(f"a kind of key without a test: {key}")


choices = st.lists(st.sampled_from(list(KEYS)), max_size=6, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: values_of(KEYS[name]) for name in names})
)


def as_toml(values: dict[str, Value]) -> str:
    tables: dict[str, dict[str, object]] = {}
    for name, value in values.items():
        section, _, field = name.partition(".")
        tables.setdefault(section, {})[field] = plain(value) if value != () or "remap" not in name else {}
    return tomli_w.dumps(tables)


@given(choices)
def test_what_is_written_reads_back_the_same(values: dict[str, Value]) -> None:
    assert parse(as_toml(values), "config.toml").values == values


@given(choices)
def test_a_selection_keeps_the_very_rules_it_began_under(values: dict[str, Value]) -> None:
    default = complete(parse(DEFAULTS, "config.toml"))
    began = default.with_values(values)
    facts = began.as_facts()
    assert all(type(fact) in (int, str) for fact in facts.values())
    kept = default.from_facts(facts)
    assert kept.as_facts() == facts
    assert kept.version == began.version
    for name in values:
        assert kept[name] == (began[name] if KEYS[name].decides else default[name])


@given(choices)
def test_the_version_changes_with_what_decides_and_with_nothing_else(values: dict[str, Value]) -> None:
    default = complete(parse(DEFAULTS, "config.toml"))
    other = default.with_values(values)
    decides = any(KEYS[name].decides and default[name] != value for name, value in values.items())
    assert (other.version != default.version) == decides
    assert (other == default) == all(default[name] == value for name, value in values.items())


def test_facts_from_another_version_of_the_program_can_still_be_read(book: RuleBook, refusal) -> None:
    facts = {**book.as_facts(), "gone.rule": 3, "display.theme": "light"}
    del facts["report.due_days"]
    assert book.from_facts(facts) == book
    assert "which this program cannot read" in refusal(book.from_facts, {"uncontested.route": "?"}).message


def test_values_are_typed_and_never_set(book: RuleBook) -> None:
    assert book.report.due_days == 14
    assert book.timetable.deadline_at == time(12)
    assert book.electorate.connected is Connected.EACH
    assert book.calendar.extra_holidays == ()
    with pytest.raises(AttributeError):
        book.report.due_days = 3
    with pytest.raises(AttributeError):
        book.report = None


def test_every_section_that_is_declared_is_held_and_every_key_has_a_default(book: RuleBook) -> None:
    assert list(RuleBook.__annotations__) == [*SECTIONS, "_values"]
    assert set(parse(DEFAULTS, "config.toml").values) == set(all_keys())
    assert hash(book) == hash(complete(parse(DEFAULTS, "config.toml")))
    assert book.version in repr(book)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (
            "[report]\ndue_dais = 3",
            2,
            "“report.due_dais” is not a key of the rule book; did you mean “report.due_days”?",
        ),
        ("\n[reports]\ndue_days = 3", 3, "did you mean “report.due_days”?"),
        (
            "[report]\n\ndue_days = '2 weeks'",
            3,
            "report.due_days is “2 weeks”; it must be a whole number from 1 to 366",
        ),
        ("[report]\ndue_days = true", 2, "report.due_days is true; it must be a whole number"),
        ("[report]\ndue_days = 14.0", 2, "report.due_days is 14.0; it must be a whole number"),
        ("report.due_days = 0", 1, "it must be a whole number from 1 to 366 (calendar days)"),
        ("report = { due_days = 0 }", 1, "report.due_days is 0"),
        ("report = 5", 1, "“report” is a section; write [report] on a line, and its keys below."),
        ("[interest]\nannual = 1", 2, "interest.annual is 1; it must be true or false."),
        ("[uncontested]\nroute = 'maybe'", 2, "it must be one of “elected_unopposed” (elected unopposed"),
        ("[display]\ntheme = 'pink'", 2, "it must be one of “light”, “dark”, “high-contrast”, “monochrome”."),
        ("[calendar]\nextra_holidays = ['2026-02-30']", 2, "it must be a list of days"),
        ("[calendar]\nextra_holidays = [2026-06-15T10:00:00]", 2, "it must be a list of days"),
        ("[calendar]\nextra_holidays = '2026-06-15'", 2, "it must be a list of days"),
        ("[timetable]\ndeadline_at = 'teatime'", 2, "it must be a time of day such as “12:00”."),
        ("[keys.remap]\nfind = 3", 1, "keys.remap is {find = 3}; it must be a table"),
        ("[words]\nrepresentative = ''", 2, "words.representative is empty; it must be a line of at most 40"),
        ("[words]\nrepresentative = 'a\\u202eb'", 2, None),
        ('[words]\nrepresentative = "a\\u202eb"', 2, "words.representative is “a�b”; it must be a line"),
        ("[electorate]\nvotes_per_organisation = 2", 2, "it must be 1 (vote)."),
        ("[poll]\ndays = 5", 2, "poll.days (5) may not be less than poll.min_days (10); change one of them."),
        ("[timetable]\ndeadline_at = '18:00'", 2, "timetable.deadline_at (18:00) must be earlier than"),
        ("x = ", 1, "this line cannot be read as TOML"),
        ("[report]\ndue_days = 1\ndue_days = 2", 3, "this line cannot be read as TOML"),
        ("[report", 1, "this line cannot be read as TOML"),
    ],
)
def test_a_bad_rule_book_is_refused_with_file_line_key_and_what_is_allowed(
    book: RuleBook, text: str, line: int, sentence: str | None
) -> None:
    if sentence is None:
        assert parse(text, "my.toml").values  # a literal string: no escape, nothing hidden
        return
    with pytest.raises(BadInput) as refused:
        merge(book, parse(text, "my.toml"))
    assert refused.value.line == line
    assert str(refused.value).startswith(f"my.toml:{line}: ")
    assert sentence in refused.value.message


@given(st.text(max_size=60))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(BadInput):
            parse(text, "my.toml")
    else:
        try:
            parse(text, "my.toml")
        except BadInput as refused:
            assert str(refused).startswith("my.toml:")  # noqa: PT017 - reading it may be right, too


def test_a_default_rule_book_with_a_key_missing_is_no_default() -> None:
    with pytest.raises(BadInput, match="is missing; a default rule book names every key"):
        complete(Given("config.toml", {"report.due_days": 14}))


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("report.due_days", " 21 ", 21),
        ("interest.annual", "No", False),
        ("display.theme", "High-Contrast", "high-contrast"),
        ("uncontested.route", "a yes or no vote", "confirmatory_poll"),
        ("timetable.deadline_at", "noon", time(12)),
        ("calendar.extra_holidays", "2027-06-15, 2026-01-02", (date(2026, 1, 2), date(2027, 6, 15))),
        ("keys.remap", "find=f3, help=f1", (("find", "f3"), ("help", "f1"))),
        ("storage.database", "", ""),
    ],
)
def test_values_as_people_type_them(name: str, typed: str, value: Value) -> None:
    assert find_key(name).typed(typed) == value


def test_a_time_of_day_may_be_written_as_toml_writes_it(book: RuleBook) -> None:
    assert merge(book, parse("[timetable]\ndeadline_at = 11:30:00", "my.toml")).timetable.deadline_at == time(
        11, 30
    )


def test_the_closest_key_is_suggested(refusal) -> None:
    assert closest_key("report.duedays") == "report.due_days"
    assert closest_key("max_words") == "statement.max_words"
    assert closest_key("zzz") is None
    assert "`compacttui config` lists the keys." in refusal(find_key, "zzz").message


def test_each_default_says_what_it_is_for_in_which_unit_and_where_it_comes_from() -> None:
    said = described(DEFAULTS)
    for name, key in KEYS.items():
        assert said[name].sentence.endswith("."), name
        assert said[name].source, name
        if key.unit in {
            "calendar days",
            "working days",
            "calendar months",
            "years",
            "milliseconds",
            "minutes",
        }:
            assert key.unit in said[name].sentence, f"{name}: the sentence names no unit"


def test_the_page_of_the_manual_is_the_rule_book() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == renewed(page, DEFAULTS), "renew docs/rule-book.md"
