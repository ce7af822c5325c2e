"""What one can do with the history."""
