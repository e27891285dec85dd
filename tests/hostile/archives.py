"""Zipped files made wrong: as archives, and in the parts that they hold."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from hostile.mutations import MOST, NUMBERS, TEXT, Chance, Change, cut, flipped, nested, signed

ENTITIES = (
    '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;&y;&y;&y;&y;">]>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a SYSTEM "http://evil.example/a.dtd">',
)
_ATTRIBUTE = re.compile(
    rb'(\b(?:r|ref|min|max|s|si|count|sheetId|number-(?:rows|columns)-repeated|spans)=")([^"]*)"'
)
_DECLARED = re.compile(rb"<\?xml[^>]*\?>")
_PLACES = ("A1048576", "XFD1", "ZZZ9", "A99999999", "A0", "AAAA1", "1A", "$A$1", "", "A1:XFD1048576")


def unpacked(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def packed(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _attribute(part: bytes, chance: Chance) -> bytes:
    """A place or a number that no cell has."""
    found = list(_ATTRIBUTE.finditer(part))
    if not found:
        return part
    one = chance.choice(found)
    value = chance.choice((*_PLACES, *NUMBERS)).encode()
    return part[: one.start(2)] + value + part[one.end(2) :]


def _unfolded(part: bytes, chance: Chance) -> bytes:
    """A row, a cell or a text many times over."""
    for tag in chance.sample(
        (b"row", b"c", b"si", b"table:table-row", b"table:table-cell", b"col", b"sheet"), 7
    ):
        found = re.search(rb"<%s[ />].*?(?:/>|</%s>)" % (tag, tag), part, re.DOTALL)
        if found:
            times = min(chance.choice((2, 300, 3_000)), MOST // len(found[0]) + 1)
            return part[: found.start()] + found[0] * times + part[found.end() :]
    return part


def _with_entities(part: bytes, chance: Chance) -> bytes:
    doctype = chance.choice(ENTITIES).encode()
    made = _DECLARED.sub(lambda found: found[0] + doctype, part, count=1)
    return (made if made != part else doctype + part).replace(b"Ben", b"&z;&x;")


def _declared(part: bytes, chance: Chance) -> bytes:
    coding = chance.choice(
        ("utf-16", "utf-7", "ebcdic-cp-us", "shift_jis", "nonsense", "UTF-8", "ascii", "gb18030")
    )
    made = f'<?xml version="1.{chance.randrange(3)}" encoding="{coding}"?>'.encode()
    return _DECLARED.sub(made, part, count=1) if _DECLARED.search(part) else made + part


XML: tuple[Change, ...] = (
    _attribute,
    _attribute,
    _attribute,
    _unfolded,
    _unfolded,
    _with_entities,
    _declared,
    nested,
)


def changed_archive(raw: bytes, others: Sequence[bytes], chance: Chance) -> bytes:
    """A zipped file, made wrong as an archive or in one of its parts."""
    if chance.random() < 0.2:
        return chance.choice((flipped, cut, signed))(raw, chance)
    parts = unpacked(raw)
    if chance.random() < 0.15:
        return packed(*_archived(parts, chance))
    sheets = [name for name in parts if "sheet" in name.casefold() or name == "content.xml"]
    name = chance.choice(sheets if sheets and chance.random() < 0.7 else sorted(parts))
    for _ in range(chance.choice((1, 1, 2))):
        parts[name] = chance.choice((*XML, *XML, *TEXT))(parts[name], chance)
    return packed(parts)


def _archived(parts: dict[str, bytes], chance: Chance) -> tuple[dict[str, bytes], int]:
    """Parts missing, in each other's places, of strange names; packed in other ways; a part that unpacks to millions."""
    made, how = dict(parts), zipfile.ZIP_DEFLATED
    one, other = chance.choice(sorted(made)), chance.choice(sorted(made))
    match chance.randrange(6):
        case 0:
            made.pop(one)
        case 1:
            made[one], made[other] = made[other], made[one]
        case 2:
            made[
                chance.choice(("../../evil", "/etc/passwd", "xl/\x1b[31m.xml", "a" * 300, "xl/workbook.xml/"))
            ] = made[one]
        case 3:
            how = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
        case 4:
            made[one] = made[one] + b" " * chance.choice((1_000_000, 9_000_000, 30_000_000))
        case _:
            made[one] = b""
    return made, how
