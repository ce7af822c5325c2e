"""What one can do: one file a command, named like it."""
