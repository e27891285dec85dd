"""The count room: a count stage by stage as a picture, as a table and in words; signed, objected to, repeated."""
