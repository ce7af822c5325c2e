"""What is put out for people: drawn, or spoken line by line."""
