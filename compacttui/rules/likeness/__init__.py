"""The one likeness of names: whoever asks whether two names may mean one thing asks here."""

from compacttui.rules.likeness.organisations import NEAR, Alike, Likely
from compacttui.rules.likeness.people import may_be_one_person, names_several, person_key, spoken_order

__all__ = ["NEAR", "Alike", "Likely", "may_be_one_person", "names_several", "person_key", "spoken_order"]
