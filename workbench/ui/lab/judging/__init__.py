"""Judging by eye: blind votes, what they come to, pass and fail with a note."""
