"""What can be read in plain mode: Today, the answer to any question, a line, a record, an entry; each as a list."""

from compacttui.plain.pages.answers import Answer
from compacttui.plain.pages.page import Opens, Page, Told
from compacttui.plain.pages.things import WITH_A_LINE, Entry, History, Line, Record
from compacttui.plain.pages.today import Today

__all__ = ["WITH_A_LINE", "Answer", "Entry", "History", "Line", "Opens", "Page", "Record", "Today", "Told"]
