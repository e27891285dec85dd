"""Tests of forms and their fields."""
