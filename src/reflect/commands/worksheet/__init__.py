"""What one can do with worksheets."""
