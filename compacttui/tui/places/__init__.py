"""One file for each place in the sidebar."""
