"""SQLite: conversations, runs and timings."""
