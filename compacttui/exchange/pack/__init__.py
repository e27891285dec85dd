"""Evidence packs: what is on record about something, with what proves it, for people who have not this program."""

from compacttui.exchange.pack.about import KINDS, PERIOD, About, about_period, about_thing
from compacttui.exchange.pack.making import Packed, check_new_folder, write_pack

__all__ = [
    "KINDS",
    "PERIOD",
    "About",
    "Packed",
    "about_period",
    "about_thing",
    "check_new_folder",
    "write_pack",
]
