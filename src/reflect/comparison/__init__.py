"""Two runs -> changes, one question -> its timeline, marks -> series: nothing is judged."""
