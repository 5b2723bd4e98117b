"""Phrases: words as a person says them, read once, and looked up by the thousand in one pass over a text."""
