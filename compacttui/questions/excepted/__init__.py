"""What was done in spite of a rule: one file for each subject, one function for each kind of entry that can hold it."""
