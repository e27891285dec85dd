"""The one door for text from people and files: what may be shown, kept, compared and exported.

Terminals act on what they are sent. A name that holds an escape sequence can move the cursor, and one that
holds a direction control can show itself backwards. Everything from a person or a file comes through here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from compacttui.rules.refusal import Refused

REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character was that cannot be shown."""

NAME_LIMIT: Final = 200
"""Characters in the name of a person, an organisation, a partnership or a seat."""

TEXT_LIMIT: Final = 10_000
"""Characters in one field of free text, unless the field says otherwise."""

# Patterns are kept as text and compiled when first used: nothing here may slow the start.
_HOSTILE: Final = (
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 except the newline, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, fillers, selectors
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line and paragraph separators, direction
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"  # fillers, byte order mark, annotations
    "\ud800-\udfff"  # halves of a pair
    "\U00013430-\U0001345f"  # what joins and turns hieroglyphs
    "\U0001d173-\U0001d17a\U0001bca0-\U0001bca3"  # invisible controls of music and shorthand
    "\U000e0000-\U000e0fff"  # tags: a hidden second text
    "]"
)
_JOINERS: Final = {"\u200c", "\u200d"}  # part of the spelling in some scripts
_COLOURED: Final = "\ufe0f"  # asks for the coloured form of the sign before it
_END_OF_FLAG: Final = "\U000e007f"
_FLAG: Final = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_BLACK_FLAG: Final = "\U0001f3f4"
_MARKS_IN_A_ROW: Final = 4
_MAYBE_A_TOWER: Final = (
    r"[^\w\s]{5}"  # marks are neither letters nor spaces: a quick look before the slow one
)
_SPACES: Final = r"[\s\u2800\x1c-\x1f]+"  # with the empty Braille cell
_ACCENTS: Final = "[\u0300-\u036f]"  # vowel signs of other scripts stay
_LETTERS: Final = str.maketrans("øłđðıħŧ", "olddiht") | str.maketrans(
    {"æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng"}
)
_APOSTROPHES: Final = "['‘’‛`´ʼ＇]"
_INITIALS: Final = r"(?<!\w)(?:[a-z] )+[a-z](?!\w)"  # "c i c" was "C.I.C."
_LEGAL_FORMS: Final = (
    (r"\bcommunity interest company\b", "cic"),
    (r"\bcharitable incorporated organi[sz]ation\b", "cio"),
    (r"\bcommunity benefit society\b", "cbs"),
    (r"\bpublic limited company\b", "plc"),
    (r"\blimited liability partnership\b", "llp"),
    (r"\blimited\b", "ltd"),
    (r"\bincorporated\b", "inc"),
)
_FORMULA: Final = ("=", "+", "-", "@", "|", "＝", "＋", "－", "＠", "｜")
_NEW_CELL: Final = ("\t", "\r", "\n")
_SKIPPED: Final = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'"  # by some spreadsheets, before they look
_FILE_NAME: Final = 80
_DEVICES: Final = r"con|prn|aux|nul|com[0-9]|lpt[0-9]"  # names that one system has taken
_PLAIN_NUMBER: Final = r"[+-]?[0-9]+(?:\.[0-9]+)?"


def clean(text: str) -> str:
    """The text with every character that a terminal could act on, or hide, replaced by U+FFFD.

    Kept: newlines, combining marks (at most four on one letter), emoji, and the joiners that Persian and the
    scripts of India spell with. Windows line ends become newlines; the joiner inside an emoji is dropped, so
    that a family shows as its members, and so are the hidden letters in the flag of a country such as Wales.
    Cleaning twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    if _END_OF_FLAG in text:
        text = re.sub(_FLAG, _BLACK_FLAG, text)
    if re.search(_MAYBE_A_TOWER, text):
        text = _without_towers(text)
    return re.sub(_HOSTILE, _shown, text)


def one_line(text: str) -> str:
    """The text on one line and clean: white space becomes one space, and none is left at the ends."""
    return clean(unicodedata.normalize("NFC", re.sub(_SPACES, " ", text)).strip())


def folded(name: str) -> str:
    """The name as two people might both mean it: for finding it, and for telling whether it is there already.

    Case, accents, width, punctuation and apostrophes are set aside, "&" is "and", and the legal form is
    written one way ("Limited" is "ltd", "C.I.C." is "cic") but never left out: Harbour Trust and Harbour CIC
    stay two bodies. A name without any letter or number keeps its signs, so that two never fold into one.
    """
    plain = unicodedata.normalize("NFKC", one_line(name)).casefold()
    if not plain.isascii():
        plain = re.sub(_ACCENTS, "", unicodedata.normalize("NFD", plain)).translate(_LETTERS)
        plain = unicodedata.normalize("NFC", plain)
    plain = re.sub(_APOSTROPHES, "", plain).replace("&", " and ")
    words = re.sub(_INITIALS, _joined, " ".join(_spaced(plain).split()))
    if not words:
        return one_line(one_line(name).casefold())
    for form, short in _LEGAL_FORMS:
        words = re.sub(form, short, words)
    return words


def replaced_note(before: str, after: str) -> str | None:
    """A sentence for the person when cleaning had to replace characters; None when nothing was replaced."""
    count = after.count(REPLACED) - before.count(REPLACED)
    if count <= 0:
        return None
    if count == 1:
        return f"One character that cannot be shown was replaced by {REPLACED}. Please check the text."
    return f"{count} characters that cannot be shown were replaced by {REPLACED}. Please check the text."


def checked_name(text: str, field: str, what: str) -> str:
    """A name on one line, fit to be kept.

    Args:
        text: what was typed or read.
        field: the field of the form or act that a refusal belongs to.
        what: whose name it is, in words with an article: ``"an organisation"``.

    Raises:
        Refused: there is no name in it, or it is longer than 200 characters.
    """
    name = one_line(text)
    if not name:
        raise Refused(f"Type the name of {what}.", field=field)
    if not any(character.isalnum() for character in name):
        raise Refused(f"The name of {what} needs at least one letter or number.", field=field)
    _check_length(name, NAME_LIMIT, field, f"The name of {what}")
    return name


def checked_words(
    text: str,
    field: str,
    limit: int = TEXT_LIMIT,
    *,
    what: str = "This text",
    needed: bool = True,
    max_words: int | None = None,
) -> str:
    """Free text of one or more lines, fit to be kept; empty text is allowed unless it is `needed`.

    Args:
        text: what was typed or read.
        field: the field of the form or act that a refusal belongs to.
        limit: the most characters it may have.
        what: how the refusal names it, at the start of a sentence: ``"The reason"``.
        needed: refuse when nothing was written.
        max_words: the most words it may have, where a rule counts words.

    Raises:
        Refused: nothing was written and it is needed, or it is too long.
    """
    lines = clean(unicodedata.normalize("NFC", text.replace("\t", " "))).split("\n")
    words = "\n".join(line.rstrip() for line in lines).strip()
    if needed and not any(character.isalnum() for character in words):
        raise Refused(f"{what} is empty. Please write something.", field=field)
    _check_length(words, limit, field, what)
    if max_words is not None and (count := word_count(words)) > max_words:
        raise Refused(f"{what} has {count:,} words. The limit is {max_words:,}.", field=field)
    return words


def word_count(text: str) -> int:
    """How many words a person would count: runs between spaces that hold a letter or a number."""
    return sum(1 for word in text.split() if any(character.isalnum() for character in word))


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut to `limit` characters with an ellipsis when it is longer."""
    line = one_line(text[: limit * 8 + 80])  # enough to fill the limit even when most of it is white space
    return line if len(line) <= limit else line[: max(limit - 1, 0)].rstrip() + "…"


def file_name(words: str, otherwise: str) -> str:
    """Words as the name of a file that every system takes: small letters, numbers and hyphens, no ending.

    Args:
        words: what the file is about.
        otherwise: the name where nothing is left of the words, or where a system has taken what is.
    """
    name = re.sub(r"[^a-z0-9]+", "-", folded(words)).strip("-")[:_FILE_NAME].rstrip("-")
    if re.fullmatch(_DEVICES, name):
        return f"{otherwise}-{name}"
    return name or otherwise


def for_spreadsheet(text: str) -> str:
    """The text made safe for a cell: a spreadsheet shows it and never runs it as a formula.

    An apostrophe goes before anything that starts like a formula, and before text that already starts with
    such an apostrophe, so that `from_spreadsheet` gives the same text back. Plain numbers stay numbers.
    """
    return "'" + text if _looks_like_formula(text) else text


def from_spreadsheet(text: str) -> str:
    """The text that `for_spreadsheet` was given."""
    return text[1:] if text.startswith("'") and _looks_like_formula(text[1:]) else text


def _looks_like_formula(text: str) -> bool:
    # Some spreadsheets skip leading spaces, so they are looked through; so are our own apostrophes.
    start = re.sub(f"^[{_SKIPPED}]+", "", text)
    if start.startswith(_NEW_CELL):
        return True
    return start.startswith(_FORMULA) and not (start == text and re.fullmatch(_PLAIN_NUMBER, text))


def _check_length(text: str, limit: int, field: str, what: str) -> None:
    if len(text) > limit:
        raise Refused(f"{what} can have at most {limit:,} characters. This has {len(text):,}.", field=field)


def _shown(match: re.Match[str]) -> str:
    if match[0] not in _JOINERS:
        return REPLACED
    text, place = match.string, match.start()
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if _spells_with_joiners(before) and (_spells_with_joiners(after) or after in {"", " ", "\n"}):
        return match[0]
    if match[0] == "\u200d" and (_is_pictured(before) or before == _COLOURED) and _is_pictured(after):
        return ""
    return REPLACED


def _spells_with_joiners(character: str) -> bool:
    # Arabic and its extensions (Persian, Urdu), and the scripts from Devanagari to Sinhala.
    return bool(character) and ("\u0620" <= character <= "\u07ff" or "\u0900" <= character <= "\u0dff")


def _is_pictured(character: str) -> bool:
    # Emoji and skin tones; the two signs are what some families and professions are spelled with.
    return bool(character) and (unicodedata.category(character) in {"So", "Sk"} or character in "♀♂")


def _spaced(text: str) -> str:
    """Letters, marks and numbers as they are, everything else a space."""
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _without_towers(text: str) -> str:
    """Cut towers of combining marks, which would paint over the lines above and below."""
    pieces: list[str] = []
    height = 0
    for character in text:
        is_mark = character > "\u02ff" and unicodedata.category(character) in {"Mn", "Me"}
        height = height + 1 if is_mark else 0
        if height <= _MARKS_IN_A_ROW:
            pieces.append(character)
        elif height == _MARKS_IN_A_ROW + 1:
            pieces.append(REPLACED)
    return "".join(pieces)
