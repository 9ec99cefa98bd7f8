"""Conversations, runs, settings and the secret on disk."""
