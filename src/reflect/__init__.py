"""Guided self-reflection worksheets, kept as plain Markdown files."""

__version__ = "0.1.0"
