"""Signed notes: what was signed is found to be, what was changed is not, by our code and by the verifier alike."""

import base64
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.exchange.pack import verifier
from compacttui.records.checkpoints import Checkpoint
from compacttui.records.note import Kind, NotANote, Note, SigningKey, Verifier

OF_RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
TEXT = "tow-0123456789abcdef\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
KEEPER = SigningKey.made("eastmere-cvs.example", Kind.SIGNS, bytes(range(32)))
AUDITOR = SigningKey.made("auditor.example", Kind.COUNTERSIGNS, bytes(range(32, 64)))
AT = 1_790_000_000


@pytest.mark.parametrize(("private", "public", "message", "signature"), OF_RFC_8032)
def test_the_verifiers_own_ed25519_gives_what_rfc_8032_says(private, public, message, signature):
    key, said, signed = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert SigningKey.made("a", Kind.SIGNS, bytes.fromhex(private)).verifier.key == key
    assert verifier.is_signed(key, said, signed)
    assert not verifier.is_signed(key, said + b"x", signed)
    for place in range(0, 64, 7):
        other = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
        assert not verifier.is_signed(key, said, other)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.binary(min_size=64, max_size=64))
def test_both_ed25519_say_the_same_of_any_signature(private, message, other):
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(private)
    public = key.public_key()
    assert verifier.is_signed(public.public_bytes_raw(), message, key.sign(message))
    try:
        public.verify(other, message)
    except InvalidSignature:
        assert not verifier.is_signed(public.public_bytes_raw(), message, other)


def test_a_number_that_is_too_large_is_no_signature():
    # The same signature with the group's order added: Ed25519 without this check takes it for another one.
    key, message = bytes.fromhex(OF_RFC_8032[1][1]), bytes.fromhex("72")
    signed = bytes.fromhex(OF_RFC_8032[1][3])
    larger = (int.from_bytes(signed[32:], "little") + verifier.L).to_bytes(32, "little")
    assert verifier.is_signed(key, message, signed)
    assert not verifier.is_signed(key, message, signed[:32] + larger)


def note(*keys):
    return Note(TEXT).signed(*(key.sign(TEXT, at=AT) for key in keys))


def test_a_note_is_a_text_an_empty_line_and_a_line_for_each_signature():
    whole = note(KEEPER, AUDITOR).whole
    text, below = whole.split("\n\n")
    assert text + "\n" == TEXT
    assert [line.split(" ")[:2] for line in below.splitlines()] == [
        ["—", "eastmere-cvs.example"],
        ["—", "auditor.example"],
    ]
    assert Note.read(whole) == note(KEEPER, AUDITOR)
    assert Note.read(Note(TEXT).whole) == Note.read(TEXT) == Note(TEXT)


def test_each_key_finds_its_own_signature_and_a_countersignature_says_when():
    both = note(KEEPER, AUDITOR)
    found = both.signed_by([KEEPER.verifier, AUDITOR.verifier])
    assert [key.name for key, _ in found] == ["eastmere-cvs.example", "auditor.example"]
    assert [one.moment for _, one in found] == [None, AT]
    assert not both.signed_by([SigningKey.made("eastmere-cvs.example", Kind.SIGNS, bytes(32)).verifier])
    made = verifier.Checkpoint(both.whole, "it")
    assert made.seen("eastmere-cvs.example", 1, KEEPER.verifier.key) == "signed"
    assert "2026-09-21 14:13 UTC" in made.seen("auditor.example", 4, AUDITOR.verifier.key)


def test_signing_again_takes_the_place_of_the_earlier_signature():
    twice = note(KEEPER, AUDITOR).signed(AUDITOR.sign(TEXT, at=AT + 60))
    assert len(twice.signatures) == 2
    assert twice.signatures[1].moment == AT + 60


def test_bits_of_the_last_letter_that_stand_for_nothing_are_not_passed_over():
    lines = note(KEEPER, AUDITOR).whole.splitlines(keepends=True)
    padded = [place for place, line in enumerate(lines) if line.endswith("=\n")]
    for place in padded:
        changed = "".join([*lines[:place], _in_another_form(lines[place]), *lines[place + 1 :]])
        with pytest.raises(NotANote):
            Checkpoint.read(Note.read(changed).text)
        with pytest.raises(verifier.Wrong):
            verifier.Checkpoint(changed, "it")
    assert len(padded) > 1


def _in_another_form(line: str) -> str:
    """The line with another last letter, of which every reader that is not strict makes the same bytes."""
    before, encoded = line[: -len(line.rsplit(" ", maxsplit=1)[-1])], line.rsplit(" ", maxsplit=1)[-1].strip()
    last = encoded.rstrip("=")[-1]
    for other in ascii_uppercase:
        changed = encoded.replace(last + "=", other + "=")
        if other != last and base64.b64decode(changed) == base64.b64decode(encoded):
            return f"{before}{changed}\n"
    raise AssertionError("no other form")


@given(st.data())
def test_no_letter_of_a_signed_note_can_be_changed(data):
    whole = note(KEEPER, AUDITOR).whole
    place = data.draw(st.integers(0, len(whole) - 1))
    letter = data.draw(st.characters(min_codepoint=10, max_codepoint=0x2100, exclude_categories=["Cs"]))
    if whole[place] == letter:
        return
    changed = whole[:place] + letter + whole[place + 1 :]
    keys = [KEEPER.verifier, AUDITOR.verifier]
    try:
        found = len(Note.read(changed).signed_by(keys))
    except NotANote:
        found = 0
    try:
        made = verifier.Checkpoint(changed, "it")
        other = sum(bool(made.seen(key.name, key.kind, key.key)) for key in keys)
    except verifier.Wrong:
        other = 0
    # What is below the empty line is one signature or the other; what is above it, both.
    assert found < 2
    assert other < 2
    if place < len(TEXT):
        assert (found, other) == (0, 0)


def test_a_public_key_is_one_line_and_a_mistake_in_it_is_found():
    line = AUDITOR.verifier.text
    assert Verifier.read(line) == AUDITOR.verifier
    assert verifier.public_key(line) == ("auditor.example", 4, AUDITOR.verifier.key)
    for wrong in (
        "",
        "auditor.example",
        line.replace("auditor", "auditos"),
        line[:-8] + "AAAAAAA=",
        line + "x",
    ):
        with pytest.raises(NotANote):
            Verifier.read(wrong)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "line\nbreak", "tab\t", "no\u2003space", "x" * 300])
def test_a_name_that_cannot_stand_on_a_line_of_signatures_is_refused(name):
    with pytest.raises(NotANote):
        SigningKey.made(name, Kind.SIGNS, bytes(32))


@pytest.mark.parametrize(
    "whole",
    [
        "",
        "\n",
        "text",
        "text\n\n— name\n",
        "text\n\n— name !!\n",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n— name AAAAAAAA",
        "te\x1bxt\n\n",
        "text\n\n" + "— name AAAAAAAA\n" * 101,
    ],
)
def test_what_is_no_note_is_not_taken_for_one(whole):
    with pytest.raises(NotANote):
        Note.read(whole)


@given(st.text(max_size=200))
def test_whatever_is_read_is_written_the_same(whole):
    try:
        read = Note.read(whole)
    except NotANote:
        return
    assert Note.read(read.whole) == read


def test_a_private_key_does_not_show_itself():
    assert "eastmere" in repr(KEEPER)
    assert str(KEEPER.private) not in repr(KEEPER)
