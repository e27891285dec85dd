"""Reading the tables that people have: CSV in any coding and with any mark between, XLSX, ODS."""

from compacttui.exchange.sheets.grid import UNSAVED, Cells, Grid, column_name
from compacttui.exchange.sheets.reading import LARGEST, Book, read_book

__all__ = ["LARGEST", "UNSAVED", "Book", "Cells", "Grid", "column_name", "read_book"]
