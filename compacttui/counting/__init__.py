"""Ballots in, result sheet out: pure, usable with no database."""
