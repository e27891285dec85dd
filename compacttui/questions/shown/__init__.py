"""What is shown of each kind of thing: one file for each subject, one function for each kind."""
