"""Polls held here: ballot codes, what stands on a paper, passphrases, and when a result gives votes away.

`codes` are typed by voters, `marks` are what they put beside names, `rules.passphrases` open the ballot box, and
`secrecy` says where few voters can be told by their result.
"""

from compacttui.rules.passphrases import check_passphrase, recovery_code_from, same_letters
from compacttui.rules.polls.codes import CodeGone, as_typed, code_from, read_code
from compacttui.rules.polls.marks import (
    Marks,
    Style,
    beside,
    counted_as,
    findings,
    judged,
    no_to,
    read_marks,
    style_of,
)
from compacttui.rules.polls.secrecy import few_electors, given_away

__all__ = [
    "CodeGone",
    "Marks",
    "Style",
    "as_typed",
    "beside",
    "check_passphrase",
    "code_from",
    "counted_as",
    "few_electors",
    "findings",
    "given_away",
    "judged",
    "no_to",
    "read_code",
    "read_marks",
    "recovery_code_from",
    "same_letters",
    "style_of",
]
