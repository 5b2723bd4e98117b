"""One run over many files: found, read, checked, set aside, reported."""
