"""Reads, cuts, embeds, indexes and searches documents in a supervised child process."""
