"""A table of inputs: one line a row, one column a prompt, the chosen answer in full beside it."""
