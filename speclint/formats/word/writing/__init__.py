"""A Word file changed: comments, tracked changes, and a copy repacked with all else untouched."""
