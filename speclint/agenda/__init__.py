"""What a board is asked to adopt: the items of a meeting, each with what was shown about it."""
