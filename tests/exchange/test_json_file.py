"""A JSON file with the fields of an act: strict, and every mistake at its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.exchange.json_file import LARGEST, read_json
from compacttui.rules.refusal import BadInput

REPORT = b"""{
  "meeting": "Skills Board",
  "items": [
    {"title": "Winter plan",
     "words": "a \\"quoted\\" [bracket], {brace}: done"},
    {
      "title": "Grants"
    }
  ],
  "channels": {"email": true}
}
"""


def test_each_member_is_found_again_by_its_line():
    read = read_json(REPORT, "report.json")
    assert read.lines == {
        "meeting": 2,
        "items": 3,
        "items.1.title": 4,
        "items.1.words": 5,
        "items.2.title": 7,
        "channels": 10,
        "channels.email": 10,
    }
    assert read.values == json.loads(REPORT)


def test_a_refusal_names_the_file_the_line_and_the_member():
    refused = read_json(REPORT, "report.json").refused("items.2.title", "Too short.")
    assert str(refused) == "report.json:7: items.2.title: Too short."


def test_a_refusal_of_something_that_is_not_there_names_what_should_hold_it():
    read = read_json(REPORT, "report.json")
    assert str(read.refused("items.2.words", "Needed.")) == "report.json:3: items.2.words: Needed."
    assert str(read.refused("channels.post", "Unknown.")) == "report.json:10: channels.post: Unknown."


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "f:1: this is not JSON"),
        (b'{\n"a": 1,\n}', "f:3: this is not JSON"),
        (b'{"a": 1}\n\xff', "f:2: this is not text in UTF-8"),
        (b"[1]", "f:1: the members must stand in one object"),
        (b'{"a": 1,\n"b": {"c": 1,\n"c": 2}}', "f:3: “b.c” stands here for the second time"),
        (b'{"a": NaN}', "f: NaN is no value"),
        (b'{"a": ' + b"[" * 100_000, "f: this is nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "f: it holds a number with too many figures"),
        (b" " * (LARGEST + 1), "f: this is too large"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_line(raw, says):
    with pytest.raises(BadInput) as refused:
        read_json(raw, "f")
    assert str(refused.value).startswith(says)


def test_a_mark_at_the_start_of_the_file_is_passed_over():
    assert read_json(b'\xef\xbb\xbf{"a": 1}', "f").values == {"a": 1}


def test_a_name_with_a_dot_is_no_twin_of_a_part():
    assert read_json(b'{"a.b": 1, "a": {"b": 2}}', "f").values == {"a.b": 1, "a": {"b": 2}}


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1), VALUES, max_size=4), st.sampled_from([None, 0, 2]))
def test_whatever_json_holds_its_members_are_found(values, indent):
    text = json.dumps(values, indent=indent)
    read = read_json(text.encode(), "f")
    assert read.values == values
    for name in values:
        line = text.splitlines()[read.lines[name] - 1]
        assert json.dumps(name) in line
