"""Changes between two runs, the timeline of a question, and series of ratings."""
