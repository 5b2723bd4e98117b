"""What only the whole collection shows: facts of each class specification, and how they fit together."""
