"""Lines of text made into blocks: what plain text, Markdown, YAML and PDF stand on."""
