"""What is printed or published: one small function per artefact."""
