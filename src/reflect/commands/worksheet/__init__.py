"""Commands of `reflect worksheet`."""
