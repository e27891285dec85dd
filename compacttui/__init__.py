"""compacttui: who speaks for the voluntary sector, how they were chosen, and what they reported back."""

__version__ = "0.1.0"
