"""The voting screen: a program of its own, which shows one contest and nothing else of the records."""
