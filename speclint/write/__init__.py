"""Findings turned into a better copy, never into the original."""
