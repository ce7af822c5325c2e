"""Files for other programs, made of what the journal holds."""
