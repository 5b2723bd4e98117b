"""YAML, TOML and JSON read with the place of every value, and made into objects."""
