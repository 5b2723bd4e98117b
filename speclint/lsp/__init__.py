"""A language server: the same findings, under the cursor of whatever editor somebody writes in."""
