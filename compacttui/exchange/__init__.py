"""What is read in and written out: one file per format."""
