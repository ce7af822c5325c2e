"""Commands of `reflect history`."""
