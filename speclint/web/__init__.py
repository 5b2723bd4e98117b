"""A local page for whoever works in a browser: files go in, the report comes out, nothing leaves this computer."""
