"""An entry's canonical form, against an independent implementation of RFC 8785."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from compacttui.records.body import LARGEST_WHOLE_NUMBER, canonical, commitment, data_of

text = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
keys = st.text(st.characters(max_codepoint=127), max_size=10)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_WHOLE_NUMBER, LARGEST_WHOLE_NUMBER) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_the_form_is_that_of_rfc_8785(value):
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [1.5, {"ä": 1}, 2**53, -(2**53), [{"a": 0.0}], b"bytes", {1: 2}])
def test_what_has_no_single_form_is_refused(value):
    with pytest.raises(ValueError, match=r"entry|large"):
        canonical(value)


@given(text, text)
def test_a_commitment_fits_its_own_words_only(value, other):
    salt = b"s" * 32
    made = commitment(salt, "reason", "per-1", value)
    assert (made == commitment(salt, "reason", "per-1", other)) == (value == other)


def test_a_commitment_is_bound_to_its_field():
    assert commitment(b"s" * 32, "name", "per-1", "x") != commitment(b"s" * 32, "reason", "per-1", "x")


@given(text, text)
def test_a_commitment_says_whose_the_words_are(person, other):
    salt = b"s" * 32
    made = commitment(salt, "reason", person, "x")
    assert (made == commitment(salt, "reason", other, "x")) == (person == other)


@given(
    st.dictionaries(keys, values, max_size=4),
    st.dictionaries(keys, text, max_size=3),
    st.lists(text, max_size=3),
)
def test_the_data_of_an_entry_are_read_without_the_rest(data, private, about):
    body = {"about": about, "actor": "per-1", "at": "2026-03-02T09:00:00Z", "data": data, "private": private}
    assert data_of(canonical(body).decode()) == data
