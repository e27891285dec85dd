"""How entries read: one file for each subject, one function for each kind."""
