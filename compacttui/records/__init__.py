"""What is kept: the event log, and per subject its tables with the reducers that fill them."""
