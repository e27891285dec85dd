"""One file for each counting method."""
