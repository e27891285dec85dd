"""The count room, on counts without records."""
