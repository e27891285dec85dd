"""One file for each thing a person fills in."""
