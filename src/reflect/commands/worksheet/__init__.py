"""The commands for worksheets."""
