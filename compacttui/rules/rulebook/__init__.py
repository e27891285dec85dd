"""The rule book: every local choice, with its bounds, its source and the version that they amount to."""

from compacttui.rules.rulebook.book import RuleBook
from compacttui.rules.rulebook.keys import KEYS, Key, Plain, Value, all_keys, closest_key, find_key, plain
from compacttui.rules.rulebook.reading import Given, complete, merge, parse
from compacttui.rules.rulebook.sections import Connected, DeputyFrom, Political, Unopposed

__all__ = [
    "KEYS",
    "Connected",
    "DeputyFrom",
    "Given",
    "Key",
    "Plain",
    "Political",
    "RuleBook",
    "Unopposed",
    "Value",
    "all_keys",
    "closest_key",
    "complete",
    "find_key",
    "merge",
    "parse",
    "plain",
]
