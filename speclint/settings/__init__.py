"""What the YAML and TOML of a user say: config, profiles, packs; refused where they are wrong."""
