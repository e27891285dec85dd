"""Bodies read by a quick library: of any text at all it says what the standard library says."""

import json
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compacttui.records.body import canonical, read
from compacttui.records.events import Event
from compacttui.records.quick_body import read_entry

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
any_words = st.text(max_size=20)  # half of a character, too
numbers = st.integers() | st.sampled_from([2**53, 2**63, 2**64 - 1, 2**64, -(2**63) - 1, 10**400])
fractions = st.floats() | st.sampled_from([0.0, -0.0, 1e22, 1e-7])
anything = st.recursive(
    st.none() | st.booleans() | numbers | fractions | any_words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_words, inner, max_size=4),
    max_leaves=12,
)


def entry(**other):
    return {
        "about": ["mee-1", "sea-2"],
        "actor": "per-1",
        "at": "2024-07-16T08:43:05Z",
        "data": {"count": 3, "items": [{"closed": False, "item": "ite-1"}], "text": "ä \x07\x7f\u2028"},
        "kind": "meeting.held",
        "log": "tow-1",
        "private": {"reason": "ab" * 32},
        "role": "officer",
        "seq": 7,
        "subject": "mee-1",
        "v": 1,
        **other,
    }


def said(how, body):
    """What comes of a body: the entry, to the letter, and whether it is in its one form; or that there is none."""
    try:
        value, is_canonical = how(body)
        return json.dumps(value), vars(Event.from_body(value)), is_canonical
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def both_say_the_same(text):
    body = text.encode("utf-8", "surrogatepass")
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return  # no database keeps such a text
    assert said(read_entry, body) == said(lambda body: read(body.decode()), body)


@given(anything, st.sampled_from(sorted(entry())), st.booleans(), st.booleans())
@example(1.5, "data", True, True)
@example(7.0, "seq", True, True)
@example("\ud800", "subject", True, True)
def test_an_entry_with_anything_in_one_place_is_read_as_by_the_standard_library(value, name, plain, tidy):
    for inner in (value, {"x": value}, [value], {"x": {"y": [value]}}):
        text = json.dumps(
            entry(**{name: inner}),
            sort_keys=tidy,
            separators=(",", ":") if tidy else None,
            ensure_ascii=not plain,
        )
        both_say_the_same(text)


@given(st.dictionaries(any_words, anything, max_size=3))
def test_an_entry_with_more_in_it_than_an_entry_has_is_read_as_by_the_standard_library(more):
    both_say_the_same(json.dumps({**entry(), **more}, sort_keys=True, separators=(",", ":")))


@given(st.data())
def test_an_entry_with_wrong_letters_is_read_as_by_the_standard_library(data):
    text = canonical(entry()).decode()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        put = data.draw(
            st.sampled_from([*'0123456789-+.eE"\\,:[]{}tfn u/', "\ud800", "1e5", "-0", "NaN"]) | words
        )
        text = text[:at] + put + text[at + data.draw(st.integers(0, 2)) :]
    both_say_the_same(text)


@given(st.dictionaries(words, words, max_size=4), words)
def test_what_is_in_its_one_form_is_said_to_be(data, subject):
    body = json.dumps(
        entry(data=data, subject=subject), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert read_entry(body.encode()) == (entry(data=data, subject=subject), True)


@pytest.mark.parametrize("escaped", [False, True])
def test_every_letter_there_is_is_written_as_the_standard_library_writes_it(escaped):
    for first in range(0, sys.maxunicode + 1, 4096):
        letters = (chr(one) for one in range(first, first + 4096) if not 0xD800 <= one < 0xE000)
        text = "".join(letters)
        both_say_the_same(
            json.dumps(entry(subject=text), sort_keys=True, separators=(",", ":"), ensure_ascii=escaped)
        )


@pytest.mark.parametrize("letter", [chr(one) for one in (*range(0x20), 0x22, 0x2F, 0x5C, 0x7F, 0xE4)])
def test_a_letter_written_in_another_way_is_not_the_one_form(letter):
    body = canonical(entry(subject="#")).decode()
    ways = {f"\\u{ord(letter):04x}", f"\\u{ord(letter):04X}", f"\\{letter}", letter, json.dumps(letter)[1:-1]}
    for way in ways:
        both_say_the_same(body.replace("#", way))


@pytest.mark.parametrize("depth", [1, 100, 900, 1100])
def test_however_deep_it_goes(depth):
    inner = "[" * depth + "]" * depth
    both_say_the_same(canonical(entry(data={"deep": 0})).decode().replace(":0}", f":{inner}}}"))
