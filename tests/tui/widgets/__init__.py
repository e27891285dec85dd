"""Tests of the parts that places and forms share."""
