"""The plain interface: the same data and acts line by line, for screen readers, braille, pipes and simple terminals."""
