"""Names and titles out of ballot files: decoded, and refused where they hide, steer or repeat."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from compacttui.exchange.ballots.reading import Remark
from compacttui.exchange.ballots.source import Source
from compacttui.rules.refusal import BadInput
from compacttui.rules.text import NAME_LIMIT, clean, folded, one_line, shortened

TITLE_LIMIT: Final = 500


def checked_texts(source: Source, texts: list[tuple[int, str]], names: int) -> tuple[list[str], list[Remark]]:
    """Candidates' names and what follows them, decoded and checked; every name must be there and its own.

    Raises:
        BadInput: a name is empty, too long, the same as another, or holds characters that hide or steer.
    """
    plain, is_fallback = _decoded(source, texts)
    plain = [text.strip() for text in plain]
    lines = [line for line, _ in texts]
    seen: dict[str, int] = {}
    for place, (line, text) in enumerate(zip(lines, plain, strict=True)):
        is_name = place < names
        _check_text(
            source, line, text, "name" if is_name else "title", NAME_LIMIT if is_name else TITLE_LIMIT
        )
        if not is_name:
            continue
        if not text:
            raise source.bad("This name is empty; write the candidate's name.", line)
        earlier = seen.setdefault(one_line(text).casefold(), place)
        if earlier != place:
            message = f"Another candidate has this name too (line {lines[earlier]}); tell them apart."
            raise source.bad(message, line)
    remarks = []
    if is_fallback:
        remarks.append(
            Remark("The names are not UTF-8 text and were read as Windows-1252; check accented letters.")
        )
    return plain, remarks


def _check_text(source: Source, line: int, text: str, what: str, limit: int) -> None:
    if len(text) > limit:
        raise source.bad(f"This {what} is longer than {limit} characters; shorten it.", line)
    shown = clean(text)
    if shown != text:
        odd = next((was for was, now in zip(text, shown, strict=False) if was != now), text[-1])
        label = unicodedata.name(odd, "a control character").lower()
        message = (
            f"There is a hidden or control character in this {what} (U+{ord(odd):04X}, {label}); remove it."
        )
        raise source.bad(message, line)


def withdrawn_by_name(source: Source, names: Sequence[str], wanted: Sequence[str]) -> set[int]:
    """The indexes of candidates named by a person.

    Raises:
        BadInput: nobody has the name; the message says who stands.
    """
    index = {folded(name): place for place, name in enumerate(names)}
    found = set()
    for name in wanted:
        place = names.index(name) if name in names else index.get(folded(name))
        if place is None:
            known = ", ".join(shortened(each, 30) for each in names[:20]) + (", …" if len(names) > 20 else "")
            message = (
                f"No candidate is called “{shortened(name, 60)}”, so nobody can be withdrawn; "
                f"the candidates are: {known}."
            )
            raise BadInput(message, source=source.name)
        found.add(place)
    return found


def _decoded(source: Source, texts: list[tuple[int, str]]) -> tuple[list[str], bool]:
    """The texts of (line, text) pairs, all as UTF-8, or all as Windows-1252 where one of them is not UTF-8.

    Returns:
        The texts, and whether Windows-1252 was needed.

    Raises:
        BadInput: some text is neither.
    """
    raw = [(line, text.encode("latin-1")) for line, text in texts]
    try:
        return [text.decode("utf-8") for _, text in raw], False
    except UnicodeDecodeError:
        pass
    result = []
    for line, text in raw:
        try:
            result.append(text.decode("cp1252"))
        except UnicodeDecodeError as fault:
            message = "This line is neither UTF-8 nor Windows-1252 text; save the file as UTF-8."
            raise source.bad(message, line) from fault
    return result, True
