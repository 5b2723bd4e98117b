"""From an employer's own files to a profile: what most of them have in common."""
