"""Two texts of one specification, and what changed from the one to the other."""
