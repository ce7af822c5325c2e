"""Guided self-reflection worksheets, kept as plain Markdown files."""
